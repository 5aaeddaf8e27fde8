"""The Train area on the fake model; the trainer itself is replaced, tests/training runs the real one."""

from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes import fake_model
from pictures import contents, make_library
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QFileDialog,
    QInputDialog,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from seen import button, cards, says, texts
from versions import add_version

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.records import Training
from simgui.core.training import Caution, CurvePoint, TrainingOptions, TrainingPlan, Unfinished
from simgui.gui.main_window import MainWindow
from simgui.gui.train.batch_preview import BatchPreview
from simgui.gui.train.curve_chart import CurveChart
from simgui.gui.train.label_chart import LabelChart
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.train.model_comparison import ModelComparison
from simgui.gui.train.model_list import ModelList
from simgui.library.data_folder import DataFolder
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
    "counts": {"recall_at_1": 12},
}


def buttons(window: MainWindow, text: str) -> list[QPushButton]:
    return [each for each in window.findChildren(QPushButton) if each.text() == text]


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
    assert says(train_area, "Learns from the 18 pictures of 3 labels in “pictures”")
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
    assert {"50.0%", "▴ 62.5%", "40.0%", "▴ 80.0%", "75.0%", "12.5%", "25%-75% of 12"} <= set(shown)
    assert says(train_area, "Measured on 12 pictures it never saw.")
    assert says(train_area, "from 25% to 75%")


def test_what_the_model_in_use_has_brought_is_shown_until_another_is_used(
    qtbot: QtBot, train_area: MainWindow, data_folder: DataFolder, session: Session
) -> None:
    report = {"before": FIGURES, "after": FIGURES | {"recall_at_1": 0.625, "map": 0.8}}
    add_version(data_folder, "fake-model-1", name="Shoes", report=report)  # the one in use here
    train_area.rescan()
    qtbot.waitUntil(lambda: says(train_area, "What “Shoes” has brought"))
    assert {"50.0%", "▴ 62.5%", "40.0%", "▴ 80.0%"} <= set(texts(train_area))
    qtbot.waitUntil(lambda: not train_area.busy)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons(train_area, "Use")))
    qtbot.mouseClick(button(train_area, "Use"), Qt.MouseButton.LeftButton)  # the starter was not trained here
    qtbot.waitUntil(lambda: not says(train_area, "has brought"))
    assert session.model.id != "fake-model-1"


def test_the_strip_shows_the_training_and_searching_goes_on(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None], library: Path
) -> None:
    gate = Event()

    def train(progress: Progress) -> Training:
        progress.step("Training the head", 250, 1000, "steps")
        gate.wait(30)
        return training(True)

    replace_training(train)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Training the head 250 of 1,000 steps"))
    assert not any(each.isVisible() for each in buttons(train_area, "Train"))
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


PLAN = TrainingPlan(("Starting TensorFlow", "Training the head"), (0.2, 0.8))


def test_a_running_training_is_watched(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None]
) -> None:
    gate = Event()

    def train(progress: Progress) -> Training:
        progress.step("Indexing", 18, 18)
        progress.tell(PLAN)
        progress.step("Starting TensorFlow", 2, 2, "parts")
        progress.step("Training the head", 500, 1000, "steps")
        progress.tell(CurvePoint("head", 100, 1.5, 0.25))
        progress.tell(CurvePoint("head", 200, 0.5, 0.75))
        progress.tell(Caution("3 pictures could not be read again and teach nothing."))
        gate.wait(30)
        return training(True)

    replace_training(train)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "3 pictures could not be read again"))
    assert says(train_area, "Learning from “pictures”")
    assert says(train_area, "60%")  # a fifth, and half of four fifths
    assert {"Starting TensorFlow", "✓ done", "Training the head", "500 / 1,000"} <= set(texts(train_area))
    (chart,) = train_area.findChildren(CurveChart)
    assert chart.isVisible()
    assert [(shown.steps, shown.point.recall_at_1) for shown in chart.points] == [(100, 0.25), (200, 0.75)]
    gate.set()
    qtbot.waitUntil(lambda: says(train_area, "The new model finds better."))
    assert not chart.isVisible()


def test_the_options_that_were_chosen_are_those_of_the_training(
    qtbot: QtBot, train_area: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[TrainingOptions] = []

    def train(_folder: Path, options: TrainingOptions, _progress: Progress) -> Training:
        asked.append(options)
        return training(True)

    monkeypatch.setattr(session.trainings, "train", train)
    qtbot.mouseClick(button(train_area, "▸  Advanced"), Qt.MouseButton.LeftButton)
    for name, value in (("Epochs at most", 7), ("Learning rate", 0.01), ("Seed", 3)):
        (field,) = (
            each for each in train_area.findChildren(QAbstractSpinBox) if each.accessibleName() == name
        )
        field.setValue(value)  # type: ignore[attr-defined]
    (thorough,) = (each for each in train_area.findChildren(QRadioButton) if each.text() == "Thorough")
    qtbot.mouseClick(thorough, Qt.MouseButton.LeftButton, pos=QPoint(8, thorough.height() // 2))
    (labels,) = (each for each in train_area.findChildren(QListWidget) if each.isVisible())
    assert [labels.item(row).text() for row in range(labels.count())] == ["bags", "hats", "shoes"]
    labels.item(1).setCheckState(Qt.CheckState.Checked)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 1 and not train_area.busy)
    assert asked[0] == TrainingOptions("thorough", 3, epochs=7, learning_rate=0.01, held_out=("hats",))
    qtbot.mouseClick(button(train_area, "All automatic again"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 2 and not train_area.busy)
    assert asked[1] == TrainingOptions()


# Labels.


def label_counts(window: MainWindow) -> list[tuple[str, int]]:
    return window.findChildren(LabelChart)[0].counts


def choose(window: MainWindow, label: str, *entries: str) -> None:
    """Choose an entry of a label's menu, as a click does."""
    menu: QMenu = window.findChildren(LabelEditor)[0].menu_of(label)
    for entry in entries[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == entry)
    next(action for action in menu.actions() if action.text() == entries[-1]).trigger()


def test_labels_are_merged_left_out_and_taken_in_again(
    qtbot: QtBot, train_area: MainWindow, library: Path, session: Session
) -> None:
    choose(train_area, "shoes", "Merge into", "hats")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12), ("bags", 6)])
    assert says(train_area, "Learns from the 18 pictures of 2 labels")
    choose(train_area, "bags", "Leave out")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12)])
    assert says(train_area, "Training needs at least two labels")
    assert session.find_neighbours(library / "shoes" / "0.png", library).neighbours[0].picture.label == "hats"
    left_out = "left out: bags (6) · take in again"
    qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons(train_area, left_out)))
    qtbot.mouseClick(button(train_area, left_out), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12), ("bags", 6)])
    qtbot.mouseClick(button(train_area, "As the folders say"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: label_counts(train_area) == [("bags", 6), ("hats", 6), ("shoes", 6)])


def test_a_label_is_renamed_and_the_neighbours_bear_the_new_name(
    qtbot: QtBot, train_area: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(library)
    train_area.search(library / "shoes" / "0.png")
    qtbot.waitUntil(lambda: len(cards(train_area)) == 5 and says(train_area, "Like the pictures in “shoes”."))
    train_area.show_area(1)
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("footwear ", True))
    chart = train_area.findChildren(LabelChart)[0]
    chart.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_F2):
        qtbot.keyClick(chart, key)
    qtbot.waitUntil(lambda: label_counts(train_area) == [("bags", 6), ("footwear", 6), ("hats", 6)])
    train_area.show_area(0)
    qtbot.waitUntil(lambda: says(train_area, "Like the pictures in “footwear”."))
    assert contents(library) == before


# What was interrupted.


def test_an_interrupted_training_is_resumed_or_discarded(
    qtbot: QtBot, train_area: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [Unfinished(Path("/photos/clothing"), TrainingOptions("thorough"), "2026-11-24T10:00:00+00:00")]
    monkeypatch.setattr(session.trainings, "unfinished", lambda: left[0] if left else None)
    monkeypatch.setattr(session.trainings, "discard", left.clear)

    def resume(_progress: Progress) -> Training:
        raise SimguiError("The trainer ended early", "It stopped once more.")

    monkeypatch.setattr(session.trainings, "resume", resume)
    train_area.rescan()
    qtbot.waitUntil(
        lambda: says(train_area, "The thorough training on “clothing” ended before it was finished.")
    )
    qtbot.waitUntil(lambda: not train_area.busy)
    qtbot.mouseClick(button(train_area, "Resume"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "It stopped once more.") and not train_area.busy)
    qtbot.mouseClick(button(train_area, "Discard"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not says(train_area, "A training was interrupted"))


def test_one_batch_is_shown(
    qtbot: QtBot, train_area: MainWindow, session: Session, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = session.picture_ids(library).tolist()
    rows = [("bags", ids[:6]), ("hats", ids[6:12])]
    monkeypatch.setattr(session.trainings, "preview", lambda _folder, _options, _progress: rows)
    qtbot.mouseClick(button(train_area, "Look at a batch…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(train_area.findChildren(BatchPreview)))
    (shown,) = train_area.findChildren(BatchPreview)
    assert shown.rows == rows
    assert says(shown, "2 labels with 6 pictures each")
    qtbot.mouseClick(button(shown, "Close"), Qt.MouseButton.LeftButton)


# Versions.


@pytest.fixture
def two_versions(train_area: MainWindow, data_folder: DataFolder, qtbot: QtBot) -> MainWindow:
    """The starter in use, and a version that says how it was made."""
    report = {"before": FIGURES, "after": FIGURES | {"map": 0.9}}
    cutpoint = {"name": "strict", "distance": 0.125, "calibration": {"false_accept_rate": 0.01}}
    cutpoint["test"] = {"false_accept_rate": 0.04}
    add_version(data_folder, "fake-model-1", name="Fake")  # what is in use here, as a version
    add_version(data_folder, "made-1", report=report, cutpoints=[cutpoint], options={"seed": 3})
    train_area.rescan()
    qtbot.waitUntil(lambda: says(train_area, "Made made-1") and not train_area.busy)
    return train_area


def version_menu(window: MainWindow, session: Session, model_id: str) -> QMenu:
    version = next(each for each in session.models.list() if each.id == model_id)
    return window.findChildren(ModelList)[0].menu_of(version)


def test_a_version_is_renamed(
    qtbot: QtBot, two_versions: MainWindow, session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert says(two_versions, "quick · 50% right of 12")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("Autumn", True))
    version_menu(two_versions, session, "made-1").actions()[0].trigger()
    qtbot.waitUntil(lambda: says(two_versions, "Autumn") and not says(two_versions, "Made made-1"))


def test_versions_are_compared_side_by_side(qtbot: QtBot, two_versions: MainWindow, session: Session) -> None:
    menu = version_menu(two_versions, session, "made-1")
    next(action for action in menu.actions() if action.text().startswith("Compare")).trigger()
    qtbot.waitUntil(lambda: bool(two_versions.findChildren(ModelComparison)))
    (shown,) = two_versions.findChildren(ModelComparison)
    assert {"Fake", "Made made-1", "90.0%", "50.0%", "seed 3"} <= set(texts(shown))
    assert says(shown, "0.125, false accepts 1.0%, tested 4.0%")
    assert says(shown, "brings no figures of its own")
    qtbot.mouseClick(button(shown, "Close"), Qt.MouseButton.LeftButton)


def test_a_version_goes_out_and_comes_in_again(
    qtbot: QtBot, two_versions: MainWindow, session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "made.simgui")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (file, ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Yes)
    for entry, there in (("Export", True), ("Delete", False)):
        menu = version_menu(two_versions, session, "made-1")
        next(action for action in menu.actions() if action.text().startswith(entry)).trigger()
        qtbot.waitUntil(lambda there=there: says(two_versions, "Made made-1") == there)  # type: ignore[misc]
    qtbot.mouseClick(button(two_versions, "Import a model…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(two_versions, "Made made-1"))


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


def test_a_damaged_version_can_only_be_deleted(
    qtbot: QtBot, two_versions: MainWindow, data_folder: DataFolder, session: Session
) -> None:
    (data_folder.models / "made-1" / "model.json").write_text("{", "utf-8")
    two_versions.rescan()
    qtbot.waitUntil(lambda: says(two_versions, "damaged"))
    assert not any(each.accessibleName() == "Use made-1" for each in buttons(two_versions, "Use"))
    (damaged,) = (version for version in session.models.list() if version.problem)
    menu = two_versions.findChildren(ModelList)[0].menu_of(damaged)
    assert [action.text() for action in menu.actions()] == ["Delete…"]
    session.models.delete(damaged.id)
    assert damaged.id not in [version.id for version in session.models.list()]
