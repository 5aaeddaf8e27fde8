"""Every depth and kind of colour of the formats besides TIFF is read right; none is silently garbled."""

import io
import itertools
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import imagecodecs
import numpy as np
from layouts import GREY, RGB, SHOWN_GREY, Array, Case, assert_all_read
from PIL import Image

_OPAQUE = np.full_like(GREY, 255)
CHANNELS = {
    "grey": (GREY, SHOWN_GREY),
    "grey alpha": (np.dstack([GREY, _OPAQUE]), SHOWN_GREY),
    "rgb": (RGB, RGB),
    "rgb alpha": (np.dstack([RGB, _OPAQUE]), RGB),
}


_ADAM7 = ((0, 0, 8, 8), (0, 4, 8, 8), (4, 0, 8, 4), (0, 2, 4, 4), (2, 0, 4, 2), (0, 1, 2, 2), (1, 0, 2, 1))
"""First row and column of each pass of an interlaced PNG, and how far apart the others are."""


def of_bits(samples: Array, bits: int) -> Array:
    """Bring 8 bits to another depth, in the smallest type that holds it."""
    return np.rint(samples * ((2**bits - 1) / 255)).astype(np.uint8 if bits <= 8 else np.uint16)


def saved(pixels: Array, file_format: str, mode: str | None = None, **options: Any) -> bytes:
    file = io.BytesIO()
    image = Image.fromarray(pixels)
    (image if mode is None else image.convert(mode)).save(file, file_format, **options)
    return file.getvalue()


def png(samples: Array, bits: int, kind: int, extra: bytes = b"", interlaced: bool = False) -> bytes:
    """Write a PNG of any depth by hand; samples of one row lie one after another."""
    height, width = samples.shape[:2]
    rows = samples.reshape(height, width, -1)

    def packed(part: Array) -> bytes:
        lines = part.reshape(part.shape[0], -1)
        if bits == 16:
            data = lines.astype(">u2").view(np.uint8).reshape(part.shape[0], -1)
        else:
            split = (lines[:, :, None].astype(np.uint8) >> np.arange(bits - 1, -1, -1, dtype=np.uint8)) & 1
            data = np.packbits(split.reshape(part.shape[0], -1), axis=1)
        return b"".join(b"\0" + line.tobytes() for line in data)

    parts = [rows[y::down, x::across] for y, x, down, across in _ADAM7] if interlaced else [rows]
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, int(interlaced))
    data = zlib.compress(b"".join(packed(part) for part in parts))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def shown_with(bits: int, picture: Array = SHOWN_GREY) -> Array:
    """What is left of a picture in so many bits."""
    return np.rint(of_bits(picture, bits) * (255 / (2**bits - 1)))


def test_png() -> None:
    kinds = {"grey": 0, "rgb": 2, "grey alpha": 4, "rgb alpha": 6}

    def cases() -> Iterator[Case]:
        for interlaced in (False, True):
            for bits in (1, 2, 4, 8, 16):
                name = f"{bits}{' interlaced' * interlaced}"
                yield (
                    f"grey {name}",
                    png(of_bits(GREY, bits), bits, 0, b"", interlaced),
                    shown_with(bits),
                    False,
                )
                if bits < 16:
                    levels = np.rint(np.arange(2**bits) * (255 / (2**bits - 1))).astype(np.uint8)
                    palette = chunk(b"PLTE", np.repeat(levels, 3).tobytes())
                    content = png(of_bits(GREY, bits), bits, 3, palette, interlaced)
                    yield f"palette {name}", content, shown_with(bits), False
            for bits, (name, (samples, shown)) in itertools.product((8, 16), CHANNELS.items()):
                content = png(of_bits(samples, bits), bits, kinds[name], b"", interlaced)
                yield f"{name} {bits}{' interlaced' * interlaced}", content, shown, False

    assert_all_read(cases(), 30)


def test_png_with_a_transparent_colour() -> None:
    def cases() -> Iterator[Case]:
        for bits in (1, 2, 4, 8, 16):
            most = 2**bits - 1
            grey = of_bits(np.where(np.indices(GREY.shape)[1] < 28, 0, 255), bits)
            shown = np.where((grey == most)[:, :, None], 127, np.zeros((1, 1, 3)))
            content = png(grey, bits, 0, chunk(b"tRNS", struct.pack(">H", most)))
            yield f"grey {bits}", content, shown, False
        for bits in (8, 16):
            rgb = of_bits(RGB, bits)
            rgb[:, :28] = (0, 2**bits - 1, 7)
            shown = np.where(np.indices(GREY.shape)[1][:, :, None] < 28, 127, RGB)
            extra = chunk(b"tRNS", struct.pack(">3H", 0, 2**bits - 1, 7))
            yield f"rgb {bits}", png(rgb, bits, 2, extra), shown, False

    assert_all_read(cases(), 7)


def test_samples_of_fewer_bits_in_a_png_of_16() -> None:
    def cases() -> Iterator[Case]:
        for bits, (name, (samples, shown)) in itertools.product((10, 12, 14), CHANNELS.items()):
            yield f"{name} {bits}", imagecodecs.png_encode(of_bits(samples, bits)), shown, False

    assert_all_read(cases(), 12)


def test_ppm_pgm_pbm_and_pfm() -> None:
    def cases() -> Iterator[Case]:
        height, width = GREY.shape
        for most in (1, 15, 100, 255, 256, 1000, 1023, 4095, 16383, 65535):
            kind = np.dtype("u1" if most < 256 else ">u2")
            for mark, text_mark, samples in ((b"P5", b"P2", GREY), (b"P6", b"P3", RGB)):
                scaled = np.rint(samples * (most / 255)).astype(kind)
                seen = np.rint(scaled * (255 / most))
                seen = np.repeat(seen[:, :, None], 3, axis=2) if seen.ndim == 2 else seen
                head = b"\n# a comment\n%d %d\n%d\n" % (width, height, most)
                yield f"{mark!r} {most}", mark + head + scaled.tobytes(), seen, False
                text = b" ".join(b"%d" % value for value in scaled.ravel())
                yield f"{text_mark!r} {most}", text_mark + head + text, seen, False
        black = np.packbits(GREY < 128, axis=1).tobytes()
        yield "P4", b"P4\n%d %d\n" % (width, height) + black, np.where(SHOWN_GREY < 128, 0, 255), False
        for order, scale in (("<", b"-1.0"), (">", b"1.0")):
            for mark, samples, shown in ((b"Pf", GREY, SHOWN_GREY), (b"PF", RGB, RGB)):
                data = (samples[::-1] / 255).astype(f"{order}f4").tobytes()
                head = b"\n%d %d\n%s\n" % (width, height, scale)
                yield f"{mark!r}{order}", mark + head + data, shown, False

    assert_all_read(cases(), 45)


def test_jpeg() -> None:
    def cases() -> Iterator[Case]:
        for sampling, progressive in itertools.product((0, 1, 2, "4:1:1"), (False, True)):
            how = {"quality": 98, "subsampling": sampling, "progressive": progressive}
            yield f"rgb {how}", saved(RGB, "JPEG", **how), RGB, True
        yield "grey", saved(GREY, "JPEG", quality=98), SHOWN_GREY, True
        yield "kept as RGB", saved(RGB, "JPEG", quality=98, keep_rgb=True), RGB, True
        yield "cmyk", saved(RGB, "JPEG", "CMYK", quality=98), RGB, True
        for space in ("YCCK", "CMYK"):
            inverted = np.dstack([RGB, _OPAQUE])  # as Adobe writes it: 255 is no ink
            content = imagecodecs.jpeg8_encode(inverted, level=98, colorspace="CMYK", outcolorspace=space)
            yield f"inverted {space}", content, RGB, True

    assert_all_read(cases(), 13)


def test_jpeg_2000() -> None:
    def cases() -> Iterator[Case]:
        for bits, (name, (samples, shown)) in itertools.product((8, 10, 12, 16), CHANNELS.items()):
            for codec in ("j2k", "jp2"):
                content = imagecodecs.jpeg2k_encode(
                    of_bits(samples, bits), bitspersample=bits, level=0, codecformat=codec
                )
                yield f"{name} {bits} {codec}", bytes(content), shown, False
        for kind, offset in (("i1", 128), ("i2", 32768)):
            for name, (samples, shown) in CHANNELS.items():
                if "alpha" not in name:
                    spread = samples.astype(np.int32) * (1 if kind == "i1" else 257) - offset
                    content = imagecodecs.jpeg2k_encode(spread.astype(kind), level=0)
                    yield f"{name} {kind}", bytes(content), shown, False

    assert_all_read(cases(), 36)


def test_jpeg_xl() -> None:
    def cases() -> Iterator[Case]:
        for (name, (samples, shown)), lossless in itertools.product(CHANNELS.items(), (True, False)):
            how = {"lossless": lossless} if lossless else {"distance": 0.3}
            for bits in (8, 9, 10, 12, 14, 16):
                content = imagecodecs.jpegxl_encode(of_bits(samples, bits), bitspersample=bits, **how)
                yield f"{name} {bits} {how}", bytes(content), shown, not lossless
            for kind in ("f2", "f4"):
                content = imagecodecs.jpegxl_encode((samples / 255).astype(kind), **how)
                yield f"{name} {kind} {how}", bytes(content), shown, not lossless
            content = imagecodecs.jpegxl_encode(samples, usecontainer=True, **how)
            yield f"{name} in a container {how}", bytes(content), shown, not lossless

    assert_all_read(cases(), 72)


def test_avif_and_webp() -> None:
    def cases() -> Iterator[Case]:
        for bits, (name, (samples, shown)) in itertools.product((8, 10, 12), CHANNELS.items()):
            content = imagecodecs.avif_encode(of_bits(samples, bits), bitspersample=bits, level=95, speed=10)
            yield f"{name} {bits}", bytes(content), shown, True
        yield "4:2:0", saved(RGB, "AVIF", subsampling="4:2:0", quality=95, speed=10), RGB, True
        yield "4:0:0", saved(GREY, "AVIF", "RGB", subsampling="4:0:0", quality=95, speed=10), SHOWN_GREY, True
        for lossless in (False, True):
            yield f"webp {lossless}", saved(RGB, "WEBP", lossless=lossless, quality=98), RGB, not lossless
            content = saved(np.dstack([RGB, _OPAQUE]), "WEBP", lossless=lossless, quality=98)
            yield f"webp alpha {lossless}", content, RGB, not lossless

    assert_all_read(cases(), 18)


def bmp(bits: int, rows: list[bytes], colours: bytes = b"", compression: int = 0, mask: bytes = b"") -> bytes:
    """Write a BMP of our picture's size by hand, its lowest row first."""
    height, width = GREY.shape
    data = b"".join(row + b"\0" * (-len(row) % 4 if compression in (0, 3) else 0) for row in rows)
    start = 14 + 40 + len(mask) + len(colours)
    count = len(colours) // 4
    head = struct.pack("<IiiHHIIiiII", 40, width, height, 1, bits, compression, len(data), 0, 0, count, count)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + head + mask + colours + data


def test_bmp() -> None:
    height = len(GREY)

    def cases() -> Iterator[Case]:
        for bits in (1, 4, 8):
            levels = np.rint(np.arange(2**bits) * (255 / (2**bits - 1))).astype(np.uint8)
            colours = np.dstack([levels, levels, levels, 0 * levels]).tobytes()
            samples = of_bits(GREY, bits)[::-1]
            split = (samples[:, :, None] >> np.arange(bits - 1, -1, -1, dtype=np.uint8)) & 1
            rows = [row.tobytes() for row in np.packbits(split.reshape(height, -1), axis=1)]
            yield f"palette {bits}", bmp(bits, rows, colours), shown_with(bits), False
            if bits == 8:
                runs = [b"".join(bytes([1, value]) for value in row) + b"\0\0" for row in samples]
                yield "runs", bmp(8, [*runs, b"\0\1"], colours, 1), SHOWN_GREY, False
        five = (RGB[::-1] >> 3).astype(np.uint16)
        rows = [
            row.astype("<u2").tobytes() for row in five[:, :, 0] << 10 | five[:, :, 1] << 5 | five[:, :, 2]
        ]
        yield "16", bmp(16, rows), np.rint((RGB >> 3) * (255 / 31)), False
        six = (RGB[::-1, :, 1] >> 2).astype(np.uint16)
        rows = [row.astype("<u2").tobytes() for row in five[:, :, 0] << 11 | six << 5 | five[:, :, 2]]
        shown = np.rint((RGB >> (3, 2, 3)) * (255 / np.array([31, 63, 31])))
        yield "5, 6, 5", bmp(16, rows, b"", 3, struct.pack("<III", 0xF800, 0x7E0, 0x1F)), shown, False
        yield "24", bmp(24, [row.tobytes() for row in RGB[::-1, :, ::-1]]), RGB, False
        padded = np.dstack([RGB[::-1, :, ::-1], 0 * GREY])
        yield "32", bmp(32, [row.tobytes() for row in padded]), RGB, False

    assert_all_read(cases(), 8)
