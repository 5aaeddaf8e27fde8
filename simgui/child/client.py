"""The trainer, seen from outside: start the child process, pass its progress on, take its result."""

import contextlib
import logging
import os
import queue
import subprocess
import threading
from pathlib import Path
from typing import IO, Any

from simgui.child.executable import OWN_GROUP, OWN_GROUP_FLAG, own_command
from simgui.child.protocol import MEMORY_KEPT, TRAINER_FLAG, Event, Request
from simgui.core.errors import SimguiError, explain
from simgui.core.priority import BELOW_NORMAL, let_step_back
from simgui.core.progress import Progress
from simgui.core.temporary import temporary_folder

log = logging.getLogger(__name__)

_SECONDS_BETWEEN_CHECKS = 0.1
_SECONDS_TO_END = 5
_PLACES = ("TMPDIR", "TEMP", "TMP", "KERAS_HOME")
"""Where temporary files go, and what Keras would write into the person's home."""
_NO_CONSOLE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console would open beside the window."""


class TrainerEnded(SimguiError):  # noqa: N818 - an error by its parent
    """The process ended without a result: killed, out of memory, or crashed."""


def trainer_command() -> list[str]:
    """Give the command that starts the trainer, from source and frozen."""
    return own_command(TRAINER_FLAG)


def run_trainer(request: Request, log: IO[bytes], progress: Progress) -> dict[str, Any]:
    """Run one request in a trainer process and give its result.

    The process has a folder for temporary files to itself, which goes with it: TensorFlow writes there what
    it makes of a function, and would leave it behind whenever a training is ended from outside.

    Args:
        request: What to do.
        log: Receives what TensorFlow and the trainer write besides events; a real file.
        progress: Told of each progress event and note; when it raises `Cancelled`, the process is ended.

    Raises:
        SimguiError: what the trainer says went wrong.
        TrainerEnded: if it ended without a word.
        Cancelled: if the person asked to stop.
    """
    with temporary_folder("trainer") as folder:
        return _talk(_start(log, folder), request, log, progress)


def _talk(
    process: subprocess.Popen[str], request: Request, log: IO[bytes], progress: Progress
) -> dict[str, Any]:
    """Ask the process, and end it."""
    events: queue.SimpleQueue[Event | None] = queue.SimpleQueue()
    reader = threading.Thread(target=_read_events, args=(process.stdout, events), name="trainer-events")
    reader.start()
    try:
        _send(request, process)
        while (event := _next(events, progress)) is not None:
            if event.kind == "progress":
                values = event.values
                progress.step(values["text"], values["done"], values["total"], values["unit"])
            elif event.note is not None:
                progress.tell(event.note)
            elif event.kind == "result":
                return dict(event.values["result"])
            elif event.kind == "error":
                raise SimguiError(event.values["title"], event.values["message"])
        process.wait(_SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        pass  # silent and hanging: ended below
    finally:
        _end(process)
        reader.join()
        if process.stdout:
            process.stdout.close()
    raise TrainerEnded(
        "The trainer ended early",
        f"It stopped without a result (exit status {process.returncode}); your library and the active model "
        "are as they were. If the computer was short of memory, close other programs and try again; "
        f"{log.name} says more.",
    )


def open_log(path: Path) -> IO[bytes]:
    """Open the file that receives what the trainer writes; nowhere, if the disk does not allow it."""
    try:
        return path.open("ab")
    except OSError as error:
        log.info("the trainer is not heard: %s", error)
        return Path(os.devnull).open("ab")


def _start(log: IO[bytes], temporary: Path) -> subprocess.Popen[str]:
    command = trainer_command()
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            env=MEMORY_KEPT | os.environ | dict.fromkeys(_PLACES, os.fspath(temporary)),
            text=True,
            encoding="utf-8",
            errors="replace",  # a library's stray line may be anything
            process_group=OWN_GROUP,
            creationflags=_NO_CONSOLE | BELOW_NORMAL | OWN_GROUP_FLAG,
        )
    except OSError as error:
        raise explain(error, command[0]) from error
    let_step_back(process.pid)
    return process


def _send(request: Request, process: subprocess.Popen[str]) -> None:
    if process.stdin:
        # It may end before it could listen; its silence is noticed by those who wait for events.
        with contextlib.suppress(OSError), process.stdin as stream:
            stream.write(request.to_line() + "\n")


def _read_events(stream: IO[str] | None, events: "queue.SimpleQueue[Event | None]") -> None:
    for line in stream or ():
        try:
            events.put(Event.from_line(line))
        except ValueError:
            continue  # a library's stray line is no event
    events.put(None)


def _next(events: "queue.SimpleQueue[Event | None]", progress: Progress) -> Event | None:
    while True:
        try:
            return events.get(timeout=_SECONDS_BETWEEN_CHECKS)
        except queue.Empty:
            progress.check()


def _end(process: subprocess.Popen[str]) -> None:
    """Leave no process behind, whatever happened; a result was safe before it was sent."""
    for stop in (process.terminate, process.kill):
        if process.poll() is None:
            stop()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(_SECONDS_TO_END)
