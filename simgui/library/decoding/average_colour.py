"""The average colour of a thumbnail, as it stands in a comment of the JPEG: who keeps that reads no pixel."""

import re

_COMMENT = re.compile(rb"\xff\xfe\x00\x09#([0-9a-f]{6})")
_WITHIN_BYTES = 64
"""The comment comes right after the head of a JPEG."""


def comment_of(red: int, green: int, blue: int) -> bytes:
    """Give the comment for a colour, each part of it in 0 to 255."""
    return b"#%02x%02x%02x" % (red, green, blue)


def average_colour(jpeg: bytes) -> int | None:
    """Give the average colour of a thumbnail as 0xRRGGBB; None if it does not tell."""
    found = _COMMENT.search(jpeg[:_WITHIN_BYTES])
    return None if found is None else int(found[1], 16)
