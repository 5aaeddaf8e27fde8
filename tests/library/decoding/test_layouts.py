"""Every layout of TIFF that can be written is read right, or refused by name; none is silently garbled."""

import io
import struct
from collections.abc import Iterator

import numpy as np
import pytest
import tifffile
from layouts import (
    GREY,
    LAYOUTS,
    READ,
    RGB,
    SHOWN_GREY,
    WRONG,
    Array,
    Case,
    assert_all_read,
    of_type,
    table,
    tiff,
    tiffs,
)
from PIL import Image, ImageCms

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("layout", LAYOUTS)
def test_tiff_in_every_type_and_compression(layout: str) -> None:
    shown = LAYOUTS[layout].shown
    assert_all_read(((name, content, shown, is_lossy) for name, content, is_lossy in tiffs(layout)), 180)


def stored(upright: Array, orientation: int) -> Array:
    """Turn a picture so that a viewer that follows the orientation shows it upright."""
    flips = {
        1: upright,
        2: upright[:, ::-1],
        3: upright[::-1, ::-1],
        4: upright[::-1],
        5: upright.swapaxes(0, 1),
        6: upright[:, ::-1].swapaxes(0, 1),
        7: upright[::-1, ::-1].swapaxes(0, 1),
        8: upright[::-1].swapaxes(0, 1),
    }
    return np.ascontiguousarray(flips[orientation])


def test_tiff_in_every_orientation() -> None:
    def cases() -> Iterator[Case]:
        for orientation in range(1, 9):
            tag = (274, "H", 1, orientation, True)
            for kind in ("u1", "u2", "f4"):
                grey, rgb = of_type(stored(GREY, orientation), kind), of_type(stored(RGB, orientation), kind)
                planes = np.ascontiguousarray(np.moveaxis(rgb, 2, 0))
                name = f"{kind} {orientation}"
                yield f"grey {name}", tiff(grey, photometric="minisblack", extratags=[tag]), SHOWN_GREY, False
                yield f"rgb {name}", tiff(rgb, photometric="rgb", extratags=[tag]), RGB, False
                content = tiff(planes, photometric="rgb", planarconfig="separate", extratags=[tag])
                yield f"planes {name}", content, RGB, False

    assert_all_read(cases(), 72)


def test_tiff_of_bits_that_fill_no_byte() -> None:
    def cases() -> Iterator[Case]:
        for bits in (1, 2, 4, 10, 12, 14):
            kind = np.uint8 if bits <= 8 else np.uint16
            most = 2**bits - 1
            for name, picture in (("grey", GREY), ("rgb", RGB)):
                samples = np.rint(picture / 255 * most).astype(kind)
                shown = np.rint(samples * (255 / most)).astype(np.uint8)
                shown = np.repeat(shown[:, :, None], 3, axis=2) if shown.ndim == 2 else shown
                content = packed_tiff(samples, bits)
                yield f"{name} {bits}", content, shown, False

    assert_all_read(cases(), 12)


def packed_tiff(samples: Array, bits: int) -> bytes:
    """Write a TIFF bit by bit, each row padded to whole bytes."""
    height, width = samples.shape[:2]
    rows = samples.reshape(height, -1)
    split = (rows[:, :, None] >> np.arange(bits - 1, -1, -1, dtype=rows.dtype)) & 1
    data = np.packbits(split.reshape(height, -1).astype(np.uint8), axis=1).tobytes()
    count = rows.shape[1] // width
    bits_at = 8 + 2 + 9 * 12 + 4
    tags = (
        *((256, 1, width), (257, 1, height), (258, count, bits_at if count == 3 else bits), (259, 1, 1)),
        *((262, 1, 2 if count == 3 else 1), (273, 1, bits_at + 6), (277, 1, count), (278, 1, height)),
        (279, 1, len(data)),
    )
    content = struct.pack("<2sHIH", b"II", 42, 8, len(tags))
    for tag, values, value in tags:
        content += struct.pack("<HHII", tag, 3 if values == 3 else 4, values, value)
    return content + struct.pack("<I3H", 0, bits, bits, bits) + data


def test_tiff_with_a_palette_a_mask_and_parts_that_do_not_show() -> None:
    indices, colours = GREY, np.repeat(np.arange(256, dtype=np.uint16)[None] * 257, 3, axis=0)
    deep = of_type(RGB, "u2")
    other = np.full((*GREY.shape, 1), 9999, np.uint16)
    half = np.full((*GREY.shape, 1), 32768, np.uint16)
    on_neutral = np.rint(RGB * (32768 / 65535) + 127 * (32767 / 65535))
    multiplied = np.concatenate([np.rint(deep * (32768 / 65535)).astype(np.uint16), half], axis=2)
    palette = {"photometric": "palette", "colormap": colours}
    two_levels = np.where(SHOWN_GREY > 127, 255, 0)
    grey, rgb = {"photometric": "minisblack"}, {"photometric": "rgb"}
    unused, alpha = {**rgb, "extrasamples": ["unspecified"]}, {**rgb, "extrasamples": ["unassalpha"]}
    cases: list[Case] = [
        ("palette", tiff(indices, **palette), SHOWN_GREY, False),
        (
            "palette, lzw, tiles",
            tiff(indices, compression="lzw", tile=(16, 16), **palette),
            SHOWN_GREY,
            False,
        ),
        ("black and white", tiff(GREY > 127, **grey), two_levels, False),
        ("white and black", tiff(GREY <= 127, photometric="miniswhite"), two_levels, False),
        ("a fourth band", tiff(np.concatenate([deep, other], axis=2), **unused), RGB, False),
        ("three bands", tiff(deep, planarconfig="contig", **grey), RGB, False),
        ("half opaque", tiff(np.concatenate([deep, half], axis=2), **alpha), on_neutral, False),
        ("multiplied", tiff(multiplied, extrasamples=["assocalpha"], **rgb), on_neutral, False),
        ("several pages", tiff(np.stack([GREY, 255 - GREY, GREY]), **grey), SHOWN_GREY, False),
        ("BigTIFF", tiff(RGB, bigtiff=True, **rgb), RGB, False),
        ("BigTIFF, big endian", tiff(RGB, bigtiff=True, byteorder=">", **rgb), RGB, False),
        ("complex", tiff((GREY / 255).astype(np.complex64), **grey), SHOWN_GREY, False),
        ("strips", tiff(of_type(GREY, "u2"), rowsperstrip=7, **grey), SHOWN_GREY, False),
    ]
    assert_all_read(cases, len(cases))


def test_a_thumbnail_before_the_picture_is_not_the_picture() -> None:
    file = io.BytesIO()
    with tifffile.TiffWriter(file) as writer:
        writer.write(GREY[::4, ::4], photometric="minisblack", subfiletype=1, metadata=None)
        writer.write(RGB, photometric="rgb", metadata=None)
    assert_all_read([("second page", file.getvalue(), RGB, False)], 1)


def test_a_tiff_that_no_library_reads_says_of_which_kind_it_is() -> None:
    content = bytearray(tiff(of_type(RGB, "u2"), photometric="rgb", byteorder="<"))
    at = content.index(struct.pack("<HH", 259, 3))
    struct.pack_into("<H", content, at + 8, 34661)
    found = table([("JBIG", bytes(content), RGB, False)])
    assert found == {
        READ: [],
        WRONG: [],
        "a TIFF of a kind that SimGUI does not read: the compression JBIG": ["JBIG"],
    }


def test_tiff_in_l_a_b() -> None:
    to_lab = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"), ImageCms.createProfile("LAB"), "RGB", "LAB"
    )
    lab = ImageCms.applyTransform(Image.fromarray(RGB), to_lab)
    assert lab is not None
    file = io.BytesIO()
    lab.save(file, "TIFF")
    coded = (
        np.asarray(Image.open(file).getchannel("L")),
        *(  # a and b of -128…127, in two's complement
            np.frombuffer(lab.tobytes(), np.uint8).reshape(*RGB.shape)[:, :, channel] for channel in (1, 2)
        ),
    )
    eight = np.dstack(coded)
    signed = eight[:, :, 1:].view(np.int8).astype(np.int16)
    wide = np.dstack([eight[:, :, :1].astype(np.uint16) * 257, (signed * 256).view(np.uint16)])
    shifted = np.dstack([eight[:, :, :1], (signed + 128).astype(np.uint8)])
    floating = np.dstack([eight[:, :, :1] / 2.55, signed]).astype(np.float32)
    cases: list[Case] = [
        ("8 bits", file.getvalue(), RGB, True),
        ("16 bits", tiff(wide, photometric="cielab"), RGB, True),
        (
            "16 bits, planes",
            tiff(np.moveaxis(wide, 2, 0), photometric="cielab", planarconfig="separate"),
            RGB,
            True,
        ),
        ("floating point", tiff(floating, photometric="cielab"), RGB, True),
        ("8 bits of ICC", tiff(shifted, photometric="icclab"), RGB, True),
        ("16 bits of ICC", tiff(shifted.astype(np.uint16) * 256, photometric="icclab"), RGB, True),
    ]
    assert_all_read(cases, len(cases))
