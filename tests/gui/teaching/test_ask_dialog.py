"""*Ask me* by keyboard: one key an answer, a way back, and what there is when nothing is left."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pictures import make_library
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.teaching.answering import Answering
from simgui.gui.teaching.ask_dialog import AskDialog
from simgui.gui.teaching.pairs_to_ask import PairsToAsk
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.teaching.calibration import ENOUGH
from simgui.teaching.records import Learnt


class Asked:
    """The dialog on a real library, with what is around it in the window."""

    def __init__(self, qtbot: QtBot, app: App, folder: Path, worker: Worker) -> None:
        self.qtbot, self.app = qtbot, app
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.state = WindowState(self.window)
        self.state.open_folder(folder)
        self.undo = Undo(app.decisions, self.state, worker, self.window)
        self.answering = Answering(lambda: app.teaching, self.state, worker, self.undo, self.window)
        self.pairs = PairsToAsk(app.teaching, self.state, worker, self.window)
        self.learnt: list[Learnt] = []
        self.answering.learnt.connect(self.learnt.append)
        previews = PictureLoader(worker, app.pictures.preview, 1 << 20, self.window)
        self.dialog = AskDialog(self.answering, self.pairs, previews, self.window)
        self.window.show()
        self.dialog.show()
        qtbot.waitUntil(lambda: self.pairs.now is not None or self.pairs.ended)

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.qtbot.keyClick(self.dialog, key, modifier)

    def button(self, name: str) -> QPushButton:
        return next(
            each for each in self.dialog.findChildren(QPushButton) if each.accessibleName().startswith(name)
        )

    def said(self, count: int) -> None:
        """Wait until so many answers are kept."""
        self.qtbot.waitUntil(lambda: len(self.app.teaching.answers()) == count)


@pytest.fixture
def asked(qtbot: QtBot, app: App, tmp_path: Path, worker: Worker) -> Iterator[Asked]:
    labels = tuple(f"thing {number:02}" for number in range(12))
    folder = make_library(tmp_path / "photos", labels, 6, spread=90)
    app.folders.index(folder, Progress())
    made = Asked(qtbot, app, folder, worker)
    yield made
    made.dialog.close()


def test_one_key_answers_and_the_next_pair_is_there(asked: Asked) -> None:
    assert asked.dialog.question == "Are these two the same to you?"
    first = asked.pairs.now
    asked.press(Qt.Key.Key_S)
    assert asked.pairs.now != first
    asked.press(Qt.Key.Key_D)
    asked.said(2)
    answers = asked.app.teaching.answers()
    assert sorted(each.same is True for each in answers) == [False, True]
    assert all(each.asked for each in answers)


def test_a_skipped_pair_is_not_answered_and_does_not_come_again(asked: Asked) -> None:
    seen = set()
    for _ in range(15):
        asked.qtbot.waitUntil(lambda: asked.pairs.now is not None or asked.pairs.ended)
        if asked.pairs.now is None:
            break
        pair = asked.pairs.now.one.id, asked.pairs.now.other.id
        assert pair not in seen
        seen.add(pair)
        asked.press(Qt.Key.Key_U)
    assert len(seen) > 3
    assert asked.app.teaching.answers() == []


def test_the_last_answer_is_taken_back_and_its_pair_shown_again(asked: Asked) -> None:
    assert not asked.button("Undo").isEnabled()
    first = asked.pairs.now
    asked.press(Qt.Key.Key_S)
    asked.qtbot.waitUntil(asked.button("Undo").isEnabled)
    asked.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    asked.qtbot.waitUntil(lambda: asked.pairs.now == first)
    assert asked.app.teaching.answers() == []
    assert not asked.button("Undo").isEnabled()
    asked.press(Qt.Key.Key_D)
    asked.said(1)
    assert asked.app.teaching.answers()[0].same is False


def test_enough_answers_change_the_threshold_of_the_window(asked: Asked) -> None:
    for number in range(ENOUGH):
        asked.qtbot.waitUntil(lambda: asked.pairs.now is not None)
        pair = asked.pairs.now
        assert pair is not None
        asked.press(Qt.Key.Key_S if pair.one.label == pair.other.label else Qt.Key.Key_D)
        asked.said(number + 1)
    asked.qtbot.waitUntil(lambda: bool(asked.learnt) and asked.learnt[-1].threshold is not None)
    learnt = asked.learnt[-1]
    assert asked.state.threshold == learnt.in_use
    assert learnt.is_used
    asked.answering.use(False)
    asked.qtbot.waitUntil(lambda: asked.state.threshold == learnt.before)


def test_when_nothing_is_left_it_says_so(asked: Asked) -> None:
    asked.pairs.ended = True
    while asked.pairs.now is not None:
        asked.press(Qt.Key.Key_U)
    assert asked.dialog.question == "There is nothing left to ask"
    assert not asked.button("Same").isEnabled()
    asked.press(Qt.Key.Key_S)
    assert asked.app.teaching.answers() == []


def test_a_folder_with_too_few_pictures_says_so(
    qtbot: QtBot, indexed: App, library: Path, worker: Worker
) -> None:
    asked = Asked(qtbot, indexed, library, worker)
    assert asked.dialog.question == "There is nothing to ask"
    asked.dialog.close()


def test_a_key_that_is_held_down_answers_once(asked: Asked) -> None:
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_S, Qt.KeyboardModifier.NoModifier, "s", True)
    first = asked.pairs.now
    asked.dialog.keyPressEvent(held)
    assert asked.pairs.now == first


def test_every_button_says_its_key(asked: Asked) -> None:
    for name, key in (("Same", "S"), ("Different", "D"), ("Skip", "U"), ("Undo", "Z")):
        assert f"{key})" in asked.button(name).text()
