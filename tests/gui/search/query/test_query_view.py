"""What a person can do with a query: crop it, add to it, switch off, want no longer, turn, remove."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import make_picture
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.query_actions import QueryActions
from simgui.gui.search.query.query_view import QueryView
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.work.worker import Worker
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import Example, Query, Region, as_query
from simgui.search.records import SearchResult

Show = Callable[[Query], None]


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    return [make_picture(tmp_path / f"{number}.jpg", number, size=(200, 100)) for number in range(3)]


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(400, 400)
    made.show()
    return made


@pytest.fixture
def actions(page: QWidget, worker: Worker) -> QueryActions:
    return QueryActions(page, PictureLoader(worker, Path.read_bytes, 1 << 24, page))


@pytest.fixture
def view(page: QWidget, actions: QueryActions, worker: Worker) -> QueryView:
    made = QueryView(actions, PictureLoader(worker, Path.read_bytes, 1 << 24, page), page)
    made.resize(400, 300)
    made.show()
    return made


@pytest.fixture
def changes(view: QueryView) -> list[Query | None]:
    given: list[Query | None] = []
    view.query_changed.connect(given.append)
    return given


def result_of(query: Query) -> SearchResult:
    sources = tuple(each.source for each in query.examples if not isinstance(each.source, int))
    first = query.liked[0].source
    assert isinstance(first, Path | bytes)
    return SearchResult(query, first, None, "model", Cutpoint("starter", 0.3), (), 9, sources=sources)


def several(files: list[Path]) -> Query:
    return Query((Example(files[0]), Example(files[1]), Example(files[2], unlike=True)))


def loaded(qtbot: QtBot, view: QueryView) -> None:
    qtbot.waitUntil(lambda: view.picture._previews.get(view.picture.source or b"") is not None)


def point(view: QueryView, x: float, y: float) -> QPoint:
    target = view.picture._target
    return QPoint(round(target.left() + x * target.width()), round(target.top() + y * target.height()))


def drag(qtbot: QtBot, view: QueryView, start: tuple[float, float], end: tuple[float, float]) -> None:
    picture = view.picture
    qtbot.mousePress(picture, Qt.MouseButton.LeftButton, pos=point(view, *start))
    qtbot.mouseMove(picture, point(view, *end))
    qtbot.mouseRelease(picture, Qt.MouseButton.LeftButton, pos=point(view, *end))


def test_a_rectangle_is_drawn_with_the_mouse(
    qtbot: QtBot, view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(as_query(files[0])))
    loaded(qtbot, view)
    drag(qtbot, view, (0.2, 0.2), (0.8, 0.6))
    assert changes == []  # as long as it is not being cropped
    actions.crop.trigger()
    drag(qtbot, view, (0.2, 0.2), (0.8, 0.6))
    (query,) = changes
    assert query is not None
    region = query.examples[0].region
    assert region is not None
    assert (region.left, region.top, region.width, region.height) == pytest.approx(
        (0.2, 0.2, 0.6, 0.4), abs=0.02
    )


def test_a_rectangle_is_moved_and_resized_by_keys_and_followed_when_they_are_let_go(
    qtbot: QtBot, view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    query = Query((Example(files[0], Region(0.2, 0.2, 0.5, 0.5)),))
    view.show_result(result_of(query))
    actions.crop.trigger()
    qtbot.keyPress(view.picture, Qt.Key.Key_Right)
    qtbot.keyPress(view.picture, Qt.Key.Key_Right)
    assert changes == []
    qtbot.keyRelease(view.picture, Qt.Key.Key_Right)
    qtbot.keyClick(view.picture, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    found = [each.examples[0].region for each in changes if each is not None]
    assert [(each.left, each.top, each.width, each.height) for each in found if each] == [
        pytest.approx((0.24, 0.2, 0.5, 0.5)),
        pytest.approx((0.24, 0.2, 0.5, 0.52)),
    ]
    qtbot.keyClick(view.picture, Qt.Key.Key_Escape)
    assert not view.picture.cropping
    assert not actions.crop.isChecked()


def test_the_first_arrow_begins_a_rectangle(
    qtbot: QtBot, view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(as_query(files[0])))
    actions.crop.trigger()
    qtbot.keyClick(view.picture, Qt.Key.Key_Left)
    assert changes[0] is not None
    assert changes[0].examples[0].region == Region(0.2, 0.2, 0.6, 0.6)
    assert "20% left" in view.picture.accessibleDescription()


def test_the_whole_picture_again(
    view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(as_query(files[0])))
    assert not actions.whole.isEnabled()
    view.show_result(result_of(Query((Example(files[0], Region(0, 0, 0.5, 1)),))))
    assert view.picture.region == Region(0, 0, 0.5, 1)
    actions.whole.trigger()
    assert changes == [as_query(files[0])]


def test_another_picture_ends_the_crop(view: QueryView, actions: QueryActions, files: list[Path]) -> None:
    view.show_result(result_of(as_query(files[0])))
    actions.crop.trigger()
    view.show_result(result_of(Query((Example(files[0], Region(0, 0, 0.5, 1)),))))
    assert view.picture.cropping
    view.show_result(result_of(as_query(files[1])))
    assert not view.picture.cropping
    assert not actions.crop.isChecked()


def test_one_picture_needs_no_chip(view: QueryView, files: list[Path]) -> None:
    view.show_result(result_of(as_query(files[0])))
    assert not view._chips.isVisible()
    view.show_result(result_of(several(files)))
    assert view._chips.isVisible()
    assert [chip.accessibleName() for chip in view._chips.chips] == [
        f"Wanted: {files[0]}",
        f"Wanted: {files[1]}",
        f"Not wanted: {files[2]}",
    ]


def test_a_chip_is_switched_off_wanted_no_longer_and_removed(
    qtbot: QtBot, view: QueryView, files: list[Path], changes: list[Query | None]
) -> None:
    query = several(files)
    first, second, third = query.examples
    view.show_result(result_of(query))
    chips = view._chips.chips
    chips[1].menu().actions()[1].trigger()  # switch off
    qtbot.keyClick(chips[1], Qt.Key.Key_Minus)
    qtbot.keyClick(chips[2], Qt.Key.Key_Plus)
    qtbot.keyClick(chips[2], Qt.Key.Key_Minus)  # it is not wanted as it is
    qtbot.keyClick(chips[0], Qt.Key.Key_Delete)
    assert changes == [
        Query((first, Example(files[1], off=True), third)),
        Query((first, Example(files[1], unlike=True), third)),
        Query((first, second, Example(files[2]))),
        Query((second, third)),
    ]


def test_the_buttons_are_about_the_chip_that_is_shown_large(
    qtbot: QtBot, view: QueryView, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(several(files)))
    assert view.picture.source == files[0]
    view._chips.chips[2].click()
    assert view.picture.source == files[2]
    assert view._chips._flip.accessibleName() == "Find what is like it (+)"
    view._chips._remove.click()
    assert changes == [Query(several(files).examples[:2])]


def test_the_part_of_the_chip_that_is_shown_large_is_cropped(
    qtbot: QtBot, view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(several(files)))
    view._chips.chips[1].click()
    actions.crop.trigger()
    qtbot.keyClick(view.picture, Qt.Key.Key_Up)
    assert changes[0] is not None
    assert [each.region is not None for each in changes[0].examples] == [False, True, False]


def test_with_the_last_picture_removed_nothing_is_left(
    view: QueryView, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(as_query(files[0])))
    view._chips.chips[0].remove()
    assert changes == [None]


def test_turned_pictures_are_an_action_that_is_checked(
    view: QueryView, actions: QueryActions, files: list[Path], changes: list[Query | None]
) -> None:
    view.show_result(result_of(as_query(files[0])))
    actions.turned.trigger()
    assert changes == [Query((Example(files[0]),), turned=True)]
    view.show_result(result_of(as_query(files[1])))
    assert not actions.turned.isChecked()


def test_what_is_dropped_on_the_chips_is_to_be_added(view: QueryView, files: list[Path]) -> None:
    given: list[QMimeData] = []
    view.dropped.connect(given.append)
    view.show_result(result_of(several(files)))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(files[0]))])
    event = QDropEvent(
        QPointF(3, 3),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    view._chips.dropEvent(event)
    assert given == [mime]
    assert event.isAccepted()


def test_recent_queries_are_offered_by_name(qtbot: QtBot, actions: QueryActions, files: list[Path]) -> None:
    wanted: list[Visited] = []
    actions.recent_wanted.connect(wanted.append)
    recent = [
        Visited(as_query(files[0]), (files[0],)),
        Visited(several(files), tuple(files)),
        Visited(Query(()), (), WordLine("red & blue")),
        Visited(as_query(files[0]), (files[0],), WordLine("hat")),
    ]
    actions.show_recent(recent)
    actions.recent.aboutToShow.emit()
    entries = actions.recent.actions()
    expected = ["0.jpg", "0.jpg and 2 more", "“red && blue”", "0.jpg + “hat”"]
    assert [each.text() for each in entries[:4]] == expected
    qtbot.waitUntil(lambda: not any(each.icon().isNull() for each in entries[:4]))
    entries[1].trigger()
    assert wanted == [recent[1]]
    forgotten: list[bool] = []
    actions.forget_wanted.connect(lambda: forgotten.append(True))
    entries[-1].trigger()
    assert forgotten == [True]
