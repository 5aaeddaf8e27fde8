"""When and with what a picture was taken is read from every format; what is damaged gives nothing."""

import io
import random
import struct
from datetime import UTC, datetime
from pathlib import Path

import pytest
from exif import CHANGED, DIGITISED, MAKE, MODEL, TAKEN, exif_of
from pictures import make_picture, pattern
from PIL import Image

from simgui.core.errors import UnreadablePicture
from simgui.library.capture import UNKNOWN, Capture
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.metadata.capture import capture_in

TIMES = {TAKEN: "2019:07:04 10:11:12", DIGITISED: "2020:01:02 03:04:05", CHANGED: "2021:01:01 00:00:00"}
NAMED = {MAKE: "NIKON CORPORATION", MODEL: "NIKON D90"}
EXIF = exif_of(TIMES | NAMED)


def seconds(*moment: int) -> int:
    return int(datetime(*moment, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]


KNOWN = Capture(seconds(2019, 7, 4, 10, 11, 12), "NIKON D90")


def encoded(kind: str, exif: bytes = EXIF) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pattern(1)).save(file, kind, exif=b"Exif\0\0" + exif if exif else b"")
    return file.getvalue()


def taken(*texts: str) -> int | None:
    """Read the time of a picture with these texts: taken, digitised, changed."""
    tags = (TAKEN, DIGITISED, CHANGED)
    return capture_in(exif_of(dict(zip(tags, texts, strict=False)))).taken


def camera(make: str | bytes, model: str | bytes) -> str:
    return capture_in(exif_of({MAKE: make, MODEL: model})).camera


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_every_format_gives_it_with_and_without_pixels(kind: str) -> None:
    content = encoded(kind)
    assert capture_in(content) == KNOWN
    assert decode(content).capture == KNOWN


@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_gives_it_in_both_orders_of_bytes(order: str) -> None:
    assert capture_in(exif_of(TIMES | NAMED, order)) == KNOWN


def test_a_tiff_of_more_than_4_gb_gives_it() -> None:
    text = b"Camera of bytes\0"
    entry = struct.pack("<HHQQ", MODEL, 2, len(text), 16 + 8 + 20 + 8)
    content = b"II+\0" + struct.pack("<HHQQ", 8, 0, 16, 1) + entry + bytes(8) + text
    assert capture_in(content).camera == "Camera of bytes"


def test_a_png_that_tells_it_behind_its_pixels_gives_it() -> None:
    chunk = struct.pack(">I", len(EXIF)) + b"eXIf" + EXIF + bytes(4)
    content = encoded("PNG", b"")
    end = content.rindex(b"IEND") - 4
    assert capture_in(content[:end] + chunk + content[end:]) == KNOWN


def test_a_jpeg_xl_gives_it_from_its_container() -> None:
    box = struct.pack(">I", 12 + len(EXIF)) + b"Exif" + bytes(4) + EXIF
    content = b"\x00\x00\x00\x0cJXL \r\n\x87\n" + struct.pack(">I", 12) + b"ftypjxl " + box
    assert capture_in(content) == KNOWN
    assert capture_in(b"\xff\x0a" + EXIF) == UNKNOWN  # a bare codestream has no place for it


@pytest.mark.parametrize("method", [0, 1])
@pytest.mark.parametrize("version", [0, 1, 2])
def test_a_heic_gives_it_from_its_items(version: int, method: int) -> None:
    item = bytes(4) + EXIF
    wide = ">I" if version == 2 else ">H"
    infe = (
        b"\x02\0\0\0" + struct.pack(">HH", 1, 0) + b"hvc1\0",
        b"\x02\0\0\0" + struct.pack(">HH", 2, 0) + b"Exif\0",
    )
    iinf = bytes(4) + struct.pack(">H", 2) + b"".join(map(_box, (b"infe",) * 2, infe))
    ftyp = _box(b"ftyp", b"heic" + bytes(4) + b"heic")
    inside = method == 1 and version > 0

    def meta(place: int) -> bytes:
        iloc = bytes([version, 0, 0, 0, 0x44, 0x00]) + struct.pack(wide, 2)
        for number, start, length in ((1, 0, 0), (2, 0 if inside else place, len(item))):
            iloc += struct.pack(wide, number)
            iloc += struct.pack(">H", int(inside)) if version else b""
            iloc += struct.pack(">HHII", 0, 1, start, length)
        boxes = _box(b"iinf", iinf) + _box(b"iloc", iloc) + (_box(b"idat", item) if inside else b"")
        return _box(b"meta", bytes(4) + boxes)

    place = len(ftyp + meta(0)) + 8
    assert capture_in(ftyp + meta(place) + _box(b"mdat", b"" if inside else item)) == KNOWN


def _box(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", 8 + len(content)) + kind + content


def test_of_three_times_the_first_that_is_one_counts() -> None:
    assert taken(*TIMES.values()) == seconds(2019, 7, 4, 10, 11, 12)
    assert taken("    :  :     :  :  ", "2020:01:02 03:04:05") == seconds(2020, 1, 2, 3, 4, 5)
    assert taken("0000:00:00 00:00:00", "2019:02:30 10:00:00", "2021:01:01 00:00:00") == seconds(2021, 1, 1)


@pytest.mark.parametrize(
    "text",
    ["2019-07-04T10:11:12+02:00", "2019:07:04 10:11:12.345", " 2019/07/04 10:11:12\0\0"],
)
def test_a_time_as_programs_write_it(text: str) -> None:
    assert taken(text) == seconds(2019, 7, 4, 10, 11, 12)


@pytest.mark.parametrize(
    "text",
    [
        *("", "yesterday", "2019:13:01 00:00:00", "2019:02:30 00:00:00", "2019:07:04 24:00:00"),
        *("2019:07:04 10:60:00", "2019:07:04 10:11:123", "2019:07:04", "٢٠١٩:07:04 10:11:12", "x" * 2000),
        *("1825:12:31 23:59:59", "2100:01:01 00:00:00", "9999:12:31 23:59:59", "0001:01:01 00:00:01"),
    ],
)
def test_what_is_no_time_gives_none(text: str) -> None:
    assert taken(text) is None


def test_a_scanned_photograph_may_be_old() -> None:
    assert taken("1912:04:10 12:00:00") == seconds(1912, 4, 10, 12)


@pytest.mark.parametrize("year", [1970, 1980, 2000])
def test_a_clock_that_has_just_begun_to_run_knows_no_time(year: int) -> None:
    assert taken(f"{year}:01:01 00:00:41", "", "2021:05:06 07:08:09") is None
    assert taken(f"{year}:01:01 00:01:00") == seconds(year, 1, 1, 0, 1)
    assert taken("2001:01:01 00:00:00") == seconds(2001, 1, 1)  # fireworks


def test_a_camera_is_named_once() -> None:
    assert camera("Canon", "Canon EOS 5D") == "Canon EOS 5D"
    assert camera("NIKON CORPORATION", "NIKON D90") == "NIKON D90"
    assert camera("FUJIFILM", "X-T3") == "FUJIFILM X-T3"
    assert (camera("Apple", ""), camera("", "iPhone 12"), camera("", "")) == ("Apple", "iPhone 12", "")


def test_the_name_of_a_camera_is_one_bounded_printable_line() -> None:
    assert camera("Evil\x1b[31m\nmaker", "\u202eledom\u2028x") == "Evil [31m maker ledom x"
    assert camera(b"Kame\xff\xfera\0hidden", b"\0") == "Kame\ufffd\ufffdra"
    long = camera("m" * 2000, "n" * 2000)
    assert len(long) == 200
    assert long.isprintable()


def test_a_picture_without_exif_says_nothing(tmp_path: Path) -> None:
    for kind in ("jpg", "png", "webp", "gif", "bmp", "tif", "avif"):
        assert capture_in(make_picture(tmp_path / f"a.{kind}", 1)) == UNKNOWN
    assert capture_in(b"no picture") == UNKNOWN
    with pytest.raises(UnreadablePicture, match="there is no such file"):
        capture_in(tmp_path / "gone.jpg")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "TIFF"])
def test_damage_of_any_kind_gives_something_possible(kind: str) -> None:
    content, chance = EXIF if kind == "TIFF" else encoded(kind), random.Random(kind)
    head = min(len(content), 600)
    for _ in range(300):
        damaged = bytearray(content[: chance.randrange(head, len(content) + 1)])
        for _ in range(chance.randrange(1, 6)):
            damaged[chance.randrange(head)] = chance.randrange(256)
        found = capture_in(bytes(damaged))
        assert found.camera.isprintable()
        assert found.taken is None or abs(found.taken) < 1 << 33


def test_a_part_that_leads_back_to_itself_ends() -> None:
    loop = struct.pack("<4sIH", b"II*\0", 8, 1) + struct.pack("<HHII", 0x8769, 4, 1, 8)
    assert capture_in(loop) == UNKNOWN
    assert capture_in(b"RIFF\0\0\0\0WEBP" + bytes(8) * 100_000) == UNKNOWN
    huge = struct.pack(">I", 1) + b"meta" + struct.pack(">Q", (1 << 64) - 1)
    assert capture_in(_box(b"ftyp", b"heic" + bytes(4)) + huge + b"\xff" * 64) == UNKNOWN
