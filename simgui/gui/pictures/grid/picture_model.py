"""The pictures of the library as a list model: arrays are held, all else is fetched when seen."""

from collections.abc import Mapping

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.pictures.grid.picture_names import PictureNames
from simgui.gui.pictures.item_model import Index
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.library.listing.records import Listing

PICTURE_ID_ROLE = Qt.ItemDataRole.UserRole
OFFLINE_ROLE = Qt.ItemDataRole.UserRole + 1
LABEL_ROLE = Qt.ItemDataRole.UserRole + 2


class PictureModel(QAbstractListModel):
    """A row a picture. A million rows cost thirteen megabytes."""

    def __init__(self, thumbnails: PictureLoader, names: PictureNames, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._names = names
        self._verdicts: Mapping[int, str] = {}
        self._query: int | None = None
        names.loaded.connect(self._named)
        self._listing = Listing()

    @property
    def listing(self) -> Listing:
        """The pictures, in the order of the rows."""
        return self._listing

    @property
    def ids(self) -> npt.NDArray[np.int64]:
        """Ids of the pictures: int64 (n,), in the order of the rows."""
        return self._listing.ids

    @property
    def offline(self) -> frozenset[int]:
        """Ids of the pictures that have no file that is there now."""
        return frozenset(self.ids[self._listing.offline].tolist())

    @property
    def query(self) -> int | None:
        """The picture that is searched with, if it is one of the library."""
        return self._query

    def show(self, listing: Listing) -> None:
        """Show these pictures; rows that merely came behind leave selection and scrolling as they are."""
        old, before, now = len(self._listing), self._listing, listing
        same = len(now) >= old and np.array_equal(now.ids[:old], before.ids)
        if same and len(now) > old:
            self.beginInsertRows(QModelIndex(), old, len(now) - 1)
            self._listing = now
            self.endInsertRows()
        elif not same or not np.array_equal(now.groups.starts, before.groups.starts):
            self.beginResetModel()
            self._listing = now
            self.endResetModel()
        else:
            self._listing = now
        if same and old:
            self.dataChanged.emit(self.index(0), self.index(old - 1), [OFFLINE_ROLE, LABEL_ROLE])

    def set_query(self, picture_id: int | None) -> None:
        """Say which picture is searched with."""
        changed = {self._query, picture_id} - {None}
        self._query = picture_id
        for each in changed:
            self._named(each)

    def set_verdicts(self, verdicts: Mapping[int, str]) -> None:
        """Say what was found of some pictures, by their ids: "match"."""
        changed = {*self._verdicts, *verdicts}
        self._verdicts = verdicts
        for picture_id in changed:
            self._named(picture_id)

    def _named(self, picture_id: object) -> None:
        for row in np.flatnonzero(self.ids == picture_id).tolist():
            self.dataChanged.emit(self.index(row), self.index(row), [Qt.ItemDataRole.AccessibleTextRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the pictures."""
        return 0 if parent.isValid() else len(self._listing)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the thumbnail (None while it is being loaded), the id, or what else is known of a picture."""
        if not index.isValid():
            return None
        row = index.row()
        picture_id = int(self.ids[row])
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnails.get(picture_id)
        if role == PICTURE_ID_ROLE:
            return picture_id
        if role == OFFLINE_ROLE:
            return bool(self._listing.offline[row])
        if role == LABEL_ROLE:
            return shown(self._listing.label(row))
        if role == Qt.ItemDataRole.ToolTipRole and self._listing.offline[row]:
            return self.tr("Offline: its drive or folder is not available now")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._in_words(row, picture_id)
        return None

    def _in_words(self, row: int, picture_id: int) -> str:
        """Say which picture it is, and all that can be seen of it."""
        label = shown(self._listing.label(row))
        parts = [
            self._names.get(picture_id),
            filled(self.tr("label {0}"), label) if label else "",
            filled(self.tr("picture {0:,} of {1:,}"), row + 1, len(self._listing)),
            self.tr("query") if picture_id == self._query else "",
            self._verdicts.get(picture_id, ""),
            self.tr("offline") if self._listing.offline[row] else "",
        ]
        return ", ".join(filter(None, parts))
