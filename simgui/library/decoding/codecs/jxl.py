"""JPEG XL: what its header says (ISO/IEC 18181-1:2024, annexes A, D and E), and its pixels through libjxl.

libjxl gives samples of the depth that the file has, in a type that is wide enough, so that the depth has to
be known; and in the colours that the file has, which may be those of HDR.
"""

from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from simgui.library.decoding.bounds import check_full_size
from simgui.library.decoding.colour.eight_bits import SampleInfo, image_of_samples
from simgui.library.decoding.colour.srgb import CICP, GAMMA, Cicp

_CONTAINER = b"\x00\x00\x00\x0cJXL \r\n\x87\n"
_RATIOS = ((0, 0), (1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_GREY, _XYB = 1, 2
_ALPHA, _SPOT_COLOUR, _FILTER_ARRAY = 0, 2, 5
_PRIMARIES = {1: 1, 9: 9, 11: 12}
"""Of JPEG XL → of H.273; the third is P3, whose white point of cinemas is not told apart."""

_NOT_SAID = Cicp(1, 8)
"""Linear light of sRGB: encoders write that for more than 8 bits when nobody told them what the samples are
(libjxl for floating point, imagecodecs for whole numbers too). As in a TIFF, they are taken as they are."""

# A number is written as a choice of two bits among four (offset, bits that follow).
_SIZE = ((1, 9), (1, 13), (1, 18), (1, 30))
_ENUM = ((0, 0), (1, 0), (2, 4), (18, 6))
_DEPTH = ((8, 0), (10, 0), (12, 0), (1, 6))
_FLOAT_DEPTH = ((32, 0), (16, 0), (24, 0), (1, 6))


@dataclass(frozen=True)
class Header:
    """What is known before decoding.

    Attributes:
        width_px: As stored.
        height_px: As stored.
        bits: Of a sample.
        is_float: Samples are floating point.
        is_grey: One colour.
        alpha: "straight", "premultiplied", or "" if there is none.
        cicp: Primaries and transfer, if they are named.
        gamma: Exponent of the encoding, if that is given in place of a transfer.
    """

    width_px: int
    height_px: int
    bits: int = 8
    is_float: bool = False
    is_grey: bool = False
    alpha: str = ""
    cicp: Cicp | None = None
    gamma: float = 0.0


def open_jxl(file: BinaryIO) -> Image.Image:
    """Open and decode a JPEG XL: the first frame, upright.

    Raises:
        UnreadablePicture: if it is too large.
        Exception: of any kind, from the codec, if it is damaged.
    """
    content = file.read()
    header = header_of(content)
    check_full_size(header.width_px, header.height_px)
    import imagecodecs

    values = imagecodecs.jpegxl_decode(content, index=0, numthreads=1)  # the first frame, turned upright
    colours = 1 if header.is_grey else 3
    channels = values.shape[2] if values.ndim == 3 else 1
    known = SampleInfo(full=0 if header.is_float else 2**header.bits - 1)
    image = image_of_samples(values, known, colours, header.alpha if channels > colours else "")
    if header.cicp is not None:
        image.info[CICP] = header.cicp
    if header.gamma:
        image.info[GAMMA] = header.gamma
    return image


def header_of(content: bytes) -> Header:
    """Read the header of a JPEG XL, bare or in a container.

    Raises:
        ValueError: if it is cut off.
    """
    bits = _Bits(_codestream(content)[2:])
    height, width = _size(bits)
    if bits.flag():  # all as usual: 8 bits, sRGB
        return Header(width, height)
    has_more = bits.flag()
    if has_more:
        _skip_more(bits)
    is_float, depth = _bit_depth(bits)
    bits.take(1)  # buffers of 16 bits suffice
    channels = bits.number((0, 0), (1, 0), (2, 4), (1, 12))
    alphas = [alpha for alpha in (_extra_channel(bits) for _ in range(channels)) if alpha]
    bits.take(1)  # colours were taken apart into X, Y and B
    is_grey, cicp, gamma = _colours(bits)
    return Header(width, height, depth, is_float, is_grey, alphas[0] if alphas else "", cicp, gamma)


class _Bits:
    """Reads bits, the lowest of each byte first."""

    def __init__(self, content: bytes) -> None:
        self._left = len(content) * 8
        self._value = int.from_bytes(content, "little")
        self._at = 0

    def take(self, count: int) -> int:
        if self._at + count > self._left:
            raise ValueError("the header is cut off")
        value = self._value >> self._at & (1 << count) - 1
        self._at += count
        return value

    def flag(self) -> bool:
        return bool(self.take(1))

    def number(self, *choices: tuple[int, int]) -> int:
        offset, count = choices[self.take(2)]
        return offset + self.take(count)


def _codestream(content: bytes) -> bytes:
    """Give the beginning of the codestream: 4 KB hold every header that there is."""
    if not content.startswith(_CONTAINER):
        return content[:4096]
    at = 0
    while at + 8 <= len(content):
        size, kind, start = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8], at + 8
        if size == 1:
            size, start = int.from_bytes(content[at + 8 : at + 16], "big"), at + 16
        if kind in (b"jxlc", b"jxlp"):
            start += 4 * (kind == b"jxlp")  # its place among the parts
            return content[start : start + 4096]
        at += size if size >= 8 else len(content)
    raise ValueError("it has no codestream")


def _size(bits: _Bits) -> tuple[int, int]:
    small = bits.flag()
    height = 8 * (1 + bits.take(5)) if small else bits.number(*_SIZE)
    ratio = bits.take(3)
    if ratio:
        across, down = _RATIOS[ratio]
        return height, height * across // down
    return height, 8 * (1 + bits.take(5)) if small else bits.number(*_SIZE)


def _skip_more(bits: _Bits) -> None:
    """Skip orientation, intrinsic size, preview and animation."""
    bits.take(3)
    if bits.flag():
        _size(bits)
    if bits.flag():
        small = bits.flag()
        sizes = ((16, 0), (32, 0), (1, 5), (33, 9)) if small else ((1, 6), (65, 8), (321, 10), (1345, 12))
        bits.number(*sizes)
        if not bits.take(3):
            bits.number(*sizes)
    if bits.flag():
        bits.number((100, 0), (1000, 0), (1, 10), (1, 30))
        bits.number((1, 0), (1001, 0), (1, 8), (1, 10))
        bits.number((0, 0), (0, 3), (0, 16), (0, 32))
        bits.take(1)


def _bit_depth(bits: _Bits) -> tuple[bool, int]:
    if not bits.flag():
        return False, bits.number(*_DEPTH)
    depth = bits.number(*_FLOAT_DEPTH)
    bits.take(4)
    return True, depth


def _extra_channel(bits: _Bits) -> str:
    """Read an extra channel; say what kind of alpha it is, "" if it is none."""
    if bits.flag():
        return "straight"
    kind = bits.number(*_ENUM)
    _bit_depth(bits)
    bits.number((0, 0), (3, 0), (4, 0), (1, 3))
    bits.take(8 * bits.number((0, 0), (0, 4), (16, 5), (48, 10)))  # its name
    if kind == _ALPHA:
        return "premultiplied" if bits.flag() else "straight"
    if kind == _SPOT_COLOUR:
        bits.take(64)
    if kind == _FILTER_ARRAY:
        bits.number((1, 0), (0, 2), (3, 4), (19, 8))
    return ""


def _colours(bits: _Bits) -> tuple[bool, Cicp | None, float]:
    """Read the colour encoding: grey or not, and primaries and transfer, or a gamma."""
    if bits.flag():
        return False, None, 0.0
    has_profile, space = bits.flag(), bits.number(*_ENUM)
    is_grey = space == _GREY
    if has_profile or space == _XYB:
        return is_grey, None, 0.0
    if bits.number(*_ENUM) == 2:  # a white point of its own
        _skip_point(bits)
    primaries = 1
    if not is_grey:
        primaries = bits.number(*_ENUM)
        if primaries == 2:
            for _ in range(3):
                _skip_point(bits)
    if bits.flag():
        return is_grey, None, bits.take(24) * 1e-7
    cicp = Cicp(_PRIMARIES.get(primaries, 2), bits.number(*_ENUM))
    return is_grey, None if cicp == _NOT_SAID else cicp, 0.0


def _skip_point(bits: _Bits) -> None:
    for _ in range(2):
        bits.number((0, 19), (524288, 19), (1048576, 20), (2097152, 21))
