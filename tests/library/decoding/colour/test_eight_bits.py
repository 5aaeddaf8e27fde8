"""Which of 256 greys becomes of a number, whatever the type and range of the numbers."""

from typing import Any

import numpy as np
import numpy.typing as npt
import pytest
from layouts import GREY, RGB, SHOWN_GREY, Array, tiff

from simgui.library.decoding.colour.eight_bits import SampleInfo, image_of_samples, tone_of
from simgui.library.decoding.decoder import decode, small_pixels

_NEUTRAL = 127
_GREY = {"photometric": "minisblack"}


def shown(content: bytes) -> Array:
    return small_pixels(content, 56)


def away(content: bytes, expected: Array) -> float:
    return float(np.abs(shown(content).astype(int) - expected).mean())


def with_gap(values: npt.NDArray[Any], missing: float) -> npt.NDArray[Any]:
    """Take a part of a picture away."""
    values = values.copy()
    values[14:26, 18:38] = missing
    return values


def gap_shown() -> Array:
    return with_gap(SHOWN_GREY, _NEUTRAL)


# Depth.


@pytest.mark.parametrize("bits", [8, 10, 12, 14, 16])
@pytest.mark.parametrize("brightness", [0.3, 1.0])
def test_all_files_of_a_series_have_the_same_scale(bits: int, brightness: float) -> None:
    samples = np.rint(GREY * (brightness * (2**bits - 1) / 255)).astype(np.uint16)
    assert away(tiff(samples, **_GREY), np.rint(SHOWN_GREY * brightness)) < 1


def test_a_few_hot_pixels_do_not_darken_the_rest() -> None:
    samples = GREY.astype(np.uint16) * 16
    samples[3, 5] = samples[30, 7] = 65535
    assert away(tiff(samples, **_GREY), SHOWN_GREY) < 1


def test_eight_bits_spread_over_the_range_of_a_type_keep_their_brightness() -> None:
    dark = GREY // 5
    for kind, factor in (("u2", 257), ("u4", 16843009), ("i4", 257), ("u8", 72340172838076673)):
        assert away(tiff(dark.astype(kind) * np.dtype(kind).type(factor), **_GREY), SHOWN_GREY // 5) < 1


def test_the_number_of_bits_is_taken_from_opaque_alpha() -> None:
    dark = np.dstack([RGB.astype(np.uint16) * 40, np.full(GREY.shape, 65535, np.uint16)])
    content = tiff(dark, photometric="rgb", extrasamples=["unassalpha"])
    assert away(content, np.rint(RGB * (40 / 257))) < 1


@pytest.mark.parametrize(
    "tags",
    [
        [(281, "H", 1, 4095, True)],  # MaxSampleValue: all ones, which is a depth
        [(340, "H", 1, 0, True), (341, "H", 1, 4095, True)],  # SMinSampleValue, SMaxSampleValue
    ],
)
def test_the_range_that_a_tiff_declares_is_used(tags: list[Any]) -> None:
    dark = GREY.astype(np.uint16)
    assert away(tiff(dark, extratags=tags, **_GREY), np.rint(SHOWN_GREY / 16)) < 1


@pytest.mark.parametrize(
    "tags", [[(281, "H", 1, 65535, True)], [(341, "H", 1, 9, True), (340, "H", 1, 0, True)]]
)
def test_an_impossible_range_is_ignored(tags: list[Any]) -> None:
    assert away(tiff(GREY.astype(np.uint16) * 16, extratags=tags, **_GREY), SHOWN_GREY) < 1


def test_small_values_may_be_bright() -> None:
    for samples in (65535 - GREY.astype(np.uint16) * 257, 4095 - GREY.astype(np.uint16) * 16, 255 - GREY):
        assert away(tiff(samples, photometric="miniswhite"), SHOWN_GREY) < 1


# Signed, and floating point.


@pytest.mark.parametrize(
    "samples",
    [
        (GREY.astype(np.int16) - 128).astype(np.int8),
        GREY.astype(np.int16) * 16,
        GREY.astype(np.int16) * 16 - 1024,  # as of a scanner of bodies
        (GREY.astype(np.int32) * 257 - 32768).astype(np.int16),
        GREY / 255,
        GREY * (1.02 / 255) - 0.01,  # sharpened, which overshoots
        GREY.astype(np.float16),
        GREY * 257.0,
        GREY * 3.0,
        GREY * 1e-6,
        GREY * 1e30 - 5e31,
    ],
)
def test_signed_and_floating_point(samples: Array) -> None:
    for order in "<>":
        assert away(tiff(samples, byteorder=order, **_GREY), SHOWN_GREY) < 3


def test_a_dark_picture_in_floating_point_stays_dark() -> None:
    assert away(tiff((GREY / 510).astype(np.float32), **_GREY), SHOWN_GREY // 2) < 1


# No data.


@pytest.mark.parametrize("missing", [-9999.0, -32768.0, 9999.0, 1e20, -3.4028234663852886e38, np.nan, np.inf])
@pytest.mark.parametrize("scale", [3.0, 0.1, 1 / 255])
def test_numbers_that_stand_for_no_data_are_neutral(missing: float, scale: float) -> None:
    content = tiff(with_gap((GREY * scale).astype(np.float32), missing), **_GREY)
    assert away(content, gap_shown()) < 3


def test_what_a_map_says_stands_for_no_data_is_neutral() -> None:
    for kind, missing, text in (
        ("u2", 0, "0"),
        ("i2", -1, "-1"),
        ("f4", 7.25, "7.25"),
        ("f8", np.nan, "nan"),
    ):
        samples = with_gap((GREY.astype(np.uint16) * 16 + 8).astype(kind), missing)
        content = tiff(samples, extratags=[(42113, "s", len(text) + 1, text, True)], **_GREY)
        assert away(content, gap_shown()) < 3


def test_a_pixel_has_no_data_only_if_every_colour_lacks_it() -> None:
    values = RGB.astype(np.float32) + 1
    values[14:26, 18:38] = -9999
    values[30, 20, 0] = -9999
    pixels = shown(tiff(values, photometric="rgb"))
    assert (pixels[14:26, 18:38] == _NEUTRAL).all()
    assert pixels[30, 20].tolist() != [_NEUTRAL] * 3


def test_white_and_black_are_data() -> None:
    on_white = np.where(GREY > 100, 255, GREY // 3).astype(np.uint16) * 256 + 5
    framed = with_gap(GREY / 2.55 + 155.0, 0.0)
    two_levels = np.where(GREY > 100, 65535, 0).astype(np.uint16)
    for samples in (on_white, framed, two_levels):
        assert image_of_samples(samples, SampleInfo()).mode == "L"  # nothing is transparent


@pytest.mark.parametrize("kind", ["u1", "u2", "i2", "i4", "f4", "f8", "c8"])
@pytest.mark.parametrize("value", [0, 1, 100])
def test_a_picture_of_one_value(kind: str, value: int) -> None:
    pixels = decode(tiff(np.full((40, 40), value, kind), **_GREY)).pixels
    assert len(np.unique(pixels)) == 1


@pytest.mark.parametrize("value", [np.nan, np.inf, -np.inf, -9999.0])
def test_a_picture_without_any_data_is_neutral(value: float) -> None:
    values = np.full((40, 40), value, np.float32)
    content = tiff(values, extratags=[(42113, "s", 6, "-9999", True)], **_GREY)
    assert (decode(content).pixels == _NEUTRAL).all()


def test_the_smallest_pictures_have_a_tone() -> None:
    for shape in ((1, 1), (1, 500), (500, 1), (2, 3)):
        values = np.arange(shape[0] * shape[1], dtype=np.float32).reshape(shape)
        assert image_of_samples(values, SampleInfo()).size == shape[::-1]


# Large pictures.


@pytest.mark.slow
def test_the_scale_of_a_large_picture_is_that_of_a_sample_of_it() -> None:
    values = np.tile(GREY, (100, 100)).astype(np.uint16) * 16
    assert tone_of(values, SampleInfo()).white == 4095
    image = image_of_samples(values, SampleInfo())
    assert np.abs(np.asarray(image).astype(int) - np.tile(GREY, (100, 100))).max() <= 1
