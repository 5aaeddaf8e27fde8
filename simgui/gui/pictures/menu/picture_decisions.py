"""Labels that the person gives to pictures where they see them, and pictures that they leave out."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.core.sentences import say, say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.notice import Notice
from simgui.gui.look.questions import ask
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.label_dialog import LabelDialog
from simgui.gui.pictures.menu.label_writing import LabelWriting
from simgui.gui.state import WindowState
from simgui.gui.work.rule_changes import ChangedRules, RuleChanges, RulesOf
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures


@dataclass(frozen=True)
class _ToLabel:
    """Pictures that are to have a label, by their ids, and the labels that there are."""

    pictures: tuple[int, ...]
    names: tuple[str, ...]


class PictureDecisions(QObject):
    """Asks for a label, or whether pictures are to be left out; does it off the GUI thread, and says so.

    Args:
        undo: Writes labels, and takes back what was decided.
        folders: Keep the rules by which pictures are left out.
        pictures: Know which picture a file holds.
        state: Says which folder is open.
        worker: Does the work.
        notice: Says what was done.
        window: Dialogs stand in front of it.
    """

    rescan_wanted = Signal()
    """The open folder is to be looked through by other rules."""
    failed = Signal(object)
    """A `SimguiError`: nothing is changed."""

    def __init__(
        self,
        undo: Undo,
        folders: Folders,
        pictures: Pictures,
        state: WindowState,
        worker: Worker,
        notice: Notice,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._labels = LabelWriting(undo, notice)
        self._undo = undo
        self._rules = RuleChanges(undo, folders, worker, self)
        self._rules.changed.connect(self._want_rescan)
        self._rules.failed.connect(self.failed)
        self._folders = folders
        self._pictures = pictures
        self._state = state
        self._worker = worker
        self._notice = notice
        self._window = window

    # Labels.

    def ask_label(self, chosen: Chosen) -> None:
        """Let the person label pictures."""
        task = partial(_look_up, self._pictures, self._folders, self._state.folder, chosen.pictures)
        self._worker.start(Lane.INTERACTIVE, task, self._ask_label, self.failed.emit)

    def _ask_label(self, found: _ToLabel) -> None:
        dialog = LabelDialog(len(found.pictures), found.names, self._window)
        dialog.chosen.connect(partial(self._label, found.pictures))
        dialog.open()

    def label(self, picture: ChosenPicture, label: str) -> None:
        """Give a picture a label that was confirmed where it is seen."""
        chosen = partial(_look_up, self._pictures, self._folders, self._state.folder, (picture,))
        self._worker.start(Lane.INTERACTIVE, chosen, partial(self._label_found, label), self.failed.emit)

    def _label_found(self, label: str, found: _ToLabel) -> None:
        self._label(found.pictures, label)

    def _label(self, pictures: Sequence[int], label: str | None) -> None:
        self._labels.label(dict.fromkeys(pictures, label))

    # Pictures that are no part of the library.

    def ask_leave_out(self, chosen: Chosen) -> None:
        """Ask whether pictures are to be left out, and leave them out."""
        what = translated(say_count("{count:,} picture", "{count:,} pictures", len(chosen.pictures)))
        question = self.tr(
            "Leave out {0}?\n\nThe files stay where they are. They are no longer searched, and the rules of "
            "their folder say so."
        )
        if ask(self._window, self.tr("Leave out"), filled(question, what)):
            task = partial(_leave_out, self._pictures, self._folders, chosen.pictures)
            said = filled(self.tr("{0} left out."), what)
            self._rules.make(
                filled(self.tr("leaving out {0}"), what), task, partial(self._undo.offer, self._notice, said)
            )

    def _want_rescan(self, _changed: ChangedRules) -> None:
        self.rescan_wanted.emit()


def _look_up(
    pictures: Pictures, folders: Folders, folder: Path | None, chosen: Sequence[ChosenPicture]
) -> _ToLabel:
    ids = tuple(found for each in chosen if (found := _id_of(pictures, each)) is not None)
    if not ids:
        raise _not_known()
    return _ToLabel(ids, () if folder is None else tuple(sorted(folders.labels(folder).labels)))


def _id_of(pictures: Pictures, chosen: ChosenPicture) -> int | None:
    if isinstance(chosen.source, bytes):
        return None
    return pictures.at(chosen.source) if isinstance(chosen.source, Path) else chosen.source


def _leave_out(pictures: Pictures, folders: Folders, chosen: Sequence[ChosenPicture]) -> RulesOf:
    """Leave out every file that holds one of the pictures."""
    ids = (_id_of(pictures, each) for each in chosen)
    before = folders.leave_out([file for each in ids if each is not None for file in pictures.files_of(each)])
    if not before:
        raise _not_known()
    return before


def _not_known() -> SimguiError:
    return SimguiError(
        say("This picture is not in the library"),
        say("Nothing was changed. Rescan the folder, then try again."),
    )
