"""Which pictures of a grid are selected: single ones, and ranges from one to another."""

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionModel

Rows = npt.NDArray[np.int64]
_MOST_RANGES = 1000
"""A selection that falls apart into more of them, in another order, is given up: each costs time."""
_SELECT = QItemSelectionModel.SelectionFlag.Select
_DESELECT = QItemSelectionModel.SelectionFlag.Deselect


class GridSelection:
    """Selects rows in a selection model, which is held as ranges: a million pictures are one.

    Args:
        model: The rows.
        selected: What holds the selection.
    """

    def __init__(self, model: QAbstractItemModel, selected: QItemSelectionModel) -> None:
        self._model = model
        self._selected = selected
        self._anchor = 0

    def __bool__(self) -> bool:
        return self._selected.hasSelection()

    @property
    def rows(self) -> Rows:
        """The selected rows: int64 (n,), rising."""
        ranges = self._selected.selection().toList()
        found = [np.arange(each.top(), each.bottom() + 1) for each in ranges]
        return np.sort(np.concatenate([np.empty(0, np.int64), *found]))

    def begin_at(self, row: int) -> None:
        """Let the next range begin at a row."""
        self._anchor = row

    def toggle(self, row: int) -> None:
        """Select a row, or no longer."""
        self._anchor = row
        index = self._model.index(row, 0)
        self._selected.select(index, _DESELECT if self._selected.isSelected(index) else _SELECT)

    def extend(self, row: int, *, add: bool = False) -> None:
        """Select the rows from where the range begins to this one, and no others, unless they are added."""
        anchor = min(self._anchor, self._model.rowCount() - 1)
        first, last = sorted((anchor, row))
        flag = _SELECT if add else QItemSelectionModel.SelectionFlag.ClearAndSelect
        self._selected.select(self._between(first, last), flag)

    def clear(self) -> None:
        """Select nothing; the current row stays."""
        self._selected.clearSelection()

    def restore(self, rows: Rows) -> None:
        """Select exactly these rows, rising, unless they are too many single ones."""
        breaks = np.flatnonzero(np.diff(rows, prepend=-2) != 1)
        if len(breaks) > _MOST_RANGES:
            rows, breaks = rows[:0], breaks[:0]
        chosen = QItemSelection()
        for first, behind in zip(breaks.tolist(), [*breaks[1:].tolist(), len(rows)], strict=False):
            chosen.merge(self._between(int(rows[first]), int(rows[behind - 1])), _SELECT)
        self._selected.select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _between(self, first: int, last: int) -> QItemSelection:
        return QItemSelection(self._model.index(first, 0), self._model.index(last, 0))
