"""Valid picture files of every format, and what becomes of them by seeded mutation."""

import io
import struct
from collections.abc import Callable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
from layouts import tiff
from pictures import pattern
from PIL import Image, ImageCms

_SAMPLES = Path(__file__).parent / "samples"
_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x10000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)

Random = np.random.Generator


@cache
def valid_files() -> dict[str, bytes]:
    """Make a valid file of every kind that is decoded here; the name says what is in it."""
    image = Image.fromarray(pattern(3, size=(96, 72)))
    other = Image.fromarray(pattern(4, size=(96, 72)))
    noise = np.random.default_rng(5).integers(0, 65536, (40, 50)).astype(np.uint16)
    alpha, palette, grey = image.convert("RGBA"), image.convert("P"), image.convert("L")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6
    files = {
        "jpeg": _saved(image, "JPEG", exif=exif, icc_profile=profile),
        "jpeg-progressive": _saved(image, "JPEG", progressive=True),
        "jpeg-cmyk": _saved(image.convert("CMYK"), "JPEG"),
        "jpeg-frames": _saved(image, "MPO", append=other),
        "png": _saved(image, "PNG", exif=exif, icc_profile=profile),
        "png-palette": _saved(palette, "PNG", transparency=3),
        "png-alpha": _saved(alpha, "PNG"),
        "png-16-bit": _saved(Image.fromarray(noise), "PNG"),
        "png-frames": _saved(image, "PNG", append=other),
        "gif": _saved(palette, "GIF", append=other),
        "bmp": _saved(image, "BMP"),
        "bmp-palette": _saved(palette, "BMP"),
        "tiff": _saved(image, "TIFF", append=other),
        "tiff-lzw": _saved(image, "TIFF", compression="tiff_lzw"),
        "tiff-jpeg": _saved(image, "TIFF", compression="jpeg"),
        "tiff-deflate": _saved(alpha, "TIFF", compression="tiff_adobe_deflate"),
        "tiff-fax": _saved(image.convert("1"), "TIFF", compression="group4"),
        "tiff-float": _saved(Image.fromarray(noise.astype(np.float32)), "TIFF"),
        "webp": _saved(image, "WEBP", exif=exif),
        "webp-lossless": _saved(alpha, "WEBP", lossless=True),
        "webp-frames": _saved(image, "WEBP", append=other),
        "ppm": _saved(image, "PPM"),
        "ppm-text": b"P3 2 2 255\n" + b" ".join(b"%d" % value for value in range(12)),
        "pgm": _saved(grey, "PPM"),
        "ico": _saved(alpha, "ICO", sizes=[(16, 16), (64, 64)]),
        "ico-bmp": _saved(alpha, "ICO", sizes=[(32, 32)], bitmap_format="bmp"),
        "jp2": _saved(image, "JPEG2000"),
        "j2k": _saved(grey, "JPEG2000", no_jp2=True),
        "avif": _saved(image, "AVIF", speed=10),
        "psd": psd(image),
        "tga": _saved(image, "TGA"),
        "tga-rle": _saved(palette, "TGA", compression="tga_rle"),
        "pcx": _saved(image, "PCX"),
        "qoi": _saved(image, "QOI"),
        "sgi": _saved(image, "SGI"),
        "dds": _saved(alpha, "DDS"),
        "dds-dxt1": _saved(image, "DDS", pixel_format="DXT1"),
        "heic": (_SAMPLES / "turned.heic").read_bytes(),
    }
    pixels = np.asarray(image)
    deep = pixels.astype(np.uint16) * 16
    files |= {
        "jxl": bytes(imagecodecs.jpegxl_encode(pixels)),
        "jxl-deep": bytes(imagecodecs.jpegxl_encode(deep, bitspersample=12, usecontainer=True)),
        "png-deep": bytes(imagecodecs.png_encode(deep)),
        "jp2-deep": bytes(imagecodecs.jpeg2k_encode(deep, bitspersample=12)),
        "ppm-deep": b"P6 %d %d 4095\n" % (image.width, image.height) + deep.astype(">u2").tobytes(),
        "tiff-planes": tiff(np.moveaxis(deep, 2, 0), photometric="rgb", planarconfig="separate"),
        "tiff-float": tiff(pixels / np.float32(255), photometric="rgb", compression="lzw", predictor=True),
        "tiff-tiles": tiff(deep[:, :, 0], photometric="miniswhite", compression="deflate", tile=(16, 16)),
    }
    if find_spec("rawpy") is not None:
        files["dng"] = dng(64, 48, files["jpeg"])
        files["dng-bare"] = dng(64, 48, b"")
    return files


def mutants(count: int, seed: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield so many mutants, the formats in turn: a name that tells how to make it again, and the content."""
    kinds = sorted(valid_files())
    for number in range(count):
        kind = kinds[number % len(kinds)]
        yield f"{kind}-{seed}-{number:05}", mutant(kind, np.random.default_rng([seed, number]))


def mutant(kind: str, random: Random) -> bytes:
    """Change a valid file in one to three ways."""
    content = bytearray(valid_files()[kind])
    for _ in range(random.integers(1, 4)):
        if content:
            _MUTATIONS[random.integers(len(_MUTATIONS))](content, random)
    return bytes(content)


def dng(width_px: int, height_px: int, preview: bytes, orientation: int = 1) -> bytes:
    """Write a raw file as a camera might: a preview (if any) in front, the sensor's values behind."""
    rows, columns = np.mgrid[:height_px, :width_px]
    sensor = ((rows * 40 + columns * 60) % 16000).astype("<u2").tobytes()
    matrix = struct.pack("<18i", *[n for value in (1, 0, 0, 0, 1, 0, 0, 0, 1) for n in (value, 1)])
    short, long, byte, ascii_, signed, rational = 3, 4, 1, 2, 10, 5
    raw_tags = [
        (254, long, [0]),
        (256, long, [width_px]),
        (257, long, [height_px]),
        (258, short, [16]),
        (259, short, [1]),
        (262, short, [32803]),
        (273, long, ["sensor"]),
        (277, short, [1]),
        (278, long, [height_px]),
        (279, long, [len(sensor)]),
        (33421, short, [2, 2]),
        (33422, byte, [0, 1, 1, 2]),
        (50717, long, [16383]),
    ]
    camera_tags = [
        (271, ascii_, b"Test\0"),
        (272, ascii_, b"Camera\0"),
        (274, short, [orientation]),
        (50706, byte, [1, 4, 0, 0]),
        (50708, ascii_, b"Test Camera\0"),
        (50721, signed, matrix),
        (50728, rational, struct.pack("<6I", 1, 1, 1, 1, 1, 1)),
        (50778, short, [21]),
    ]
    if not preview:
        return _tiff([[*raw_tags, *camera_tags]], {"sensor": sensor})
    with Image.open(io.BytesIO(preview)) as image:
        size = image.size
    preview_tags = [
        (254, long, [1]),
        (256, long, [size[0]]),
        (257, long, [size[1]]),
        (258, short, [8, 8, 8]),
        (259, short, [7]),
        (262, short, [6]),
        (273, long, ["preview"]),
        (277, short, [3]),
        (278, long, [size[1]]),
        (279, long, [len(preview)]),
        (330, long, ["directory 1"]),
    ]
    return _tiff([[*preview_tags, *camera_tags], raw_tags], {"sensor": sensor, "preview": preview})


def psd(image: Image.Image, depth: int = 8, version: int = 1) -> bytes:
    """Write a Photoshop file that has its composite only."""
    samples = np.asarray(image).astype(np.uint16)
    planes = (
        (samples if depth == 8 else samples * 257).transpose(2, 0, 1).astype(">u1" if depth == 8 else ">u2")
    )
    header = struct.pack(">4sH6xHIIHH", b"8BPS", version, len(planes), image.height, image.width, depth, 3)
    return header + bytes(4 + 4 + (4 if version == 1 else 8)) + struct.pack(">H", 0) + planes.tobytes()


def _tiff(directories: list[list[tuple[int, int, Any]]], blocks: dict[str, bytes]) -> bytes:
    """Write a little-endian TIFF; a string among the values stands for the place of a block or directory."""
    places, _ = _written(directories, blocks, {})
    return _written(directories, blocks, places)[1]


def _written(
    directories: list[list[tuple[int, int, Any]]], blocks: dict[str, bytes], known: dict[str, int]
) -> tuple[dict[str, int], bytes]:
    packers = {1: "B", 3: "H", 4: "I"}
    sizes = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 10: 8}
    places: dict[str, int] = {}
    content = bytearray(struct.pack("<2sHI", b"II", 42, 8))
    for number, tags in enumerate(directories):
        places[f"directory {number}"] = len(content)
        entries, behind = bytearray(), bytearray()
        start = len(content) + 2 + 12 * len(tags) + 4
        for tag, kind, values in sorted(tags):
            data = (
                values
                if isinstance(values, bytes)
                else struct.pack(
                    f"<{len(values)}{packers[kind]}",
                    *[known.get(value, 0) if isinstance(value, str) else value for value in values],
                )
            )
            entries += struct.pack("<HHI", tag, kind, len(data) // sizes[kind])
            if len(data) <= 4:
                entries += data.ljust(4, b"\0")
            else:
                entries += struct.pack("<I", start + len(behind))
                behind += data + b"\0" * (len(data) % 2)
        content += struct.pack("<H", len(tags)) + entries + struct.pack("<I", 0) + behind
    for name, block in blocks.items():
        places[name] = len(content)
        content += block
    return places, bytes(content)


def _saved(image: Image.Image, file_format: str, **options: Any) -> bytes:
    file = io.BytesIO()
    other = options.pop("append", None)
    if other is not None:
        options |= {"save_all": True, "append_images": [other.copy(), image.copy()]}
    image.copy().save(file, file_format, **options)  # saving leaves marks on an image
    return file.getvalue()


def _flip_in_front(content: bytearray, random: Random) -> None:
    for place in random.integers(0, min(len(content), 600), size=random.integers(1, 9)):
        content[place] ^= 1 << random.integers(8)


def _scatter(content: bytearray, random: Random) -> None:
    for place in random.integers(0, len(content), size=random.integers(1, 30)):
        content[place] = random.integers(256)


def _cut_off(content: bytearray, random: Random) -> None:
    del content[random.integers(len(content)) :]


def _write_extreme(content: bytearray, random: Random) -> None:
    form = ("<I", ">I", "<H", ">H", "B")[random.integers(5)]
    place = random.integers(0, min(len(content), 600))
    value = _EXTREMES[random.integers(len(_EXTREMES))] & (256 ** struct.calcsize(form) - 1)
    packed = struct.pack(form, value)
    content[place : place + len(packed)] = packed


def _repeat_a_piece(content: bytearray, random: Random) -> None:
    start, end = sorted(random.integers(0, len(content) + 1, size=2))
    place = random.integers(len(content))
    content[place:place] = content[start:end]


def _take_a_piece_out(content: bytearray, random: Random) -> None:
    start = random.integers(len(content))
    del content[start : start + random.integers(1, 200)]


def _put_another_file_behind(content: bytearray, random: Random) -> None:
    files = valid_files()
    other = files[sorted(files)[random.integers(len(files))]]
    place = random.integers(len(content))
    content[place:] = other[random.integers(len(other)) :]


_MUTATIONS: tuple[Callable[[bytearray, Random], None], ...] = (
    _flip_in_front,
    _scatter,
    _cut_off,
    _write_extreme,
    _write_extreme,
    _repeat_a_piece,
    _take_a_piece_out,
    _put_another_file_behind,
)
