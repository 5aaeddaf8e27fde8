"""Words in a shared library, from the window: alone, together with a picture, and where it knows none."""

from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from seen import button, cards, says
from shared_library import PRINTS, FakeSharing

from simgui.core.progress import Progress
from simgui.gui.search.results.neighbour_card import NeighbourCard
from simgui.gui.search.shared_words import SharedWords
from simgui.gui.search.words.words_field import WordsField
from simgui.gui.state import SharedPlace
from simgui.gui.window.main_window import MainWindow
from simgui.sharing.failures import away


def write(window: MainWindow, line: str) -> None:
    field = window.findChild(WordsField)
    assert field is not None
    field.show_line(line)
    field.done.emit(line)


def found(window: MainWindow) -> list[NeighbourCard]:
    wall = window.findChild(SharedWords)
    assert wall is not None
    return [] if wall.isHidden() else wall._wall.cards


@pytest.fixture
def query(tmp_path: Path) -> Path:
    return make_picture(tmp_path / "query.png", 101, 9)


def test_words_alone_are_answered_by_the_library_and_here(qtbot: QtBot, sharing_desk: MainWindow) -> None:
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: len(found(sharing_desk)) >= 3)
    shown = found(sharing_desk)
    assert [card.neighbour.picture.label for card in shown[:3] if card.neighbour] == ["hats"] * 3
    assert says(sharing_desk, "3 of 9 pictures found, best first")
    assert not any(card.verdict for card in shown)
    assert "distance" not in shown[0].picture.accessibleName()
    write(sharing_desk, "")
    qtbot.waitUntil(lambda: not found(sharing_desk))
    assert sharing_desk.areas.search._upper.isHidden()


def test_what_answers_can_be_searched_with(qtbot: QtBot, sharing_desk: MainWindow) -> None:
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: len(found(sharing_desk)) >= 3)
    qtbot.mouseClick(found(sharing_desk)[0].picture, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(sharing_desk, "of the true neighbours"))
    assert found(sharing_desk) == []
    assert len(cards(sharing_desk)) == 5
    write(sharing_desk, "hats")  # now both are asked
    qtbot.waitUntil(lambda: says(sharing_desk, "Also ordered by words"))


def test_words_and_a_picture_are_asked_together(qtbot: QtBot, sharing_desk: MainWindow, query: Path) -> None:
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    write(sharing_desk, "shoes")
    qtbot.waitUntil(lambda: says(sharing_desk, "Also ordered by words"))
    first = cards(sharing_desk)[0].neighbour
    assert first is not None
    assert first.picture.label == "shoes"
    assert first.picture.id < 0


def test_a_library_without_words_says_how_to_add_them(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing, query: Path
) -> None:
    sharing.knows_words = False
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: says(sharing_desk, "simgui index FOLDER --to milvus://far.example.org"))
    assert found(sharing_desk) == []
    qtbot.waitUntil(lambda: says(sharing_desk, "best first"))
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: says(sharing_desk, "This shared library knows no words"))
    assert len(cards(sharing_desk)) == 5


def test_words_are_answered_here_while_the_library_is_away(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing
) -> None:
    sharing.problem = away(PRINTS)
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: says(sharing_desk, "The shared library cannot be reached"))
    qtbot.waitUntil(lambda: says(sharing_desk, "best first"))
    sharing.problem = None
    sharing_desk._state.share(SharedPlace(str(PRINTS), PRINTS.name, chosen=False))
    qtbot.waitUntil(lambda: not says(sharing_desk, "cannot be reached"))


def test_near_copies_of_a_library_are_one_card(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing, published: Path, query: Path
) -> None:
    first = published / "hats" / "0.png"
    make_picture(published / "shoes" / "again.bmp", 101, 0)  # the same pixels as another file
    assert first.exists()
    sharing._there.folders.index(published, Progress())
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    button(sharing_desk.areas.search, "Group copies").click()
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) < 5)


def test_a_picture_that_has_the_focus_may_go(qtbot: QtBot, sharing_desk: MainWindow) -> None:
    write(sharing_desk, "hats")
    qtbot.waitUntil(lambda: len(found(sharing_desk)) >= 3)
    wall = sharing_desk.findChild(SharedWords)
    assert wall is not None
    wall.take_focus()
    assert found(sharing_desk)[0].picture.hasFocus()
    wall._wall.show_contents([], from_start=True)  # as other words leave nothing
    assert found(sharing_desk) == []
    assert not any(card.picture.hasFocus() for card in wall._wall.findChildren(NeighbourCard))
