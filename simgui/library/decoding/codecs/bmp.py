"""BMP in all its variants: any header, bit fields of any width, run lengths, a JPEG or PNG inside.

Pillow reads the common ones; those that it refuses are read here, with NumPy.
"""

import io
import struct
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.core.sentences import NOTHING, Sentence
from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.missing_rows import fill_missing, remark_of

_RGB, _RLE8, _RLE4, _FIELDS, _JPEG, _PNG, _ALPHA_FIELDS = range(7)
_INSIDE = {_JPEG: "JPEG", _PNG: "PNG"}
_SIDES = 2**31
_ROWS_AT_ONCE = 256
_FIXED_POINT_ONE = 8192  # of a sample of 16 bits: a sign, two bits before the point, thirteen after it

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _Header:
    width: int
    height: int
    is_top_down: bool
    bits: int
    compression: int
    masks: tuple[int, ...]
    palette: Pixels
    start: int


def read_bmp(content: bytes) -> tuple[Image.Image, Sentence]:
    """Read a BMP, with a remark if some of it is missing.

    Raises:
        UnreadablePicture: if it is too large, or less than half of its rows are there.
        ValueError, struct.error: if it is damaged.
    """
    header = _header(content)
    if header.compression in _INSIDE and header.bits == 0:
        with Image.open(io.BytesIO(content[header.start :]), formats=(_INSIDE[header.compression],)) as image:
            check_full_size(*image.size)
            image.load()
            return image, NOTHING
    check_full_size(header.width, header.height)
    if header.compression in (_RLE4, _RLE8) and header.bits in (4, 8):
        indices, there = _run_lengths(header, content)
        pixels = header.palette[np.minimum(indices, len(header.palette) - 1)]
    else:
        pixels, there = _plain(header, content)
    count = int(there.sum())
    remark = remark_of(count, header.height)
    if remark:
        pixels = fill_missing(pixels.copy(), ~there)
    return Image.fromarray(np.ascontiguousarray(pixels if header.is_top_down else pixels[::-1])), remark


def _header(content: bytes) -> _Header:
    start, size = struct.unpack_from("<I I", content, 10)
    if size == 12:
        width, height, _, bits = struct.unpack_from("<4H", content, 18)
        compression, colours, entry = _RGB, 0, 3
    elif size == 16:
        width, height, _, bits = struct.unpack_from("<iiHH", content, 18)
        compression, colours, entry = _RGB, 0, 4
    else:
        width, height, _, bits, compression = struct.unpack_from("<iiHHI", content, 18)
        (colours,) = struct.unpack_from("<I", content, 46)
        entry = 4
    if not (0 < width < _SIDES and 0 < abs(height) < _SIDES):
        raise ValueError("no size")
    masks, behind = (), 14 + size
    if compression in (_FIELDS, _ALPHA_FIELDS):
        count = 4 if compression == _ALPHA_FIELDS or size >= 56 else 3
        masks = struct.unpack_from(f"<{count}I", content, 54)
        behind = max(behind, 54 + 4 * count)
    most = min(1 << min(bits, 8), 256)
    room = max(0, (start - behind) // entry) if start > behind else most
    palette = np.frombuffer(content, np.uint8, entry * min(colours or most, most, room), behind)
    colour_table = palette.reshape(-1, entry)[:, 2::-1]
    return _Header(width, abs(height), height < 0, bits, compression, masks, colour_table, start or behind)


def _plain(header: _Header, content: bytes) -> tuple[Pixels, npt.NDArray[np.bool_]]:
    """Read pixels that lie one after another: uint8 (height, width, 3 or 4), and which rows are there."""
    stride = (header.width * header.bits + 31) // 32 * 4
    data = np.frombuffer(content, np.uint8, offset=min(header.start, len(content)))[: stride * header.height]
    there = np.arange(header.height) < len(data) // stride
    rows = np.zeros((header.height, stride), np.uint8)
    rows.reshape(-1)[: len(data)] = data
    if header.bits <= 8:
        return _through_palette(header, rows), there
    if header.bits == 24:
        return rows[:, : 3 * header.width].reshape(header.height, header.width, 3)[:, :, ::-1], there
    if header.bits == 64:
        samples = rows[:, : 8 * header.width].view("<i2").reshape(header.height, header.width, 4)
        return _from_fixed_point(samples[:, :, (2, 1, 0, 3)]), there
    if header.bits not in (16, 32):
        raise ValueError("an unknown depth")
    values = rows.view(f"<u{header.bits // 8}")[:, : header.width]
    masks = header.masks
    if not any(masks[:3]):
        masks = (0x7C00, 0x3E0, 0x1F) if header.bits == 16 else (0xFF0000, 0xFF00, 0xFF)
    if not any(masks[3:]):
        masks = masks[:3]
    pixels = np.empty((*values.shape, len(masks)), np.uint8)
    for top in range(0, header.height, _ROWS_AT_ONCE):
        for number, mask in enumerate(masks):
            pixels[top : top + _ROWS_AT_ONCE, :, number] = _field(values[top : top + _ROWS_AT_ONCE], mask)
    return pixels, there


def _through_palette(header: _Header, rows: Pixels) -> Pixels:
    bits = header.bits
    if bits not in (1, 2, 4, 8) or not len(header.palette):
        raise ValueError("no colours")
    shifts = np.arange(8 - bits, -1, -bits, dtype=np.uint8)
    indices = (rows[:, :, None] >> shifts & ((1 << bits) - 1)).reshape(header.height, -1)[:, : header.width]
    pixels: Pixels = header.palette[np.minimum(indices, len(header.palette) - 1)]
    return pixels


def _field(values: npt.NDArray[np.unsignedinteger], mask: int) -> Pixels:
    """Take one channel out of pixels and scale it to 8 bits."""
    if not mask:
        return np.zeros(values.shape, np.uint8)
    shift = (mask & -mask).bit_length() - 1
    most = mask >> shift
    scaled = ((values & mask) >> shift).astype(np.float64) * (255 / most) + 0.5
    return scaled.astype(np.uint8)


def _from_fixed_point(samples: npt.NDArray[np.int16]) -> Pixels:
    """Convert linear light to sRGB: int16 (height, width, 4), alpha as it is."""
    ramp = np.clip(np.arange(-32768, 32768) / _FIXED_POINT_ONE, 0, 1)
    curve = np.where(ramp <= 0.0031308, 12.92 * ramp, 1.055 * ramp ** (1 / 2.4) - 0.055)
    places = samples.astype(np.int32) + 32768
    colours = np.round(curve * 255).astype(np.uint8)[places[:, :, :3]]
    alpha = np.round(ramp * 255).astype(np.uint8)[places[:, :, 3]]
    return np.dstack((colours, alpha))


def _run_lengths(header: _Header, content: bytes) -> tuple[Pixels, npt.NDArray[np.bool_]]:
    """Unpack run lengths: indices uint8 (height, width), and which rows are there."""
    indices = np.zeros((header.height, header.width), np.uint8)
    x = y = 0
    at, half = header.start, header.compression == _RLE4
    while at + 1 < len(content) and y < header.height:
        count, value = content[at], content[at + 1]
        at += 2
        if count:
            both = (value >> 4, value & 15) if half else (value,)
            run = np.resize(np.array(both, np.uint8), count)
        elif value == 0:
            x, y = 0, y + 1
            continue
        elif value == 1:
            y = header.height
            break
        elif value == 2:
            if at + 1 >= len(content):
                break
            x, y, at = x + content[at], y + content[at + 1], at + 2
            continue
        else:
            size = (value + 1) // 2 if half else value
            run = np.frombuffer(content[at : at + size], np.uint8)
            if half:
                run = np.dstack((run >> 4, run & 15)).ravel()[:value]
            at += size + size % 2
        end = min(x + len(run), header.width)
        if x < end:
            indices[y, x:end] = run[: end - x]
        x += len(run)
    return indices, np.arange(header.height) < y
