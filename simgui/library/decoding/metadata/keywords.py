"""Keywords in the file of a picture, as other programs have written them: in its XMP, else in its IPTC."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from simgui.library.decoding.metadata.block import Block
from simgui.library.decoding.metadata.keyword_blocks import keyword_blocks
from simgui.library.decoding.metadata.open_picture import open_picture
from simgui.library.keywords import MOST_KEYWORDS, Keyword, keyword_of, without_repeats
from simgui.library.xmp.reading import BadXmp, read_xmp

_MARK = 0x1C
_CHARACTERS, _KEYWORDS = (1, 90), (2, 25)
"""Records and data sets of IIM (IPTC-NAA Information Interchange Model 4.2)."""
_UTF_8 = b"\x1b%G"


def keywords_in(source: Path | bytes) -> tuple[Keyword, ...]:
    """Read the keywords of a picture: `MOST_KEYWORDS` at most; what is damaged is left out.

    Those of the XMP count; the ones in the IPTC are often the same, cut off at 64 bytes.

    Raises:
        UnreadablePicture: if the file cannot be read.
    """
    with open_picture(source) as (file, name):
        if name is None:
            return ()
        blocks = keyword_blocks(Block(file), name)
    with suppress(BadXmp):
        if blocks.xmp and (found := read_xmp(blocks.xmp.rstrip(b"\0 \r\n\t")).keywords()):
            return found[:MOST_KEYWORDS]
    flat = (keyword_of(text) for text in _texts_of(blocks.iptc))
    return without_repeats(each for each in flat if each is not None)[:MOST_KEYWORDS]


def _texts_of(iptc: bytes) -> list[str]:
    sets = list(_data_sets(iptc))
    is_utf_8 = any(kind == _CHARACTERS and value.startswith(_UTF_8) for kind, value in sets)
    return [_text(value, is_utf_8=is_utf_8) for kind, value in sets if kind == _KEYWORDS]


def _data_sets(iptc: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    at = 0
    while at + 5 <= len(iptc) and iptc[at] == _MARK:
        length = int.from_bytes(iptc[at + 3 : at + 5], "big")
        if length & 0x8000:  # of more than 32 KB, which no keyword has
            return
        yield (iptc[at + 1], iptc[at + 2]), iptc[at + 5 : at + 5 + length]
        at += 5 + length


def _text(value: bytes, *, is_utf_8: bool) -> str:
    """Read a text; many programs write UTF-8 without saying so."""
    if is_utf_8:
        return value.decode("utf-8", "replace")
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode("cp1252", "replace")
