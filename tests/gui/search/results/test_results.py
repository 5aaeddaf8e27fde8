"""What a person sees of an answer: five neighbours or two hundred, groups of copies, and nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from found import THRESHOLD, found
from PySide6.QtCore import QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from seen import button, cards, says, texts, verdicts

from simgui.gui.look.labels import VerdictPill
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.query.query_actions import QueryActions
from simgui.gui.search.query.query_view import QueryView
from simgui.gui.search.results.distance_scale import DistanceScale
from simgui.gui.search.results.neighbour_wall import NeighbourWall
from simgui.gui.search.results.results import Results
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.search.filters import Filter
from simgui.search.records import SearchResult


@pytest.fixture
def results(qtbot: QtBot, themed: QApplication, previews: PictureLoader) -> Iterator[Results]:
    page = QWidget()
    qtbot.addWidget(page)
    shown = Results(previews, QueryView(QueryActions(page, previews), previews))
    qtbot.addWidget(shown)
    shown.resize(1200, 500)
    shown.show()
    shown.show_asked(pictures=True, words=False)
    qtbot.waitExposed(shown)
    yield shown


def show(results: Results, result: SearchResult) -> None:
    results.show_result(result, THRESHOLD, name_folders=False)
    QApplication.processEvents()


def wall(results: Results) -> NeighbourWall:
    return results.findChildren(NeighbourWall)[0]


def ranks(results: Results) -> list[int]:
    """List the ranks that have a card, in their order on the page."""
    found = sorted(cards(results), key=lambda card: (card.y(), card.x()))
    return [card.neighbour.rank for card in found if card.neighbour]


def boxes(results: Results) -> set[tuple[int, int]]:
    """List the sizes of the boxes of query and neighbours that are in sight."""
    shown = [view for view in results.findChildren(PictureView) if view.isVisible() and view.source]
    return {view.size().toTuple() for view in shown}


@pytest.mark.parametrize("count", [1, 3, 5, 10, 200])
def test_query_and_neighbours_stand_in_equal_boxes(results: Results, tmp_path: Path, count: int) -> None:
    show(results, found(tmp_path, count))
    assert len(boxes(results)) == 1
    before = boxes(results)
    results.resize(1600, 900)
    QApplication.processEvents()
    assert len(boxes(results)) == 1
    assert min(boxes(results)) > min(before)


def test_two_hundred_neighbours_need_cards_for_those_in_sight_alone(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 200))
    made = results.findChildren(type(cards(results)[0]))
    assert len(made) < 60
    assert ranks(results)[:6] == [1, 2, 3, 4, 5, 6]
    bar = wall(results).verticalScrollBar()
    seen = set(ranks(results))
    while bar.value() < bar.maximum():
        bar.setValue(bar.value() + bar.singleStep())
        shown = ranks(results)
        assert shown == list(range(shown[0], shown[-1] + 1))
        seen |= set(shown)
    assert seen == set(range(1, 201))
    assert results.findChildren(type(cards(results)[0])) == made
    bar.setValue(0)
    assert ranks(results)[0] == 1


def test_the_end_asks_for_more_until_there_is_no_more(qtbot: QtBot, results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 5))
    with qtbot.waitSignal(results.more_wanted):
        turn_wheel(wall(results))
    show(results, found(tmp_path, 10))
    with qtbot.waitSignal(results.more_wanted):
        wall(results).verticalScrollBar().setValue(wall(results).verticalScrollBar().maximum())
    show(results, found(tmp_path, 12, wanted=20))
    with qtbot.assertNotEmitted(results.more_wanted):
        turn_wheel(wall(results))
        wall(results).verticalScrollBar().setValue(wall(results).verticalScrollBar().maximum())


def test_more_of_the_same_answer_leaves_the_person_where_they_are(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 50))
    bar = wall(results).verticalScrollBar()
    bar.setValue(300)
    show(results, found(tmp_path, 100))
    assert bar.value() == 300
    show(results, found(tmp_path, 50, chosen=Filter(least_px=10)))
    assert bar.value() == 0


def test_arrow_keys_go_from_picture_to_picture(qtbot: QtBot, results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 50))
    wall(results).focus_place(0)

    def focused() -> int | None:
        held = next((card for card in cards(results) if card.picture.hasFocus()), None)
        return held.neighbour.rank if held and held.neighbour else None

    columns = sum(card.y() == cards(results)[0].y() for card in cards(results))
    for key, expected in (
        (Qt.Key.Key_Right, 2),
        (Qt.Key.Key_Down, 2 + columns),
        (Qt.Key.Key_End, 50),
        (Qt.Key.Key_Left, 49),
        (Qt.Key.Key_Home, 1),
        (Qt.Key.Key_Up, 1),
    ):
        widget = QApplication.focusWidget()
        assert widget is not None
        qtbot.keyClick(widget, key)
        assert focused() == expected
    with qtbot.waitSignal(results.chosen) as chosen:
        qtbot.keyClick(cards(results)[0].picture, Qt.Key.Key_Return)
    assert chosen.args == [1]


def test_a_card_says_verdict_distance_and_how_often_such_are_right(results: Results, tmp_path: Path) -> None:
    rates = (MatchRate((1, 1), 0.1, 296, 312, (0.92, 0.97)), MatchRate((2, 5), 0.1, 50, 50, (0.93, 1.0)))
    show(results, found(tmp_path, 3, rates=rates))
    first, second, _ = cards(results)
    assert "19 of 20 right, n = 312" in texts(first)
    assert "50 of 50 right, n = 50" in texts(second)
    name = first.picture.accessibleName()
    for part in ("hats/1.png", "Distance 0.01", "up to 0.30", "match", "19 of 20"):
        assert part.replace("/", str(Path("/"))) in name
    scale = first.findChildren(DistanceScale)[0]
    assert scale.share == pytest.approx(0.01 / 0.61)
    assert "0.01" in texts(first)


def test_what_no_calibration_has_measured_is_not_said(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 3))
    assert not says(results, " right, n")
    rates = (MatchRate((1, 1), 0.1, 296, 312, (0.92, 0.97)),)
    show(results, found(tmp_path, 3, rates=rates, copies=1))
    assert not says(results, " right, n")  # a copy, and ranks that were not measured


def test_copies_are_said_to_be_copies_with_their_places(results: Results, tmp_path: Path) -> None:
    result = found(tmp_path, 3, copies=1)
    show(results, result)
    assert says(results, f"1 exact copy of this picture: {result.copies[0]}")
    assert says(cards(results)[0], "copy · ")
    assert not says(cards(results)[1], "copy · ")
    show(results, found(tmp_path, 3))
    assert not says(results, "exact copy")


def test_near_copies_become_one_card_that_can_be_opened(
    qtbot: QtBot, results: Results, tmp_path: Path
) -> None:
    result = found(tmp_path, 6)
    show(results, result)
    with qtbot.waitSignal(results.groups_wanted):
        button(results, "Group copies").click()
    results.show_groups(result, (0, 1, 1, 3, 1, 5))
    assert ranks(results) == [1, 2, 4, 6]
    for card in cards(results):  # a card with a button has room for it
        assert card.findChildren(VerdictPill)[0].y() > card.picture.geometry().bottom()
    stack = next(card for card in cards(results) if card.neighbour and card.neighbour.rank == 2)
    button(stack, "3 alike  ▾").click()
    assert ranks(results) == [1, 2, 3, 5, 4, 6]
    button(stack, "3 alike  ▴").click()
    assert ranks(results) == [1, 2, 4, 6]
    button(results, "Group copies").click()
    assert ranks(results) == [1, 2, 3, 4, 5, 6]


def test_groups_of_an_earlier_answer_are_not_shown(results: Results, tmp_path: Path) -> None:
    earlier = found(tmp_path, 6)
    show(results, found(tmp_path, 6))
    button(results, "Group copies").click()
    results.show_groups(earlier, (0, 0, 0, 0, 0, 0))
    assert ranks(results) == [1, 2, 3, 4, 5, 6]


def test_only_matches_follows_the_threshold(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 50))
    button(results, "Only matches").click()
    assert results.result is not None
    assert len(results.result.neighbours) == 30
    results.show_threshold(Cutpoint("custom", 0.025))
    assert ranks(results) == [1, 2]
    assert verdicts(results) == ["match", "match"]
    results.show_threshold(Cutpoint("custom", 0.001))
    assert ranks(results) == []
    assert says(results, "None of the nearest pictures is a match.")
    button(results, "Clear filters").click()
    assert ranks(results)[:5] == [1, 2, 3, 4, 5]
    assert set(verdicts(results)) == {"no match"}


def test_a_filter_that_nothing_passes_says_so(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 0, wanted=5, chosen=Filter(least_px=4000)))
    assert says(results, "No pictures fit the filters.")
    assert ranks(results) == []


def test_a_picture_that_is_away_says_so(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 1, offline=True))
    assert says(results, "offline · ")


def test_a_long_name_widens_nothing(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 5))
    before = boxes(results)
    for card in cards(results):
        card._label.show_text("a label of very many words " * 9)
    QApplication.processEvents()
    assert boxes(results) == before
    assert results.minimumSizeHint().width() < QSize(900, 0).width()


def turn_wheel(widget: NeighbourWall) -> None:
    """Turn the wheel down by a notch."""
    target: QWidget = widget.viewport()
    at = QPointF(target.rect().center())
    event = QWheelEvent(
        at,
        QPointF(target.mapToGlobal(at.toPoint())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(target, event)


@pytest.mark.parametrize("count", [1, 5, 20])
def test_query_and_nearest_neighbour_begin_at_one_height(
    results: Results, tmp_path: Path, count: int
) -> None:
    show(results, found(tmp_path, count))
    views = [each for each in results.findChildren(PictureView) if each.isVisible() and each.source]
    first = cards(results)[0].picture
    (query,) = (each for each in views if not wall(results).isAncestorOf(each))
    assert query.mapTo(results, QPoint()).y() == first.mapTo(results, QPoint()).y()


def test_where_nothing_is_compared_nothing_is_denied(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 0))
    assert says(results, "There is no other picture to compare with.")
    assert not [pill for pill in results.findChildren(VerdictPill) if pill.isVisible()]
    show(results, found(tmp_path, 0, chosen=Filter(least_px=9000)))
    assert says(results, "No pictures fit the filters.")
    assert not says(results, "There is no other picture to compare with.")
    assert not [pill for pill in results.findChildren(VerdictPill) if pill.isVisible()]


def test_verdicts_stand_at_the_left_edge_of_their_cards(results: Results, tmp_path: Path) -> None:
    show(results, found(tmp_path, 3))
    for card in cards(results):
        assert card.findChildren(VerdictPill)[0].x() == 0
