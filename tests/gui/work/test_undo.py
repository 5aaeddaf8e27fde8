"""One list of what can be taken back: in order, several at once, and what cannot be written stays."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simgui.core.errors import SimguiError
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.work.undo import Turned, Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change, Choice, Kind, PictureDecision


class Kept:
    """Decisions about pictures in memory; satisfies what `Undo` uses of `Decisions`."""

    def __init__(self) -> None:
        self.labels: dict[int, str | None] = {}
        self.broken = False

    def apply(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        if self.broken:
            raise SimguiError("The disk is full", "Make room, then try again.")
        before = []
        for each in changes:
            if isinstance(each, PictureDecision):
                before.append(PictureDecision(each.picture, each.kind, self.labels.get(each.picture)))
                self.labels[each.picture] = each.value
            else:
                before.append(each)
        return tuple(reversed(before))


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    shown = QWidget()
    qtbot.addWidget(shown)
    shown.show()
    return shown


@pytest.fixture
def state() -> WindowState:
    return WindowState()


@pytest.fixture
def undo(kept: Kept, state: WindowState, worker: Worker, window: QWidget) -> Undo:
    return Undo(kept, state, worker, window)  # type: ignore[arg-type]


def label(picture: int, name: str | None) -> list[Change]:
    return [PictureDecision(picture, Kind.LABEL, name)]


def do(qtbot: QtBot, undo: Undo, picture: int, name: str) -> None:
    with qtbot.waitSignal(undo.applied):
        undo.do(f"label “{name}”", label(picture, name))


def test_the_menu_says_what_would_be_taken_back_and_made_again(qtbot: QtBot, undo: Undo) -> None:
    assert (undo.undo_action.text(), undo.redo_action.text()) == ("Undo", "Redo")
    assert not undo.undo_action.isEnabled() and not undo.redo_action.isEnabled()
    do(qtbot, undo, 1, "R&B")
    assert undo.undo_action.text() == "Undo label “R&&B”"  # a lone “&” would mark a key
    assert undo.undo_action.isEnabled()
    with qtbot.waitSignal(undo.applied):
        undo.undo_action.trigger()
    assert (undo.undo_action.text(), undo.redo_action.text()) == ("Undo", "Redo label “R&&B”")
    assert undo.redo_action.isEnabled()


def test_steps_are_taken_back_in_turn_and_made_again(qtbot: QtBot, undo: Undo, kept: Kept) -> None:
    do(qtbot, undo, 1, "hat")
    do(qtbot, undo, 1, "cap")
    undo.undo()
    undo.undo()  # before the first is written
    undo.undo()  # there is no third
    qtbot.waitUntil(lambda: undo.texts == ("", "label “hat”"))
    assert kept.labels == {1: None}
    undo.redo()
    undo.redo()
    qtbot.waitUntil(lambda: undo.texts == ("label “cap”", ""))
    assert kept.labels == {1: "cap"}


def test_what_is_done_after_a_step_was_taken_back_takes_its_place(
    qtbot: QtBot, undo: Undo, kept: Kept
) -> None:
    do(qtbot, undo, 1, "hat")
    with qtbot.waitSignal(undo.applied):
        undo.undo()
    do(qtbot, undo, 2, "cap")
    assert undo.texts == ("label “cap”", "")
    assert kept.labels == {1: None, 2: "cap"}


def test_what_is_pushed_while_a_step_is_taken_back_stands_above_it(
    qtbot: QtBot, undo: Undo, kept: Kept
) -> None:
    do(qtbot, undo, 1, "hat")
    undo.undo()
    undo.push("label “cap”", kept.apply(label(2, "cap")))
    qtbot.waitUntil(lambda: undo.texts == ("label “cap”", ""))
    assert kept.labels == {1: None, 2: "cap"}
    undo.undo()
    qtbot.waitUntil(lambda: kept.labels == {1: None, 2: None})


def test_a_step_that_cannot_be_taken_back_says_why_and_stays(qtbot: QtBot, undo: Undo, kept: Kept) -> None:
    do(qtbot, undo, 1, "hat")
    kept.broken = True
    with qtbot.waitSignal(undo.failed) as told:
        undo.undo()
    assert told.args[0].title == "The disk is full"
    assert undo.texts == ("label “hat”", "")
    kept.broken = False
    with qtbot.waitSignal(undo.applied):
        undo.undo()
    assert kept.labels == {1: None}


def test_what_could_not_be_done_cannot_be_taken_back(qtbot: QtBot, undo: Undo, kept: Kept) -> None:
    kept.broken = True
    with qtbot.waitSignal(undo.failed):
        undo.do("label “hat”", label(1, "hat"))
    assert undo.texts == ("", "")


def test_pages_are_told_of_labels_and_not_of_what_changes_none(
    qtbot: QtBot, undo: Undo, state: WindowState
) -> None:
    do(qtbot, undo, 1, "hat")
    assert state.revision == (1, 0, 0)
    with qtbot.waitSignal(undo.applied) as told:
        undo.undo()
    assert told.args == [(PictureDecision(1, Kind.LABEL, None),)]
    qtbot.waitUntil(lambda: state.revision == (2, 0, 0))
    for change in (Choice("threshold of x", "0.2"), PictureDecision(1, Kind.LEFT, "no match")):
        with qtbot.waitSignal(undo.applied):
            undo.do("something else", [change])
    assert state.revision == (2, 0, 0)


def test_the_keys_are_those_of_every_program(qtbot: QtBot, undo: Undo, kept: Kept, window: QWidget) -> None:
    do(qtbot, undo, 1, "hat")
    qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: kept.labels == {1: None})
    qtbot.waitUntil(undo.redo_action.isEnabled)
    qtbot.keyClick(
        window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    qtbot.waitUntil(lambda: kept.labels == {1: "hat"})


def test_a_notice_offers_to_take_the_last_step_back_and_no_other(
    qtbot: QtBot, undo: Undo, kept: Kept, window: QWidget
) -> None:
    notice, other = Notice(window), Notice(window)
    do(qtbot, undo, 1, "hat")
    undo.offer(notice, "1 picture relabelled.")
    assert notice.isVisible()
    do(qtbot, undo, 2, "cap")
    assert not notice.isVisible()
    undo.offer(other, "1 picture relabelled.")
    other.say("The report is saved.")
    with qtbot.waitSignal(undo.applied):
        undo.undo()
    assert other.isVisible()  # it says something else by now
    assert kept.labels == {1: "hat", 2: None}


def test_nothing_of_another_library_is_taken_back(qtbot: QtBot, undo: Undo, kept: Kept) -> None:
    do(qtbot, undo, 1, "hat")
    undo.undo()
    undo.forget()
    qtbot.waitUntil(lambda: kept.labels == {1: None})
    assert undo.texts == ("", "")
    assert not undo.undo_action.isEnabled()


def test_a_label_of_a_picture_that_has_gone_cannot_be_taken_back(
    qtbot: QtBot, worker: Worker, window: QWidget, state: WindowState, tmp_path: Path
) -> None:
    """The sentence is that of the service; nothing of the step is written."""
    from simgui.library.catalogue import Catalogue
    from simgui.library.decisions import Decisions

    catalogue = Catalogue(tmp_path / "catalogue.sqlite")
    undo = Undo(Decisions(catalogue), state, worker, window)
    with qtbot.waitSignal(undo.failed) as told:
        undo.do("label “hat”", label(1, "hat"))
    assert told.args[0].title == "This picture is no longer in the library"
    catalogue.close()


class Shelf:
    """A thing that is moved to a shelf, back, and there again."""

    def __init__(self, *, once: bool = False) -> None:
        self.is_there = True
        self.once = once
        self.told: list[bool] = []

    def take_back(self) -> Turned:
        self.is_there = False
        return Turned(None if self.once else self.move, then=self.tell)

    def move(self) -> Turned:
        self.is_there = True
        return Turned(self.take_back, then=self.tell)

    def tell(self) -> None:
        self.told.append(self.is_there)


def test_what_is_no_decision_is_taken_back_in_the_same_list(qtbot: QtBot, undo: Undo, kept: Kept) -> None:
    shelf = Shelf()
    undo.do("label", label(1, "hat"))
    qtbot.waitUntil(lambda: undo.texts[0] == "label")
    undo.push_turn("move 1 picture", shelf.take_back, Lane.FILES)
    assert undo.texts[0] == "move 1 picture"
    undo.undo()
    undo.undo()
    qtbot.waitUntil(lambda: undo.texts == ("", "label"))
    assert not shelf.is_there
    assert kept.labels == {1: None}
    undo.redo()
    undo.redo()
    qtbot.waitUntil(lambda: undo.texts == ("move 1 picture", ""))
    assert shelf.told == [False, True]
    assert kept.labels == {1: "hat"}


def test_what_cannot_be_made_again_leaves_the_list(qtbot: QtBot, undo: Undo) -> None:
    shelf = Shelf(once=True)
    undo.push_turn("move 1 picture", shelf.take_back)
    undo.undo()
    qtbot.waitUntil(lambda: undo.texts == ("", ""))
    assert shelf.told == [False]
