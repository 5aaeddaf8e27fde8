"""Why a file gives no picture: the reasons that the ledger shows, in plain words, not in a decoder's."""

import struct

from simgui.core.sentences import NOTHING, Sentence, say
from simgui.library.decoding.bounds import MAX_DECODED_PIXELS, too_large
from simgui.library.decoding.missing_rows import DAMAGED_PIXELS
from simgui.library.decoding.repair.jpeg import frame_of

_DAMAGED_HEADER = say("damaged: its header cannot be read")
_LONGEST_SIDE_PX = 32768
"""The longest side of an AVIF or HEIF that their decoders accept."""

_JPEG_CODINGS = {
    0xC3: say("a lossless JPEG"),
    0xC5: say("a hierarchical JPEG"),
    0xC6: say("a hierarchical JPEG"),
    0xC7: say("a hierarchical JPEG"),
    0xC9: say("a JPEG with arithmetic coding"),
    0xCA: say("a JPEG with arithmetic coding"),
    0xCB: say("a lossless JPEG with arithmetic coding"),
    0xF7: say("a JPEG-LS picture"),
}
_READ_TIFF_COMPRESSIONS = (
    *(*range(1, 9), 32773, 32809, 32946, 33003, 33004, 33005, 34712, 34887, 34925, 34933, 34934, 50000),
    *(50001, 50002, 52546),
)
_TIFF_COMPRESSIONS = {9: "JBIG", 10: "JBIG", 34661: "JBIG", 34676: "SGI LogLuv", 34677: "SGI LogLuv"}
_PSD_MODES = {0: say("a bitmap"), 2: say("indexed colours"), 7: say("several channels"), 8: say("duotones")}
_CODECS = {b"avc1": "H.264", b"j2k1": "JPEG 2000", b"jpeg": "JPEG", b"unci": say("uncompressed")}
_CODECS |= {b"vvc1": "H.266", b"evc1": "EVC"}


def reason_of(name: str, content: bytes, header_is_known: bool) -> Sentence:
    """Say why a file of a format gives no picture.

    Args:
        name: The format.
        content: The file, or its beginning.
        header_is_known: Whether the size of the picture could be read.
    """
    if missing := _missing(name, content):
        return missing
    if name in ("AVIF", "HEIF") and (size := _size_in_boxes(content)):
        return too_large(*size).reason
    if variant := _variant(name, content):
        return say("{variant}: SimGUI does not read this variant", variant=variant)
    return DAMAGED_PIXELS if header_is_known else _DAMAGED_HEADER


def _missing(name: str, content: bytes) -> Sentence:
    """Say how much of a file is there, if it states its length and is shorter."""
    if name == "TIFF" and _lacks_directory(content):
        return say("truncated: the table that says where its pixels lie is cut off")
    whole = _LENGTHS[name](content) if name in _LENGTHS else 0
    if whole > len(content):
        return say("truncated: only {there:,} of {whole:,} bytes are there", there=len(content), whole=whole)
    return NOTHING


def _lacks_directory(content: bytes) -> bool:
    """Tell whether a TIFF ends before, or within, its first directory."""
    order = "<" if content[:2] == b"II" else ">"
    is_big = 43 in content[2:4]
    form, entry, size, at = ("Q", "HHQQ", 20, 8) if is_big else ("I", "HHII", 12, 4)
    try:
        (start,) = struct.unpack_from(f"{order}{form}", content, at)
        (count,) = struct.unpack_from(f"{order}{'Q' if is_big else 'H'}", content, start)
        first = start + (8 if is_big else 2)
        for each in range(count):
            struct.unpack_from(f"{order}{entry}", content, first + size * each)
    except (struct.error, OverflowError):
        return True
    return False


def _size_in_boxes(content: bytes) -> tuple[int, int] | None:
    """Find the size that an AVIF or HEIF states, if it is more than their decoders accept."""
    at = content.find(b"ispe")
    while 0 <= at <= len(content) - 16:
        width, height = struct.unpack_from(">II", content, at + 8)
        if width * height > MAX_DECODED_PIXELS or max(width, height) > _LONGEST_SIDE_PX:
            return width, height
        at = content.find(b"ispe", at + 4)
    return None


def length_of_riff(content: bytes) -> int:
    """Read the length that a WebP states."""
    return 8 + int.from_bytes(content[4:8], "little")


def length_of_boxes(content: bytes) -> int:
    """Add up the lengths of the boxes of an AVIF or HEIF; the last may reach to the end of the file."""
    at = 0
    while at + 8 <= len(content):
        (size,) = struct.unpack_from(">I", content, at)
        if size == 1 and at + 16 <= len(content):
            (size,) = struct.unpack_from(">Q", content, at + 8)
        if size < 8:
            return len(content)
        at += size
    return at


_LENGTHS = {"AVIF": length_of_boxes, "HEIF": length_of_boxes, "WEBP": length_of_riff}


def _variant(name: str, content: bytes) -> Sentence:
    """Name the variant of a format if it is an unusual one."""
    describe = {
        "BMP": _bmp,
        "DDS": _dds,
        "HEIF": _heif,
        "AVIF": _heif,
        "JPEG": _jpeg,
        "PSD": _psd,
        "TIFF": _tiff,
    }.get(name)
    try:
        return describe(content) if describe is not None else NOTHING
    except (struct.error, IndexError):
        return NOTHING  # it ends in its header


def _bmp(content: bytes) -> Sentence:
    (size,) = struct.unpack_from("<I", content, 14)
    if size == 12:
        return NOTHING
    bits, compression = struct.unpack_from("<HI", content, 28)
    if bits not in (0, 1, 2, 4, 8, 16, 24, 32, 64):
        return say("a BMP of {bits} bits a pixel", bits=bits)
    return say("a BMP with compression {number}", number=compression) if compression > 6 else NOTHING


def _dds(content: bytes) -> Sentence:
    flags, code = struct.unpack_from("<I4s", content, 80)
    if not flags & 4:
        return say("a DDS of uncompressed pixels in an unusual layout")
    if code == b"DX10":
        (number,) = struct.unpack_from("<I", content, 128)
        return say("a DDS of the pixel format {format}", format=number)
    if not code.isalnum():
        return NOTHING
    return say("a DDS of the pixel format {format}", format=code.decode("ascii", "replace").strip())


def _heif(content: bytes) -> Sentence:
    for codec, what in _CODECS.items():
        if b"infe" in content and codec in content[: 64 << 10]:
            return say("a HEIF picture whose codec is {what}", what=what)
    return NOTHING


def _jpeg(content: bytes) -> Sentence:
    frame = frame_of(content)
    if frame is None:
        return NOTHING
    if frame.bits != 8:
        return say("a JPEG of {bits} bits", bits=frame.bits)
    return _JPEG_CODINGS.get(frame.marker, NOTHING)


def _psd(content: bytes) -> Sentence:
    version, bits, mode = struct.unpack_from(">4xH16xHH", content)
    if version == 2:
        return say("a large Photoshop document (PSB)")
    if bits != 8:
        return say("a Photoshop file of {bits} bits a channel", bits=bits)
    return say("a Photoshop file of {what}", what=_PSD_MODES[mode]) if mode in _PSD_MODES else NOTHING


def _tiff(content: bytes) -> Sentence:
    order = "<" if content[:2] == b"II" else ">"
    (start,) = struct.unpack_from(f"{order}I", content, 4)
    (count,) = struct.unpack_from(f"{order}H", content, start)
    for each in range(count):
        tag, _, _, compression = struct.unpack_from(f"{order}HHIH", content, start + 2 + 12 * each)
        if tag == 259 and compression not in _READ_TIFF_COMPRESSIONS:
            name = _TIFF_COMPRESSIONS.get(compression, "")
            kind = f"{compression} ({name})" if name else str(compression)
            return say("a TIFF with compression {number}", number=kind)
    return NOTHING
