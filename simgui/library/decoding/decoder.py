"""From a file to pixels: upright, sRGB, without alpha, at the size that the backbone wants.

Whatever is wrong with a file becomes `UnreadablePicture` with a reason, except what ends the process. That is
why this runs in a process of its own: the program asks `simgui.library.decoding.pool`.
"""

import io
import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import numpy.typing as npt
from PIL import Image

from simgui.library.decoding.average_colour import comment_of
from simgui.library.decoding.colour.eight_bits import resizable
from simgui.library.decoding.colour.srgb import to_srgb
from simgui.library.decoding.outcome import DecodedPicture, PicturePart
from simgui.library.decoding.palette import MIDDLE, SAMPLES_PX, palette
from simgui.library.decoding.reading.opening import Source
from simgui.library.decoding.reading.reader import ReadPicture, read
from simgui.library.decoding.region import Box, Region
from simgui.models.backbone import LITE0_INPUT, InputSpec

_NEUTRAL = (127, 127, 127)  # what shows through transparency: the zero of the backbone's input
_JPEG_QUALITY = 88

_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_TURNED = (5, 6, 7, 8)
_MOST_FOR_REGION_PX = 4096
"""The shorter side that a picture is decoded with for a small part of it, where it has more."""


def decode(
    source: Source, wanted: InputSpec = LITE0_INPUT, thumbnail_px: int = 0, region: Region | None = None
) -> DecodedPicture:
    """Decode a picture for a backbone that looks at `wanted`.

    Args:
        source: The picture.
        wanted: The central square that is cut out, and its size.
        thumbnail_px: The longer side of a thumbnail that is made from the same decoding; none if 0.
        region: A part of the picture, which is decoded as a picture of its own would be; all of it if None.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    least_px = round(wanted.size_px / wanted.crop)
    if region is not None:
        least_px = min(_MOST_FOR_REGION_PX, math.ceil(least_px / min(region.width, region.height)))
    with read(source, max(least_px, thumbnail_px)) as picture:
        whole = resizable(picture.image)
        part = whole if region is None else _part(whole, region.stored(picture.orientation))
        square = _finished(central_square(part, wanted), picture)
        thumbnail = _thumbnail(whole, thumbnail_px, picture) if thumbnail_px else b""
        width, height = _upright_size(picture)
        return DecodedPicture(np.asarray(square), width, height, thumbnail, picture.remark, picture.capture)


def shrink(source: Source, longest_px: int) -> bytes:
    """Make a small copy for display: the content of a JPEG file, its longer side at most `longest_px`.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    with _small(source, longest_px) as small:
        return _jpeg(small)


def small_pixels(source: Source, longest_px: int) -> npt.NDArray[np.uint8]:
    """Decode a whole picture, small: uint8 (height, width, 3), RGB, its longer side at most `longest_px`.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    with _small(source, longest_px) as small:
        return np.asarray(small)


def part(source: Source, region: Region, longest_px: int) -> PicturePart:
    """Decode a part of a picture as sharp as it is asked for, at most as sharp as it is.

    Args:
        source: The picture.
        region: The part.
        longest_px: The longer side of it, at most.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    with read(source, max(1, round(longest_px / max(region.width, region.height)))) as picture:
        whole = resizable(picture.image)
        pixels = _pixels_of(region.stored(picture.orientation), whole.size)
        shown = _finished(_cut(whole, pixels, longest_px), picture)
        return PicturePart(np.asarray(shown), *_upright_size(picture))


def _cut(image: Image.Image, box: tuple[int, int, int, int], longest_px: int) -> Image.Image:
    """Cut a part out, made smaller if it is larger than asked for, without a copy of all of it."""
    width, height = box[2] - box[0], box[3] - box[1]
    scale = longest_px / max(width, height)
    if scale >= 1:
        return image.crop(box)
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return image.resize(size, Image.Resampling.BICUBIC, box=box, reducing_gap=2.0)


def _upright_size(picture: ReadPicture) -> tuple[int, int]:
    width, height = picture.width_px, picture.height_px
    return (height, width) if picture.orientation in _TURNED else (width, height)


@contextmanager
def _small(source: Source, longest_px: int) -> Iterator[Image.Image]:
    with read(source, longest_px) as picture:
        yield _finished(_within(resizable(picture.image), longest_px), picture)


def _thumbnail(whole: Image.Image, longest_px: int, picture: ReadPicture) -> bytes:
    # Hamming: nearly as sharp as bicubic at two thirds of the time, which every picture of a library costs.
    return _jpeg(_finished(_within(whole, longest_px, Image.Resampling.HAMMING), picture))


def _jpeg(image: Image.Image) -> bytes:
    """Give a JPEG that says its average colour and its palette."""
    file, mean = io.BytesIO(), image.resize((1, 1), Image.Resampling.BOX, reducing_gap=2.0).getpixel((0, 0))
    comment = comment_of(*mean, _palette(image)) if isinstance(mean, tuple) and len(mean) == 3 else b""
    image.save(file, "JPEG", quality=_JPEG_QUALITY, comment=comment)
    return file.getvalue()


def _palette(image: Image.Image) -> bytes:
    """Give the palette of the middle of an RGB image."""
    left, top = (side * (1 - MIDDLE) / 2 for side in image.size)
    box = (left, top, image.width - left, image.height - top)
    middle = image.resize((SAMPLES_PX, SAMPLES_PX), Image.Resampling.BOX, box=box, reducing_gap=2.0)
    return palette(np.asarray(middle))


def _within(
    image: Image.Image, longest_px: int, method: Image.Resampling = Image.Resampling.BICUBIC
) -> Image.Image:
    """Make an image smaller, if it is not already, so that its longer side is at most `longest_px`."""
    scale = min(1.0, longest_px / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, method, reducing_gap=2.0)


def central_square(image: Image.Image, wanted: InputSpec) -> Image.Image:
    """Cut out the central square that a backbone looks at, at its size: the same for training and for use."""
    side = min(image.size) * wanted.crop
    left, top = (image.width - side) / 2, (image.height - side) / 2
    box = (left, top, left + side, top + side)
    return image.resize((wanted.size_px, wanted.size_px), Image.Resampling.BICUBIC, box=box)


def _part(image: Image.Image, box: Box) -> Image.Image:
    """Cut a part out, at least one pixel of it; only whole pixels, so that none outside shines in."""
    return image.crop(_pixels_of(box, image.size))


def _pixels_of(box: Box, size: tuple[int, int]) -> tuple[int, int, int, int]:
    """Give the whole pixels that a part covers, at least one."""
    left, top = (min(round(start * length), length - 1) for start, length in zip(box[:2], size, strict=True))
    right, bottom = (round(end * length) for end, length in zip(box[2:], size, strict=True))
    return left, top, max(left + 1, right), max(top + 1, bottom)


def _finished(small: Image.Image, picture: ReadPicture) -> Image.Image:
    """Do on the small picture what would be slow on the large one: colours, alpha, orientation."""
    alpha = small.getchannel("A") if small.mode in ("LA", "RGBA") else None
    colours = small.convert(small.mode.removesuffix("A")) if alpha else small
    rgb = to_srgb(colours, picture.image.info)
    if alpha:
        ground = Image.new("RGB", rgb.size, _NEUTRAL)
        ground.paste(rgb, mask=alpha)
        rgb = ground
    upright = _UPRIGHT.get(picture.orientation)
    return rgb.transpose(upright) if upright is not None else rgb
