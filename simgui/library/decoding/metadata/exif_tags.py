"""Texts in an EXIF block, which is built like a TIFF (Exif 2.32, section 4.6; TIFF 6.0, section 2)."""

from dataclasses import dataclass

from simgui.library.decoding.metadata.block import Block, CutOff

_MOST_ENTRIES = 4096
_LONGEST_TEXT = 1024
_TEXTS = (1, 2, 7, 129)
"""BYTE, ASCII, UNDEFINED and UTF-8: writers use each of them for a text."""

_EXIF_DIRECTORY = 0x8769
MAKE, MODEL, CHANGED, TAKEN, DIGITISED = 0x010F, 0x0110, 0x0132, 0x9003, 0x9004
"""Make, Model, DateTime, DateTimeOriginal, DateTimeDigitized."""

_WANTED = (MAKE, MODEL, CHANGED, TAKEN, DIGITISED)


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


def texts_of(block: Block) -> dict[int, bytes]:
    """Give the texts of the known tags that a block has; what is damaged is left out.

    Raises:
        CutOff: if it does not even begin like a TIFF.
    """
    order = {b"II": "little", b"MM": "big"}.get(block.read(0, 2))
    if order is None:
        raise CutOff
    is_big = block.number(2, 2, order) == 43
    layout = _Layout(order, 8, 8) if is_big else _Layout(order)
    word = layout.word_bytes
    found: dict[int, bytes] = {}
    inside = _read_directory(block, layout, block.number(word, word, order), found)
    if inside:
        _read_directory(block, layout, inside, found)
    return found


def _read_directory(block: Block, layout: _Layout, start: int, found: dict[int, bytes]) -> int:
    """Add the texts of a directory to those found, and give where the one of EXIF begins, 0 if nowhere."""
    inside = 0
    try:
        count = block.number(start, layout.count_bytes, layout.order)
        for row in range(min(count, _MOST_ENTRIES)):
            at = start + layout.count_bytes + row * layout.entry_bytes
            tag = block.number(at, 2, layout.order)
            if tag == _EXIF_DIRECTORY:
                inside = block.number(at + 4 + layout.word_bytes, layout.word_bytes, layout.order)
            elif tag in _WANTED and tag not in found and (text := _text(block, layout, at)):
                found[tag] = text
    except CutOff:
        pass  # what came before is there
    return inside


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
