"""The rectangle of a crop, drawn, moved and resized."""

import pytest
from PySide6.QtCore import QPointF, QRectF

from simgui.gui.search.query.crop import (
    LEAST,
    WHOLE,
    Grip,
    dragged,
    grip_at,
    moved,
    rectangle_of,
    region_of,
    resized,
)
from simgui.search.query import Region

BOX = QRectF(0.25, 0.25, 0.5, 0.25)
REACH = QPointF(0.05, 0.05)


@pytest.mark.parametrize(
    ("point", "grip"),
    [
        (QPointF(0.26, 0.24), Grip.LEFT_TOP),
        (QPointF(0.75, 0.25), Grip.RIGHT_TOP),
        (QPointF(0.22, 0.52), Grip.LEFT_BOTTOM),
        (QPointF(0.75, 0.5), Grip.RIGHT_BOTTOM),
        (QPointF(0.5, 0.4), Grip.INSIDE),
        (QPointF(0.9, 0.9), Grip.NEW),
    ],
)
def test_what_the_hand_takes_hold_of(point: QPointF, grip: Grip) -> None:
    assert grip_at(BOX, point, REACH) is grip


def test_on_the_whole_picture_a_new_rectangle_begins() -> None:
    assert grip_at(WHOLE, QPointF(0.5, 0.5), REACH) is Grip.NEW
    assert grip_at(WHOLE, QPointF(0, 0), REACH) is Grip.NEW


def test_a_rectangle_is_drawn_from_any_corner() -> None:
    for start, now in (((0.25, 0.25), (0.75, 0.5)), ((0.75, 0.5), (0.25, 0.25)), ((0.75, 0.25), (0.25, 0.5))):
        assert dragged(WHOLE, Grip.NEW, QPointF(*start), QPointF(*now)) == BOX


def test_nothing_is_drawn_outside_of_the_picture() -> None:
    drawn = dragged(WHOLE, Grip.NEW, QPointF(0.5, 0.5), QPointF(1.75, -3))
    assert drawn == QRectF(0.5, 0, 0.5, 0.5)


def test_a_corner_that_is_dragged_leaves_the_opposite_one_where_it_is() -> None:
    start = QPointF(0.75, 0.5)
    assert dragged(BOX, Grip.RIGHT_BOTTOM, start, QPointF(0.5, 1)) == QRectF(0.25, 0.25, 0.25, 0.75)
    assert dragged(BOX, Grip.LEFT_TOP, start, QPointF(0, 0)) == QRectF(0, 0, 0.75, 0.5)
    assert dragged(BOX, Grip.RIGHT_TOP, start, QPointF(0.5, 0)) == QRectF(0.25, 0, 0.25, 0.5)
    assert dragged(BOX, Grip.LEFT_BOTTOM, start, QPointF(0, 1)) == QRectF(0, 0.25, 0.75, 0.75)


def test_a_click_draws_the_smallest_rectangle_within_the_picture() -> None:
    for x, y in ((0, 0), (1, 1), (0.5, 0.5)):
        drawn = dragged(WHOLE, Grip.NEW, QPointF(x, y), QPointF(x, y))
        assert (drawn.width(), drawn.height()) == pytest.approx((LEAST, LEAST))
        assert region_of(drawn) is not None


def test_a_rectangle_is_moved_as_far_as_the_picture_goes() -> None:
    assert dragged(BOX, Grip.INSIDE, QPointF(0.5, 0.5), QPointF(0.625, 0.25)) == QRectF(0.375, 0, 0.5, 0.25)
    assert moved(BOX, QPointF(7, 7)) == QRectF(0.5, 0.75, 0.5, 0.25)
    assert moved(BOX, QPointF(-7, -7)) == QRectF(0, 0, 0.5, 0.25)


def test_a_rectangle_is_resized_within_the_picture() -> None:
    assert resized(BOX, QPointF(0.25, -0.125)) == QRectF(0.25, 0.25, 0.75, 0.125)
    assert resized(BOX, QPointF(9, 9)) == QRectF(0.25, 0.25, 0.75, 0.75)
    assert resized(BOX, QPointF(-9, -9)) == QRectF(0.25, 0.25, LEAST, LEAST)


def test_the_whole_picture_is_no_part_of_it() -> None:
    assert region_of(WHOLE) is None
    assert rectangle_of(None) == WHOLE
    part = Region(0.25, 0.25, 0.5, 0.25)
    assert region_of(BOX) == part
    assert rectangle_of(part) == BOX
