from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from seen import button, cards, says
from versions import add_version

from simgui.app import App
from simgui.gui.look.buttons import NameButton
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.grid.picture_model import OFFLINE_ROLE
from simgui.gui.window.main_window import MainWindow
from simgui.library.storage.data_folder import DataFolder


def shown(window: MainWindow) -> int:
    return window.areas.search.findChildren(PictureGrid)[0].model().rowCount()


@pytest.fixture
def kitchen(tmp_path: Path) -> Path:
    """Another folder, with two pictures of cups."""
    for number in range(2):
        make_picture(tmp_path / "kitchen" / "cups" / f"{number}.png", 200, number)
    return tmp_path / "kitchen"


@pytest.fixture
def both(qtbot: QtBot, opened: MainWindow, library: Path, kitchen: Path) -> MainWindow:
    """A window whose library covers two folders; the first one is open."""
    opened.open_folder(kitchen)
    qtbot.waitUntil(lambda: not opened.busy)
    opened.open_folder(library)
    qtbot.waitUntil(lambda: not opened.busy and shown(opened) == 9)
    return opened


def choose(qtbot: QtBot, window: MainWindow, text: str) -> None:
    qtbot.mouseClick(button(window.areas.search, text), Qt.MouseButton.LeftButton)


def test_one_folder_leaves_nothing_to_choose(qtbot: QtBot, opened: MainWindow) -> None:
    qtbot.waitUntil(lambda: shown(opened) == 9)
    assert not says(opened, "Search in")


def test_all_folders_are_shown_and_searched(
    qtbot: QtBot, both: MainWindow, kitchen: Path, tmp_path: Path
) -> None:
    both.search(make_picture(tmp_path / "query.png", 200, 9))
    qtbot.waitUntil(lambda: len(cards(both)) == 5)
    assert says(both, "None of 9 is close enough.")
    assert says(both, str(Path("bags", "0.png"))) or says(both, str(Path("hats", "0.png")))
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: shown(both) == 11)
    qtbot.waitUntil(lambda: says(both, "Like the pictures in “cups”."))
    nearest = cards(both)[0].neighbour
    assert nearest is not None
    assert nearest.picture.folder == kitchen
    name = nearest.picture.path.name
    assert says(both, str(Path("kitchen", "cups", name)))  # with the name of its folder
    choose(qtbot, both, "pictures")
    qtbot.waitUntil(lambda: shown(both) == 9)
    qtbot.waitUntil(lambda: says(both, "None of 9 is close enough."))
    qtbot.waitUntil(lambda: not both.busy)


def test_what_came_to_the_other_folders_is_found(qtbot: QtBot, both: MainWindow, kitchen: Path) -> None:
    both._rescans.close()  # so that only the choice itself can notice
    make_picture(kitchen / "cups" / "new.png", 200, 7)
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: shown(both) == 12)
    make_picture(kitchen / "cups" / "newer.png", 200, 8)
    both.rescan()
    qtbot.waitUntil(lambda: shown(both) == 13)
    qtbot.waitUntil(lambda: not both.busy)


def test_another_folder_that_is_away_is_greyed_without_an_error(
    qtbot: QtBot, both: MainWindow, kitchen: Path
) -> None:
    both._rescans.close()
    kitchen.rename(kitchen.with_name("away"))
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: says(both, "kitchen is offline"))
    model = both.areas.search.findChildren(PictureGrid)[0].model()
    qtbot.waitUntil(lambda: sum(bool(model.index(row, 0).data(OFFLINE_ROLE)) for row in range(11)) == 2)
    assert not both._banner.isVisible()


def test_the_choice_is_remembered(
    qtbot: QtBot, both: MainWindow, open_window: Callable[[], MainWindow], library: Path
) -> None:
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: shown(both) == 11 and not both.busy)
    both.close()
    again = open_window()
    again.begin(())
    qtbot.waitUntil(lambda: shown(again) == 11)
    assert button(again, "All 2 folders").isChecked()
    qtbot.waitUntil(lambda: not again.busy)


@pytest.fixture
def everywhere(qtbot: QtBot, both: MainWindow) -> MainWindow:
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: shown(both) == 11 and not both.busy)
    return both


def test_opening_a_folder_while_all_are_searched_shows_that_folder(
    qtbot: QtBot, everywhere: MainWindow, kitchen: Path, library: Path
) -> None:
    everywhere.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(everywhere)) == 5)
    everywhere.open_folder(kitchen)
    qtbot.waitUntil(lambda: shown(everywhere) == 2)
    assert button(everywhere.areas.search, "kitchen").isChecked()
    assert cards(everywhere) == []
    assert not everywhere._settings["all_folders"]
    qtbot.waitUntil(lambda: not everywhere.busy)


def test_opening_the_open_folder_while_all_are_searched_shows_it(
    qtbot: QtBot, everywhere: MainWindow, library: Path
) -> None:
    everywhere.open_folder(library)
    qtbot.waitUntil(lambda: shown(everywhere) == 9)
    assert button(everywhere.areas.search, "pictures").isChecked()
    qtbot.waitUntil(lambda: not everywhere.busy)


def test_a_picture_is_searched_with_in_all_folders_where_they_are_chosen(
    qtbot: QtBot, everywhere: MainWindow, library: Path
) -> None:
    everywhere.open_places((library / "hats" / "0.png",))
    qtbot.waitUntil(lambda: len(cards(everywhere)) == 5)
    assert button(everywhere, "All 2 folders").isChecked()


def test_a_removed_folder_is_searched_no_more(qtbot: QtBot, both: MainWindow, kitchen: Path) -> None:
    choose(qtbot, both, "All 2 folders")
    qtbot.waitUntil(lambda: shown(both) == 11 and not both.busy)
    both.areas.library._panel.remove_wanted.emit(kitchen)
    qtbot.waitUntil(lambda: shown(both) == 9)
    qtbot.waitUntil(lambda: not says(both, "Search in"))


def test_which_model_answers_in_all_folders_is_said_and_can_be_chosen(
    qtbot: QtBot, both: MainWindow, app: App, data_folder: DataFolder, library: Path, kitchen: Path
) -> None:
    add_version(data_folder, "fake-model-1", name="Fake")
    add_version(data_folder, "made-1")
    assert not any("answered by" in each.text() for each in both.findChildren(NameButton) if each.isVisible())
    choose(qtbot, both, "All 2 folders")

    def answers() -> NameButton | None:
        every = both.areas.search.findChildren(NameButton)
        return next((each for each in every if each.isVisible() and "answered by" in each.text()), None)

    qtbot.waitUntil(lambda: answers() is not None and not both.busy)
    found = answers()
    assert found is not None
    entries = {action.text(): action for action in found.menu().actions()}
    entries["Made made-1"].trigger()
    qtbot.waitUntil(lambda: says(both, "model: Made made-1") and not both.busy)
    qtbot.waitUntil(lambda: (answers() or found).text().startswith("answered by Made made-1"))
    assert [app.models.of(folder).id for folder in (library, kitchen)] == ["fake-model-1"] * 2
    choose(qtbot, both, "pictures")
    qtbot.waitUntil(lambda: says(both, "model: Fake") and answers() is None and not both.busy)
