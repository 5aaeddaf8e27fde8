import csv
from pathlib import Path

import pytest

from simgui.core.errors import SimguiError
from simgui.core.files import write_csv, written_whole


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
        pytest.raises(SimguiError, match="does not exist"),
        written_whole(tmp_path / "no" / "file") as beside,
    ):
        beside.write_text("text")
    with pytest.raises(KeyError), written_whole(tmp_path / "file") as beside:
        beside.write_text("text")
        raise KeyError
    assert list(tmp_path.iterdir()) == []
