"""The library of the Search area: what is listed, how it is shown, and what of that is remembered."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from pictures import make_picture
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAction, QWheelEvent
from PySide6.QtWidgets import QApplication, QSlider
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.pictures.grid.group_headings import heading_words
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.library_panel import LibraryPanel
from simgui.gui.search.scope_bar import ScopeBar
from simgui.gui.search.search_page import SearchPage
from simgui.gui.search.services import SearchServices
from simgui.gui.search.words.answers import Answers
from simgui.gui.settings import Settings
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import WindowState
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.listing.records import Grouping
from simgui.words.records import WordQuery, WordsResult


@pytest.fixture
def make_panel(
    qtbot: QtBot, indexed: App, worker: Worker, settings: Settings, library: Path
) -> Callable[[], LibraryPanel]:
    """Show the panel on the library; what it remembers is shared between those of a test."""

    def make() -> LibraryPanel:
        app, state = indexed, WindowState()
        services = services_of(app)
        loader = PictureLoader(worker, app.pictures.thumbnail, 1 << 20)
        scope = ScopeBar()
        panel = LibraryPanel(services, state, settings, worker, loader, scope)
        panel._kept_for_the_test = state, scope  # type: ignore[attr-defined]
        qtbot.addWidget(panel)
        panel.resize(900, 500)
        panel.show()
        state.open_folder(library)
        qtbot.waitUntil(lambda: grid(panel).model().rowCount() == 9)
        return panel

    return make


@pytest.fixture
def panel(make_panel: Callable[[], LibraryPanel]) -> LibraryPanel:
    return make_panel()


def services_of(app: App) -> SearchServices:
    return SearchServices(
        app.listings,
        app.searches,
        app.result_groups,
        app.pictures,
        app.folders,
        app.models,
        lambda: app.teaching,
        app.words,
        SharedLibraries(lambda: app.sharing),
    )


def grid(panel: LibraryPanel) -> PictureGrid:
    return panel.findChildren(PictureGrid)[0]


def action(panel: LibraryPanel, text: str) -> QAction:
    (found,) = (each for each in panel.findChildren(QAction) if each.text() == text)
    return found


def names(panel: LibraryPanel, app: App) -> list[str]:
    found = (app.pictures.file_of(number) for number in grid(panel).model().ids.tolist())
    return [f"{path.parent.name}/{path.name}" for path in found if path]


def answers(app: App, library: Path, line: str, *, with_rest: bool = False) -> Answers:
    result = app.words.find(app.words.read(line, library), library)
    return Answers(result.query, result, with_rest)


def test_what_answers_words_is_listed_alone_until_words_are_over(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path
) -> None:
    hats = ["hats/0.png", "hats/1.png", "hats/2.png"]
    panel.show_answers(answers(indexed, library, "hats"))
    qtbot.waitUntil(lambda: sorted(names(panel, indexed)) == hats)
    assert action(panel, "Sort by relevance").isChecked()
    assert not action(panel, "Reverse order").isEnabled()
    panel.show_answers(answers(indexed, library, '"no such name"'))
    qtbot.waitUntil(lambda: says(panel, 'No pictures found for "no such name"'))
    with qtbot.waitSignal(panel.words_over):
        qtbot.mouseClick(button(panel, "Show all pictures"), Qt.MouseButton.LeftButton)
    panel.show_answers(None)
    qtbot.waitUntil(lambda: grid(panel).isVisible() and grid(panel).model().rowCount() == 9)
    assert action(panel, "Sort by folder").isChecked()
    assert not action(panel, "Sort by relevance").isEnabled()


def test_words_without_an_answer_do_not_say_that_there_is_nothing_to_search_in(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path
) -> None:
    with qtbot.waitSignal(panel.listed) as told:
        panel.show_answers(answers(indexed, library, '"unicorn"'))
    assert told.args == [9]


def test_another_order_holds_while_words_are_asked_and_is_remembered(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path, settings: Settings
) -> None:
    panel.show_answers(answers(indexed, library, "hats"))
    qtbot.waitUntil(lambda: len(names(panel, indexed)) == 3)
    action(panel, "Sort by name").trigger()
    action(panel, "Reverse order").trigger()
    qtbot.waitUntil(lambda: names(panel, indexed) == ["hats/2.png", "hats/1.png", "hats/0.png"])
    assert settings["order"] == "name"
    action(panel, "Sort by relevance").trigger()
    assert settings["order"] == "name"
    panel.show_answers(answers(indexed, library, "bags"))
    qtbot.waitUntil(lambda: names(panel, indexed)[0].startswith("bags"))
    assert action(panel, "Sort by relevance").isChecked()


def test_the_rest_stands_below_a_heading_of_its_own(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path
) -> None:
    ids = indexed.pictures.ids(library)
    query = WordQuery("hat", ())
    result = WordsResult(query, ids[[4, 2, 7, 1]], np.array([1, 0.9, 0.1, 0.05], np.float32), 2)
    panel.show_answers(Answers(query, result))
    qtbot.waitUntil(lambda: grid(panel).model().ids.tolist() == ids[[4, 2]].tolist())
    assert len(grid(panel).model().listing.groups) == 0
    panel.show_answers(Answers(query, result, with_rest=True))
    qtbot.waitUntil(lambda: grid(panel).model().ids.tolist() == ids[[4, 2, 7, 1]].tolist())
    groups = grid(panel).model().listing.groups
    assert groups.starts.tolist() == [0, 2]
    assert [heading_words(groups, group) for group in range(2)] == ["Answers", "Less likely"]
    action(panel, "Group by label").trigger()  # the person's own groups count
    qtbot.waitUntil(lambda: grid(panel).model().listing.groups.grouping is Grouping.LABEL)


def test_groups_and_order_are_chosen_in_the_menus_and_remembered(
    qtbot: QtBot, panel: LibraryPanel, make_panel: Callable[[], LibraryPanel], indexed: App
) -> None:
    action(panel, "Group by label").trigger()
    qtbot.waitUntil(lambda: len(grid(panel).model().listing.groups) == 3)
    action(panel, "Sort by name").trigger()
    action(panel, "Reverse order").trigger()
    expected = [f"{label}/{number}.png" for label in ("bags", "hats", "shoes") for number in (2, 1, 0)]
    qtbot.waitUntil(lambda: names(panel, indexed) == expected)
    assert action(panel, "Sort by name").isChecked()
    assert not action(panel, "Sort by folder").isChecked()
    again = make_panel()
    assert names(again, indexed) == expected
    assert grid(again).model().listing.groups.grouping is Grouping.LABEL


@pytest.mark.parametrize(("order", "grouping"), [("by moon phase", "century"), ("answer", "answer")])
def test_what_another_version_has_chosen_is_no_error(
    settings: Settings, make_panel: Callable[[], LibraryPanel], order: str, grouping: str
) -> None:
    settings["order"], settings["grouping"] = order, grouping
    assert len(grid(make_panel()).model().listing.groups) == 0


def test_the_order_by_distance_is_that_of_the_query(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path
) -> None:
    by_distance = action(panel, "Sort by distance to the query")
    assert not by_distance.isEnabled()
    result = indexed.searches.find(library / "shoes" / "1.png", library, k=9)
    panel.show_query(result.picture, result.query)
    assert by_distance.isEnabled()
    by_distance.trigger()
    expected = [result.picture, *(each.picture.id for each in result.neighbours)]
    qtbot.waitUntil(lambda: grid(panel).model().ids.tolist() == expected)
    other = indexed.searches.find(library / "hats" / "0.png", library, k=9)
    panel.show_query(other.picture, other.query)
    qtbot.waitUntil(lambda: grid(panel).model().ids[0] == other.picture)
    panel.show_query(None)
    qtbot.waitUntil(lambda: names(panel, indexed)[0] == "bags/0.png")


def test_size_and_labels_are_remembered(
    qtbot: QtBot, panel: LibraryPanel, make_panel: Callable[[], LibraryPanel], settings: Settings
) -> None:
    before = grid(panel).tile_px
    action(panel, "Larger pictures").trigger()
    assert grid(panel).tile_px == before + 16
    action(panel, "Smaller pictures").trigger()
    assert grid(panel).tile_px == before
    wheel(grid(panel), 120)
    assert grid(panel).tile_px > before
    assert panel.findChildren(QSlider)[0].value() == grid(panel).tile_px
    qtbot.mouseClick(button(panel, "Labels"), Qt.MouseButton.LeftButton)
    assert action(panel, "Labels on pictures").isChecked()
    settings["thumbnail_px"] = 152  # in the dialog of settings
    assert grid(panel).tile_px == 152
    again = grid(make_panel())
    assert again.tile_px == 152
    assert again._tile(again.model().index(0, 0)).label == "bags"


def wheel(view: PictureGrid, turn: int) -> None:
    """Turn the wheel with Ctrl."""
    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        view.viewport().mapToGlobal(place),
        QPoint(),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view.viewport(), event)


def test_more_pictures_leave_the_selection(
    qtbot: QtBot, panel: LibraryPanel, indexed: App, library: Path
) -> None:
    selected = grid(panel).model().ids[[2, 5]]
    for row in (2, 5):
        grid(panel)._selection.toggle(row)
    make_picture(library / "bags" / "9.png", 55)
    make_picture(library / "aprons" / "9.png", 56)
    indexed.folders.index(library, Progress())
    panel.refresh()
    qtbot.waitUntil(lambda: grid(panel).model().rowCount() == 11)
    assert np.array_equal(np.sort(grid(panel).selected_ids), np.sort(selected))


def share(page: SearchPage) -> float:
    """Give the share of the results in the height of the page."""
    upper, lower = page._room.sizes()
    return upper / (upper + lower)


def test_the_library_has_the_whole_page_until_there_is_a_query(
    qtbot: QtBot, opened: MainWindow, library: Path
) -> None:
    page = opened.areas.search
    view = page.findChildren(PictureGrid)[0]
    qtbot.waitUntil(lambda: view.model().rowCount() == 9)
    assert says(page, "Drop a picture to find similar ones")
    assert button(page, "Open picture…").property("role") == "primary"
    alone = view.height()
    button(page, "Open picture…").setFocus()
    assert alone > 0.7 * page.height()
    opened.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert not says(page, "Drop a picture to find similar ones")
    assert view.hasFocus()
    assert view.height() < alone
    page._room.setSizes([page.height() - 250, 250])
    shared = share(page)
    page.clear()
    assert says(page, "Drop a picture to find similar ones")
    qtbot.waitUntil(lambda: view.height() == alone)
    opened.search(library / "hats" / "1.png")
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    assert share(page) == pytest.approx(shared, abs=0.01)


def test_how_results_and_library_share_the_page_is_remembered(
    qtbot: QtBot, opened: MainWindow, open_window: Callable[[], MainWindow], library: Path
) -> None:
    opened.search(library / "hats" / "0.png")
    qtbot.waitUntil(lambda: len(cards(opened)) == 5)
    page = opened.areas.search
    page._room.setSizes([page.height() - 230, 230])
    shared = share(page)
    page.clear()
    opened.close()
    again = open_window()
    again.begin((library / "hats" / "1.png",))
    qtbot.waitUntil(lambda: len(cards(again)) == 5 and not again.busy)
    assert share(again.areas.search) == pytest.approx(shared, abs=0.01)


def test_a_query_that_waits_for_the_first_pictures_is_said_in_the_bar(
    qtbot: QtBot, window: MainWindow
) -> None:
    page = window.areas.search
    page._searching.waits.emit(True)
    assert page._bar._heading.text() == "Your search starts as soon as the first pictures are indexed"
    page._searching.waits.emit(False)
    assert page._bar._heading.text() == "Drop a picture to find similar ones"


def test_an_empty_library_says_whether_pictures_are_to_come(
    qtbot: QtBot, app: App, worker: Worker, settings: Settings, tmp_path: Path
) -> None:
    state = WindowState()
    services = services_of(app)
    loader, scope = PictureLoader(worker, app.pictures.thumbnail, 1), ScopeBar()
    panel = LibraryPanel(services, state, settings, worker, loader, scope)
    qtbot.addWidget(panel)
    panel.show()
    panel.show_indexing(indexing=True)
    state.open_folder(tmp_path)
    qtbot.waitUntil(lambda: says(panel, "Your pictures appear here as they are indexed"))
    panel.show_indexing(indexing=False)
    qtbot.waitUntil(lambda: says(panel, "There is no picture to search in"))
    assert not panel.findChildren(PictureGrid)[0].isVisible()
