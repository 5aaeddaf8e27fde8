import io
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture
from PIL import Image

from simgui.library.decoding.average_colour import average_colour
from simgui.library.decoding.decoder import shrink

MARK = b"\xff\xfe\x00\x09"


def test_a_thumbnail_tells_the_average_of_its_pixels(tmp_path: Path) -> None:
    small = shrink(make_picture(tmp_path / "one.png", 5, size=(640, 400)), 256)
    told = average_colour(small)
    assert told is not None
    with Image.open(io.BytesIO(small)) as image:
        mean = np.asarray(image, np.float64).mean(axis=(0, 1))
    assert np.abs(mean - [told >> 16, told >> 8 & 255, told & 255]).max() < 3


def test_a_grey_picture_has_a_grey_average(tmp_path: Path) -> None:
    Image.new("L", (50, 20), 77).save(tmp_path / "grey.png")
    assert average_colour(shrink(tmp_path / "grey.png", 256)) == 0x4D4D4D


@pytest.mark.parametrize(
    "jpeg",
    [b"", b"\xff\xfe\x00\x09#12345", b"\xff\xfe\x00\x09#12345g", bytes(64) + b"\xff\xfe\x00\x09#123456"],
)
def test_what_tells_no_colour_has_none(jpeg: bytes) -> None:
    assert average_colour(jpeg) is None
