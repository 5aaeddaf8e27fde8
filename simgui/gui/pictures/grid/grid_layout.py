"""Where each picture of a grid lies: arithmetic on a few arrays, whatever the number of pictures."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect

GAP_PX = 6
MARGIN_PX = 18


@dataclass(frozen=True)
class GridLayout:
    """Square cells in lines; each group begins a line, below its heading. Places are in the content.

    Attributes:
        count: How many pictures.
        width_px: Of the room.
        least_px: The least side of a cell: as many as fit stand in a line, and share what is left.
        starts: int64 (g,), the first picture of each group, rising from 0; empty if there are no groups.
        heading_px: The height of a heading.
    """

    count: int
    width_px: int
    least_px: int
    starts: npt.NDArray[np.int64]
    heading_px: int

    @cached_property
    def columns(self) -> int:
        """How many cells stand in a line."""
        return max(1, (self.width_px - 2 * MARGIN_PX + GAP_PX) // (self.least_px + GAP_PX))

    @cached_property
    def cell_px(self) -> int:
        """The side of a cell."""
        return max(self.least_px // 2, (self.width_px - 2 * MARGIN_PX + GAP_PX) // self.columns - GAP_PX)

    @property
    def pitch_px(self) -> int:
        """From the top of a line to that of the next."""
        return self.cell_px + GAP_PX

    @property
    def above_px(self) -> int:
        """The height of the heading of a group: 0 if there are no groups."""
        return self.heading_px if len(self.starts) else 0

    @cached_property
    def _bounds(self) -> npt.NDArray[np.int64]:
        """The first picture of each part that begins a line, and the count: int64 (g + 1,)."""
        return np.append(self.starts if len(self.starts) else [0], self.count).astype(np.int64)

    @cached_property
    def _lines(self) -> npt.NDArray[np.int64]:
        """How many lines are above each of these parts, and in all: int64 (g + 1,)."""
        return np.cumsum(np.concatenate([[0], -(-np.diff(self._bounds) // self.columns)]))

    @cached_property
    def _tops(self) -> npt.NDArray[np.int64]:
        """Where each of these parts begins, with its heading, and where the last one ends: int64 (g + 1,)."""
        headings = np.arange(len(self._bounds)) * self.above_px
        return GAP_PX + headings + self._lines * self.pitch_px

    @property
    def height_px(self) -> int:
        """The height of everything."""
        return int(self._tops[-1])

    def frame(self, row: int) -> QRect:
        """Give the place of a picture."""
        part = self.part_of(row)
        line, column = divmod(row - int(self._bounds[part]), self.columns)
        top = int(self._tops[part]) + self.above_px + line * self.pitch_px
        return QRect(MARGIN_PX + column * self.pitch_px, top, self.cell_px, self.cell_px)

    def part_of(self, row: int) -> int:
        """Give the group that a picture belongs to."""
        return int(np.searchsorted(self._bounds[:-1], row, "right")) - 1

    def rows_between(self, top: int, bottom: int) -> range:
        """Give the pictures whose lines reach into a stripe, `bottom` inclusive."""
        return range(self._row_from(top), self._row_from(bottom + self.pitch_px))

    def groups_between(self, top: int, bottom: int) -> range:
        """Give the groups that reach into a stripe, `bottom` inclusive."""
        if not len(self.starts):
            return range(0)
        return range(self._part_at(top), self._part_at(bottom) + 1)

    def heading(self, group: int) -> QRect:
        """Give the place of the heading of a group, as wide as the room."""
        return QRect(0, int(self._tops[group]), self.width_px, self.heading_px)

    def length(self, group: int) -> int:
        """Count the pictures of a group."""
        return int(self._bounds[group + 1] - self._bounds[group])

    def row_at(self, point: QPoint) -> int | None:
        """Find the picture under a point."""
        for row in self.rows_between(point.y(), point.y()):
            if self.frame(row).contains(point):
                return row
        return None

    def moved(self, row: int, lines: int) -> int:
        """Give the picture so many lines below or above, as far as there are lines.

        It is in the same column, or the last one of a line that is shorter.
        """
        part = self.part_of(row)
        line, column = divmod(row - int(self._bounds[part]), self.columns)
        target = min(max(int(self._lines[part]) + line + lines, 0), int(self._lines[-1]) - 1)
        part = int(np.searchsorted(self._lines, target, "right")) - 1
        first = int(self._bounds[part]) + (target - int(self._lines[part])) * self.columns
        return min(first + column, int(self._bounds[part + 1]) - 1)

    def _part_at(self, top: int) -> int:
        return int(np.clip(np.searchsorted(self._tops, top, "right") - 1, 0, len(self._bounds) - 2))

    def _row_from(self, top: int) -> int:
        """Give the first picture whose line ends below a height, with its gap; the count if there is none."""
        part = self._part_at(top)
        line = max(0, (top - int(self._tops[part]) - self.above_px) // self.pitch_px)
        return min(int(self._bounds[part]) + line * self.columns, int(self._bounds[part + 1]))
