"""JPEG 2000 of more than 8 bits: with several channels, Pillow lets white overflow to black."""

import struct
from typing import BinaryIO

from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say
from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.colour.eight_bits import FULL_SCALE, SampleInfo, image_of_samples


def open_jpeg2000(file: BinaryIO, head: bytes) -> Image.Image | None:
    """Open a JPEG 2000 of more than 8 bits; None if Pillow reads it right."""
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
            say("a JPEG 2000 of a kind that SimGUI does not read: channels of different depth")
        ) from error
    colours = 3 if channels >= 3 else 1
    bits = max(precisions)
    return image_of_samples(
        values,
        SampleInfo(full=2**bits - 1 if bits < 16 else 0),
        colours,
        "straight" if channels in (2, 4) else "",
    )
