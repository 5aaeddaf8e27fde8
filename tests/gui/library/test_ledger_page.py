import os
from collections.abc import Callable
from pathlib import Path
from threading import Event, Semaphore
from typing import Any

import pytest
from fakes import FakeBackbone
from pictures import make_picture
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QPixmap
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)
from pytestqt.qtbot import QtBot
from seen import command, says

from simgui.app import App
from simgui.core import progress
from simgui.core.progress import Progress
from simgui.gui.library.file_preview import FilePreview
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.look.fonts import columns_px
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.grid.picture_model import OFFLINE_ROLE
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.state import Changes
from simgui.gui.window import job_reports
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.work_row import WorkRow
from simgui.library.folders import indexer
from simgui.library.rules import Rules


def chip(window: MainWindow, name: str) -> QPushButton:
    return next(
        each for each in window.areas.library.findChildren(QPushButton) if each.text().startswith(name)
    )


def rows(window: MainWindow) -> list[tuple[str, ...]]:
    model = window.areas.library.findChildren(QTableView)[0].model()
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


def test_files_are_shown_with_their_pictures(qtbot: QtBot, opened: MainWindow, library: Path) -> None:
    opened.show_area(3)
    qtbot.waitUntil(lambda: len(rows(opened)) == 9)
    model = opened.areas.library.findChildren(QTableView)[0].model()

    def thumbnails() -> list[QPixmap | None]:
        return [model.index(row, 0).data(Qt.ItemDataRole.DecorationRole) for row in range(model.rowCount())]

    qtbot.waitUntil(lambda: all(each is not None and not each.isNull() for each in thumbnails()))
    (library / "notes.txt").write_text("no picture")
    opened.rescan()
    qtbot.waitUntil(lambda: chip(opened, "Skipped").text() == "Skipped  1")
    press(qtbot, opened, "Skipped")
    qtbot.waitUntil(lambda: len(rows(opened)) == 1)
    assert [each is not None and each.isNull() for each in thumbnails()] == [True]


def test_the_selected_file_is_shown_large_where_there_is_room(qtbot: QtBot, opened: MainWindow) -> None:
    opened.show_area(3)
    qtbot.waitUntil(lambda: len(rows(opened)) == 9)
    page = opened.areas.library
    preview, table = page.findChildren(FilePreview)[0], page.findChildren(QTableView)[0]
    opened.resize(columns_px(opened.font(), 160), opened.height())
    assert not preview.isVisible()
    table.selectRow(0)
    qtbot.waitUntil(preview.isVisible)
    assert says(preview, "0.png")
    assert preview.findChildren(PictureView)[0].source is not None
    table.selectAll()
    assert not preview.isVisible()
    table.selectRow(0)
    opened.resize(opened.minimumSize())
    qtbot.waitUntil(lambda: not preview.isVisible())


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
    shown = window.areas.library.findChildren(QListWidget)[0]
    return [shown.item(row).text() for row in range(shown.count())]


@pytest.fixture
def ledger(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    opened.show_area(3)
    qtbot.waitUntil(lambda: len(rows(opened)) == 9)
    return opened


def test_only_states_that_there_are_have_a_chip(ledger: MainWindow) -> None:
    names = ("Indexed", "Duplicates", "Offline", "Skipped", "Excluded", "Failed", "Missing")
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
    field = ledger.areas.library.findChildren(QLineEdit)[0]
    qtbot.keyClicks(field, "HATS")
    qtbot.waitUntil(lambda: len(rows(ledger)) == 3)
    assert {row[0].split("/")[0] for row in rows(ledger)} == {"hats"}
    field.clear()
    qtbot.waitUntil(lambda: len(rows(ledger)) == 9)


def test_offline_files_can_be_forgotten(
    qtbot: QtBot, ledger: MainWindow, app: App, library: Path, yes: list[str]
) -> None:
    (library / "hats").rename(library.parent / "away")
    ledger.rescan()
    qtbot.waitUntil(lambda: chip(ledger, "Offline").text() == "Offline  3")
    press(qtbot, ledger, "Offline")
    qtbot.waitUntil(lambda: [row[1] for row in rows(ledger)] == ["offline"] * 3)
    press(qtbot, ledger, "Forget")
    qtbot.waitUntil(lambda: [row[1] for row in rows(ledger)] == ["indexed"] * 6)
    assert chip(ledger, "Indexed").isChecked()
    assert chip(ledger, "Offline").isHidden()
    assert "Forget 3 files" in yes[0]
    assert len(app.pictures.ids(library)) == 6


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
    qtbot: QtBot, ledger: MainWindow, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill_in(dialog: RulesDialog) -> QDialog.DialogCode:
        dialog.findChildren(QPlainTextEdit)[0].setPlainText("hats\n*.gif")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RulesDialog, "exec", fill_in)
    press(qtbot, ledger, "Rules")
    qtbot.waitUntil(lambda: chip(ledger, "Excluded").text() == "Excluded  4")  # the folder and its files
    assert app.folders.rules(library) == Rules(("hats", "*.gif"))
    undo = ledger._undo
    assert undo.undo_action.text() == "Undo rules of “pictures”"
    undo.undo()
    qtbot.waitUntil(lambda: chip(ledger, "Indexed").text() == "Indexed  9")
    assert app.folders.rules(library) == Rules()
    undo.redo()
    qtbot.waitUntil(lambda: chip(ledger, "Excluded").text() == "Excluded  4")
    app.folders.remove(library)
    with qtbot.waitSignal(undo.failed) as failed:
        undo.undo()
    assert failed.args[0].title == "This folder is no longer in the library"


def test_folders_are_listed_opened_and_removed(
    qtbot: QtBot, ledger: MainWindow, library: Path, tmp_path: Path, yes: list[str]
) -> None:
    other = make_picture(tmp_path / "other" / "a.png", 55).parent
    ledger.open_folder(other)
    qtbot.waitUntil(lambda: folders(ledger) == ["other\n1 picture", "pictures\n9 pictures"])
    shown = ledger.areas.library.findChildren(QListWidget)[0]
    shown.itemActivated.emit(shown.item(1))
    qtbot.waitUntil(lambda: len(rows(ledger)) == 9)
    assert ledger.windowTitle().startswith("pictures")
    shown = ledger.areas.library.findChildren(QListWidget)[0]
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
    qtbot.waitUntil(lambda: "This folder is offline" in again._banner.text)
    model = again.areas.search.findChildren(PictureGrid)[0].model()
    qtbot.waitUntil(lambda: model.rowCount() == 9)
    qtbot.waitUntil(lambda: all(model.index(row, 0).data(OFFLINE_ROLE) for row in range(9)))
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "label bags, picture 1 of 9, offline"


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
    command(ledger, "Back up…").trigger()
    qtbot.waitUntil(lambda: says(ledger, f"is saved as {tmp_path / 'backup.sqlite'}."))
    press(qtbot, ledger, "Remove")
    qtbot.waitUntil(lambda: folders(ledger) == [])
    assert len(yes) == 1
    command(ledger, "Restore a backup…").trigger()
    qtbot.waitUntil(lambda: says(ledger, "The backup is restored."))
    qtbot.waitUntil(lambda: folders(ledger) == ["pictures\n9 pictures"])


def line(window: MainWindow) -> str:
    return window.areas.library._line.text()


def test_another_folder_is_shown_unfiltered(
    qtbot: QtBot, ledger: MainWindow, library: Path, tmp_path: Path
) -> None:
    (library / "notes.txt").write_text("no picture")
    ledger.rescan()
    qtbot.waitUntil(lambda: chip(ledger, "Skipped").text() == "Skipped  1")
    press(qtbot, ledger, "Skipped")
    filtered = ledger.areas.library.findChildren(QLineEdit)[0]
    filtered.setText("nothing like it")
    qtbot.waitUntil(lambda: line(ledger) == "No file here matches “nothing like it”.")
    assert rows(ledger) == []
    other = make_picture(tmp_path / "other" / "a.png", 1).parent
    ledger.open_folder(other)
    qtbot.waitUntil(lambda: [row[0] for row in rows(ledger)] == ["a.png"])
    assert (filtered.text(), chip(ledger, "Indexed").isChecked()) == ("", True)
    qtbot.waitUntil(lambda: not ledger.busy)


def test_a_folder_without_files_says_so_and_has_nothing_to_filter(
    qtbot: QtBot, ledger: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    ledger.open_folder(tmp_path / "empty")
    qtbot.waitUntil(lambda: not ledger.busy)
    qtbot.waitUntil(lambda: line(ledger) == "No file of this folder is known.")
    assert not ledger.areas.library.findChildren(QLineEdit)[0].isEnabled()


def test_a_first_indexing_shows_what_is_there_and_what_is_under_way_and_goes_on_after_a_stop(
    qtbot: QtBot, window: MainWindow, library: Path, backbone: FakeBackbone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexer, "BATCH", 2)
    monkeypatch.setattr(progress, "REPORTS_PER_SECOND", 1e9)
    monkeypatch.setattr(job_reports, "_SECONDS_BETWEEN_REFRESHES", 0)
    go_on, seen = Semaphore(0), backbone.features

    def slowly(pixels: Any) -> Any:
        go_on.acquire()
        return seen(pixels)

    monkeypatch.setattr(backbone, "features", slowly)
    window.show_area(3)
    window.open_folder(library)
    work = window.areas.library.findChildren(WorkRow)[0]
    qtbot.waitUntil(lambda: line(window) == "Pictures are listed here as they are read.")
    assert work.isVisible()
    for _ in range(4):
        go_on.release()
    qtbot.waitUntil(lambda: len(rows(window)) >= 2)
    shown = [label.text() for label in work.findChildren(QLabel)]
    assert any(text.startswith("Indexing") and "of 9" in text and "left" not in text for text in shown)
    panel = window.areas.library.findChildren(QListWidget)[0]
    assert "still indexing, " in panel.item(0).text() and panel.item(0).text().endswith(" of 9")
    qtbot.mouseClick(work.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    go_on.release(100)
    qtbot.waitUntil(lambda: not window.busy)
    qtbot.waitUntil(lambda: "stopped before its end" in work.findChildren(QLabel)[0].text())
    assert panel.item(0).text().endswith("not finished")
    qtbot.mouseClick(work.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(window)) == 9 and not work.isVisible())
    qtbot.waitUntil(lambda: panel.item(0).text().endswith("9 pictures"))
    qtbot.waitUntil(lambda: not window.busy)


def test_an_indexing_that_a_kill_stopped_is_told_after_a_new_start(
    qtbot: QtBot, opened: MainWindow, app: App, library: Path, tmp_path: Path
) -> None:
    other = make_picture(tmp_path / "other" / "a.png", 1).parent
    app.folders.index(other, Progress())
    with app._catalogue.scan(other, other):
        pass  # and no end
    opened.show_area(3)
    opened.areas.library.refresh()
    panel = opened.areas.library.findChildren(QListWidget)[0]
    qtbot.waitUntil(lambda: panel.count() == 2 and panel.item(0).text().endswith("not finished"))
    assert panel.item(1).text().endswith("9 pictures")


def test_a_folder_that_a_job_works_on_is_not_one_whose_indexing_was_stopped(
    qtbot: QtBot, ledger: MainWindow, app: App, library: Path
) -> None:
    """As while the features of the next model are made: its scan has not come to its end."""
    gate, begun = Event(), Event()

    def prepare(_progress: Progress) -> None:
        with app._catalogue.scan(library, library):
            begun.set()
            gate.wait()

    work = ledger.areas.library.findChildren(WorkRow)[0]
    panel = ledger.areas.library.findChildren(QListWidget)[0]
    ledger._jobs.start("Preparing", prepare, lambda _done: "", gives_way=True, changes=Changes.LIBRARY)
    qtbot.waitUntil(begun.is_set)
    ledger.areas.library.refresh()
    qtbot.waitUntil(lambda: not ledger.areas.library._look_up._run.running)
    assert app.folders.covered()[0].unfinished
    assert not work.isVisible()
    assert panel.item(0).text().endswith("9 pictures")
    gate.set()
    qtbot.waitUntil(lambda: panel.item(0).text().endswith("not finished"))  # now it is
    assert "stopped before its end" in work.findChildren(QLabel)[0].text()


def test_what_is_selected_and_in_sight_stays_while_more_files_are_listed(
    qtbot: QtBot, ledger: MainWindow, library: Path
) -> None:
    table = ledger.areas.library.findChildren(QTableView)[0]
    qtbot.waitUntil(lambda: len(rows(ledger)) == 9)
    table.selectRow(5)
    chosen = ledger.areas.library._table.selected
    make_picture(library / "bags" / "00 first.png", 70)
    ledger.rescan()
    qtbot.waitUntil(lambda: len(rows(ledger)) == 10)
    assert ledger.areas.library._table.selected == chosen
