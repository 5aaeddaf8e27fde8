"""Labels come in and go out by the menu: what would change is seen before, and taken back after."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import contents, make_picture
from PySide6.QtWidgets import QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.exchange import exchange_dialog
from simgui.gui.exchange.exchange_actions import ExchangeActions
from simgui.gui.exchange.export_dialog import ExportDialog
from simgui.gui.exchange.import_dialog import ImportDialog
from simgui.gui.look.actions import menu_actions
from simgui.gui.state import WindowState
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.library.xmp.changing import with_label
from simgui.library.xmp.reading import read_xmp


@pytest.fixture
def folder(app: App, library: Path) -> Path:
    """The library with two pictures that have no label, one of them with a sidecar."""
    for seed, name in enumerate(("0.png", "1.png")):
        make_picture(library / name, 60 + seed)
    (library / "0.png.xmp").write_bytes(with_label(b"", "hats") or b"")
    return library


@pytest.fixture
def home(qtbot: QtBot, app: App, worker: Worker, folder: Path) -> QWidget:
    """What stands behind the dialogs, with the actions that open them."""
    app.folders.index(folder, Progress())
    widget, state = QWidget(), WindowState()
    qtbot.addWidget(widget)
    state.setParent(widget)
    ExchangeActions(lambda: app.exchange, Undo(app.decisions, state, worker, widget), state, worker, widget)
    offered = {each.text(): each for each in menu_actions(widget)}
    assert not offered["Import labels…"].isEnabled()
    assert not offered["Export labels…"].isEnabled()  # before a folder is open
    state.open_folder(folder)
    return widget


def opened_dialog(home: QWidget, text: str) -> QDialog:
    next(each for each in menu_actions(home) if each.text() == text).trigger()
    return next(each for each in home.findChildren(QDialog) if each.isVisible())


@pytest.fixture
def importing(home: QWidget) -> ImportDialog:
    dialog = opened_dialog(home, "Import labels…")
    assert isinstance(dialog, ImportDialog)
    return dialog


@pytest.fixture
def exporting(home: QWidget) -> ExportDialog:
    dialog = opened_dialog(home, "Export labels…")
    assert isinstance(dialog, ExportDialog)
    return dialog


def lines(dialog: ExportDialog | ImportDialog) -> list[str]:
    return [dialog.list.item(row).text() for row in range(dialog.list.count())]


def label_of(app: App, path: Path) -> str | None:
    number = app.pictures.at(path)
    assert number is not None
    return app.pictures.get([number], path.parent)[0].label


def says(dialog: ExportDialog | ImportDialog, text: str) -> Callable[[], bool]:
    return lambda: text in dialog.said.text() and not dialog.busy


def test_the_menu_of_the_library_has_them(window: MainWindow) -> None:
    offered = {each.text(): each.property("menu") for each in menu_actions(window)}
    assert offered["Import labels…"] == offered["Export labels…"] == "library"


def test_labels_come_in_from_sidecars_and_are_taken_back(
    qtbot: QtBot, importing: ImportDialog, app: App, folder: Path
) -> None:
    qtbot.waitUntil(says(importing, "1 picture without a label will have one."))
    assert lines(importing) == ["0.png: no label → hats"]
    assert label_of(app, folder / "0.png") is None
    importing.button.click()
    qtbot.waitUntil(importing.notice.isVisible)
    assert importing.notice.text == "1 picture labelled."
    qtbot.waitUntil(says(importing, "No new labels."))
    assert label_of(app, folder / "0.png") == "hats"
    assert not importing.button.isEnabled()
    next(each for each in importing.notice.findChildren(QPushButton) if each.text() == "Undo").click()
    qtbot.waitUntil(says(importing, "1 picture without a label will have one."))
    assert label_of(app, folder / "0.png") is None


def test_a_table_is_chosen_and_labels_that_are_there_can_be_kept(
    qtbot: QtBot, importing: ImportDialog, tmp_path: Path
) -> None:
    importing.source.setCurrentIndex(2)
    qtbot.waitUntil(says(importing, "Choose a CSV file"))
    assert not importing.rule.isVisible()
    assert not importing.button.isEnabled()
    table = tmp_path / "labels.csv"
    table.write_text("path,label\nhats/0.png,caps\n1.png,caps\nnone.png,caps\n", encoding="utf-8")
    importing.choose_table(table)
    qtbot.waitUntil(says(importing, "1 picture will have another label."))
    assert lines(importing)[-1] == "none.png: not in this folder"
    importing.replace.click()
    assert "1 picture with another label keeps its own." in importing.said.text()
    assert lines(importing)[:-1] == ["1.png: no label → caps"]


def test_why_a_table_cannot_be_read_is_said_in_the_dialog(
    qtbot: QtBot, importing: ImportDialog, tmp_path: Path
) -> None:
    importing.source.setCurrentIndex(2)
    importing.choose_table(tmp_path / "none.csv")
    qtbot.waitUntil(says(importing, "is not there"))
    assert not importing.button.isEnabled()


def test_keywords_inside_pictures_go_by_the_rule(qtbot: QtBot, app: App, home: QWidget, folder: Path) -> None:
    sample = Path(__file__).parents[2] / "samples" / "xmp" / "lightroom.xmp"
    make_picture(folder / "2.jpg", 63, xmp=sample.read_bytes())
    app.folders.index(folder, Progress())
    dialog = opened_dialog(home, "Import labels…")
    assert isinstance(dialog, ImportDialog)
    dialog.source.setCurrentIndex(1)
    qtbot.waitUntil(says(dialog, "No new labels."))
    dialog.rule.setCurrentIndex(1)
    qtbot.waitUntil(says(dialog, "1 picture without a label will have one."))
    assert lines(dialog) == ["2.jpg: no label → heron"]


def test_labels_go_into_sidecars_and_out_again(qtbot: QtBot, exporting: ExportDialog, folder: Path) -> None:
    qtbot.waitUntil(says(exporting, "9 sidecars will be new."))
    assert "The label that SimGUI wrote will be removed from 1 sidecar" in exporting.said.text()
    before = {path: held for path, held in contents(folder).items() if path.suffix == ".png"}
    (folder / "hats" / "1.png.xmp").write_text("mine, no xmp")
    exporting.button.click()
    qtbot.waitUntil(exporting.notice.isVisible)
    assert exporting.notice.text.startswith("8 sidecars are new.")
    assert lines(exporting) == ["hats/1.png.xmp: it is not valid XML: syntax error"]
    said = read_xmp((folder / "shoes" / "2.png.xmp").read_bytes()).keywords()
    assert [each.path for each in said] == ["shoes"]
    after = contents(folder)
    assert {path: after[path] for path in before} == before
    exporting.target.setCurrentIndex(2)
    qtbot.waitUntil(says(exporting, "The label that SimGUI wrote will be removed from 8 sidecars."))
    exporting.button.click()
    qtbot.waitUntil(exporting.notice.isVisible)
    assert read_xmp((folder / "shoes" / "2.png.xmp").read_bytes()).keywords() == ()


def test_labels_go_into_a_table(qtbot: QtBot, exporting: ExportDialog, tmp_path: Path) -> None:
    exporting.target.setCurrentIndex(1)
    assert exporting.button.isEnabled()
    exporting.write_table(tmp_path / "labels.csv")
    qtbot.waitUntil(exporting.notice.isVisible)
    assert "9 labels saved" in exporting.notice.text
    assert (tmp_path / "labels.csv").read_text(encoding="utf-8-sig").startswith("path,label")


def test_a_long_list_is_cut_and_counted(
    qtbot: QtBot, importing: ImportDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(exchange_dialog, "MOST_LISTED", 3)
    table = tmp_path / "labels.csv"
    table.write_text("".join(f"none {number}.png,a\n" for number in range(10)), encoding="utf-8")
    importing.source.setCurrentIndex(2)
    importing.choose_table(table)
    qtbot.waitUntil(says(importing, "10 rows name no picture"))
    assert lines(importing) == [
        *(f"none {number}.png: not in this folder" for number in range(3)),
        "and 7 more",
    ]


def test_closing_a_dialog_stops_its_work(
    qtbot: QtBot, exporting: ExportDialog, app: App, folder: Path
) -> None:
    exporting.reject()
    assert app.exchange.preview_sidecars(folder, Progress()).written == 9
