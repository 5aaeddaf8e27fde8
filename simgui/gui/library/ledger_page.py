"""The Library area: the folders that are covered, and what became of every file in them, and why."""

from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import QItemSelectionModel, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.gui.library.folder_panel import FolderPanel
from simgui.gui.library.ledger_model import LedgerModel
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.look.file_manager import show_in_file_manager
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Job, Lane, Worker
from simgui.library.records import CoveredFolder, FileEntry, FileState
from simgui.library.rules import Rules

MOST_ROWS = 10_000
"""A table longer than this helps nobody; the line above it says how many there are."""
_LEAST_LINES = 7
_TYPING_MS = 250
_COPIES = "copies"  # a chip of its own: files that are indexed and hold the picture of an earlier one
_TRIED_AGAIN = (FileState.FAILED, FileState.SKIPPED)
_FORGOTTEN = (FileState.MISSING, FileState.OFFLINE)


@dataclass(frozen=True)
class _Found:
    """What a look into the ledger gave."""

    folder: Path
    chosen: str
    text: str
    counts: dict[FileState, int]
    copies: int
    entries: list[FileEntry]
    folders: tuple[CoveredFolder, ...]

    @property
    def covering(self) -> CoveredFolder | None:
        """The covered folder that the open one is or lies in."""
        around = [each for each in self.folders if self.folder.is_relative_to(each.path)]
        return max(around, key=_depth, default=None)


class LedgerPage(QWidget):
    """Folders on the left; counts by state, and the files of the chosen state."""

    folder_wanted = Signal(object)
    add_wanted = Signal()
    rescan_wanted = Signal()
    folders_changed = Signal()
    """A folder is covered no longer."""
    restored = Signal()
    """A backup is back: folders, labels and models may be others."""
    failed = Signal(object)

    def __init__(self, app: App, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._folder = Path()
        self._model = LedgerModel(self)
        self._panel = FolderPanel()
        self._panel.opened.connect(self.folder_wanted)
        self._panel.add_wanted.connect(self.add_wanted)
        self._panel.rescan_wanted.connect(self.rescan_wanted)
        self._panel.rules_wanted.connect(self._ask_rules)
        self._panel.remove_wanted.connect(self._remove)
        self._panel.backup_wanted.connect(self._back_up)
        self._panel.restore_wanted.connect(self._restore)
        self._notice = Notice()
        self._work = WorkRow()
        self._work.begin_wanted.connect(self.rescan_wanted)
        self._indexing = False
        self._line = styled("", "faint")
        self._line.setWordWrap(True)
        self._chips = {name: QPushButton() for name in self._names()}
        group = QButtonGroup(self)
        chips = FlowLayout(6)
        for chip in self._chips.values():
            chip.setCheckable(True)
            chip.setProperty("role", "chip")
            chip.clicked.connect(self.refresh)
            group.addButton(chip)
            chips.addWidget(chip)
        self._chips[FileState.INDEXED].setChecked(True)
        self._filter = QLineEdit()
        self._filter.setPlaceholderText(self.tr("Filter by name or reason"))
        self._filter.setAccessibleName(self.tr("Filter by name or reason"))
        self._filter.setClearButtonEnabled(True)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._typing.timeout.connect(self.refresh)
        self._filter.textChanged.connect(self._typing.start)
        self._again = self._button(self.tr("Try again"), self._try_again)
        self._again.setToolTip(self.tr("Read these files again, though they have not changed"))
        self._forget = self._button(self.tr("Forget…"), self._ask_forget)
        self._forget.setToolTip(self.tr("Take files that are gone out of the library"))
        self._show_file = self._button(self.tr("Show in file manager"), self._show_in_file_manager)
        self._export = self._button(self.tr("Export CSV…"), self._ask_export)
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self._filter, 1)
        for button in (self._again, self._forget, self._show_file, self._export):
            tools.addWidget(button)
        self._table = QTableView()
        self._table.setModel(self._model)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._table.setShowGrid(False)
        self._table.setTabKeyNavigation(False)
        self._table.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        self._table.setWordWrap(False)
        self._table.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._table.verticalHeader().hide()
        self._table.setAccessibleName(self.tr("Files"))
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._show_menu)
        self._table.doubleClicked.connect(self._show_in_file_manager)
        self._table.selectionModel().selectionChanged.connect(self._show_buttons)
        self._model.modelReset.connect(self._show_buttons)
        header = self._table.horizontalHeader()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        ledger = QVBoxLayout()
        ledger.setSpacing(10)
        ledger.addWidget(self._work)
        ledger.addLayout(chips)
        ledger.addLayout(tools)
        ledger.addWidget(self._notice)
        ledger.addWidget(self._line)
        ledger.addWidget(self._table, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 8)
        layout.setSpacing(20)
        layout.addWidget(self._panel)
        layout.addLayout(ledger, 1)

    def _button(self, text: str, slot: object) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("role", "quiet")
        button.clicked.connect(slot)
        return button

    def _names(self) -> dict[str, str]:
        return {
            FileState.INDEXED: self.tr("Indexed"),
            _COPIES: self.tr("Duplicates"),
            FileState.OFFLINE: self.tr("Offline"),
            FileState.SKIPPED: self.tr("Skipped"),
            FileState.EXCLUDED: self.tr("Left out"),
            FileState.FAILED: self.tr("Failed"),
            FileState.MISSING: self.tr("Missing"),
        }

    def _meanings(self) -> dict[str, str]:
        return {
            FileState.INDEXED: self.tr("Searchable."),
            _COPIES: self.tr("The same picture as another file, byte for byte: shown once, with its places."),
            FileState.OFFLINE: self.tr(
                "Their drive or folder is not there. They stay searchable until you forget them."
            ),
            FileState.SKIPPED: self.tr("Not pictures, or of a format that SimGUI does not read."),
            FileState.EXCLUDED: self.tr(
                "Left out by a rule: of the folder (Rules… changes that), or of every folder, for recycle "
                "bins, snapshots and previews."
            ),
            FileState.FAILED: self.tr(
                "Pictures that could not be read. They are tried again when they change."
            ),
            FileState.MISSING: self.tr("No longer in the folder. What was learnt about them is kept."),
        }

    # What is shown.

    def show_folder(self, folder: Path) -> None:
        """Show another folder's ledger, unfiltered."""
        if folder != self._folder:
            self._notice.hide()
            self._folder = folder
            self._clear_filter()
            self._chips[FileState.INDEXED].setChecked(True)
        self.refresh()

    def show_indexing(self, job: Job) -> None:
        """Show that the open folder is being indexed."""
        self._indexing = True
        self._work.show_work(self.tr("Looking through the folder"), estimate=False)
        job.progressed.connect(self._work.show_step)
        self._work.stop_wanted.connect(job.cancel)

    def end_indexing(self) -> None:
        """Show that it is being indexed no longer; the next refresh tells whether it came to its end."""
        self._indexing = False
        self._work.hide()

    def _clear_filter(self) -> None:
        self._filter.blockSignals(True)
        self._filter.clear()
        self._filter.blockSignals(False)

    def refresh(self) -> None:
        """Look up what is known by now."""
        task = partial(_look_up, self._app, self._folder, self._chosen, self._filter.text().strip())
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._show, self.failed.emit)

    @property
    def _chosen(self) -> str:
        return next(name for name, chip in self._chips.items() if chip.isChecked())

    def _show(self, found: _Found) -> None:
        if (found.folder, found.chosen, found.text) != (
            self._folder,
            self._chosen,
            self._filter.text().strip(),
        ):
            return
        counts = {str(state): count for state, count in found.counts.items()} | {_COPIES: found.copies}
        for name, chip in self._chips.items():
            chip.setText(f"{self._names()[name]}  {counts[name]:,}")
            chip.setVisible(bool(counts[name]) or name == FileState.INDEXED)
        if not counts[found.chosen]:
            self._clear_filter()
            first = next((name for name in self._chips if counts[name]), FileState.INDEXED)
            if first != found.chosen and not (self._indexing and found.chosen == FileState.INDEXED):
                self._chips[first].setChecked(True)  # an empty table tells nothing
                self.refresh()
                return
        self._filter.setEnabled(bool(counts[found.chosen]))
        self._line.setText(self._line_of(found, counts))
        self._show_entries(found)
        self._panel.show_folders(found.folders, found.folder, indexing=self._indexing)
        if not self._indexing:
            self._show_rest(found.covering)

    def _line_of(self, found: _Found, counts: dict[str, int]) -> str:
        if not counts[found.chosen]:
            if self._indexing:
                return self.tr("Pictures are listed here as they are read.")
            return self.tr("No file of this folder is known.")
        if found.text and not found.entries:
            return self.tr("No file here matches “{0}”.").format(found.text)
        line = self._meanings()[found.chosen]
        if len(found.entries) == MOST_ROWS:
            line += self.tr(" The first {0:,} are listed.").format(MOST_ROWS)
        elif found.text:
            line += self.tr(" The filter leaves {0}.").format(
                counted(len(found.entries), self.tr("file"), self.tr("files"))
            )
        return line

    def _show_entries(self, found: _Found) -> None:
        """List the files; what is selected and in sight stays so while more of them come."""
        selected = {entry.path for entry in self._selected()}
        place = self._table.verticalScrollBar().value()
        same = self._model.show_entries(
            found.entries, found.folder, found.covering.scanned if found.covering else 0.0
        )
        if same:
            for row in [row for row, entry in enumerate(found.entries) if entry.path in selected]:
                self._table.selectionModel().select(
                    self._model.index(row, 0),
                    QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
                )
            self._table.verticalScrollBar().setValue(place)

    def _show_rest(self, covering: CoveredFolder | None) -> None:
        """Offer to go on with an indexing that was stopped before its end, perhaps by that of the program."""
        if covering is None or not covering.unfinished or covering.offline or covering.path != self._folder:
            self._work.hide()
            return
        pictures = counted(covering.pictures, self.tr("picture"), self.tr("pictures"))
        self._work.show_rest(
            self.tr("Indexing was stopped before its end; {0} can be searched by now.").format(pictures),
            self.tr("Go on"),
        )

    def _selected(self) -> list[FileEntry]:
        return [self._model.entry(index.row()) for index in self._table.selectionModel().selectedRows()]

    def _show_buttons(self) -> None:
        entries, any_row = self._selected(), self._model.rowCount() > 0
        self._show_file.setEnabled(len(entries) == 1)
        self._again.setVisible(self._chosen in _TRIED_AGAIN)
        self._again.setEnabled(any_row)
        self._forget.setVisible(self._chosen in _FORGOTTEN)
        self._forget.setEnabled(any_row)
        self._export.setEnabled(any_row)

    # What can be done with files.

    def _meant(self) -> list[FileEntry]:
        """Give the files that are selected, all that are listed if none is."""
        return self._selected() or [self._model.entry(row) for row in range(self._model.rowCount())]

    def _try_again(self) -> None:
        task = partial(_try_again, self._app, self._meant())
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._want_rescan, self.failed.emit)

    def _want_rescan(self, _nothing: object) -> None:
        self.rescan_wanted.emit()

    def _ask_forget(self) -> None:
        entries = self._meant()
        if ask(
            self,
            self.tr("Forget files"),
            self.tr(
                "Forget {0} not there now?\n\nWhat is forgotten is no longer searched. If it comes back, "
                "it is indexed again; labels and verdicts you gave are kept."
            ).format(counted(len(entries), self.tr("file"), self.tr("files"))),
        ):
            task = partial(_forget, self._app, entries)
            self._worker.start_reporting(Lane.INTERACTIVE, task, self._changed, self.failed.emit)

    def _show_in_file_manager(self) -> None:
        if entries := self._selected():
            show_in_file_manager(entries[0].path)

    def _copy_path(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(str(entry.path) for entry in self._selected()))

    def _show_menu(self, point: QPoint) -> None:
        if not self._selected():
            return
        menu = QMenu(self)
        actions = [
            (self.tr("Show in file manager"), self._show_in_file_manager),
            (self.tr("Copy path"), self._copy_path),
        ]
        if self._chosen in _TRIED_AGAIN:
            actions.append((self.tr("Try again"), self._try_again))
        if self._chosen in _FORGOTTEN:
            actions.append((self.tr("Forget…"), self._ask_forget))
        for text, slot in actions:
            action = QAction(text, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.exec(self._table.viewport().mapToGlobal(point))

    def _ask_export(self) -> None:
        name = f"{self._folder.name or 'library'}-files.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export the list of all files"), str(Path.home() / name), self.tr("CSV (*.csv)")
        )
        if chosen:
            task = partial(_export, self._app, self._folder, Path(chosen))
            self._worker.start_reporting(Lane.FILES, task, self._exported, self.failed.emit)

    def _exported(self, written: tuple[int, Path]) -> None:
        count, file = written
        files = counted(count, self.tr("file"), self.tr("files"))
        self._notice.say_with_open(self.tr("{0} listed in {1}.").format(files, shown(file)), file)

    # What can be done with folders and with the library.

    def _ask_rules(self, folder: Path) -> None:
        task = partial(_rules, self._app, folder)
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._show_rules, self.failed.emit)

    def _show_rules(self, found: tuple[Path, Rules]) -> None:
        folder, rules = found
        dialog = RulesDialog(folder, rules, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            task = partial(_set_rules, self._app, folder, dialog.rules)
            self._worker.start_reporting(Lane.INTERACTIVE, task, self._rules_changed, self.failed.emit)
        dialog.deleteLater()

    def _rules_changed(self, folder: Path) -> None:
        if self._folder.is_relative_to(folder):
            self.rescan_wanted.emit()
        else:
            self.folder_wanted.emit(folder)

    def _remove(self, folder: Path) -> None:
        task = partial(_remove, self._app, folder)
        self._worker.start_reporting(Lane.INTERACTIVE, task, self._changed, self.failed.emit)

    def _back_up(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Back the library up"),
            str(Path.home() / "simgui-library.sqlite"),
            self.tr("Library (*.sqlite)"),
        )
        if chosen:
            task = partial(_back_up, self._app, Path(chosen))
            self._worker.start_reporting(Lane.FILES, task, self._backed_up, self.failed.emit)

    def _backed_up(self, file: Path) -> None:
        self._notice.say_with_place(
            self.tr("The library, with its models, is saved as {0}.").format(shown(file)), file
        )

    def _restore(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(
            self, self.tr("Restore a backup"), str(Path.home()), self.tr("Library (*.sqlite)")
        )
        if chosen:
            task = partial(_restore, self._app, Path(chosen))
            self._worker.start_reporting(Lane.FILES, task, self._restored, self.failed.emit)

    def _restored(self, kept: Path) -> None:
        self.restored.emit()
        self.refresh()
        self._notice.say(
            self.tr("The backup is restored. What was here before is kept as {0}.").format(shown(kept.name))
        )

    def _changed(self, _nothing: object) -> None:
        self.folders_changed.emit()
        self.refresh()


def _depth(folder: CoveredFolder) -> int:
    return len(folder.path.parts)


# The tasks: they run off the GUI thread and touch no widget.


def _look_up(app: App, folder: Path, chosen: str, text: str, _progress: Progress) -> _Found:
    state = FileState.INDEXED if chosen == _COPIES else FileState(chosen)
    wanted = text.casefold()
    entries = (
        entry
        for entry in app.ledger.entries(folder, (state,))
        if (chosen != _COPIES or entry.duplicate_of is not None)
        and (not wanted or wanted in f"{entry.path}\n{entry.reason}".casefold())
    )
    return _Found(
        folder,
        chosen,
        text,
        app.ledger.counts(folder),
        app.ledger.count_duplicates(folder),
        list(islice(entries, MOST_ROWS)),
        app.folders.covered(),
    )


def _try_again(app: App, entries: list[FileEntry], _progress: Progress) -> None:
    app.ledger.try_again(entries)


def _forget(app: App, entries: list[FileEntry], _progress: Progress) -> None:
    app.ledger.forget(entries)


def _rules(app: App, folder: Path, _progress: Progress) -> tuple[Path, Rules]:
    return folder, app.folders.rules(folder)


def _set_rules(app: App, folder: Path, rules: Rules, _progress: Progress) -> Path:
    app.folders.set_rules(folder, rules)
    return folder


def _remove(app: App, folder: Path, _progress: Progress) -> None:
    app.folders.remove(folder)


def _export(app: App, folder: Path, file: Path, progress: Progress) -> tuple[int, Path]:
    return app.ledger.export(folder, file, tuple(FileState), progress), file


def _back_up(app: App, file: Path, _progress: Progress) -> Path:
    return app.storage.back_up(file)


def _restore(app: App, file: Path, _progress: Progress) -> Path:
    return app.storage.restore(file)
