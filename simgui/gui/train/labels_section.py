"""The labels part of the Train area: how many pictures each label has, and what is made of the subfolders."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import styled
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change
from simgui.library.decisions import Decisions, subfolder_changes
from simgui.library.labels import Labelling
from simgui.training.records import TrainingData


@dataclass(frozen=True)
class _Written:
    """A change of the labels of a folder that was written, and what takes it back."""

    folder: Path
    undo: Sequence[Change]


class LabelsSection(QWidget):
    """The labels of the open folder; renames, merges and excludes them, and takes that back.

    Args:
        decisions: Keeps what the person makes of subfolders.
        state: The open folder; told when labels have changed.
        worker: Writes.
        parent: Owner.
    """

    rules_wanted = Signal()
    """The person wants to choose which subfolders are labels."""
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
        self._rule = styled("", "faint")
        self._rule.setWordWrap(True)
        self._choose = quiet(self.tr("Choose which subfolders are labels…"))
        self._choose.clicked.connect(self.rules_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(styled(self.tr("Pictures of each label"), "heading"))
        layout.addWidget(self._rule)
        layout.addWidget(self._choose, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._notice)
        layout.addWidget(self._editor)

    def show_data(self, data: TrainingData, labelling: Labelling) -> None:
        """Show labels, and what the person made of them so far."""
        self._rule.setText(data.rule)
        self._rule.setVisible(bool(data.rule))
        self._editor.show_data(data, labelling)

    def show_busy(self, busy: bool) -> None:
        """Take no changes while a long job is running."""
        self._editor.setEnabled(not busy)
        self._choose.setEnabled(not busy)

    def _relabel(self, labelling: Labelling) -> None:
        if self._state.folder is not None:
            changes = subfolder_changes(self._state.folder, self._editor.labelling, labelling)
            self._write(self._state.folder, changes, self._relabelled)

    def _write(self, folder: Path, changes: Sequence[Change], on_done: Callable[[_Written], None]) -> None:
        task = partial(_written, self._decisions, folder, changes)
        self._worker.start(Lane.INTERACTIVE, task, on_done, self.failed.emit)

    def _relabelled(self, written: _Written) -> None:
        if written.folder == self._state.folder:
            undo = partial(self._write, written.folder, written.undo, self._taken_back)
            self._notice.say_with_undo(self.tr("The labels are changed; no file was touched."), undo)
        self._state.note_labels()

    def _taken_back(self, _written: _Written) -> None:
        self._state.note_labels()


def _written(decisions: Decisions, folder: Path, changes: Sequence[Change]) -> _Written:
    return _Written(folder, decisions.apply(changes))
