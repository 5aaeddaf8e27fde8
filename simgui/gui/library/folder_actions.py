"""What can be done with a folder of the library: give it other rules, or cover it no longer."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders
from simgui.library.label_choices import LabelChoice
from simgui.library.rules import Rules


@dataclass(frozen=True)
class _FolderRules:
    folder: Path
    rules: Rules
    choices: tuple[LabelChoice, ...]


@dataclass(frozen=True)
class _Set:
    """Rules that were written, and what is other than before."""

    folder: Path
    relabelled: bool
    excluded: bool


class FolderActions(QObject):
    """Asks the person what is to be done, and does it off the GUI thread.

    Args:
        folders: Covers folders.
        state: Told when a folder has gone.
        worker: Does the work.
        page: Dialogs stand in front of its window.
    """

    rules_changed = Signal(object)
    """A folder, `Path`, that is to be looked through by other rules."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, folders: Folders, state: WindowState, worker: Worker, page: QWidget) -> None:
        super().__init__(page)
        self._folders = folders
        self._state = state
        self._worker = worker
        self._page = page

    def ask_rules(self, folder: Path) -> None:
        """Show the rules of a folder and let the person change them."""
        task = partial(_look_up_rules, self._folders, folder)
        self._worker.start(Lane.INTERACTIVE, task, self._show_rules, self.failed.emit)

    def _show_rules(self, found: _FolderRules) -> None:
        dialog = RulesDialog(found.folder, found.rules, found.choices, self._page.window())
        if dialog.exec() == QDialog.DialogCode.Accepted:
            task = partial(_set_rules, self._folders, found, dialog.rules)
            self._worker.start(Lane.INTERACTIVE, task, self._set, self.failed.emit)
        dialog.deleteLater()

    def _set(self, done: _Set) -> None:
        if done.relabelled:
            self._state.note_labels()
        if done.excluded:
            self.rules_changed.emit(done.folder)

    def remove(self, folder: Path) -> None:
        """Cover a folder no longer."""
        task = partial(self._folders.remove, folder)
        self._worker.start(Lane.INTERACTIVE, task, self._removed, self.failed.emit)

    def _removed(self, _nothing: None) -> None:
        self._state.note_library()


def _look_up_rules(folders: Folders, folder: Path) -> _FolderRules:
    return _FolderRules(folder, folders.rules(folder), folders.label_choices(folder))


def _set_rules(folders: Folders, before: _FolderRules, rules: Rules) -> _Set:
    folders.set_rules(before.folder, rules)
    excluded = not rules.leaves_out_like(before.rules)
    return _Set(before.folder, rules.labels is not before.rules.labels, excluded)
