import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from simgui.library.storage.running_mark import RunningMark

pytestmark = pytest.mark.process

_RUNNING = """
import sys
from pathlib import Path
from simgui.library.storage.running_mark import RunningMark
mark = RunningMark(Path(sys.argv[1]))
print("here", flush=True)
sys.stdin.readline()
mark.close()
"""


def start(folder: Path) -> "subprocess.Popen[str]":
    process = subprocess.Popen(
        [sys.executable, "-c", _RUNNING, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "here\n"
    return process


def test_a_program_that_ends_in_the_ordinary_way_leaves_no_mark(tmp_path: Path) -> None:
    with closing(RunningMark(tmp_path)) as first, closing(RunningMark(tmp_path)) as beside:
        assert (first.unclean, beside.unclean) == (False, False)
    with closing(RunningMark(tmp_path)) as next_one:
        assert not next_one.unclean


def test_a_killed_program_is_noticed_once_and_not_while_it_runs(tmp_path: Path) -> None:
    with start(tmp_path) as process:
        with closing(RunningMark(tmp_path)) as beside:
            assert not beside.unclean
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with closing(RunningMark(tmp_path)) as first, closing(RunningMark(tmp_path)) as second:
        assert (first.unclean, second.unclean) == (True, False)


def test_a_mark_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "running").write_bytes(b"no folder")
    with closing(RunningMark(tmp_path)) as mark:
        assert not mark.unclean


def test_a_program_knows_whether_it_is_alone(tmp_path: Path) -> None:
    with closing(RunningMark(tmp_path)) as first, closing(RunningMark(tmp_path)) as beside:
        assert (first.alone, beside.alone) == (True, False)
    with start(tmp_path) as process:
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
    with closing(RunningMark(tmp_path)) as next_one:
        assert next_one.alone


def test_a_mark_that_another_start_deletes_is_made_again(
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
    with closing(RunningMark(tmp_path)), closing(RunningMark(tmp_path)) as beside:
        assert not beside.alone
