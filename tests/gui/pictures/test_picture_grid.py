from io import BytesIO
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QSize, Qt
from pytestqt.qtbot import QtBot

from simgui.gui.pictures.picture_grid import PictureGrid
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_model import PICTURE_ID_ROLE, PictureModel
from simgui.gui.pictures.picture_names import PictureNames
from simgui.gui.work.worker import Worker
from simgui.library.listing.records import Listing

COUNT = 100_000


class Thumbnails:
    """Gives every picture a colour of its own and notes who was asked for."""

    def __init__(self) -> None:
        self.asked: list[int] = []

    def __call__(self, picture_id: int) -> bytes | None:
        self.asked.append(picture_id)
        if picture_id == 3:
            return None
        file = BytesIO()
        Image.new("RGB", (8, 8), (picture_id * 7 % 256, 40, 200)).save(file, "PNG")
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
    assert (painted.red(), painted.green(), painted.blue()) == ((COUNT - 1) * 7 % 256, 40, 200)


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
