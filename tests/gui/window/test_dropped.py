import os
import sys
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simgui.core.errors import SimguiError
from simgui.gui.window.dropped import dropped

posix = pytest.mark.skipif(sys.platform == "win32", reason="paths of another kind")


def text(words: str) -> QMimeData:
    mime = QMimeData()
    mime.setText(words)
    return mime


@posix
@pytest.mark.parametrize(
    ("words", "paths"),
    [
        ("/pictures/a.png", ["/pictures/a.png"]),
        ("  /pictures/a b.png \n", ["/pictures/a b.png"]),
        ('"/pictures/a b.png"', ["/pictures/a b.png"]),
        ("'/pictures/a b.png'", ["/pictures/a b.png"]),
        ("“/pictures/a b.png”", ["/pictures/a b.png"]),
        ("'/pictures/a.png' '/pictures/b.png'", ["/pictures/a.png", "/pictures/b.png"]),
        ("/pictures/a\\ b\\'s.png", ["/pictures/a b's.png"]),
        ("/pictures/it's.png", ["/pictures/it's.png"]),
        ("file:///pictures/a%20b.png", ["/pictures/a b.png"]),
        ("FILE:///pictures/%C3%A9.png", ["/pictures/é.png"]),
        ("file:///pictures/a.png\r\nfile:///pictures/b.png\r\n", ["/pictures/a.png", "/pictures/b.png"]),
        ("/pictures/a.png\n/pictures", ["/pictures/a.png", "/pictures"]),
    ],
)
def test_text_that_is_a_path(words: str, paths: list[str]) -> None:
    assert dropped(text(words)) == tuple(map(Path, paths))


@posix
def test_a_path_in_the_home_folder() -> None:
    assert dropped(text("~/a.png")) == (Path.home() / "a.png",)


@posix
def test_an_address_whose_name_is_no_text() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("file:///pictures/caf%E9.png")])
    assert dropped(mime) == (Path(os.fsdecode(b"/pictures/caf\xe9.png")),)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("hello", "“hello”"),
        ("two\nlines", "“two lines”"),
        ("bags/1.png", "“bags/1.png”"),
        ("word " * 40, "word word…”"),
        ("photo\u202egpj.exe", "“photo�gpj.exe”"),
        ("https://example.org/a.png", "does not use the network"),
        ("/a\0b", "“/a�b”"),
        ("", "Copy or drop a picture"),
        (" \n", "Copy or drop a picture"),
    ],
)
def test_text_that_is_no_path_is_said(words: str, said: str) -> None:
    with pytest.raises(SimguiError) as caught:
        dropped(text(words))
    assert said in caught.value.message
    assert len(caught.value.message) < 200


def test_an_address_of_the_web_is_said() -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.png")])
    with pytest.raises(SimguiError, match="does not use the network"):
        dropped(mime)


def test_a_picture_goes_before_the_address_that_it_came_from(qapp: QApplication) -> None:
    mime = text("https://example.org/a.png")
    mime.setImageData(QImage(8, 8, QImage.Format.Format_RGB888))
    content = dropped(mime)
    assert isinstance(content, bytes)
    assert Image.open(BytesIO(content)).size == (8, 8)


def test_the_content_of_a_picture_is_taken_as_it_is() -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", b"as it is")
    assert dropped(mime) == b"as it is"
