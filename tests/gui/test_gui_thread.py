"""The GUI thread reads neither the catalogue nor the disk: a slow drive stalls no window."""

import os
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from threading import current_thread, main_thread
from typing import Any

import pytest
from folder_trash import FolderTrash
from pictures import make_library, make_picture
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QListWidget, QMessageBox, QPushButton, QTableView
from pytestqt.qtbot import QtBot
from seen import button, cards, command, says

import simgui
from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.window.main_window import MainWindow
from simgui.library.catalogue.database import Database

READING = (
    (Database, ("_connection",)),  # all reading and writing of the catalogue goes by it
    (Path, ("is_dir", "is_file", "exists", "stat", "resolve", "samefile", "iterdir", "open", "read_bytes")),
    (os, ("scandir", "listdir", "stat")),
)

_PACKAGE = Path(simgui.__file__).parent
_SHIPPED = _PACKAGE / "core" / "resources.py"
"""Where icons lie: on the drive that the program itself was started from."""


@pytest.fixture
def read_on_gui_thread(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Note what the code of the program reads on the GUI thread."""
    noted: list[str] = []

    def watched(name: str, method: Callable[..., Any]) -> Callable[..., Any]:
        def read(*args: Any, **options: Any) -> Any:
            caller = Path(sys._getframe(1).f_code.co_filename)
            if current_thread() is main_thread() and _PACKAGE in caller.parents and caller != _SHIPPED:
                noted.append(f"{name} in {caller.name}, line {sys._getframe(1).f_lineno}")
            return method(*args, **options)

        return read

    for owner, names in READING:
        for name in names:
            monkeypatch.setattr(owner, name, watched(name, getattr(owner, name)))
    return noted


def test_whatever_a_person_does_the_gui_thread_reads_nothing(
    qtbot: QtBot,
    window: MainWindow,
    app: App,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_on_gui_thread: list[str],
) -> None:
    other = make_library(tmp_path / "other", each=2)
    query = make_picture(tmp_path / "query.png", 100, 7)
    app.folders.index(other, Progress())  # by this thread, but not by the window
    read_on_gui_thread.clear()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))  # what lies there is read at once
    monkeypatch.setattr(RulesDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    monkeypatch.setattr(MainWindow, "raise_", lambda _window: None)  # which the offscreen platform cannot do

    window.begin((library,))
    qtbot.waitUntil(lambda: says(window, "9 pictures ready to search"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(query))])
    QGuiApplication.clipboard().setMimeData(mime)
    window.paste()
    qtbot.waitUntil(lambda: len(cards(window)) == 5)
    QGuiApplication.clipboard().clear()
    qtbot.waitUntil(lambda: any("All 2" in each.text() for each in window.findChildren(QPushButton)))
    qtbot.mouseClick(button(window, "All 2 folders"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(window, "is up to date"))
    window.come_forward((other,))
    qtbot.waitUntil(lambda: says(window, "6 pictures ready to search"))
    for area in range(5):
        window.show_area(area)
    qtbot.waitUntil(lambda: window.areas.insight._shown.one.measurement is not None)
    window.areas.library._panel.rules_wanted.emit(other)
    window.rescan()
    qtbot.waitUntil(lambda: not window.busy)
    assert read_on_gui_thread == []


def test_reviewing_duplicates_reads_nothing_on_the_gui_thread(
    qtbot: QtBot,
    app: App,
    window: MainWindow,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_on_gui_thread: list[str],
) -> None:
    shutil.copy(library / "hats" / "0.png", library / "hats" / "again.png")
    monkeypatch.setattr(app.duplicates._mover, "_trash", FolderTrash(tmp_path / "trash"))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Yes)
    read_on_gui_thread.clear()
    window.open_folder(library)
    window.show_area(4)
    page = window.areas.duplicates
    qtbot.waitUntil(lambda: not window.busy)
    qtbot.mouseClick(button(page, "Find duplicates"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.review.entries) == 1)
    command(window, "Compare with the one kept").trigger()
    qtbot.waitUntil(lambda: says(window, "Kept: 0.png"))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    qtbot.mouseClick(button(page, "Move to trash…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(page, "1 group reviewed"))
    qtbot.waitUntil(lambda: not window.busy)
    qtbot.mouseClick(button(page, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.review.entries) == 1)
    qtbot.waitUntil(lambda: not window.busy)
    assert read_on_gui_thread == []


def test_what_a_person_does_in_the_library_reads_nothing_on_the_gui_thread(
    qtbot: QtBot,
    window: MainWindow,
    library: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    read_on_gui_thread: list[str],
) -> None:
    (library / "hats" / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    shown: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", shown.append)
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Yes)
    for dialog in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(tmp_path / "file"), ""))
    window.open_folder(library)
    window.show_area(3)
    page = window.areas.library
    table = page.findChildren(QTableView)[0]
    qtbot.waitUntil(lambda: not window.busy and table.model().rowCount() == 9)

    table.selectRow(0)
    qtbot.mouseClick(button(page, "Show in file manager"), Qt.MouseButton.LeftButton)
    if sys.platform == "linux":
        qtbot.waitUntil(lambda: shown == [QUrl.fromLocalFile(str(library / "bags"))])
    qtbot.mouseClick(button(page, "Export CSV…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(page, "10 files listed in"))
    qtbot.mouseClick(button(page, "Failed  1"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: table.model().rowCount() == 1)
    qtbot.mouseClick(button(page, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.busy)
    command(window, "Back up…").trigger()
    qtbot.waitUntil(lambda: says(page, "is saved as"))
    page._panel.remove_wanted.emit(library)
    folders = page.findChildren(QListWidget)[0]
    qtbot.waitUntil(lambda: folders.count() == 0)
    command(window, "Restore a backup…").trigger()
    qtbot.waitUntil(lambda: says(page, "The backup is restored"))
    qtbot.waitUntil(lambda: not window.busy)
    assert read_on_gui_thread == []
