"""Pictures whose numbers Pillow drops, garbles or does not know: told apart from those that it reads right.

What Pillow reads right goes its way, which for a JPEG is at reduced scale. The rest is decoded here, in full.
"""

import logging
import struct
from typing import BinaryIO

import numpy as np
from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.codecs.jxl import open_jxl
from simgui.library.decoding.codecs.png import open_png
from simgui.library.decoding.codecs.tiff import open_tiff
from simgui.library.decoding.colour import CICP, Cicp, is_srgb
from simgui.library.decoding.tone import FULL_SCALE, Known, image_of

_LONGEST_NUMBER = 20

for _library in ("imagecodecs", "tifffile"):
    logging.getLogger(_library).disabled = True  # what is wrong with a file is said in the ledger


def open_deep(file: BinaryIO, name: str, head: bytes) -> Image.Image | None:
    """Open a picture that is not for Pillow; None if it is, the file then being at its beginning.

    Args:
        file: The file, at its beginning.
        name: Its format, as `format_of` names it.
        head: Its first bytes.

    Raises:
        UnreadablePicture: if it is too large, or of a kind that no library here reads.
        Exception: of any kind, from a library, if it is damaged.
    """
    if name == "JXL":
        return open_jxl(file)
    if name == "TIFF":
        return open_tiff(file)
    if name == "PNG":
        return open_png(file)
    if name == "PPM":
        return _open_pnm(file, head)
    if name == "JPEG2000":
        return _open_jpeg2000(file, head)
    if name == "AVIF":
        return _open_avif(file, head)
    return None


def _open_avif(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open an AVIF whose box of colours names other colours than sRGB, which Pillow does not tell."""
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


def _open_jpeg2000(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open a JPEG 2000 of more than 8 bits: of several channels, Pillow lets white overflow to black."""
    at = head.find(b"\xff\x4f\xff\x51")
    if at < 0 or len(head) < at + 42:
        return None
    width, height, left, top = struct.unpack_from(">IIII", head, at + 8)
    (channels,) = struct.unpack_from(">H", head, at + 40)
    precisions = [(depth & 127) + 1 for depth in head[at + 42 : at + 42 + 3 * channels : 3]]
    if not precisions or max(precisions) <= 8:
        return None
    if channels == 1:
        image = Image.open(file, formats=("JPEG2000",))
        if precisions[0] < 16:
            image.info[FULL_SCALE] = True
        return image
    check_full_size(width - left, height - top, 4 * channels)
    import imagecodecs

    try:
        values = imagecodecs.jpeg2k_decode(file.read())
    except (imagecodecs.Jpeg2kError, ValueError) as error:
        if min(precisions) == max(precisions):
            raise
        raise UnreadablePicture(
            "a JPEG 2000 of a kind that SimGUI does not read: channels of different depth"
        ) from error
    colours = 3 if channels >= 3 else 1
    bits = max(precisions)
    return image_of(
        values, Known(full=2**bits - 1 if bits < 16 else 0), colours, "straight" if channels in (2, 4) else ""
    )


def _open_pnm(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open a PGM or PPM of more than 8 bits in binary, whose lower ones Pillow drops, and a PFM in colour."""
    if head[:2] not in (b"P2", b"P5", b"P6", b"PF"):
        return None
    numbers, start = _pnm_header(head)
    if len(numbers) < 3:
        return None
    width, height = int(numbers[0]), int(numbers[1])
    channels = 1 if head[:2] == b"P5" else 3
    if head[:2] == b"PF":
        kind, full = "<f4" if numbers[2].startswith(b"-") else ">f4", 0
    else:
        kind, full = ">u2", int(numbers[2])
        if not 255 < full <= 65535:
            return None
        if head[:2] == b"P2":
            image = Image.open(file, formats=("PPM",))
            image.info |= {FULL_SCALE: True} if full < 65535 else {}
            return image
    check_full_size(width, height, channels * np.dtype(kind).itemsize)
    file.seek(start)
    content = file.read(width * height * channels * np.dtype(kind).itemsize)
    values = np.frombuffer(content, kind).reshape(height, width, channels)
    if kind.endswith("f4"):
        values = values[::-1]  # its first row is the lowest
    return image_of(values, Known(full=full if full < 65535 else 0), channels)


def _pnm_header(head: bytes) -> tuple[list[bytes], int]:
    """Read three numbers of a header, with comments between; and where the pixels begin."""
    numbers: list[bytes] = []
    at = 2
    while len(numbers) < 3 and at < len(head):
        if head[at : at + 1] == b"#":
            at = head.find(b"\n", at) % (len(head) + 1) + 1
        elif head[at : at + 1].isspace():
            at += 1
        else:
            end = next((k for k in range(at, len(head)) if head[k : k + 1].isspace()), len(head))
            if (
                not head[at:end].removeprefix(b"-").replace(b".", b"", 1).isdigit()
                or end - at > _LONGEST_NUMBER
            ):
                return [], 0
            numbers.append(head[at:end])
            at = end
    return numbers, at + 1
