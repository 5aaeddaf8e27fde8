"""Decode pictures of which a part is missing: what can be decoded, and how much of it is real.

A decoder that goes on past the end of the data does not say where it began to invent pixels. So a file is
decoded twice, onto two different backgrounds or with different bytes appended: rows that are the same both
times do not depend on what is missing.
"""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFile

from simgui.core.errors import UnreadablePicture
from simgui.core.sentences import NOTHING, Sentence, say
from simgui.library.decoding.bounds import check_full_size, check_header_size
from simgui.library.decoding.codecs.tiff_blocks import read_blocks
from simgui.library.decoding.formats import HEAD_BYTES
from simgui.library.decoding.missing_rows import LEAST_SHARE, fill_missing, remark_of
from simgui.library.decoding.reading.opening import opened_as
from simgui.library.decoding.reading.reasons import length_of_boxes
from simgui.library.decoding.repair.chunks import padded_webp, repaired_gif
from simgui.library.decoding.repair.jpeg import frame_of, has_rough_scans

_BACKGROUNDS = (1, 254)
_END_OF_JPEG = b"\xff\xd9"
_PADDINGS = (b"\x00", b"\x5b")
_PADDING_BYTES = 64 << 10
_ROWS_AT_ONCE = 256
_QOI_RGB, _QOI_RUN = b"\xfe", b"\xfd"

_OF_PILLOW = ("BMP", "DDS", "GIF", "ICO", "PCX", "PNG", "PPM", "PSD", "SGI", "TGA", "TIFF")
"""Formats that Pillow decodes row by row into memory."""


@dataclass(frozen=True)
class PartialPicture:
    """A picture that may be incomplete.

    Attributes:
        image: The pixels; grey where there are none.
        width_px: Width of the whole, as its header says.
        height_px: Height of the whole.
        remark: What is missing; empty if nothing is.
    """

    image: Image.Image
    width_px: int
    height_px: int
    remark: Sentence = NOTHING


def read_incomplete(name: str, content: bytes, least_px: int) -> PartialPicture | None:
    """Decode as much as there is of a picture; None for a format that can only be decoded whole.

    Raises:
        UnreadablePicture: if less than half of its rows are there.
        Exception: of any kind, from a decoder that does not understand the header.
    """
    if name == "JPEG":
        return _part_of_jpeg(content.removesuffix(b"\xff"), least_px)
    if name == "JPEG2000":
        return _part_of_jpeg_2000(content.removesuffix(b"\xff"))
    if name == "WEBP":
        count = _PADDING_BYTES + len(content)
        one, other = (_decoded(name, padded_webp(content, each * count)) for each in _PADDINGS)
        return _part(one, _leading(_alike(one, other)), one.size)
    if name in ("AVIF", "HEIF"):
        one, other = (_padded(name, content, each, length_of_boxes(content)) for each in _PADDINGS)
        return _part(one, _leading(_alike(one, other)), one.size)
    if name == "QOI":
        width, height = struct.unpack_from(">2I", content, 4)
        check_full_size(width, height)
        fill = _QOI_RUN * (width * height // 62 + 1)
        one, other = (_decoded(name, content + _QOI_RGB + bytes((each,) * 3) + fill) for each in _BACKGROUNDS)
        return _part(one, _leading(_alike(one, other)), one.size)
    if name not in _OF_PILLOW:
        return None
    if name == "GIF":
        content = repaired_gif(content, keep_transparency=False) or content
    one, other = (_onto_background(name, content, background) for background in _BACKGROUNDS)
    there = _alike(one, other)
    if name == "TIFF" and (blocks := read_blocks(content)) and blocks[1].sum() > there.sum():
        one, there = blocks
    return _part(one, there, one.size)


def _part_of_jpeg(content: bytes, least_px: int) -> PartialPicture | None:
    frame = frame_of(content)
    if frame is None:
        return None
    one, other = (_padded("JPEG", content, each, 0, least_px) for each in _PADDINGS)
    with Image.open(io.BytesIO(content), formats=("JPEG",)) as whole:
        size = whole.size
    alike = _alike(one, other)
    if frame.is_progressive:
        if alike.all() or not has_rough_scans(content, frame.components):
            return _part(one, _leading(alike), size)
        return PartialPicture(one, *size, say("incomplete: its fine detail is missing"))
    # The coded pixels may be cut at a restart marker: then appended bytes do not matter, and only the rows
    # count that a decoder gives without them. It holds the last ones back.
    held_back = 2 * frame.mcu_rows * one.height // size[1] + 1
    grounds = [_onto_background("JPEG", content, background, least_px) for background in _BACKGROUNDS]
    certain = int(_leading(_alike(*grounds)).sum())
    there = min(int(_leading(alike).sum()), certain + held_back)
    return _part(one, np.arange(one.height) < there, size)


def _part_of_jpeg_2000(content: bytes) -> PartialPicture | None:
    """Decode a JPEG 2000 of one tile, padded with zeros: what is missing is detail."""
    at = content.find(b"\xff\x90")  # the first part of a tile: its length is told
    length = int.from_bytes(content[at + 6 : at + 10], "big")
    if at < 0 or length == 0:
        return None
    _check_tiles(content, at)
    share = (len(content) - at) / length
    if share < LEAST_SHARE:
        raise UnreadablePicture(say("truncated: only {share:.0%} of its data is there", share=share))
    image = _decoded("JPEG2000", content + bytes(max(0, at + length - len(content))) + _END_OF_JPEG)
    remark = (
        say("incomplete: {percent}% of its data is there", percent=int(100 * share)) if share < 1 else NOTHING
    )
    return PartialPicture(image, image.width, image.height, remark)


def _check_tiles(content: bytes, at: int) -> None:
    """Refuse a JPEG 2000 of which some of several tiles are missing: its decoder gives nothing then.

    Raises:
        UnreadablePicture: if it is one.
    """
    place = content.find(b"\xff\x51")
    right, bottom, _, _, width, height, left, top = struct.unpack_from(">8I", content, place + 6)
    tiles = -(-(right - left) // max(width, 1)) * -(-(bottom - top) // max(height, 1))
    whole: set[bytes] = set()
    while content[at : at + 2] == b"\xff\x90":
        length = int.from_bytes(content[at + 6 : at + 10], "big")
        if not length or at + length > len(content):
            break
        whole.add(content[at + 4 : at + 6])
        at += length
    if tiles > 1 and len(whole) < tiles:
        raise UnreadablePicture(
            say("truncated: only {there:,} of {tiles:,} tiles are there", there=len(whole), tiles=tiles)
        )


def _part(image: Image.Image, there: npt.NDArray[np.bool_], size: tuple[int, int]) -> PartialPicture:
    """Make a part from a decoded image, perhaps at reduced scale, and from which of its rows are there."""
    width, height = size
    count = int(there.sum())
    remark = remark_of(count * height // image.height if count < image.height else height, height)
    if remark and image.mode != "CMYK":
        info = image.info
        if image.mode in ("1", "P", "PA"):
            has_alpha = image.mode == "PA" or "transparency" in info
            image = image.convert("L" if image.mode == "1" else "RGBA" if has_alpha else "RGB")
        image = Image.fromarray(fill_missing(np.array(image), ~there))
        image.info = info
    return PartialPicture(image, width, height, remark)


def _alike(one: Image.Image, other: Image.Image) -> npt.NDArray[np.bool_]:
    """Tell for each row whether two decodings agree: bool (height,)."""
    if one.size != other.size or one.mode != other.mode:
        return np.zeros(one.height, np.bool_)
    alike = np.zeros(one.height, np.bool_)
    for top in range(0, one.height, _ROWS_AT_ONCE):
        box = (0, top, one.width, min(top + _ROWS_AT_ONCE, one.height))
        agree = np.asarray(one.crop(box)) == np.asarray(other.crop(box))
        alike[top : box[3]] = agree.reshape(len(agree), -1).all(axis=1)
    return alike


def _leading(there: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """Keep the rows before the first that is missing."""
    return np.logical_and.accumulate(there)


def _padded(name: str, content: bytes, padding: bytes, length: int, least_px: int = 0) -> Image.Image:
    """Decode a file with bytes appended, up to `length` if that is reasonable."""
    missing = min(length, 2 * len(content)) - len(content)
    return _decoded(name, content + padding * max(missing, _PADDING_BYTES) + _END_OF_JPEG, least_px)


def _decoded(name: str, content: bytes, least_px: int = 0) -> Image.Image:
    with _opened(name, content, least_px) as image:
        image.load()
        return image


def _onto_background(name: str, content: bytes, background: int, least_px: int = 0) -> Image.Image:
    """Decode what there is of a file onto a background of one value, which stays where there is nothing."""
    with _tolerant(name), _opened(name, content, least_px) as image:
        image.im = Image.new(image.mode, image.size, (background,) * len(image.getbands())).im
        with suppress(Exception):  # what could be decoded is in the image
            image.load()
        image.tile = []  # type: ignore[attr-defined]
        image.load()
        return image


@contextmanager
def _opened(name: str, content: bytes, least_px: int = 0) -> Iterator[Image.Image]:
    """Open a file, ready to be decoded, at reduced scale if that is asked for."""
    if name in ("AVIF", "HEIF"):
        with opened_as(io.BytesIO(content), name, content[:HEAD_BYTES]) as picture:
            check_full_size(picture.width_px, picture.height_px)
            yield picture.image
        return
    with Image.open(io.BytesIO(content), formats=(name,)) as image:
        check_header_size(*image.size)
        if least_px:
            image.draft(image.mode, (least_px, least_px))
        check_full_size(*image.size)
        yield image


@contextmanager
def _tolerant(name: str) -> Iterator[None]:
    """Let Pillow go on where data ends; not for JPEG, where it would invent the rest."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = name != "JPEG"
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
