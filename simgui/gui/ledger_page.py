"""The library's ledger: what became of every file, and why."""

from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from simgui.core.progress import Progress
from simgui.core.records import FileEntry, FileState
from simgui.gui.labels import styled
from simgui.gui.worker import Lane, Worker
from simgui.session import Session

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 10_000
"""A table longer than this helps nobody; the line above it says how many there are."""


class LedgerModel(QAbstractTableModel):
    """A row a file: path, state, reason."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[FileEntry] = []
        self._folder = Path()

    def show_entries(self, entries: list[FileEntry], folder: Path) -> None:
        """Show these; paths are given from `folder` on."""
        self.beginResetModel()
        self._entries, self._folder = entries, folder
        self.endResetModel()

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
        """Give a cell; the tool tip is the whole path."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(entry.path)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        within = entry.path.relative_to(self._folder)
        return (str(within), entry.state.value, entry.reason)[index.column()]


class LedgerPage(QWidget):
    """Counts by state, and the files of the chosen state."""

    def __init__(self, session: Session, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._folder = Path()
        self._model = LedgerModel(self)
        self._line = styled("", "faint")
        self._chips = {state: QPushButton() for state in FileState}
        group = QButtonGroup(self)
        chips = QHBoxLayout()
        chips.setSpacing(8)
        for chip in self._chips.values():
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.clicked.connect(self.refresh)
            group.addButton(chip)
            chips.addWidget(chip)
        chips.addStretch(1)
        self._chips[FileState.INDEXED].setChecked(True)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._table.setWordWrap(False)
        self._table.verticalHeader().hide()
        self._table.setAccessibleName(self.tr("Files"))
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 18, 18, 8)
        layout.setSpacing(12)
        layout.addLayout(chips)
        layout.addWidget(self._line)
        layout.addWidget(self._table, 1)

    def show_folder(self, folder: Path) -> None:
        """Show another folder's ledger."""
        self._folder = folder
        self.refresh()

    def refresh(self) -> None:
        """Look up what is known by now."""
        chosen = next(state for state, chip in self._chips.items() if chip.isChecked())
        self._worker.start(
            Lane.INTERACTIVE, partial(_look_up, self._session, self._folder, chosen), self._show
        )

    def _show(self, found: tuple[Path, FileState, dict[FileState, int], list[FileEntry]]) -> None:
        folder, chosen, counts, entries = found
        if folder != self._folder or not self._chips[chosen].isChecked():
            return
        names = {
            FileState.INDEXED: self.tr("Indexed"),
            FileState.SKIPPED: self.tr("Skipped"),
            FileState.FAILED: self.tr("Failed"),
            FileState.MISSING: self.tr("Missing"),
        }
        meanings = {
            FileState.INDEXED: self.tr("Searchable."),
            FileState.SKIPPED: self.tr("Not pictures, or of a format that SimGUI does not read."),
            FileState.FAILED: self.tr(
                "Pictures that could not be read. They are tried again when they change."
            ),
            FileState.MISSING: self.tr("No longer in the folder. What was learnt about them is kept."),
        }
        for state, chip in self._chips.items():
            chip.setText(f"{names[state]}  {counts[state]:,}")
        more = counts[chosen] - len(entries)
        line = meanings[chosen] + (
            self.tr(" The first {0:,} are listed.").format(len(entries)) if more > 0 else ""
        )
        self._line.setText(line)
        self._model.show_entries(entries, folder)


def _look_up(
    session: Session, folder: Path, chosen: FileState, _progress: Progress
) -> tuple[Path, FileState, dict[FileState, int], list[FileEntry]]:
    entries = list(islice(session.ledger(folder, (chosen,)), MOST_ROWS))
    return folder, chosen, session.counts(folder), entries
