"""The next model is prepared in the background: seen in the strip, stopped by its Cancel, and then used."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from pictures import make_library
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from seen import button, cards, says

from simgui.app import App
from simgui.core.progress import Progress
from simgui.gui.library.preparing import Preparing
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.status_strip import StatusStrip
from simgui.gui.work.worker import Worker
from simgui.library.catalogue import Where
from simgui.library.folders.preparation import Prepared
from simgui.library.storage.data_folder import DataFolder


class Slow:
    """A preparation that goes on until it is let go or stopped; satisfies what `Preparing` asks."""

    def __init__(self) -> None:
        self.gate = Event()
        self.runs = 0
        self.is_pending = True

    def pending(self) -> Prepared | None:
        return Prepared("Starter", "Preparing the new starter:", 0, 9, 0) if self.is_pending else None

    def run(self, where: Where, progress: Progress) -> Prepared | None:
        assert where == ()
        self.runs += 1
        progress.step("Preparing the new starter:", self.runs, 9)
        while not self.gate.wait(0.01):
            progress.check()
        self.is_pending = False
        return Prepared("Starter", "Preparing the new starter:", 9, 9, 2, in_use=True)


@pytest.fixture
def strip(qtbot: QtBot) -> StatusStrip:
    strip = StatusStrip()
    qtbot.addWidget(strip)
    return strip


@pytest.fixture
def slow() -> Slow:
    return Slow()


@pytest.fixture
def jobs(worker: Worker, strip: StatusStrip) -> Iterator[LongJobs]:
    made = LongJobs(worker, strip)
    yield made
    made.cancel()


@pytest.fixture
def state(worker: Worker, jobs: LongJobs, slow: Slow, tmp_path: Path) -> WindowState:
    state = WindowState()
    Preparing(slow, state, worker, jobs, state)  # type: ignore[arg-type]
    state.open_folder(tmp_path)
    return state


def rescan(jobs: LongJobs) -> None:
    jobs.start("Looking through the folder", lambda _progress: None, lambda _none: "Looked through")


def test_it_begins_when_the_folder_was_looked_through(
    qtbot: QtBot, jobs: LongJobs, state: WindowState, strip: StatusStrip, slow: Slow
) -> None:
    rescan(jobs)
    qtbot.waitUntil(lambda: strip.text == "Preparing the new starter: 1 of 9 pictures")
    with qtbot.waitSignal(state.models_changed):
        slow.gate.set()
    qtbot.waitUntil(lambda: not jobs.busy)
    assert strip.text.startswith("“Starter” is used now. It looks at what is offline")


def test_what_the_person_stops_rests_until_a_model_is_chosen(
    qtbot: QtBot, jobs: LongJobs, state: WindowState, strip: StatusStrip, slow: Slow
) -> None:
    rescan(jobs)
    qtbot.waitUntil(lambda: slow.runs == 1)
    qtbot.waitUntil(lambda: strip.findChild(QPushButton).isEnabled())
    qtbot.mouseClick(strip.findChild(QPushButton), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "goes on at the next start" in strip.text)
    rescan(jobs)
    qtbot.waitUntil(lambda: strip.text == "Looked through")
    assert slow.runs == 1
    state.note_models()
    qtbot.waitUntil(lambda: slow.runs == 2)


def test_a_job_that_waited_for_the_stop_does_not_begin_it_anew(
    qtbot: QtBot, jobs: LongJobs, state: WindowState, strip: StatusStrip, slow: Slow
) -> None:
    rescan(jobs)
    qtbot.waitUntil(lambda: slow.runs == 1)
    waiting = [lambda: rescan(jobs)]
    jobs.rested.connect(lambda: waiting.pop()() if waiting else None)
    jobs.stop()
    qtbot.waitUntil(lambda: strip.text == "Looked through")
    qtbot.waitUntil(lambda: not jobs.busy)
    assert slow.runs == 1


def test_it_gives_way_to_another_job_and_goes_on_after_it(
    qtbot: QtBot, jobs: LongJobs, state: WindowState, slow: Slow
) -> None:
    rescan(jobs)
    qtbot.waitUntil(lambda: slow.runs == 1)
    assert jobs.gives_way
    rescan(jobs)
    assert not jobs.gives_way
    qtbot.waitUntil(lambda: slow.runs == 2)
    state.note_models()  # another one is next by now
    qtbot.waitUntil(lambda: slow.runs == 3)


def test_an_older_library_changes_over_while_the_window_is_used(
    qtbot: QtBot, data_folder: DataFolder, library: Path
) -> None:
    with closing(App(data_folder)) as app:
        app.folders.index(library, Progress(), app.models.starters.earlier.backbone)
        app.models.choose_cutpoint(0.125)
    with closing(App(data_folder)) as app:
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        used: list[str] = []
        window._state.model_changed.connect(lambda model: used.append(model.name))
        qtbot.addWidget(window)
        window.show()
        window.open_folder(library)
        qtbot.waitUntil(lambda: window._state.folder is not None)
        window.search(library / "hats" / "0.png")
        qtbot.waitUntil(lambda: len(cards(window)) == 5)
        qtbot.waitUntil(lambda: app.models.of().id == "starter-2")
        qtbot.waitUntil(lambda: says(window, "“Starter” is used now"))
        qtbot.waitUntil(lambda: not window.busy)
        qtbot.waitUntil(lambda: used == ["Earlier starter", "Starter"])
        assert len(cards(window)) == 5
        window.close()


def test_the_list_of_models_says_what_is_prepared_and_lets_the_person_stay(
    qtbot: QtBot, data_folder: DataFolder, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("simgui.library.folders.preparation.Preparation.pending", lambda _self: None)
    with closing(App(data_folder)) as app:
        app.folders.index(library, Progress(), app.models.starters.earlier.backbone)
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        qtbot.addWidget(window)
        window.show()
        window.open_folder(library)
        window.show_area(1)
        qtbot.waitUntil(lambda: says(window, "being prepared"))
        qtbot.mouseClick(button(window, "Keep"), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not says(window, "being prepared"))
        assert (app.models.of().id, app.models.next) == ("starter-1", None)
        window.close()


def test_a_training_can_be_begun_meanwhile(
    qtbot: QtBot, data_folder: DataFolder, tmp_path: Path, slow: Slow
) -> None:
    library = make_library(tmp_path / "pictures", each=6)
    with closing(App(data_folder)) as app:
        app.preparation = slow  # type: ignore[assignment]
        window = MainWindow(app, Worker(), Settings(data_folder.root / "window.ini"))
        qtbot.addWidget(window)
        window.show()
        window.open_folder(library)
        window.show_area(1)
        qtbot.waitUntil(lambda: says(window, "Preparing the new starter: 1 of 9 pictures"))
        qtbot.waitUntil(lambda: button(window, "Train").isEnabled())
        window.close()
