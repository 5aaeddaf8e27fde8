"""Another threshold, wherever in the window the person chooses it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.gui.language import filled
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Change
from simgui.library.decisions import threshold_choice
from simgui.models.choices import Place
from simgui.models.cutpoints import Cutpoint
from simgui.models.registry import Models


class ThresholdChoice(QObject):
    """Keeps a threshold that the person chooses, which can be taken back, and lets the window follow it.

    Args:
        models: Know which model a place uses.
        state: Told of the threshold.
        worker: Looks it up.
        undo: Writes it.
        parent: Owner.
    """

    used = Signal(object)
    """The `Cutpoint` that is used now; it may be the one from before."""
    failed = Signal(object)
    """A `SimguiError`: what is used could not be looked up."""

    def __init__(
        self,
        models: Models,
        state: WindowState,
        worker: Worker,
        undo: Undo,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._models = models
        self._state = state
        self._undo = undo
        self._looking = Latest(worker, Lane.INTERACTIVE, self)

    def choose(
        self,
        distance: float | None,
        where: Place,
        then: Callable[[Sequence[Change]], None] | None = None,
    ) -> None:
        """Use a threshold from now on.

        Args:
            distance: It; None for the one that the model of the place starts with.
            where: The place.
            then: Called with the changes when they are written.
        """
        text = self.tr("reset the threshold") if distance is None else self.tr("threshold {0:.3f}")
        wanted = partial(threshold_choice, self._models, distance, where)
        self._undo.do(filled(text, distance), wanted, partial(self._look_up, where, then))

    def _look_up(
        self,
        where: Place,
        then: Callable[[Sequence[Change]], None] | None,
        changes: Sequence[Change],
    ) -> None:
        if then is not None:
            then(changes)
        self._looking.start(partial(_threshold, self._models, where), self._use, self.failed.emit)

    def _use(self, threshold: Cutpoint) -> None:
        self._state.use_threshold(threshold)
        self.used.emit(threshold)


def _threshold(models: Models, where: Place) -> Cutpoint:
    return models.cutpoint_of(models.of(where), where)
