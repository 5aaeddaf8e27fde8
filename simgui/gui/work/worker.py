"""Work off the GUI thread: a lane for each kind of waiting, and signals back.

Threads are enough: decoding, LiteRT and NumPy let other threads run while they compute.
"""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from enum import Enum
from functools import partial
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from simgui.core.errors import Cancelled, SimguiError, UnforeseenError
from simgui.core.progress import Progress
from simgui.gui.work.collecting import Collecting

log = logging.getLogger(__name__)

Result = TypeVar("Result")
Task = Callable[[], Result]
"""Work that is done without a word until it returns."""
ReportingTask = Callable[[Progress], Result]
"""Work that reports its steps, and can be cancelled at each of them."""

_SWITCH_S = 0.0005
"""How long a thread may hold the interpreter while another waits. Painting asks for it again after each call
into Qt: at Python's 5 ms, a hundred calls beside one busy thread are half a second."""


class Lane(Enum):
    """A queue of tasks with threads of its own; the value is their name and number."""

    BULK = ("bulk", 1)  # long work, one after the other: indexing
    SEARCH = ("search", 1)  # a query: it waits for nothing but the query before it
    SHARED = ("shared", 2)  # a server that hangs holds up nothing on this computer, nor the next try
    INTERACTIVE = ("interactive", 1)  # what the person waits for: what a page shows, a decision
    FILES = ("files", 1)  # minutes without a bar: backup, restore, export, import, copies, a report
    DOWNLOAD = ("download", 1)  # a slow network keeps nobody from saving a file
    INSIGHT = ("insight", 2)  # figures in seconds must not wait for comparisons that take minutes
    DUPLICATES = ("duplicates", 1)  # up to a minute with a bar, while one goes on searching
    MAP = ("map", 3)  # seconds to minutes, most of it in a process of its own: two models side by side
    PICTURES = ("pictures", 2)  # thumbnails and previews for the screen


class Job(QObject):
    """One task under way. Exactly one of `done`, `failed` and `stopped` is emitted, then `ended`."""

    progressed = Signal(object)
    """A `Step`."""
    told = Signal(object)
    """What the task has to tell besides its steps: a `Note` of a training."""
    done = Signal(object)
    """What the task returned."""
    failed = Signal(object)
    """A `SimguiError`."""
    stopped = Signal()
    """The task was cancelled."""
    ended = Signal()

    def __init__(self, task: ReportingTask[Any], parent: QObject) -> None:
        super().__init__(parent)
        self._task = task
        self._cancelled = Event()

    def cancel(self) -> None:
        """Ask the task to stop; `stopped` follows within a second, or what it had reached by then."""
        self._cancelled.set()

    def run(self) -> None:
        """Do the task on this thread; an unforeseen error goes to the log and becomes a sentence."""
        progress = Progress(self.progressed.emit, self._cancelled.is_set, tell=self.told.emit)
        try:
            progress.check()
            self.done.emit(self._task(progress))
        except Cancelled:
            self.stopped.emit()
        except SimguiError as error:
            self.failed.emit(error)
        except Exception as error:
            log.exception("a task failed")
            self.failed.emit(UnforeseenError(error))
        self.ended.emit()


class Worker(QObject):
    """Runs tasks off the GUI thread, each on its lane."""

    _ran = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_SWITCH_S)
        self._collecting = Collecting(self)
        self._pools = {
            lane: ThreadPoolExecutor(lane.value[1], thread_name_prefix=lane.value[0]) for lane in Lane
        }
        self._jobs: set[Job] = set()
        self._closed = False
        self._ran.connect(self._forget)

    def start(
        self,
        lane: Lane,
        task: Task[Result],
        on_done: Callable[[Result], None] | None = None,
        on_failed: Callable[[SimguiError], None] | None = None,
    ) -> Job:
        """Queue a task that reports nothing.

        It starts when control has returned to the event loop: until then, more of the job's signals can be
        connected without missing one.

        Args:
            lane: Where it waits for its turn.
            task: The work.
            on_done: A bound method of a QObject, called on its thread with the result.
            on_failed: Likewise, with the `SimguiError`.
        """
        return self.start_reporting(lane, partial(_without_reports, task), on_done, on_failed)

    def start_reporting(
        self,
        lane: Lane,
        task: ReportingTask[Result],
        on_done: Callable[[Result], None] | None = None,
        on_failed: Callable[[SimguiError], None] | None = None,
    ) -> Job:
        """Queue a task that reports its steps: it gets a `Progress`. All else is as in `start`."""
        job = Job(task, self)
        if on_done:
            job.done.connect(on_done)
        if on_failed:
            job.failed.connect(on_failed)
        self._jobs.add(job)
        QTimer.singleShot(0, self, partial(self._run, lane, job))
        return job

    def _run(self, lane: Lane, job: Job) -> None:
        if not self._closed:
            self._pools[lane].submit(self._do, job)

    def _do(self, job: Job) -> None:
        job.run()
        self._ran.emit(job)  # not before all who listen to `ended` have been told: then the job is deleted

    def _forget(self, job: Job) -> None:
        self._jobs.discard(job)
        job.deleteLater()

    def close(self) -> None:
        """Cancel everything and wait until the last task has noticed."""
        self._closed = True
        for job in self._jobs:
            job.cancel()
        for pool in self._pools.values():
            pool.shutdown(wait=True, cancel_futures=True)
        self._collecting.end()


def _without_reports(task: Task[Result], _progress: Progress) -> Result:
    return task()
