import gc
import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from simgui.gui.work.worker import Lane, Worker


class Part:
    """Notes the thread that frees it; refers to itself, so that only a look for garbage finds it."""

    def __init__(self, freed_on: list[int]) -> None:
        self.freed_on = freed_on
        self.itself = self

    def __del__(self) -> None:
        self.freed_on.append(threading.get_ident())


@pytest.fixture
def eager() -> Iterator[None]:
    """Let every kind of garbage be looked for as soon as there is some."""
    before, enabled = gc.get_threshold(), gc.isenabled()
    gc.collect()
    gc.enable()
    gc.set_threshold(10, 1, 1)
    yield
    gc.set_threshold(*before)
    (gc.enable if enabled else gc.disable)()


def test_garbage_is_freed_on_the_thread_of_the_window_whichever_thread_makes_objects(
    eager: None, qtbot: QtBot
) -> None:
    worker, freed_on, made = Worker(), list[int](), list[object]()

    def make_many() -> None:
        Part(freed_on)
        made.extend([number] for number in range(10_000))

    worker.start(Lane.INTERACTIVE, make_many)
    qtbot.waitUntil(lambda: bool(made and freed_on))
    worker.close()
    assert freed_on == [threading.get_ident()]


def test_python_looks_for_garbage_again_once_the_worker_is_closed(eager: None, qtbot: QtBot) -> None:
    worker = Worker()
    assert not gc.isenabled()
    worker.close()
    assert gc.isenabled()
