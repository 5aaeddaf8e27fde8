"""Long work, one job at a time: shown in the strip at the lower edge, stopped by its Cancel."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.core.sentences import verbatim
from simgui.core.units import Unit
from simgui.gui.state import Changes
from simgui.gui.work.latest import Latest
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.worker import Job, Lane, ReportingTask, Result, Worker


@dataclass(frozen=True)
class _Running:
    """What is to be known of the running job; see `LongJobs.start`."""

    stopped: str
    precious: bool
    about_folder: bool
    gives_way: bool
    changes: Changes


class LongJobs(QObject):
    """The one long job that runs, shown in the strip; it tells the window how it stands.

    Args:
        worker: Does the work, on its bulk lane.
        strip: Shows the running job.
        parent: Owner.
    """

    began = Signal()
    stepped = Signal(object)
    """A `Step`."""
    told = Signal(object)
    """What the job has to tell besides its steps."""
    failed = Signal(object)
    """A `SimguiError`."""
    stop_wanted = Signal()
    """The person wants to stop a precious job: they are asked first."""
    rested = Signal(object)
    """No job is running any more, however the last one ended: the `Changes` that it may have made."""

    def __init__(self, worker: Worker, strip: StatusStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strip = strip
        self._strip.cancel_wanted.connect(self._cancel_wanted)
        self._work = Latest(worker, Lane.BULK, self)
        self._running: _Running | None = None

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._running is not None

    @property
    def precious(self) -> bool:
        """Whether the running job is one that nothing else should be started for."""
        return self._running is not None and self._running.precious

    @property
    def gives_way(self) -> bool:
        """Whether the running job is one that anything else may be started for; it goes on afterwards."""
        return self._running is not None and self._running.gives_way

    def start(
        self,
        text: str,
        task: ReportingTask[Result],
        finish: Callable[[Result], str],
        stopped: str = "",
        *,
        precious: bool = False,
        about_folder: bool = False,
        gives_way: bool = False,
        changes: Changes = Changes.NOTHING,
    ) -> Job:
        """Start a job and give it; one that is running is given up for it.

        Args:
            text: What the strip says until the job reports.
            task: The work.
            finish: Takes its result on the GUI thread, and gives what the strip says then.
            stopped: What the strip says when the person has stopped it.
            precious: Whether it is a job that nothing else should be started for.
            about_folder: Whether the strip goes on saying how it ended, since that tells of the open folder.
            gives_way: Whether anything else may be started for it.
            changes: What it may change, even if it is stopped or fails.
        """
        self._running = _Running(stopped, precious, about_folder, gives_way, changes)
        job = self._work.start_reporting(
            task,
            partial(self._done, finish),
            self._failed,
            on_stopped=self._was_stopped,
            on_step=self._step,
            on_told=self.told.emit,
        )
        self._strip.show_step(Step(verbatim(text), 0, 0, Unit.NOTHING))
        self.began.emit()
        return job

    def cancel(self) -> None:
        """Ask the running job to stop."""
        self._work.stop()

    def stop(self) -> None:
        """Stop the running job, as the person wants, and say that it is being stopped."""
        self._strip.show_stopping()
        self.cancel()

    def _cancel_wanted(self) -> None:
        if self.precious:
            self.stop_wanted.emit()
        else:
            self.stop()

    def _step(self, step: Step) -> None:
        # How long a precious job takes is said by the area that it belongs to, of the whole of it.
        self._strip.show_step(replace(step, seconds_left=None) if self.precious else step)
        self.stepped.emit(step)

    def _done(self, finish: Callable[[Result], str], result: Result) -> None:
        self._rest(finish(result))

    def _failed(self, error: SimguiError) -> None:
        self.failed.emit(error)
        self._rest("")

    def _was_stopped(self) -> None:
        self._rest(self._running.stopped if self._running is not None else "", is_cut=True)

    def _rest(self, text: str, *, is_cut: bool = False) -> None:
        ended, self._running = self._running, None
        if ended is None:
            return
        if ended.about_folder and text:
            self._strip.show_folder(text, is_cut=is_cut)
        else:
            self._strip.show_ended(text)
        self.rested.emit(ended.changes)
