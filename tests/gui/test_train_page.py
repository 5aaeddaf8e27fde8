"""The Train area on the fake model; the trainer itself is replaced, tests/training runs the real one."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes import fake_model
from pictures import make_library
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from seen import button, cards, says, texts

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.records import Training
from simgui.gui.label_chart import LabelChart
from simgui.gui.main_window import MainWindow
from simgui.session import Session

FIGURES = {
    "queries": 12,
    "recall_at_1": 0.5,
    "recall_at_5": 0.75,
    "map": 0.4,
    "precision": None,
    "recall": 1.0,
    "f1": None,
    "false_accept_rate": 0.125,
    "intervals": {"recall_at_1": [0.25, 0.75]},
}


def training(activated: bool) -> Training:
    return Training("quick-1", activated, FIGURES, FIGURES | {"recall_at_1": 0.625, "map": 0.8}, 7.4)


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make_library(tmp_path / "pictures", each=6)


@pytest.fixture
def replace_training(session: Session, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    def replace(work: Callable[[Progress], Training]) -> None:
        monkeypatch.setattr(session.trainings, "train", lambda _folder, _options, progress: work(progress))

    return replace


@pytest.fixture
def train_area(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    opened.show_area(1)
    qtbot.waitUntil(lambda: button(opened, "Train").isEnabled())
    return opened


def test_what_there_is_to_learn_from_is_shown(train_area: MainWindow) -> None:
    assert says(train_area, "Learns from the 18 pictures in 3 subfolders of “pictures”")
    assert train_area.findChildren(LabelChart)[0].counts == [("bags", 6), ("hats", 6), ("shoes", 6)]
    assert says(train_area, "Starter")


def test_a_folder_without_labels_says_what_is_needed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    window.open_folder(make_library(tmp_path / "one", labels=("cups",), each=2) / "cups")
    qtbot.waitUntil(lambda: not window.busy)
    window.show_area(1)
    qtbot.waitUntil(lambda: says(window, "SimGUI learns from labelled pictures"))
    assert not button(window, "Train").isEnabled()
    assert says(window, "Training needs at least two labels")


@pytest.mark.parametrize(
    ("activated", "sentence"),
    [
        (True, "The new model finds better. It is used from now on."),
        (False, "The new model does not find better. It is kept; yours is still used."),
    ],
)
def test_before_and_after_are_shown(
    qtbot: QtBot,
    train_area: MainWindow,
    replace_training: Callable[[Any], None],
    activated: bool,
    sentence: str,
) -> None:
    replace_training(lambda _progress: training(activated))
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, sentence))
    shown = texts(train_area)
    assert {"50.0%", "62.5%", "40.0%", "80.0%", "75.0%", "12.5%", "-"} <= set(shown)
    assert says(train_area, "Measured on 12 pictures it never saw, in 7 seconds.")
    assert says(train_area, "from 25% to 75%")


def test_the_strip_shows_the_training_and_searching_goes_on(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None], library: Path
) -> None:
    gate = Event()

    def train(progress: Progress) -> Training:
        progress.step("Training", 250, 1000, "steps")
        gate.wait(30)
        return training(True)

    replace_training(train)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Training 250 of 1,000 steps"))
    assert not button(train_area, "Train").isEnabled()
    train_area.search(library / "bags" / "0.png")
    qtbot.waitUntil(lambda: len(cards(train_area)) == 5)
    train_area.rescan()  # waits for the training instead of ending it
    assert train_area.busy
    gate.set()
    qtbot.waitUntil(lambda: says(train_area, "18 pictures ready to search"))
    train_area.show_area(1)
    assert says(train_area, "The new model finds better.")


def test_cancel_leaves_everything_as_it_was(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None], session: Session
) -> None:
    def train(progress: Progress) -> Training:
        while True:
            progress.step("Training", 1, 1000, "steps")

    replace_training(train)
    before = session.model.id
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Training 1 of"))
    qtbot.mouseClick(button(train_area, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Training was stopped; everything is as it was."))
    assert session.model.id == before
    assert button(train_area, "Train").isEnabled()


def test_a_failure_is_said(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None]
) -> None:
    def train(_progress: Progress) -> Training:
        raise SimguiError("The trainer ended early", "It stopped without a result.")

    replace_training(train)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "The trainer ended early"))
    assert button(train_area, "Train").isEnabled()


def test_another_version_answers_the_last_query_anew(
    qtbot: QtBot, train_area: MainWindow, session: Session, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = fake_model(session.model.backbone, "fake-model-2")
    monkeypatch.setattr(session.models, "use", lambda _id: setattr(session.models, "_active", other) or other)
    train_area.search(library / "bags" / "0.png")
    qtbot.waitUntil(lambda: len(cards(train_area)) == 5)
    asked: list[Path | bytes] = []
    find = session.find_neighbours

    def note(query: Path | bytes, *others: Any) -> Any:
        asked.append(query)
        return find(query, *others)

    monkeypatch.setattr(session, "find_neighbours", note)
    train_area.show_area(1)
    qtbot.waitUntil(lambda: says(train_area, "Starter"))
    qtbot.mouseClick(button(train_area, "Use"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == [library / "bags" / "0.png"])
    assert session.model.id == "fake-model-2"
