"""How large a picture may be, and what is said of a larger one."""

from simgui.core.errors import UnreadablePicture

MAX_HEADER_PIXELS = 500_000_000
"""Of a picture by what its header says, before it is perhaps decoded at reduced scale."""

MAX_DECODED_PIXELS = 120_000_000
"""Of a picture that is decoded in full, or as far reduced as its format can be while decoding."""

MAX_SAMPLE_BYTES = 5 << 28
"""Of the samples of more than 8 bits that are in memory at once: 1.25 GiB."""


def too_large(width_px: int, height_px: int) -> UnreadablePicture:
    """Give what stands in the ledger for a picture of too many pixels."""
    return UnreadablePicture(f"too large: {width_px:,} by {height_px:,} pixels")


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
            f"too large: {width_px:,} by {height_px:,} pixels of {bytes_a_pixel} bytes each"
        )
