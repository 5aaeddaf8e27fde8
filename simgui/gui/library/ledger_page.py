"""The Library area: the folders that are covered, and what became of every file in them, and why."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.progress import Step
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.library.file_preview import FilePreview
from simgui.gui.library.folder_actions import FolderActions
from simgui.gui.library.folder_panel import FolderPanel
from simgui.gui.library.ledger_filter import LedgerFilter
from simgui.gui.library.ledger_look_up import MOST_ROWS, LedgerAnswer, LedgerQuestion, look_up
from simgui.gui.library.ledger_table import LedgerTable
from simgui.gui.library.library_files import LibraryFiles
from simgui.gui.look.actions import button_action
from simgui.gui.look.buttons import quiet
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.work.file_manager import FileManager
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.undo import Undo
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.folders.service import Folders
from simgui.library.ledger import Ledger
from simgui.library.pictures import Pictures
from simgui.library.records import CoveredFolder, FileEntry, FileState
from simgui.library.storage.service import Storage

_PREVIEW_BYTES = 32 << 20
_WIDE = 130
"""From so many figures of the text on, there is room for a preview."""
_TRIED_AGAIN = (FileState.FAILED, FileState.SKIPPED)
_FORGOTTEN = (FileState.MISSING, FileState.OFFLINE)


class LedgerPage(QWidget):
    """The covered folders on the left; on the right the files of the open one, by what became of them.

    Args:
        ledger: Lists the files.
        pictures: Show them large.
        folders: Covers folders.
        storage: Backs up and restores.
        undo: Takes other rules back.
        state: Says which folder is open.
        worker: Does everything that may take longer than a frame.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    folder_wanted = Signal(object)
    """A folder, `Path`, to open."""
    add_wanted = Signal()
    rescan_wanted = Signal()
    stop_wanted = Signal()
    """The indexing of the open folder is to be stopped."""
    restored = Signal()
    """A backup is restored: folders, labels, models and the numbers of pictures may be others."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        ledger: Ledger,
        pictures: Pictures,
        folders: Folders,
        storage: Storage,
        undo: Undo,
        state: WindowState,
        worker: Worker,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._ledger = ledger
        self._folders = folders
        self._state = state
        self._worker = worker
        self._indexing, self._so_far = False, ""
        self._busy = False
        self._look_up = LookUp(worker, self, self._ask, self._show, self.failed.emit)
        self._notice = Notice()
        self._file_manager = FileManager(worker, self)
        self._actions = FolderActions(folders, undo, state, worker, self)
        self._files = LibraryFiles(storage, ledger, worker, self._notice, self)
        self._panel = FolderPanel()
        self._work = WorkRow()
        self._line = styled("", "faint")
        self._line.setWordWrap(True)
        self._filter = LedgerFilter()
        self._again = self._button(self.tr("Try again"), self._try_again)
        self._again.setToolTip(self.tr("Read these files again, though they have not changed"))
        self._forget = self._button(self.tr("Forget…"), self._ask_forget)
        self._forget.setToolTip(self.tr("Remove files that are gone from the library"))
        self._show_file = self._button(self.tr("Show in file manager"), self._show_in_file_manager)
        self._export = self._button(self.tr("Export CSV…"), self._ask_export)
        needs, export = self.tr("No files are listed"), self.tr("Export the list of files…")
        button_action(self._export, "library", export, section="files", needs=needs)
        self._table = LedgerTable(thumbnails, self._menu)
        self._preview = FilePreview(PictureLoader(worker, pictures.preview, _PREVIEW_BYTES, self))
        self._connect()
        self._lay_out()
        self._look_up.restart()

    def _connect(self) -> None:
        self._panel.opened.connect(self.folder_wanted)
        self._panel.add_wanted.connect(self.add_wanted)
        self._panel.rescan_wanted.connect(self.rescan_wanted)
        self._panel.rules_wanted.connect(self.ask_rules)
        self._panel.remove_wanted.connect(self._actions.remove)
        self._panel.place_wanted.connect(self._file_manager.show)
        self._notice.place_wanted.connect(self._file_manager.show)
        self._actions.rules_changed.connect(self._follow_rules)
        self._actions.failed.connect(self.failed)
        self._files.restored.connect(self.restored)
        self._files.failed.connect(self.failed)
        self._work.begin_wanted.connect(self.rescan_wanted)
        self._work.stop_wanted.connect(self.stop_wanted)
        self._filter.changed.connect(self._look_up.restart)
        self._table.doubleClicked.connect(self._show_in_file_manager)
        self._table.selection_changed.connect(self._show_buttons)
        self._table.selection_changed.connect(self._show_preview)
        self._state.folder_changed.connect(self._change_folder)
        self._state.library_changed.connect(self.refresh)

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setSpacing(6)
        tools.addWidget(self._filter.field, 1)
        for button in (self._again, self._forget, self._show_file, self._export):
            tools.addWidget(button)
        files = QVBoxLayout()
        files.setSpacing(10)
        files.addWidget(self._work)
        files.addWidget(self._filter)
        files.addLayout(tools)
        files.addWidget(self._notice)
        files.addWidget(self._line)
        files.addWidget(self._table, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 8)
        layout.setSpacing(20)
        layout.addWidget(self._panel)
        layout.addLayout(files, 1)
        layout.addWidget(self._preview)

    @staticmethod
    def _button(text: str, slot: Callable[[], None]) -> QPushButton:
        button = quiet(text)
        button.clicked.connect(slot)
        return button

    def ask_rules(self, folder: Path) -> None:
        """Show the rules of a folder and let the person change them."""
        self._actions.ask_rules(folder)

    def ask_back_up(self) -> None:
        """Let the person choose a file, and write the library to it."""
        self._files.ask_back_up()

    def ask_restore(self) -> None:
        """Let the person choose a backup, and restore it."""
        self._files.ask_restore()

    # What is shown.

    def show_indexing(self) -> None:
        """Show that the open folder is being indexed."""
        self._indexing, self._so_far = True, self.tr("still indexing…")
        self._work.show_work(self.tr("Looking through the folder"), estimate=False)

    def show_busy(self, busy: bool) -> None:
        """Know whether a long job runs: a folder that it works on is not one whose indexing was stopped."""
        self._busy = busy

    def show_step(self, step: Step) -> None:
        """Show how far the indexing has come."""
        if self._indexing:
            self._work.show_step(step)
            if step.total:
                self._so_far = filled(self.tr("still indexing, {0:,} of {1:,}"), step.done, step.total)

    def end_indexing(self) -> None:
        """Show that it is being indexed no longer; the next refresh tells whether it came to its end."""
        self._indexing, self._so_far = False, ""
        self._work.hide()

    def refresh(self) -> None:
        """Look up what is known by now."""
        self._look_up.refresh()

    def _change_folder(self) -> None:
        self._notice.hide()
        self._filter.reset()
        self._look_up.restart()

    def _ask(self) -> Task[LedgerAnswer] | None:
        folder = self._state.folder
        if folder is None:
            return None
        question = LedgerQuestion(folder, self._filter.kind, self._filter.text)
        return partial(look_up, self._ledger, self._folders, question)

    def _show(self, answer: LedgerAnswer) -> None:
        kind, counts = answer.question.kind, answer.counts
        self._filter.show_counts(counts)
        if not counts[kind]:
            self._filter.clear_text()
            waits = self._indexing and kind == FileState.INDEXED
            if not waits and self._filter.choose_first(counts):
                self._look_up.restart()  # an empty table tells nothing
                return
        self._filter.field.setEnabled(bool(counts[kind]))
        self._line.setText(self._line_of(answer))
        self._table.show_answer(answer)
        self._panel.show_folders(
            answer.folders, answer.question.folder, indexing=self._so_far, busy=self._busy
        )
        if not self._indexing and not self._busy:
            self._show_rest(answer.covering)

    def _line_of(self, answer: LedgerAnswer) -> str:
        if not answer.counts[answer.question.kind]:
            if self._indexing:
                return self.tr("Pictures are listed here as they are read.")
            return self.tr("No file of this folder is known.")
        if answer.question.text and not answer.entries:
            return filled(self.tr("No file here matches “{0}”."), answer.question.text)
        line = self._filter.meaning()
        if len(answer.entries) == MOST_ROWS:
            line += filled(self.tr(" The first {0:,} are listed."), MOST_ROWS)
        elif answer.question.text:
            line += filled(self.tr(" The filter leaves {0}."), self._counted(answer.entries))
        return line

    def _show_rest(self, covering: CoveredFolder | None) -> None:
        """Offer to go on with an indexing that was stopped before its end, perhaps by quitting."""
        is_cut = covering is not None and covering.unfinished and not covering.offline
        if covering is None or not is_cut or covering.path != self._state.folder:
            self._work.hide()
            return
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", covering.pictures))
        self._work.show_rest(
            filled(self.tr("Indexing was stopped before its end; {0} can be searched by now."), pictures),
            self.tr("Go on"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show a preview where there is room for one."""
        super().resizeEvent(event)
        self._show_preview()

    def _show_preview(self) -> None:
        selected = self._table.selected
        wide = self.width() >= columns_px(self.font(), _WIDE)
        self._preview.setVisible(wide and len(selected) == 1)
        if wide and len(selected) == 1:
            self._preview.show_file(selected[0])

    def _show_buttons(self) -> None:
        kind, any_row = self._filter.kind, self._table.model().rowCount() > 0
        self._show_file.setEnabled(len(self._table.selected) == 1)
        self._again.setVisible(kind in _TRIED_AGAIN)
        self._again.setEnabled(any_row)
        self._forget.setVisible(kind in _FORGOTTEN)
        self._forget.setEnabled(any_row)
        self._export.setEnabled(any_row)

    # What can be done with files.

    def _menu(self) -> Mapping[str, Callable[[], None]]:
        """Say what can be done with the selected files besides what can be done with any picture."""
        actions: dict[str, Callable[[], None]] = {}
        if self._filter.kind in _TRIED_AGAIN:
            actions[self.tr("Try again")] = self._try_again
        if self._filter.kind in _FORGOTTEN:
            actions[self.tr("Forget…")] = self._ask_forget
        return actions

    def _chosen(self) -> list[FileEntry]:
        """Give the files that are selected, all that are listed if none is."""
        return self._table.selected or self._table.entries

    def _try_again(self) -> None:
        task = partial(self._ledger.try_again, self._chosen())
        self._worker.start(Lane.INTERACTIVE, task, self._want_rescan, self.failed.emit)

    def _want_rescan(self, _nothing: None) -> None:
        self.rescan_wanted.emit()

    def _ask_forget(self) -> None:
        entries = self._chosen()
        if ask(
            self,
            self.tr("Forget files"),
            filled(
                self.tr(
                    "Forget {0}?\n\nForgotten files are no longer searched. If they come back, "
                    "they are indexed again; labels and verdicts you gave are kept."
                ),
                self._counted(entries),
            ),
        ):
            task = partial(self._ledger.forget, entries)
            self._worker.start(Lane.INTERACTIVE, task, self._forgotten, self.failed.emit)

    def _forgotten(self, _nothing: None) -> None:
        self._state.note_library()

    def _show_in_file_manager(self) -> None:
        for entry in self._table.selected[:1]:
            self._file_manager.show(entry.path)

    def _ask_export(self) -> None:
        if self._state.folder is not None:
            self._files.ask_export(self._state.folder)

    def _counted(self, entries: list[FileEntry]) -> str:
        return translated(say_count("{count:,} file", "{count:,} files", len(entries)))

    def _follow_rules(self, folder: Path) -> None:
        opened = self._state.folder
        if opened is not None and opened.is_relative_to(folder):
            self.rescan_wanted.emit()
        else:
            self.folder_wanted.emit(folder)
