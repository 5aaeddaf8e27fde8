"""Pages that are made when they are first asked for."""

import pytest
from PySide6.QtWidgets import QLabel, QStackedWidget
from pytestqt.qtbot import QtBot

from simgui.gui.window.late import Late


class Page(QLabel):
    """Notes what it is told."""

    def __init__(self) -> None:
        super().__init__("page")
        self.told: list[str] = []


@pytest.fixture
def late(qtbot: QtBot) -> Late[Page]:
    made: Late[Page] = Late(Page)
    qtbot.addWidget(made)
    return made


def test_a_page_is_made_when_it_is_first_shown(qtbot: QtBot, late: Late[Page]) -> None:
    stack = QStackedWidget()
    qtbot.addWidget(stack)
    stack.addWidget(QLabel("first"))
    stack.addWidget(late)
    stack.show()
    assert not late.is_made
    with qtbot.waitSignal(late.made):
        stack.setCurrentIndex(1)
    assert late.page.isVisible()
    page = late.page
    stack.setCurrentIndex(0)
    stack.setCurrentIndex(1)
    assert late.page is page


def test_a_page_that_is_made_later_learns_what_still_holds(late: Late[Page]) -> None:
    late.tell(lambda page: page.told.append("a step"))
    late.tell(lambda page: page.told.append("busy"), "work")
    late.tell(lambda page: page.told.append("indexing"), "indexing")
    late.tell(lambda page: page.told.append("at rest"), "work")
    late.tell(lambda page: page.told.append("old"), "gone")
    late.forget("gone")
    assert not late.is_made
    assert late.page.told == ["indexing", "at rest"]
    late.tell(lambda page: page.told.append("a step"))
    assert late.page.told == ["indexing", "at rest", "a step"]
