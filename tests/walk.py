"""Every page of the real window, one after the other."""

from collections.abc import Iterator
from pathlib import Path

from pictures import make_library
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.page import InsightPage
from simgui.gui.pictures.picture_grid import PictureGrid
from simgui.gui.window.main_window import MainWindow

LONG = "a name that is much longer than anything that has room for it " * 3
_ROUNDS = 10
"""A layout in a layout in a layout knows its place after a few rounds of events."""


def settle() -> None:
    """Let all layouts come to rest."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


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
    qtbot.waitUntil(lambda: says(insight, "Tested on 9 pictures"))
    for number, view in enumerate(window.findChildren(InsightColumn)[0].views):
        insight.show_view(number)
        yield f"insight, {view.title()}", window
    window.show_area(3)
    yield "library", window
    window.menus.dialogs.show_about()
    about = window.findChildren(QDialog)[0]
    yield "about", about
    about.close()
    window.menus.dialogs.show_settings()
    yield "settings", last_dialog(window)
    last_dialog(window).close()
    window.menus.dialogs.show_help()
    yield "help", last_dialog(window)
    last_dialog(window).close()
    window.menus.palette.ask()
    yield "command palette", last_dialog(window)
    last_dialog(window).close()


def last_dialog(window: MainWindow) -> QDialog:
    """Give the dialog that is shown."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]
