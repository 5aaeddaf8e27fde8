import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from simgui.library.storage.presence import Presence

_LIVING = """
import sys, time
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from simgui.library.storage.presence import Presence
presence = Presence(Path(sys.argv[1]))
print("here", flush=True)
sys.stdin.readline()
presence.close()
"""


def start(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _LIVING, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    return process


def test_a_program_that_ends_as_it_should_leaves_nothing(tmp_path: Path) -> None:
    with closing(Presence(tmp_path)) as first, closing(Presence(tmp_path)) as beside:
        assert (first.unclean, beside.unclean) == (False, False)
    with closing(Presence(tmp_path)) as next_one:
        assert not next_one.unclean


def test_a_program_that_is_killed_is_noticed_once_and_only_when_it_is_dead(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        with closing(Presence(tmp_path)) as beside:
            assert not beside.unclean
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with closing(Presence(tmp_path)) as first, closing(Presence(tmp_path)) as second:
        assert (first.unclean, second.unclean) == (True, False)


def test_a_folder_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "running").write_bytes(b"no folder")
    with closing(Presence(tmp_path)) as presence:
        assert not presence.unclean


def test_a_program_knows_whether_it_is_alone(tmp_path: Path) -> None:
    with closing(Presence(tmp_path)) as first, closing(Presence(tmp_path)) as beside:
        assert (first.alone, beside.alone) == (True, False)
    with start(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with closing(Presence(tmp_path)) as next_one:
        assert next_one.alone


def test_a_file_that_is_taken_for_one_left_behind_is_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    acquire, taken = FileLock.acquire, []

    def too_late(lock: FileLock, *arguments: Any, **options: Any) -> Any:
        if not taken:
            taken.append(lock)
            Path(lock.lock_file).unlink()  # as another program does that begins at the same time
            taken_by_other = acquire(lock, *arguments, **options)
            Path(lock.lock_file).unlink()
            return taken_by_other
        return acquire(lock, *arguments, **options)

    monkeypatch.setattr(FileLock, "acquire", too_late)
    with closing(Presence(tmp_path)), closing(Presence(tmp_path)) as beside:
        assert not beside.alone
