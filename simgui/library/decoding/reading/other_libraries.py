"""Decode with another library what Pillow does not open: imagecodecs, and a reader of our own for BMP.

Only decoders that refuse a file that is cut off are used here, since their result counts as whole.
"""

import io

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.core.sentences import NOTHING, Sentence
from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.codecs.bmp import read_bmp
from simgui.library.decoding.repair.jpeg import frame_of

_JPEG_LS = 0xF7
_LOSSLESS = 0xC3


def read_by_other_library(name: str, content: bytes) -> tuple[Image.Image, Sentence] | None:
    """Decode a file in another way, if there is one for its format; with a remark for the ledger.

    Raises:
        UnreadablePicture: if it is too large, or too little of it is there.
        Exception: of any kind, from a decoder.
    """
    if name == "BMP":
        return read_bmp(content)
    if name == "HEIF":
        return _of_av1(content), NOTHING
    if name == "JPEG":
        values = _unusual_jpeg(content)
        return None if values is None else (_image_of(values), NOTHING)
    if name in ("JPEG2000", "TIFF"):
        import imagecodecs

        decode = imagecodecs.jpeg2k_decode if name == "JPEG2000" else imagecodecs.tiff_decode
        return _image_of(decode(content)), NOTHING
    return None


def _of_av1(content: bytes) -> Image.Image:
    """Decode AV1 in a file that claims to be HEIF, which the HEIF library does not decode."""
    with Image.open(io.BytesIO(content[:8] + b"avif" + content[12:]), formats=("AVIF",)) as image:
        check_full_size(*image.size)
        image.load()
        return image


def _unusual_jpeg(content: bytes) -> npt.NDArray[np.generic] | None:
    """Decode a JPEG that is lossless or has more than 8 bits, scaled to 8; None for an ordinary one."""
    frame = frame_of(content)
    if frame is None or (frame.bits == 8 and frame.marker not in (_LOSSLESS, _JPEG_LS)):
        return None
    check_full_size(*frame.size)
    import imagecodecs

    if frame.marker == _JPEG_LS:
        values = imagecodecs.jpegls_decode(content)
    elif frame.marker == _LOSSLESS:
        values = imagecodecs.ljpeg_decode(content)
    else:
        values = imagecodecs.jpeg8_decode(content)
    return (values >> max(0, frame.bits - 8)).astype(np.uint8)


def _image_of(values: npt.NDArray[np.generic]) -> Image.Image:
    if values.dtype != np.uint8:
        raise ValueError("samples of more than 8 bits")
    return Image.fromarray(np.ascontiguousarray(values.squeeze()))
