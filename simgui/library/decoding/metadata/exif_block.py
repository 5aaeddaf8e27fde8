"""Where the EXIF of a file lies, in each format that has a place for it."""

from collections.abc import Callable

from simgui.library.decoding.metadata.block import Block
from simgui.library.decoding.metadata.containers import (
    boxes,
    is_bare_jxl,
    jpeg_segments,
    png_chunks,
    webp_chunks,
)
from simgui.library.decoding.metadata.heif_items import exif_item

_PREFIX = b"Exif\0\0"
_APP1 = 0xE1


def exif_block(file: Block, name: str) -> Block | None:
    """Find the EXIF of a file; None if it has none.

    Args:
        file: All of the file.
        name: Its format, as `format_of_file` names it.

    Raises:
        CutOff: if the file ends before it.
    """
    find = _FINDERS.get(name)
    return None if find is None else find(file)


def _of_jpeg(file: Block) -> Block | None:
    for kind, segment in jpeg_segments(file):
        if kind == _APP1 and (segment.length or 0) >= len(_PREFIX) and segment.read(0, 6) == _PREFIX:
            return segment.part(len(_PREFIX))
    return None


def _of_png(file: Block) -> Block | None:
    for kind, chunk in png_chunks(file):
        if kind == b"eXIf":
            return _without_prefix(chunk)
    return None


def _of_webp(file: Block) -> Block | None:
    for kind, chunk in webp_chunks(file):
        if kind == b"EXIF":
            return _without_prefix(chunk)
    return None


def _of_jxl(file: Block) -> Block | None:
    """Find the box of a container; a bare codestream has none, and one that is packed (brob) stays so."""
    if is_bare_jxl(file):
        return None
    for kind, box in boxes(file):
        if kind == b"Exif":
            return box.part(4 + box.number(0, 4))
    return None


def _of_heif(file: Block) -> Block | None:
    for kind, box in boxes(file):
        if kind == b"meta":
            return exif_item(file, dict(boxes(box, 4)))
    return None


def _without_prefix(block: Block) -> Block:
    """Skip what some writers put before the EXIF, as in a JPEG."""
    return block.part(len(_PREFIX)) if block.read(0, len(_PREFIX)) == _PREFIX else block


def _whole(file: Block) -> Block | None:
    return file


_FINDERS: dict[str, Callable[[Block], Block | None]] = {
    "JPEG": _of_jpeg,
    "PNG": _of_png,
    "WEBP": _of_webp,
    "TIFF": _whole,
    "RAW": _whole,  # most are built like a TIFF
    "HEIF": _of_heif,
    "AVIF": _of_heif,
    "JXL": _of_jxl,
}
