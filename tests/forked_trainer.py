"""Trainer processes that begin with TensorFlow imported: forked from one that has done nothing but that.

Each is a process of its own that reads its request on standard input, writes events on standard output, and
can be killed; only the seconds of the import are saved. On request, they compute less, too
(`small_trainer`).
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO

import pytest

from simgui.child import client
from simgui.child.protocol import MEMORY_KEPT

_IMPORTED = ["pytest", "simgui.trainer", "simgui.training.tensorflow.recipes.follow"]
_SMALL_TRAINER = Path(__file__).with_name("small_trainer.py")


class ForkedTrainer:
    """A trainer process, with what `simgui.child.client` uses of a `subprocess.Popen`."""

    module = "simgui.trainer"
    """Whose `main` it runs."""

    def __init__(self, command: Sequence[str], log: IO[bytes], temporary: Path) -> None:
        """Start it; what `client._start` is given, of which the command is known."""
        forking = multiprocessing.get_context("forkserver")
        forking.set_forkserver_preload(_IMPORTED)
        request, requests = multiprocessing.Pipe(duplex=False)
        events, event = multiprocessing.Pipe(duplex=False)
        said = Connection(os.dup(log.fileno()), readable=False)
        environment = MEMORY_KEPT | os.environ | dict.fromkeys(client._PLACES, os.fspath(temporary))
        self._process = forking.Process(
            target=_serve, args=(self.module, request, event, said, environment), daemon=True
        )
        self._process.start()
        for given in (request, event, said):
            given.close()
        self.stdin = os.fdopen(os.dup(requests.fileno()), "w", encoding="utf-8")
        self.stdout = os.fdopen(os.dup(events.fileno()), "r", encoding="utf-8", errors="replace")
        for kept in (requests, events):
            kept.close()
        self.terminate, self.kill = self._process.terminate, self._process.kill

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    def poll(self) -> int | None:
        return self._process.exitcode

    def wait(self, timeout: float | None = None) -> int:
        self._process.join(timeout)
        if self._process.exitcode is None:
            raise subprocess.TimeoutExpired("the trainer", timeout or 0)
        return self._process.exitcode


class SmallForkedTrainer(ForkedTrainer):
    """One that computes less."""

    module = "small_trainer"


def _serve(
    module: str, request: Connection, event: Connection, said: Connection, environment: dict[str, str]
) -> None:
    """Be a trainer; in the process that was forked."""
    for number, each in enumerate((request, event, said)):
        os.dup2(each.fileno(), number)
        each.close()
    os.environ.clear()
    os.environ.update(environment)
    tempfile.tempdir = None
    sys.stdin = os.fdopen(0, encoding="utf-8", closefd=False)
    sys.exit(import_module(module).main())


def use_forked_trainers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trainer process begin at once where the system can fork."""
    if sys.platform == "linux":
        monkeypatch.setattr(client, "_start", ForkedTrainer)


def use_small_trainers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the trainer process compute less, and begin at once where the system can fork."""
    if sys.platform == "linux":
        monkeypatch.setattr(client, "_start", SmallForkedTrainer)
    else:
        command = [sys.executable, "-P", os.fspath(_SMALL_TRAINER)]
        monkeypatch.setattr(client, "trainer_command", lambda: command)
