"""Pictures with flaws, of unusual variants, or of which a part is missing."""

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from flawed import (
    JPEG,
    PICTURE,
    PNG,
    as_read,
    bmp,
    flawed_jpegs,
    flawed_others,
    flawed_pngs,
    packed,
    saved,
    segment,
)
from mutants import psd, valid_files
from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.formats import FORMATS
from simgui.library.decoding.outcome import DecodedPicture
from simgui.library.decoding.reading.reader import read

WORDS_OF_PYTHON = (
    "Error",
    "Exception",
    "0x",
    "object",
    "invalid literal",
    "identify",
    "errno",
    "None",
    "codec",
)


def reason_of(content: bytes) -> str:
    with pytest.raises(UnreadablePicture) as caught:
        decode(content)
    return caught.value.reason


def difference(one: DecodedPicture, other: DecodedPicture) -> float:
    return float(np.abs(one.pixels.astype(int) - other.pixels).mean())


def assert_is_whole(content: bytes, expected: DecodedPicture, name: str, tolerance: float = 0.5) -> None:
    picture = decode(content)
    assert picture.remark == "", name
    assert (picture.width_px, picture.height_px) == (expected.width_px, expected.height_px), name
    assert difference(picture, expected) < tolerance, name


# A flaw outside the pixels.


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_jpeg_is_read_whatever_is_wrong_beside_its_pixels() -> None:
    expected = decode(JPEG)
    for name, content in flawed_jpegs():
        assert_is_whole(content, expected, name)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_a_png_is_read_whatever_is_wrong_beside_its_pixels() -> None:
    expected = decode(PNG)
    for name, content in flawed_pngs():
        assert_is_whole(content, expected, name)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")
def test_other_formats_are_read_whatever_is_wrong_beside_their_pixels() -> None:
    for name, file_format, content in flawed_others():
        assert_is_whole(content, decode(as_read(file_format)), name)


@pytest.mark.parametrize(
    "value", [struct.pack("<HHI4s", 0x112, 7, 1, b"\6"), struct.pack("<HHIf", 0x112, 11, 1, 6.0)]
)
def test_an_orientation_of_another_type_counts_if_it_means_one(value: bytes) -> None:
    exif = b"Exif\0\0II*\0" + struct.pack("<IH", 8, 1) + value + bytes(4)
    turned = decode(JPEG[:2] + segment(0xE1, exif) + JPEG[2:])
    assert (turned.width_px, turned.height_px) == (280, 320)


def test_valid_metadata_beside_a_flaw_is_kept() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    jpeg = saved(PICTURE, "JPEG", exif=exif)
    png = saved(PICTURE, "PNG", exif=exif)
    for content in (
        jpeg[:2] + segment(0xED, b"abc", length=60_000) + jpeg[2:],
        png[:33] + bytes(8) + png[33:],
    ):
        picture = decode(content)
        assert (picture.width_px, picture.height_px) == (280, 320)


# The end.


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("restarts", [0, 1])
def test_a_jpeg_without_its_end_is_whole(progressive: bool, restarts: int) -> None:
    content = saved(PICTURE, "JPEG", progressive=progressive, restart_marker_rows=restarts)
    expected = decode(content)
    for missing in (1, 2):
        assert_is_whole(content[:-missing], expected, f"{missing} bytes less", tolerance=0.01)


SOME_ROWS = {
    "JPEG": {},
    "PNG": {},
    "GIF": {"interlace": 0},
    "BMP": {},
    "TIFF": {},
    "PPM": {},
    "WEBP": {"lossless": True},
    "TGA": {},
    "PCX": {},
    "QOI": {},
    "DDS": {},
}
"""Formats of which rows come out although others are missing."""


@pytest.mark.slow
@pytest.mark.parametrize("file_format", sorted(SOME_ROWS))
def test_a_picture_with_half_of_its_rows_is_incomplete(file_format: str) -> None:
    noise = Image.fromarray(np.random.default_rng(0).integers(0, 256, (300, 256, 3), np.uint8))
    options: dict[str, Any] = SOME_ROWS[file_format]
    content = saved(noise, file_format, **options)
    cut = content[: int(len(content) * 0.7)]
    with read(content, 256) as whole, read(cut, 256) as part:
        words = part.remark.split()
        assert words[0] == "incomplete:", part.remark
        assert words[2:] == ["of", "300", "rows", "are", "there"]
        there = int(words[1])
        assert 150 <= there <= 230
        pixels = [np.asarray(each.image.convert("RGB")).astype(int) for each in (whole, part)]
        alike = (np.abs(pixels[0] - pixels[1]).max(axis=(1, 2)) == 0).sum()
        assert alike >= there - 1
        assert (pixels[1] == 127).all(axis=(1, 2)).sum() >= 300 - there - 1  # the rest is neutral
    assert reason_of(content[: int(len(content) * 0.3)]).startswith("truncated: only ")


def test_missing_rows_of_an_interlaced_picture_are_copied_from_their_neighbours() -> None:
    picture = Image.fromarray(np.repeat(np.arange(256, dtype=np.uint8)[:, None], 256, axis=1))
    content = saved(picture, "GIF", interlace=1)
    part = decode(content[: int(len(content) * 0.75)])
    assert part.remark.startswith("incomplete: ")
    assert np.abs(part.pixels.astype(int) - decode(content).pixels).max() <= 2


@pytest.mark.parametrize("restarts", [0, 1])
def test_a_jpeg_reports_its_rows_wherever_it_is_cut(restarts: int) -> None:
    noise = Image.fromarray(np.random.default_rng(1).integers(0, 256, (480, 320, 3), np.uint8))
    content = saved(noise, "JPEG", quality=90, restart_marker_rows=restarts)
    for length in range(len(content) * 6 // 10, len(content) - 2, len(content) // 9):
        expected = 480 * length / len(content)
        words = decode(content[:length]).remark.split()
        assert words[0] == "incomplete:"
        assert abs(int(words[1]) - expected) < 40


def test_a_progressive_jpeg_without_its_last_scans_lacks_detail() -> None:
    content = saved(PICTURE, "JPEG", quality=95, progressive=True)
    part = decode(content[: int(len(content) * 0.6)])
    assert part.remark == "incomplete: its fine detail is missing"
    assert difference(part, decode(content)) < 8


@pytest.mark.filterwarnings("ignore")
def test_a_damaged_strip_of_a_tiff_costs_only_its_own_rows() -> None:
    content = bytearray(saved(PICTURE, "TIFF", compression="tiff_adobe_deflate", tiffinfo={278: 40}))
    with Image.open(io.BytesIO(content)) as image:
        places = image.tag_v2[273]
    content[places[2] : places[2] + 40] = bytes(40)
    part = decode(bytes(content))
    assert part.remark == "incomplete: 240 of 280 rows are there"
    differs = np.abs(part.pixels.astype(int) - decode(saved(PICTURE, "TIFF")).pixels).max(axis=(1, 2))
    assert (differs <= 1).sum() > 170


@pytest.mark.parametrize("file_format", ["AVIF", "WEBP"])
def test_a_file_that_tells_its_length_says_how_much_is_there(file_format: str) -> None:
    content = saved(PICTURE, file_format)
    cut = content[: len(content) * 2 // 3]
    reason = reason_of(cut if file_format == "AVIF" else cut[:200])
    assert reason.startswith("truncated: only ")
    assert reason.endswith(f" of {len(content):,} bytes are there")


# Reduced scale.


def test_a_jpeg_2000_that_cannot_be_decoded_at_reduced_scale_is_decoded_in_full() -> None:
    large = PICTURE.resize((1200, 900))
    content = saved(large, "JPEG2000", tile_size=(250, 250), tile_offset=(3, 5), offset=(13, 7))
    assert_is_whole(content, decode(saved(large, "PNG")), "offset", tolerance=2)


# Variants.

FIELDS = {
    "10 bits": (32, (0x3FF00000, 0xFFC00, 0x3FF)),
    "4 bits": (16, (0xF00, 0xF0, 0xF)),
    "2, 3 and 1 bits": (16, (0x30, 0xE, 0x1)),
    "11, 11 and 10 bits": (32, (0xFFE00000, 0x1FFC00, 0x3FF)),
    "swapped": (32, (0xFF, 0xFF00, 0xFF0000)),
}


@pytest.mark.parametrize("name", sorted(FIELDS))
@pytest.mark.parametrize("header_bytes", [40, 52, 56, 108, 124, 66])
def test_a_bmp_with_bit_fields_of_any_width(name: str, header_bytes: int) -> None:
    bits, masks = FIELDS[name]
    shown = masks if header_bytes in (40, 52) else (*masks, 0)
    content = bmp(
        bits, packed(masks, bits), PICTURE.size, compression=3, masks=shown, header_bytes=header_bytes
    )
    widths = [bin(mask).count("1") for mask in masks]
    assert_is_whole(content, decode(PNG), name, tolerance=255 / 2 ** min(widths) / 2 + 0.6)


def test_a_bmp_with_an_alpha_channel_of_its_own_width() -> None:
    masks = (0xF00, 0xF0, 0xF, 0xF000)
    content = bmp(16, packed(masks, 16), PICTURE.size, compression=6, masks=masks)  # nothing is opaque
    assert np.abs(decode(content).pixels.astype(int) - 127).max() <= 1


def test_a_bmp_of_two_bits_and_one_with_a_short_header() -> None:
    colours = np.array([[0, 0, 0, 0], [0, 0, 250, 0], [0, 250, 0, 0], [250, 0, 0, 0]], np.uint8)
    indices = np.repeat(np.array([[0b00011011]], np.uint8), 64 * 64, axis=0).reshape(64, 64)
    for content in (
        bmp(2, indices.tobytes(), (256, 64), palette=colours.tobytes(), colours=4),
        bmp(
            8,
            np.tile(np.arange(4, dtype=np.uint8), (64, 64)).tobytes(),
            (256, 64),
            palette=np.pad(colours, ((0, 252), (0, 0))).tobytes(),
            header_bytes=16,
        ),
    ):
        with read(content, 64) as picture:
            pixels = np.asarray(picture.image.convert("RGB"))
        assert pixels[9, :4].tolist() == [[0, 0, 0], [250, 0, 0], [0, 250, 0], [0, 0, 250]]


@pytest.mark.parametrize(("compression", "inside"), [(4, JPEG), (5, PNG)])
def test_a_bmp_that_is_a_jpeg_or_png_within(compression: int, inside: bytes) -> None:
    assert_is_whole(bmp(0, inside, PICTURE.size, compression=compression), decode(inside), "inside")


def test_a_bmp_of_64_bits_is_linear_light() -> None:
    linear = np.full((256, 256, 4), 8192, "<i2")
    linear[:, :, :3] = round(0.2140 * 8192)  # a middle grey
    pixels = decode(bmp(64, linear.tobytes(), (256, 256))).pixels
    assert np.abs(pixels.astype(int) - 127).max() <= 1


@pytest.mark.parametrize("half", [False, True])
def test_a_bmp_of_run_lengths_that_is_cut_off(half: bool) -> None:
    row = bytes((255, 0x11 if half else 1, 1, 0x11 if half else 1, 0, 0))
    palette = bytes((0, 0, 0, 0, 10, 20, 30, 0))
    content = bmp(
        4 if half else 8, row * 200, (256, 256), compression=2 if half else 1, palette=palette, colours=2
    )
    part = decode(content)
    assert part.remark == "incomplete: 200 of 256 rows are there"
    assert part.pixels[223, 100].tolist() == [30, 20, 10]
    assert part.pixels[0, 100].tolist() == [127, 127, 127]


@pytest.mark.parametrize("bits", [12, 8])
def test_a_jpeg_of_12_bits_or_without_loss(bits: int) -> None:
    codecs = pytest.importorskip("imagecodecs")
    pixels = np.asarray(PICTURE)
    if bits == 12:
        content = codecs.jpeg8_encode(pixels.astype(np.uint16) * 16, bitspersample=12, level=98)
    else:
        content = codecs.jpeg8_encode(pixels, lossless=True)
    assert_is_whole(bytes(content), decode(PNG), "unusual", tolerance=4)


def test_a_jpeg_ls() -> None:
    codecs = pytest.importorskip("imagecodecs")
    assert_is_whole(bytes(codecs.jpegls_encode(np.asarray(PICTURE))), decode(PNG), "JPEG-LS")


def test_a_jpeg_that_says_its_height_at_the_end() -> None:
    start, scan = JPEG.index(b"\xff\xc0"), JPEG.index(b"\xff\xda")
    height = JPEG[start + 5 : start + 7]
    content = JPEG[: start + 5] + b"\0\0" + JPEG[start + 7 : -2] + segment(0xDC, height) + b"\xff\xd9"
    assert scan > start
    assert_is_whole(content, decode(JPEG), "height behind")


def test_av1_in_a_file_that_says_it_is_heif() -> None:
    content = saved(PICTURE, "AVIF", speed=10)
    heif = content.replace(b"avif", b"mif1", 1).replace(b"avif", b"mif1", 1)
    assert_is_whole(heif, decode(content), "mif1")


def test_a_long_avif_is_read_and_one_that_is_too_long_says_so() -> None:
    strip = Image.new("RGB", (17_000, 16), (200, 30, 90))
    assert decode(saved(strip, "AVIF", speed=10)).width_px == 17_000
    long = saved(Image.new("RGB", (33_000, 16)), "AVIF", speed=10)
    assert reason_of(long) == "too large: 33,000 by 16 pixels"


def test_a_photoshop_file_is_shown_by_its_composite() -> None:
    assert_is_whole(psd(PICTURE), decode(PNG), "psd")
    assert reason_of(psd(PICTURE, depth=16)).startswith("a Photoshop file of 16 bits a channel: ")
    assert reason_of(psd(PICTURE, version=2)).startswith("a large Photoshop document (PSB): ")


def test_a_dds_of_an_unknown_kind_is_named() -> None:
    content = bytearray(saved(PICTURE, "DDS", pixel_format="DXT1"))
    content[84:88] = b"ABCD"
    assert reason_of(bytes(content)) == "a DDS of the pixel format ABCD: SimGUI does not read this variant"


# Reasons.


def test_an_empty_file_is_empty(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").touch()
    with pytest.raises(UnreadablePicture) as caught:
        decode(tmp_path / "a.jpg")
    assert (caught.value.reason, caught.value.is_picture, caught.value.may_pass) == ("empty", False, False)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("kind", sorted(valid_files()))
def test_a_reason_is_in_plain_words(kind: str) -> None:
    content = valid_files()[kind]
    noise = np.random.default_rng(5).bytes(len(content))
    for keep in (4, 12, 30, 60, 200, len(content) // 3):
        for broken in (content[:keep], content[:keep] + noise[keep:], content[:keep] + bytes(500)):
            try:
                decode(broken)
            except UnreadablePicture as problem:
                reason = problem.reason
                assert not any(word in reason for word in WORDS_OF_PYTHON), reason
                first = reason.partition(":")[0]
                assert first in ("damaged", "truncated", "too large") or first.startswith(("a ", "not a ")), (
                    reason
                )


def test_every_format_has_a_valid_file_to_be_broken() -> None:
    kinds = {"jp2": "JPEG2000", "heic": "HEIF", "dng": "RAW", "pgm": "PPM"}
    seen = {kinds.get(kind.partition("-")[0], kind.partition("-")[0].upper()) for kind in valid_files()}
    assert set(FORMATS) - seen <= {"JXL", "RAW"}
