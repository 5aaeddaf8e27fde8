import gc
import weakref
from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from threading import Event

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from simgui.gui.look import theme
from simgui.gui.look.motion import moves
from simgui.gui.pictures.grid.fades import Fades
from simgui.gui.pictures.grid.grid_view import SMALLEST_PX
from simgui.gui.pictures.grid.group_headings import heading_words
from simgui.gui.pictures.grid.picture_colours import PictureColours
from simgui.gui.pictures.grid.picture_grid import PictureGrid
from simgui.gui.pictures.grid.picture_model import PICTURE_ID_ROLE, PictureModel
from simgui.gui.pictures.grid.picture_names import PictureNames
from simgui.gui.pictures.menu import chosen
from simgui.gui.pictures.menu.picture_actions import PictureActions
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Worker
from simgui.library.listing.records import NO_DATE, NONE, Grouping, Groups, Listing

COUNT = 100_000
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Thumbnails:
    """Gives every picture a colour of its own and notes who was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, picture_id: int) -> bytes | None:
        self.asked.append(picture_id)
        if picture_id == 3:
            return None
        file = BytesIO()
        image = Image.new("RGB", (8, 8), (picture_id * 7 % 256, 40, 200))
        image.save(file, "JPEG", quality=100, subsampling=0)
        return file.getvalue()


@pytest.fixture
def thumbnails() -> Thumbnails:
    return Thumbnails()


@pytest.fixture
def loader(worker: Worker, thumbnails: Thumbnails) -> PictureLoader:
    return PictureLoader(worker, thumbnails, 1 << 20)


@pytest.fixture
def grid(qtbot: QtBot, worker: Worker, loader: PictureLoader) -> PictureGrid:
    names = PictureNames(worker, lambda number: Path("folder", f"{number}.png"))
    view = PictureGrid(PictureModel(loader, names), loader)
    qtbot.addWidget(view)
    view.resize(800, 600)
    view.show_listing(Listing.of(np.arange(COUNT)))
    view.show()
    qtbot.waitExposed(view)
    return view


def in_sight(grid: PictureGrid) -> list[int]:
    area = grid.viewport().rect()
    return [row for row in range(200) if grid.visualRect(grid.model().index(row, 0)).intersects(area)]


def test_only_pictures_in_sight_are_asked_for(
    qtbot: QtBot, grid: PictureGrid, thumbnails: Thumbnails
) -> None:
    shown = in_sight(grid)
    assert 20 < len(shown) < 60
    qtbot.waitUntil(lambda: set(thumbnails.asked) == set(shown))


def test_the_end_is_reached_and_painted(qtbot: QtBot, grid: PictureGrid, loader: PictureLoader) -> None:
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    last = grid.model().index(COUNT - 1, 0)
    place = grid.visualRect(last)
    assert grid.viewport().rect().contains(place)
    qtbot.waitUntil(lambda: loader.get(COUNT - 1) is not None)
    painted = grid.viewport().grab().toImage().pixelColor(place.center())
    colour = painted.red(), painted.green(), painted.blue()
    assert colour == pytest.approx(((COUNT - 1) * 7 % 256, 40, 200), abs=2)  # a JPEG


def test_every_cell_is_found_under_its_own_centre(grid: PictureGrid) -> None:
    for row in in_sight(grid):
        index = grid.model().index(row, 0)
        centre = grid.visualRect(index).center()
        if grid.viewport().rect().contains(centre):
            assert grid.indexAt(centre) == index


def test_cells_do_not_overlap(grid: PictureGrid) -> None:
    frames = [grid.visualRect(grid.model().index(row, 0)) for row in in_sight(grid)]
    for number, frame in enumerate(frames):
        assert not any(frame.intersects(other) for other in frames[number + 1 :])


def test_click_and_enter_choose(qtbot: QtBot, grid: PictureGrid) -> None:
    centre = grid.visualRect(grid.model().index(5, 0)).center()
    with qtbot.waitSignal(grid.chosen) as clicked:
        qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=centre)
    assert clicked.args == [5]
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    with qtbot.waitSignal(grid.chosen) as entered:
        qtbot.keyClick(grid, Qt.Key.Key_Return)
    assert entered.args == [6]


@pytest.mark.parametrize(
    ("key", "lines"), [(Qt.Key.Key_Down, 1), (Qt.Key.Key_Up, 0), (Qt.Key.Key_End, None), (Qt.Key.Key_Home, 0)]
)
def test_keys_move_and_scroll(qtbot: QtBot, grid: PictureGrid, key: Qt.Key, lines: int | None) -> None:
    columns = sum(1 for row in in_sight(grid) if grid.visualRect(grid.model().index(row, 0)).top() < 20)
    grid.setCurrentIndex(grid.model().index(0, 0))
    qtbot.keyClick(grid, key)
    assert grid.currentIndex().row() == (COUNT - 1 if lines is None else lines * columns)
    assert grid.viewport().rect().contains(grid.visualRect(grid.currentIndex()))


def test_a_new_width_keeps_the_top_picture_at_the_top(grid: PictureGrid) -> None:
    grid.scrollTo(grid.model().index(5000, 0), PictureGrid.ScrollHint.PositionAtCenter)
    top = grid.indexAt(grid.visualRect(grid.model().index(5000, 0)).center()).row()
    first = min(row for row in range(4900, 5001) if grid.visualRect(grid.model().index(row, 0)).bottom() > 0)
    grid.resize(QSize(1200, 600))
    frame = grid.visualRect(grid.model().index(first, 0))
    assert top == 5000
    assert -frame.height() < frame.top() < frame.height()


def test_more_pictures_behind_leave_the_view_where_it_is(grid: PictureGrid) -> None:
    grid.verticalScrollBar().setValue(1000)
    grid.setCurrentIndex(grid.model().index(70, 0))
    where = grid.verticalScrollBar().value()
    grid.show_listing(Listing.of(np.arange(COUNT + 500)))
    assert grid.verticalScrollBar().value() == where
    assert grid.currentIndex().data(PICTURE_ID_ROLE) == 70
    assert grid.model().rowCount() == COUNT + 500


def test_where_there_is_nothing_to_scroll_the_bar_has_no_handle(grid: PictureGrid) -> None:
    assert grid.verticalScrollBar().isEnabled()
    grid.show_listing(Listing.of(np.arange(3)))
    assert not grid.verticalScrollBar().isEnabled()
    grid.show_listing(Listing.of(np.arange(COUNT)))
    assert grid.verticalScrollBar().isEnabled()


def select(qtbot: QtBot, grid: PictureGrid, row: int, modifier: Qt.KeyboardModifier) -> None:
    centre = grid.visualRect(grid.model().index(row, 0)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, modifier, centre)


def test_clicks_with_ctrl_and_shift_select_and_do_not_search(qtbot: QtBot, grid: PictureGrid) -> None:
    told: list[list[int]] = []
    grid.selection_changed.connect(lambda ids: told.append(ids.tolist()))
    with qtbot.assertNotEmitted(grid.chosen):
        select(qtbot, grid, 2, CTRL)
        select(qtbot, grid, 7, CTRL)
        select(qtbot, grid, 2, CTRL)
        select(qtbot, grid, 4, SHIFT)
        select(qtbot, grid, 9, CTRL)
        select(qtbot, grid, 11, CTRL | SHIFT)
    assert told == [[2], [2, 7], [7], [2, 3, 4], [2, 3, 4, 9], [2, 3, 4, 9, 10, 11]]
    assert grid.selected_ids.tolist() == told[-1]
    with qtbot.waitSignal(grid.chosen):
        select(qtbot, grid, 5, Qt.KeyboardModifier.NoModifier)
    assert told[-1] == []


def test_keys_select_from_where_they_began(qtbot: QtBot, grid: PictureGrid) -> None:
    grid.setCurrentIndex(grid.model().index(3, 0))
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    assert grid.selected_ids.tolist() == []
    for _ in range(2):
        qtbot.keyClick(grid, Qt.Key.Key_Right, SHIFT)
    assert grid.selected_ids.tolist() == [4, 5, 6]
    qtbot.keyClick(grid, Qt.Key.Key_Left, SHIFT)
    assert grid.selected_ids.tolist() == [4, 5]
    qtbot.keyClick(grid, Qt.Key.Key_Home)
    qtbot.keyClick(grid, Qt.Key.Key_Space, CTRL)
    assert grid.selected_ids.tolist() == [0, 4, 5]
    assert grid.clear_selection()
    assert not grid.clear_selection()


def test_all_are_selected_as_one_range(qtbot: QtBot, grid: PictureGrid) -> None:
    qtbot.keyClick(grid, Qt.Key.Key_A, CTRL)
    assert grid.selected_ids.tolist() == list(range(COUNT))
    assert len(grid.selectionModel().selection().toList()) == 1


def test_a_menu_of_all_makes_no_object_for_each(grid: PictureGrid, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[object] = []
    make = chosen.ChosenPicture

    def noted(*args: object, **named: object) -> object:
        made.append(args)
        return make(*args, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(chosen, "ChosenPicture", noted)
    PictureActions(None, None, grid)  # type: ignore[arg-type] - nothing is asked of a service
    grid.selectAll()
    gestures = grid.findChild(PictureGestures)
    assert gestures is not None
    menu = gestures.menu(grid.visualRect(grid.model().index(0, 0)).center())
    assert menu is not None
    words = [each.text() for each in menu.actions()]
    assert "100,000 pictures" in words
    assert "Search with these together (50 at most)" in words
    assert len(made) < 10


def test_a_dropped_grid_is_gone_at_once(qtbot: QtBot, worker: Worker, loader: PictureLoader) -> None:
    names = PictureNames(worker, lambda number: Path("folder", f"{number}.png"))
    grid = PictureGrid(PictureModel(loader, names), loader)
    grid.show_listing(Listing.of(np.arange(COUNT)))
    grid.show()
    qtbot.waitExposed(grid)
    kept = weakref.ref(grid)
    gc.disable()
    try:
        del grid
        assert kept() is None  # else Python would drop it at any time, in the middle of a paint, too
    finally:
        gc.enable()


def test_what_is_selected_stays_so_in_another_order(grid: PictureGrid) -> None:
    grid.setCurrentIndex(grid.model().index(20, 0))
    for row in (20, 21, 50):
        grid._selection.toggle(row)
    grid.show_listing(Listing.of(np.arange(COUNT)[::-1]), anew=True)
    assert grid.selected_ids.tolist() == [50, 21, 20]
    assert grid.currentIndex().data(PICTURE_ID_ROLE) == 20
    assert grid.verticalScrollBar().value() == 0
    grid.show_listing(Listing.of(np.array([20, 1, 2])))
    assert grid.selected_ids.tolist() == [20]
    told: list[list[int]] = []
    grid.selection_changed.connect(lambda ids: told.append(ids.tolist()))
    grid.show_listing(Listing.of(np.array([1, 2])))
    assert grid.selected_ids.tolist() == []
    assert told[-1] == []


def test_pictures_that_came_before_leave_the_others_where_they_are(grid: PictureGrid) -> None:
    grid.verticalScrollBar().setValue(9000)
    grid.setCurrentIndex(grid.model().index(grid.top_row, 0))
    place = grid.visualRect(grid.currentIndex())
    whole_lines = 11 * grid.cells.columns
    before = np.arange(COUNT, COUNT + whole_lines)
    grid.show_listing(Listing.of(np.concatenate([before, np.arange(COUNT)])))
    assert grid.visualRect(grid.currentIndex()) == place


def test_query_selection_and_keyboard_have_signs_of_their_own(qtbot: QtBot, grid: PictureGrid) -> None:
    """Each changes the picture otherwise than by another colour of the same shape."""

    def painted() -> QImage:
        place = grid.visualRect(grid.model().index(5, 0))
        return grid.viewport().grab(place).toImage()

    qtbot.waitUntil(lambda: not grid._awaited)
    plain = painted()
    grid.show_query(5)
    query = painted()
    grid.show_query(None)
    grid._selection.toggle(5)
    selected = painted()
    grid.clear_selection()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    grid.setCurrentIndex(grid.model().index(5, 0))
    grid._by_keyboard = True
    keyboard = painted()
    changed = [
        {
            (x, y)
            for x in range(plain.width())
            for y in range(plain.height())
            if image.pixel(x, y) != plain.pixel(x, y)
        }
        for image in (query, selected, keyboard)
    ]
    assert all(changed)
    for one, other in combinations(changed, 2):
        assert len(one ^ other) > len(one & other) / 2


def test_who_comes_by_keyboard_is_at_the_first_picture_in_sight(grid: PictureGrid) -> None:
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    assert grid.currentIndex().row() == 0


def test_pictures_can_be_made_larger_and_smaller(qtbot: QtBot, grid: PictureGrid) -> None:
    columns = grid.cells.columns
    grid.show_at_top(5000)
    first = grid.top_row
    grid.set_tile_px(200)
    assert grid.cells.columns < columns
    assert first in range(grid.top_row, grid.top_row + grid.cells.columns)
    with qtbot.waitSignal(grid.tile_px_changed) as told:
        grid.resize_tiles(1.0001)
    assert told.args == [201]
    grid.set_tile_px(1)
    assert grid.tile_px == SMALLEST_PX


def grouped(lengths: tuple[int, ...], names: tuple[str, ...]) -> Listing:
    starts = np.cumsum([0, *lengths[:-1]])
    groups = Groups(starts, np.arange(len(lengths)), names, Grouping.LABEL)
    return replace(Listing.of(np.arange(sum(lengths))), groups=groups)


def test_the_heading_of_the_group_at_the_top_stays_until_the_next_one_comes(grid: PictureGrid) -> None:
    grid.show_listing(grouped((300, 300), ("hats", "shoes")))
    bar, second = grid.verticalScrollBar(), grid.cells.heading(1).top()
    tall = grid.cells.heading_px
    for scrolled, expected in (
        (0, (0, grid.cells.heading(0).top())),
        (1000, (0, 0)),
        (second - tall // 2, (0, tall // 2 - tall)),
        (second, (1, 0)),
        (second + 10, (1, 0)),
    ):
        bar.setValue(scrolled)
        sticky = grid.sticky_heading()
        assert sticky is not None
        assert (sticky[0], sticky[1].top()) == expected
        assert not grid.indexAt(QPoint(60, tall // 2 - 1)).isValid() or sticky[1].bottom() < tall // 2 - 1


def test_a_picture_is_not_hidden_by_the_heading(qtbot: QtBot, grid: PictureGrid) -> None:
    grid.show_listing(grouped((300, 300), ("hats", "shoes")))
    grid.verticalScrollBar().setValue(5000)
    for row in (299, 300, 10):
        grid.setCurrentIndex(grid.model().index(row, 0))
        frame = grid.visualRect(grid.currentIndex())
        assert grid.viewport().rect().contains(frame)
        sticky = grid.sticky_heading()
        assert sticky is not None
        assert not sticky[1].intersects(frame)


@pytest.mark.parametrize(
    ("grouping", "key", "words"),
    [
        (Grouping.LABEL, 0, "hats"),
        (Grouping.LABEL, NONE, "No label"),
        (Grouping.DAY, NO_DATE, "No date"),
        (Grouping.FOLDER, 0, "hats"),
    ],
)
def test_headings_say_what_the_group_is(grouping: Grouping, key: int, words: str) -> None:
    assert heading_words(Groups(np.array([0]), np.array([key]), ("hats",), grouping), 0) == words


def test_a_day_is_written_as_people_write_it() -> None:
    words = heading_words(Groups(np.array([0]), np.array([18_000]), (), Grouping.DAY), 0)
    assert "2019" in words
    assert words != "2019-04-14"


def test_labels_stand_on_pictures_if_they_are_wanted(qtbot: QtBot, grid: PictureGrid) -> None:
    labelled = replace(
        Listing.of(np.arange(3)), labels=np.array([0, NONE, 1], np.int32), names=("hat", "shoe")
    )
    grid.show_listing(labelled)
    assert [grid._tile(grid.model().index(row, 0)).label for row in range(3)] == ["", "", ""]
    grid.show_labels(True)
    assert [grid._tile(grid.model().index(row, 0)).label for row in range(3)] == ["hat", "", "shoe"]


def test_a_place_has_the_average_colour_until_its_picture_is_there(
    qtbot: QtBot, worker: Worker, thumbnails: Thumbnails
) -> None:
    go_on = Event()

    def slow(picture_id: int) -> bytes | None:
        go_on.wait(30)
        return thumbnails(picture_id)

    loader = PictureLoader(worker, slow, 1 << 20)
    colours = PictureColours(worker, lambda ids: {number: 0x123456 for number in ids if number != 1})
    view = PictureGrid(PictureModel(loader, PictureNames(worker, lambda _: None)), loader, colours)
    qtbot.addWidget(view)
    view.resize(500, 300)
    for number in (0, 1, 2):
        colours.get(number)
    qtbot.waitUntil(lambda: colours.get(0) is not None)
    view.show_listing(Listing.of(np.arange(3)))
    view.show()
    qtbot.waitExposed(view)

    def colour(row: int) -> str:
        place = view.visualRect(view.model().index(row, 0)).center()
        scale = view.devicePixelRatio()
        return view.viewport().grab().toImage().pixelColor(place * scale).name()

    assert [colour(0), colour(1)] == ["#123456", theme.colours().place]
    go_on.set()
    qtbot.waitUntil(lambda: colour(0) == "#0028c8")


def test_colours_are_looked_up_together_and_forgotten(qtbot: QtBot, worker: Worker) -> None:
    asked: list[tuple[int, ...]] = []

    def find(ids: Sequence[int]) -> dict[int, int]:
        asked.append(tuple(ids))
        return {number: number for number in ids}

    colours = PictureColours(worker, find)
    for number in range(40):
        assert colours.get(number) is None
    qtbot.waitUntil(lambda: all(colours.get(number) is not None for number in range(40)))
    assert len(asked) <= 2
    colours.forget()
    assert colours.get(3) is None
    qtbot.waitUntil(lambda: colours.get(3) is not None)


def test_a_picture_comes_in_little_by_little_and_ends_whole(qtbot: QtBot) -> None:
    fades = Fades()
    assert fades.share("one") == 1
    fades.begin("one")
    assert fades.share("one") < 1
    qtbot.waitUntil(lambda: fades.share("one") == 1 and not fades._frames.isActive())
    assert not fades._begun


def test_without_a_screen_nothing_moves(qtbot: QtBot, grid: PictureGrid) -> None:
    assert not moves()
    qtbot.waitUntil(lambda: not grid._awaited)
    assert not grid._fades._begun


def test_a_screen_reader_is_told_of_a_million_pictures_one_by_one(
    qtbot: QtBot, grid: PictureGrid, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    data = PictureModel.data

    def noted(self: PictureModel, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        asked.append(index.row())
        return data(self, index, role)

    monkeypatch.setattr(PictureModel, "data", noted)
    count = 1_000_000
    labels = np.zeros(count, np.int32)
    grid.show_listing(replace(Listing.of(np.arange(count)), labels=labels, names=("hats",)))
    grid.show_query(999_999)
    whole = QAccessible.queryAccessibleInterface(grid)
    assert whole.childCount() == count
    last = whole.child(count - 1)
    qtbot.waitUntil(lambda: last.text(QAccessible.Text.Name).startswith("folder"))
    expected = "folder/999999.png, label hats, picture 1,000,000 of 1,000,000, query"
    assert last.text(QAccessible.Text.Name) == expected
    assert not last.state().selected
    grid.selectAll()
    assert last.state().selected
    assert last.state().selectable
    grid.verticalScrollBar().setValue(grid.verticalScrollBar().maximum())
    assert whole.indexOfChild(last) == count - 1
    assert len(set(asked)) < 1000


def test_an_unreadable_picture_has_a_null_pixmap(qtbot: QtBot, loader: PictureLoader) -> None:
    with qtbot.waitSignal(loader.loaded):
        assert loader.get(3) is None
    pixmap = loader.get(3)
    assert pixmap is not None
    assert pixmap.isNull()


def test_the_cache_is_bounded_in_bytes(qtbot: QtBot, worker: Worker, thumbnails: Thumbnails) -> None:
    loader = PictureLoader(worker, thumbnails, cache_bytes=3 * 8 * 8 * 4)
    for key in (10, 11, 12, 13):
        with qtbot.waitSignal(loader.loaded):
            loader.get(key)
    asked = len(thumbnails.asked)
    assert [loader.get(key) is not None for key in (11, 12, 13)] == [True] * 3
    with qtbot.waitSignal(loader.loaded):
        assert loader.get(10) is None
    assert len(thumbnails.asked) == asked + 1
