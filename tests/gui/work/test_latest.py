from collections.abc import Iterator
from threading import Event, Thread, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker


@pytest.fixture
def owner(qtbot: QtBot) -> Iterator[QObject]:
    made = QObject()
    yield made
    if Shiboken.isValid(made):
        Shiboken.delete(made)


@pytest.fixture
def latest(worker: Worker, owner: QObject) -> Latest:
    return Latest(worker, Lane.INSIGHT, owner)  # two runs at a time: a newer one can overtake


class _SlowTask:
    """Returns its answer when it may, whether it was cancelled or not."""

    def __init__(self, answer: str) -> None:
        self._answer = answer
        self.begun, self.may_end = Event(), Event()

    def __call__(self) -> str:
        self.begun.set()
        self.may_end.wait(30)
        return self._answer


def _until_cancelled(progress: Progress) -> None:
    while True:
        progress.step("Counting", 1, 0, "files")


def _fail() -> None:
    raise SimguiError("Title", "Sentence.")


def _let_all_end(qtbot: QtBot, worker: Worker) -> None:
    """Wait until every task has ended and all who listen have been told."""
    qtbot.waitUntil(lambda: not worker._jobs)


def test_a_result_comes_back_on_the_gui_thread(qtbot: QtBot, latest: Latest) -> None:
    told: list[tuple[bool, bool]] = []
    latest.start(
        lambda: current_thread() is main_thread(),
        lambda there: told.append((there, current_thread() is main_thread())),
    )
    qtbot.waitUntil(lambda: bool(told))
    assert told == [(False, True)]


def test_an_older_run_never_overwrites_a_newer_answer(qtbot: QtBot, latest: Latest, worker: Worker) -> None:
    slow, answers = _SlowTask("old"), list[str]()
    latest.start(slow, answers.append)
    qtbot.waitUntil(slow.begun.is_set)
    latest.start(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: answers == ["new"])
    slow.may_end.set()
    _let_all_end(qtbot, worker)
    assert answers == ["new"]


def test_a_finished_run_is_not_told_once_the_next_is_started(
    qtbot: QtBot, latest: Latest, worker: Worker
) -> None:
    answers: list[str] = []
    latest.start(lambda: "old", answers.append)
    (job,) = worker._jobs
    thread = Thread(target=job.run)
    thread.start()
    thread.join()  # the answer is on its way to the GUI thread now
    latest.start(lambda: "new", answers.append)
    qtbot.waitUntil(lambda: "new" in answers)
    assert answers == ["new"]


def test_the_run_before_is_asked_to_stop(qtbot: QtBot, latest: Latest, worker: Worker) -> None:
    stopped, answers = Event(), list[str]()
    latest.start_reporting(_until_cancelled, on_stopped=stopped.set)
    latest.start(lambda: "new", answers.append)
    _let_all_end(qtbot, worker)
    assert answers == ["new"]
    assert not stopped.is_set()


def test_nothing_is_told_of_what_was_cancelled(qtbot: QtBot, latest: Latest, worker: Worker) -> None:
    slow, told = _SlowTask("late"), list[object]()
    latest.start(
        slow,
        told.append,
        told.append,
        on_stopped=lambda: told.append("stopped"),
        on_ended=lambda: told.append("ended"),
    )
    qtbot.waitUntil(slow.begun.is_set)
    latest.cancel()
    assert not latest.running
    slow.may_end.set()
    _let_all_end(qtbot, worker)
    assert told == []


def test_what_the_person_stops_is_told(qtbot: QtBot, latest: Latest) -> None:
    steps, told = list[Step](), list[str]()
    latest.start_reporting(
        _until_cancelled,
        on_stopped=lambda: told.append("stopped"),
        on_ended=lambda: told.append("ended"),
        on_step=steps.append,
    )
    qtbot.waitUntil(lambda: bool(steps))
    latest.stop()
    qtbot.waitUntil(lambda: not latest.running)
    assert told == ["stopped", "ended"]
    assert steps[0].text == "Counting"


def test_what_a_run_tells_besides_its_steps_comes_back(qtbot: QtBot, latest: Latest) -> None:
    told: list[object] = []
    latest.start_reporting(lambda progress: progress.tell("note"), on_told=told.append)
    qtbot.waitUntil(lambda: not latest.running)
    assert told == ["note"]


def test_a_failure_comes_back(qtbot: QtBot, latest: Latest) -> None:
    told: list[str] = []
    latest.start(
        _fail,
        on_failed=lambda error: told.append(error.message),
        on_ended=lambda: told.append("ended"),
    )
    qtbot.waitUntil(lambda: not latest.running)
    assert told == ["Sentence.", "ended"]


def test_an_owner_that_is_gone_is_told_nothing_and_its_run_is_cancelled(
    qtbot: QtBot, latest: Latest, owner: QObject, worker: Worker
) -> None:
    begun, told = Event(), list[object]()

    def work(progress: Progress) -> None:
        begun.set()
        _until_cancelled(progress)

    latest.start_reporting(work, told.append, on_ended=lambda: told.append("ended"))
    qtbot.waitUntil(begun.is_set)
    Shiboken.delete(owner)
    _let_all_end(qtbot, worker)
    assert told == []


def test_a_callback_may_start_the_next_run(qtbot: QtBot, latest: Latest) -> None:
    told: list[str] = []

    def go_on(answer: str) -> None:
        assert not latest.running
        told.append(answer)
        latest.start(lambda: "second", told.append, on_ended=lambda: told.append("second ended"))

    latest.start(lambda: "first", go_on, on_ended=lambda: told.append("first ended"))
    qtbot.waitUntil(lambda: "second ended" in told)
    assert told == ["first", "second", "second ended"]


def test_a_callback_may_give_up(qtbot: QtBot, latest: Latest, worker: Worker) -> None:
    told: list[str] = []

    def give_up(answer: str) -> None:
        told.append(answer)
        latest.cancel()

    latest.start(lambda: "first", give_up, on_ended=lambda: told.append("ended"))
    _let_all_end(qtbot, worker)
    assert told == ["first"]
