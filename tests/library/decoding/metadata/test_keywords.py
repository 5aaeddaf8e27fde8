"""Keywords are read from the XMP and the IPTC of every format; what is damaged or hostile gives none."""

import io
import random
import zlib
from pathlib import Path

import pytest
from pictures import pattern
from PIL import Image, PngImagePlugin, TiffImagePlugin

from simgui.core.errors import UnreadablePicture
from simgui.library.decoding.metadata.keywords import keywords_in
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.process.payloads import pack_keywords, unpack_keywords
from simgui.library.keywords import Keyword

SAMPLES = Path(__file__).parents[3] / "samples" / "xmp"
XMP = (SAMPLES / "digikam.xmp").read_bytes()
KNOWN = ["Leute/Änne Müller", "Strand"]


def data_set(record: int, number: int, value: bytes) -> bytes:
    return bytes([0x1C, record, number]) + len(value).to_bytes(2, "big") + value


def iptc(*keywords: bytes, characters: bytes = b"") -> bytes:
    said = data_set(1, 90, characters) if characters else b""
    return said + data_set(2, 0, b"\0\4") + b"".join(data_set(2, 25, each) for each in keywords)


def resources(block: bytes) -> bytes:
    """Resources of Photoshop: another one before the IPTC, with a name and of an odd length."""
    other = b"8BIM\x03\xed\x04name\0" + (3).to_bytes(4, "big") + b"abc\0"
    return other + b"8BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block + bytes(len(block) % 2)


def jpeg(xmp: bytes = b"", block: bytes = b"") -> bytes:
    file = io.BytesIO()
    Image.fromarray(pattern(1)).save(file, "JPEG", **({"xmp": xmp} if xmp else {}))
    content = file.getvalue()
    if block:
        segment = b"Photoshop 3.0\0" + resources(block)
        content = content[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + content[2:]
    return content


def png(xmp: bytes, *, packed: bool) -> bytes:
    info, file = PngImagePlugin.PngInfo(), io.BytesIO()
    info.add_itxt("XML:com.adobe.xmp", xmp.decode(), zip=packed)
    Image.fromarray(pattern(1)).save(file, "PNG", pnginfo=info)
    return file.getvalue()


def tiff(tags: dict[int, bytes]) -> bytes:
    info, file = TiffImagePlugin.ImageFileDirectory_v2(), io.BytesIO()
    for tag, value in tags.items():
        info[tag] = value
        info.tagtype[tag] = 7
    Image.fromarray(pattern(1)).save(file, "TIFF", tiffinfo=info)
    return file.getvalue()


def other(kind: str) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pattern(1)).save(file, kind, xmp=XMP)
    return file.getvalue()


FILES = {
    "JPEG": lambda: jpeg(XMP),
    "PNG": lambda: png(XMP, packed=False),
    "packed PNG": lambda: png(XMP, packed=True),
    "WEBP": lambda: other("WEBP"),
    "AVIF": lambda: other("AVIF"),
    "TIFF": lambda: tiff({700: XMP}),
}


def paths(content: bytes) -> list[str]:
    return [each.path for each in keywords_in(content)]


@pytest.mark.parametrize("kind", FILES)
def test_every_format_gives_them(kind: str) -> None:
    assert paths(FILES[kind]()) == KNOWN


def test_a_box_of_jpeg_xl_gives_them() -> None:
    box = (len(XMP) + 8).to_bytes(4, "big") + b"xml " + XMP
    head = b"\0\0\0\x0cJXL \r\n\x87\n" + b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
    assert paths(head + box) == KNOWN


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        (iptc("Grün".encode(), b"two words", characters=b"\x1b%G"), ["Grün", "two words"]),
        (iptc("Grün".encode()), ["Grün"]),  # UTF-8 that does not say so
        (iptc(b"Gr\xfcn"), ["Grün"]),
        (iptc(b"a/b", b"a/b"), ["a/b"]),  # flat, and said twice
        (iptc() + b"\x1c\x02\x19\xff\xff", []),
    ],
)
def test_iptc_gives_them_where_there_is_no_xmp(block: bytes, expected: list[str]) -> None:
    assert paths(jpeg(block=block)) == expected
    assert paths(tiff({33723: block})) == expected
    assert paths(tiff({34377: resources(block)})) == expected


def test_xmp_counts_before_iptc() -> None:
    assert paths(jpeg(XMP, iptc(b"cut off at 64 bytes"))) == KNOWN
    assert paths(jpeg(b"<no sound xmp", iptc(b"flat"))) == ["flat"]


def test_a_file_without_any_gives_none(tmp_path: Path) -> None:
    assert paths(jpeg()) == []
    assert paths(b"no picture") == []
    with pytest.raises(UnreadablePicture):
        keywords_in(tmp_path / "none.jpg")


def test_a_text_that_unpacks_without_end_is_left_out() -> None:
    bomb = zlib.compress(b" " * (64 << 20))
    content = png(XMP, packed=True)
    at = content.index(b"iTXt") - 4
    told = b"iTXtXML:com.adobe.xmp\0\1\0\0\0" + bomb
    chunk = (len(told) - 4).to_bytes(4, "big") + told + zlib.crc32(told).to_bytes(4, "big")
    assert paths(content[:at] + chunk + content[at:]) == []


@pytest.mark.parametrize("kind", FILES)
def test_no_damage_is_an_error(kind: str) -> None:
    drawn, sound = random.Random(5), FILES[kind]()
    for _ in range(150):
        damaged = bytearray(sound[: drawn.randint(len(sound) // 2, len(sound))])
        for _ in range(drawn.randint(1, 20)):
            damaged[drawn.randrange(len(damaged))] = drawn.randrange(256)
        assert all(each.path.isprintable() for each in keywords_in(bytes(damaged)))


def test_keywords_survive_the_way() -> None:
    keywords = (Keyword(("a", "b")), Keyword(("ü/x",)))
    assert unpack_keywords(pack_keywords(keywords)) == keywords


@pytest.mark.parametrize(
    "payload",
    [b"", b"{}", b"[[], [1], 5, [[]], [null]]", b'["ab"]', b"[" * 100_000, b'[["' + b"a" * 2000 + b'"]]'],
)
def test_an_answer_that_is_none_gives_none(payload: bytes) -> None:
    assert unpack_keywords(payload) == ()


def test_they_come_from_a_process(tmp_path: Path, decoding_processes: None) -> None:
    file = tmp_path / "a.jpg"
    file.write_bytes(jpeg(XMP))
    with DecodingPool() as pool:
        assert [each.path for each in pool.keywords(file)] == KNOWN
