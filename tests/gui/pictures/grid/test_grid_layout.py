from collections.abc import Sequence

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect

from simgui.gui.pictures.grid.grid_layout import GAP_PX, MARGIN_PX, GridLayout

WIDTH, CELL, HEADING = 2 * MARGIN_PX + 4 * 100 + 3 * GAP_PX, 100, 30
GROUPS = [[], [3, 1, 9, 4, 2], [1, 1, 1], [12], [4, 4]]
"""Numbers of pictures in each group; no group at all is ten pictures."""


def layout(lengths: Sequence[int]) -> GridLayout:
    starts = np.cumsum([0, *lengths[:-1]]) if lengths else np.empty(0, np.int64)
    return GridLayout(sum(lengths) or 10, WIDTH, CELL, starts.astype(np.int64), HEADING)


def expected(lengths: Sequence[int]) -> tuple[list[QRect], list[QRect], int]:
    """Place pictures and headings one after the other; give also the height."""
    frames, headings, top = [], [], GAP_PX
    for length in lengths or [10]:
        if lengths:
            headings.append(QRect(0, top, WIDTH, HEADING))
            top += HEADING
        for place in range(length):
            left = MARGIN_PX + place % 4 * (CELL + GAP_PX)
            frames.append(QRect(left, top + place // 4 * (CELL + GAP_PX), CELL, CELL))
        top += -(-length // 4) * (CELL + GAP_PX)
    return frames, headings, top


@pytest.mark.parametrize("lengths", GROUPS)
def test_places_are_those_of_a_plain_loop(lengths: list[int]) -> None:
    cells, (frames, headings, height) = layout(lengths), expected(lengths)
    assert [cells.frame(row) for row in range(cells.count)] == frames
    assert [cells.heading(group) for group in range(len(lengths))] == headings
    assert cells.height_px == height
    assert [cells.length(group) for group in range(len(lengths))] == lengths


@pytest.mark.parametrize("lengths", GROUPS)
def test_what_is_in_a_stripe_is_what_a_plain_loop_finds(lengths: list[int]) -> None:
    cells, (frames, headings, height) = layout(lengths), expected(lengths)
    for top in range(0, height, 7):
        for tall in (1, 50, 300):
            stripe = QRect(0, top, WIDTH, tall)
            meant = [row for row, frame in enumerate(frames) if frame.intersects(stripe)]
            found = cells.rows_between(stripe.top(), stripe.bottom())
            assert set(meant) <= set(found)
            assert len(found) <= len(meant) + 4  # a line more, where the stripe begins in a gap
            seen = [group for group, place in enumerate(headings) if place.intersects(stripe)]
            assert set(seen) <= set(cells.groups_between(stripe.top(), stripe.bottom()))


@pytest.mark.parametrize("lengths", GROUPS)
def test_every_picture_is_found_at_its_corners_and_nothing_beside(lengths: list[int]) -> None:
    cells, (frames, headings, _) = layout(lengths), expected(lengths)
    for row, frame in enumerate(frames):
        assert cells.row_at(frame.topLeft()) == cells.row_at(frame.bottomRight()) == row
        assert cells.row_at(frame.topLeft() - QPoint(1, 0)) is None
    for place in headings:
        assert cells.row_at(place.center()) is None


def test_a_line_down_goes_on_in_the_next_group() -> None:
    cells = layout([3, 1, 9])  # 0 1 2 | 3 | 4 5 6 7, 8 9 10 11, 12
    assert [cells.moved(row, 1) for row in (0, 2, 3, 6, 9, 11, 12)] == [3, 3, 4, 10, 12, 12, 12]
    assert [cells.moved(row, -1) for row in (12, 11, 4, 7, 3, 1)] == [8, 7, 3, 3, 0, 1]
    assert cells.moved(0, 3) == 8
    assert cells.moved(12, -99) == 0


def test_a_million_groups_of_one_are_as_quick_as_one() -> None:
    cells = GridLayout(1_000_000, WIDTH, CELL, np.arange(1_000_000), HEADING)
    assert cells.row_at(cells.frame(999_999).center()) == 999_999
    assert cells.moved(0, 10**9) == 999_999
    assert len(cells.rows_between(cells.height_px // 2, cells.height_px // 2 + 500)) < 8


def test_nothing_takes_no_room() -> None:
    cells = GridLayout(0, WIDTH, CELL, np.empty(0, np.int64), HEADING)
    assert cells.height_px == GAP_PX
    assert list(cells.rows_between(0, 1000)) == []
    assert list(cells.groups_between(0, 1000)) == []
    assert cells.row_at(QPoint(50, 50)) is None
