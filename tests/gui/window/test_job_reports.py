"""What follows a long job: whoever shows something that it may have changed, and nobody else."""

from pathlib import Path
from typing import Any

import pytest
from pictures import make_library, make_picture
from pytestqt.qtbot import QtBot
from seen import says

from simgui.app import App
from simgui.gui.state import Changes
from simgui.gui.window.main_window import MainWindow
from simgui.training.options import TrainingOptions

INSIGHT = 2


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make_library(tmp_path / "pictures", each=6)


@pytest.fixture
def measured(app: App, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folder of each measurement that is asked for."""
    asked: list[Path] = []
    measure = app.measurements.measure

    def note(folder: Path, *rest: Any, **options: Any) -> Any:
        asked.append(folder)
        return measure(folder, *rest, **options)

    monkeypatch.setattr(app.measurements, "measure", note)
    return asked


@pytest.fixture
def insight(qtbot: QtBot, opened: MainWindow, measured: list[Path]) -> MainWindow:
    """A window that shows what was measured."""
    opened.show_area(INSIGHT)
    qtbot.waitUntil(lambda: says(opened, "Tested on 18 pictures"))
    measured.clear()
    return opened


def test_after_a_preview_nothing_is_measured(
    qtbot: QtBot, insight: MainWindow, app: App, measured: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(app.trainings, "preview", lambda _folder, _options, _progress: [])
    with qtbot.waitSignal(insight._jobs.rested):
        insight.training_jobs.preview(TrainingOptions())
    assert not says(insight, "Measuring")
    assert measured == []


def test_after_a_rescan_that_changed_something_it_is_measured_anew(
    qtbot: QtBot, insight: MainWindow, library: Path, measured: list[Path]
) -> None:
    make_picture(library / "hats" / "new.png", 101, 40)
    insight.rescan()
    qtbot.waitUntil(lambda: says(insight, "Tested on 19 pictures"))
    assert measured
    qtbot.waitUntil(lambda: not insight.busy)


@pytest.mark.parametrize("changes", [Changes.NOTHING, Changes.LABELS, Changes.LIBRARY | Changes.MODELS])
def test_a_job_tells_what_it_may_have_changed(qtbot: QtBot, opened: MainWindow, changes: Changes) -> None:
    state, told = opened._state, Changes.NOTHING

    def note(change: Changes) -> None:
        nonlocal told
        told |= change

    state.labels_changed.connect(lambda: note(Changes.LABELS))
    state.library_changed.connect(lambda: note(Changes.LIBRARY))
    state.models_changed.connect(lambda: note(Changes.MODELS))
    with qtbot.waitSignal(opened._jobs.rested):
        opened._jobs.start("Working", lambda _progress: None, lambda _done: "", changes=changes)
    assert told == changes
    qtbot.waitUntil(lambda: not opened.busy)
