"""Every page of the real window, one after the other."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from pictures import make_library
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says

from simgui.gui.insight.column import InsightColumn
from simgui.gui.insight.page import InsightPage
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.search.results.filter_bar import FilterBar
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.main_window import MainWindow
from simgui.search.query import Example, Query, Region

LONG = "a name that is much longer than anything that has room for it " * 3
Say = Callable[[str], str]
"""Gives words of the window as they are in its language."""
_ROUNDS = 10
"""A layout in a layout in a layout knows its place after a few rounds of events."""


def settle() -> None:
    """Let all layouts come to rest."""
    for _ in range(_ROUNDS):
        QApplication.processEvents()


def pages(qtbot: QtBot, window: MainWindow, folder: Path, say: Say = str) -> Iterator[tuple[str, QWidget]]:
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
    yield from results(qtbot, window, library, say)
    yield from large(qtbot, window)
    window.show_area(1)
    qtbot.waitUntil(lambda: button(window, say("Train")).isVisible())
    yield "train", window
    qtbot.mouseClick(button(window, say("▸  Advanced")), Qt.MouseButton.LeftButton)
    yield "train, unfolded", window
    window.show_area(2)
    insight = window.findChildren(InsightPage)[0]
    tested = say("Tested on {0}").partition("{0}")[0]
    qtbot.waitUntil(lambda: says(insight, tested))
    (column,) = (each for each in window.findChildren(InsightColumn) if each.views)
    for number, view in enumerate(column.views):
        insight.show_view(number)
        yield f"insight, {view.title()}", window
    window.show_area(3)
    files = window.areas.library.findChildren(QAbstractButton)
    qtbot.waitUntil(lambda: any("9" in each.text() for each in files))
    yield "library", window
    yield from duplicates(qtbot, window, library)
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


def results(qtbot: QtBot, window: MainWindow, library: Path, say: Say) -> Iterator[tuple[str, QWidget]]:
    """Show the states of an answer; leave a plain one."""
    search = window.areas.search
    filters = search.findChild(FilterBar)
    if not filters.isVisible():
        qtbot.mouseClick(button(search, say("Filters")), Qt.MouseButton.LeftButton)
        yield "results, filters shown", window
        qtbot.mouseClick(button(search, say("Filters")), Qt.MouseButton.LeftButton)
    command(window, say("Group copies")).trigger()
    command(window, say("Only matches")).trigger()
    yield "results, filters in use", window
    command(window, say("Group copies")).trigger()
    command(window, say("Clear filters")).trigger()
    command(window, say("Crop query")).trigger()
    yield "results, cropping", window
    command(window, say("Crop query")).trigger()
    first, second, third = sorted(library.rglob("*.png"))[:3]
    ask(qtbot, window, Query((Example(first, Region(0.1, 0.1, 0.6, 0.6)),)))
    yield "results of a part", window
    ask(qtbot, window, Query((Example(first), Example(second), Example(third, unlike=True))))
    yield "results of several", window
    window._settings["neighbours"] = 200
    ask(qtbot, window, Query((Example(first),)))
    qtbot.waitUntil(lambda: len(cards(window)) > 5)
    yield "results, all neighbours", window
    window._settings["neighbours"] = 5
    ask(qtbot, window, Query((Example(second),)))
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    command(window, say("Ask me about pairs…")).trigger()
    dialog, looking = last_dialog(window), say("Looking for pairs that the model is unsure of…")
    qtbot.waitUntil(lambda: not says(dialog, looking))
    yield "ask me", dialog
    dialog.close()
    window.activateWindow()


def large(qtbot: QtBot, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    """Show a neighbour large, in every way."""
    cards(window)[0].picture.setFocus()
    qtbot.keyClick(cards(window)[0].picture, Qt.Key.Key_Space)
    viewer = window.findChild(Viewer)
    qtbot.waitUntil(viewer.isVisible)
    yield "large", window
    viewer.commands.information.trigger()
    yield "large, information", window
    viewer.commands.information.trigger()
    viewer.commands.compare.trigger()
    yield "large, compared", window
    viewer.commands.overlay.trigger()
    yield "large, one over the other", window
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not viewer.isVisible())


def duplicates(qtbot: QtBot, window: MainWindow, library: Path) -> Iterator[tuple[str, QWidget]]:
    """Show the area before and after something is found, and a comparison."""
    window.show_area(4)
    page = window.areas.duplicates
    yield "duplicates", window
    first = next((library / LONG).iterdir())
    shutil.copy(first, first.with_name("copy.png"))
    window.rescan()
    qtbot.waitUntil(lambda: not window.busy)
    page.find_duplicates()
    qtbot.waitUntil(lambda: len(page.review.entries) == 1)
    yield "duplicates, groups", window
    page.reviewing.compare()
    viewer = window.findChild(Viewer)
    qtbot.waitUntil(viewer.isVisible)
    yield "duplicates, compared", window
    viewer.commands.difference.trigger()
    yield "duplicates, the difference", window
    qtbot.keyClick(viewer.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not viewer.isVisible())


def ask(qtbot: QtBot, window: MainWindow, query: Query) -> None:
    """Search, and wait for the answer."""
    with qtbot.waitSignal(window.areas.search._searching.answered):
        window.search(query)


def last_dialog(window: MainWindow) -> QDialog:
    """Give the dialog that is shown."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]
