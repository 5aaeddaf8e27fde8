from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QListWidget, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.menu import picture_decisions
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.label_dialog import LabelDialog
from simgui.gui.pictures.menu.picture_decisions import PictureDecisions
from simgui.gui.state import WindowState
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.search.query import PictureId


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def made(
    indexed: App, worker: Worker, library: Path, host: QWidget, undo: Undo, notice: Notice, state: WindowState
) -> PictureDecisions:
    return PictureDecisions(undo, indexed.folders, indexed.pictures, state, worker, notice, host)


@pytest.fixture
def state(host: QWidget, library: Path) -> WindowState:
    made = WindowState(host)
    made.open_folder(library)
    return made


@pytest.fixture
def undo(indexed: App, state: WindowState, worker: Worker, host: QWidget) -> Undo:
    return Undo(indexed.decisions, state, worker, host)


@pytest.fixture
def notice(host: QWidget) -> Notice:
    return Notice(host)


def labels(app: App, library: Path) -> list[str | None]:
    return [each.label for each in app.pictures.get(app.pictures.ids(library).tolist(), library)]


def chosen(app: App, library: Path, count: int) -> Chosen:
    ids = app.pictures.ids(library)[:count].tolist()
    return Chosen(tuple(ChosenPicture(PictureId(each)) for each in ids))


def button(dialog: QWidget, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().replace("&", "") == words)


def test_pictures_are_labelled_and_taken_back(
    qtbot: QtBot,
    made: PictureDecisions,
    indexed: App,
    library: Path,
    host: QWidget,
    undo: Undo,
    notice: Notice,
) -> None:
    made.ask_label(chosen(indexed, library, 2))
    qtbot.waitUntil(lambda: bool(host.findChildren(LabelDialog)))
    dialog = host.findChildren(LabelDialog)[0]
    listed = dialog.findChildren(QListWidget)[0]
    assert [listed.item(row).text() for row in range(listed.count())] == ["bags", "hats", "shoes"]
    dialog.findChildren(QLineEdit)[0].setText("sho")
    assert [listed.item(row).isHidden() for row in range(listed.count())] == [True, True, False]
    listed.setCurrentRow(2)
    button(dialog, "Save").click()
    qtbot.waitUntil(lambda: notice.text == "2 pictures relabelled.")
    assert labels(indexed, library)[:3] == ["shoes", "shoes", "bags"]
    assert undo.texts[0] == "label “shoes” for 2 pictures"
    undo.undo()
    qtbot.waitUntil(lambda: labels(indexed, library)[:3] == ["bags"] * 3)


def test_a_new_label_and_that_of_the_subfolder(
    qtbot: QtBot, made: PictureDecisions, indexed: App, library: Path, host: QWidget
) -> None:
    dialog = LabelDialog(1, ("bags",), host)
    wanted: list[str | None] = []
    dialog.chosen.connect(wanted.append)
    assert not button(dialog, "Save").isEnabled()
    dialog.findChildren(QLineEdit)[0].setText(" new one ")
    button(dialog, "Save").click()
    again = LabelDialog(1, (), host)
    again.chosen.connect(wanted.append)
    button(again, "Reset to folder name").click()
    assert wanted == ["new one", None]


def test_a_picture_that_the_library_does_not_know_has_no_label(
    qtbot: QtBot, made: PictureDecisions, tmp_path: Path
) -> None:
    with qtbot.waitSignal(made.failed) as failed:
        made.ask_label(Chosen((ChosenPicture(tmp_path / "x.png"),)))
    assert "not in the library" in failed.args[0].title


def test_a_picture_is_left_out_and_let_in_again(
    qtbot: QtBot,
    made: PictureDecisions,
    indexed: App,
    library: Path,
    notice: Notice,
    undo: Undo,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(picture_decisions, "ask", lambda *_: True)
    before = indexed.pictures.ids(library).tolist()
    content = (library / "bags").glob("*")
    kept = {each: each.read_bytes() for each in content}
    with qtbot.waitSignal(made.rescan_wanted):
        made.ask_leave_out(chosen(indexed, library, 1))
    indexed.folders.index(library, Progress())
    assert indexed.pictures.ids(library).tolist() == before[1:]
    assert {each: each.read_bytes() for each in kept} == kept
    qtbot.waitUntil(lambda: notice.text == "1 picture left out.")
    with qtbot.waitSignal(made.rescan_wanted):
        button(notice, "Undo").click()
    indexed.folders.index(library, Progress())
    assert len(indexed.pictures.ids(library)) == len(before)
    assert undo.texts == ("", "leaving out 1 picture")  # one list for all that is decided
    with qtbot.waitSignal(made.rescan_wanted):
        undo.redo()
    assert indexed.folders.rules(library).patterns


def test_nothing_is_left_out_before_it_is_asked(
    made: PictureDecisions, indexed: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture_decisions, "ask", lambda *_: False)
    made.ask_leave_out(chosen(indexed, library, 1))
    assert indexed.folders.rules(library).patterns == ()
