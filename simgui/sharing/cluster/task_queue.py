"""The files of a run, handed to the workers of a cluster in tasks: bounded, repeated, cancelled."""

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, Protocol

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.sharing.cluster.records import Answer, DifferentWorker, TaskLost, UnseenFolder
from simgui.sharing.features import FileToLookAt, LookedAt, Problem

FILES_A_TASK = 16
"""Enough that handing a task over costs little beside reading; few, since a dying worker costs its tasks."""

TASKS_A_CORE = 2
"""One is worked on, the next one waits beside it. More would only wait, with what they give in memory."""

ATTEMPTS = 3
"""How often a file is handed out by itself; that it ends three workers is no accident."""

_SECONDS_BETWEEN_CHECKS = 0.1
_SECONDS_BETWEEN_COUNTS = 2.0
_SECONDS_WITHOUT_CORES = 120.0


class Workers(Protocol):
    """What works: a cluster, or in tests something smaller."""

    def cores(self) -> int:
        """Count the cores that are there now; machines come and go."""

    def submit(self, files: Sequence[FileToLookAt]) -> Any:
        """Hand files out as one task, and give its name."""

    def finished(self, tasks: Sequence[Any], seconds: float) -> Sequence[Any]:
        """Wait until one of some tasks has ended, for some seconds at most; give all that have."""

    def answer(self, task: Any) -> Answer:
        """Give what an ended task has brought.

        Raises:
            TaskLost: if it brought nothing.
            SimguiError: if the cluster cannot work.
        """

    def cancel(self, tasks: Iterable[Any]) -> None:
        """Want nothing of some tasks any more."""


@dataclass(frozen=True)
class _Task:
    files: tuple[FileToLookAt, ...]
    attempt: int = 0  # of its one file alone; 0 while it has several, of which nobody knows which one it was


class TaskQueue:
    """Hands files out, and yields what became of each, as it gets known.

    Each core that is there has a task, and another one waits for it: further files are taken from the caller
    only when an earlier task has ended and its outcomes were taken. So a slow cluster, or a caller that
    writes slowly, holds everything before it back, and memory is bounded.

    A task that is lost with its worker is handed out again, file by file; a file that loses three workers
    gets that as its reason.

    Args:
        workers: They work.
        clock: Seconds, monotonic; replaced in tests.
    """

    def __init__(self, workers: Workers, clock: Callable[[], float] = time.monotonic) -> None:
        self._workers = workers
        self._clock = clock
        self._again: deque[_Task] = deque()
        self._out: dict[Any, _Task] = {}
        self._cores = 0
        self._counted = self._had_cores = clock()

    def read(self, files: Iterable[FileToLookAt], progress: Progress) -> Iterator[LookedAt]:
        """Yield what became of each file; the order is that of the workers.

        Raises:
            Cancelled: if the person asked to stop. No task is wanted any more then, nor if the caller stops.
            SimguiError: if the cluster cannot work: it sees no pictures, makes other features, has no cores.
        """
        coming = iter(files)
        self._count_cores(at_once=True)
        try:
            while True:
                progress.check()
                self._hand_out(coming)
                if not self._out:
                    return
                for name in self._workers.finished(list(self._out), _SECONDS_BETWEEN_CHECKS):
                    yield from self._outcomes(self._out.pop(name), name)
                self._count_cores()
        finally:
            self._workers.cancel(self._out)
            self._out.clear()

    def _hand_out(self, coming: Iterator[FileToLookAt]) -> None:
        while len(self._out) < max(1, self._cores) * TASKS_A_CORE:
            task = self._again.popleft() if self._again else _Task(tuple(islice(coming, FILES_A_TASK)))
            if not task.files:
                return
            self._out[self._workers.submit(task.files)] = task

    def _outcomes(self, task: _Task, name: Any) -> Iterator[LookedAt]:
        """Yield what a task brought; if that is nothing, let its files be handed out again.

        Raises:
            SimguiError: if the cluster cannot work.
        """
        try:
            answer = self._workers.answer(name)
        except TaskLost as lost:
            yield from self._after(task, lost)
            return
        if isinstance(answer, DifferentWorker):
            raise _differs(answer)
        if isinstance(answer, UnseenFolder):
            if task.attempt >= ATTEMPTS and answer.folder.is_dir():
                raise _does_not_see(answer)
            yield from self._after(task, TaskLost(say("it is not there any more")))
            return
        yield from answer

    def _after(self, task: _Task, lost: TaskLost) -> Iterator[LookedAt]:
        if task.attempt < ATTEMPTS:
            self._again.extend(_Task((file,), task.attempt + 1) for file in task.files)
            return
        for file in task.files:
            yield LookedAt(file, b"", None, Problem(lost.how, may_pass=True))

    def _count_cores(self, *, at_once: bool = False) -> None:
        """Notice machines that have come or gone.

        Raises:
            SimguiError: if there has been none for long.
        """
        now = self._clock()
        if not at_once and now - self._counted < _SECONDS_BETWEEN_COUNTS:
            return
        self._counted = now
        self._cores = self._workers.cores()
        if self._cores:
            self._had_cores = now
        elif now - self._had_cores > _SECONDS_WITHOUT_CORES:
            raise SimguiError(
                say("The cluster has no machines"),
                say(
                    "For two minutes, no machine of it could take work. Start its machines and try "
                    "again; what was finished is kept."
                ),
            )


def _differs(worker: DifferentWorker) -> SimguiError:
    return SimguiError(
        say("A machine of the cluster makes other features"),
        say(
            "{machine} works with {parts}. Install the same versions as on this computer "
            "there (simgui doctor lists them) and start again; what was finished is kept.",
            machine=worker.machine,
            parts=worker.parts,
        ),
    )


def _does_not_see(unseen: UnseenFolder) -> SimguiError:
    return SimguiError(
        say("A machine of the cluster does not see the pictures"),
        say(
            "{folder} is not there on {machine}. Mount the folder under the same path on "
            "every machine of the cluster and start again; what was finished is kept.",
            folder=unseen.folder,
            machine=unseen.machine,
        ),
    )
