"""Which format a file is in, told by its first bytes. Names and extensions are not asked: they lie."""

import struct
import sys
from importlib.util import find_spec
from typing import Literal

HEAD_BYTES = 16 * 1024
"""How much of a file is looked at to tell its format."""

FORMATS = (
    *("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "ICO", "JPEG2000", "AVIF", "HEIF"),
    *("JXL", "RAW"),
)
"""Every format that is tried, by Pillow's name where it has one. No other decoder is ever reached."""

_MARKS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"\x00\x00\x01\x00", "ICO"),
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
_TIFF_MARKS = (b"II*\x00", b"MM\x00*", b"II\x00*", b"MM*\x00", b"II+\x00", b"MM\x00+")
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}
_AVIF_BRANDS = {b"avif", b"avis"}

_EXTRAS = {
    "RAW": ("rawpy", "raw", "a raw file of a camera"),
}
"""Format → the package that decodes it, the extra of SimGUI that brings it, what to call such a file."""


def format_of(head: bytes) -> str | None:
    """Name the format of a file by its first `HEAD_BYTES`; None if it is none of `FORMATS`."""
    if head.startswith(_TIFF_MARKS):
        return "RAW" if _is_raw_tiff(head) else "TIFF"
    if head[4:8] == b"ftyp":
        return _format_of_box(head)
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if head[:1] == b"P" and head[1:2] in b"123456fF" and head[2:3].isspace():
        return "PPM"
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def missing_extra(name: str) -> str | None:
    """Say what has to be installed to read a format; None if nothing has.

    Nothing can be added to a frozen program: there, the one that can is named.
    """
    package, extra, what = _EXTRAS.get(name, ("", "", ""))
    if not package or find_spec(package) is not None:
        return None
    if getattr(sys, "frozen", False):
        return f'{what}: only SimGUI from source reads it, with its extra "{extra}"'
    return f'{what}: it needs the extra "{extra}" of SimGUI (python -m pip install "simgui[{extra}]")'


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


def _is_raw_tiff(head: bytes) -> bool:
    """Tell the raw files of cameras that are built like a TIFF: DNG, NEF, ARW, CR2, PEF and their like.

    Read as a TIFF they would give a stamp of 160 pixels, or nothing.
    """
    if head[8:10] == b"CR":
        return True
    order: Literal["<", ">"] = "<" if head[:2] == b"II" else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", head, 4)
        (count,) = struct.unpack_from(f"{order}H", head, start)
        entries = [struct.unpack_from(f"{order}HHIHH", head, start + 2 + 12 * k) for k in range(count)]
    except struct.error:
        return False  # the first directory lies far behind, as no camera writes it
    first = {tag: (value if order == "<" or kind == 3 else low) for tag, kind, _, value, low in entries}
    is_dng = 50706 in first
    holds_raw = first.get(262) in (32803, 34892)  # PhotometricInterpretation: colour filter array, linear raw
    is_stamp = first.get(254) == 1 and 330 in first  # NewSubfileType: reduced; SubIFDs: the raw data
    return is_dng or holds_raw or is_stamp
