"""*Same* and *Different*: one is pressed where there is an answer, and a second press takes it back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from simgui.gui.teaching.answer_buttons import AnswerButtons


@pytest.fixture
def buttons(qtbot: QtBot) -> AnswerButtons:
    shown = AnswerButtons()
    qtbot.addWidget(shown)
    shown.show()
    return shown


def pressed(buttons: AnswerButtons) -> list[str]:
    return [each.accessibleName() for each in buttons.findChildren(QPushButton) if each.isChecked()]


def test_a_press_says_it_and_a_second_one_takes_it_back(qtbot: QtBot, buttons: AnswerButtons) -> None:
    told: list[object] = []
    buttons.answered.connect(told.append)
    same, different = buttons.findChildren(QPushButton)
    qtbot.mouseClick(same, Qt.MouseButton.LeftButton)
    assert pressed(buttons) == ["Same"]
    qtbot.mouseClick(different, Qt.MouseButton.LeftButton)
    assert pressed(buttons) == ["Different"]
    qtbot.mouseClick(different, Qt.MouseButton.LeftButton)
    assert pressed(buttons) == []
    assert told == [True, False, None]


def test_what_is_shown_is_told_to_nobody(buttons: AnswerButtons) -> None:
    told: list[object] = []
    buttons.answered.connect(told.append)
    for answer in (True, False, None, True):
        buttons.show_answer(answer)
        assert buttons.answer is answer
    assert (told, pressed(buttons)) == ([], ["Same"])


def test_they_say_what_they_do(buttons: AnswerButtons) -> None:
    for button, key in zip(buttons.findChildren(QPushButton), "SD", strict=True):
        assert f"({key})" in button.toolTip()
        assert button.accessibleDescription() == button.toolTip()


def test_where_there_is_little_room_they_bear_their_keys(qtbot: QtBot, buttons: AnswerButtons) -> None:
    texts = []
    for width in (400, 70, 400):
        buttons.setFixedWidth(width)
        qtbot.waitUntil(lambda width=width: buttons.width() == width)
        texts.append([each.text() for each in buttons.findChildren(QPushButton)])
    assert texts == [["Same", "Different"], ["S", "D"], ["Same", "Different"]]
    assert [each.accessibleName() for each in buttons.findChildren(QPushButton)] == ["Same", "Different"]


def test_where_no_answer_is_offered_keys_do_nothing(buttons: AnswerButtons) -> None:
    told: list[object] = []
    buttons.answered.connect(told.append)
    buttons.setEnabled(False)
    buttons.say_same()
    assert (told, buttons.answer) == ([], None)
