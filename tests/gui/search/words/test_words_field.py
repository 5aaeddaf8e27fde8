"""The field alone: when it tells what, and how suggestions are gone through."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simgui.gui.search.words.suggestion_list import Suggestion
from simgui.gui.search.words.words_field import WordsField

SUGGESTIONS = [
    Suggestion("red dress", "label · 3 pictures", "red dress"),
    Suggestion("red drum", "word", "red drum"),
]


@pytest.fixture
def host(qtbot: QtBot) -> QWidget:
    host = QWidget()
    qtbot.addWidget(host)
    layout = QVBoxLayout(host)
    layout.addWidget(WordsField())
    layout.addWidget(QLineEdit())
    layout.addStretch(1)
    host.resize(600, 400)
    host.show()
    qtbot.waitExposed(host)
    return host


@pytest.fixture
def field(host: QWidget, qtbot: QtBot) -> WordsField:
    found = host.findChildren(WordsField)[0]
    found.setFocus()
    qtbot.waitUntil(found.hasFocus)
    return found


@pytest.fixture
def told(field: WordsField) -> list[tuple[str, str]]:
    heard: list[tuple[str, str]] = []
    field.written.connect(lambda text: heard.append(("written", text)))
    field.done.connect(lambda text: heard.append(("done", text)))
    return heard


def test_what_is_written_is_told_after_a_pause_and_once_more_when_it_is_done(
    qtbot: QtBot, field: WordsField, told: list[tuple[str, str]]
) -> None:
    qtbot.keyClicks(field, "red")
    assert told == []
    qtbot.waitUntil(lambda: told == [("written", "red")])
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert told[1:] == [("done", "red")]


def test_enter_does_not_wait_and_an_empty_field_is_told_at_once(
    qtbot: QtBot, field: WordsField, told: list[tuple[str, str]]
) -> None:
    qtbot.keyClicks(field, "red")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    field.clear()
    assert told == [("done", "red"), ("done", "")]


def test_who_goes_elsewhere_is_done(
    qtbot: QtBot, host: QWidget, field: WordsField, told: list[tuple[str, str]]
) -> None:
    qtbot.keyClicks(field, "red")
    host.findChildren(QLineEdit)[-1].setFocus()
    qtbot.waitUntil(lambda: told == [("done", "red")])


def test_a_line_that_is_shown_is_not_told(
    qtbot: QtBot, field: WordsField, told: list[tuple[str, str]]
) -> None:
    field.show_line("blue")
    assert field.text() == "blue"
    qtbot.keyClicks(field, "!")
    qtbot.waitUntil(lambda: told == [("written", "blue!")])


def test_keys_go_through_the_suggestions(
    qtbot: QtBot, field: WordsField, told: list[tuple[str, str]]
) -> None:
    qtbot.keyClicks(field, "red d")
    field.suggest("red", SUGGESTIONS)  # of what was written before
    assert not field.suggestions
    field.suggest("red d", SUGGESTIONS)
    assert [each.text for each in field.suggestions] == ["red dress", "red drum"]
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert field.accessibleDescription() == "red dress, label · 3 pictures"
    qtbot.keyClick(field, Qt.Key.Key_Up)
    assert field.accessibleDescription() == ""
    qtbot.keyClick(field, Qt.Key.Key_Up)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "red drum"
    assert told[-1] == ("done", "red drum")
    assert not field.suggestions


def test_the_tab_key_takes_a_marked_suggestion_and_else_goes_on(
    qtbot: QtBot, host: QWidget, field: WordsField
) -> None:
    qtbot.keyClicks(field, "red d")
    field.suggest("red d", SUGGESTIONS)
    qtbot.keyClick(field, Qt.Key.Key_Down)
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "red dress"
    assert field.hasFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert host.findChildren(QLineEdit)[-1].hasFocus()


def test_suggestions_are_clicked_and_put_away(qtbot: QtBot, field: WordsField) -> None:
    qtbot.keyClicks(field, "red d")
    field.suggest("red d", SUGGESTIONS)
    rows = field._list
    place = rows.visualItemRect(rows.topLevelItem(1)).center()
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.text() == "red drum"
    qtbot.keyClicks(field, "s")
    field.suggest("red drums", SUGGESTIONS)
    assert field.put_away()
    assert not field.put_away()
    assert field.text() == "red drums"


def test_down_goes_on_to_the_pictures(qtbot: QtBot, field: WordsField) -> None:
    qtbot.keyClicks(field, "red")
    with qtbot.waitSignal(field.left), qtbot.waitSignal(field.done):
        qtbot.keyClick(field, Qt.Key.Key_Down)
