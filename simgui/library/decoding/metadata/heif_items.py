"""EXIF and XMP among the items of a HEIF or AVIF (ISO/IEC 14496-12, section 8.11; 23008-12, annex A)."""

from collections.abc import Mapping

from simgui.library.decoding.metadata.block import Block

_MOST_ITEMS = 1 << 14
_LONGEST_NAME = 512


def exif_item(file: Block, meta: Mapping[bytes, Block]) -> Block | None:
    """Find the EXIF of a file; None if it has none.

    Args:
        file: All of the file.
        meta: The boxes of its box `meta`.

    Raises:
        CutOff: if the file ends before it.
    """
    block = _item(file, meta, b"Exif")
    return None if block is None else block.part(4 + block.number(0, 4))


def xmp_item(file: Block, meta: Mapping[bytes, Block]) -> Block | None:
    """Find the XMP of a file; all else is as in `exif_item`."""
    return _item(file, meta, b"mime", b"application/rdf+xml\0")


def _item(file: Block, meta: Mapping[bytes, Block], kind: bytes, content_type: bytes = b"") -> Block | None:
    if b"iinf" not in meta or b"iloc" not in meta:
        return None
    item = _number_of(meta[b"iinf"], kind, content_type)
    place = None if item is None else _place_of(meta[b"iloc"], item)
    if place is None:
        return None
    is_inside, start, length = place
    holder = meta.get(b"idat") if is_inside else file
    if holder is None:
        return None
    return holder.part(start, length)


def _number_of(iinf: Block, kind: bytes, content_type: bytes) -> int | None:
    """Give the number of the first item of a kind and, if that is "mime", of this type."""
    wide = 4 if iinf.number(0, 1) else 2
    at = 4 + wide
    for _ in range(min(iinf.number(4, wide), _MOST_ITEMS)):
        size, version = iinf.number(at, 4), iinf.number(at + 8, 1)
        if version >= 2:  # older ones name no kinds
            number_bytes = 2 if version == 2 else 4
            named = at + 12 + number_bytes + 2
            if iinf.read(named, 4) == kind and _type_of(iinf, named + 4, at + size).startswith(content_type):
                return iinf.number(at + 12, number_bytes)
        at += max(size, 8)
    return None


def _type_of(iinf: Block, at: int, end: int) -> bytes:
    """Give what stands behind the name of an item, which ends with a NUL: its type, if it is "mime"."""
    told = iinf.read(at, max(0, min(end - at, _LONGEST_NAME)))
    return told.partition(b"\0")[2]


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
