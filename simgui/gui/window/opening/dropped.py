"""What the person dropped or pasted: files and folders, pictures without a file, or the text of a path."""

import os
import shlex
import sys
import tempfile
from pathlib import Path
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMimeData, QUrl
from PySide6.QtGui import QImage, QImageWriter

from simgui.core.errors import SimguiError
from simgui.core.names import one_line
from simgui.core.sentences import say

_PREFERRED = ("image/png", "image/jpeg", "image/webp", "image/avif", "image/tiff", "image/bmp", "image/gif")
"""A program may offer one picture in several formats: the first of these is the truest."""
_DRAWINGS = ("image/svg+xml", "image/x-emf", "image/x-wmf")
_MOST_BYTES = 64 << 20
"""Of a temporary file, which is read while the window waits."""
_QUOTES = {'"': '"', "'": "'", "“": "”", "„": "“", "«": "»"}
_LONGEST_SHOWN = 60
_LONGEST_PATH = 4096


def dropped(mime: QMimeData, open_folder: Path | None = None) -> tuple[Path | bytes, ...]:
    """Give files and folders, and the content of pictures that have no file, or one that will soon be gone.

    Args:
        mime: What was dropped or pasted.
        open_folder: Files below it stay, wherever it lies.

    Raises:
        SimguiError: if there is nothing of that kind.
    """
    if places := tuple(_local(url) for url in mime.urls() if url.isLocalFile()):
        return tuple(_kept(place, open_folder) for place in places)
    if content := _picture(mime):
        return (content,)
    if found := _in_html(mime):
        return found
    if places := places_in(mime.text()):
        return places
    raise _nothing_in(mime)


def picture_formats(mime: QMimeData) -> list[str]:
    """List the formats in which a picture is offered, the one to take first."""
    offered = [each for each in mime.formats() if each.startswith("image/") and each not in _DRAWINGS]
    places = {name: place for place, name in enumerate(_PREFERRED)}
    return sorted(offered, key=lambda name: places.get(name, len(places)))


def _kept(place: Path, open_folder: Path | None) -> Path | bytes:
    """Give the content of a temporary file: programs that drop one delete it when the drop is over.

    That is why it is read here, on the GUI thread. Whether it is one is told by its path alone.
    """
    temporary = place.is_relative_to(tempfile.gettempdir())
    if not temporary or (open_folder is not None and place.is_relative_to(open_folder)):
        return place
    try:
        return place.read_bytes() if place.is_file() and place.stat().st_size <= _MOST_BYTES else place
    except OSError:  # gone already, or not readable: that is said when it is looked at
        return place


def _in_html(mime: QMimeData) -> tuple[Path | bytes, ...]:
    """Give the pictures in a piece of a web page: their content, or their files on this computer."""
    if not mime.hasHtml():
        return ()
    from simgui.gui.window.opening.html_pictures import picture_in, sources_in

    found: list[Path | bytes] = []
    for source in sources_in(mime.html()):
        if content := picture_in(source):
            found.append(content)
        elif source.lower().startswith("file:"):
            found.append(_local(QUrl(source)))
    return tuple(found)


def places_in(text: str) -> tuple[Path, ...]:
    """Read text as paths, one a line: plain, in quotes, as a shell writes them, or as file:// addresses.

    Returns:
        The paths; none if a line is something else than the full path of a file or folder.
    """
    found: list[Path] = []
    for line in filter(None, (each.strip() for each in text.splitlines())):
        paths = [_path(each) for each in _unquoted(line)]
        for path in paths:
            if path is None:
                return ()
            found.append(path)
    return tuple(found)


def _unquoted(line: str) -> list[str]:
    if len(line) > 1 and _QUOTES.get(line[0]) == line[-1] and line.count(line[-1]) <= 2:
        return [line[1:-1].strip()]
    if sys.platform != "win32" and (line[0] in "'\"" or "\\" in line):
        try:
            return shlex.split(line)
        except ValueError:  # a quote that is part of a name
            pass
    return [line]


def _path(text: str) -> Path | None:
    """Give the path that a text is; None if it is none, or not a full one."""
    if len(text) > _LONGEST_PATH or "\0" in text:
        return None
    if text.lower().startswith("file:"):
        return _local(QUrl(text))
    if text == "~" or text.startswith("~/"):
        return Path(text).expanduser()
    path = Path(text)
    return path if path.is_absolute() else None


def _local(url: QUrl) -> Path:
    """Give the path of a file:// address; the bytes of a name that is no valid text survive."""
    if sys.platform == "win32":
        return Path(url.toLocalFile())
    return Path(os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded))))


def _picture(mime: QMimeData) -> bytes:
    for kind in picture_formats(mime):  # as it is: nothing is decoded on the GUI thread
        if content := bytes(mime.data(kind).data()):
            return content
    image = mime.imageData() if mime.hasImage() else None
    if not isinstance(image, QImage) or image.isNull():
        return b""
    written = QByteArray()
    buffer = QBuffer(written)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"png"))
    writer.setQuality(100)  # not compressed: it does not leave this computer, and the window waits for it
    writer.write(image)
    return bytes(written.data())


def _nothing_in(mime: QMimeData) -> SimguiError:
    text = one_line(mime.text() or next((url.toString() for url in mime.urls()), ""))
    advice = say("Copy or drop a picture, its file, or its full path.")
    if not text:
        return SimguiError(say("There is no picture to search with"), advice)
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    if text.lower().startswith(("http://", "https://")):
        advice = say("SimGUI does not use the network: save the picture, or copy the picture itself.")
    return SimguiError(
        say("This text is no picture and no path"), say("“{text}”. {advice}", text=text, advice=advice)
    )
