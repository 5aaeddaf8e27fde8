"""PNG: keep header, palette and pixels, and those of the side chunks that are in order."""

import re
import struct
import zlib
from collections.abc import Iterator

MARK = b"\x89PNG\r\n\x1a\n"
_OF_PIXELS = (b"IHDR", b"PLTE", b"IDAT")
_NAMES = re.compile(rb"IDAT|PLTE|tRNS|eXIf|iCCP|gAMA|cHRM|sRGB|cICP")
_BITS_BY_COLOUR = {0: (2, 2), 2: (6, 6), 3: (1, 256)}
"""Colour type → the least and most bytes of `tRNS`."""

_MOST_PROFILE_BYTES = 64 << 20


def repaired_png(content: bytes) -> bytes | None:
    """Make a copy without damaged side chunks and with right checksums; None if it has no header."""
    chunks = list(_chunks(content))
    if not chunks or chunks[0][0] != b"IHDR" or len(chunks[0][1]) != 13:
        return None
    colour = chunks[0][1][9]
    kept = [MARK]
    seen: set[bytes] = set()
    for name, data, is_sound in chunks:
        is_pixels = name in _OF_PIXELS and (name == b"IDAT" or name not in seen)
        if is_pixels or (is_sound and name not in seen and _is_in_order(name, data, colour)):
            kept.append(_chunk(name, data))
            seen.add(name)
    return b"".join((*kept, _chunk(b"IEND", b"")))


def _chunks(content: bytes) -> Iterator[tuple[bytes, bytes, bool]]:
    """Yield name, data and whether the checksum is right, up to the end; the last may be cut off."""
    at = len(MARK)
    while at + 8 <= len(content):
        length, name = struct.unpack_from(">I4s", content, at)
        if name == b"IEND":
            return
        data = content[at + 8 : at + 8 + length]
        if not name.isalpha() or (len(data) < length and name != b"IDAT"):
            # A wrong length: go on at the next chunk that matters.
            following = _NAMES.search(content, at + 8)
            if following is None:
                return
            at = following.start() - 4
            continue
        checksum = content[at + 8 + length : at + 12 + length]
        yield name, data, checksum == struct.pack(">I", zlib.crc32(name + data))
        at += 12 + length


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _is_in_order(name: bytes, data: bytes, colour: int) -> bool:
    """Tell whether a side chunk that affects how a picture looks is valid; other ones are dropped."""
    if name == b"tRNS":
        least, most = _BITS_BY_COLOUR.get(colour, (1, 0))
        return least <= len(data) <= most
    if name == b"iCCP":
        return _is_profile(data)
    if name == b"gAMA":
        return len(data) == 4 and data != bytes(4)
    if name == b"cICP":
        return len(data) == 4
    if name == b"cHRM":
        return len(data) == 32
    if name == b"sRGB":
        return len(data) == 1 and data[0] < 4
    return name == b"eXIf" and data[:2] in (b"II", b"MM")


def _is_profile(data: bytes) -> bool:
    """Tell whether a compressed colour profile can be unpacked to what its own length says."""
    _, _, packed = data.partition(b"\0")
    try:
        profile = zlib.decompressobj().decompress(packed[1:], _MOST_PROFILE_BYTES)
    except zlib.error:
        return False
    return packed[:1] == b"\0" and len(profile) >= 128 and int.from_bytes(profile[:4], "big") <= len(profile)
