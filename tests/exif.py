"""EXIF blocks made for tests: built like a TIFF, with an inner directory for the times of the camera."""

import struct

MAKE, MODEL, CHANGED, TAKEN, DIGITISED = 0x010F, 0x0110, 0x0132, 0x9003, 0x9004
_INSIDE = 0x8769
_OUTER = (MAKE, MODEL, CHANGED)


def exif_of(texts: dict[int, str | bytes], order: str = "<") -> bytes:
    """Make a block that holds texts, to be put into a file; Pillow wants `b"Exif\\0\\0"` before it.

    Args:
        texts: Tag → text; make, model and the time of a change lie in the outer directory.
        order: "<" or ">": which byte of a number comes first.
    """
    values = {tag: text if isinstance(text, bytes) else text.encode() + b"\0" for tag, text in texts.items()}
    outer = {tag: value for tag, value in sorted(values.items()) if tag in _OUTER}
    inner = {tag: value for tag, value in sorted(values.items()) if tag not in _OUTER}
    behind = 8 + _length(outer, 1)
    first = _directory(outer, order, 8, {_INSIDE: behind})
    mark = b"II*\0" if order == "<" else b"MM\0*"
    return mark + struct.pack(f"{order}I", 8) + first + _directory(inner, order, behind, {})


def _length(texts: dict[int, bytes], others: int) -> int:
    return 2 + 12 * (len(texts) + others) + 4 + sum(len(text) for text in texts.values() if len(text) > 4)


def _directory(texts: dict[int, bytes], order: str, start: int, places: dict[int, int]) -> bytes:
    entries = struct.pack(f"{order}H", len(texts) + len(places))
    at, stored = start + 2 + 12 * (len(texts) + len(places)) + 4, b""
    for tag, text in texts.items():
        entries += struct.pack(f"{order}HHI", tag, 2, len(text))
        if len(text) > 4:
            entries += struct.pack(f"{order}I", at + len(stored))
            stored += text
        else:
            entries += text.ljust(4, b"\0")
    for tag, place in places.items():
        entries += struct.pack(f"{order}HHII", tag, 4, 1, place)
    return entries + bytes(4) + stored
