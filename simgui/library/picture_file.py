"""Open a picture file: only formats allowed by name, bounded by what the header says, every flaw a reason.

Nothing is decoded here but what cannot be opened otherwise: an icon, a JPEG XL, a camera's raw file without
a preview. Files are opened for reading only.
"""

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, UnidentifiedImageError

from simgui.core.errors import UnreadablePicture
from simgui.library.formats import HEAD_BYTES, format_of, missing_extra
from simgui.library.regular_file import open_regular

MAX_HEADER_PIXELS = 500_000_000
MAX_PREVIEW_SHRINK = 16
"""A camera's preview stands for its raw file if it is at most so much smaller."""

Source = Path | BinaryIO | bytes
"""A path, an open file, or the content of one."""

# The limit above replaces Pillow's own, which only warns.
Image.MAX_IMAGE_PIXELS = None

_ORIENTATION_TAG = 0x0112
_OF_A_DAMAGED_FILE = (None, errno.EINVAL, errno.EOVERFLOW)
"""Error numbers that tell of the file: none at all (Pillow's own), or a place in it that cannot be."""
_LONGEST_REASON = 200
_ORIENTATION_OF_FLIP = {3: 3, 5: 8, 6: 6}
"""LibRaw's word for how the camera was held → EXIF's."""


@dataclass(frozen=True)
class OpenPicture:
    """A picture whose header is known.

    Attributes:
        image: Decoded when it is first needed.
        width_px: Width as stored, of the original.
        height_px: Height as stored.
        halvings: How often a JPEG 2000 can be halved while decoding.
        held: How the camera was held, where the image itself does not say it.
    """

    image: Image.Image
    width_px: int
    height_px: int
    halvings: int = 0
    held: int = 1

    @property
    def orientation(self) -> int:
        """How it has to be turned, 1 to 8 as EXIF counts; anything else means 1.

        To be asked for after decoding: a PNG is decoded to find its EXIF.
        """
        own = int(self.image.getexif().get(_ORIENTATION_TAG, 1))
        return own if own != 1 else self.held


@contextmanager
def opened(source: Source) -> Iterator[OpenPicture]:
    """Open a picture of an allowed format and size; whatever goes wrong with it inside is a reason.

    Raises:
        UnreadablePicture: whatever is wrong with it.
    """
    try:
        with _file(source) as file:
            head = file.read(HEAD_BYTES)
            file.seek(0)
            name = format_of(head)
            if name is None:
                raise not_a_picture()
            if missing := missing_extra(name):
                raise UnreadablePicture(missing, may_pass=True)
            with _image(file, name, head) as picture:
                _check_size(picture.width_px, picture.height_px)
                yield picture
    except UnreadablePicture:
        raise
    except UnidentifiedImageError as error:
        raise not_a_picture() from error
    except MemoryError as error:
        raise UnreadablePicture("too large: decoding it takes too much memory", may_pass=True) from error
    except Exception as error:
        if isinstance(error, OSError) and error.errno not in _OF_A_DAMAGED_FILE:
            raise UnreadablePicture(error.strerror or "the system cannot read it", may_pass=True) from error
        raise UnreadablePicture(f"the picture is damaged ({printable(str(error)).rstrip('.')})") from error


def not_a_picture() -> UnreadablePicture:
    """Give what stands in the ledger for a file that is none of ours."""
    return UnreadablePicture("not a picture in a format that SimGUI reads", is_picture=False)


def too_large(width_px: int, height_px: int) -> UnreadablePicture:
    """Give what stands in the ledger for a picture of too many pixels."""
    return UnreadablePicture(f"too large: {width_px:,} by {height_px:,} pixels")


def _check_size(width_px: int, height_px: int) -> None:
    if width_px * height_px > MAX_HEADER_PIXELS:
        raise too_large(width_px, height_px)


def printable(text: str) -> str:
    """Make one short line of printable text, for the ledger, of what may quote a file.

    What is left is safe for a terminal and for the catalogue: no escapes, no line breaks, no halves of
    characters, no turning of the direction of writing.
    """
    head = text[: 4 * _LONGEST_REASON]
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in head).split())
    return line if len(line) <= _LONGEST_REASON else line[: _LONGEST_REASON - 1] + "…"


@contextmanager
def _file(source: Source) -> Iterator[BinaryIO]:
    """Give the file of a source; one that was opened elsewhere stays open."""
    if isinstance(source, Path):
        with open_regular(source) as file:
            yield file
    else:
        yield io.BytesIO(source) if isinstance(source, bytes) else source


@contextmanager
def _image(file: BinaryIO, name: str, head: bytes) -> Iterator[OpenPicture]:
    if name == "RAW":
        with _raw(file) as picture:
            yield picture
        return
    if name == "JXL":
        with _jxl(file) as image:
            yield OpenPicture(image, image.width, image.height)
        return
    if name == "HEIF":
        import pi_heif  # costs a tenth of a second, and few people meet such a file

        pi_heif.register_heif_opener(thumbnails=False)
    with Image.open(file, formats=(name,)) as image:
        yield OpenPicture(image, image.width, image.height, _halvings(head) if name == "JPEG2000" else 0)


def _halvings(head: bytes) -> int:
    """Read from the marker COD of a JPEG 2000 how many times its wavelets halve it."""
    at = head.find(b"\xff\x52")
    return head[at + 9] if 0 < at < len(head) - 9 and head[at + 9] <= 32 else 0


def _jxl(file: BinaryIO) -> Image.Image:
    import imagecodecs

    values = imagecodecs.jpegxl_decode(file.read(), numthreads=1)
    if values.ndim == 4:
        values = values[0]  # the first frame of an animation
    if values.dtype != "uint8":
        values = (values.clip(0, 1) * 255 if values.dtype.kind == "f" else values // 257).astype("uint8")
    return Image.fromarray(values.squeeze())


@contextmanager
def _raw(file: BinaryIO) -> Iterator[OpenPicture]:
    """Open a camera's raw file: the preview that the camera has put into it, or half the sensor."""
    import rawpy

    try:
        with rawpy.imread(file) as raw:
            width, height = raw.sizes.width, raw.sizes.height
            _check_size(width, height)
            image = _preview(raw, max(width, height)) or Image.fromarray(
                raw.postprocess(half_size=True, use_camera_wb=True, user_flip=0)
            )
            with image:
                yield OpenPicture(image, width, height, held=_ORIENTATION_OF_FLIP.get(raw.sizes.flip, 1))
    except rawpy.LibRawFileUnsupportedError as error:
        raise UnreadablePicture("a raw file of a camera that SimGUI does not know") from error


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
