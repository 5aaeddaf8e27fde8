import numpy as np
from PySide6.QtCore import QPoint, QRect

from simgui.gui.duplicates.group_layout import GroupLayout

# Three groups of 2, 5 and 1 pictures; three pictures fit into a line.
LAID_OUT = GroupLayout(np.array([0, 2, 7, 8]), 400, 100, 80, 40, 30)


def test_pictures_stand_in_lines_below_the_heading_of_their_group() -> None:
    assert LAID_OUT.columns == 3
    assert [LAID_OUT.group_of(row) for row in range(8)] == [0, 0, 1, 1, 1, 1, 1, 2]
    tops = [LAID_OUT.frame(row).top() for row in range(8)]
    assert tops[0] == tops[1]
    assert tops[2] == tops[3] == tops[4] < tops[5] == tops[6] < tops[7]
    for row in range(8):
        group = LAID_OUT.group_of(row)
        assert LAID_OUT.card(group).contains(LAID_OUT.frame(row))
        assert LAID_OUT.heading(group).bottom() < LAID_OUT.frame(row).top()


def test_nothing_lies_on_anything_else() -> None:
    frames = [LAID_OUT.frame(row) for row in range(8)]
    cards = [LAID_OUT.card(group) for group in range(3)]
    for places in (frames, cards):
        for number, place in enumerate(places):
            assert not any(place.intersects(other) for other in places[number + 1 :])
    assert max(card.bottom() for card in cards) < LAID_OUT.height_px


def test_what_lies_under_a_point_is_found() -> None:
    for row in range(8):
        assert LAID_OUT.row_at(LAID_OUT.frame(row).center()) == row
    for group in range(3):
        heading = LAID_OUT.heading(group).center()
        assert LAID_OUT.group_at(heading) == group
        assert LAID_OUT.row_at(heading) is None
    right_of_the_last = LAID_OUT.frame(7).center() + QPoint(110, 0)
    assert LAID_OUT.row_at(right_of_the_last) is None
    assert LAID_OUT.group_at(QPoint(200, -5)) is None
    assert LAID_OUT.group_at(QPoint(200, LAID_OUT.height_px + 100)) is None


def test_the_groups_in_sight_are_those_that_reach_into_it() -> None:
    for top in range(0, LAID_OUT.height_px, 7):
        stripe = QRect(0, top, 400, 50)
        seen = {group for group in range(3) if LAID_OUT.card(group).intersects(stripe)}
        assert seen <= set(LAID_OUT.groups_between(stripe.top(), stripe.bottom()))


def test_a_key_moves_by_lines_and_stays_in_its_column_where_there_is_one() -> None:
    assert LAID_OUT.moved(1, 1) == 3
    assert LAID_OUT.moved(3, 1) == 6
    assert LAID_OUT.moved(4, 1) == 6  # the line is shorter
    assert LAID_OUT.moved(6, 1) == 7
    assert LAID_OUT.moved(7, 5) == 7
    assert LAID_OUT.moved(7, -3) == 0


def test_ten_thousand_groups_are_laid_out_as_three() -> None:
    lengths = np.tile([2, 3, 7], 3334)
    laid_out = GroupLayout(np.concatenate([[0], np.cumsum(lengths)]), 1000, 200, 160, 90, 36)
    assert laid_out.groups == 10_002
    last = laid_out.count - 1
    assert laid_out.row_at(laid_out.frame(last).center()) == last
    assert laid_out.card(laid_out.groups - 1).bottom() < laid_out.height_px


def test_without_groups_there_is_nothing() -> None:
    empty = GroupLayout(np.zeros(1, np.int64), 400, 100, 80, 40, 30)
    assert empty.count == empty.groups == 0
    assert list(empty.groups_between(0, 500)) == []
    assert empty.row_at(QPoint(50, 50)) is None
