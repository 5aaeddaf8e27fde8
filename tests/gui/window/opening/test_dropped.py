import base64
import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from simgui.core.errors import SimguiError
from simgui.gui.window.opening.dropped import dropped

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
    (content,) = dropped(mime)
    assert isinstance(content, bytes)
    assert Image.open(BytesIO(content)).size == (8, 8)


@pytest.mark.parametrize("kind", ["image/jpeg", "image/webp", "image/avif", "image/heic", "image/jxl"])
def test_the_content_of_a_picture_is_taken_as_it_is(kind: str) -> None:
    mime = QMimeData()
    mime.setData(kind, b"as it is")
    assert dropped(mime) == (b"as it is",)


def test_of_several_formats_the_truest_that_holds_something_is_taken() -> None:
    mime = QMimeData()
    for kind, content in {"image/gif": b"gif", "image/x-y": b"?", "image/jpeg": b"jpeg"}.items():
        mime.setData(kind, content)
    assert dropped(mime) == (b"jpeg",)
    mime.setData("image/png", b"")
    assert dropped(mime) == (b"jpeg",)


def page(html: str) -> QMimeData:
    mime = QMimeData()
    mime.setHtml(html)
    return mime


@posix
def test_a_piece_of_a_web_page_gives_the_pictures_that_it_holds() -> None:
    held = base64.b64encode(b"content").decode()
    mime = page(
        f'<p>Look: <img alt="a" src="data:image/webp;base64,{held}"><IMG SRC=" file:///a%20b.png ">'
        '<img src="data:image/svg+xml,x"><img src="data:image/png;base64,!"><img><img src="https://a.b/c">'
    )
    assert dropped(mime) == (b"content", Path("/a b.png"))


def test_a_picture_that_a_web_page_only_names_is_not_fetched() -> None:
    mime = page('<img src="https://example.org/a.png">')
    mime.setText("https://example.org/a.png")
    with pytest.raises(SimguiError, match="does not use the network"):
        dropped(mime)


def test_a_picture_beside_the_web_page_that_it_stands_in_is_taken() -> None:
    mime = page('<img src="https://example.org/a.png">')
    mime.setUrls([QUrl("https://example.org/a.png")])
    mime.setData("image/webp", b"as it is")
    assert dropped(mime) == (b"as it is",)


def urls(*paths: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def test_a_temporary_file_is_read_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    temporary, other = tmp_path / "temporary" / "dropped.png", tmp_path / "other.png"
    temporary.parent.mkdir()
    for path in (temporary, other):
        path.write_bytes(path.name.encode())
    assert dropped(urls(temporary, other)) == (b"dropped.png", other)
    assert dropped(urls(temporary), temporary.parent) == (temporary,)  # of the open folder
    assert dropped(urls(temporary.parent)) == (temporary.parent,)
    assert dropped(urls(temporary.with_name("gone.png"))) == (temporary.with_name("gone.png"),)
    monkeypatch.setattr("simgui.gui.window.opening.dropped._MOST_BYTES", 10)
    assert dropped(urls(temporary)) == (temporary,)
