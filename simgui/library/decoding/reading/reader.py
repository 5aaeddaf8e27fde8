"""Read the pixels of a file: the ordinary way, past its flaws if it has some, in part if it is cut off.

Several ways are tried in turn (`_WAYS`). Nearly every file is read by the first. The others are tried when it
fails, in the same process and within the same bounds.
"""

import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import BinaryIO

from PIL import Image, PngImagePlugin

from simgui.core.errors import UnreadablePicture, of_the_system
from simgui.core.sentences import NOTHING, Sentence, say
from simgui.library.capture import UNKNOWN, Capture
from simgui.library.decoding.bounds import check_full_size, check_header_size
from simgui.library.decoding.formats import HEAD_BYTES, format_of_file, is_weakly_marked, missing_extra
from simgui.library.decoding.metadata.capture import capture_of
from simgui.library.decoding.outcome import empty, not_a_picture
from simgui.library.decoding.reading.incomplete import read_incomplete
from simgui.library.decoding.reading.opening import (
    OF_A_DAMAGED_FILE,
    OpenPicture,
    Source,
    file_of,
    opened_as,
)
from simgui.library.decoding.reading.other_libraries import read_by_other_library
from simgui.library.decoding.reading.reasons import reason_of
from simgui.library.decoding.repair import repaired_copy

MAX_CONTENT_BYTES = 512 << 20
"""A larger file is read in the ordinary way only: the others need all of it in memory."""

# Printer profiles and metadata of programs exceed Pillow's own limits; what exceeds these is left out by a
# later way.
PngImagePlugin.MAX_TEXT_CHUNK = 16 << 20
PngImagePlugin.MAX_TEXT_MEMORY = 64 << 20


@dataclass(frozen=True)
class ReadPicture:
    """A picture whose pixels are in memory.

    Attributes:
        image: The pixels, of any mode that Pillow knows; perhaps at reduced scale. Its `info` says more.
        width_px: Width as stored, of the original.
        height_px: Height as stored.
        orientation: How it has to be turned, 1 to 8 as EXIF counts.
        remark: What the ledger says of it; empty if it is whole.
        capture: When and with what it was taken.
    """

    image: Image.Image
    width_px: int
    height_px: int
    orientation: int = 1
    remark: Sentence = NOTHING
    capture: Capture = UNKNOWN


@contextmanager
def read(source: Source, least_px: int) -> Iterator[ReadPicture]:
    """Read a picture of an allowed format and size; an error while it is used becomes a reason, too.

    Args:
        source: The picture.
        least_px: Where the format can be decoded at reduced scale, the shorter side stays at or above this.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    try:
        with file_of(source) as file:
            yield _read(file, least_px)
    except UnreadablePicture:
        raise
    except MemoryError as error:
        raise _too_much_memory() from error
    except Exception as error:
        raise _of_the_system(error) or UnreadablePicture(reason_of("", b"", True)) from error


@dataclass
class _Reading:
    """One file, and what is known of it so far."""

    file: BinaryIO
    name: str
    head: bytes
    least_px: int
    header_is_known: bool = field(default=False, init=False)

    @cached_property
    def content(self) -> bytes | None:
        """All of the file; None if it is too large for that."""
        self.file.seek(0, io.SEEK_END)
        if self.file.tell() > MAX_CONTENT_BYTES:
            return None
        self.file.seek(0)
        return self.file.read()

    @cached_property
    def repaired(self) -> bytes | None:
        """The file without its flaws outside the pixels; None if it has none."""
        return repaired_copy(self.name, self.content) if self.content is not None else None

    def open(self, content: bytes | None = None, halve: bool = True) -> ReadPicture:
        """Decode the file, or content in its place, in the ordinary way."""
        self.file.seek(0)
        file = self.file if content is None else io.BytesIO(content)
        head = self.head if content is None else content[:HEAD_BYTES]
        with opened_as(file, self.name, head) as picture:
            check_header_size(picture.width_px, picture.height_px)
            self.header_is_known = True
            _load(picture, self.least_px, halve)
            return ReadPicture(picture.image, picture.width_px, picture.height_px, picture.orientation)


def _ordinary(reading: _Reading) -> ReadPicture | None:
    return reading.open()


def _in_full(reading: _Reading) -> ReadPicture | None:
    """Decode without reduced scale, which fails for some files that are sound."""
    return reading.open(halve=False) if reading.name == "JPEG2000" else None


def _without_flaws(reading: _Reading) -> ReadPicture | None:
    return None if reading.repaired is None else reading.open(reading.repaired, halve=False)


def _by_another_library(reading: _Reading) -> ReadPicture | None:
    content = reading.repaired or reading.content
    if content is None:
        return None
    found = read_by_other_library(reading.name, content)
    if found is None:
        return None
    image, remark = found
    return ReadPicture(image, image.width, image.height, _orientation(reading), remark)


def _in_part(reading: _Reading) -> ReadPicture | None:
    content = reading.repaired or reading.content
    part = None if content is None else read_incomplete(reading.name, content, reading.least_px)
    if part is None:
        return None
    orientation = OpenPicture(part.image, part.width_px, part.height_px).orientation
    return ReadPicture(part.image, part.width_px, part.height_px, orientation, part.remark)


_WAYS: tuple[Callable[[_Reading], ReadPicture | None], ...] = (
    _ordinary,
    _in_full,
    _without_flaws,
    _by_another_library,
    _in_part,
)


def _read(file: BinaryIO, least_px: int) -> ReadPicture:
    name, head = format_of_file(file)
    if not head:
        raise empty()
    if name is None:
        raise not_a_picture()
    if missing := missing_extra(name):
        raise UnreadablePicture(missing, may_pass=True)
    reading = _Reading(file, name, head, least_px)
    first: Exception | None = None
    for way in _WAYS:
        try:
            if picture := way(reading):
                return replace(picture, capture=capture_of(file, name))
        except UnreadablePicture:
            raise
        except Exception as error:
            if problem := _of_the_system(error):
                raise problem from error
            first = first or error
    if isinstance(first, MemoryError):
        raise _too_much_memory() from first
    if not reading.header_is_known and is_weakly_marked(name):
        raise not_a_picture() from first
    raise UnreadablePicture(reason_of(name, reading.content or head, reading.header_is_known)) from first


def _load(picture: OpenPicture, least_px: int, halve: bool) -> None:
    """Decode, at reduced scale where the format can, the shorter side at or above `least_px`."""
    image = picture.image
    image.draft(image.mode, (least_px, least_px))
    width, height = image.size
    if picture.halvings and halve:
        # Pillow's own `reduce` of a JPEG 2000: wavelets that are not decoded cost nothing.
        halvings = min(picture.halvings, (min(width, height) // least_px).bit_length() - 1)
        if halvings > 0:
            image.reduce = halvings  # type: ignore[method-assign, assignment]
            width, height = width >> halvings, height >> halvings
    check_full_size(width, height)
    image.load()


def _orientation(reading: _Reading) -> int:
    """Ask Pillow how a picture is turned that another library has decoded."""
    content = reading.repaired or reading.content or b""
    with suppress(Exception), opened_as(io.BytesIO(content), reading.name, content[:HEAD_BYTES]) as picture:
        return picture.orientation
    return 1


def _of_the_system(error: Exception) -> UnreadablePicture | None:
    """Say what the system could not do; None if the error tells of the file."""
    if not isinstance(error, OSError) or error.errno in OF_A_DAMAGED_FILE:
        return None
    return UnreadablePicture(of_the_system(error), may_pass=True)


def _too_much_memory() -> UnreadablePicture:
    return UnreadablePicture(say("too large: decoding it takes too much memory"), may_pass=True)
