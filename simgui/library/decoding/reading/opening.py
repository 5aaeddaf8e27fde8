"""Open a picture file in the ordinary way: only formats allowed by name, bounded by what the header says.

Pixels are decoded later, except for what cannot be opened otherwise: an icon, samples of more than 8 bits, a
camera's raw file without a preview. Files are opened for reading only.
"""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import say
from simgui.library.decoding.bounds import check_header_size
from simgui.library.decoding.codecs import open_with_codec
from simgui.library.decoding.regular_file import open_regular

MAX_PREVIEW_SHRINK = 16
"""A camera's preview stands for its raw file if it is at most so much smaller."""

Source = Path | BinaryIO | bytes
"""A path, an open file, or the content of one."""

# `check_header_size` replaces Pillow's own limit, which only warns.
Image.MAX_IMAGE_PIXELS = None

_ORIENTATION_TAG = 0x0112
OF_A_DAMAGED_FILE = (None, errno.EINVAL, errno.EOVERFLOW)
"""Error numbers that mean a damaged file: none at all (Pillow's own), or an impossible position in it."""
_ORIENTATION_OF_FLIP = {3: 3, 5: 8, 6: 6}
"""LibRaw's number for how the camera was held → the one of EXIF."""


@dataclass(frozen=True)
class OpenPicture:
    """A picture whose header is known.

    Attributes:
        image: Decoded when it is first needed.
        width_px: Width as stored, of the original.
        height_px: Height as stored.
        halvings: How often a JPEG 2000 can be halved while decoding.
        held: The orientation told by the camera's raw file, where the image itself does not say it.
    """

    image: Image.Image
    width_px: int
    height_px: int
    halvings: int = 0
    held: int = 1

    @property
    def orientation(self) -> int:
        """How it has to be turned, 1 to 8 as EXIF counts.

        Use it only after decoding: a PNG is decoded to find its EXIF.
        """
        own = 1
        with suppress(Exception):  # the metadata may be damaged in any way; the picture is there
            own = _as_orientation(self.image.getexif().get(_ORIENTATION_TAG, 1))
        return own if own != 1 else self.held


def _as_orientation(value: object) -> int:
    """Take one of 1 to 8 from a field that may be of any type; 1 if it means none of them."""
    if isinstance(value, tuple | bytes) and len(value) == 1:
        (value,) = value
    with suppress(Exception):
        return next((each for each in range(1, 9) if each == value), 1)
    return 1


@contextmanager
def file_of(source: Source) -> Iterator[BinaryIO]:
    """Give the file of a source; one that was opened elsewhere stays open."""
    if isinstance(source, Path):
        with open_regular(source) as file:
            yield file
    else:
        yield io.BytesIO(source) if isinstance(source, bytes) else source


@contextmanager
def opened_as(file: BinaryIO, name: str, head: bytes) -> Iterator[OpenPicture]:
    """Open a file of a known format; raises any exception of its decoder."""
    if name == "RAW":
        with _raw(file) as picture:
            yield picture
        return
    if deep := open_with_codec(file, name, head):
        with deep:
            yield OpenPicture(deep, deep.width, deep.height)
        return
    if name == "HEIF":
        import pi_heif  # costs a tenth of a second, and few people meet such a file

        pi_heif.register_heif_opener(thumbnails=False)
    with Image.open(file, formats=(name,)) as image:
        yield OpenPicture(image, image.width, image.height, _halvings(head) if name == "JPEG2000" else 0)


def _halvings(head: bytes) -> int:
    """Read how many times a JPEG 2000 can be halved, from its marker COD."""
    at = head.find(b"\xff\x52")
    return head[at + 9] if 0 < at < len(head) - 9 and head[at + 9] <= 32 else 0


@contextmanager
def _raw(file: BinaryIO) -> Iterator[OpenPicture]:
    """Open a camera's raw file: the preview that the camera has put into it, or half the sensor."""
    import rawpy

    try:
        with rawpy.imread(file) as raw:
            width, height = raw.sizes.width, raw.sizes.height
            check_header_size(width, height)
            image = _preview(raw, max(width, height)) or Image.fromarray(
                raw.postprocess(half_size=True, use_camera_wb=True, user_flip=0)
            )
            with image:
                yield OpenPicture(image, width, height, held=_ORIENTATION_OF_FLIP.get(raw.sizes.flip, 1))
    except rawpy.LibRawFileUnsupportedError as error:
        raise UnreadablePicture(say("a raw file of a camera that SimGUI does not know")) from error


def _preview(raw: object, longest_px: int) -> Image.Image | None:
    """Open the largest preview of a raw file; None if it has none that will do."""
    import rawpy

    try:
        preview = raw.extract_thumb()  # type: ignore[attr-defined]
    except (rawpy.LibRawNoThumbnailError, rawpy.LibRawUnsupportedThumbnailError):
        return None
    if preview.format == rawpy.ThumbFormat.JPEG:
        image: Image.Image = Image.open(io.BytesIO(preview.data), formats=("JPEG",))
    else:
        image = Image.fromarray(preview.data)
    return image if max(image.size) * MAX_PREVIEW_SHRINK >= longest_px else None
