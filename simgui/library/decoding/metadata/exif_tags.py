"""Texts and the place in an EXIF block, which is built like a TIFF (Exif 2.32, section 4.6; TIFF 6.0, 2)."""

import math
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from simgui.library.capture import Place, place_of
from simgui.library.decoding.metadata.block import Block, CutOff

_MOST_ENTRIES = 4096
_LONGEST_TEXT = 1024
_TEXTS = (1, 2, 7, 129)
"""BYTE, ASCII, UNDEFINED and UTF-8: writers use each of them for a text."""
_BYTES_OF = {1: 1, 4: 4, 7: 1}
"""Of each value of the types BYTE, LONG and UNDEFINED."""
_FRACTIONS = (5, 10)
"""RATIONAL and SRATIONAL: two whole numbers of 4 bytes, the second one divides the first."""

_EXIF_DIRECTORY, _GPS_DIRECTORY = 0x8769, 0x8825
MAKE, MODEL, CHANGED, TAKEN, DIGITISED = 0x010F, 0x0110, 0x0132, 0x9003, 0x9004
"""Make, Model, DateTime, DateTimeOriginal, DateTimeDigitized."""

_WANTED = (MAKE, MODEL, CHANGED, TAKEN, DIGITISED)
_NORTH_OR_SOUTH, _LATITUDE, _EAST_OR_WEST, _LONGITUDE = 1, 2, 3, 4


@dataclass(frozen=True)
class ExifTags:
    """What is wanted of an EXIF block.

    Attributes:
        texts: By their tags.
        place: Where the picture was taken; None if that is not said, or cannot be.
    """

    texts: dict[int, bytes] = field(default_factory=dict)
    place: Place | None = None


@dataclass(frozen=True)
class _Layout:
    """How the numbers of a TIFF are laid out: an ordinary one, or one of more than 4 GB.

    Attributes:
        order: Which byte of a number comes first.
        count_bytes: Of the number of entries in a directory.
        word_bytes: Of a place in the file, and of a number of values.
    """

    order: str
    count_bytes: int = 2
    word_bytes: int = 4

    @property
    def entry_bytes(self) -> int:
        """Bytes of an entry: tag, type, number of values, and the values or their place."""
        return 4 + 2 * self.word_bytes


def tags_of(block: Block) -> ExifTags:
    """Give what a block has of what is wanted; what is damaged is left out.

    Raises:
        CutOff: if it does not even begin like a TIFF.
    """
    layout = _layout(block)
    word = layout.word_bytes
    found: dict[int, bytes] = {}
    below = _read_texts(block, layout, block.number(word, word, layout.order), found)
    if inside := below.get(_EXIF_DIRECTORY):
        _read_texts(block, layout, inside, found)
    gps = below.get(_GPS_DIRECTORY)
    return ExifTags(found, _place(block, layout, gps) if gps else None)


def values_of(block: Block, tags: Collection[int]) -> dict[int, Block]:
    """Give where the values of tags lie, of those in the first directory that are bytes or long numbers.

    Raises:
        CutOff: if the block does not even begin like a TIFF.
    """
    layout = _layout(block)
    word = layout.word_bytes
    found: dict[int, Block] = {}
    with suppress(CutOff):
        for tag, at in _entries(block, layout, block.number(word, word, layout.order)):
            each = _BYTES_OF.get(block.number(at + 2, 2, layout.order))
            if tag in tags and each is not None:
                length = each * block.number(at + 4, word, layout.order)
                place = at + 4 + word
                found[tag] = block.part(
                    place if length <= word else block.number(place, word, layout.order), length
                )
    return found


def _layout(block: Block) -> _Layout:
    order = {b"II": "little", b"MM": "big"}.get(block.read(0, 2))
    if order is None:
        raise CutOff
    is_big = block.number(2, 2, order) == 43
    return _Layout(order, 8, 8) if is_big else _Layout(order)


def _read_texts(block: Block, layout: _Layout, start: int, found: dict[int, bytes]) -> dict[int, int]:
    """Add the texts of a directory to those found, and give where the directories below it begin."""
    below: dict[int, int] = {}
    with suppress(CutOff):  # what came before is there
        for tag, at in _entries(block, layout, start):
            if tag in (_EXIF_DIRECTORY, _GPS_DIRECTORY):
                below[tag] = block.number(at + 4 + layout.word_bytes, layout.word_bytes, layout.order)
            elif tag in _WANTED and tag not in found and (text := _text(block, layout, at)):
                found[tag] = text
    return below


def _entries(block: Block, layout: _Layout, start: int) -> Iterator[tuple[int, int]]:
    """Yield the tag of each entry of a directory, and where the entry begins.

    Raises:
        CutOff: where the directory ends before it says.
    """
    count = block.number(start, layout.count_bytes, layout.order)
    for row in range(min(count, _MOST_ENTRIES)):
        at = start + layout.count_bytes + row * layout.entry_bytes
        yield block.number(at, 2, layout.order), at


def _text(block: Block, layout: _Layout, at: int) -> bytes:
    """Read the text of an entry; empty if it is none."""
    order, word = layout.order, layout.word_bytes
    if block.number(at + 2, 2, order) not in _TEXTS:
        return b""
    count = block.number(at + 4, word, order)
    place = at + 4 + word
    if count > word:
        place = block.number(place, word, order)
    try:
        return block.read(place, min(count, _LONGEST_TEXT))
    except CutOff:
        return b""


def _place(block: Block, layout: _Layout, start: int) -> Place | None:
    """Read the place in the directory of GPS."""
    sides: dict[int, bytes] = {}
    degrees: dict[int, float | None] = {}
    with suppress(CutOff):
        for tag, at in _entries(block, layout, start):
            if tag in (_NORTH_OR_SOUTH, _EAST_OR_WEST):
                sides[tag] = _text(block, layout, at)[:1].upper()
            elif tag in (_LATITUDE, _LONGITUDE):
                degrees[tag] = _degrees(block, layout, at)
    north, east = degrees.get(_LATITUDE), degrees.get(_LONGITUDE)
    if north is None or east is None or (north == 0 and east == 0):  # what a camera writes without a signal
        return None
    south, west = sides.get(_NORTH_OR_SOUTH) == b"S", sides.get(_EAST_OR_WEST) == b"W"
    return place_of(-north if south else north, -east if west else east)


def _degrees(block: Block, layout: _Layout, at: int) -> float | None:
    """Read degrees, minutes and seconds: three fractions; None if they are none."""
    order, word = layout.order, layout.word_bytes
    if block.number(at + 2, 2, order) not in _FRACTIONS or block.number(at + 4, word, order) != 3:
        return None
    start = block.number(at + 4 + word, word, order)
    total = 0.0
    for number in range(3):
        try:
            above = block.number(start + 8 * number, 4, order)
            below = block.number(start + 8 * number + 4, 4, order)
        except CutOff:
            return None
        if not below:
            if above or not number:  # some write 0/0 for minutes or seconds that they have none of
                return None
            continue
        total += above / below / 60**number
    return total if math.isfinite(total) else None
