from threading import Event, current_thread, main_thread

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.gui.work.worker import Lane, Worker


def test_a_result_comes_back(qtbot: QtBot, worker: Worker) -> None:
    job = worker.start(Lane.INTERACTIVE, lambda: current_thread() is main_thread())
    with qtbot.waitSignal(job.done) as done:
        pass
    assert done.args == [False]


def test_an_error_comes_back(qtbot: QtBot, worker: Worker) -> None:
    def fail() -> None:
        raise SimguiError("Title", "Sentence.")

    with qtbot.waitSignal(worker.start(Lane.BULK, fail).failed) as failed:
        pass
    assert failed.args[0].message == "Sentence."


def test_an_unforeseen_error_is_a_sentence_and_its_traceback_is_in_the_log(
    qtbot: QtBot, worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    def fail() -> None:
        raise ZeroDivisionError("by zero")

    job = worker.start(Lane.BULK, fail)
    with qtbot.waitSignal(job.failed) as failed:
        pass
    assert failed.args[0].title == "Something went wrong"
    assert "Traceback" in caplog.text
    caplog.clear()


def test_progress_comes_back_and_cancel_stops(qtbot: QtBot, worker: Worker) -> None:
    reached = Event()

    def count(progress: Progress) -> None:
        done = 0
        while True:
            progress.step("Counting", done := done + 1, 0, "files")
            reached.set()

    steps: list[Step] = []
    job = worker.start_reporting(Lane.BULK, count)
    job.progressed.connect(steps.append)
    qtbot.waitUntil(reached.is_set)
    with qtbot.waitSignal(job.stopped):
        job.cancel()
    assert steps[0].text == "Counting"


def test_a_query_does_not_wait_for_bulk_work(qtbot: QtBot, worker: Worker) -> None:
    gate = Event()
    bulk = worker.start(Lane.BULK, lambda: gate.wait(30))
    with qtbot.waitSignal(worker.start(Lane.INTERACTIVE, lambda: "answer").done) as done:
        pass
    assert done.args == ["answer"]
    with qtbot.waitSignal(bulk.done):
        gate.set()


def test_a_task_cancelled_before_its_turn_never_runs(qtbot: QtBot, worker: Worker) -> None:
    gate, ran = Event(), Event()
    first = worker.start(Lane.BULK, lambda: gate.wait(30))
    second = worker.start(Lane.BULK, lambda: ran.set())
    second.cancel()
    with qtbot.waitSignals([first.done, second.stopped]):
        gate.set()
    assert not ran.is_set()


class _Turn(QObject):
    """Waits, on another thread, until the event loop has had a turn."""

    wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.wanted.connect(self._taken, Qt.ConnectionType.BlockingQueuedConnection)

    def _taken(self) -> None: ...


def test_all_who_wait_for_the_end_are_told_though_the_loop_turns_between(
    qtbot: QtBot, worker: Worker
) -> None:
    turn, told = _Turn(), QObject()
    job = worker.start(Lane.INTERACTIVE, lambda: None)
    for _ in range(3):
        job.ended.connect(turn.wanted, Qt.ConnectionType.DirectConnection)
    job.ended.connect(told.deleteLater)
    with qtbot.waitSignal(told.destroyed):
        pass
