"""Readers for pictures that Pillow refuses or gets wrong: mostly those of more than 8 bits a sample.

Each module reads one format and knows which of its files Pillow reads right. Those are left to Pillow, which
can decode a JPEG at reduced scale; the others are decoded here, in full.
"""

import logging
from collections.abc import Callable
from typing import BinaryIO

from PIL import Image

from simgui.library.decoding.codecs.avif import open_avif
from simgui.library.decoding.codecs.jpeg2000 import open_jpeg2000
from simgui.library.decoding.codecs.jxl import open_jxl
from simgui.library.decoding.codecs.png import open_png
from simgui.library.decoding.codecs.pnm import open_pnm
from simgui.library.decoding.codecs.tiff import open_tiff

_READERS: dict[str, Callable[[BinaryIO, bytes], Image.Image | None]] = {
    "AVIF": open_avif,
    "JPEG2000": open_jpeg2000,
    "JXL": lambda file, _head: open_jxl(file),
    "PNG": lambda file, _head: open_png(file),
    "PPM": open_pnm,
    "TIFF": lambda file, _head: open_tiff(file),
}

for _library in ("imagecodecs", "tifffile"):
    # The ledger says what is wrong with a file. Not `disabled`: whoever configures logging takes that back.
    logging.getLogger(_library).setLevel(logging.CRITICAL + 1)


def open_with_codec(file: BinaryIO, name: str, head: bytes) -> Image.Image | None:
    """Open a picture that Pillow does not read right; None if it does, the file then being at its beginning.

    Args:
        file: The file, at its beginning.
        name: Its format, as `format_of` names it.
        head: Its first bytes.

    Raises:
        UnreadablePicture: if it is too large, or of a kind that no library here reads.
        Exception: of any kind, from a library, if it is damaged.
    """
    reader = _READERS.get(name)
    return None if reader is None else reader(file, head)
