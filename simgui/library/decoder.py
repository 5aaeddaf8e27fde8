"""From a file to pixels: upright, sRGB, without alpha, at the size that the backbone wants.

Only picture formats named here are tried, recognised by content, and everything a file can get wrong ends
as `UnreadablePicture` with a reason. Files are opened for reading only.
"""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms, UnidentifiedImageError, features

from simgui.core.backbone import STARTER_INPUT, InputSpec
from simgui.core.errors import UnreadablePicture

# Not ICO: Pillow decodes one while opening it, before its size can be looked at.
FORMATS = (
    *("JPEG", "PNG", "GIF", "BMP", "TIFF", "WEBP", "PPM", "JPEG2000"),
    *(("AVIF",) if features.check("avif") else ()),
)
MAX_HEADER_PIXELS = 500_000_000
MAX_DECODED_PIXELS = 120_000_000  # after the reduced-scale decoding of JPEG
_NEUTRAL = (127, 127, 127)  # what shows through transparency: the zero of the backbone's input

# The limits above replace Pillow's own, which only warns.
Image.MAX_IMAGE_PIXELS = None

_ORIENTATION_TAG = 0x0112
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
_SRGB = ImageCms.createProfile("sRGB")
_OF_A_DAMAGED_FILE = (None, errno.EINVAL, errno.EOVERFLOW)
"""Error numbers that tell of the file: none at all (Pillow's own), or a place in it that cannot be."""


Source = Path | BinaryIO | bytes
"""A path, an open file, or the content of one."""


@dataclass(frozen=True)
class DecodedPicture:
    """A picture ready for the backbone.

    Attributes:
        pixels: uint8 (size, size, 3), RGB: the central square, bicubic.
        width_px: Width of the original, upright.
        height_px: Height of the original, upright.
    """

    pixels: npt.NDArray[np.uint8]
    width_px: int
    height_px: int


def decode(source: Source, wanted: InputSpec = STARTER_INPUT) -> DecodedPicture:
    """Decode a picture for a backbone that looks at `wanted`.

    Raises:
        UnreadablePicture: whatever is wrong with it.
    """
    with _opened(source) as image:
        width, height = image.size
        resizable = _loaded(image, round(wanted.size_px / wanted.crop))
        square = _finished(_central_square(resizable, wanted), image)
        if _orientation(image) in _TURNED:
            width, height = height, width
        return DecodedPicture(np.asarray(square), width, height)


def shrink(source: Source, longest_px: int) -> bytes:
    """Make a small copy for display: the content of a JPEG file, its longer side at most `longest_px`.

    Raises:
        UnreadablePicture: whatever is wrong with it.
    """
    with _small(source, longest_px) as small:
        file = io.BytesIO()
        small.save(file, "JPEG", quality=88)
        return file.getvalue()


def small_pixels(source: Source, longest_px: int) -> npt.NDArray[np.uint8]:
    """Decode a whole picture, small: uint8 (height, width, 3), RGB, its longer side at most `longest_px`.

    Raises:
        UnreadablePicture: whatever is wrong with it.
    """
    with _small(source, longest_px) as small:
        return np.asarray(small)


@contextmanager
def _small(source: Source, longest_px: int) -> Iterator[Image.Image]:
    with _opened(source) as image:
        resizable = _loaded(image, longest_px)
        scale = min(1.0, longest_px / max(resizable.size))
        size = (max(1, round(resizable.width * scale)), max(1, round(resizable.height * scale)))
        small = resizable.resize(size, Image.Resampling.BICUBIC, reducing_gap=2.0)
        yield _finished(small, image)


@contextmanager
def _opened(source: Source) -> Iterator[Image.Image]:
    """Open a picture of an allowed format and size; whatever goes wrong with it inside is a reason."""
    try:
        with Image.open(
            io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS
        ) as image:
            if image.width * image.height > MAX_HEADER_PIXELS:
                raise UnreadablePicture(f"too large: {image.width:,} by {image.height:,} pixels")
            yield image
    except UnreadablePicture:
        raise
    except UnidentifiedImageError as error:
        raise UnreadablePicture("not a picture in a format that SimGUI reads", is_picture=False) from error
    except MemoryError as error:
        raise UnreadablePicture("too large for the memory of this computer", may_pass=True) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno not in _OF_A_DAMAGED_FILE:
            raise UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True) from error
        raise UnreadablePicture(f"the picture is damaged ({str(error).strip().rstrip('.')})") from error


def _loaded(image: Image.Image, least_px: int) -> Image.Image:
    """Decode, a JPEG at reduced scale as long as its shorter side stays at or above `least_px`."""
    image.draft(image.mode, (least_px, least_px))
    if image.width * image.height > MAX_DECODED_PIXELS:
        raise UnreadablePicture(f"too large: {image.width:,} by {image.height:,} pixels")
    return _resizable(image)


def _orientation(image: Image.Image) -> int:
    return int(image.getexif().get(_ORIENTATION_TAG, 1))


def _resizable(image: Image.Image) -> Image.Image:
    """Bring a mode that cannot be resized smoothly to one that can: L, LA, RGB, RGBA, CMYK or LAB."""
    if image.mode in ("P", "PA"):
        transparent = image.mode == "PA" or "transparency" in image.info
        return image.convert("RGBA" if transparent else "RGB")
    if image.mode in ("RGB", "L", "1") and "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "F" or image.mode.startswith("I"):
        return Image.fromarray(_eight_bits(np.asarray(image)))
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB"):
        image.load()
        return image
    return image.convert("RGB")


def _eight_bits(values: npt.NDArray[np.generic]) -> npt.NDArray[np.uint8]:
    """Scale grey values of any range to 0…255: 16-bit by its full range, anything else by its own."""
    if values.dtype.kind == "u":  # 16-bit, in either byte order
        return (values // 257).astype(np.uint8)
    numbers = np.nan_to_num(values.astype(np.float64), posinf=0.0, neginf=0.0)
    low, high = float(numbers.min()), float(numbers.max())
    if low >= 0 and high <= 255 and values.dtype.kind == "i":
        return numbers.astype(np.uint8)
    if low >= 0 and 255 < high <= 65535:
        return (numbers / 257).astype(np.uint8)
    return ((numbers - low) * (255 / max(high - low, 1e-12))).astype(np.uint8)


def _central_square(image: Image.Image, wanted: InputSpec) -> Image.Image:
    side = min(image.size) * wanted.crop
    left, top = (image.width - side) / 2, (image.height - side) / 2
    box = (left, top, left + side, top + side)
    return image.resize((wanted.size_px, wanted.size_px), Image.Resampling.BICUBIC, box=box)


def _finished(small: Image.Image, image: Image.Image) -> Image.Image:
    """Do to the small picture what is dear on the large one: colours, alpha, orientation."""
    alpha = small.getchannel("A") if small.mode in ("LA", "RGBA") else None
    colours = small.convert(small.mode.removesuffix("A")) if alpha else small
    rgb = _to_srgb(colours, image.info.get("icc_profile"))
    if alpha:
        ground = Image.new("RGB", rgb.size, _NEUTRAL)
        ground.paste(rgb, mask=alpha)
        rgb = ground
    upright = _UPRIGHT.get(_orientation(image))
    return rgb.transpose(upright) if upright is not None else rgb


def _to_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Convert by the embedded profile; a broken or unfit profile is ignored, as viewers do."""
    if isinstance(profile, bytes) and profile:
        try:
            transform = _transform(profile, image.mode)
            if transform is not None:
                return ImageCms.applyTransform(image, transform) or image
        except (ImageCms.PyCMSError, OSError, ValueError):
            pass
    return image.convert("RGB")


@lru_cache(maxsize=32)
def _transform(profile: bytes, mode: str) -> ImageCms.ImageCmsTransform | None:
    """Build the colour transform of a profile once; None if it is sRGB already."""
    source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    if mode == "RGB" and "sRGB" in ImageCms.getProfileDescription(source):
        return None
    return ImageCms.buildTransform(source, _SRGB, mode, "RGB")
