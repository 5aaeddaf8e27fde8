from pathlib import Path

import numpy as np
import pytest

from simgui.core.errors import SimguiError
from simgui.training.tensorflow.data.row_file import PictureRows, RowFile


def test_rows_come_back_as_they_were_written(tmp_path: Path) -> None:
    file = RowFile(tmp_path / "rows", (2, 3), np.float16)
    assert len(file) == 0
    assert file.read().shape == (0, 2, 3)
    rows = np.arange(24, dtype=np.float16).reshape(4, 2, 3)
    file.append(rows[:1])
    file.append(rows[1:])
    assert len(file) == 4
    assert np.array_equal(file.read(), rows)


def test_a_row_that_a_kill_cut_off_is_written_again(tmp_path: Path) -> None:
    path = tmp_path / "rows"
    RowFile(path, (4,), np.uint8).append(np.arange(12, dtype=np.uint8).reshape(3, 4))
    with path.open("r+b") as file:
        file.truncate(10)
    again = RowFile(path, (4,), np.uint8)
    assert again.read().tolist() == [[0, 1, 2, 3], [4, 5, 6, 7]]
    again.keep(1)
    again.append(np.array([[9, 9, 9, 9]], np.uint8))
    assert again.read().tolist() == [[0, 1, 2, 3], [9, 9, 9, 9]]


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(SimguiError, match="is not there"):
        RowFile(tmp_path / "gone" / "rows", (4,), np.uint8)


def test_of_a_picture_that_could_not_be_read_it_is_kept_that_it_was_not(tmp_path: Path) -> None:
    pictures = PictureRows(tmp_path / "rows", (2,), np.uint8)
    pictures.append([np.array([1, 2]), None])
    pictures.append([np.array([3, 4])])
    again = PictureRows(tmp_path / "rows", (2,), np.uint8)
    assert len(again) == 3
    assert again.rows().tolist() == [[1, 2], [0, 0], [3, 4]]
    assert again.were_read().tolist() == [True, False, True]


def test_rows_go_on_behind_the_last_picture_that_is_whole_in_both_files(tmp_path: Path) -> None:
    PictureRows(tmp_path / "rows", (2,), np.uint8).append([np.array([1, 2]), np.array([3, 4])])
    (tmp_path / "rows-read").write_bytes(b"\x01")  # the second was not written before the kill
    again = PictureRows(tmp_path / "rows", (2,), np.uint8)
    again.append([None])
    assert again.rows().tolist() == [[1, 2], [0, 0]]
    assert again.were_read().tolist() == [True, False]
