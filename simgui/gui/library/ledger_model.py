"""The ledger as a table: a row a file."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QPixmap

from simgui.core.names import shown
from simgui.gui.language import filled, moment_text, translated
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.library.records import FileEntry, FileState

Index = QModelIndex | QPersistentModelIndex


class LedgerModel(QAbstractTableModel):
    """A table of files with their pictures, their state and the reason for it.

    Args:
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(self, thumbnails: PictureLoader, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        thumbnails.loaded.connect(self._show_picture)
        self._rows: dict[int, list[int]] = {}
        self._entries: list[FileEntry] = []
        self._within: dict[Path, str] = {}
        self._folder = Path()
        self._scanned = 0.0

    def show_entries(self, entries: list[FileEntry], folder: Path, scanned: float) -> bool:
        """Show these; paths are given from `folder` on, which was looked through last at `scanned`.

        Gives whether these are files of the same folder, in the same state, as those that were shown.
        """
        same = folder == self._folder and {each.state for each in entries} == {
            each.state for each in self._entries
        }
        self.beginResetModel()
        self._entries, self._folder, self._scanned = entries, folder, scanned
        self._rows, self._within = {}, {}
        for row, entry in enumerate(entries):
            if entry.picture is not None:
                self._rows.setdefault(entry.picture, []).append(row)
        self.endResetModel()
        return same

    def entry(self, row: int) -> FileEntry:
        """Give the file of a row."""
        return self._entries[row]

    def _show_picture(self, picture: object) -> None:
        for row in self._rows.get(picture, ()) if isinstance(picture, int) else ():
            self.dataChanged.emit(self.index(row, 0), self.index(row, 0), [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the files."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the columns."""
        return 0 if parent.isValid() else 3

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("File"), self.tr("State"), self.tr("Why"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell; the tool tip is the whole path and since when it is so.

        The decoration of a file is its picture: None while it is being loaded, null if there is none.
        """
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return QPixmap() if entry.picture is None else self._thumbnails.get(entry.picture)
        if role == Qt.ItemDataRole.ToolTipRole:
            since = filled(self.tr("\nsince {0}"), _moment(entry.since)) if entry.since else ""
            reason = self._reason(entry)
            return tool_tip("\n".join(part for part in (shown(entry.path), reason) if part) + since)
        if role == Qt.ItemDataRole.ForegroundRole and self._is_faint(entry, index.column()):
            return QColor(colours().faint)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self._place(entry.path), self._state(entry), self._reason(entry))[index.column()]

    @staticmethod
    def _is_faint(entry: FileEntry, column: int) -> bool:
        return column > 0 or entry.state not in (FileState.INDEXED, FileState.FAILED)

    def _place(self, path: Path) -> str:
        """Give where a file lies in the folder; worked out once, when it is first painted."""
        if path not in self._within:
            is_in = path.is_relative_to(self._folder)
            self._within[path] = shown(path.relative_to(self._folder) if is_in else path)
        return self._within[path]

    @property
    def states(self) -> tuple[str, ...]:
        """The name of every state."""
        return (*self._names().values(), self.tr("duplicate"))

    def _names(self) -> dict[FileState, str]:
        return {
            FileState.INDEXED: self.tr("indexed"),
            FileState.OFFLINE: self.tr("offline"),
            FileState.SKIPPED: self.tr("skipped"),
            FileState.EXCLUDED: self.tr("excluded"),
            FileState.FAILED: self.tr("failed"),
            FileState.MISSING: self.tr("missing"),
        }

    def _state(self, entry: FileEntry) -> str:
        is_copy = entry.state is FileState.INDEXED and entry.duplicate_of is not None
        return self.tr("duplicate") if is_copy else self._names()[entry.state]

    def _reason(self, entry: FileEntry) -> str:
        if entry.duplicate_of is not None:
            place = self._place(entry.duplicate_of)
            same = filled(self.tr("same picture as {0}"), place)
            return f"{translated(entry.reason)}; {same}" if entry.reason else same
        if entry.reason or entry.state is not FileState.INDEXED or not entry.since:
            return translated(entry.reason)
        if entry.since >= self._scanned:
            return self.tr("new")
        return filled(self.tr("unchanged since {0}"), _moment(entry.since))


def _moment(seconds: float) -> str:
    return moment_text(datetime.fromtimestamp(seconds))
