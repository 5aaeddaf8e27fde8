"""PNG where Pillow drops bits or colours: 16 bits, transparent grey of 2 or 4 bits, code points of colour."""

import struct
import zlib
from collections.abc import Iterator
from typing import Any, BinaryIO

import numpy as np
from PIL import Image

from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.colour.eight_bits import SampleInfo, image_of_samples
from simgui.library.decoding.colour.srgb import CICP, GAMMA, Cicp

_SIGNATURE_BYTES = 8
_MOST_BYTES = 1 << 22
"""Of a chunk that is read, compressed and decompressed."""

_GREY, _RGB = 0, 2
_CHANNELS = {_GREY: 1, _RGB: 3, 4: 2, 6: 4}
_WANTED = (b"IHDR", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"cICP", b"tRNS", b"eXIf")


def open_png(file: BinaryIO) -> Image.Image | None:
    """Open a PNG that Pillow does not read right; None if it does.

    Raises:
        UnreadablePicture: if it is too large.
        Exception: of any kind, from a codec, if it is damaged.
    """
    chunks = dict(_chunks(file, b"IDAT"))
    file.seek(0)
    header = chunks.get(b"IHDR", b"")
    if len(header) != 13:
        return None
    width, height, bits, kind = struct.unpack(">IIBB", header[:10])
    if bits == 16 and kind in _CHANNELS:
        return _deep(file, width, height, kind)
    code_points = chunks.get(b"cICP", b"")
    scales_transparent = kind == _GREY and bits in (2, 4) and b"tRNS" in chunks
    if not code_points and not scales_transparent:
        return None
    image = Image.open(file, formats=("PNG",))
    image.info |= _colours({b"cICP": code_points})
    if scales_transparent and isinstance(image.info.get("transparency"), int):
        image.info["transparency"] *= 255 // (2**bits - 1)  # as Pillow does with the pixels
    return image


def _deep(file: BinaryIO, width: int, height: int, kind: int) -> Image.Image:
    check_full_size(width, height, 2 * _CHANNELS[kind])
    chunks = dict(_chunks(file, b"IEND"))
    import imagecodecs

    file.seek(0)
    values = imagecodecs.png_decode(file.read())
    channels = values.shape[2] if values.ndim == 3 else 1
    colours = 3 if channels >= 3 else 1
    transparent = chunks.get(b"tRNS", b"")
    if channels == colours and len(transparent) == 2 * colours:
        values = values.reshape(height, width, colours)
        opaque = (values != np.frombuffer(transparent, ">u2")).any(axis=2)
        values = np.dstack([values, opaque * np.uint16(65535)])
    image = image_of_samples(values, SampleInfo(), colours, "straight" if kind > _RGB or transparent else "")
    image.info |= _colours(chunks)
    return image


def _chunks(file: BinaryIO, end: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the chunks that are needed, whatever their checksums, up to one of this name."""
    at = _SIGNATURE_BYTES
    while True:
        file.seek(at)
        head = file.read(8)
        if len(head) < 8 or head[4:] == end:
            return
        size, name = int.from_bytes(head[:4], "big"), head[4:]
        if name in _WANTED and size <= _MOST_BYTES:
            yield name, file.read(size)
        at += size + 12


def _colours(chunks: dict[bytes, bytes]) -> dict[str | tuple[int, int], Any]:
    """Read what `to_srgb` and the orientation need, as Pillow names it; what is damaged is left out."""
    info: dict[str | tuple[int, int], Any] = {}
    code_points = chunks.get(b"cICP", b"")
    if len(code_points) == 4:
        info[CICP] = Cicp(code_points[0], code_points[1])
    if profile := _profile(chunks.get(b"iCCP", b"")):
        info["icc_profile"] = profile
    if b"sRGB" in chunks:
        info["srgb"] = chunks[b"sRGB"]
    if len(gamma := chunks.get(b"gAMA", b"")) == 4:
        info[GAMMA] = int.from_bytes(gamma, "big") / 100000
    if len(points := chunks.get(b"cHRM", b"")) == 32:
        info["chromaticity"] = tuple(each / 100000 for each in struct.unpack(">8I", points))
    if exif := chunks.get(b"eXIf", b""):
        info["exif"] = b"Exif\0\0" + exif
    return info


def _profile(chunk: bytes) -> bytes:
    _, _, packed = chunk.partition(b"\0")
    try:
        return zlib.decompressobj().decompress(packed[1:], _MOST_BYTES)
    except zlib.error:
        return b""
