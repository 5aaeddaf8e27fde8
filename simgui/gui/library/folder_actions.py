"""What can be done with a folder of the library: give it other rules, or cover it no longer."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.state import WindowState
from simgui.gui.work.rule_changes import ChangedRules, RuleChanges
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders
from simgui.library.label_choices import LabelChoice
from simgui.library.rules import Rules


@dataclass(frozen=True)
class _FolderRules:
    folder: Path
    rules: Rules
    choices: tuple[LabelChoice, ...]


class FolderActions(QObject):
    """Asks the person what is to be done, and does it off the GUI thread.

    Args:
        folders: Covers folders.
        undo: Takes other rules back.
        state: Told when a folder has gone.
        worker: Does the work.
        page: Dialogs stand in front of its window.
    """

    rules_changed = Signal(object)
    """A folder, `Path`, that is to be looked through by other rules."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, folders: Folders, undo: Undo, state: WindowState, worker: Worker, page: QWidget
    ) -> None:
        super().__init__(page)
        self._folders = folders
        self._rules = RuleChanges(undo, folders, worker, self)
        self._rules.changed.connect(self._follow)
        self._rules.failed.connect(self.failed)
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
            text = filled(self.tr("rules of “{0}”"), shown(found.folder.name) or shown(found.folder))
            self._rules.set_rules(text, found.folder, dialog.rules)
        dialog.deleteLater()

    def _follow(self, changed: ChangedRules) -> None:
        if changed.relabelled:
            self._state.note_labels()
        if changed.excluded:
            for folder in changed.folders:
                self.rules_changed.emit(folder)

    def remove(self, folder: Path) -> None:
        """Cover a folder no longer."""
        task = partial(self._folders.remove, folder)
        self._worker.start(Lane.INTERACTIVE, task, self._removed, self.failed.emit)

    def _removed(self, _nothing: None) -> None:
        self._state.note_library()


def _look_up_rules(folders: Folders, folder: Path) -> _FolderRules:
    return _FolderRules(folder, folders.rules(folder), folders.label_choices(folder))
