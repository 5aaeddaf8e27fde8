import io
import struct
import sys

import pytest
import tifffile
from mutants import dng, valid_files
from pictures import pattern

from simgui.library.decoding import formats
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.formats import FORMATS, HEAD_BYTES, format_of, format_of_file, missing_extra

OF_KIND = {
    "jpeg": "JPEG",
    "png": "PNG",
    "gif": "GIF",
    "bmp": "BMP",
    "tiff": "TIFF",
    "webp": "WEBP",
    "ppm": "PPM",
    "pgm": "PPM",
    "ico": "ICO",
    "jp2": "JPEG2000",
    "j2k": "JPEG2000",
    "avif": "AVIF",
    "heic": "HEIF",
    "jxl": "JXL",
    "dng": "RAW",
    "psd": "PSD",
    "tga": "TGA",
    "pcx": "PCX",
    "qoi": "QOI",
    "sgi": "SGI",
    "dds": "DDS",
}


@pytest.mark.parametrize("kind", sorted(valid_files()))
def test_a_file_is_known_by_its_content(kind: str) -> None:
    assert format_of(valid_files()[kind][:HEAD_BYTES]) == OF_KIND[kind.partition("-")[0]]


def box(brand: bytes, *compatible: bytes) -> bytes:
    content = brand + bytes(4) + b"".join(compatible)
    return struct.pack(">I", 8 + len(content)) + b"ftyp" + content + b"....meta"


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (box(b"heic", b"mif1", b"heic"), "HEIF"),
        (box(b"mif1", b"heic"), "HEIF"),
        (box(b"mif1", b"avif", b"mif1"), "AVIF"),
        (box(b"crx ", b"isom"), "RAW"),
        (box(b"isom", b"mp42"), None),  # a film
        (box(b"qt  "), None),
        (box(b"isom") + b"heic", None),  # what lies behind the box is no brand
        (b"\xff\x0a" + bytes(10), "JXL"),
        (b"\0\0\0\x0cJXL \r\n\x87\n", "JXL"),
        (b"II*\0\x10\0\0\0CR\2\0", "RAW"),
        (b"MM\0*\0\0\0\x08", "TIFF"),
        (b"FUJIFILMCCD-RAW 0201", "RAW"),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        # Files that begin like a picture whose mark is short.
        (b"BMW is a maker of cars, and this is a text", None),
        (b"\x0a\x05\x01\x08" + bytes(200), None),
        (b"\x01\xda" + bytes(600), None),
        (b"\0\0\2\0\1\0 \0\0\1\0\0\0\xa8\x10\0\0\x16\0\0\0", None),  # a cursor
        (b"\0\0\1\xba" + bytes(range(100)), None),  # a film
        (b"\0\1\0\0\0\x0f\0\x80\0\3\0\x70" + bytes(100), None),  # a font
        (b"\0\0\0\x18ftypmp42" + bytes(100), None),
        (bytes(1000), None),
        (b"P6\n2 2", "PPM"),
        (b"P6", None),
        (b"PK\3\4", None),
        (b"P7\n", None),
        (b"Present", None),
        (b"%PDF-1.7", None),
        (b"%!PS-Adobe", None),
        (b"<svg xmlns", None),
        (b"", None),
    ],
)
def test_marks(head: bytes, name: str | None) -> None:
    assert format_of(head) == name


def test_a_raw_file_is_told_from_a_tiff_by_what_a_camera_writes() -> None:
    for preview in (b"", valid_files()["jpeg"]):
        assert format_of(dng(64, 48, preview)) == "RAW"
    without_dng_tag = dng(64, 48, b"").replace(struct.pack("<HH", 50706, 1), struct.pack("<HH", 50705, 1))
    assert format_of(without_dng_tag) == "RAW"  # a colour filter array
    assert format_of(struct.pack("<2sHI", b"II", 42, 10**9)) == "TIFF"
    assert format_of(struct.pack("<2sHIH", b"II", 42, 8, 60_000)) == "TIFF"


@pytest.mark.parametrize("make", ["", "Maker of scanners"])
@pytest.mark.parametrize("far", [False, True])
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_tiff_with_a_thumbnail_in_front_is_no_raw_file(make: str, far: bool, order: str) -> None:
    small, large = pattern(1, size=(100, 80)), pattern(1, size=(400, 320))
    file = io.BytesIO()
    with tifffile.TiffWriter(file, byteorder=order) as writer:
        tags = [(271, 2, 0, make, True), (700, 1, 30_000 if far else 4, bytes(30_000 if far else 4), True)]
        writer.write(small, subfiletype=1, subifds=1, photometric="rgb", extratags=tags)
        writer.write(large, photometric="rgb", metadata=None)
    file.seek(0)
    assert format_of_file(file)[0] == "TIFF"
    assert decode(file.getvalue()).width_px == 400


@pytest.mark.parametrize(("name", "extra"), [("RAW", "raw")])
def test_a_format_whose_decoder_is_not_installed_names_what_brings_it(
    name: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(formats, "find_spec", lambda package: None)
    reason = missing_extra(name)
    assert reason is not None
    assert f'"simgui[{extra}]"' in reason
    assert [each for each in FORMATS if missing_extra(each)] == ["RAW"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    reason = missing_extra(name)
    assert reason is not None
    assert reason.endswith(f'only SimGUI from source reads it, with its extra "{extra}"')
    monkeypatch.setattr(formats, "find_spec", lambda package: object())
    assert not any(missing_extra(each) for each in FORMATS)
