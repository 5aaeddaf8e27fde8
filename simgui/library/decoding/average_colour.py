"""The colours of a thumbnail, as they stand in a comment of the JPEG: who keeps them reads no pixel."""

import re

from simgui.library.decoding.palette import NAMES

_COMMENT = re.compile(rb"\xff\xfe\x00[\x09-\x40]#([0-9a-f]{6})(?: ([0-9a-f]{2,40})(?![0-9a-f]))?")
_WITHIN_BYTES = 64
"""The comment comes right after the head of a JPEG."""


def comment_of(red: int, green: int, blue: int, palette: bytes = b"") -> bytes:
    """Give the comment for an average colour, each part of it in 0 to 255, and a palette."""
    colour = b"#%02x%02x%02x" % (red, green, blue)
    return b"%s %s" % (colour, palette.hex().encode()) if palette else colour


def average_colour(jpeg: bytes) -> int | None:
    """Give the average colour of a thumbnail as 0xRRGGBB; None if it does not tell."""
    found = _COMMENT.search(jpeg[:_WITHIN_BYTES])
    return None if found is None else int(found[1], 16)


def palette_in(jpeg: bytes) -> bytes | None:
    """Give the palette of a thumbnail (`simgui.library.decoding.palette`); None if it does not tell."""
    found = _COMMENT.search(jpeg[:_WITHIN_BYTES])
    told = found[2] if found else None
    return bytes.fromhex(told.decode()) if told and len(told) == 2 * len(NAMES) else None
