"""The pictures of the open folder as a list model: their ids are held, all else is fetched when seen."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_names import PictureNames

PICTURE_ID_ROLE = Qt.ItemDataRole.UserRole
OFFLINE_ROLE = Qt.ItemDataRole.UserRole + 1
Index = QModelIndex | QPersistentModelIndex


class PictureModel(QAbstractListModel):
    """A row a picture. A million rows cost eight megabytes."""

    def __init__(self, thumbnails: PictureLoader, names: PictureNames, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._names = names
        self._verdicts: Mapping[int, str] = {}
        names.loaded.connect(self._named)
        self._ids: npt.NDArray[np.int64] = np.empty(0, np.int64)
        self._offline: frozenset[int] = frozenset()

    @property
    def ids(self) -> npt.NDArray[np.int64]:
        """Ids of the pictures: int64 (n,), in the order of the rows."""
        return self._ids

    @property
    def offline(self) -> frozenset[int]:
        """Ids of the pictures that have no file that is there now."""
        return self._offline

    def set_ids(self, ids: npt.NDArray[np.int64]) -> None:
        """Show these pictures; rows that merely came behind leave selection and scrolling as they are."""
        if np.array_equal(ids, self._ids):
            return
        old = len(self._ids)
        if len(ids) > old and np.array_equal(ids[:old], self._ids):
            self.beginInsertRows(QModelIndex(), old, len(ids) - 1)
            self._ids = ids
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._ids = ids
            self.endResetModel()

    def set_offline(self, ids: frozenset[int]) -> None:
        """Say which pictures have no file that is there now."""
        if ids != self._offline:
            self._offline = ids
            if len(self._ids):
                self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1), [OFFLINE_ROLE])

    def set_verdicts(self, verdicts: Mapping[int, str]) -> None:
        """Say what was found of some pictures, by their ids: "match"."""
        changed = {*self._verdicts, *verdicts}
        self._verdicts = verdicts
        for picture_id in changed:
            self._named(picture_id)

    def _named(self, picture_id: int) -> None:
        for row in np.flatnonzero(self._ids == picture_id).tolist():
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.AccessibleTextRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the pictures."""
        return 0 if parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the thumbnail (None while it is being loaded) or the id of a picture."""
        if not index.isValid():
            return None
        picture_id = int(self._ids[index.row()])
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.get(picture_id)
        if role == PICTURE_ID_ROLE:
            return picture_id
        if role == OFFLINE_ROLE:
            return picture_id in self._offline
        if role == Qt.ItemDataRole.ToolTipRole and picture_id in self._offline:
            return self.tr("Offline: its drive or folder is not available now")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(index.row(), picture_id)
        return None

    def _in_words(self, row: int, picture_id: int) -> str:
        """Say which picture it is, and all that can be seen of it."""
        parts = [
            self._names.get(picture_id),
            self.tr("picture {0:,} of {1:,}").format(row + 1, len(self._ids)),
            self._verdicts.get(picture_id, ""),
            self.tr("offline") if picture_id in self._offline else "",
        ]
        return ", ".join(filter(None, parts))
