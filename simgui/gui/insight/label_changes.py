"""What the person changes while looking at figures: labels, which of them are right, copies in the folder."""

from collections.abc import Callable, Mapping, Sequence
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
from simgui.library.catalogue import Change, Kind, PictureDecision
from simgui.library.decisions import Decisions, confirmations, label_changes
from simgui.library.folders.service import Folders

Labels = Mapping[int, str | None]
"""Labels of pictures by their ids; None for that of the subfolder, or for one that is not confirmed."""


@dataclass(frozen=True)
class _Written:
    """Changes that were written, and those that take them back."""

    changes: Sequence[Change]
    undo: Sequence[Change]

    @property
    def labels(self) -> Labels:
        """The labels that were written."""
        return {each.picture: each.value for each in self.changes if isinstance(each, PictureDecision)}

    @property
    def own(self) -> Labels:
        """Those that are labels of pictures, not confirmations."""
        decisions = (each for each in self.changes if isinstance(each, PictureDecision))
        return {each.picture: each.value for each in decisions if each.kind is Kind.LABEL}


@dataclass(frozen=True)
class Wanted:
    """Changes that the person wants.

    Attributes:
        changes: They.
        said: What is said when they are written.
    """

    changes: Sequence[Change]
    said: str


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
        self._write(label_changes(labels), self._labelled)

    def _labelled(self, written: _Written) -> None:
        pictures = counted(len(written.changes), self.tr("picture"), self.tr("pictures"))
        undo = partial(self._write, written.undo, self._tell_labelled)
        self._notice.say_with_undo(self.tr("{0} relabelled.").format(pictures), undo)
        self._tell_labelled(written)

    def _tell_labelled(self, written: _Written) -> None:
        self.labelled.emit(written.labels)
        self._tell(written)

    def apply(self, wanted: Wanted) -> None:
        """Make changes of any kind."""
        self._write(wanted.changes, partial(self._applied, wanted.said))

    def _applied(self, said: str, written: _Written) -> None:
        self._notice.say_with_undo(said, partial(self._write, written.undo, self._tell_applied))
        self._tell_applied(written)

    def _tell_applied(self, written: _Written) -> None:
        self.labelled.emit(written.own)
        self._tell(written)

    def confirm(self, labels: Labels) -> None:
        """Keep that labels are right."""
        self._write(confirmations(labels), self._confirmed)

    def _confirmed(self, written: _Written) -> None:
        labels = counted(len(written.changes), self.tr("label"), self.tr("labels"))
        undo = partial(self._write, written.undo, self._tell)
        self._notice.say_with_undo(self.tr("{0} kept as right.").format(labels), undo)
        self._tell(written)

    def _tell(self, written: _Written) -> None:
        self.decided.emit(set(written.labels))
        self._state.note_labels()

    def _write(self, changes: Sequence[Change], on_done: Callable[[_Written], None]) -> None:
        task = partial(_written, self._decisions, changes)
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


def _written(decisions: Decisions, changes: Sequence[Change]) -> _Written:
    return _Written(changes, decisions.apply(changes))
