import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from simgui.library.storage.crash_log import CrashLog

CRASH = """
import faulthandler, sys
from pathlib import Path
from simgui.library.storage.crash_log import CrashLog
crash_log = CrashLog(Path(sys.argv[1]))
faulthandler._sigabrt()
"""
END = CRASH.replace(
    "faulthandler._sigabrt()", "crash_log.close(); print(sorted(Path(sys.argv[1]).iterdir()))"
)


def run(script: str, logs: Path) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-c", script, str(logs)], capture_output=True, text=True, check=False
    )


@pytest.mark.process
def test_a_crash_is_told_once_and_kept(tmp_path: Path) -> None:
    crashed = run(CRASH, tmp_path)
    assert crashed.returncode not in (0, 1)
    with closing(CrashLog(tmp_path)) as after:
        assert after.last.startswith("Fatal Python error: Aborted")
    with closing(CrashLog(tmp_path)) as later:
        assert later.last == ""
    assert "Aborted" in (tmp_path / "crash-before.log").read_text()


@pytest.mark.process
def test_an_ordinary_end_leaves_nothing(tmp_path: Path) -> None:
    assert run(END, tmp_path).stdout.strip() == "[]"


def test_a_process_that_was_killed_has_not_crashed(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_bytes(b"")
    with closing(CrashLog(tmp_path)) as after:
        assert after.last == ""


def test_what_was_left_behind_is_bounded_and_need_not_be_text(tmp_path: Path) -> None:
    (tmp_path / "crash.log").write_bytes(b"\xff" * 1_000_000)
    with closing(CrashLog(tmp_path)) as after:
        assert 0 < len(after.last) <= 65536


def test_where_nothing_can_be_written_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "crash.log").mkdir()
    with closing(CrashLog(tmp_path)) as after:
        assert after.last == ""
