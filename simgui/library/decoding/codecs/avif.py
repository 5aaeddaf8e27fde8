"""AVIF that names other colours than sRGB, which Pillow does not report."""

import struct
from typing import BinaryIO

from PIL import Image

from simgui.library.decoding.colour.srgb import CICP, Cicp, is_srgb


def open_avif(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open an AVIF whose `colr` box names other colours than sRGB; None if Pillow reads it right."""
    at = head.find(b"colrnclx")
    if at < 0 or len(head) < at + 12:
        return None
    cicp = Cicp(*struct.unpack_from(">HH", head, at + 8))
    if is_srgb(cicp):
        return None
    image = Image.open(file, formats=("AVIF",))
    if "icc_profile" not in image.info:
        image.info[CICP] = cicp
    return image
