"""One small picture, written in every layout that a format has, beside what has to be seen."""

import io
import itertools
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import tifffile

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.decoder import small_pixels

HEIGHT, WIDTH = 40, 56
_ROWS, _COLUMNS = np.mgrid[:HEIGHT, :WIDTH]
RGB = np.stack(
    [
        _COLUMNS * 255 // (WIDTH - 1),
        _ROWS * 255 // (HEIGHT - 1),
        (_ROWS + _COLUMNS) * 255 // (HEIGHT + WIDTH - 2),
    ],
    axis=-1,
).astype(np.uint8)
"""uint8 (40, 56, 3): smooth, each channel from 0 to 255."""

GREY = RGB[:, :, 2]
SHOWN_GREY = np.repeat(GREY[:, :, None], 3, axis=2)
_OPAQUE = np.full_like(GREY, 255)

Array = npt.NDArray[Any]
TYPES = ("u1", "u2", "u4", "u8", "i1", "i2", "i4", "f2", "f4", "f8")
COMPRESSIONS = (
    *(None, "deflate", "lzw", "packbits", "zstd", "lzma"),
    *("webp", "jpeg", "jpeg2000", "jpegxl", "png", "lerc", "jpegxr"),
)
LOSSY = ("webp", "jpeg", "jpegxr")
_NOT_EXACT = ("jpeg2000", "lerc")
"""Compressions of which some types do not come back as they went in, whatever reads them."""

_BOTH_ORDERS = (None, "deflate", "lzw")


class Layout(NamedTuple):
    """Samples of 8 bits, what shows, and how tifffile is told to write them."""

    samples: Array
    shown: Array
    options: dict[str, Any]


def _planes(samples: Array) -> Array:
    return np.ascontiguousarray(np.moveaxis(samples, 2, 0))


_GREY_ALPHA, _RGBA = np.dstack([GREY, _OPAQUE]), np.dstack([RGB, _OPAQUE])
_CMYK = np.dstack([255 - RGB, 0 * GREY])
_ALPHA = {"extrasamples": ["unassalpha"]}
_APART = {"planarconfig": "separate"}
LAYOUTS = {
    "grey": Layout(GREY, SHOWN_GREY, {"photometric": "minisblack"}),
    "min is white": Layout(255 - GREY, SHOWN_GREY, {"photometric": "miniswhite"}),
    "grey alpha": Layout(
        _GREY_ALPHA, SHOWN_GREY, {"photometric": "minisblack", "planarconfig": "contig", **_ALPHA}
    ),
    "rgb": Layout(RGB, RGB, {"photometric": "rgb"}),
    "rgb alpha": Layout(_RGBA, RGB, {"photometric": "rgb", **_ALPHA}),
    "rgb planes": Layout(_planes(RGB), RGB, {"photometric": "rgb", **_APART}),
    "rgb alpha planes": Layout(_planes(_RGBA), RGB, {"photometric": "rgb", **_ALPHA, **_APART}),
    "cmyk": Layout(_CMYK, RGB, {"photometric": "separated"}),
    "cmyk planes": Layout(_planes(_CMYK), RGB, {"photometric": "separated", **_APART}),
}


def of_type(samples: Array, name: str) -> Array:
    """Spread 8 bits over the full range of a type; floating point has 0…1."""
    kind = np.dtype(name)
    if kind.kind == "f":
        return (samples / 255).astype(kind)
    bits = 8 * kind.itemsize
    spread = samples.astype(np.uint64) * np.uint64((2**bits - 1) // 255)
    return (spread - np.uint64(2 ** (bits - 1)) if kind.kind == "i" else spread).astype(kind)


def tiff(samples: Array, **options: Any) -> bytes:
    """Write a TIFF, without the metadata that tifffile adds."""
    file = io.BytesIO()
    tifffile.imwrite(file, samples, metadata=None, **options)
    return file.getvalue()


def tiffs(layout: str) -> Iterator[tuple[str, bytes, bool]]:
    """Write a layout in all types and compressions, in either byte order, tiled or not, predicted or not.

    Yields:
        What it is, the file, and whether the compression is lossy. What tifffile cannot write, or cannot read
        back as it was, is left out.
    """
    samples, _, options = LAYOUTS[layout]
    for kind, compression in itertools.product(TYPES, COMPRESSIONS):
        values = of_type(samples, kind)
        if compression == "jpeg" and kind == "u2":
            values = values >> 4  # 12 bits
        for order, tile, predictor in _ways(kind, compression):
            how: dict[str, Any] = {"byteorder": order, "tile": tile, "compression": compression}
            how |= {"predictor": predictor or None}
            if compression == "lzma":
                how["compressionargs"] = {"level": 0}
            content = _written(values, options | how)
            if content and (compression not in _NOT_EXACT or _is_as_written(content, values)):
                name = f"{kind} {compression}{order}{' tiles' * bool(tile)}{' predictor' * predictor}"
                yield name, content, compression in LOSSY


def _ways(kind: str, compression: str | None) -> Iterator[tuple[str, tuple[int, int] | None, bool]]:
    """Give byte order, tile and predictor: all that go together, or for the rarer types each of them once."""
    if kind in ("u1", "u2", "f4") and compression in _BOTH_ORDERS:
        yield from itertools.product("<>", (None, (16, 16)), (False, True) if compression else (False,))
        return
    yield "<", None, False
    yield "<", (16, 16), compression is not None
    if compression in _BOTH_ORDERS:
        yield ">", None, compression is not None


def _written(values: Array, options: dict[str, Any]) -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return tiff(values, **options)
        except (ValueError, TypeError, KeyError, NotImplementedError, RuntimeError):
            return b""  # nothing that tifffile or the codec writes


def _is_as_written(content: bytes, values: Array) -> bool:
    return bool(np.array_equal(tifffile.imread(io.BytesIO(content)), values))


READ, WRONG = "read", "WRONG"
_CLOSE, _CLOSE_IF_LOSSY = 1.0, 5.0

Case = tuple[str, bytes, Array, bool]
"""Name, file, what has to be seen, and whether it is lossy."""


def table(cases: Iterable[Case]) -> dict[str, list[str]]:
    """Make a table of what became of files: read, wrong (and how far away), or refused, by the reason."""
    found: dict[str, list[str]] = {READ: [], WRONG: []}
    for name, content, shown, is_lossy in cases:
        try:
            pixels = small_pixels(content, max(shown.shape))
        except UnreadablePicture as problem:
            found.setdefault(problem.reason, []).append(name)
            continue
        if pixels.shape != shown.shape:
            found[WRONG].append(f"{name}: {pixels.shape}")
            continue
        away = float(np.abs(pixels.astype(int) - shown).mean())
        close = away <= (_CLOSE_IF_LOSSY if is_lossy else _CLOSE)
        found[READ if close else WRONG].append(name if close else f"{name}: {away:.1f} away")
    return found


def assert_all_read(cases: Iterable[Case], least: int) -> None:
    """Make sure that files, at least so many, are all read right."""
    found = table(cases)
    read = found.pop(READ)
    assert found == {WRONG: []}, found
    assert len(read) >= least, len(read)
