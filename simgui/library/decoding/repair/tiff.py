"""TIFF: keep the fields of the first directory that say where and how the pixels lie."""

import struct

_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SIZES |= {16: 8, 17: 8, 18: 8}
"""Type of a field → bytes a value."""

_NUMBERS: tuple[int, ...] = (1, 3, 4, 13, 16, 18)
_BYTES, _TEXT, _FRACTIONS, _ANY = (1, 7), (2,), (5, 10, 11, 12), tuple(_SIZES)
_OF_NUMBERS: tuple[int, ...] = (
    *(
        254,
        255,
        256,
        257,
        258,
        259,
        262,
        266,
        273,
        274,
        277,
        278,
        279,
        284,
        290,
        291,
        292,
        293,
        317,
        320,
        322,
    ),
    *(323, 324, 325, 330, 332, 334, 338, 339, 512, 513, 514, 515, 517, 518, 519, 520, 521, 530, 531),
)
_NEEDED = dict.fromkeys(_OF_NUMBERS, _NUMBERS)
_NEEDED |= {340: _ANY, 341: _ANY, 347: _BYTES, 529: _FRACTIONS, 532: _FRACTIONS, 34675: _BYTES, 42113: _TEXT}
"""Field → the types that it may have."""

_PLACES = (273, 279, 324, 325)


def repaired_tiff(content: bytes) -> bytes | None:
    """Make a copy with a new first directory, appended at the end, that has only the fields of the pixels."""
    order = {b"II": "<", b"MM": ">"}.get(content[:2])
    try:
        big = struct.unpack_from(f"{order}H", content, 2)[0] == 43
        entry, counter, place = (
            (f"{order}HHQ8s", f"{order}Q", 8) if big else (f"{order}HHI4s", f"{order}H", 4)
        )
        link = f"{order}Q" if big else f"{order}I"
        (start,) = struct.unpack_from(link, content, place)
        (count,) = struct.unpack_from(counter, content, start)
    except (struct.error, OverflowError):
        return None
    kept: dict[int, bytes] = {}
    first, step = start + struct.calcsize(counter), struct.calcsize(entry)
    for at in range(first, min(first + count * step, len(content) - step + 1), step):
        tag, kind, values, data = struct.unpack_from(entry, content, at)
        size = values * _SIZES.get(kind, 0)
        inline = len(data)
        offset = 0 if size <= inline else struct.unpack(link, data)[0]
        if tag in _PLACES and 0 < offset < len(content) < offset + size:  # as many as there are
            values = (len(content) - offset) // _SIZES[kind]
            size = values * _SIZES[kind]
        is_sound = size > 0 and (size <= inline or 0 < offset <= len(content) - size)
        is_needed = tag in _NEEDED and kind in _NEEDED[tag]
        if is_needed and is_sound and tag not in kept:
            kept[tag] = struct.pack(entry, tag, kind, values, data)
    if not kept:
        return None
    copy = bytearray(content + b"\0" * (-len(content) % 8))
    struct.pack_into(link, copy, place, len(copy))
    directory = struct.pack(counter, len(kept)) + b"".join(kept[tag] for tag in sorted(kept))
    following = content[first + count * step : first + count * step + struct.calcsize(link)]
    return bytes(copy + directory + following.ljust(struct.calcsize(link), b"\0"))
