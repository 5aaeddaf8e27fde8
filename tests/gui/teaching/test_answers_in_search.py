"""Beside each neighbour, S and D say what it is to the person, and that is what the verdict says then."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.gui.teaching.answer_buttons import AnswerButtons
from simgui.gui.teaching.ask_dialog import AskDialog
from simgui.gui.window.main_window import MainWindow
from simgui.search.query import Example, PictureId, Query, Region


def cards(window: MainWindow) -> list[NeighbourCard]:
    shown = (each for each in window.areas.search.findChildren(NeighbourCard) if each.isVisible())
    return sorted(shown, key=lambda card: card.neighbour.rank if card.neighbour else 0)


def answer(card: NeighbourCard) -> bool | None:
    return card.findChild(AnswerButtons).answer


def pill(card: NeighbourCard) -> str:
    return card._pill.text


@pytest.fixture
def searched(qtbot: QtBot, opened: MainWindow, library: Path) -> MainWindow:
    opened.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    return opened


def test_a_key_answers_for_the_neighbour_that_has_the_focus(qtbot: QtBot, searched: MainWindow) -> None:
    first = cards(searched)[0]
    assert pill(first) == "match"
    qtbot.keyClick(first.picture, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "you said: different")
    assert (answer(cards(searched)[0]), cards(searched)[0].verdict) == (False, "no match")
    assert [answer(card) for card in cards(searched)[1:]] == [None] * 4
    last = cards(searched)[-1]
    qtbot.keyClick(last.picture, Qt.Key.Key_S)
    qtbot.waitUntil(lambda: pill(cards(searched)[-1]) == "you said: same")


def test_a_second_press_and_undo_take_it_back(qtbot: QtBot, searched: MainWindow) -> None:
    for _ in range(2):
        qtbot.keyClick(cards(searched)[0].picture, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "you said: different")
        qtbot.keyClick(cards(searched)[0].picture, Qt.Key.Key_D)
        qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "match")
    qtbot.keyClick(cards(searched)[0].picture, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "you said: different")
    searched._undo.undo()
    qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "match")
    assert answer(cards(searched)[0]) is None


def test_no_threshold_changes_what_was_said(qtbot: QtBot, searched: MainWindow) -> None:
    qtbot.keyClick(cards(searched)[0].picture, Qt.Key.Key_D)
    qtbot.waitUntil(lambda: pill(cards(searched)[0]) == "you said: different")
    searched.areas.search._choices._choose_threshold(1.5)
    qtbot.waitUntil(lambda: cards(searched)[-1].verdict == "match")
    assert cards(searched)[0].verdict == "no match"


def test_for_a_part_of_a_picture_nothing_can_be_said(
    qtbot: QtBot, searched: MainWindow, library: Path
) -> None:
    neighbour = cards(searched)[0].neighbour
    assert neighbour is not None
    source = PictureId(neighbour.picture.id)
    searched.search(Query((Example(source, Region(0.0, 0.0, 0.5, 0.5)),)))
    qtbot.waitUntil(
        lambda: bool(cards(searched)) and not cards(searched)[0].findChild(AnswerButtons).isEnabled()
    )
    same = cards(searched)[0].findChildren(QPushButton)[-2]
    assert same.toolTip() == "Search with one whole picture alone to say whether these are the same"


def test_ask_me_has_a_button_beside_the_results(qtbot: QtBot, searched: MainWindow) -> None:
    asking = searched.areas.search._asking
    assert asking.button.isVisible() and asking.button.isEnabled()
    qtbot.mouseClick(asking.button, Qt.MouseButton.LeftButton)
    assert asking.is_open
    searched.findChild(AskDialog).close()
    assert not asking.is_open


def test_ask_me_is_in_the_menu(qtbot: QtBot, searched: MainWindow) -> None:
    asking = searched.areas.search._asking
    assert asking.action.isEnabled()
    assert asking.action.property("menu") == "search"
    asking.action.trigger()
    assert asking.is_open
    dialog = searched.findChild(AskDialog)
    qtbot.waitUntil(lambda: dialog.question == "There is nothing to ask")  # the library has nine pictures
    dialog.close()
    assert not asking.is_open
