"""Where each group and each picture of it lies: arithmetic on a few arrays, whatever the number of groups."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPoint, QRect

MARGIN_PX = 18
"""Beside the cards."""
PADDING_PX = 12
"""Within a card."""
GAP_PX = 12
"""Between cards, and between pictures."""


@dataclass(frozen=True)
class GroupLayout:
    """A card for each group: its heading, then its pictures in lines. Places are in the content.

    Attributes:
        starts: int64 (g + 1,), the first picture of each group, rising from 0, and their count.
        width_px: Of the room.
        tile_px: The width of a picture with its words.
        box_px: The height of the box of a picture.
        words_px: The height of the words below it; with `beside_px`, they stand beside it and need none.
        heading_px: The height of a heading.
        beside_px: The part of `tile_px` that words beside a picture take; 0 if they stand below.
    """

    starts: npt.NDArray[np.int64]
    width_px: int
    tile_px: int
    box_px: int
    words_px: int
    heading_px: int
    beside_px: int = 0

    @property
    def count(self) -> int:
        """How many pictures there are."""
        return int(self.starts[-1])

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self.starts) - 1

    @cached_property
    def columns(self) -> int:
        """How many pictures stand in a line."""
        return max(1, (self.width_px - 2 * (MARGIN_PX + PADDING_PX) + GAP_PX) // (self.tile_px + GAP_PX))

    @property
    def line_px(self) -> int:
        """From the top of a line of pictures to that of the next."""
        return self._frame_px + GAP_PX

    @property
    def _frame_px(self) -> int:
        return self.box_px + (0 if self.beside_px else self.words_px)

    @cached_property
    def _lines(self) -> npt.NDArray[np.int64]:
        """How many lines are above each group, and in all: int64 (g + 1,)."""
        return np.cumsum(np.concatenate([[0], -(-np.diff(self.starts) // self.columns)]))

    @cached_property
    def _tops(self) -> npt.NDArray[np.int64]:
        """Where the card of each group begins, and where one more would: int64 (g + 1,)."""
        around = self.heading_px + GAP_PX
        return GAP_PX + np.arange(self.groups + 1) * around + self._lines * self.line_px

    @property
    def height_px(self) -> int:
        """The height of everything."""
        return int(self._tops[-1])

    def card(self, group: int) -> QRect:
        """Give the place of a group."""
        top, bottom = int(self._tops[group]), int(self._tops[group + 1]) - GAP_PX
        return QRect(MARGIN_PX, top, max(1, self.width_px - 2 * MARGIN_PX), bottom - top)

    def heading(self, group: int) -> QRect:
        """Give the place of the words above its pictures."""
        card = self.card(group)
        return QRect(card.left() + PADDING_PX, card.top(), card.width() - 2 * PADDING_PX, self.heading_px)

    def frame(self, row: int) -> QRect:
        """Give the place of a picture with its words."""
        group = self.group_of(row)
        line, column = divmod(row - int(self.starts[group]), self.columns)
        return QRect(
            MARGIN_PX + PADDING_PX + column * (self.tile_px + GAP_PX),
            int(self._tops[group]) + self.heading_px + line * self.line_px,
            self.tile_px,
            self._frame_px,
        )

    def box(self, frame: QRect) -> QRect:
        """Give where the picture stands in the place of a picture with its words."""
        return QRect(frame.left(), frame.top(), frame.width() - self.beside_px, self.box_px)

    def words(self, frame: QRect) -> QRect:
        """Give where the words stand in the place of a picture with its words."""
        if self.beside_px:
            return frame.adjusted(frame.width() - self.beside_px + GAP_PX, 0, 0, 0)
        return frame.adjusted(0, self.box_px, 0, 0)

    def group_of(self, row: int) -> int:
        """Give the group that a picture belongs to."""
        return int(np.searchsorted(self.starts[:-1], row, "right")) - 1

    def rows_of(self, group: int) -> range:
        """Give the pictures of a group."""
        return range(int(self.starts[group]), int(self.starts[group + 1]))

    def groups_between(self, top: int, bottom: int) -> range:
        """Give the groups that reach into a stripe."""
        if not self.groups:
            return range(0)
        return range(self._group_at(top), self._group_at(bottom) + 1)

    def group_at(self, point: QPoint) -> int | None:
        """Find the group under a point."""
        for group in self.groups_between(point.y(), point.y()):
            if self.card(group).contains(point):
                return group
        return None

    def row_at(self, point: QPoint) -> int | None:
        """Find the picture under a point; its words are a part of it."""
        group = self.group_at(point)
        if group is None:
            return None
        line = (point.y() - int(self._tops[group]) - self.heading_px) // self.line_px
        column = (point.x() - MARGIN_PX - PADDING_PX) // (self.tile_px + GAP_PX)
        row = int(self.starts[group]) + line * self.columns + column
        inside = line >= 0 and 0 <= column < self.columns and row < int(self.starts[group + 1])
        return row if inside and self.frame(row).contains(point) else None

    def moved(self, row: int, lines: int) -> int:
        """Give the picture so many lines below or above, in the same column as far as there is one."""
        group = self.group_of(row)
        line, column = divmod(row - int(self.starts[group]), self.columns)
        target = min(max(int(self._lines[group]) + line + lines, 0), int(self._lines[-1]) - 1)
        group = int(np.searchsorted(self._lines, target, "right")) - 1
        first = int(self.starts[group]) + (target - int(self._lines[group])) * self.columns
        return min(first + column, int(self.starts[group + 1]) - 1)

    def _group_at(self, top: int) -> int:
        return int(np.clip(np.searchsorted(self._tops, top, "right") - 1, 0, self.groups - 1))
