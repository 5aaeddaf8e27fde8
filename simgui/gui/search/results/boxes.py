"""How large the boxes of a query and of its neighbours are: all alike, as large as the room allows."""

from dataclasses import dataclass

from simgui.search.records import NEIGHBOURS_SHOWN

GAP_PX = 18
ROW_GAP_PX = 14
_USUAL_PX = 200
_LEAST_PX = 60
_WIDEST, _TALLEST = 1.7, 1.3


@dataclass(frozen=True)
class Boxes:
    """Boxes in columns.

    Attributes:
        columns: How many neighbours stand in a row.
        width_px: Of each box.
        height_px: Of each box.
    """

    columns: int
    width_px: int
    height_px: int


def arrange(count: int, room: tuple[int, int], words_px: int, panel_px: int, bar_px: int) -> Boxes:
    """Find the largest boxes for a query and its neighbours.

    Up to five neighbours stand in one row. More stand in rows that are scrolled, as many in each as have the
    usual width, and at least five.

    Args:
        count: How many neighbours there are.
        room: Width and height for the query and all neighbours, in pixels.
        words_px: Height of the words below each picture.
        panel_px: The least width of what stands below the query.
        bar_px: Width of a scroll bar.
    """
    width, height = room
    one_row = count <= NEIGHBOURS_SHOWN
    if one_row:
        columns = max(1, count)
    else:
        width -= bar_px
        columns = max(NEIGHBOURS_SHOWN, (width + GAP_PX) // (_USUAL_PX + GAP_PX) - 1)
    box = (width - GAP_PX * columns) // (columns + 1)
    if box < panel_px:
        box = (width - panel_px - GAP_PX * columns) // columns
    box = max(_LEAST_PX, box)
    tall = max(_LEAST_PX, min(height - words_px, round(box * (_TALLEST if one_row else 1))))
    return Boxes(columns, min(box, max(_LEAST_PX, round(tall * _WIDEST))), tall)
