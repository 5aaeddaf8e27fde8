"""Parts of pictures to look at: the right pixels, however the file is turned, within bounds."""

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageOps

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import figure, say
from simgui.library.capture import UNKNOWN, Capture, Place
from simgui.library.decoding.decoder import part
from simgui.library.decoding.outcome import PicturePart
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.process.messages import Answer, NoPicture, PartRequest, Request
from simgui.library.decoding.process.payloads import pack_details, pack_part, unpack_details, unpack_part
from simgui.library.decoding.process.protocol import read_request, write_request
from simgui.library.decoding.region import Region
from simgui.library.details import PictureDetails

WHOLE = Region(0.0, 0.0, 1.0, 1.0)


def colourful(width: int, height: int) -> Image.Image:
    rows, columns = np.mgrid[:height, :width]
    pixels = np.stack([columns * 255 // width, rows * 255 // height, (rows + columns) % 256], axis=2)
    return Image.fromarray(pixels.astype(np.uint8))


def content(image: Image.Image, orientation: int = 1, kind: str = "PNG") -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    image.save(file, kind, exif=exif)
    return file.getvalue()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_part_is_that_of_the_upright_picture(orientation: int) -> None:
    stored = content(colourful(120, 80), orientation)
    upright = ImageOps.exif_transpose(Image.open(io.BytesIO(stored)))
    region = Region(0.25, 0.5, 0.5, 0.125)
    found = part(stored, region, 1000)
    assert (found.width_px, found.height_px) == upright.size
    sides, ends = (upright.width, upright.height) * 2, (0.25, 0.5, 0.75, 0.625)
    cut = upright.crop(tuple(round(share * side) for share, side in zip(ends, sides, strict=True)))
    assert np.array_equal(found.pixels, np.asarray(cut))


def test_a_part_is_no_larger_than_asked_for_and_never_enlarged() -> None:
    stored = content(colourful(400, 200))
    assert part(stored, WHOLE, 100).pixels.shape == (50, 100, 3)
    assert part(stored, Region(0, 0, 0.5, 0.5), 100).pixels.shape == (50, 100, 3)
    assert part(stored, Region(0, 0, 0.1, 0.1), 1000).pixels.shape == (20, 40, 3)
    assert part(stored, Region(1 - 1e-6, 1 - 1e-6, 1e-6, 1e-6), 1000).pixels.shape == (1, 1, 3)


def test_a_large_jpeg_is_decoded_at_the_scale_that_is_looked_at() -> None:
    stored = content(colourful(1600, 800), kind="JPEG")
    whole, detail = part(stored, WHOLE, 100), part(stored, Region(0.5, 0.5, 0.25, 0.25), 400)
    assert whole.pixels.shape == (50, 100, 3)
    assert detail.pixels.shape == (200, 400, 3)
    expected = np.asarray(Image.open(io.BytesIO(stored)))[400:600, 800:1200]
    assert np.abs(detail.pixels.astype(int) - expected).max() <= 2


class Answering:
    """Answers as a process does that a hostile file has taken over."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def run(self, request: Request) -> Answer | NoPicture:
        return self.answer

    def prepare(self, count: int) -> None:
        """Be ready always."""

    def close(self) -> None:
        """Nothing runs."""


GOOD = pack_part(np.zeros((2, 3, 3), np.uint8))


@pytest.mark.parametrize(
    "answer",
    [
        Answer(),
        Answer(GOOD, 0, 4),
        Answer(GOOD[:-1], 4, 4),
        Answer(GOOD + b"0", 4, 4),
        Answer(b"\xff" * 8, 4, 4),
        Answer(pack_part(np.zeros((2, 300, 3), np.uint8)), 4, 4),
    ],
)
def test_an_answer_that_is_no_part_is_no_picture(answer: Answer) -> None:
    with DecodingPool(runner=Answering(answer)) as pool, pytest.raises(UnreadablePicture):
        pool.part(b"", WHOLE, 100)


def test_a_part_comes_from_a_process(tmp_path: Path, decoding_processes: None) -> None:
    file = tmp_path / "a.png"
    file.write_bytes(content(colourful(40, 20)))
    with DecodingPool() as pool:
        found = pool.part(file, Region(0, 0, 0.5, 1), 100)
        assert isinstance(found, PicturePart)
        assert found.pixels.shape == (20, 20, 3)
        assert pool.details(file) == PictureDetails(UNKNOWN)


def test_details_survive_the_way() -> None:
    details = PictureDetails(
        Capture(place=Place(-33.5, 151.25)), "A lens", say("f/{aperture}", aperture=figure(2.8, 1))
    )
    there = unpack_details(pack_details(details), details.capture)
    assert there == details and there.exposure == "f/2.8"
    assert there.exposure.template == "f/{aperture}"
    assert unpack_part(GOOD, 3).shape == (2, 3, 3)


@pytest.mark.parametrize(
    "payload",
    [
        b"",
        b"[]",
        b"{",
        b'{"lens": 5, "exposure": ["a"]}',
        b'{"lens": "' + b"a" * 300 + b'"}',
        b'{"exposure": {"say": "{a.b}", "values": {"a": 1}}}',
        b"[" * 100_000,
    ],
)
def test_details_that_are_none_are_left_out(payload: bytes) -> None:
    assert unpack_details(payload, UNKNOWN) == PictureDetails(UNKNOWN)


def test_a_text_of_details_is_one_harmless_line() -> None:
    said = unpack_details(b'{"lens": "a\\nb\\u202e\\u001b[31m"}', UNKNOWN)
    assert "\n" not in said.lens
    assert "\u202e" not in said.lens
    assert "\x1b" not in said.lens


def test_a_request_of_a_part_survives_the_way() -> None:
    stream, request = io.BytesIO(), PartRequest(b"x", Region(0.25, 0.5, 0.5, 0.25), 5)
    write_request(stream, request)
    stream.seek(0)
    assert read_request(stream) == request
