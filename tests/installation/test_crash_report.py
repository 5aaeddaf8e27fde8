from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.installation.crash_report import Crash, crash_of_dump, crash_of_error, report

DUMP = """Fatal Python error: Segmentation fault

Thread 0x00007f04ad7fa6c0 (most recent call first):
  File "/home/anna/.venv/lib/python3.11/threading.py", line 327 in wait
  File "/home/anna/.venv/lib/python3.11/site-packages/numpy/linalg/linalg.py", line 12 in svd

Current thread 0x00007f04b8a58740 (most recent call first):
  File "/home/anna/simgui/simgui/gui/pictures/grid/picture_grid.py", line 81 in paintEvent
  File "C:\\Users\\Anna\\AppData\\Programs\\SimGUI\\_internal\\simgui\\app.py", line ??? in close

Extension modules: numpy, secret.anna (total: 2)
"""


def failed() -> Exception:
    try:
        try:
            Path("/home/anna/My pictures/Oma.jpg").read_bytes()
        except OSError as error:
            raise ValueError("no such picture: /home/anna/My pictures/Oma.jpg") from error
    except ValueError as error:
        return error
    raise AssertionError


def test_a_dump_is_read_thread_by_thread_the_one_that_crashed_first() -> None:
    crash = crash_of_dump(DUMP)
    assert crash.kind == "Segmentation fault"
    assert crash.frames == (
        "Current thread 0x00007f04b8a58740",
        "simgui/gui/pictures/grid/picture_grid.py:81 paintEvent",
        "simgui/app.py:??? close",
        "Thread 0x00007f04ad7fa6c0",
        "threading.py:327 wait",
        "numpy/linalg/linalg.py:12 svd",
    )


@pytest.mark.parametrize("dump", ["", "\n\n", "\0" * 100, 'File "x', "Thread 0xZZ (most recent call first):"])
def test_a_dump_that_was_cut_off_is_no_error(dump: str) -> None:
    assert crash_of_dump(dump).frames == ()


def test_an_error_comes_with_what_caused_it() -> None:
    crash = crash_of_error(failed())
    assert crash.kind == "ValueError"
    assert [frame for frame in crash.frames if frame.startswith("→")] == [
        "→ FileNotFoundError",
        "→ ValueError",
    ]
    assert any("test_crash_report.py:" in frame and frame.endswith(" failed") for frame in crash.frames)


def test_a_report_names_no_file_of_the_person_unless_they_ask(tmp_path: Path) -> None:
    (tmp_path / "simgui.log").write_text("cannot read /home/anna/My pictures/Opa.jpg\n", "utf-8")
    for crash in (crash_of_error(failed()), crash_of_dump(DUMP)):
        text = report(crash)
        assert "anna" not in text.lower()
        assert "pictures/O" not in text
        assert crash.kind in text
    whole = report(crash_of_error(failed()), tmp_path)
    assert "no such picture: /home/anna/My pictures/Oma.jpg" in whole
    assert "Opa.jpg" in whole


def test_a_report_says_which_program_it_is(tmp_path: Path) -> None:
    text = report(Crash("Aborted", ()), tmp_path / "gone")
    assert text.startswith("SimGUI ")
    assert "PySide6-Essentials " in text
    assert "it cannot be read" in text


def test_a_chain_of_errors_has_an_end() -> None:
    error: Exception = SimguiError("a", "b")
    first = error
    for number in range(20):
        error.__cause__ = ValueError(number)
        error = error.__cause__
    assert len([frame for frame in crash_of_error(first).frames if frame.startswith("→")]) == 5


def test_the_files_of_a_frozen_program_keep_the_names_of_their_packages() -> None:
    dump = "Fatal Python error: Aborted\n\nCurrent thread 0x0000a1 (most recent call first):\n"
    crash = crash_of_dump(dump + '  File "watchdog/observers/inotify.py", line 20 in run\n')
    assert crash.frames == ("Current thread 0x0000a1", "watchdog/observers/inotify.py:20 run")
