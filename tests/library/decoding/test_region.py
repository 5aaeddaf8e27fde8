import io
import math

import numpy as np
import pytest
from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding import decoder
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.region import Region
from simgui.models.backbone import LITE0_INPUT, InputSpec

PICTURE = Image.fromarray(np.random.default_rng(3).integers(0, 256, (300, 400, 3), np.uint8))
BOX = (80, 60, 280, 240)
PART = Region(0.2, 0.2, 0.5, 0.6)
"""The same box, in shares."""


def saved(image: Image.Image, file_format: str = "PNG", **options: object) -> bytes:
    file = io.BytesIO()
    image.save(file, file_format, **options)
    return file.getvalue()


@pytest.mark.parametrize("wanted", [LITE0_INPUT, InputSpec(32, 1.0)])
def test_a_part_is_decoded_as_a_picture_of_its_own_would_be(wanted: InputSpec) -> None:
    expected = decode(saved(PICTURE.crop(BOX)), wanted)
    found = decode(saved(PICTURE), wanted, region=PART)
    assert np.array_equal(found.pixels, expected.pixels)
    assert (found.width_px, found.height_px) == (400, 300)  # of the picture


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_is_one_of_the_upright_picture(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    content = saved(PICTURE, exif=exif)
    upright = PICTURE.transpose(decoder._UPRIGHT[orientation]) if orientation > 1 else PICTURE
    width, height = upright.size
    box = (width // 10, height // 5, width // 2, height)
    region = Region(box[0] / width, box[1] / height, (box[2] - box[0]) / width, (box[3] - box[1]) / height)
    assert np.array_equal(
        decode(content, InputSpec(64, 1.0), region=region).pixels,
        decode(saved(upright.crop(box)), InputSpec(64, 1.0)).pixels,
    )


def test_a_small_part_of_a_large_picture_is_not_taken_from_a_reduced_one() -> None:
    fine = np.zeros((2400, 2400, 3), np.uint8)
    fine[:, ::2] = 255  # lines of one pixel, grey where they are decoded at reduced scale
    content = saved(Image.fromarray(fine), "JPEG", quality=95, subsampling=0)
    seen = decode(content, InputSpec(224, 1.0), region=Region(0, 0, 224 / 2400, 224 / 2400)).pixels
    assert seen.std() > 100
    assert decode(content, InputSpec(224, 1.0)).pixels.std() < 60


def test_a_part_of_less_than_a_pixel_is_that_pixel() -> None:
    picture = Image.new("RGB", (3, 2), (0, 0, 0))
    picture.putpixel((2, 1), (200, 100, 50))
    pixels = decode(saved(picture), InputSpec(8, 1.0), region=Region(0.9999, 0.9999, 0.0001, 0.0001)).pixels
    assert (pixels == (200, 100, 50)).all()


def test_the_processes_that_decode_take_a_region(decoding_processes: None) -> None:
    del decoding_processes
    with DecodingPool() as pool:
        found = pool.decode(saved(PICTURE), LITE0_INPUT, region=PART)
    assert np.array_equal(found.pixels, decode(saved(PICTURE), region=PART).pixels)


def test_a_part_of_what_is_no_picture() -> None:
    with pytest.raises(UnreadablePicture, match="not a picture"):
        decode(b"no picture", region=PART)


@pytest.mark.parametrize(
    "shares",
    [(-0.1, 0, 1, 1), (0, 0, 0, 1), (0.5, 0, 0.6, 1), (0, 0, 1, 1.1), (0, 0, math.nan, 1), (2, 0, 1, 1)],
)
def test_a_region_lies_in_its_picture(shares: tuple[float, float, float, float]) -> None:
    with pytest.raises(ValueError, match="not a part of a picture"):
        Region(*shares)


def test_the_whole_picture_is_a_region() -> None:
    assert Region(0, 0, 1, 1).stored(6) == (0, 0, 1, 1)
    assert Region(0.7, 0.9, 0.3, 0.1).stored(1)[2] == 1  # not a rounding more
