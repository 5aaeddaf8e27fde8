"""The labels part of the Train area: how many pictures each label has, and what is made of the subfolders."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.work.worker import Lane, Worker
from simgui.library.decisions import Decisions
from simgui.library.labels import Labelling
from simgui.training.records import TrainingData


@dataclass(frozen=True)
class _Change:
    """What the subfolders of a folder were before a change."""

    folder: Path
    before: Labelling


class LabelsSection(QWidget):
    """The labels of the open folder; renames, merges and excludes them, and takes that back.

    Args:
        decisions: Keeps what the person makes of subfolders.
        state: The open folder; told when labels have changed.
        worker: Writes.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, decisions: Decisions, state: WindowState, worker: Worker, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._decisions = decisions
        self._state = state
        self._worker = worker
        self._notice = Notice()
        self._editor = LabelEditor()
        self._editor.relabelled.connect(self._relabel)
        state.folder_changed.connect(self._notice.hide)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(styled(self.tr("Pictures of each label"), "heading"))
        layout.addWidget(self._notice)
        layout.addWidget(self._editor)

    def show_data(self, data: TrainingData, labelling: Labelling) -> None:
        """Show labels, and what the person made of them so far."""
        self._editor.show_data(data, labelling)

    def show_busy(self, busy: bool) -> None:
        """Take no changes while a long job is running."""
        self._editor.setEnabled(not busy)

    def _relabel(self, labelling: Labelling) -> None:
        if self._state.folder is not None:
            self._write(self._state.folder, labelling, undo=False)

    def _write(self, folder: Path, labelling: Labelling, *, undo: bool) -> None:
        task = partial(_relabel, self._decisions, folder, labelling)
        done = self._taken_back if undo else self._relabelled
        self._worker.start(Lane.INTERACTIVE, task, done, self.failed.emit)

    def _relabelled(self, change: _Change) -> None:
        if change.folder == self._state.folder:
            undo = partial(self._write, change.folder, change.before, undo=True)
            self._notice.say_with_undo(self.tr("The labels are changed; no file was touched."), undo)
        self._state.note_labels()

    def _taken_back(self, _change: _Change) -> None:
        self._state.note_labels()


def _relabel(decisions: Decisions, folder: Path, labelling: Labelling) -> _Change:
    return _Change(folder, decisions.relabel(folder, labelling))
