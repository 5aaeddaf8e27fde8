"""The real window on words that are known beforehand."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from worded import FakeWords

from simgui.app import App
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.search.words.words_field import WordsField
from simgui.gui.window.main_window import MainWindow


@pytest.fixture
def words(app: App) -> FakeWords:
    app.words = FakeWords(app)  # type: ignore[assignment]
    return app.words  # type: ignore[return-value]


@pytest.fixture
def window(
    qtbot: QtBot, words: FakeWords, open_window: Callable[[], MainWindow], library: Path
) -> MainWindow:
    """A window with the library open, indexed and in sight."""
    del words
    opened = open_window()
    opened.open_folder(library)
    qtbot.waitUntil(lambda: not opened.busy and len(listed(opened)) == 9)
    return opened


def listed(window: MainWindow) -> list[int]:
    """Give the numbers of the pictures that the library lists."""
    return [int(number) for number in window.findChildren(PictureGrid)[0].model().ids]


def field(window: MainWindow) -> WordsField:
    return window.findChildren(WordsField)[0]
