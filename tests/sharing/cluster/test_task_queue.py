"""The queue of tasks, on workers that do at once what a test says."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.sharing.cluster.records import Answer, DifferentWorker, TaskLost, UnseenFolder
from simgui.sharing.cluster.task_queue import ATTEMPTS, FILES_A_TASK, TASKS_A_CORE, TaskQueue
from simgui.sharing.features import FileToLookAt, LookedAt

Files = Sequence[FileToLookAt]


def _looked_at(files: Files) -> Answer:
    return tuple(LookedAt(file, file.path.name.encode(), None) for file in files)


@dataclass
class FakeWorkers:
    """Workers that answer as a function says; `order` picks which task ends next."""

    answers: Callable[[Files], Answer] = _looked_at
    there: Iterator[int] = field(default_factory=lambda: iter([2] * 1000))
    order: int = 0
    out: dict[int, Files] = field(default_factory=dict)
    most_out: int = 0
    handed_out: list[list[str]] = field(default_factory=list)
    cancelled: list[int] = field(default_factory=list)
    names: Iterator[int] = field(default_factory=count)

    def cores(self) -> int:
        return next(self.there)

    def submit(self, files: Files) -> int:
        name = next(self.names)
        self.out[name] = files
        self.most_out = max(self.most_out, len(self.out))
        self.handed_out.append([file.path.name for file in files])
        return name

    def finished(self, tasks: Sequence[int], seconds: float) -> Sequence[int]:
        return [tasks[self.order]]

    def answer(self, task: int) -> Answer:
        return self.answers(self.out.pop(task))

    def cancel(self, tasks: Iterable[int]) -> None:
        self.cancelled += tasks


def _files(number: int) -> list[FileToLookAt]:
    return [FileToLookAt(Path(f"/pictures/{each:03}.jpg"), 1, 1) for each in range(number)]


def _names(outcomes: Iterable[LookedAt]) -> list[str]:
    return sorted(each.file.path.name for each in outcomes)


@pytest.mark.parametrize("order", [0, -1])
@pytest.mark.parametrize("number", [0, 1, FILES_A_TASK, 10 * FILES_A_TASK + 1])
def test_each_file_comes_back_once_whichever_task_ends_first(number: int, order: int) -> None:
    files = _files(number)
    outcomes = list(TaskQueue(FakeWorkers(order=order)).read(files, Progress()))
    assert _names(outcomes) == _names(_looked_at(files))


def test_files_are_taken_only_as_outcomes_are(tmp_path: Path) -> None:
    workers, taken = FakeWorkers(), 0

    def files() -> Iterator[FileToLookAt]:
        nonlocal taken
        for file in _files(100 * FILES_A_TASK):
            taken += 1
            yield file

    most = 2 * TASKS_A_CORE * FILES_A_TASK
    yielded = 0
    for _ in TaskQueue(workers).read(files(), Progress()):
        yielded += 1
        assert taken - yielded < most + FILES_A_TASK
    assert taken == yielded == 100 * FILES_A_TASK
    assert workers.most_out == 2 * TASKS_A_CORE


def test_more_tasks_are_out_when_machines_come() -> None:
    workers = FakeWorkers(there=iter([1, *[3] * 1000]))
    seconds = count(step=3)
    list(TaskQueue(workers, clock=lambda: float(next(seconds))).read(_files(20 * FILES_A_TASK), Progress()))
    assert workers.most_out == 3 * TASKS_A_CORE


def test_a_lost_task_is_handed_out_again_file_by_file() -> None:
    lost = iter([True])

    def answers(files: Files) -> Answer:
        if next(lost, False):
            raise TaskLost("gone")
        return _looked_at(files)

    workers, files = FakeWorkers(answers), _files(2 * FILES_A_TASK)
    outcomes = list(TaskQueue(workers).read(files, Progress()))
    assert _names(outcomes) == _names(_looked_at(files))
    assert all(each.problem is None for each in outcomes)
    assert [len(each) for each in workers.handed_out] == [FILES_A_TASK] * 2 + [1] * FILES_A_TASK


def test_a_file_that_ends_every_worker_costs_itself_alone() -> None:
    def answers(files: Files) -> Answer:
        if any(file.path.name == "003.jpg" for file in files):
            raise TaskLost("the program that read it has ended")
        return _looked_at(files)

    workers, files = FakeWorkers(answers), _files(40)
    outcomes = list(TaskQueue(workers).read(files, Progress()))
    assert _names(outcomes) == _names(_looked_at(files))
    (bad,) = (each for each in outcomes if each.problem)
    assert bad.file.path.name == "003.jpg"
    assert bad.problem is not None
    assert (bad.problem.reason, bad.problem.may_pass) == ("the program that read it has ended", True)
    assert workers.handed_out.count(["003.jpg"]) == ATTEMPTS


def test_a_worker_that_makes_other_features_stops_it_all() -> None:
    workers = FakeWorkers(lambda _: DifferentWorker("node-7", "SimGUI 0.0.1 with Pillow 9"))
    with pytest.raises(SimguiError, match=r"node-7 works with SimGUI 0\.0\.1"):
        list(TaskQueue(workers).read(_files(100), Progress()))
    assert len(workers.cancelled) == 2 * TASKS_A_CORE - 1


def test_a_folder_that_a_worker_does_not_see_stops_it_all_if_it_is_here(tmp_path: Path) -> None:
    file = FileToLookAt(tmp_path / "a.jpg", 1, 1)
    workers = FakeWorkers(lambda files: UnseenFolder("node-7", files[0].path.parent))
    with pytest.raises(SimguiError, match=r"is not there on node-7\. Mount the folder") as problem:
        list(TaskQueue(workers).read([file], Progress()))
    assert problem.value.title == "A machine of the cluster does not see the pictures"
    assert len(workers.handed_out) == 1 + ATTEMPTS  # a network drive may show a new folder late


def test_a_folder_that_went_away_meanwhile_is_the_problem_of_its_files() -> None:
    workers = FakeWorkers(lambda files: UnseenFolder("node-7", files[0].path.parent))
    (outcome,) = TaskQueue(workers).read(_files(1), Progress())
    assert outcome.problem is not None
    assert outcome.problem.may_pass


def test_a_cluster_without_machines_is_given_up_after_a_while() -> None:
    seconds = count(step=10)
    workers = FakeWorkers(there=iter([0] * 1000))
    workers.finished = lambda tasks, seconds: []  # type: ignore[method-assign]
    with pytest.raises(SimguiError, match="no machine of it could take work"):
        list(TaskQueue(workers, clock=lambda: float(next(seconds))).read(_files(1), Progress()))
    assert workers.cancelled == [0]


def test_after_a_cancel_or_when_nobody_listens_no_task_is_wanted() -> None:
    workers, asked = FakeWorkers(), count()
    with pytest.raises(Cancelled):
        list(TaskQueue(workers).read(_files(200), Progress(is_cancelled=lambda: next(asked) > 1)))
    assert sorted(workers.cancelled) == sorted(workers.out)
    assert workers.cancelled
    workers = FakeWorkers()
    outcomes = TaskQueue(workers).read(_files(200), Progress())
    next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    assert sorted(workers.cancelled) == sorted(workers.out)
    assert workers.cancelled
