"""How large a picture may be, and the reason for a larger one."""

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say

MAX_HEADER_PIXELS = 500_000_000
"""Of a picture as its header says; it may then be decoded at reduced scale."""

MAX_DECODED_PIXELS = 120_000_000
"""Of a picture as it is decoded: in full, or at reduced scale if its format allows it."""

MAX_SAMPLE_BYTES = 5 << 28
"""Of samples of more than 8 bits in memory at once: 1.25 GiB."""


def too_large(width_px: int, height_px: int) -> UnreadablePicture:
    """Make the reason for a picture of too many pixels."""
    return UnreadablePicture(
        say("too large: {width:,} by {height:,} pixels", width=width_px, height=height_px)
    )


def check_header_size(width_px: int, height_px: int) -> None:
    """Refuse a picture by what its header says.

    Raises:
        UnreadablePicture: if it has too many pixels.
    """
    if width_px * height_px > MAX_HEADER_PIXELS:
        raise too_large(width_px, height_px)


def check_full_size(width_px: int, height_px: int, bytes_a_pixel: int = 1) -> None:
    """Refuse a picture that is too large to be decoded in full.

    Raises:
        UnreadablePicture: if it is.
    """
    pixels = width_px * height_px
    if pixels > MAX_DECODED_PIXELS:
        raise too_large(width_px, height_px)
    if pixels * bytes_a_pixel > MAX_SAMPLE_BYTES:
        raise UnreadablePicture(
            say(
                "too large: {width:,} by {height:,} pixels of {bytes} bytes each",
                width=width_px,
                height=height_px,
                bytes=bytes_a_pixel,
            )
        )
