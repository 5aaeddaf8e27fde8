from functools import partial
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from simgui.core.errors import SimguiError
from simgui.gui.work.look_up import LookUp
from simgui.gui.work.worker import Task, Worker


class Page(QObject):
    """Shows what it has looked up."""

    def __init__(self, worker: Worker) -> None:
        super().__init__()
        self.subject = "first"
        self.begun, self.go_on = Event(), Event()
        self.looked_up: list[str] = []
        self.shown: list[str] = []
        self.look_up = LookUp(worker, self, self.task, self.shown.append, self.fail)

    def task(self) -> Task[str] | None:
        return partial(self.find, self.subject) if self.subject else None

    def find(self, subject: str) -> str:
        self.looked_up.append(subject)
        self.begun.set()
        self.go_on.wait(30)
        return subject

    def fail(self, error: SimguiError) -> None:
        pytest.fail(str(error))


@pytest.fixture
def page(worker: Worker) -> Page:
    return Page(worker)


def test_asked_often_during_a_run_it_runs_once_more(qtbot: QtBot, page: Page) -> None:
    page.look_up.refresh()
    qtbot.waitUntil(page.begun.is_set)
    for _ in range(3):
        page.look_up.refresh()
    page.go_on.set()
    qtbot.waitUntil(lambda: page.shown == ["first", "first"])
    page.look_up.refresh()
    qtbot.waitUntil(lambda: page.shown == ["first"] * 3)
    assert page.looked_up == page.shown


def test_what_was_looked_up_of_something_else_is_not_shown(qtbot: QtBot, page: Page) -> None:
    page.look_up.refresh()
    qtbot.waitUntil(page.begun.is_set)
    page.subject = "second"
    page.look_up.restart()
    page.go_on.set()
    qtbot.waitUntil(lambda: page.shown == ["second"])


def test_where_there_is_nothing_to_look_up_nothing_is_shown(qtbot: QtBot, page: Page) -> None:
    page.look_up.refresh()
    qtbot.waitUntil(page.begun.is_set)
    page.subject = ""
    page.look_up.restart()
    page.go_on.set()
    page.subject = "second"
    page.look_up.refresh()
    qtbot.waitUntil(lambda: page.shown == ["second"])
