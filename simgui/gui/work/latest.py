"""A task whose newest run counts: a search, or a measurement, that is asked again before it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.gui.work.worker import Job, Lane, ReportingTask, Result, Task, Worker


@dataclass(frozen=True)
class _Callbacks:
    """Who is told what of one run."""

    done: Callable[[Any], None] | None = None
    failed: Callable[[SimguiError], None] | None = None
    stopped: Callable[[], None] | None = None
    ended: Callable[[], None] | None = None
    step: Callable[[Step], None] | None = None
    told: Callable[[Any], None] | None = None


class Latest(QObject):
    """A task that its owner runs again and again; starting it gives up the run before.

    Callbacks are called on the GUI thread, and only for the newest run: never for one that was given up with
    `start` or `cancel`, never after the owner is gone. A run is over when its callbacks are called, so that
    each of them may start the next.

    Args:
        worker: Does the work.
        lane: Where it waits for its turn.
        owner: Deleting it gives up the run.
    """

    def __init__(self, worker: Worker, lane: Lane, owner: QObject) -> None:
        super().__init__(owner)
        self._worker = worker
        self._lane = lane
        self._run: _Run | None = None

    @property
    def running(self) -> bool:
        """Whether a run is under way."""
        return self._run is not None and not self._run.over

    def start(
        self,
        task: Task[Result],
        on_done: Callable[[Result], None] | None = None,
        on_failed: Callable[[SimguiError], None] | None = None,
        *,
        on_stopped: Callable[[], None] | None = None,
        on_ended: Callable[[], None] | None = None,
    ) -> Job:
        """Start a run of a task that reports nothing, and give up the run before.

        Args:
            task: The work.
            on_done: Gets its result.
            on_failed: Gets the error that ended it.
            on_stopped: Told when it was stopped with `stop`.
            on_ended: Told after any of these, unless the next run was started or given up meanwhile.

        Returns:
            The job of this run, for others that follow it.
        """
        callbacks = _Callbacks(on_done, on_failed, on_stopped, on_ended)
        return self._follow(self._worker.start(self._lane, task), callbacks)

    def start_reporting(
        self,
        task: ReportingTask[Result],
        on_done: Callable[[Result], None] | None = None,
        on_failed: Callable[[SimguiError], None] | None = None,
        *,
        on_stopped: Callable[[], None] | None = None,
        on_ended: Callable[[], None] | None = None,
        on_step: Callable[[Step], None] | None = None,
        on_told: Callable[[Any], None] | None = None,
    ) -> Job:
        """Start a run of a task that reports its steps; all else is as in `start`.

        Args:
            task: The work; it gets a `Progress`.
            on_done: Gets its result.
            on_failed: Gets the error that ended it.
            on_stopped: Told when it was stopped with `stop`.
            on_ended: Told after any of these, unless the next run was started or given up meanwhile.
            on_step: Gets each `Step`.
            on_told: Gets what the task tells besides its steps.

        Returns:
            The job of this run, for others that follow it.
        """
        callbacks = _Callbacks(on_done, on_failed, on_stopped, on_ended, on_step, on_told)
        return self._follow(self._worker.start_reporting(self._lane, task), callbacks)

    def cancel(self) -> None:
        """Give up the run under way; none of its callbacks is called any more."""
        if self._run is not None:
            self._run.give_up()
            self._run = None

    def stop(self) -> None:
        """Ask the run under way to stop; `on_stopped` follows, or `on_done` with what it had reached."""
        if self._run is not None:
            self._run.stop()

    def _follow(self, job: Job, callbacks: _Callbacks) -> Job:
        self.cancel()
        self._run = _Run(job, callbacks, self)
        return job


class _Run(QObject):
    """One run: listens to its job on the GUI thread until it is over or given up.

    Args:
        job: The work.
        callbacks: Who is told.
        parent: Deleting it gives up the run.
    """

    def __init__(self, job: Job, callbacks: _Callbacks, parent: QObject) -> None:
        super().__init__(parent)
        self._job = job
        self._callbacks = callbacks
        self._given_up = False
        self.over = False
        job.done.connect(self._done)
        job.failed.connect(self._failed)
        job.stopped.connect(self._stopped)
        if callbacks.step is not None:
            job.progressed.connect(self._step)
        if callbacks.told is not None:
            job.told.connect(self._told)
        self.destroyed.connect(job.cancel)

    def stop(self) -> None:
        """Ask the job to stop, and tell how it ended."""
        self._job.cancel()

    def give_up(self) -> None:
        """Ask the job to stop, and tell nothing any more."""
        self._given_up = True
        self._job.cancel()
        self.deleteLater()

    def _step(self, step: Step) -> None:
        if not self._given_up and self._callbacks.step is not None:
            self._callbacks.step(step)

    def _told(self, note: Any) -> None:
        if not self._given_up and self._callbacks.told is not None:
            self._callbacks.told(note)

    def _done(self, result: Any) -> None:
        self._end(self._callbacks.done, result)

    def _failed(self, error: SimguiError) -> None:
        self._end(self._callbacks.failed, error)

    def _stopped(self) -> None:
        self._end(self._callbacks.stopped)

    def _end(self, callback: Callable[..., None] | None, *result: Any) -> None:
        if self._given_up:
            return
        self.over = True
        if callback is not None:
            callback(*result)
        if not self._given_up and self._callbacks.ended is not None:
            self._callbacks.ended()
