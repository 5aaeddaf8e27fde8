"""Pictures that are read again by a training, by the processes that decode."""

import os
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
from fakes import FakeBackbone
from pictures import make_picture

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.evaluation.split import Split
from simgui.library.decoding.content import content_of
from simgui.library.decoding.pool import DecodingPool
from simgui.models.backbone import STARTER_INPUT, InputSpec
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.pictures import TrainingPictures
from simgui.training.tensorflow.data.reading import PictureFile, read_features, read_pixels, read_views
from simgui.training.tensorflow.data.row_file import PictureRows

pytestmark = pytest.mark.usefixtures("decoding_processes")
SMALL = InputSpec(32, 1.0)


@pytest.fixture
def files(tmp_path: Path) -> list[PictureFile | None]:
    """Six pictures: whole, changed, gone, damaged since, a pipe, whole; and one that left the library."""
    made = []
    for row in range(6):
        path = make_picture(tmp_path / f"{row}.png", row)
        with path.open("rb") as opened:
            made.append(PictureFile(row, path, content_of(opened)))
    status = made[1].path.stat()
    other = make_picture(tmp_path / "other.png", 9, size=(8, 8)).read_bytes()
    made[1].path.write_bytes(other.ljust(status.st_size, b"\0"))
    os.utime(made[1].path, ns=(status.st_atime_ns, status.st_mtime_ns))
    made[2].path.unlink()
    made[3].path.write_bytes(made[3].path.read_bytes()[:100])
    made[4].path.unlink()
    if hasattr(os, "mkfifo"):
        os.mkfifo(made[4].path)
    return [*made, None]


READ = [True, False, False, False, False, True, False]


def test_pixels_are_read_of_what_has_not_changed(files: list[PictureFile | None], tmp_path: Path) -> None:
    steps: list[Step] = []
    rows = read_pixels(files, SMALL, tmp_path / "pixels", DecodingPool, Phase.READING, Progress(steps.append))
    assert rows.were_read().tolist() == READ
    pixels = rows.rows()
    assert pixels.shape == (7, 32, 32, 3)
    assert [bool(picture.any()) for picture in pixels] == READ
    assert (steps[-1].done, steps[-1].total) == (7, 7)
    again = read_pixels([None] * 7, SMALL, tmp_path / "pixels", DecodingPool, Phase.READING, Progress())
    assert np.array_equal(again.rows(), pixels)  # nothing is read twice


def test_features_are_computed_of_what_has_not_changed(
    files: list[PictureFile | None], tmp_path: Path
) -> None:
    backbone = FakeBackbone()
    rows = read_features(files, backbone, tmp_path / "features", DecodingPool, Phase.LOOKING, Progress())
    assert rows.were_read().tolist() == READ
    assert rows.rows().shape == (7, backbone.width)


def test_views_are_drawn_of_what_has_not_changed(files: list[PictureFile | None], tmp_path: Path) -> None:
    rows = PictureRows(tmp_path / "views", (2, 3), np.float16)
    seen: list[int] = []

    def see(views: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        seen.append(len(views))
        return np.asarray(views.mean(axis=(1, 2)) / 255)

    read_views(files, STARTER_INPUT, 3, 2, see, rows, DecodingPool, Phase.VIEWS, Progress())
    assert rows.were_read().tolist() == READ
    assert seen == [2, 2]


# What is left of the pictures.


def pictures() -> TrainingPictures:
    """Make two labels, the pictures of both in turn: eight to train on, two each to calibrate and to test."""
    rows = np.arange(12)
    split = Split(rows[:8], rows[8:10], rows[10:])
    return TrainingPictures(rows + 100, rows % 2, ("bags", "hats"), rows, split, rows[:0], 0)


def all_but(*rows: int) -> npt.NDArray[np.bool_]:
    there = np.ones(12, bool)
    there[list(rows)] = False
    return there


def test_pictures_that_cannot_be_read_are_skipped_and_rows_keep_their_numbers() -> None:
    whole = pictures()
    left = whole.only(all_but(1, 9))
    assert left.split.train.tolist() == [0, 2, 3, 4, 5, 6, 7]
    assert left.split.calibration.tolist() == [8]
    assert left.split.test.tolist() == [10, 11]
    assert left.counts() == {"bags": 6, "hats": 4}
    assert (left.skipped, whole.skipped) == (2, 0)
    further = left.only(all_but(0))
    assert (further.skipped, further.as_divided.split.train.tolist()) == (3, list(range(8)))


@pytest.mark.parametrize(
    "gone", [(8, 9), (10, 11), (1, 3, 5)], ids=["all to calibrate", "all to test with", "too few of a label"]
)
def test_too_few_that_are_left_is_said(gone: tuple[int, ...]) -> None:
    with pytest.raises(
        SimguiError, match=f"{len(gone)} of 12 are gone, have changed since they were indexed"
    ):
        pictures().only(all_but(*gone))
