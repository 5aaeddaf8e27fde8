"""Answers about pairs of pictures, wherever in the window they are given, and what follows from them."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change, Choice, PairAnswer
from simgui.search.query import Source

if TYPE_CHECKING:
    from simgui.teaching.records import Learnt
    from simgui.teaching.service import Teaching


class Answering(QObject):
    """Writes answers, which can be taken back, and lets the threshold of the open folder follow them.

    Args:
        teaching: Gives what keeps answers, and finds the threshold.
        state: Says which folder is open, and is told of the threshold.
        worker: Does the work.
        undo: Writes, and takes back.
        parent: Owner.
    """

    changed = Signal()
    """Answers were given, changed or taken back."""
    learnt = Signal(object)
    """What the answers teach in the open folder: a `Learnt`."""
    taken_back = Signal()
    """An answer is no more."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        teaching: "Callable[[], Teaching]",
        state: WindowState,
        worker: Worker,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._teaching = teaching
        self._state = state
        self._undo = undo
        self._learning = Latest(worker, Lane.INSIGHT, self)
        undo.applied.connect(self._follow)

    def answer(
        self,
        one: Source,
        other: Source,
        same: bool | None,
        *,
        asked: bool = False,
        then: Callable[[Sequence[Change]], None] | None = None,
    ) -> None:
        """Keep whether two pictures are the same to the person; None forgets it.

        Args:
            one: A picture.
            other: Another one.
            same: The answer.
            asked: Whether the program chose the pair.
            then: Called with the changes when they are written.
        """
        words = {
            True: self.tr("the answer “same”"),
            False: self.tr("the answer “different”"),
            None: self.tr("forgetting an answer"),
        }
        self._undo.do(words[same], partial(self._teaching().changes, one, other, same, asked=asked), then)

    def take_back(self) -> None:
        """Take the last answer back."""
        self._undo.undo()

    def use(self, use: bool) -> None:
        """Use what was taught in the open folder, or not."""
        if self._state.folder is not None:
            text = self.tr("use the threshold from answers") if use else self.tr("use the former threshold")
            self._undo.do(text, partial(self._teaching().use_changes, self._state.folder, use))

    def refresh(self) -> None:
        """Find what the answers teach in the open folder."""
        if self._state.folder is not None:
            folder = self._state.folder
            task = partial(self._teaching().learnt, folder)
            self._learning.start_reporting(task, partial(self._show, folder), self.failed.emit)

    def _follow(self, changes: Sequence[Change]) -> None:
        answers = [each for each in changes if isinstance(each, PairAnswer)]
        if answers:
            self.changed.emit()
        if any(each.same is None for each in answers):
            self.taken_back.emit()
        if answers or any(isinstance(each, Choice) for each in changes):
            self.refresh()

    def _show(self, folder: Path, learnt: "Learnt") -> None:
        if self._state.where == folder:
            self._state.use_threshold(learnt.in_use)
        self.learnt.emit(learnt)
