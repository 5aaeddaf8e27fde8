"""EXIF blocks made for tests: built like a TIFF, with an inner directory for the times of the camera."""

import struct
from fractions import Fraction

MAKE, MODEL, CHANGED, TAKEN, DIGITISED = 0x010F, 0x0110, 0x0132, 0x9003, 0x9004
_INSIDE, _GPS = 0x8769, 0x8825
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


def exif_at(latitude: float, longitude: float, texts: dict[int, str | bytes] | None = None) -> bytes:
    """Make a block that says where a picture was taken, in degrees, minutes and seconds.

    Args:
        latitude: Degrees north.
        longitude: Degrees east.
        texts: Tags of the outer directory → text.
    """
    values = {tag: str(text).encode() + b"\0" for tag, text in (texts or {}).items()}
    behind = 8 + _length(values, 1)
    first = _directory(values, "<", 8, {_GPS: behind})
    stored_at = behind + 2 + 4 * 12 + 4
    entries = [
        struct.pack("<HHI4s", 1, 2, 2, b"N\0" if latitude >= 0 else b"S\0"),
        struct.pack("<HHII", 2, 5, 3, stored_at),
        struct.pack("<HHI4s", 3, 2, 2, b"E\0" if longitude >= 0 else b"W\0"),
        struct.pack("<HHII", 4, 5, 3, stored_at + 24),
    ]
    stored = b"".join(_degrees(abs(each)) for each in (latitude, longitude))
    return (
        b"II*\0" + struct.pack("<I", 8) + first + struct.pack("<H", 4) + b"".join(entries) + bytes(4) + stored
    )


def _degrees(angle: float) -> bytes:
    minutes = (angle - int(angle)) * 60
    seconds = Fraction((minutes - int(minutes)) * 60).limit_denominator(10_000)
    return struct.pack("<6I", int(angle), 1, int(minutes), 1, seconds.numerator, seconds.denominator)


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
