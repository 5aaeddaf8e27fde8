"""What files of pictures are made of: segments, chunks and boxes, one after the other."""

from collections.abc import Iterator

from simgui.library.decoding.metadata.block import Block, CutOff

_MOST_PARTS = 1 << 16
"""Of one file; a photograph of 100 MB has some 12,000."""


def jpeg_segments(file: Block) -> Iterator[tuple[int, Block]]:
    """Yield the kind and the content of each segment before the pixels.

    Raises:
        CutOff: where the file ends before them.
    """
    at = 2
    for _ in range(_MOST_PARTS):
        mark, kind = file.read(at, 2)
        if mark != 0xFF or kind in (0xD9, 0xDA):  # the end, or the pixels
            return
        if kind == 0xFF:  # a byte that fills a gap
            at += 1
            continue
        length = max(file.number(at + 2, 2), 2)
        yield kind, file.part(at + 4, length - 2)
        at += 2 + length


def png_chunks(file: Block) -> Iterator[tuple[bytes, Block]]:
    """Yield the kind and the content of each chunk before the end.

    Raises:
        CutOff: where the file ends before that.
    """
    at = 8
    for _ in range(_MOST_PARTS):
        length, kind = file.number(at, 4), file.read(at + 4, 4)
        if kind == b"IEND":
            return
        yield kind, file.part(at + 8, length)
        at += 12 + length


def webp_chunks(file: Block) -> Iterator[tuple[bytes, Block]]:
    """Yield the kind and the content of each chunk.

    Raises:
        CutOff: at the end of the file.
    """
    at = 12
    for _ in range(_MOST_PARTS):
        kind, length = file.read(at, 4), file.number(at + 4, 4, "little")
        yield kind, file.part(at + 8, length)
        at += 8 + length + length % 2


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


def is_bare_jxl(file: Block) -> bool:
    """Tell whether a JPEG XL is a codestream alone, which has no boxes."""
    return file.read(0, 2) == b"\xff\x0a"
