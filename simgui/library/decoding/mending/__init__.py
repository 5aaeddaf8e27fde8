"""Copies of damaged picture files without what is damaged outside the pixels.

Metadata, profiles, comments and checksums say nothing that a picture could not be shown without. Each format
has a function here that keeps what its decoder needs and those of the other parts that are in order.
"""

from simgui.library.decoding.mending.chunks import mended_gif, mended_heif, mended_jpeg_2000, mended_webp
from simgui.library.decoding.mending.jpeg import mended_jpeg
from simgui.library.decoding.mending.png import mended_png
from simgui.library.decoding.mending.tiff import mended_tiff

_MENDERS = {
    "AVIF": mended_heif,
    "GIF": mended_gif,
    "HEIF": mended_heif,
    "JPEG": mended_jpeg,
    "JPEG2000": mended_jpeg_2000,
    "PNG": mended_png,
    "TIFF": mended_tiff,
    "WEBP": mended_webp,
}


def mended(name: str, content: bytes) -> bytes | None:
    """Give a copy of a file without its flaws outside the pixels; None if there is nothing to leave out."""
    mender = _MENDERS.get(name)
    copy = mender(content) if mender is not None else None
    return None if copy == content else copy
