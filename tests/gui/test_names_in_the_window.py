"""A name may hold anything; no line of the window is turned or broken by it."""

import os
import shutil
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui.gui.window.main_window import MainWindow

OVERRIDE = "\u202e"
MARKUP = '<img src="x.png">R&D<br>' if os.name != "nt" else "R&D"
LABELS = (f"bags{OVERRIDE}sgab", "two\nlines", "\x1b[31mred", "תיקים", MARKUP)
SEARCH, TRAIN, INSIGHT, LIBRARY, DUPLICATES = range(5)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    try:
        for place, label in enumerate(LABELS):
            for number in range(3):
                name = f"photo{OVERRIDE}gnp.{number}.png"
                make_picture(tmp_path / f"my{OVERRIDE}pictures" / label / name, 100 + place, number)
    except (OSError, ValueError):
        pytest.skip("this file system has no such names")
    return tmp_path / f"my{OVERRIDE}pictures"


def told(window: QWidget) -> Iterator[str]:
    """Yield every text that is shown or read out."""
    for each in (window, *window.findChildren(QWidget)):
        if not each.isVisible():
            continue
        yield from (each.windowTitle(), each.toolTip(), each.accessibleName())
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QAbstractItemView) and each.model() is not None:
            model = each.model()
            columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
            for row in range(model.rowCount(QModelIndex())):
                for column in range(columns):
                    for role in (
                        Qt.ItemDataRole.DisplayRole,
                        Qt.ItemDataRole.ToolTipRole,
                        Qt.ItemDataRole.AccessibleTextRole,
                    ):
                        yield str(model.index(row, column).data(role) or "")


def harmful(window: QWidget) -> list[str]:
    """List the texts with characters that turn a line or are no text."""
    isolates = "\u2068\u2069"
    return [
        text
        for text in told(window)
        if any(
            unicodedata.category(letter) in ("Cc", "Cf") and letter not in "\n" + isolates for letter in text
        )
        or text.count(isolates[0]) != text.count(isolates[1])
    ] + marked_up(window)


def marked_up(window: QWidget) -> list[str]:
    """List the names that would be drawn as markup: in labels, tool tips, and the tool tips of lists."""
    labels = [
        each.text()
        for each in window.findChildren(QLabel)
        if each.textFormat() != Qt.TextFormat.PlainText and "<img" in each.text()
    ]
    tips = [each.toolTip() for each in window.findChildren(QWidget)]
    for view in window.findChildren(QAbstractItemView):
        model = view.model()
        for row in range(model.rowCount(QModelIndex()) if model is not None else 0):
            tips.append(str(model.index(row, 0).data(Qt.ItemDataRole.ToolTipRole) or ""))
    return labels + [tip for tip in tips if "<img" in tip]


def test_no_area_shows_a_character_that_turns_the_line(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    picture = next((library / LABELS[0]).iterdir())
    opened.search(picture)
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert says(opened, "Like the pictures in “bags�sgab”.")
    assert says(opened, "photo�gnp.")
    assert opened.windowTitle() == "my�pictures - SimGUI"
    assert harmful(opened) == []

    opened.show_area(TRAIN)
    qtbot.waitUntil(lambda: says(opened, "Learns from") or says(opened, "SimGUI learns from"))
    assert harmful(opened) == []

    opened.show_area(INSIGHT)
    qtbot.waitUntil(lambda: opened.areas.insight._shown.one.measurement is not None)
    for number in range(len(opened.areas.insight._shown.one.views)):
        opened.areas.insight.show_view(number)
        assert harmful(opened) == []

    opened.show_area(LIBRARY)
    qtbot.waitUntil(lambda: any(text.startswith("bags�sgab") for text in told(opened)))
    assert harmful(opened) == []

    shutil.copy(picture, library / LABELS[1])
    opened.rescan()
    qtbot.waitUntil(lambda: not opened.busy)
    opened.show_area(DUPLICATES)
    opened.areas.duplicates.find_duplicates()
    qtbot.waitUntil(lambda: any("in my�pictures/two�lines" in text for text in told(opened)))
    assert harmful(opened) == []


def test_errors_and_messages_are_as_safe(qtbot: QtBot, opened: MainWindow, library: Path) -> None:
    notes = library / f"notes{OVERRIDE}txt.png"
    notes.write_text("no picture")
    opened.search(notes)
    qtbot.waitUntil(lambda: says(opened, "This picture cannot be read"))
    assert harmful(opened) == []
    opened.open_folder(library / f"gone{OVERRIDE}")
    qtbot.waitUntil(lambda: says(opened, "was not found") or says(opened, "cannot be read"))
    assert harmful(opened) == []
    qtbot.mouseClick(button(opened, "Close"), Qt.MouseButton.LeftButton)


def test_a_name_from_right_to_left_is_isolated_in_its_line(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    opened.search(next((library / LABELS[3]).iterdir()))
    qtbot.waitUntil(lambda: says(opened, f"Like the pictures in “\u2068{LABELS[3]}\u2069”."))
