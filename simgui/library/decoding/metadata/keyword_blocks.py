"""Where keywords lie in a file of a picture: its XMP, and its IPTC."""

import zlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass

from simgui.library.decoding.metadata.block import Block, CutOff
from simgui.library.decoding.metadata.containers import (
    boxes,
    is_bare_jxl,
    jpeg_segments,
    png_chunks,
    webp_chunks,
)
from simgui.library.decoding.metadata.exif_tags import values_of
from simgui.library.decoding.metadata.heif_items import xmp_item

_MOST_XMP_BYTES = 8 << 20
_MOST_IPTC_BYTES = 1 << 20
_AT_ONCE = 1 << 16
_APP1, _APP13 = 0xE1, 0xED
_IN_JPEG = b"http://ns.adobe.com/xap/1.0/\0"
_IN_PNG = b"XML:com.adobe.xmp\0"
_PHOTOSHOP = b"Photoshop 3.0\0"
_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG = 700, 33723, 34377
_IPTC_RESOURCE = 0x0404


@dataclass(frozen=True)
class KeywordBlocks:
    """What of a file may hold keywords.

    Attributes:
        xmp: A text; empty if there is none.
        iptc: Records of IIM; empty if there are none.
    """

    xmp: bytes = b""
    iptc: bytes = b""


def keyword_blocks(file: Block, name: str) -> KeywordBlocks:
    """Read what may hold keywords; what is cut off or too large is left out.

    Args:
        file: All of the file.
        name: Its format, as `format_of_file` names it.
    """
    read = _READERS.get(name)
    with suppress(CutOff):
        return read(file) if read is not None else KeywordBlocks()
    return KeywordBlocks()


def _of_jpeg(file: Block) -> KeywordBlocks:
    xmp, resources = b"", b""
    with suppress(CutOff):
        for kind, segment in jpeg_segments(file):
            if kind == _APP1 and not xmp and _begins(segment, _IN_JPEG):
                xmp = _all(segment.part(len(_IN_JPEG)), _MOST_XMP_BYTES)
            elif kind == _APP13 and _begins(segment, _PHOTOSHOP) and len(resources) < _MOST_IPTC_BYTES:
                resources += _all(segment.part(len(_PHOTOSHOP)), _MOST_IPTC_BYTES)
    return KeywordBlocks(xmp, _iptc_among(resources))


def _of_png(file: Block) -> KeywordBlocks:
    for kind, chunk in png_chunks(file):
        if kind == b"iTXt" and _begins(chunk, _IN_PNG):
            return KeywordBlocks(_text_of_png(_all(chunk.part(len(_IN_PNG)), _MOST_XMP_BYTES)))
    return KeywordBlocks()


def _text_of_png(told: bytes) -> bytes:
    """Give the text behind two flags, a language and a translated name."""
    is_packed = told[:1] == b"\1"
    text = told[2:].partition(b"\0")[2].partition(b"\0")[2]
    if not is_packed:
        return text
    unpacking = zlib.decompressobj()
    try:
        unpacked = unpacking.decompress(text, _MOST_XMP_BYTES)
    except zlib.error:
        return b""
    return unpacked if unpacking.eof else b""


def _of_webp(file: Block) -> KeywordBlocks:
    for kind, chunk in webp_chunks(file):
        if kind == b"XMP ":
            return KeywordBlocks(_all(chunk, _MOST_XMP_BYTES))
    return KeywordBlocks()


def _of_jxl(file: Block) -> KeywordBlocks:
    if not is_bare_jxl(file):
        for kind, box in boxes(file):
            if kind == b"xml ":
                return KeywordBlocks(_all(box, _MOST_XMP_BYTES))
    return KeywordBlocks()


def _of_heif(file: Block) -> KeywordBlocks:
    for kind, box in boxes(file):
        if kind == b"meta":
            item = xmp_item(file, dict(boxes(box, 4)))
            return KeywordBlocks() if item is None else KeywordBlocks(_all(item, _MOST_XMP_BYTES))
    return KeywordBlocks()


def _of_tiff(file: Block) -> KeywordBlocks:
    values = values_of(file, (_XMP_TAG, _IPTC_TAG, _PHOTOSHOP_TAG))
    xmp, iptc, photoshop = (
        _all(values[tag], most) if tag in values else b""
        for tag, most in (
            (_XMP_TAG, _MOST_XMP_BYTES),
            (_IPTC_TAG, _MOST_IPTC_BYTES),
            (_PHOTOSHOP_TAG, _MOST_IPTC_BYTES),
        )
    )
    return KeywordBlocks(xmp, iptc or _iptc_among(photoshop))


def _begins(block: Block, mark: bytes) -> bool:
    try:
        return block.read(0, len(mark)) == mark
    except CutOff:
        return False


def _all(block: Block, most: int) -> bytes:
    """Read a block that has an end; empty if it is larger than `most`, or cut off."""
    length = block.length
    if length is None or length > most:
        return b""
    with suppress(CutOff):
        return b"".join(block.read(at, min(_AT_ONCE, length - at)) for at in range(0, length, _AT_ONCE))
    return b""


def _iptc_among(resources: bytes) -> bytes:
    """Give the IPTC among the image resources of Photoshop (Adobe Photoshop File Formats, 2019)."""
    at = 0
    while resources[at : at + 4] == b"8BIM":
        kind = int.from_bytes(resources[at + 4 : at + 6], "big")
        name_bytes = 1 + resources[at + 6] if at + 6 < len(resources) else 1
        size_at = at + 6 + name_bytes + name_bytes % 2
        size = int.from_bytes(resources[size_at : size_at + 4], "big")
        if kind == _IPTC_RESOURCE:
            return resources[size_at + 4 : size_at + 4 + size]
        at = size_at + 4 + size + size % 2
    return b""


_READERS: dict[str, Callable[[Block], KeywordBlocks]] = {
    "JPEG": _of_jpeg,
    "PNG": _of_png,
    "WEBP": _of_webp,
    "TIFF": _of_tiff,
    "RAW": _of_tiff,
    "HEIF": _of_heif,
    "AVIF": _of_heif,
    "JXL": _of_jxl,
}
