"""Which files of the ledger are listed: a chip for each kind, and a field for part of a name."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QWidget

from simgui.gui.language import number_text
from simgui.gui.library.ledger_look_up import COPIES
from simgui.gui.look.buttons import chip
from simgui.gui.look.flow_layout import FlowLayout
from simgui.library.records import FileState

_TYPING_MS = 250


class LedgerFilter(QWidget):
    """A row of chips, and a text `field` that the page puts where it has room."""

    changed = Signal()
    """Another kind is chosen, or another text is typed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            FileState.INDEXED: self.tr("Indexed"),
            COPIES: self.tr("Duplicates"),
            FileState.OFFLINE: self.tr("Offline"),
            FileState.SKIPPED: self.tr("Skipped"),
            FileState.EXCLUDED: self.tr("Excluded"),
            FileState.FAILED: self.tr("Failed"),
            FileState.MISSING: self.tr("Missing"),
        }
        self._chips = {kind: chip() for kind in self._names}
        group = QButtonGroup(self)
        row = FlowLayout(6)
        for kind, each in self._chips.items():
            each.setText(self._names[kind])
            if kind != FileState.INDEXED:
                each.hide()  # until it is known that there are such files
            each.clicked.connect(self.changed)
            group.addButton(each)
            row.addWidget(each)
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        self.field = QLineEdit()
        self.field.setPlaceholderText(self.tr("Filter by name or reason"))
        self.field.setAccessibleName(self.tr("Filter by name or reason"))
        self.field.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.changed)
        self.field.textChanged.connect(self._typing.start)
        self.reset()

    @property
    def kind(self) -> str:
        """The kind that is chosen."""
        return next(kind for kind, each in self._chips.items() if each.isChecked())

    @property
    def text(self) -> str:
        """What is typed."""
        return self.field.text().strip()

    def reset(self) -> None:
        """List all indexed files."""
        self.clear_text()
        self._chips[FileState.INDEXED].setChecked(True)

    def clear_text(self) -> None:
        """List all files of the kind, without telling of it."""
        self.field.blockSignals(True)
        self.field.clear()
        self.field.blockSignals(False)

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show a chip for each kind that there is, and for indexed files always."""
        for kind, each in self._chips.items():
            each.setText(f"{self._names[kind]}  {number_text(counts[kind])}")
            each.setVisible(bool(counts[kind]) or kind == FileState.INDEXED)

    def choose_first(self, counts: dict[str, int]) -> bool:
        """Choose the first kind that there is; tell whether that is another one than before."""
        before = self.kind
        first = next((kind for kind in self._chips if counts[kind]), FileState.INDEXED)
        self._chips[first].setChecked(True)
        return first != before

    def meaning(self) -> str:
        """Say in a sentence what the files of the chosen kind are."""
        return {
            FileState.INDEXED: self.tr("Searchable."),
            COPIES: self.tr("Identical to another file, byte for byte: shown once, with all its places."),
            FileState.OFFLINE: self.tr(
                "Their drive or folder is not available. They stay searchable until you forget them."
            ),
            FileState.SKIPPED: self.tr("Not pictures, or of a format that SimGUI does not read."),
            FileState.EXCLUDED: self.tr(
                "Excluded by a rule: of the folder (Rules… changes that), or of every folder, for recycle "
                "bins, snapshots and previews."
            ),
            FileState.FAILED: self.tr(
                "Pictures that could not be read. They are tried again when they change."
            ),
            FileState.MISSING: self.tr("No longer in the folder. What was learnt about them is kept."),
        }[self.kind]
