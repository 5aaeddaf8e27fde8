"""Boxes of one size, as large as the room allows."""

import pytest

from simgui.gui.search.results.boxes import GAP_PX, arrange


@pytest.mark.parametrize("count", [1, 2, 3, 4, 5, 6, 20, 200])
@pytest.mark.parametrize("room", [(924, 200), (1564, 330), (1564, 900), (3000, 500)])
def test_query_and_neighbours_fit_side_by_side(count: int, room: tuple[int, int]) -> None:
    boxes = arrange(count, room, words_px=100, panel_px=160, bar_px=14)
    panel = max(160, boxes.width_px)
    assert panel + boxes.columns * (GAP_PX + boxes.width_px) <= room[0]
    assert boxes.columns >= min(count, 5)
    assert boxes.height_px == 60 or boxes.height_px + 100 <= room[1]


def test_boxes_grow_with_the_window() -> None:
    small, large = (arrange(5, room, 100, 160, 14) for room in ((924, 300), (1564, 500)))
    assert small.width_px < large.width_px
    assert small.height_px < large.height_px


def test_a_lone_neighbour_is_not_stretched() -> None:
    boxes = arrange(1, (1564, 330), 100, 160, 14)
    assert boxes.width_px <= 1.7 * boxes.height_px + 1


def test_many_neighbours_stand_in_more_columns_where_there_is_room() -> None:
    assert arrange(200, (3000, 600), 100, 160, 14).columns > 5
    assert arrange(5, (3000, 600), 100, 160, 14).columns == 5
