"""Where the EXIF of a file lies, in each format that has a place for it."""

from collections.abc import Callable, Iterator

from simgui.library.decoding.metadata.block import Block, CutOff
from simgui.library.decoding.metadata.heif_items import exif_item

_MOST_PARTS = 1 << 16
"""Segments, chunks or boxes that are passed over in one file; a photograph of 100 MB has some 12,000."""

_PREFIX = b"Exif\0\0"


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
    at = 2
    for _ in range(_MOST_PARTS):
        mark, kind = file.read(at, 2)
        if mark != 0xFF or kind in (0xD9, 0xDA):  # the end, or the pixels
            return None
        if kind == 0xFF:  # a byte that fills a gap
            at += 1
            continue
        length = file.number(at + 2, 2)
        if kind == 0xE1 and length >= 8 and file.read(at + 4, 6) == _PREFIX:
            return file.part(at + 10, length - 8)
        at += 2 + max(length, 2)
    return None


def _of_png(file: Block) -> Block | None:
    at = 8
    for _ in range(_MOST_PARTS):
        length, kind = file.number(at, 4), file.read(at + 4, 4)
        if kind == b"eXIf":
            return _without_prefix(file.part(at + 8, length))
        if kind == b"IEND":
            return None
        at += 12 + length
    return None


def _of_webp(file: Block) -> Block | None:
    at = 12
    for _ in range(_MOST_PARTS):
        kind, length = file.read(at, 4), file.number(at + 4, 4, "little")
        if kind == b"EXIF":
            return _without_prefix(file.part(at + 8, length))
        at += 8 + length + length % 2
    return None


def _of_jxl(file: Block) -> Block | None:
    """Find the box of a container; a bare codestream has none, and one that is packed (brob) stays so."""
    if file.read(0, 2) == b"\xff\x0a":
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


def boxes(block: Block, at: int = 0) -> Iterator[tuple[bytes, Block]]:
    """Yield the kind and the content of each box in a file or box (ISO/IEC 14496-12, section 4.2).

    Args:
        block: What they lie in.
        at: Where the first one begins.
    """
    for _ in range(_MOST_PARTS):
        try:
            size, kind = block.number(at, 4), block.read(at + 4, 4)
            head = 16 if size == 1 else 8
            size = block.number(at + 8, 8) if size == 1 else size
        except CutOff:
            return
        yield kind, block.part(at + head, size - head if size else None)
        if size < head:  # it goes on to the end, or is damaged
            return
        at += size


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
