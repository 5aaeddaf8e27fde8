"""Every page of the real window, in a small and in a usual size: no text is cut, covered or out of sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from legible import illegible
from pictures import make_library
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui.gui.insight.insight_column import InsightColumn
from simgui.gui.insight.insight_page import InsightPage
from simgui.gui.main_window import MainWindow
from simgui.gui.pictures.picture_grid import PictureGrid

LONG = "a name that is much longer than anything that has room for it " * 3
SIZES = {"smallest": QSize(860, 480), "usual": QSize(1240, 820)}
_ROUNDS = 10
"""A layout in a layout in a layout knows its place after a few rounds of events."""


@pytest.fixture
def dressed(themed: QApplication, window: MainWindow) -> MainWindow:
    """The window as the program dresses it."""
    return window


def pages(qtbot: QtBot, window: MainWindow, folder: Path) -> Iterator[tuple[str, QWidget]]:
    """Show one page after the other; give its name, and the window that it stands in."""
    yield "welcome", window
    library = make_library(folder / LONG)
    (library / "hats").rename(library / LONG)
    window.open_folder(library)
    grid = window.findChildren(PictureGrid)[0]
    qtbot.waitUntil(lambda: not window.busy and grid.model().rowCount() == 9)
    yield "search", window
    first = grid.visualRect(grid.model().index(0, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=first)
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    yield "results", window
    window.show_area(1)
    qtbot.waitUntil(lambda: button(window, "Train").isVisible())
    yield "train", window
    qtbot.mouseClick(button(window, "▸  Advanced"), Qt.MouseButton.LeftButton)
    yield "train, unfolded", window
    window.show_area(2)
    insight = window.findChildren(InsightPage)[0]
    qtbot.waitUntil(lambda: says(insight, "9 pictures were asked about"))
    for number, view in enumerate(window.findChildren(InsightColumn)[0].views):
        insight.show_view(number)
        yield f"insight, {view.title()}", window
    window.show_area(3)
    yield "library", window
    window.show_about()
    about = window.findChildren(QDialog)[0]
    yield "about", about
    about.close()


@pytest.mark.parametrize("size", SIZES)
def test_every_text_can_be_read(qtbot: QtBot, dressed: MainWindow, tmp_path: Path, size: str) -> None:
    dressed.resize(SIZES[size])
    found = {}
    for page, shown in pages(qtbot, dressed, tmp_path):
        for _ in range(_ROUNDS):
            QApplication.processEvents()
        assert dressed.size() == SIZES[size], page
        if wrong := illegible(shown):
            found[page] = wrong
    assert not found
