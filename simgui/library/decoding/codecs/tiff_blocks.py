"""The strips and tiles of a TIFF, each decoded on its own: a damaged one does not cost the later ones."""

import io
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.bounds import check_full_size

_WHITE_IS_ZERO, _BLACK_IS_ZERO, _RGB, _PALETTE, _YCBCR = 0, 1, 2, 3, 6


def read_blocks(content: bytes) -> tuple[Image.Image, npt.NDArray[np.bool_]] | None:
    """Decode a TIFF of plain samples of 8 bits block by block; None if it is of another kind, or damaged.

    Returns:
        The picture, and which of its rows are there: bool (height,).

    Raises:
        UnreadablePicture: if it is too large.
    """
    import tifffile

    try:
        with tifffile.TiffFile(io.BytesIO(content)) as file:
            page = file.pages.first
            check_full_size(page.imagewidth, page.imagelength)
            if page.dtype != np.uint8 or page.bitspersample != 8 or page.planarconfig != 1:
                return None
            return _decoded(page, content)
    except (UnreadablePicture, MemoryError):
        raise
    except Exception:  # noqa: BLE001 - a header that makes no sense, in any way
        return None


def _decoded(page: Any, content: bytes) -> tuple[Image.Image, npt.NDArray[np.bool_]] | None:
    pixels = np.zeros((page.imagelength, page.imagewidth, page.samplesperpixel), np.uint8)
    seen, lost = np.zeros(len(pixels), np.bool_), np.zeros(len(pixels), np.bool_)
    for number, (start, count) in enumerate(zip(page.dataoffsets, page.databytecounts, strict=False)):
        _, (_, _, top, left, _), (_, height, _, _) = page.decode(None, number)
        data = content[start : start + count]
        try:
            if len(data) < count or not count:
                raise ValueError("cut off")
            block = page.decode(data, number, jpegtables=page.jpegtables)[0][0]
            space = pixels[top : top + height, left : left + block.shape[1]]
            space[:] = block[: space.shape[0], : space.shape[1]]
            seen[top : top + height] = True
        except Exception:  # noqa: BLE001 - whatever a codec raises, this block is lost
            lost[top : top + height] = True
    image = _image(pixels, page.photometric, page.colormap)
    return None if image is None else (image, seen & ~lost)


def _image(pixels: npt.NDArray[np.uint8], photometric: int, colours: Any) -> Image.Image | None:
    """Give samples their meaning; None for those that are neither grey, of a palette nor RGB."""
    if photometric == _PALETTE and colours is not None:
        table = (colours.T >> 8).astype(np.uint8)
        return Image.fromarray(table[pixels[:, :, 0]])
    if photometric in (_WHITE_IS_ZERO, _BLACK_IS_ZERO):
        grey = pixels[:, :, 0]
        return Image.fromarray(grey if photometric == _BLACK_IS_ZERO else 255 - grey)
    if photometric in (_RGB, _YCBCR) and pixels.shape[2] >= 3:
        return Image.fromarray(np.ascontiguousarray(pixels[:, :, :3]))
    return None
