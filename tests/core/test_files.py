import csv
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.core.files import make_private_file, write_csv, written_whole


def read(file: Path) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as opened:
        return list(csv.reader(opened))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", " =", "\uff1d"])
def test_no_text_in_a_table_is_a_formula(tmp_path: Path, start: str) -> None:
    text = f"{start}HYPERLINK(1)"
    write_csv(tmp_path / "table.csv", [["name"], [text]])
    assert read(tmp_path / "table.csv") == [["name"], [f"'{text}"]]


def test_numbers_stay_numbers_and_odd_names_are_kept(tmp_path: Path) -> None:
    write_csv(tmp_path / "table.csv", [[-0.5, None, "caf\udce9", 'a "quote", é']])
    assert read(tmp_path / "table.csv") == [["-0.5", "", "caf\\xe9", 'a "quote", é']]


def test_a_table_that_fails_half_way_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("before")

    def rows() -> list[list[str]]:
        raise OSError(28, "No space left on device")

    with pytest.raises(SimguiError, match="the disk is full"):
        write_csv(file, (row for _ in range(2) for row in rows()))
    assert file.read_text() == "before"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_could_not_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    with (
        pytest.raises(SimguiError, match="is not there"),
        written_whole(tmp_path / "no" / "file") as beside,
    ):
        beside.write_text("text")
    with pytest.raises(KeyError), written_whole(tmp_path / "file") as beside:
        beside.write_text("text")
        raise KeyError
    assert list(tmp_path.iterdir()) == []


def test_what_an_earlier_attempt_left_is_not_built_on(tmp_path: Path) -> None:
    file = tmp_path / "file"
    with written_whole(file) as beside:
        beside.write_text("as it was when the power failed")
        left = beside
    left.write_text("half of a longer tex")
    with written_whole(file) as beside:
        assert beside == left
        assert not beside.exists()
        beside.write_text("short")
    assert file.read_text() == "short"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.skipif(os.name == "nt", reason="the person's folders are closed to others there")
def test_a_private_file_is_never_open_to_others(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("open to all")
    file.chmod(0o666)
    with written_whole(file, private=True) as beside:
        assert beside.stat().st_mode & 0o077 == 0
        beside.write_text("for one")
    assert file.stat().st_mode & 0o777 == 0o600


def test_a_file_is_on_the_disk_before_it_takes_its_place_and_its_name_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, steps = tmp_path / "file", list[str]()
    flush, replace = os.fsync, Path.replace

    def noting_flush(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        flush(handle)

    def noting_replace(path: Path, target: Path) -> Path:
        steps.append("replace")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", noting_flush)
    monkeypatch.setattr(Path, "replace", noting_replace)
    with written_whole(file) as beside:
        beside.write_text("text")
    assert steps == ["file", "replace"] + (["folder"] if os.name != "nt" else [])


@pytest.mark.process
@pytest.mark.skipif(os.name == "nt", reason="Windows knows locks of open files, not of processes")
def test_a_file_that_is_there_keeps_the_locks_of_its_process(tmp_path: Path) -> None:
    import fcntl

    file = tmp_path / "locked"
    make_private_file(file)
    assert stat.S_IMODE(file.stat().st_mode) == stat.S_IRUSR | stat.S_IWUSR
    with file.open("w") as held:
        fcntl.lockf(held, fcntl.LOCK_EX)
        make_private_file(file)
        code = "import fcntl, sys; fcntl.lockf(open(sys.argv[1], 'w'), fcntl.LOCK_EX | fcntl.LOCK_NB)"
        tried = subprocess.run([sys.executable, "-c", code, file], capture_output=True, check=False)
    assert b"BlockingIOError" in tried.stderr
