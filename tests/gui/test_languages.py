"""Every page of the real window in languages that are made up, and in German."""

import re
from collections.abc import Callable
from pathlib import Path

from languages import german, language, messages, pseudo, pseudo_language
from legible import illegible
from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from seen import command
from shown_texts import shown_texts
from walk import LONG, pages, settle

from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.window.main_window import MainWindow
from simgui.installation.notices import notices
from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE
from simgui.training.options import LOSSES, MATCHERS

SMALL = QSize(880, 600)
_WORD = re.compile(r"[A-Za-z]{2,}")
_DATA = {
    *(
        "bags",
        "hats",
        "shoes",
        "pictures",
        "png",
        "copy",
        "data",
        "Fake",
    ),  # files, folders, labels and models
    *(
        "SimGUI",
        "English",
        "Deutsch",
        "Ctrl",
        "Shift",
        "Alt",
        "Esc",
        "Del",
        "Left",
        "Right",
        "PgUp",
        "PgDown",
    ),
    "animal",  # a keyword of the picture that is shown large, if it is found in time
    "bytes",  # Qt's own
}
"""Words that no language of the program has: names, and keys, which Qt names."""


def data_words(folder: Path) -> list[str]:
    """Give longer texts that are data: paths, names of losses and of parts of the program."""
    licensed = [text for notice in notices() for text in (notice.name, notice.licence) if text]
    return [str(folder), LONG, LONG.strip(), *LOSSES, *MATCHERS, *licensed, ENVIRONMENT_VARIABLE]


def untranslated(text: str, data: list[str]) -> list[str]:
    """Give the words of a text that are neither translated nor data."""
    plain = re.sub(r"<[^>]+>|&\w+;|&#x27;", " ", text)
    for each in data:
        plain = plain.replace(each, " ")
    return [word for word in _WORD.findall(plain) if word not in _DATA]


def test_no_sentence_bypasses_translation(
    qtbot: QtBot, qapp: QApplication, open_window: Callable[[], MainWindow], tmp_path: Path
) -> None:
    data = data_words(tmp_path)
    found: dict[str, str] = {}
    with pseudo_language(qapp):
        for page, shown in pages(qtbot, open_window(), tmp_path, pseudo):
            settle()
            for kind, text in shown_texts(shown):
                is_guide = page == "help" and kind == "QListWidget"  # translated as a page
                if not is_guide and untranslated(text, data):
                    found.setdefault(f"{kind}: {text}", page)
    assert not found


def said_by_dialog(qtbot: QtBot, window: MainWindow, opens: QAction) -> list[str]:
    """Open a dialog, modal or not, list what it says, and close it."""
    said: list[str] = []
    timer = QTimer()

    def look() -> None:
        shown = [each for each in window.findChildren(QDialog) if each.isVisible()]
        if shown:
            timer.stop()
            settle()
            said.extend(text for _kind, text in shown_texts(shown[-1]))
            shown[-1].reject()

    timer.timeout.connect(look)
    timer.start()
    opens.trigger()
    qtbot.waitUntil(lambda: bool(said))
    settle()
    return said


DIALOGS = ("Rules…", "Import labels…", "Export labels…", "Open shared library…")


def test_no_dialog_bypasses_translation(
    qtbot: QtBot, qapp: QApplication, open_window: Callable[[], MainWindow], library: Path, tmp_path: Path
) -> None:
    data = [
        *data_words(tmp_path),
        *("IMG_1.jpg.xmp", "pictures.example.org", "/mnt/pictures", "/srv/pictures", "prints", "https://"),
    ]
    found: dict[str, str] = {}
    with pseudo_language(qapp):
        window = open_window()
        window.open_folder(library)
        qtbot.waitUntil(lambda: not window.busy)
        for name in DIALOGS:
            for text in said_by_dialog(qtbot, window, command(window, pseudo(name))):
                if untranslated(text, data):
                    found[text] = name
        grid = window.findChildren(PictureGrid)[0]
        qtbot.waitUntil(lambda: grid.model().rowCount() == 9)
        grid.selectAll()
        menu = grid.findChildren(PictureGestures)[0].menu(None)
        assert menu is not None
        for action in menu.actions():
            for text in (action.text(), action.toolTip()):
                if untranslated(text, data):
                    found[text] = "menu"
    assert not found


NAMES_A_SIDE = re.compile(
    r"\b(?:on|to|at|from|in) the (?:left|right)\b|\}\S* left\b(?! out)|\b(?:left|right)most\b", re.I
)
KEEP_THEIR_SIDES = {
    "NeighboursView",  # a sheet that is painted
    "PlotPage",  # a strip along the axis of the plots
    "QueryPicture",  # places in a picture
}
"""What stands where a text says that it does, also where the window is read from right to left."""


def test_no_text_names_a_side_that_changes_with_the_direction() -> None:
    named = {(context, text) for context, text in messages() if NAMES_A_SIDE.search(text)}
    remaining = {("", "{duration} left")}
    assert {context for context, _text in named - remaining} == KEEP_THEIR_SIDES


def test_every_text_can_be_read_from_right_to_left_and_a_third_longer(
    qtbot: QtBot,
    qapp: QApplication,
    themed: QApplication,
    open_window: Callable[[], MainWindow],
    tmp_path: Path,
) -> None:
    found = {}
    with pseudo_language(qapp, right_to_left=True):
        window = open_window()
        window.resize(1240, 820)
        for page, shown in pages(qtbot, window, tmp_path, pseudo):
            settle()
            assert shown.layoutDirection() == Qt.LayoutDirection.RightToLeft
            if wrong := illegible(shown):
                found[page] = wrong
    assert not found


def cut_placeholders(shown: QWidget) -> list[str]:
    """List what stands in empty fields, and is longer than they are."""
    fields = [each for each in shown.findChildren(QLineEdit) if each.isVisibleTo(shown) and not each.text()]
    return [
        f"{each.placeholderText()}: is longer than its field"
        for each in fields
        if each.fontMetrics().horizontalAdvance(each.placeholderText()) > each.width()
    ]


def test_no_german_text_is_longer_than_its_place(
    qtbot: QtBot,
    qapp: QApplication,
    themed: QApplication,
    open_window: Callable[[], MainWindow],
    tmp_path: Path,
) -> None:
    found = {}
    with language(qapp, "de"):
        window = open_window()
        window.resize(SMALL)
        for page, shown in pages(qtbot, window, tmp_path, german):
            settle()
            assert window.size() == SMALL, page
            if wrong := [*illegible(shown), *cut_placeholders(shown)]:
                found[page] = wrong
    assert not found
