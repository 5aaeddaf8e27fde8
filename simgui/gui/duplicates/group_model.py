"""The pictures of all groups as a list model, a row each, so that a view and a screen reader find them."""

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.duplicates.member_words import in_words
from simgui.gui.duplicates.review import Review
from simgui.gui.look.questions import tool_tip
from simgui.gui.pictures.item_model import Index


class GroupModel(QAbstractListModel):
    """Rows follow one another group by group.

    Args:
        review: The groups.
        parent: Owner.
    """

    def __init__(self, review: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._review = review
        self._root: Path | None = None
        self._starts = np.zeros(1, np.int64)
        review.listed.connect(self._list)
        review.changed.connect(self._change)

    @property
    def starts(self) -> npt.NDArray[np.int64]:
        """The first row of each group, and the count of all rows: int64 (g + 1,)."""
        return self._starts

    @property
    def root(self) -> Path | None:
        """The folder from which places of files are told."""
        return self._root

    def show_root(self, root: Path | None) -> None:
        """Tell places from another folder on."""
        self._root = root

    def entry(self, group: int) -> GroupReview:
        """Give a group by its place."""
        return self._review.entries[group]

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return len(self._starts) - 1

    def at(self, row: int) -> tuple[int, int]:
        """Give the group of a row, and the place of the picture in it."""
        group = int(np.searchsorted(self._starts[:-1], row, "right")) - 1
        return group, row - int(self._starts[group])

    def row_of(self, group: int, place: int = 0) -> int:
        """Give the row of a picture."""
        return int(self._starts[group]) + place

    def _list(self) -> None:
        self.beginResetModel()
        lengths = [len(each.members) for each in self._review.entries]
        self._starts = np.cumsum([0, *lengths], dtype=np.int64)
        self.endResetModel()

    def _change(self, group: int) -> None:
        first, last = int(self._starts[group]), int(self._starts[group + 1]) - 1
        self.dataChanged.emit(self.index(first), self.index(last), [Qt.ItemDataRole.AccessibleTextRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the pictures."""
        return 0 if parent.isValid() else int(self._starts[-1])

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give what is said of a picture."""
        if not index.isValid():
            return None
        group, place = self.at(index.row())
        entry = self.entry(group)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return in_words(entry, place, group, self.groups, self._root)
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip(str(entry.members[place].path))
        return None
