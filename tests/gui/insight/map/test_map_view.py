"""The map on the fake model: every picture a point, pointed at, clicked, circled, and by keyboard."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from pictures import make_library, make_picture
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from seen import button, says

from simgui.app import App
from simgui.child.protocol import Request
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.gui.insight.evidence_panel import Evidence, EvidencePanel
from simgui.gui.insight.map.canvas import MapCanvas
from simgui.gui.insight.map.label_palette import label_colours
from simgui.gui.insight.map.view import MapView
from simgui.gui.insight.measuring import InsightServices
from simgui.gui.insight.page import InsightPage
from simgui.gui.pictures.item_list import ItemList
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.maps import service as module
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import label_places

LEFT, SHIFT, NONE = (
    Qt.MouseButton.LeftButton,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Request]:
    """What the trainer was asked; it answers with the start, turned about."""
    requests: list[Request] = []

    def run(request: Request, log: object, progress: Progress) -> dict[str, Any]:
        requests.append(request)
        np.save(request.options["result"], np.load(request.options["start"])[:, ::-1])
        return {}

    monkeypatch.setattr(module, "run_trainer", run)
    monkeypatch.setattr(module, "LEAST_TO_ARRANGE", 5)
    return requests


@pytest.fixture
def view(qtbot: QtBot, app: App, worker: Worker) -> MapView:
    made = MapView(app.maps, worker, PictureLoader(worker, app.pictures.thumbnail, 1 << 20))
    qtbot.addWidget(made)
    made.resize(820, 600)
    made.show()
    return made


Shown = Callable[..., PictureMap]


@pytest.fixture
def show(qtbot: QtBot, app: App, view: MapView) -> Shown:
    def index_and_show(folder: Path) -> PictureMap:
        app.folders.index(folder, Progress())
        view.show_folder(folder, None)
        qtbot.waitUntil(
            lambda: view.shown is not None and (view.shown.arranged or not view.shown.can_arrange)
        )
        assert view.shown is not None
        return view.shown

    return index_and_show


def scattered(count: int, labels: int = 3, seed: int = 0) -> PictureMap:
    """A map of made-up pictures, none of them near another, ids from 100."""
    random = np.random.default_rng(seed)
    columns = int(np.ceil(np.sqrt(count)))
    grid = np.array([(number % columns, number // columns) for number in range(count)], np.float32)
    return PictureMap(
        np.arange(100, 100 + count),
        grid + random.uniform(-0.2, 0.2, grid.shape).astype(np.float32),
        tuple("abcdefgh"[:labels]),
        random.integers(0, labels, count).astype(np.int32),
        tuple(f"{number}.jpg" for number in range(count)),
        True,
        True,
    )


@pytest.fixture
def canvas(qtbot: QtBot, worker: Worker) -> MapCanvas:
    made = MapCanvas(PictureLoader(worker, lambda key: None, 1 << 20))
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    return made


def place_of(canvas: MapCanvas, shown: PictureMap, row: int) -> QPoint:
    x, y = canvas.frame.to_pixels(shown.places[row : row + 1])[0].tolist()
    return QPoint(round(x), round(y))


def move(canvas: MapCanvas, place: QPoint, pressed: bool = False, modifiers: Any = NONE) -> None:
    buttons = LEFT if pressed else Qt.MouseButton.NoButton
    local = QPointF(place)
    QApplication.sendEvent(
        canvas,
        QMouseEvent(
            QEvent.Type.MouseMove,
            local,
            canvas.mapToGlobal(local),
            Qt.MouseButton.NoButton,
            buttons,
            modifiers,
        ),
    )


def drag(qtbot: QtBot, canvas: MapCanvas, corners: list[QPoint], modifiers: Any = NONE) -> None:
    qtbot.mousePress(canvas, LEFT, modifiers, corners[0])
    for corner in corners[1:]:
        move(canvas, corner, pressed=True, modifiers=modifiers)
    qtbot.mouseRelease(canvas, LEFT, modifiers, corners[-1])


# What is painted.


def test_every_picture_is_a_point_in_the_colour_of_its_label(canvas: MapCanvas) -> None:
    shown = scattered(2500)
    canvas.show_map(shown)
    seen = canvas.grab().toImage()
    assert not canvas.tiles
    palette = label_colours(3)
    names = canvas.frame.to_pixels(label_places(shown.places, shown.labels, 3))
    for row in range(len(shown)):
        place = place_of(canvas, shown, row)
        if np.abs(names - [place.x(), place.y()]).max(axis=1).min() < 60:
            continue  # a name may stand here
        around = {
            QColor(seen.pixel(place.x() + x, place.y() + y)).name() for x in (-1, 0) for y in (-1, 0, 1)
        }
        assert palette[shown.labels[row]] in around, row


def test_close_by_pictures_take_the_place_of_points(qtbot: QtBot, canvas: MapCanvas) -> None:
    shown = scattered(2500)
    canvas.show_map(shown)
    canvas.zoom(6)
    canvas.grab()
    tiles = canvas.tiles
    assert len(tiles) > 5
    for row, tile in tiles.items():
        assert (tile.center() - place_of(canvas, shown, row)).manhattanLength() <= 3


def test_a_lit_label_keeps_its_colour_the_others_lose_it(canvas: MapCanvas) -> None:
    canvas.show_map(scattered(2500))
    before = canvas.grab().toImage()
    canvas.light([1])
    after = canvas.grab().toImage()

    def count(image: Any, colour: str) -> int:
        wanted = QColor(colour).rgb()
        return sum(
            image.pixel(x, y) == wanted for x in range(0, image.width(), 2) for y in range(image.height())
        )

    first, second, third = label_colours(3)
    assert count(before, first) > 100 < count(before, third)
    assert count(after, first) == count(after, third) == 0
    assert count(after, second) >= count(before, second) * 0.95


def test_a_saved_map_is_drawn_again_not_enlarged(canvas: MapCanvas) -> None:
    shown = scattered(2500)
    canvas.show_map(shown)
    move(canvas, place_of(canvas, shown, 57))
    assert canvas.hovered is not None
    image = canvas.picture()
    assert (image.width(), image.height()) == (2 * canvas.width(), 2 * canvas.height())
    pixels = np.frombuffer(image.convertToFormat(QImage.Format.Format_RGB32).constBits(), np.uint32)
    blocks = pixels.reshape(canvas.height(), 2, canvas.width(), 2)
    assert (blocks != blocks[:, :1, :, :1]).any(axis=(1, 3)).sum() > len(shown)  # edges finer than a pixel
    canvas.zoom(6)
    canvas.grab()
    seen = canvas.tiles
    canvas.picture()
    assert canvas.tiles == seen  # what is clicked is where it was


# What is pointed at.


def test_pointing_shows_the_picture_under_the_pointer(canvas: MapCanvas) -> None:
    shown = scattered(2500)
    canvas.show_map(shown)
    canvas.grab()
    assert not canvas.tiles
    for row in (0, 57, 2499):
        place = place_of(canvas, shown, row)
        move(canvas, place)
        hovered = canvas.hovered
        assert hovered is not None
        nearest = min(range(2500), key=lambda each: (place_of(canvas, shown, each) - place).manhattanLength())
        assert hovered == nearest == row
        assert shown.paths[row] in canvas.accessibleDescription()
    move(canvas, QPoint(1, 1))
    assert canvas.hovered is None


def test_pointing_at_a_small_picture_means_the_one_on_top(canvas: MapCanvas) -> None:
    canvas.show_map(scattered(400))
    canvas.zoom(2)
    canvas.grab()
    tiles = list(canvas.tiles.items())
    assert len(tiles) > 20
    for row, tile in tiles:
        place = tile.center()
        move(canvas, place)
        assert canvas.hovered == [each for each, other in tiles if other.contains(place)][-1]
        assert canvas.hovered == row or tile.intersects(canvas.tiles[canvas.hovered])


def test_a_click_searches_with_the_picture_and_a_drag_does_not(qtbot: QtBot, canvas: MapCanvas) -> None:
    shown = scattered(2500)
    canvas.show_map(shown)
    canvas.grab()
    chosen: list[int] = []
    canvas.chosen.connect(chosen.append)
    qtbot.mouseClick(canvas, LEFT, NONE, place_of(canvas, shown, 123))
    assert chosen == [223]
    place, before = place_of(canvas, shown, 123), canvas.frame
    drag(qtbot, canvas, [place, place + QPoint(30, 0), place + QPoint(60, -40)])
    assert chosen == [223]
    after = canvas.frame.to_pixels(shown.places) - before.to_pixels(shown.places)
    assert after == pytest.approx(np.tile([60, -40], (2500, 1)), abs=0.1)


def test_the_wheel_zooms_about_the_pointer(canvas: MapCanvas) -> None:
    shown = scattered(400)
    canvas.show_map(shown)
    place = place_of(canvas, shown, 150)
    wheel = QWheelEvent(
        QPointF(place),
        canvas.mapToGlobal(QPointF(place)),
        QPoint(),
        QPoint(0, 360),
        Qt.MouseButton.NoButton,
        NONE,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = canvas.frame.scale
    QApplication.sendEvent(canvas, wheel)
    assert canvas.frame.scale > 1.5 * before
    assert (place_of(canvas, shown, 150) - place).manhattanLength() <= 4


@pytest.mark.parametrize("seed", range(3))
def test_the_lasso_takes_exactly_what_lies_inside(qtbot: QtBot, canvas: MapCanvas, seed: int) -> None:
    shown = scattered(900, seed=seed)
    canvas.show_map(shown)
    random = np.random.default_rng(seed)
    corners = [QPoint(*random.integers(20, 480, 2).tolist()) for _ in range(7)]
    circled: list[list[int]] = []
    canvas.circled.connect(lambda rows: circled.append(rows.tolist()))
    drag(qtbot, canvas, corners, SHIFT)
    expected = []
    for row, (x, y) in enumerate(canvas.frame.to_pixels(shown.places.astype(np.float64)).tolist()):
        odd = False
        for number, corner in enumerate(corners):
            ax, ay = corner.x(), corner.y()
            bx, by = corners[(number + 1) % 7].x(), corners[(number + 1) % 7].y()
            if (ay > y) != (by > y) and x < ax + (y - ay) * (bx - ax) / (by - ay):
                odd = not odd
        if odd:
            expected.append(row)
    assert circled == [expected]
    assert expected


def test_everything_is_within_reach_of_the_keyboard(qtbot: QtBot, canvas: MapCanvas) -> None:
    shown = scattered(400)
    canvas.show_map(shown)
    whole = canvas.frame
    chosen: list[int] = []
    circled: list[list[int]] = []
    canvas.chosen.connect(chosen.append)
    canvas.circled.connect(lambda rows: circled.append(rows.tolist()))
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.frame.scale == pytest.approx(1.5 * whole.scale)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.frame.centre[0] > whole.centre[0]
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.frame.centre[1] > whole.centre[1]
    hovered = canvas.hovered
    assert hovered is not None
    middle = np.array([canvas.width() / 2, canvas.height() / 2])
    off = np.linalg.norm(canvas.frame.to_pixels(shown.places) - middle, axis=1)
    assert off[hovered] < off.min() + 40  # nearest, or the small picture that lies on the middle
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert chosen == [100 + hovered]
    qtbot.keyClick(canvas, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    pixels = canvas.frame.to_pixels(shown.places)
    assert circled == [[row for row, (x, y) in enumerate(pixels.tolist()) if 0 <= x <= 600 and 0 <= y <= 500]]
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.frame == whole


# The view.


def test_principal_components_at_once_then_the_arranged_map(
    view: MapView, show: Shown, library: Path, asked: list[Request], app: App
) -> None:
    shown = show(library)
    assert shown.arranged
    assert says(view, "9 pictures, neighbours brought together")
    assert len(asked) == 1
    assert [view.legend.item(row).text() for row in range(3)] == ["bags  3", "hats  3", "shoes  3"]


def test_too_few_pictures_stay_as_they_are(view: MapView, show: Shown, library: Path) -> None:
    assert not show(library).arranged
    assert says(view, "too few to arrange")


def test_without_labels_the_map_is_drawn_all_the_same(
    qtbot: QtBot, view: MapView, show: Shown, tmp_path: Path
) -> None:
    for seed in range(4):
        make_picture(tmp_path / "plain" / f"{seed}.png", seed)
    shown = show(tmp_path / "plain")
    assert len(shown) == 4
    assert not shown.names
    assert not view.legend.isVisible()
    view.canvas.grab()
    assert set(view.canvas.tiles) == {0, 1, 2, 3}


def test_circled_pictures_become_evidence(qtbot: QtBot, view: MapView, show: Shown, library: Path) -> None:
    shown = show(library)
    shownto: list[Evidence] = []
    view.evidence_wanted.connect(shownto.append)
    button(view, "Lasso").click()
    room = view.canvas.rect().adjusted(1, 1, -1, -1)
    corners = [room.topLeft(), room.topRight(), room.bottomRight(), room.bottomLeft()]
    drag(qtbot, view.canvas, corners)
    assert shownto[0].title == "9 pictures circled"
    by_label = sorted(range(9), key=lambda row: (str(shown.label_of(row)), row))
    assert [exhibit.picture for exhibit in shownto[0].exhibits] == [int(shown.ids[row]) for row in by_label]
    assert shownto[0].exhibits[0].caption.startswith("bags\n")
    assert not button(view, "Lasso").isChecked()


def test_a_failure_leaves_the_first_map_and_says_what_to_do(
    qtbot: QtBot, view: MapView, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "LEAST_TO_ARRANGE", 5)

    def fail(request: Request, log: object, progress: Progress) -> dict[str, Any]:
        raise SimguiError("umap-learn is missing", "Install it.")

    monkeypatch.setattr(module, "run_trainer", fail)
    app.folders.index(library, Progress())
    view.show_folder(library, None)
    qtbot.waitUntil(lambda: says(view, "umap-learn is missing. Install it."))
    assert says(view, "9 pictures by their two main differences (PCA)")
    assert button(view, "Arrange").isEnabled()


def test_stopping_leaves_the_first_map_and_arranging_goes_on_when_wanted(
    qtbot: QtBot,
    view: MapView,
    app: App,
    library: Path,
    asked: list[Request],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    answer = module.run_trainer

    def wait(request: Request, log: object, progress: Progress) -> dict[str, Any]:
        while True:
            progress.check()

    monkeypatch.setattr(module, "run_trainer", wait)
    app.folders.index(library, Progress())
    view.show_folder(library, None)
    qtbot.waitUntil(lambda: says(view, "two main differences"))
    button(view, "Cancel").click()
    qtbot.waitUntil(lambda: says(view, "not brought together yet"))
    monkeypatch.setattr(module, "run_trainer", answer)
    button(view, "Arrange").click()
    qtbot.waitUntil(lambda: says(view, "neighbours brought together"))


def map_page(app: App, worker: Worker) -> tuple[InsightPage, WindowState]:
    """Make an Insight area that has a map only."""
    state, thumbnails = WindowState(), PictureLoader(worker, app.pictures.thumbnail, 1 << 20)
    window = QWidget()
    undo = Undo(app.decisions, state, worker, window)
    services = InsightServices(app.measurements, app.models, undo, app.folders, app.reports)
    page = InsightPage(services, state, worker, thumbnails, lambda: [MapView(app.maps, worker, thumbnails)])
    window.setParent(page)
    return page, state


def test_the_page_shows_the_map_where_nothing_can_be_measured(
    qtbot: QtBot, app: App, worker: Worker, tmp_path: Path
) -> None:
    folder = tmp_path / "plain"
    for seed in range(4):
        make_picture(folder / f"{seed}.png", seed)
    app.folders.index(folder, Progress())
    page, state = map_page(app, worker)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    searched: list[int] = []
    page.search_wanted.connect(searched.append)
    page.show()
    state.open_folder(folder)
    qtbot.waitUntil(lambda: says(page, "4 pictures"))
    view = page.view
    assert isinstance(view, MapView)
    assert view.shown is not None
    assert view.isVisible()
    qtbot.mouseClick(view.canvas, LEFT, NONE, place_of(view.canvas, view.shown, 2))
    panel = page.findChildren(EvidencePanel)[0]
    assert says(panel, "and the pictures next to it")
    assert panel.evidence[0].picture == int(view.shown.ids[2])
    assert len(panel.evidence) == 4
    assert searched == []
    shown = panel.findChildren(ItemList)[0]
    qtbot.mouseClick(shown.viewport(), LEFT, NONE, shown.visualRect(shown.model().index(0, 0)).center())
    assert searched == [int(view.shown.ids[2])]


def test_what_stands_next_to_a_picture_comes_nearest_first() -> None:
    places = np.array([[0, 0], [3, 0], [1, 0], [0, 0], [9, 9]], np.float32)
    labels, ids = np.full(5, -1, np.int32), np.arange(5)
    shown = PictureMap(ids, places, (), labels, ("a", "b", "c", "d", "e"), False, True)
    assert shown.next_to(3, 3).tolist() == [3, 0, 2]
    assert shown.next_to(4, 99).tolist() == [4, 1, 2, 0, 3]


def test_a_new_label_is_on_the_map(qtbot: QtBot, app: App, worker: Worker, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures")
    app.folders.index(folder, Progress())
    page, state = map_page(app, worker)
    qtbot.addWidget(page)
    page.resize(1200, 700)
    page.show()
    state.open_folder(folder)
    view = page.view
    assert isinstance(view, MapView)
    qtbot.waitUntil(lambda: view.shown is not None)
    picture = int(view.shown.ids[0]) if view.shown else 0
    page.evidence.label_wanted.emit({picture: "caps"})
    qtbot.waitUntil(lambda: view.shown is not None and "caps" in view.shown.names)
    assert view.shown is not None
    assert view.shown.label_of(0) == "caps"


def test_pointing_at_a_label_lights_it_up_as_long(
    qtbot: QtBot, view: MapView, show: Shown, library: Path
) -> None:
    shown = show(library)
    lit: list[tuple[int, ...]] = []
    view.legend.lit.connect(lit.append)
    row = shown.names.index("hats")
    view.legend.entered.emit(view.legend.model().index(row, 0))
    view.legend.item(0).setSelected(True)
    QApplication.sendEvent(view.legend, QEvent(QEvent.Type.Leave))
    assert lit == [(row,), (0, row), (0,)]


def test_another_folder_has_no_label_lit_up(
    view: MapView, show: Shown, library: Path, tmp_path: Path
) -> None:
    show(library)
    view.legend.item(0).setSelected(True)
    show(make_library(tmp_path / "other", ("bags", "hats")))
    assert view.legend.count() == 2
    assert view.legend.selectedItems() == []
