"""A picture in its box: its thumbnail where that is sharp enough, or until the picture itself is there."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from threading import Event

import pytest
from PIL import Image
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.work.worker import Worker

SMALL, LARGE = (200, 0, 0), (0, 0, 200)
OF_FILE, OF_LIBRARY = Path("picture.jpg"), 7
Show = Callable[[int], PictureView]


def jpeg(colour: tuple[int, int, int], side_px: int) -> bytes:
    content = BytesIO()
    Image.new("RGB", (side_px, side_px), colour).save(content, "jpeg")
    return content.getvalue()


class Files:
    """What is read: whether a thumbnail is kept, and files that are read when they are let go."""

    def __init__(self) -> None:
        self.thumbnail: bytes | None = jpeg(SMALL, 256)
        self.file: bytes | None = jpeg(LARGE, 600)
        self.read: list[object] = []
        self.go_on = Event()
        self.go_on.set()

    def small(self, _picture: object) -> bytes | None:
        return self.thumbnail

    def large(self, path: object) -> bytes | None:
        self.read.append(path)
        self.go_on.wait(30)
        return self.file


@pytest.fixture
def files() -> Files:
    return Files()


@pytest.fixture
def show(qtbot: QtBot, worker: Worker, files: Files) -> Show:
    thumbnails = PictureLoader(worker, files.small, 1 << 24)
    previews = PictureLoader(worker, files.large, 1 << 24, thumbnails=thumbnails)

    def shown(side_px: int) -> PictureView:
        view = PictureView(previews, clickable=False)
        qtbot.addWidget(view)
        # in pixels of the screen, whatever the scale
        view.resize(*(round(side_px / view.devicePixelRatioF()),) * 2)
        view.show_picture(OF_FILE, picture=OF_LIBRARY)
        view.show()
        return view

    return shown


def colour(view: PictureView) -> tuple[int, ...]:
    """Give the colour in the middle, as near as a JPEG keeps it."""
    image = view.grab().toImage()
    found = QColor(image.pixelColor(image.width() // 2, image.height() // 2))
    return tuple(100 * round(part / 100) for part in (found.red(), found.green(), found.blue()))


def test_a_small_box_shows_the_thumbnail_and_reads_no_file(qtbot: QtBot, show: Show, files: Files) -> None:
    view = show(200)
    qtbot.waitUntil(lambda: colour(view) == SMALL)
    assert files.read == []


def test_a_large_box_shows_the_thumbnail_until_the_picture_is_read(
    qtbot: QtBot, show: Show, files: Files
) -> None:
    files.go_on.clear()
    view = show(400)
    qtbot.waitUntil(lambda: colour(view) == SMALL and bool(files.read))
    files.go_on.set()
    qtbot.waitUntil(lambda: colour(view) == LARGE)
    assert files.read == [OF_FILE]


def test_a_large_box_goes_on_showing_the_thumbnail_of_a_file_that_cannot_be_read(
    qtbot: QtBot, show: Show, files: Files
) -> None:
    files.file = None
    view = show(400)
    with qtbot.waitSignal(view._previews.loaded):
        view.grab()
    qtbot.waitUntil(lambda: colour(view) == SMALL)


def test_without_a_thumbnail_a_small_box_shows_the_picture(qtbot: QtBot, show: Show, files: Files) -> None:
    files.thumbnail = None
    view = show(200)
    qtbot.waitUntil(lambda: colour(view) == LARGE)


def test_a_picture_that_is_not_in_the_library_is_read(qtbot: QtBot, show: Show, files: Files) -> None:
    view = show(200)
    view.show_picture(OF_FILE)
    qtbot.waitUntil(lambda: colour(view) == LARGE)
