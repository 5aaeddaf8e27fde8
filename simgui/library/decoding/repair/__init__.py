"""Copies of damaged picture files without what is damaged outside the pixels.

A picture can be shown without its metadata, profile, comments and checksums. Each format has a function here
that keeps what its decoder needs, and those of the other parts that are in order.
"""

from simgui.library.decoding.repair.chunks import (
    repaired_gif,
    repaired_heif,
    repaired_jpeg_2000,
    repaired_webp,
)
from simgui.library.decoding.repair.jpeg import repaired_jpeg
from simgui.library.decoding.repair.png import repaired_png
from simgui.library.decoding.repair.tiff import repaired_tiff

_REPAIRS = {
    "AVIF": repaired_heif,
    "GIF": repaired_gif,
    "HEIF": repaired_heif,
    "JPEG": repaired_jpeg,
    "JPEG2000": repaired_jpeg_2000,
    "PNG": repaired_png,
    "TIFF": repaired_tiff,
    "WEBP": repaired_webp,
}


def repaired_copy(name: str, content: bytes) -> bytes | None:
    """Give a copy of a file without its flaws outside the pixels; None if there is nothing to leave out."""
    repair = _REPAIRS.get(name)
    copy = repair(content) if repair is not None else None
    return None if copy == content else copy
