"""Valid pictures with a flaw outside their pixels, and unusual variants of formats. Shared by tests."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import numpy as np
from pictures import pattern
from PIL import Image, PngImagePlugin

PICTURE = Image.fromarray(pattern(3, size=(320, 280)))


def saved(image: Image.Image, file_format: str, **options: Any) -> bytes:
    """Give the content of a file of a picture."""
    file = io.BytesIO()
    image.copy().save(file, file_format, **options)
    return file.getvalue()


JPEG = saved(PICTURE, "JPEG", quality=95)
PNG = saved(PICTURE, "PNG")


def segment(marker: int, body: bytes, length: int | None = None) -> bytes:
    """Give a segment of a JPEG; its length may be a lie."""
    return bytes((0xFF, marker)) + struct.pack(">H", len(body) + 2 if length is None else length) + body


def chunk(name: bytes, data: bytes, checksum: int | None = None) -> bytes:
    """Give a chunk of a PNG; its checksum may be wrong."""
    right = zlib.crc32(name + data)
    return (
        struct.pack(">I", len(data))
        + name
        + data
        + struct.pack(">I", right if checksum is None else checksum)
    )


def directory(*entries: bytes, following: int = 0, behind: bytes = b"") -> bytes:
    """Give a TIFF of one directory, as EXIF is."""
    return (
        b"II*\0"
        + struct.pack("<IH", 8, len(entries))
        + b"".join(entries)
        + struct.pack("<I", following)
        + behind
    )


def entry(tag: int, kind: int, count: int, value: bytes) -> bytes:
    """Give an entry of a directory."""
    return struct.pack("<HHI", tag, kind, count) + value.ljust(4, b"\0")[:4]


def strange_exif() -> Iterator[tuple[str, bytes]]:
    """Yield metadata none of which says that the picture has to be turned."""
    for kind in (0, *range(1, 14), 16, 255):
        for value in (b"", b"\0\0\0\0", b"\xff\xff\xff\xff", struct.pack("<f", float("nan"))):
            yield f"orientation of type {kind} {value.hex()}", directory(entry(0x112, kind, 1, value))
        yield f"orientation of type {kind} far away", directory(entry(0x112, kind, 9, b"\xf0\xff\xff\x7f"))
        yield f"orientation of type {kind} without values", directory(entry(0x112, kind, 0, b""))
        yield f"too many of type {kind}", directory(entry(0x10F, kind, 2**31, b"\x1a\0\0\0"))
    for kind in (5, 10):
        yield f"0/0 of type {kind}", directory(entry(0x112, kind, 1, struct.pack("<I", 26)), behind=bytes(8))
    yield (
        "a double that is none",
        directory(entry(0x112, 12, 1, b"\x1a\0\0\0"), behind=struct.pack("<d", float("nan"))),
    )
    yield "itself again", directory(entry(0x112, 3, 1, b"\1"), following=8)
    yield (
        "a part that is itself",
        directory(entry(0x8769, 4, 1, b"\x08\0\0\0"), entry(0x8825, 4, 1, b"\x08\0\0\0")),
    )
    yield "a part far away", directory(entry(0x8769, 4, 1, b"\xff\xff\xff\xff"))
    yield "60,000 entries", b"II*\0" + struct.pack("<IH", 8, 60_000) + bytes(200)
    yield "cut off", directory(entry(0x112, 3, 1, b"\1"))[:15]
    yield "no directory", b"II*\0\xff\xff\xff\xff"
    yield "text", b"what is this?"
    yield "nothing", b""


def flawed_jpegs() -> Iterator[tuple[str, bytes]]:
    """Yield JPEG files that show `JPEG`."""
    extras = {f"exif: {name}": segment(0xE1, b"Exif\0\0" + body) for name, body in strange_exif()}
    for marker in (*range(0xE0, 0xF0), 0xFE):
        for name in (
            b"",
            b"JFIF\0",
            b"Exif\0\0",
            b"ICC_PROFILE\0",
            b"Photoshop 3.0\0",
            b"Adobe",
            b"MPF\0",
            b"FPXR\0",
        ):
            extras[f"{marker:x} {name!r}"] = segment(marker, name)
            extras[f"{marker:x} {name!r} and noise"] = segment(marker, name + b"8BIM\3\xff\0\xff\xd8" * 7)
        extras[f"{marker:x} too long"] = segment(marker, b"abc", length=300)
        extras[f"{marker:x} far too long"] = segment(marker, b"abc", length=60_000)
        extras[f"{marker:x} too short"] = segment(marker, b"a" * 40, length=10)
        extras[f"{marker:x} without length"] = segment(marker, b"a" * 40, length=0)
    profile = b"ICC_PROFILE\0"
    extras["profile 2 of 1"] = segment(0xE2, profile + b"\2\1" + bytes(200))
    extras["profile 1 of 3"] = segment(0xE2, profile + b"\1\3" + bytes(200))
    extras["profile of zeros"] = segment(0xE2, profile + b"\1\1" + bytes(200))
    extras["xmp"] = segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta" + bytes(range(256)))
    extras["thumbnail"] = segment(0xE1, b"Exif\0\0" + saved(PICTURE.resize((40, 30)), "JPEG"), length=60)
    for name, extra in extras.items():
        yield name, JPEG[:2] + extra + JPEG[2:]
    yield "without JFIF", JPEG[:2] + JPEG[20:]


def flawed_pngs() -> Iterator[tuple[str, bytes]]:
    """Yield PNG files that show `PNG`."""
    names = [
        *("tEXt", "zTXt", "iTXt", "gAMA", "cHRM", "sRGB", "iCCP", "bKGD", "pHYs", "sBIT", "hIST"),
        *("tIME", "eXIf", "sPLT", "cICP", "mDCV", "cLLI", "acTL", "fcTL", "tRNS"),
    ]
    extras = {
        f"{name} {data!r}": chunk(name.encode(), data) for name in names for data in (b"", b"\0", bytes(3))
    }
    for name in names:
        extras[f"{name} checksum"] = chunk(name.encode(), b"\1\2\3\4", checksum=7)
        if name != "gAMA":  # of any length, its first four bytes are a gamma
            extras[f"{name} noise"] = chunk(name.encode(), bytes(range(256)))
    extras["text for exif"] = chunk(b"tEXt", b"Raw profile type exif\0\nexif\n      10\nzzzz\n")
    bomb = zlib.compress(bytes(300_000_000))
    extras["bomb of text"] = chunk(b"zTXt", b"Comment\0\0" + bomb)
    extras["bomb of international text"] = chunk(b"iTXt", b"Comment\0\1\0\0\0" + bomb)
    extras["bomb of a profile"] = chunk(b"iCCP", b"p\0\0" + bomb)
    extras["profile cut off"] = chunk(b"iCCP", b"p\0\0" + zlib.compress(bytes(999))[:9])
    extras["no name"] = chunk(b"a\0\0b", b"abc")
    extras["too long"] = chunk(b"tEXt", b"abc")[4:].join((b"\0\0\x7f\0", b""))
    extras |= {f"exif {name}": chunk(b"eXIf", body) for name, body in strange_exif()}
    for name, extra in extras.items():
        yield name, PNG[:33] + extra + PNG[33:]
        if "too long" not in name and "acTL" not in name:
            yield f"{name} behind", PNG[:-12] + extra + PNG[-12:]
    yield "checksum of the header", PNG[:29] + bytes(4) + PNG[33:]
    yield "checksum of the pixels", PNG[:-16] + bytes(4) + PNG[-12:]
    yield "no end", PNG[:-12]
    for missing in (1, 4, 6, 11):
        yield f"end without its last {missing} bytes", PNG[:-missing]
    info = PngImagePlugin.PngInfo()
    info.add_itxt("workflow", '{"a":1}' * 3_000_000, zip=True)
    yield "text of 20 MB", saved(PICTURE, "PNG", pnginfo=info)


def flawed_others() -> Iterator[tuple[str, str, bytes]]:
    """Yield what else, with the format that it is in; they show `PICTURE` as that format does."""
    gif = saved(PICTURE.quantize(64, dither=Image.Dither.NONE), "GIF")
    at = 13 + 3 * 2 ** ((gif[10] & 7) + 1)
    for name, block in {
        "comment": b"\x21\xfe\xff" + bytes(255) + b"\0",
        "application": b"\x21\xff\x0bNETSCAPE2.0\1\0\0",
        "text": b"\x21\x01\x0c" + bytes(12) + b"\0",
        "unknown": b"\x21\x77\5abcde\0",
    }.items():
        yield f"gif {name}", "GIF", gif[:at] + block + gif[at:]
    yield "gif without end", "GIF", gif[:-1]
    webp = saved(
        PICTURE, "WEBP", lossless=True, exif=b"Exif\0\0" + directory(), icc_profile=bytes(200), xmp=b"x" * 50
    )
    for name in (b"EXIF", b"ICCP", b"XMP "):
        place = webp.index(name)
        for length in (0, 7, 2**31):
            changed = webp[: place + 4] + struct.pack("<I", length) + webp[place + 8 :]
            yield f"webp {name!r} of {length}", "WEBP", changed
    tiff = saved(PICTURE, "TIFF", compression="tiff_lzw")
    (place,) = struct.unpack_from("<I", tiff, 4)
    (count,) = struct.unpack_from("<H", tiff, place)
    needed = {256, 257, 258, 259, 262, 273, 277, 278, 279, 317}
    for number in range(count):
        spot = place + 2 + 12 * number
        if struct.unpack_from("<H", tiff, spot)[0] not in needed:
            for field in (b"\xff\xff\xff\xff\xff\xff", b"\3\0\0\0\0\0", b"\x0b\0\1\0\0\0"):
                yield f"tiff field {number} {field!r}", "TIFF", tiff[: spot + 2] + field + tiff[spot + 8 :]
    yield "tiff again", "TIFF", tiff[: place + 2 + 12 * count] + tiff[4:8] + tiff[place + 6 + 12 * count :]
    jp2 = saved(PICTURE, "JPEG2000")
    for name, box in {
        "empty": b"\0\0\0\x08xml ",
        "unknown": b"\0\0\0\x0cabcdwhat",
        "short": b"\0\0\0\x03abcd",
    }.items():
        place = jp2.index(b"jp2c") - 4
        yield f"jp2 {name}", "JPEG2000", jp2[:place] + box + jp2[place:]
    for name, body in strange_exif():
        if body:
            yield f"webp exif {name}", "WEBP", saved(PICTURE, "WEBP", lossless=True, exif=body)
            sound = directory(entry(0x10F, 2, 4, b"abc"), behind=bytes(max(0, len(body) - 26)))
            avif = saved(PICTURE, "AVIF", speed=10, exif=b"Exif\0\0" + sound)
            yield f"avif exif {name}", "AVIF", avif.replace(sound, body.ljust(len(sound), b"\0"))


def as_read(file_format: str) -> bytes:
    """Give a sound file of the kind that `flawed_others` spoils."""
    if file_format == "GIF":
        return saved(PICTURE.quantize(64, dither=Image.Dither.NONE), "GIF")
    if file_format == "AVIF":
        return saved(PICTURE, "AVIF", speed=10)
    return saved(PICTURE, file_format, **({"lossless": True} if file_format == "WEBP" else {}))


def bmp(
    bits: int,
    pixels: bytes,
    size: tuple[int, int],
    *,
    compression: int = 0,
    masks: tuple[int, ...] = (),
    palette: bytes = b"",
    colours: int = 0,
    header_bytes: int = 40,
    top_down: bool = False,
) -> bytes:
    """Give a BMP of any kind; its rows are given as they lie in the file."""
    width, height = size
    if header_bytes == 16:
        header = struct.pack("<IiiHH", 16, width, height, 1, bits)
    else:
        tall = -height if top_down else height
        header = struct.pack(
            "<IiiHHIIiiII", header_bytes, width, tall, 1, bits, compression, len(pixels), 0, 0, colours, 0
        )
    fields = struct.pack(f"<{len(masks)}I", *masks)
    header = (header + fields).ljust(header_bytes, b"\0") if header_bytes > 40 else header + fields
    start = 14 + len(header) + len(palette)
    return b"BM" + struct.pack("<IHHI", start + len(pixels), 0, 0, start) + header + palette + pixels


def packed(masks: tuple[int, ...], bits: int, picture: Image.Image = PICTURE) -> bytes:
    """Give rows of pixels, the lowest first, with the channels in bit fields."""
    channels = np.asarray(picture)[::-1].astype(np.uint64)
    value = np.zeros(channels.shape[:2], np.uint64)
    for number, mask in enumerate(masks[:3]):
        shift = (mask & -mask).bit_length() - 1
        most = mask >> shift
        value |= (channels[:, :, number] * most + 127) // 255 << np.uint64(shift)
    return value.astype(f"<u{bits // 8}").tobytes()
