"""Which format a file is in, told by its first bytes. Names and extensions are ignored, since they lie."""

import struct
import sys
from collections.abc import Callable
from importlib.util import find_spec
from typing import BinaryIO

from simgui.core.sentences import Sentence, say

HEAD_BYTES = 16 * 1024
"""How much of a file is looked at to tell its format."""

Piece = Callable[[int], bytes]

FORMATS = (
    *("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO", "JPEG2000", "AVIF", "HEIF"),
    *("PSD", "TGA", "PCX", "QOI", "SGI", "DDS", "JXL", "RAW"),
)
"""Every format that is tried, by Pillow's name where it has one. No other decoder is ever reached."""

_MARKS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"8BPS", "PSD"),
    (b"qoif", "QOI"),
    (b"DDS \x7c\x00\x00\x00", "DDS"),
    (b"\xff\x4f\xff\x51", "JPEG2000"),
    (b"\x00\x00\x00\x0cjP  \r\n\x87\n", "JPEG2000"),
    (b"\xff\x0a", "JXL"),
    (b"\x00\x00\x00\x0cJXL \r\n\x87\n", "JXL"),
    # Raw files of cameras that do not look like a TIFF: Fujifilm, Olympus, Panasonic, Sigma, Minolta, Canon.
    (b"FUJIFILMCCD-RAW", "RAW"),
    (b"IIRO", "RAW"),
    (b"IIRS", "RAW"),
    (b"MMOR", "RAW"),
    (b"IIU\x00", "RAW"),
    (b"FOVb", "RAW"),
    (b"\x00MRM", "RAW"),
    (b"II\x1a\x00\x00\x00HEAPCCDR", "RAW"),
)
_WEAK = frozenset(("BMP", "ICO", "PPM", "PCX", "SGI", "TGA"))
"""Formats whose mark is so short that other files begin alike; their header has to make sense as well."""

_TIFF_MARKS = (b"II*\x00", b"MM\x00*", b"II\x00*", b"MM*\x00", b"II+\x00", b"MM\x00+")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}

_SUBFILE_TYPE, _PHOTOMETRIC, _MAKE, _SUB_DIRECTORIES, _DNG = 254, 262, 271, 330, 50706
_OF_A_SENSOR = (32803, 34892)
"""PhotometricInterpretation: colour filter array, linear raw."""

_EXTRAS = {
    "RAW": ("rawpy", "raw", say("a raw file of a camera")),
}
"""Format → the package that decodes it, the extra of SimGUI that brings it, what to call such a file."""


def format_of_file(file: BinaryIO) -> tuple[str | None, bytes]:
    """Name the format of a file, from its beginning on, and give its first `HEAD_BYTES`; as `format_of`.

    Raises:
        OSError: if the system cannot read it.
    """
    head = file.read(HEAD_BYTES)

    def piece(place: int) -> bytes:
        file.seek(place)
        return file.read(HEAD_BYTES)

    return format_of(head, piece), head


def format_of(head: bytes, piece: Piece | None = None) -> str | None:
    """Name the format of a file by its first `HEAD_BYTES`; None if it is none of `FORMATS`.

    Args:
        head: The first bytes.
        piece: Gives bytes from another place, where the beginning leaves a doubt; if left out, of the head.
    """
    if head.startswith(_TIFF_MARKS):
        return "RAW" if _is_raw_tiff(head, piece or (lambda place: head[place:])) else "TIFF"
    if head[4:8] == b"ftyp":
        return _format_of_box(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[:1] == b"P" and head[1:2] in b"123456fF" and head[2:3].isspace():
        return "PPM"
    known = next((name for mark, name in _MARKS if head.startswith(mark)), None)
    return known or next((name for name, looks_like in _LOOKS if looks_like(head)), None)


def is_weakly_marked(name: str) -> bool:
    """Tell whether a file that begins like this format may still be something else."""
    return name in _WEAK


def missing_extra(name: str) -> Sentence | None:
    """Say what has to be installed to read a format; None if nothing has.

    Nothing can be added to a frozen program: there, the one that can is named.
    """
    package, extra, what = _EXTRAS.get(name, ("", "", ""))
    if not package or find_spec(package) is not None:
        return None
    if getattr(sys, "frozen", False):
        return say(
            '{what}: only SimGUI from source reads it, with its extra "{extra}"', what=what, extra=extra
        )
    return say(
        '{what}: it needs the extra "{extra}" of SimGUI (python -m pip install "simgui[{extra}]")',
        what=what,
        extra=extra,
    )


def _format_of_box(head: bytes) -> str | None:
    """Tell the pictures among the files of the MPEG-4 family by the brands that they claim."""
    (size,) = struct.unpack(">I", head[:4])
    major, compatible = head[8:12], head[16 : min(max(size, 16), 256)]
    brands = {major, *(compatible[at : at + 4] for at in range(0, len(compatible), 4))}
    if major == b"crx ":
        return "RAW"  # Canon's CR3
    if brands & _AVIF_BRANDS:
        return "AVIF"
    return "HEIF" if brands & _HEIF_BRANDS else None


def _looks_like_bmp(head: bytes) -> bool:
    if len(head) < 26 or not head.startswith(b"BM"):
        return False
    (size,) = struct.unpack_from("<I", head, 14)
    return 12 <= int(size) <= 1024


def _looks_like_ico(head: bytes) -> bool:
    return (
        head.startswith(b"\0\0\1\0") and len(head) >= 22 and head[4:6] != b"\0\0" and head[9] in (0, 1, 255)
    )


def _looks_like_pcx(head: bytes) -> bool:
    if len(head) < 128 or head[0] != 10 or head[1] not in (0, 2, 3, 4, 5) or head[2] != 1:
        return False
    left, top, right, bottom = struct.unpack_from("<4H", head, 4)
    return head[3] in (1, 2, 4, 8) and 1 <= head[65] <= 4 and left <= right and top <= bottom


def _looks_like_sgi(head: bytes) -> bool:
    if len(head) < 512 or head[:2] != b"\x01\xda" or head[2] > 1 or head[3] not in (1, 2):
        return False
    dimensions, width, height, channels = struct.unpack_from(">4H", head, 4)
    return dimensions in (1, 2, 3) and width > 0 and height > 0 and channels <= 4


def _looks_like_tga(head: bytes) -> bool:
    """Tell a TGA by its header, which has no mark: each field has to be one that programs write."""
    if len(head) < 19:
        return False
    has_map, kind, first, entries, bits, width, height, depth, flags = struct.unpack_from(
        "<x2B2HB4x2H2B", head
    )
    is_grey = kind in (3, 11)
    depths = (8, 16) if is_grey or has_map else (15, 16, 24, 32)
    has_right_map = (
        (kind in (1, 9) and bits in (15, 16, 24, 32) and 0 < entries <= 256)
        if has_map
        else (kind in (2, 3, 10, 11) and first == entries == 0 and bits in (0, 24))
    )
    alpha = flags & 0x0F
    has_right_alpha = alpha in (0, 8) if depth == 32 else alpha in (0, 1, 8)
    return (
        has_map in (0, 1)
        and has_right_map
        and depth in depths
        and width > 0
        and height > 0
        and flags & 0xC0 == 0
        and has_right_alpha
    )


_LOOKS: tuple[tuple[str, Callable[[bytes], bool]], ...] = (
    ("BMP", _looks_like_bmp),
    ("ICO", _looks_like_ico),
    ("PCX", _looks_like_pcx),
    ("SGI", _looks_like_sgi),
    ("TGA", _looks_like_tga),
)


def _is_raw_tiff(head: bytes, piece: Piece) -> bool:
    """Tell the raw files of cameras that are built like a TIFF: DNG, NEF, ARW, CR2, PEF and their like.

    Read as a TIFF they would give a stamp of 160 pixels, or nothing.
    """
    if head[8:10] == b"CR":
        return True
    order = "<" if head[:2] == b"II" else ">"
    # No camera puts the first directory beyond the head.
    first = _directory(head, order, _number(head, order, 4))
    if _DNG in first or first.get(_PHOTOMETRIC, (0, 0))[1] in _OF_A_SENSOR:
        return True
    if first.get(_SUBFILE_TYPE, (0, 0))[1] != 1 or _SUB_DIRECTORIES not in first:
        return False
    # A small picture in front, a larger one behind: a camera's sensor, or any picture that has a thumbnail.
    count, place = first[_SUB_DIRECTORIES]
    table = piece(place) if count > 1 else b""
    places = [_number(table, order, 4 * each) for each in range(min(count, 8))] if count > 1 else [place]
    behind = [_directory(piece(each), order, 0) for each in places]
    if any(behind):
        return any(each.get(_PHOTOMETRIC, (0, 0))[1] in _OF_A_SENSOR for each in behind)
    return _MAKE in first


def _directory(head: bytes, order: str, start: int) -> dict[int, tuple[int, int]]:
    """Read a directory of a TIFF: tag → number of values and the first, or their place; empty if cut off."""
    try:
        (count,) = struct.unpack_from(f"{order}H", head, start)
        entries = [struct.unpack_from(f"{order}HHI4s", head, start + 2 + 12 * each) for each in range(count)]
    except struct.error:
        return {}
    return {
        tag: (values, int(struct.unpack_from(f"{order}{'H' if kind == 3 else 'I'}", data)[0]))
        for tag, kind, values, data in entries
    }


def _number(head: bytes, order: str, at: int) -> int:
    return int.from_bytes(head[at : at + 4], "little" if order == "<" else "big")
