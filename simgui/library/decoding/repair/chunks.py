"""WebP, GIF, JPEG 2000, AVIF and HEIF: keep the chunks, blocks and boxes that hold pixels."""

import re
import struct

_WEBP_PIXELS = (b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF")
_WEBP_SIDE = (b"ICCP", b"EXIF", b"XMP ")
_WEBP_SIDE_FLAGS = 0x04 | 0x08 | 0x20  # XMP, EXIF, profile
_METADATA_OF_HEIF = re.compile(rb"(infe.{8})(?:Exif|mime)", re.DOTALL)
_CODESTREAM = b"\xff\x4f\xff\x51"


def repaired_webp(content: bytes) -> bytes | None:
    """Make a copy that holds only pixels and states its right length."""
    chunks, at, whole = [], 12, 4
    while at + 8 <= len(content):
        name, length = struct.unpack_from("<4sI", content, at)
        if name in _WEBP_SIDE and at + 8 + length > len(content):
            # A wrong length: go on at the next chunk that holds pixels.
            places = [content.find(each, at + 8) for each in _WEBP_PIXELS]
            at = min((place for place in places if place > 0), default=len(content))
            continue
        data = content[at + 8 : at + 8 + length]
        if name == b"VP8X" and len(data) >= 10:
            data = bytes((data[0] & ~_WEBP_SIDE_FLAGS, *data[1:]))
        if name == b"VP8X" or name in _WEBP_PIXELS:
            chunks.append(
                struct.pack("<4sI", name, length) + data + b"\0" * (len(data) == length and length % 2)
            )
            whole += 8 + length + length % 2
        at += 8 + length + length % 2
    return b"RIFF" + struct.pack("<I", whole) + b"WEBP" + b"".join(chunks) if chunks else None


def padded_webp(content: bytes, padding: bytes) -> bytes:
    """Make a copy of a repaired file whose last chunk is padded."""
    at, last = 12, 12
    while at + 8 <= len(content):
        last = at
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        at += 8 + length + length % 2
    data = content[last + 8 :] + padding
    body = content[8:last] + struct.pack("<4sI", content[last : last + 4], len(data)) + data
    return b"RIFF" + struct.pack("<I", len(body)) + body


def repaired_gif(content: bytes, keep_transparency: bool = True) -> bytes | None:
    """Make a copy that ends after the first picture, without comments and extensions of programs."""
    if len(content) < 13:
        return None
    at = 13 + _colours(content[10])
    parts = [content[:at]]
    while at < len(content):
        if content[at] == 0x2C:  # a picture
            start, at = at, at + 10
            if at > len(content):
                return None
            at = _end_of_blocks(content, at + _colours(content[at - 1]) + 1)
            return b"".join((*parts, content[start:at], b"\0;"))
        if content[at] == 0x21:  # an extension
            start, at = at, _end_of_blocks(content, at + 2)
            is_control = content[start + 1 : start + 3] == b"\xf9\x04"
            if is_control and keep_transparency:
                parts.append(content[start:at])
        else:
            at += 1  # damaged: look for the next block
    return None


def repaired_jpeg_2000(content: bytes) -> bytes | None:
    """Make a copy of the bare codestream, without the boxes around it."""
    at = content.find(_CODESTREAM)
    return content[at:] if at > 0 else None


def repaired_heif(content: bytes) -> bytes | None:
    """Make a copy whose metadata items have a type that every reader skips."""
    return _METADATA_OF_HEIF.sub(rb"\1none", content)


def _colours(flags: int) -> int:
    """Give the size in bytes of a colour table, by the flags of a GIF."""
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_blocks(content: bytes, at: int) -> int:
    while at < len(content) and content[at]:
        at += 1 + content[at]
    return min(at + 1, len(content))
