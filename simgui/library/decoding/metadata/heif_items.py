"""The EXIF among the items of a HEIF or AVIF (ISO/IEC 14496-12, section 8.11; ISO/IEC 23008-12, annex A)."""

from collections.abc import Mapping

from simgui.library.decoding.metadata.block import Block

_MOST_ITEMS = 1 << 14


def exif_item(file: Block, meta: Mapping[bytes, Block]) -> Block | None:
    """Find the EXIF of a file; None if it has none.

    Args:
        file: All of the file.
        meta: The boxes of its box `meta`.

    Raises:
        CutOff: if the file ends before it.
    """
    if b"iinf" not in meta or b"iloc" not in meta:
        return None
    item = _number_of_exif(meta[b"iinf"])
    place = None if item is None else _place_of(meta[b"iloc"], item)
    if place is None:
        return None
    is_inside, start, length = place
    holder = meta.get(b"idat") if is_inside else file
    if holder is None:
        return None
    block = holder.part(start, length)
    return block.part(4 + block.number(0, 4))


def _number_of_exif(iinf: Block) -> int | None:
    """Give the number of the first item that is EXIF."""
    wide = 4 if iinf.number(0, 1) else 2
    at = 4 + wide
    for _ in range(min(iinf.number(4, wide), _MOST_ITEMS)):
        size, version = iinf.number(at, 4), iinf.number(at + 8, 1)
        if version >= 2:  # older ones name no kinds
            number_bytes = 2 if version == 2 else 4
            if iinf.read(at + 12 + number_bytes + 2, 4) == b"Exif":
                return iinf.number(at + 12, number_bytes)
        at += max(size, 8)
    return None


def _place_of(iloc: Block, item: int) -> tuple[bool, int, int] | None:
    """Give where an item lies: whether inside `meta`, where it begins, and its length."""
    version = iloc.number(0, 1)
    sizes = iloc.number(4, 2)
    offset_bytes, length_bytes, base_bytes = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_bytes = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    at = 6 + wide
    for _ in range(min(iloc.number(6, wide), _MOST_ITEMS)):
        number = iloc.number(at, wide)
        at += wide
        method = iloc.number(at, 2) & 15 if version else 0
        at += 4 if version else 2
        base = iloc.number(at, base_bytes)
        at += base_bytes
        extents = iloc.number(at, 2)
        at += 2
        if number == item:
            if extents != 1 or method > 1:
                return None  # in pieces, or in another item: nobody writes EXIF so
            start = base + iloc.number(at + index_bytes, offset_bytes)
            return method == 1, start, iloc.number(at + index_bytes + offset_bytes, length_bytes)
        at += extents * (index_bytes + offset_bytes + length_bytes)
    return None
