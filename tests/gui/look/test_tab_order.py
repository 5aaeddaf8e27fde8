"""The Tab key comes to what is made later where it stands."""

from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from simgui.gui.look.tab_order import put_before


def test_what_is_made_later_comes_before_what_stands_below_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, last = QPushButton("first"), QPushButton("last")
    for part in (first, QLabel("takes no focus"), last):
        column.addWidget(part)
    later = [QPushButton(text, window) for text in ("second", "third")]
    put_before(later, last)
    came_to, now = [], first
    while now is not last:
        came_to.append(now)
        while not isinstance(now := now.nextInFocusChain(), QPushButton):
            pass
    assert came_to == [first, *later]


def test_with_nothing_before_it_the_order_stays(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    only = QPushButton("only", window)
    later = QPushButton("later", window)
    put_before([later], only)
    assert later.window() is window
