"""Looks for duplicates off the GUI thread, and notices when what was found is no longer all there is."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.duplicates.records import DuplicateGroup, KeepRule, Level
from simgui.duplicates.service import Duplicates
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.worker import Lane, Task, Worker
from simgui.library.catalogue import Where
from simgui.library.pictures import Pictures


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        where: Where it was looked for.
        level: How alike the pictures of a group are.
        rule: By which one of each group is suggested to be kept.
        groups: The groups.
        pictures: How many pictures there were.
        seen: What the library held then, as `Duplicates.fingerprint` gives it.
    """

    where: Where
    level: Level
    rule: KeepRule
    groups: tuple[DuplicateGroup, ...]
    pictures: int
    seen: object


class Finding(QObject):
    """Finds duplicates where the person searches; the result is kept until others are found.

    Args:
        duplicates: Find them.
        pictures: Count the pictures.
        state: Says where the person searches.
        worker: Does the work.
        parent: Owner.
    """

    began = Signal()
    stepped = Signal(object)
    """A `Step`."""
    found = Signal(object)
    """`Found`."""
    failed = Signal(object)
    """A `SimguiError`."""
    stopped = Signal()
    aged = Signal()
    """It is known whether the library holds something else by now: see `stale`."""

    def __init__(
        self,
        duplicates: Duplicates,
        pictures: Pictures,
        state: WindowState,
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._duplicates = duplicates
        self._pictures = pictures
        self._state = state
        self._run = Latest(worker, Lane.DUPLICATES, self)
        self._check = LookUp(worker, self, self._fingerprint, self._compare, self._ignore)
        self._seen: object = None
        self._own, self._own_ends = False, False
        self.result: Found | None = None
        """What was found last."""
        self.stale = False
        """Whether files have come, gone or changed since."""
        state.library_changed.connect(self._check.refresh)

    @property
    def running(self) -> bool:
        """Whether it is being looked for now."""
        return self._run.running

    @property
    def elsewhere(self) -> bool:
        """Whether what was found is not of where the person searches now."""
        return self.result is not None and self.result.where != self._state.where

    def start(self, level: Level, rule: KeepRule) -> None:
        """Look for duplicates where the person searches; what was found is kept until others are."""
        where = self._state.where
        if where is None:
            return
        task = partial(_find, self._duplicates, self._pictures, where, level, rule)
        self._run.start_reporting(
            task, self._keep, self.failed.emit, on_stopped=self.stopped.emit, on_step=self._step
        )
        self.began.emit()

    def stop(self) -> None:
        """Stop looking."""
        self._run.stop()

    def forget(self) -> None:
        """Forget what was found: it is of another library or folder."""
        self._run.cancel()
        self.result, self.stale, self._seen = None, False, None
        self._own = self._own_ends = False

    def note_own(self) -> None:
        """Take changes as known until the library has been looked through: this area makes them."""
        self._own, self._own_ends = True, False

    def note_indexed(self) -> None:
        """Know that the library has been looked through: what is there now is known, what comes is not."""
        self._own_ends = self._own
        self._check.restart()

    def _step(self, step: Step) -> None:
        self.stepped.emit(step)

    def _keep(self, found: Found) -> None:
        self.result, self.stale, self._seen = found, False, found.seen
        self._own = self._own_ends = False
        self.found.emit(found)
        self._check.refresh()  # it may have changed meanwhile

    # Whether it is still true.

    def _fingerprint(self) -> Task[object] | None:
        if self.result is None:
            return None
        return partial(self._duplicates.fingerprint, self.result.where)

    def _compare(self, now: object) -> None:
        if self._own or self._seen is None:
            self._seen = now
            self._own, self._own_ends = self._own and not self._own_ends, False
        self.stale = self.result is not None and now != self._seen
        self.aged.emit()

    def _ignore(self, _error: SimguiError) -> None:
        """Say nothing: whoever looks again is told what is wrong."""


def _find(
    duplicates: Duplicates,
    pictures: Pictures,
    where: Where,
    level: Level,
    rule: KeepRule,
    progress: Progress,
) -> Found:
    seen = duplicates.fingerprint(where)
    groups = duplicates.find(where, level, progress, rule)
    return Found(where, level, rule, groups, len(pictures.ids(where)), seen)
