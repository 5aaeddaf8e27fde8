"""Decoding for the screen, which worker threads do while the GUI thread works on."""

import io
from pathlib import Path

import pytest
from PIL import Image

import simgui.gui
from simgui.gui.pictures.jpeg import image_of

SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>'


def content(kind: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (7, 5), (200, 10, 10)).save(file, kind)
    return file.getvalue()


def test_a_jpeg_is_decoded() -> None:
    image = image_of(content("JPEG"))
    assert (image.width(), image.height()) == (7, 5)


@pytest.mark.parametrize("other", [content("PNG"), content("BMP"), SVG, b"x", b""])
def test_no_reader_of_another_format_is_asked(other: bytes) -> None:
    assert image_of(other).isNull()


def test_no_other_module_lets_qt_find_the_format_out() -> None:
    folder = Path(simgui.gui.__file__).parent
    calling = {path.name for path in folder.rglob("*.py") if "fromData(" in path.read_text("utf-8")}
    assert calling == {"jpeg.py"}
