"""Prepare the next model while nothing more important runs."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.gui.language import filled, translated
from simgui.gui.state import Changes, WindowState
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.preparation import Preparation, Prepared


class Preparing(QObject):
    """Begins whenever the jobs rest, and after another model was chosen.

    One that was given up for another job goes on after it. One that the person has stopped, or that fails,
    goes on at the next start, or when a model is chosen.

    Args:
        preparation: Does the work.
        state: Told of the model that answers then.
        worker: Looks up whether there is anything to prepare.
        jobs: Shows the work. Whoever starts a job when they rest is to listen to them after this one.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`: the next model is damaged."""

    def __init__(
        self,
        preparation: Preparation,
        state: WindowState,
        worker: Worker,
        jobs: LongJobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._preparation = preparation
        self._state = state
        self._jobs = jobs
        self._running = self._resting = False
        self._looking = Latest(worker, Lane.INTERACTIVE, self)
        jobs.began.connect(self._give_way)
        jobs.rested.connect(self._look)
        state.models_changed.connect(self._begin_anew)

    def _begin_anew(self) -> None:
        self._resting = False
        if self._running:
            self._jobs.cancel()  # it may be another model that is next by now
        else:
            self._look()

    def _give_way(self) -> None:
        if self._running:
            self._running = self._resting = False

    def _look(self) -> None:
        if self._jobs.busy:
            return
        self._running = False
        if not self._resting and self._state.folder is not None:
            self._looking.start(self._preparation.pending, self._prepare, self.failed.emit)

    def _prepare(self, pending: Prepared | None) -> None:
        if pending is None or self._jobs.busy:
            return
        self._jobs.start(
            translated(pending.text),
            partial(self._preparation.run, ()),
            self._done,
            self.tr("Stopped. The model in use goes on answering; this goes on at the next start."),
            gives_way=True,
            changes=Changes.LIBRARY,
        )
        self._running = self._resting = True

    def _done(self, prepared: Prepared | None) -> str:
        if prepared is None:
            return ""
        if not prepared.in_use:
            return filled(self.tr("“{0}” is not ready yet; this goes on at the next start"), prepared.name)
        self._running = False
        self._state.note_models()
        if prepared.offline:
            text = self.tr("“{0}” is used now. It looks at what is offline when that is there again.")
        else:
            text = self.tr("“{0}” is used now")
        return filled(text, prepared.name)
