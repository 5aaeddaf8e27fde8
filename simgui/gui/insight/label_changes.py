"""What the person changes while looking at figures: labels, which of them are right, copies in the folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.pictures.menu.label_writing import Labels, LabelWriting
from simgui.gui.state import WindowState
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change, Kind, PictureDecision
from simgui.library.decisions import confirmations
from simgui.library.folders.service import Folders


@dataclass(frozen=True)
class Wanted:
    """Changes that the person wants.

    Attributes:
        changes: They.
        said: What is said when they are written.
        text: What is done, in the words of a menu after “Undo”.
    """

    changes: Sequence[Change]
    said: str
    text: str


class LabelChanges(QObject):
    """Makes changes, each in one go; then says so, with a button that takes it back, and tells the views.

    Args:
        undo: Writes labels and confirmations.
        folders: Copies pictures into the open folder.
        state: The open folder.
        worker: Copies.
        notice: Says what was done; its owner is the owner of this.
    """

    labelled = Signal(object)
    """Pictures have these `Labels` now."""
    decided = Signal(object)
    """Ids of the pictures about which something was decided, or no longer is: a set."""
    copied = Signal()
    """The open folder has copies of pictures now."""
    failed = Signal(object)
    """A `SimguiError`: nothing is copied."""

    def __init__(
        self, undo: Undo, folders: Folders, state: WindowState, worker: Worker, notice: Notice
    ) -> None:
        super().__init__(notice)
        self._undo = undo
        self._folders = folders
        self._state = state
        self._worker = worker
        self._notice = notice
        self._labels = LabelWriting(undo, notice)
        undo.applied.connect(self._tell)

    # Labels.

    def label(self, labels: Labels) -> None:
        """Label pictures."""
        self._labels.label(labels)

    def apply(self, wanted: Wanted) -> None:
        """Make changes of any kind."""
        self._undo.do(wanted.text, wanted.changes, partial(self._say, wanted.said))

    def confirm(self, labels: Labels) -> None:
        """Keep that labels are right."""
        count = translated(say_count("{count:,} label", "{count:,} labels", len(labels)))
        said = filled(self.tr("{0} kept as right."), count)
        what = filled(self.tr("keep {0} as right"), count)
        self._undo.do(what, confirmations(labels), partial(self._say, said))

    def _say(self, said: str, _changes: Sequence[Change]) -> None:
        self._undo.offer(self._notice, said)

    def _tell(self, changes: Sequence[Change]) -> None:
        decisions = [each for each in changes if isinstance(each, PictureDecision)]
        self.labelled.emit({each.picture: each.value for each in decisions if each.kind is Kind.LABEL})
        self.decided.emit({each.picture for each in decisions})

    # Copies.

    def ask_to_copy(self, labels: Mapping[int, str]) -> None:
        """Ask whether to copy pictures into the open folder, into the subfolders of their labels."""
        folder = self._state.folder
        if folder is None:
            return
        what = translated(say_count("{count:,} picture", "{count:,} pictures", len(labels)))
        question = self.tr(
            "Copy {0} into {1}, into the subfolder of its label? The originals stay as they are."
        )
        if ask(self._notice, self.tr("Add to the library"), filled(question, what, folder)):
            task = partial(self._folders.add_copies, labels, folder)
            self._worker.start_reporting(Lane.FILES, task, self._copied, self.failed.emit)

    def _copied(self, copies: list[Path]) -> None:
        if copies:
            pictures = translated(say_count("{count:,} picture", "{count:,} pictures", len(copies)))
            text = filled(self.tr("{0} copied into {1}."), pictures, shown(copies[0].parent))
            self._notice.say_with_open(text, copies[0].parent)
        self.copied.emit()
