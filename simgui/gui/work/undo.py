"""What the person decided or moved, to be taken back and made again: one list for the whole window."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QUndoCommand, QUndoStack
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.gui.language import filled
from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import caption
from simgui.gui.look.notice import Notice
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.catalogue import Change, Choice, GroupDecision, Kind, PairAnswer, PictureDecision
from simgui.library.decisions import Decisions

_MOST_STEPS = 100
"""Older ones can no longer be taken back; each may hold the labels of a whole library."""

Wanted = Sequence[Change] | Task[Sequence[Change]]
"""Changes, or what gives them, off the GUI thread."""


@dataclass(frozen=True)
class Turned:
    """What a step of the list has done.

    Attributes:
        back: Takes it back, off the GUI thread; None if that cannot be done.
        changes: What it has written of decisions.
        then: Called on the GUI thread, when all who listen to `applied` have been told.
    """

    back: "Turn | None"
    changes: tuple[Change, ...] = ()
    then: Callable[[], None] | None = None


Turn = Task[Turned]


@dataclass(frozen=True)
class _Done:
    """What was done now: the step, in words, and who is told of the changes."""

    made: Turned
    text: str
    then: Callable[[Sequence[Change]], None] | None


class _Step(QUndoCommand):
    """One entry of the list. What it does is done by `Undo`, before the list moves.

    Attributes:
        turn: Takes it back or, if it is taken back, makes it again.
        lane: Where it waits for its turn.
    """

    def __init__(self, text: str, turn: Turn, lane: Lane) -> None:
        super().__init__(text)
        self.turn = turn
        self.lane = lane


class Undo(QObject):
    """Writes what the person decides, takes the last decision back, and makes it again.

    Files that were moved are taken back in the same list (`push_turn`). Steps are written off the GUI thread,
    in the order in which they were wanted. A step that cannot be written says why and stays where it is.

    Args:
        decisions: Writes, all of a step or nothing.
        state: Told when labels have changed.
        worker: Does the work.
        window: Has the actions of the *Edit* menu.
    """

    applied = Signal(object)
    """Changes, `tuple[Change, ...]`, that are written: made, taken back, or made again."""
    failed = Signal(object)
    """A `SimguiError`: nothing of the step is written."""

    def __init__(self, decisions: Decisions, state: WindowState, worker: Worker, window: QWidget) -> None:
        super().__init__(window)
        self._decisions = decisions
        self._state = state
        self._worker = worker
        self._list = QUndoStack(self)
        self._list.setUndoLimit(_MOST_STEPS)
        self._wishes: deque[Callable[[], _Step | None]] = deque()
        self._moving: _Step | None = None
        self._late: list[_Step] = []
        self._offered: Notice | None = None
        self.undo_action = menu_action(
            window,
            "edit",
            self.tr("Undo"),
            self.undo,
            QKeySequence.StandardKey.Undo,
            section="undo",
            needs=self.tr("Nothing to undo"),
        )
        self.redo_action = menu_action(
            window,
            "edit",
            self.tr("Redo"),
            self.redo,
            "Ctrl+Shift+Z",
            section="undo",
            needs=self.tr("Nothing to redo"),
        )
        for changed in (self._list.undoTextChanged, self._list.redoTextChanged, self._list.indexChanged):
            changed.connect(self._show)
        self._show()

    @property
    def texts(self) -> tuple[str, str]:
        """What would be taken back and what would be made again; empty if there is nothing."""
        return self._list.undoText(), self._list.redoText()

    # What is done.

    def do(self, text: str, wanted: Wanted, then: Callable[[Sequence[Change]], None] | None = None) -> None:
        """Make changes, which can be taken back from then on.

        Args:
            text: What is done, in the words of a menu after “Undo”: *label “hat” for 14 pictures*.
            wanted: The changes.
            then: Called with them when they are written, and all who listen to `applied` have been told.
        """
        task = partial(_do, self._decisions, wanted, text, then)
        self._worker.start(Lane.INTERACTIVE, task, self._done, self.failed.emit)

    def _done(self, done: _Done) -> None:
        if done.made.back is not None:
            self.push_turn(done.text, done.made.back)
        self._tell(done.made.changes)
        if done.then is not None:
            done.then(done.made.changes)

    def push(self, text: str, back: Sequence[Change]) -> None:
        """Let something be taken back that is done already.

        Args:
            text: What was done, as in `do`.
            back: What `Decisions.apply` gave: the changes that take it back.
        """
        if back:
            self.push_turn(text, partial(_make, self._decisions, back))

    def push_turn(self, text: str, back: Turn, lane: Lane = Lane.INTERACTIVE) -> None:
        """Let something be taken back that is done already, be it a decision or not.

        Args:
            text: What was done, as in `do`.
            back: What takes it back, and gives what makes it again.
            lane: Where that waits for its turn.
        """
        step = _Step(text, back, lane)
        if self._moving is None:
            self._list.push(step)
        else:
            self._late.append(step)  # the list stays as it is until what is being taken back is written

    # What is taken back.

    def undo(self) -> None:
        """Take the last step back."""
        self._want(self._next_back)

    def redo(self) -> None:
        """Make the step again that was taken back last."""
        self._want(self._next_again)

    def _next_back(self) -> _Step | None:
        return self._step(self._list.index() - 1)

    def _next_again(self) -> _Step | None:
        return self._step(self._list.index())

    def _step(self, place: int) -> _Step | None:
        step = self._list.command(place) if 0 <= place < self._list.count() else None
        return step if isinstance(step, _Step) else None

    def _want(self, next_step: Callable[[], _Step | None]) -> None:
        self._wishes.append(next_step)
        if self._moving is None:
            self._go_on()

    def _go_on(self) -> None:
        """Write the next step that is wanted; several keys in a row are several steps."""
        while self._wishes and self._moving is None:
            self._moving = self._wishes.popleft()()
        if self._moving is not None:
            self._worker.start(self._moving.lane, self._moving.turn, self._moved, self._not_moved)

    def _moved(self, made: Turned) -> None:
        step, self._moving = self._moving, None
        if step is not None:  # else the list was forgotten meanwhile
            if made.back is None:
                step.setObsolete(True)  # it leaves the list
            else:
                step.turn = made.back
            if step is self._next_back():
                self._list.undo()
            else:
                self._list.redo()
            self._push_late()
        self._tell(made.changes)
        if made.then is not None:
            made.then()
        self._go_on()

    def _not_moved(self, error: SimguiError) -> None:
        self._moving = None
        self._wishes.clear()
        self._push_late()
        self.failed.emit(error)

    def _push_late(self) -> None:
        late, self._late = self._late, []
        for step in late:
            self._list.push(step)

    def forget(self) -> None:
        """Let nothing be taken back any more: the library is another one."""
        self._wishes.clear()
        self._late.clear()
        self._moving = None
        self._list.clear()

    # What is said.

    def offer(self, notice: Notice, text: str) -> None:
        """Say that the last step is done, with a button that takes it back as long as it is the last."""
        self._withdraw()
        self._offered = notice
        notice.say_with_undo(text, self.undo)

    def _withdraw(self) -> None:
        if self._offered is not None:
            self._offered.withdraw(self.undo)
            self._offered = None

    def _show(self) -> None:
        self._withdraw()
        undo, redo = self._list.undoText(), self._list.redoText()
        for action, words, able in (
            (
                self.undo_action,
                filled(self.tr("Undo {0}"), undo) if undo else self.tr("Undo"),
                self._list.canUndo(),
            ),
            (
                self.redo_action,
                filled(self.tr("Redo {0}"), redo) if redo else self.tr("Redo"),
                self._list.canRedo(),
            ),
        ):
            action.setText(caption(words))
            action.setEnabled(able)

    def _tell(self, changes: tuple[Change, ...]) -> None:
        self.applied.emit(changes)
        if any(map(_is_about_labels, changes)):
            self._state.note_labels()


def _is_about_labels(change: Change) -> bool:
    if isinstance(change, PictureDecision):
        return change.kind is not Kind.LEFT
    return not isinstance(change, Choice | PairAnswer | GroupDecision)


def _do(
    decisions: Decisions, wanted: Wanted, text: str, then: Callable[[Sequence[Change]], None] | None
) -> _Done:
    return _Done(_make(decisions, wanted), text, then)


def _make(decisions: Decisions, wanted: Wanted) -> Turned:
    changes = tuple(wanted() if callable(wanted) else wanted)
    back = tuple(decisions.apply(changes))
    return Turned(partial(_make, decisions, back) if back else None, changes)
