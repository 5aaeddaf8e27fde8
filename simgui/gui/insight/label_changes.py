"""What the person changes while looking at figures: labels, which of them are right, copies in the folder."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.counts import counted
from simgui.core.names import shown
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Lane, Worker
from simgui.library.decisions import Decisions
from simgui.library.folders.service import Folders

Labels = Mapping[int, str | None]
"""Labels of pictures by their ids; None for that of the subfolder, or for one that is not confirmed."""


@dataclass(frozen=True)
class _Change:
    """Labels that were written, and those from before."""

    labels: Labels
    before: Labels


class LabelChanges(QObject):
    """Writes changes, each in one go; then says so, with a button that takes it back, and tells the views.

    Args:
        decisions: Keeps labels and confirmations.
        folders: Copies pictures into the open folder.
        state: Told when labels have changed.
        worker: Writes.
        notice: Says what was done; its owner is the owner of this.
    """

    labelled = Signal(object)
    """Pictures have these `Labels` now."""
    decided = Signal(object)
    """Ids of the pictures whose labels were changed or confirmed: a set."""
    copied = Signal()
    """The open folder has copies of pictures now."""
    failed = Signal(object)
    """A `SimguiError`: nothing is changed."""

    def __init__(
        self, decisions: Decisions, folders: Folders, state: WindowState, worker: Worker, notice: Notice
    ) -> None:
        super().__init__(notice)
        self._decisions = decisions
        self._folders = folders
        self._state = state
        self._worker = worker
        self._notice = notice

    # Labels.

    def label(self, labels: Labels) -> None:
        """Label pictures."""
        self._write(self._decisions.label_pictures, labels, self._labelled)

    def _labelled(self, change: _Change) -> None:
        pictures = counted(len(change.before), self.tr("picture"), self.tr("pictures"))
        undo = partial(self._write, self._decisions.label_pictures, change.before, self._tell_labelled)
        self._notice.say_with_undo(self.tr("{0} relabelled.").format(pictures), undo)
        self._tell_labelled(change)

    def _tell_labelled(self, change: _Change) -> None:
        self.labelled.emit(change.labels)
        self._tell(change)

    def confirm(self, labels: Labels) -> None:
        """Keep that labels are right."""
        self._write(self._decisions.confirm_labels, labels, self._confirmed)

    def _confirmed(self, change: _Change) -> None:
        labels = counted(len(change.before), self.tr("label"), self.tr("labels"))
        undo = partial(self._write, self._decisions.confirm_labels, change.before, self._tell)
        self._notice.say_with_undo(self.tr("{0} kept as right.").format(labels), undo)
        self._tell(change)

    def _tell(self, change: _Change) -> None:
        self.decided.emit(set(change.labels))
        self._state.note_labels()

    def _write(
        self, write: Callable[[Labels], Labels], labels: Labels, on_done: Callable[[_Change], None]
    ) -> None:
        task = partial(_written, write, labels)
        self._worker.start(Lane.INTERACTIVE, task, on_done, self.failed.emit)

    # Copies.

    def ask_to_copy(self, labels: Mapping[int, str]) -> None:
        """Ask whether to copy pictures into the open folder, into the subfolders of their labels."""
        folder = self._state.folder
        if folder is None:
            return
        what = counted(len(labels), self.tr("picture"), self.tr("pictures"))
        question = self.tr(
            "Copy {0} into {1}, into the subfolder of its label? The originals stay as they are."
        )
        if ask(self._notice, self.tr("Add to the library"), question.format(what, folder)):
            task = partial(self._folders.add_copies, labels, folder)
            self._worker.start_reporting(Lane.FILES, task, self._copied, self.failed.emit)

    def _copied(self, copies: list[Path]) -> None:
        if copies:
            pictures = counted(len(copies), self.tr("picture"), self.tr("pictures"))
            text = self.tr("{0} copied into {1}.").format(pictures, shown(copies[0].parent))
            self._notice.say_with_open(text, copies[0].parent)
        self.copied.emit()


def _written(write: Callable[[Labels], Labels], labels: Labels) -> _Change:
    return _Change(labels, write(labels))
