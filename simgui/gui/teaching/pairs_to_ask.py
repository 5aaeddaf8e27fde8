"""The pairs that a person is asked about, one after the other, and the way back."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.progress import Step
from simgui.gui.language import translated
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.teaching.records import PairToAsk
from simgui.teaching.service import Teaching

_FEW = 3
_AT_ONCE = 10

Key = tuple[int, int]


class PairsToAsk(QObject):
    """Fetches pairs before they are needed. None comes twice, but for one that was taken back.

    Args:
        teaching: Chooses the pairs.
        state: Says which folder is open.
        worker: Does the work.
        parent: Owner.
    """

    shown = Signal(object)
    """The pair to ask now, a `PairToAsk`; None while it is looked for, and when nothing is left."""
    stepped = Signal(str)
    """How far the look for pairs has come, in words."""
    failed = Signal(object)
    """A `SimguiError`: there is nothing to ask."""

    def __init__(
        self, teaching: Teaching, state: WindowState, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._teaching = teaching
        self._state = state
        self._fetching = Latest(worker, Lane.INSIGHT, self)
        self._coming: list[PairToAsk] = []
        self._seen: set[Key] = set()
        self._skipped = 0
        self.ended = False

    @property
    def now(self) -> PairToAsk | None:
        """The pair that is asked now."""
        return self._coming[0] if self._coming else None

    def begin(self) -> None:
        """Begin anew, with the pairs that the model is least sure of now."""
        self._coming.clear()
        self._seen.clear()
        self._skipped, self.ended = 0, False
        self.shown.emit(None)
        self._fetch()

    def go_on(self, *, skipped: bool = False) -> None:
        """Ask the next pair."""
        if self._coming:
            del self._coming[0]
            self._skipped += skipped
        self.shown.emit(self.now)
        if len(self._coming) <= _FEW and not self.ended:
            self._fetch()

    def ask_again(self, pair: PairToAsk) -> None:
        """Ask a pair once more, before all others: its answer was taken back."""
        self._coming.insert(0, pair)
        self.shown.emit(pair)

    def end(self) -> None:
        """Look for no more."""
        self._fetching.cancel()

    def _fetch(self) -> None:
        if self._state.folder is None or self._fetching.running:
            return
        count = _AT_ONCE + len(self._coming) + self._skipped
        task = partial(self._teaching.ask, self._state.folder, count=count)
        self._fetching.start_reporting(task, self._take, self._fail, on_step=self._tell_step)

    def _take(self, pairs: tuple[PairToAsk, ...]) -> None:
        new = [each for each in pairs if _key(each) not in self._seen]
        self._seen.update(map(_key, new))
        self.ended = not new
        was_empty = not self._coming
        self._coming += new
        if was_empty:
            self.shown.emit(self.now)

    def _tell_step(self, step: Step) -> None:
        self.stepped.emit(translated(step.line))

    def _fail(self, error: object) -> None:
        self.ended = True
        self.failed.emit(error)


def _key(pair: PairToAsk) -> Key:
    return pair.one.id, pair.other.id
