"""Searching in a shared library from the window: neighbours from elsewhere, failures, what people say."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot
from seen import button, cards, says, verdicts
from shared_library import PRINTS, PUBLISHED, FakeSharing

from simgui.gui.pictures.menu.label_dialog import LabelDialog
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.menu.picture_menu import PictureMenu
from simgui.gui.state import SharedPlace
from simgui.gui.viewer.viewer import Viewer
from simgui.gui.window.main_window import MainWindow
from simgui.sharing.failures import away, does_not_answer, refused
from simgui.sharing.places import Originals


@pytest.fixture
def query(tmp_path: Path) -> Path:
    return make_picture(tmp_path / "query.png", 101, 9)


@pytest.fixture
def answered(qtbot: QtBot, sharing_desk: MainWindow, query: Path) -> MainWindow:
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    qtbot.waitUntil(lambda: says(sharing_desk, "of the true neighbours"))
    return sharing_desk


def choose(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.mouseClick(button(window.areas.search, text), Qt.MouseButton.LeftButton)


def menu_of(window: MainWindow, place: int = 0) -> PictureMenu:
    (gestures,) = cards(window)[place].picture.findChildren(PictureGestures)
    menu = gestures.menu()
    assert menu is not None
    return menu


def entries(menu: PictureMenu) -> list[str]:
    return [each.text().partition("\t")[0] for each in menu.actions() if each.text()]


def test_neighbours_are_shown_by_what_comes_with_the_library(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing, query: Path, published: Path
) -> None:
    local = sharing._there.searches.find(query, published)
    shown = [each.neighbour for each in cards(answered)]
    assert [each.distance for each in shown if each] == [each.distance for each in local.neighbours]
    assert [each.picture.label for each in shown if each] == [e.picture.label for e in local.neighbours]
    assert verdicts(answered)[0] == "match"
    first = cards(answered)[0]
    assert isinstance(first.picture.source, bytes)
    pixmap = answered.areas.search._results._answer._previews
    qtbot.waitUntil(lambda: (found := pixmap.get(first.picture.source)) is not None and not found.isNull())
    assert says(answered, "prints · hats/")
    assert says(answered, "about 99.2 % of the true neighbours are found")
    assert not any(each.picture.source == b"" for each in cards(answered))


def test_the_small_picture_is_looked_at_and_searched_with_where_the_original_is_away(
    qtbot: QtBot, answered: MainWindow
) -> None:
    menu = menu_of(answered)
    assert "Show in file manager (only a small picture is here)" in entries(menu)
    assert "Label…" not in entries(menu)
    assert "Open in the default program" not in entries(menu)
    name = entries(menu)[0]
    next(each for each in menu.actions() if each.text().startswith("Show large")).trigger()
    (viewer,) = answered.findChildren(Viewer)
    qtbot.waitUntil(lambda: says(viewer, f"is in “prints” at {PUBLISHED}/hats/{name}"))
    qtbot.waitUntil(lambda: viewer._picture.whole is not None)
    assert says(viewer, name)
    viewer.close_view()
    cards(answered)[0].chosen.emit(cards(answered)[0].picture.source)
    qtbot.waitUntil(lambda: isinstance(answered.areas.search._results.result.source, bytes))


def test_the_original_is_used_where_it_is_mounted(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing, published: Path, query: Path
) -> None:
    sharing.add(PRINTS, "", "", Originals(((PUBLISHED, str(published)),)))
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    menu = menu_of(sharing_desk)
    assert "Show in file manager" in entries(menu)
    (picture,) = menu._chosen.pictures
    assert picture.path is not None
    assert picture.path.is_relative_to(published)
    assert picture.source == picture.path
    assert picture.note == ""
    assert "Leave out…" not in entries(menu)  # it is no picture of the library here


def test_the_original_is_opened_on_the_web(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing, query: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sharing.add(PRINTS, "", "", Originals((), ((PUBLISHED, "https://prints.example.org/all"),)))
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    menu = menu_of(sharing_desk)
    next(each for each in menu.actions() if each.text() == "Open the original in the browser").trigger()
    name = entries(menu)[0]
    assert opened == [f"https://prints.example.org/all/hats/{name}"]


def test_library_and_folder_are_searched_together(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing
) -> None:
    choose(qtbot, answered, "with pictures")
    qtbot.waitUntil(lambda: any(each._elsewhere is None for each in cards(answered)))
    assert any(each._elsewhere is not None for each in cards(answered))
    local = next(each for each in cards(answered) if each._elsewhere is None)
    assert isinstance(local.picture.source, Path)
    sharing.model = "another-1"
    choose(qtbot, answered, "with pictures")
    qtbot.waitUntil(lambda: not button(answered.areas.search, "with pictures").isEnabled())
    qtbot.waitUntil(lambda: says(answered, "it uses a new model since then"))


@pytest.mark.parametrize("problem", [does_not_answer, refused])
def test_why_a_library_does_not_answer_is_said_where_results_would_be(
    qtbot: QtBot,
    answered: MainWindow,
    sharing: FakeSharing,
    problem: Callable[..., Exception],
    query: Path,
) -> None:
    sharing.problem = problem(PRINTS)  # type: ignore[assignment]
    answered.search(make_picture(query.with_name("other.png"), 100, 8))
    said = sharing.problem
    assert said is not None
    qtbot.waitUntil(lambda: says(answered, f"{said.title}. {said.message}") and cards(answered) == [])
    assert not answered._banner.isVisible()
    answered.areas.search.clear()
    assert not says(answered, said.title)
    assert says(answered, "Drop a picture to find similar ones")
    answered.search(query)
    qtbot.waitUntil(lambda: says(answered, said.title))
    choose(qtbot, answered, "pictures")  # the folder goes on working
    qtbot.waitUntil(lambda: len(cards(answered)) == 5 and not says(answered, said.title))
    choose(qtbot, answered, "prints")
    qtbot.waitUntil(lambda: says(answered, said.title) and cards(answered) == [])
    sharing.problem = None
    qtbot.mouseClick(button(answered, "Try again"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(cards(answered)) == 5)
    qtbot.waitUntil(lambda: says(answered, "about 99.2 %"))


def test_a_library_that_hangs_holds_up_nothing_here(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing, query: Path
) -> None:
    sharing.gate.clear()
    try:
        answered.search(make_picture(query.with_name("other.png"), 100, 8))
        qtbot.waitUntil(lambda: says(answered, "Asking “prints”…"))
        qtbot.mouseClick(button(answered, "Stop"), Qt.MouseButton.LeftButton)
        assert says(answered, "Stopped: the shared library had not answered yet.")
        assert button(answered, "Try again")
        choose(qtbot, answered, "pictures")
        qtbot.waitUntil(lambda: [each._elsewhere for each in cards(answered)] == [None] * 5)
    finally:
        sharing.gate.set()


def test_a_window_that_is_closed_waits_for_no_library(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing, query: Path
) -> None:
    sharing.gate.clear()
    answered.search(make_picture(query.with_name("other.png"), 100, 8))
    qtbot.waitUntil(lambda: says(answered, "Asking “prints”…"))
    answered.close()
    assert sharing.gate.is_set()
    assert not answered.isVisible()


def test_what_people_say_goes_to_the_library(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing
) -> None:
    menu = menu_of(answered)
    next(each for each in menu.actions() if each.text() == "Label in “prints”…").trigger()
    qtbot.waitUntil(lambda: bool(answered.findChildren(LabelDialog)))
    (dialog,) = answered.findChildren(LabelDialog)
    assert dialog._list.count() == 3
    dialog.findChildren(QLineEdit)[0].setText("caps")
    dialog._accept()
    qtbot.waitUntil(lambda: says(answered, "Labelled “caps” in “prints”, for everybody."))
    qtbot.waitUntil(lambda: cards(answered)[0]._label.text() == "caps")
    qtbot.mouseClick(button(answered, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [each.value for each in sharing.said] == ["caps", None])
    cards(answered)[0]._answers.say_different()
    qtbot.waitUntil(lambda: verdicts(answered)[0] == "you said: different")
    assert sharing.said[-1].value == "different"


def test_who_may_not_write_is_offered_nothing_to_write(
    qtbot: QtBot, sharing_desk: MainWindow, sharing: FakeSharing, query: Path
) -> None:
    sharing.writes = False
    sharing_desk.search(query)
    qtbot.waitUntil(lambda: len(cards(sharing_desk)) == 5)
    assert not any("Label" in each for each in entries(menu_of(sharing_desk)))
    assert not any(each._answers.isVisible() for each in cards(sharing_desk))


def test_labels_of_the_library_narrow_a_search_down(qtbot: QtBot, answered: MainWindow) -> None:
    found: list[object] = []
    answered.areas.search._shared.choices_found.connect(found.append)
    answered.areas.search._results.choices_wanted.emit()
    qtbot.waitUntil(lambda: bool(found))
    assert dict(found[0].labels) == {"bags": 3, "hats": 3, "shoes": 3}  # type: ignore[attr-defined]


def test_the_open_library_is_remembered_and_asked_nothing_before_it_is_chosen(
    qtbot: QtBot, answered: MainWindow, sharing: FakeSharing, open_window: Callable[[], MainWindow]
) -> None:
    answered.close()
    sharing.problem = away(PRINTS)
    again = open_window()
    again.begin(())
    qtbot.waitUntil(lambda: not again.busy and again._state.folder is not None)
    assert again._state.shared == SharedPlace(str(PRINTS), "prints")
    qtbot.waitUntil(lambda: not button(again, "prints").isChecked())
    assert not says(again, "Pictures are searched for in")


def test_opening_a_folder_searches_there(qtbot: QtBot, answered: MainWindow, published: Path) -> None:
    answered.open_folder(published)
    qtbot.waitUntil(lambda: not answered.busy and answered._state.searched_library is None)
    qtbot.waitUntil(lambda: not says(answered, "of the true neighbours"))


def test_without_a_folder_a_library_is_searched_all_the_same(
    qtbot: QtBot, sharing: FakeSharing, window: MainWindow, query: Path
) -> None:
    window.begin(())
    window._state.share(SharedPlace(str(PRINTS), "prints", chosen=True))
    window.search(query)
    qtbot.waitUntil(lambda: len(cards(window)) == 5 and says(window, "prints · hats/"))
