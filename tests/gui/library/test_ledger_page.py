import os
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot
from seen import says

from simgui.core.rules import Rules
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.main_window import MainWindow
from simgui.gui.pictures.picture_grid import PictureGrid
from simgui.gui.pictures.picture_model import OFFLINE_ROLE


def chip(window: MainWindow, name: str) -> QPushButton:
    return next(each for each in window._ledger.findChildren(QPushButton) if each.text().startswith(name))


def rows(window: MainWindow) -> list[tuple[str, ...]]:
    model = window._ledger.findChildren(QTableView)[0].model()
    return [
        tuple(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def test_every_file_is_accounted_for(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    (library / "notes.txt").write_text("no picture")
    truncated = library / "hats" / "0.png"
    truncated.write_bytes(truncated.read_bytes()[:100])
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    window.show_area(3)
    qtbot.waitUntil(lambda: any(each.text() == "Indexed  8" for each in window.findChildren(QPushButton)))
    assert chip(window, "Skipped").text() == "Skipped  1"
    assert chip(window, "Failed").text() == "Failed  1"
    assert len(rows(window)) == 8

    qtbot.mouseClick(chip(window, "Skipped"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(
        lambda: rows(window) == [("notes.txt", "skipped", "not a picture in a format that SimGUI reads")]
    )
    qtbot.mouseClick(chip(window, "Failed"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row[:2] for row in rows(window)] == [(str(Path("hats", "0.png")), "failed")])
    assert rows(window)[0][2] == "damaged: its pixels cannot be decoded"


def test_an_incomplete_picture_is_remarked_on(qtbot: QtBot, window: MainWindow, library: Path) -> None:
    whole = make_picture(library / "hats" / "cut.bmp", 30).read_bytes()
    (library / "hats" / "cut.bmp").write_bytes(whole[: len(whole) * 3 // 4])
    window.open_folder(library)
    qtbot.waitUntil(lambda: not window.busy)
    window.show_area(3)
    remark = (str(Path("hats", "cut.bmp")), "indexed", "incomplete: 53 of 72 rows are there")
    qtbot.waitUntil(lambda: remark in rows(window))


def test_a_deleted_file_is_missing_after_the_next_look(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    (library / "hats" / "0.png").unlink()
    opened.show_area(3)
    opened.rescan()
    qtbot.waitUntil(lambda: any(each.text() == "Missing  1" for each in opened.findChildren(QPushButton)))


@pytest.fixture
def yes(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer every question with yes, and keep what was asked or said."""
    asked: list[str] = []

    def answer(box: QMessageBox) -> QMessageBox.StandardButton:
        assert box.textFormat() == Qt.TextFormat.PlainText  # a name may look like markup
        asked.append(box.text())
        return QMessageBox.StandardButton.Yes

    monkeypatch.setattr(QMessageBox, "exec", answer)
    return asked


def choose_file(monkeypatch: pytest.MonkeyPatch, file: Path) -> None:
    for dialog in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, dialog, lambda *_: (str(file), ""))


def press(qtbot: QtBot, window: MainWindow, name: str) -> None:
    qtbot.mouseClick(chip(window, name), Qt.MouseButton.LeftButton)


def folders(window: MainWindow) -> list[str]:
    shown = window._ledger.findChildren(QListWidget)[0]
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.fixture
def ledger(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    opened.show_area(3)
    qtbot.waitUntil(lambda: len(rows(opened)) == 9)
    return opened


def test_only_states_that_there_are_have_a_chip(ledger: MainWindow) -> None:
    names = ("Indexed", "Duplicates", "Offline", "Skipped", "Left out", "Failed", "Missing")
    assert [name for name in names if chip(ledger, name).isVisible()] == ["Indexed"]


def test_new_and_unchanged_files_are_told_apart(qtbot: QtBot, ledger: MainWindow, library: Path) -> None:
    assert {row[2] for row in rows(ledger)} == {"new"}
    make_picture(library / "hats" / "later.png", 55)
    ledger.rescan()
    qtbot.waitUntil(lambda: len(rows(ledger)) == 10)
    told = {row[0]: row[2] for row in rows(ledger)}
    assert told.pop("hats/later.png") == "new"
    assert all(reason.startswith("unchanged since ") for reason in told.values())


def test_a_duplicate_says_of_what(qtbot: QtBot, ledger: MainWindow, library: Path) -> None:
    (library / "shoes" / "copy.png").write_bytes((library / "hats" / "0.png").read_bytes())
    ledger.rescan()
    qtbot.waitUntil(lambda: chip(ledger, "Duplicates").text() == "Duplicates  1")
    press(qtbot, ledger, "Duplicates")
    expected = [("shoes/copy.png", "duplicate", "same picture as hats/0.png")]
    qtbot.waitUntil(lambda: rows(ledger) == expected)


def test_the_filter_looks_at_names_and_reasons(qtbot: QtBot, ledger: MainWindow) -> None:
    field = ledger._ledger.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "HATS")
    qtbot.waitUntil(lambda: len(rows(ledger)) == 3)
    assert {row[0].split("/")[0] for row in rows(ledger)} == {"hats"}
    field.clear()
    qtbot.waitUntil(lambda: len(rows(ledger)) == 9)


def test_offline_files_can_be_forgotten(
    qtbot: QtBot, ledger: MainWindow, library: Path, yes: list[str]
) -> None:
    (library / "hats").rename(library.parent / "away")
    ledger.rescan()
    qtbot.waitUntil(lambda: chip(ledger, "Offline").text() == "Offline  3")
    press(qtbot, ledger, "Offline")
    qtbot.waitUntil(lambda: [row[1] for row in rows(ledger)] == ["offline"] * 3)
    press(qtbot, ledger, "Forget")
    qtbot.waitUntil(lambda: rows(ledger) == [])
    assert "Forget 3 files" in yes[0]
    assert len(ledger._session.picture_ids(library)) == 6


def test_a_failed_file_is_tried_again(qtbot: QtBot, ledger: MainWindow, library: Path) -> None:
    broken, whole = library / "hats" / "0.png", (library / "hats" / "0.png").read_bytes()
    broken.write_bytes(whole[:100].ljust(len(whole), b"\0"))
    os.utime(broken, ns=(10**18, 10**18))
    ledger.rescan()
    qtbot.waitUntil(lambda: chip(ledger, "Failed").text() == "Failed  1")
    broken.write_bytes(whole)
    os.utime(broken, ns=(10**18, 10**18))
    press(qtbot, ledger, "Failed")
    qtbot.waitUntil(lambda: len(rows(ledger)) == 1)
    press(qtbot, ledger, "Try again")
    qtbot.waitUntil(lambda: chip(ledger, "Indexed").text() == "Indexed  9")


def test_rules_are_kept_and_followed(
    qtbot: QtBot, ledger: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: RulesDialog) -> QDialog.DialogCode:
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("hats\n*.gif")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RulesDialog, "exec", fill_in)
    press(qtbot, ledger, "Rules")
    qtbot.waitUntil(lambda: chip(ledger, "Left out").text() == "Left out  4")  # the folder and its files
    assert ledger._session.folders.rules(library) == Rules(("hats", "*.gif"))


def test_folders_are_listed_opened_and_removed(
    qtbot: QtBot, ledger: MainWindow, library: Path, tmp_path: Path, yes: list[str]
) -> None:
    other = make_picture(tmp_path / "other" / "a.png", 55).parent
    ledger.open_folder(other)
    qtbot.waitUntil(lambda: folders(ledger) == ["other\n1 picture", "pictures\n9 pictures"])
    shown = ledger._ledger.findChildren(QListWidget)[0]
    shown.itemActivated.emit(shown.item(1))
    qtbot.waitUntil(lambda: len(rows(ledger)) == 9)
    assert ledger.windowTitle().startswith("pictures")
    shown = ledger._ledger.findChildren(QListWidget)[0]
    shown.setCurrentRow(0)
    press(qtbot, ledger, "Remove")
    qtbot.waitUntil(lambda: folders(ledger) == ["pictures\n9 pictures"])
    assert str(other) in yes[0]
    assert (other / "a.png").is_file()


def test_a_folder_that_is_away_opens_greyed(
    qtbot: QtBot, ledger: MainWindow, library: Path, open_window: Callable[[], MainWindow]
) -> None:
    library.rename(library.parent / "away")
    again = open_window()
    again.begin(())
    qtbot.waitUntil(lambda: "offline · 9 pictures" in "".join(folders(again)))
    assert "This folder is offline" in again._banner.text
    model = again._search.findChildren(PictureGrid)[0].model()
    qtbot.waitUntil(lambda: model.rowCount() == 9)
    qtbot.waitUntil(lambda: all(model.index(row, 0).data(OFFLINE_ROLE) for row in range(9)))
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "picture 1 of 9, offline"


def test_the_list_of_files_goes_to_a_table(
    qtbot: QtBot, ledger: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose_file(monkeypatch, tmp_path / "files.csv")
    press(qtbot, ledger, "Export")
    qtbot.waitUntil(lambda: says(ledger, f"9 files listed in {tmp_path / 'files.csv'}."))
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(qtbot, ledger, "Open")
    assert opened == [QUrl.fromLocalFile(str(tmp_path / "files.csv"))]
    assert not says(ledger, "9 files listed in")
    assert (tmp_path / "files.csv").read_text("utf-8-sig").count("indexed") == 9


def test_backup_and_restore(
    qtbot: QtBot, ledger: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, yes: list[str]
) -> None:
    choose_file(monkeypatch, tmp_path / "backup.sqlite")
    press(qtbot, ledger, "Back up")
    qtbot.waitUntil(lambda: says(ledger, f"is saved as {tmp_path / 'backup.sqlite'}."))
    press(qtbot, ledger, "Remove")
    qtbot.waitUntil(lambda: folders(ledger) == [])
    assert len(yes) == 1
    press(qtbot, ledger, "Restore")
    qtbot.waitUntil(lambda: says(ledger, "The backup is restored."))
    qtbot.waitUntil(lambda: folders(ledger) == ["pictures\n9 pictures"])
