"""Long work, one job at a time: shown in the strip at the lower edge, stopped by its Cancel."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.gui.state import Changes
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.worker import Job, Lane, ReportingTask, Worker


class LongJobs(QObject):
    """Starts long jobs and tells the window how they stand.

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
        self._worker = worker
        self._strip = strip
        self._strip.cancel_wanted.connect(self._cancel_wanted)
        self._job: Job | None = None
        self._finish: Callable[[Any], str] | None = None
        self._stopped = ""
        self._precious = self._about_folder = False
        self._changes = Changes.NOTHING

    @property
    def busy(self) -> bool:
        """Whether a job is running."""
        return self._job is not None

    @property
    def precious(self) -> bool:
        """Whether the running job is one that nothing else should be started for."""
        return self.busy and self._precious

    def start(
        self,
        text: str,
        task: ReportingTask[Any],
        finish: Callable[[Any], str],
        stopped: str = "",
        *,
        precious: bool = False,
        about_folder: bool = False,
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
            changes: What it may change, even if it is stopped or fails.
        """
        self.cancel()
        self._finish, self._stopped, self._precious = finish, stopped, precious
        self._about_folder, self._changes = about_folder, changes
        self._job = job = self._worker.start_reporting(Lane.BULK, task, self._done, self._failed)
        job.progressed.connect(self._step)
        job.told.connect(self._tell)
        job.stopped.connect(self._was_stopped)
        self._strip.show_step(Step(text, 0, 0, ""))
        self.began.emit()
        return job

    def cancel(self) -> None:
        """Ask the running job to stop."""
        if self._job is not None:
            self._job.cancel()

    def stop(self) -> None:
        """Stop the running job, as the person wants, and say that it is being stopped."""
        self._strip.show_stopping()
        self.cancel()

    def _cancel_wanted(self) -> None:
        if self.precious:
            self.stop_wanted.emit()
        else:
            self.stop()

    def _is_current(self) -> bool:
        """Tell whether the signal that is being handled comes from the running job, not from an older one."""
        return self.sender() is self._job

    def _step(self, step: Step) -> None:
        if self._is_current():
            # How long a precious job takes is said by the area that it belongs to, of the whole of it.
            self._strip.show_step(replace(step, seconds_left=None) if self._precious else step)
            self.stepped.emit(step)

    def _tell(self, note: object) -> None:
        if self._is_current():
            self.told.emit(note)

    def _done(self, result: Any) -> None:
        if self._is_current() and self._finish is not None:
            self._rest(self._finish(result))

    def _failed(self, error: SimguiError) -> None:
        if self._is_current():
            self.failed.emit(error)
            self._rest("")

    def _was_stopped(self) -> None:
        if self._is_current():
            self._rest(self._stopped)

    def _rest(self, text: str) -> None:
        self._job = None
        if self._about_folder and text:
            self._strip.show_folder(text)
        else:
            self._strip.show_ended(text)
        self.rested.emit(self._changes)
