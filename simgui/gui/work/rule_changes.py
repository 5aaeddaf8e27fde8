"""Rules of folders that the person changes: steps of the one list that *Undo* goes through."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.gui.work.undo import Turned, Undo
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.folders.service import Folders
from simgui.library.rules import Rules

RulesOf = Mapping[Path, Rules]
"""Rules by the folder that they hold for."""


@dataclass(frozen=True)
class ChangedRules:
    """Rules that were written: at first, taken back, or made again.

    Attributes:
        folders: Those that have other rules now.
        relabelled: Whether other subfolders are labels.
        excluded: Whether other files are left out, so that the folders are to be looked through again.
    """

    folders: tuple[Path, ...]
    relabelled: bool
    excluded: bool


class RuleChanges(QObject):
    """Gives folders other rules, off the GUI thread, so that it can be taken back.

    Args:
        undo: Takes it back.
        folders: Keep the rules.
        worker: Does the work.
        parent: Owner.
    """

    changed = Signal(object)
    """`ChangedRules`."""
    failed = Signal(object)
    """A `SimguiError`: no rule is changed."""

    def __init__(self, undo: Undo, folders: Folders, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._undo = undo
        self._folders = folders
        self._worker = worker

    def set_rules(self, text: str, folder: Path, rules: Rules) -> None:
        """Give a folder other rules.

        Args:
            text: What is done, in the words of a menu after “Undo”: *rules of “photos”*.
            folder: A covered folder, or one that lies in one.
            rules: Those that are to hold.
        """
        self.make(text, partial(_set_all, self._folders, {folder: rules}))

    def make(self, text: str, change: Task[RulesOf], then: Callable[[], None] | None = None) -> None:
        """Make a change of rules.

        Args:
            text: What is done, as in `set_rules`.
            change: Writes other rules and gives those before.
            then: Called when they are written, and all who listen to `changed` have been told.
        """
        task = partial(_make, self._folders, change)
        self._worker.start(Lane.INTERACTIVE, task, partial(self._made, text, then), self.failed.emit)

    def _made(self, text: str, then: Callable[[], None] | None, made: "_Made") -> None:
        self._undo.push_turn(text, partial(_turn, self._folders, made.before, self.changed.emit))
        self.changed.emit(made.changed)
        if then is not None:
            then()


@dataclass(frozen=True)
class _Made:
    """What was changed, and the rules before."""

    before: RulesOf
    changed: ChangedRules


def _make(folders: Folders, change: Task[RulesOf]) -> _Made:
    before = change()
    after = {folder: folders.rules(folder) for folder in before}
    pairs = [(rules, after[folder]) for folder, rules in before.items()]
    return _Made(
        before,
        ChangedRules(
            tuple(before),
            any(one.labels is not other.labels for one, other in pairs),
            any(not one.leaves_out_like(other) for one, other in pairs),
        ),
    )


def _turn(folders: Folders, rules: RulesOf, tell: Callable[[ChangedRules], None]) -> Turned:
    """Take rules back, or make them again."""
    made = _make(folders, partial(_set_all, folders, rules))
    return Turned(partial(_turn, folders, made.before, tell), then=partial(tell, made.changed))


def _set_all(folders: Folders, rules: RulesOf) -> RulesOf:
    for folder in rules:  # all of them before the first is written
        if not folders.knows(folder):
            raise SimguiError(
                say("This folder is no longer in the library"),
                say("“{folder}” was removed. No rule was changed.", folder=folder.name),
            )
    before = {folder: folders.rules(folder) for folder in rules}
    for folder, each in rules.items():
        folders.set_rules(folder, each)
    return before
