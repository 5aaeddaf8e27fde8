"""The Train area on the fake model; the trainer itself is replaced, tests/training runs the real one."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from fakes import fake_model
from measured import metrics_of
from pictures import contents, make_library, make_picture
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QInputDialog,
    QLineEdit,
    QListWidget,
    QMenu,
    QMessageBox,
    QPushButton,
    QRadioButton,
)
from pytestqt.qtbot import QtBot
from seen import button, cards, says, texts
from small_data import SMALL_FOLDERS, SmallFolder
from versions import add_version

from simgui.app import App
from simgui.core import requirements
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.gui.library.rules_dialog import RulesDialog
from simgui.gui.look.fonts import lines_px
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.train.batch_preview import BatchPreview
from simgui.gui.train.before_after import BeforeAfter
from simgui.gui.train.curve_chart import CurveChart
from simgui.gui.train.example_pictures import ExamplePictures
from simgui.gui.train.label_chart import LabelChart
from simgui.gui.train.label_editor import LabelEditor
from simgui.gui.train.model_comparison import ModelComparison
from simgui.gui.train.model_list import ModelList
from simgui.gui.window.main_window import MainWindow
from simgui.gui.work.worker import Worker
from simgui.library.label_rule import LabelLevel
from simgui.library.labels import Labelling
from simgui.library.records import IndexSummary
from simgui.library.storage.data_folder import DataFolder
from simgui.models.label_thresholds import MATCHERS
from simgui.models.layout import STARTER
from simgui.models.metrics import Difference, Outlook
from simgui.models.records import ModelVersion
from simgui.search.query import Query, as_query
from simgui.training import stack_versions
from simgui.training.decision import Reason
from simgui.training.notes import Caution, CurvePoint, TrainingPlan
from simgui.training.options import NUMBER_OPTIONS, TrainingOptions
from simgui.training.phases import Phase
from simgui.training.records import Training, TrainingData, Unfinished

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
    after = metrics_of(**FIGURES | {"recall_at_1": 0.625, "map": 0.8})
    reason = Reason.BETTER if activated else Reason.NOT_BETTER
    return Training(
        "quick-1",
        reason,
        metrics_of(**FIGURES),
        after,
        7.4,
        difference=Difference(12, 9),
        folder=Path("pictures"),
    )


def test_a_result_tells_what_more_pictures_change_and_that_nothing_has_changed(
    qtbot: QtBot, app: App, worker: Worker
) -> None:
    loader = PictureLoader(worker, app.pictures.thumbnail, 1 << 20)
    result = BeforeAfter(ExamplePictures(app.pictures, worker, loader))
    qtbot.addWidget(result)
    same = Difference(12, 9, {"recall_at_1": 0.0}, {"recall_at_1": (0.0, 0.0)})
    outlook = Outlook(0.2, 2, later=metrics_of(recall_at_1=0.6))
    result.show_training(replace(training(False), difference=same, outlook=outlook))
    assert says(result, "both find the same nearest ones right")
    assert says(result, "recall@1 now 62%, later about 60%.")
    assert says(
        result, "it has not learnt: not measured. Labels are left out in turn, which takes at least 3."
    )
    result.show_training(training(False))
    assert not says(result, "later about")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make_library(tmp_path / "pictures", each=6)


@pytest.fixture
def replace_training(app: App, monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    def replace_by(work: Callable[[Progress], Training]) -> None:
        monkeypatch.setattr(app.trainings, "train", lambda _folder, _options, progress: work(progress))

    return replace_by


@pytest.fixture
def train_area(qtbot: QtBot, opened: MainWindow) -> MainWindow:
    opened.show_area(1)
    qtbot.waitUntil(lambda: button(opened, "Train").isEnabled())
    return opened


def use(qtbot: QtBot, window: MainWindow, name: str) -> None:
    """Click on *Use* beside a model, once it is listed."""

    def found() -> list[QPushButton]:
        every = buttons(window, "Use")
        return [each for each in every if each.isVisible() and each.accessibleName() == f"Use {name}"]

    qtbot.waitUntil(lambda: len(found()) == 1)
    qtbot.mouseClick(found()[0], Qt.MouseButton.LeftButton)


def test_what_there_is_to_learn_from_is_shown(train_area: MainWindow) -> None:
    assert says(train_area, "Learns from 18 pictures of 3 labels in “pictures”")
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
    qtbot.waitUntil(lambda: says(window, "2 pictures lie in no subfolder: make one for each label"))


@pytest.mark.parametrize(
    ("sizes", "said"),
    [
        ({"hats": 6, "shoes": 1}, "“shoes” has 1 picture; a second label needs at least 2."),
        ({"hats": 6}, "“hats” is the only label; a second label needs at least 2 pictures."),
        ({"hats": 5, "shoes": 5}, "“hats” has 5 pictures, and no label has more; one needs at least 6."),
    ],
)
def test_what_is_missing_is_said_exactly(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, sizes: dict[str, int], said: str
) -> None:
    for seed, (label, count) in enumerate(sizes.items()):
        for variant in range(count):
            make_picture(tmp_path / "few" / label / f"{variant}.png", seed, variant)
    window.open_folder(tmp_path / "few")
    window.show_area(1)
    qtbot.waitUntil(lambda: says(window, said) and not window.busy)
    assert not button(window, "Train").isEnabled()


def test_where_there_is_no_tensorflow_the_page_says_what_training_needs(
    qtbot: QtBot, window: MainWindow, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def version(package: str) -> str:
        raise PackageNotFoundError(package)

    monkeypatch.setattr(
        requirements, "requires", lambda package: ["tensorflow==2; python_version < '3'", "x"]
    )
    monkeypatch.setattr(stack_versions, "version", version)
    window.open_folder(library)
    window.show_area(1)
    said = "Training needs Python 3.11, 3.12 or 3.13"
    qtbot.waitUntil(lambda: says(window, said) and not window.busy)
    assert not button(window, "Train").isEnabled()


@pytest.mark.parametrize(
    ("activated", "sentence"),
    [
        (True, "The new model finds better. It is used from now on in “pictures”."),
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
    assert {"50%", "▸ 62%", "40%", "▸ 80%", "75%", "12%", "25 to 75, of 12"} <= set(shown)
    assert says(train_area, "Measured on 12 pictures that it never saw.")


def finish(qtbot: QtBot, window: MainWindow, replace_by: Callable[[Any], None], ended: Training) -> None:
    """Let a training end so, and wait for its result."""
    replace_by(lambda _progress: ended)
    qtbot.mouseClick(button(window, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(window, "it never saw") and not window.busy)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.TOO_FEW_SCENES, "Measured on 9 scenes: only a gain of more than 30 points could be told"),
        (Reason.TOO_FEW_SCENES, "About 35 are needed to tell. Add pictures of other scenes"),
        (Reason.MATCHES_TOO_LITTLE, "The new model matches too little. It is kept; yours is still used."),
        (Reason.VERDICT_WORSE, "The new model's verdicts are worse. It is kept; yours is still used."),
    ],
)
def test_why_a_model_is_kept_and_not_used_is_said(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None], reason: Reason, said: str
) -> None:
    finish(qtbot, train_area, replace_training, replace(training(False), reason=reason))
    assert says(train_area, said)
    assert not buttons(train_area, "Back to Starter")[0].isVisible()


def test_a_model_that_only_copies_could_measure_is_kept_and_it_is_said_once(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None]
) -> None:
    ended = replace(training(False), reason=Reason.ONLY_COPIES, near_copies=12, scenes_cut=True)
    finish(qtbot, train_area, replace_training, ended)
    assert says(train_area, "Too little to tell whether the new model finds better. Yours is still used.")
    assert says(train_area, "a model can only be measured on near copies of what it has learnt")
    assert not says(train_area, "changes by")


def test_a_model_that_is_kept_is_used_all_the_same_and_the_starter_again(
    qtbot: QtBot,
    train_area: MainWindow,
    replace_training: Callable[[Any], None],
    data_folder: DataFolder,
    app: App,
    library: Path,
) -> None:
    report = {"before": FIGURES, "after": FIGURES}
    add_version(data_folder, "quick-1", name="Kept", report=report)
    finish(qtbot, train_area, replace_training, training(False))
    qtbot.mouseClick(button(train_area, "Use it all the same"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Results of “Kept”"))
    assert app.models.of(library).id == "quick-1"
    qtbot.mouseClick(button(train_area, "Back to Starter"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.models.of(library).id == STARTER)
    qtbot.waitUntil(lambda: not says(train_area, "Results of"))


def test_after_a_quick_training_a_thorough_one_is_a_click_away(
    qtbot: QtBot,
    train_area: MainWindow,
    replace_training: Callable[[Any], None],
    app: App,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    finish(qtbot, train_area, replace_training, training(True))
    assert says(train_area, "where quick found 76% of new shots, it found 88%")
    asked: list[TrainingOptions] = []

    def train(_folder: Path, options: TrainingOptions, _progress: Progress) -> Training:
        asked.append(options)
        return replace(training(True), recipe="thorough")

    monkeypatch.setattr(app.trainings, "train", train)
    qtbot.waitUntil(lambda: button(train_area, "Train thoroughly").isEnabled())
    qtbot.mouseClick(button(train_area, "Train thoroughly"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: asked == [TrainingOptions("thorough")] and not train_area.busy)
    qtbot.waitUntil(lambda: says(train_area, "The new model finds better."))
    assert not says(train_area, "where quick found")


def test_another_folder_has_its_own_model(
    qtbot: QtBot, train_area: MainWindow, data_folder: DataFolder, app: App, tmp_path: Path, library: Path
) -> None:
    add_version(data_folder, "made-1")
    app.models.use("made-1", library)
    train_area.rescan()
    qtbot.waitUntil(lambda: says(train_area, "model: Made made-1") and not train_area.busy)
    train_area.open_folder(make_library(tmp_path / "others", each=6))
    qtbot.waitUntil(lambda: says(train_area, "model: Fake") and not train_area.busy)
    train_area.open_folder(library)
    qtbot.waitUntil(lambda: says(train_area, "model: Made made-1") and not train_area.busy)


def test_a_damaged_starter_is_not_offered_to_be_deleted(qtbot: QtBot) -> None:
    models = ModelList()
    qtbot.addWidget(models)
    starter = ModelVersion("starter-2", "Starter", "shipped", "", False, problem="It is damaged.")
    assert models.menu_of(starter).isEmpty()
    made = replace(starter, id="made-1", recipe="")
    assert [action.text() for action in models.menu_of(made).actions()] == ["Delete…"]


def test_what_the_model_in_use_has_brought_is_shown_until_another_is_used(
    qtbot: QtBot, train_area: MainWindow, data_folder: DataFolder, app: App
) -> None:
    report = {"before": FIGURES, "after": FIGURES | {"recall_at_1": 0.625, "map": 0.8}}
    add_version(data_folder, "fake-model-1", name="Shoes", report=report)  # the one in use here
    train_area.rescan()
    qtbot.waitUntil(lambda: says(train_area, "Results of “Shoes”"))
    assert {"50%", "▸ 62%", "40%", "▸ 80%"} <= set(texts(train_area))
    qtbot.waitUntil(lambda: not train_area.busy)
    use(qtbot, train_area, "Starter")  # it was not trained here
    qtbot.waitUntil(lambda: not says(train_area, "Results of"))
    assert app.models.of().id != "fake-model-1"


def test_the_strip_shows_the_training_and_searching_goes_on(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None], library: Path
) -> None:
    gate = Event()

    def train(progress: Progress) -> Training:
        progress.pass_on(Phase.HEAD.step(250, 1000, "steps"))
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


# Stopped, or the window closed meanwhile.


class Running:
    """A training that runs until it is stopped or let go, in place of the session's."""

    def __init__(self, app: App, monkeypatch: pytest.MonkeyPatch) -> None:
        self.gate = Event()
        self.stopped = False
        self.discarded = False
        monkeypatch.setattr(app.trainings, "train", self.train)
        monkeypatch.setattr(app.trainings, "discard_when_stopped", self.discard)

    def train(self, _folder: Path, _options: TrainingOptions, progress: Progress) -> Training:
        try:
            while not self.gate.wait(0.01):
                progress.pass_on(Phase.HEAD.step(1, 1000, "steps"))
        except Cancelled:
            self.stopped = True
            raise
        return training(True)

    def discard(self) -> None:
        self.discarded = True


@pytest.fixture
def running(
    qtbot: QtBot, train_area: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Running]:
    made = Running(app, monkeypatch)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "Training the head 1 of"))
    yield made
    made.gate.set()


def questions(window: MainWindow) -> list[QMessageBox]:
    return [each for each in window.findChildren(QMessageBox) if each.isVisible()]


def answer(qtbot: QtBot, window: MainWindow, text: str) -> None:
    (question,) = questions(window)
    qtbot.mouseClick(button(question, text), Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("stop", ["Cancel", "Stop training"])  # in the strip, on the page
@pytest.mark.parametrize(("chosen", "discarded"), [("Keep and go on later", False), ("Give up", True)])
def test_a_training_is_stopped_after_a_question(
    qtbot: QtBot, train_area: MainWindow, running: Running, stop: str, chosen: str, discarded: bool
) -> None:
    qtbot.mouseClick(button(train_area, stop), Qt.MouseButton.LeftButton)
    (question,) = questions(train_area)
    assert question.defaultButton().text() == "&Keep and go on later"
    assert not running.stopped
    answer(qtbot, train_area, chosen)
    qtbot.waitUntil(lambda: not train_area.busy)
    assert (running.stopped, running.discarded) == (True, discarded)
    assert says(train_area, "Training was stopped; your model is as it was.")
    assert button(train_area, "Train").isEnabled()


def test_a_training_goes_on_if_it_is_not_to_be_stopped(
    qtbot: QtBot, train_area: MainWindow, running: Running
) -> None:
    qtbot.mouseClick(button(train_area, "Stop training"), Qt.MouseButton.LeftButton)
    answer(qtbot, train_area, "Go on training")
    qtbot.mouseClick(button(train_area, "Cancel"), Qt.MouseButton.LeftButton)
    (question,) = questions(train_area)
    question.close()
    qtbot.waitUntil(lambda: not questions(train_area))
    assert train_area.busy
    assert button(train_area, "Cancel").isEnabled()
    running.gate.set()
    qtbot.waitUntil(lambda: says(train_area, "The new model finds better."))
    assert not running.stopped


def test_the_question_goes_when_the_training_has_ended(
    qtbot: QtBot, train_area: MainWindow, running: Running
) -> None:
    qtbot.mouseClick(button(train_area, "Stop training"), Qt.MouseButton.LeftButton)
    assert questions(train_area)
    running.gate.set()
    qtbot.waitUntil(lambda: says(train_area, "The new model finds better."))
    assert not questions(train_area)


@pytest.mark.parametrize(("chosen", "discarded"), [("Keep and go on later", False), ("Give up", True)])
def test_the_window_asks_before_it_closes_on_a_training(
    qtbot: QtBot, train_area: MainWindow, running: Running, chosen: str, discarded: bool
) -> None:
    train_area.close()
    assert train_area.isVisible()
    answer(qtbot, train_area, "Go on training")
    assert not running.stopped
    train_area.close()
    answer(qtbot, train_area, chosen)
    qtbot.waitUntil(lambda: not train_area.isVisible())
    assert (running.stopped, running.discarded) == (True, discarded)


def test_the_window_that_was_to_close_closes_when_the_training_has_ended(
    qtbot: QtBot, train_area: MainWindow, running: Running
) -> None:
    train_area.close()
    assert questions(train_area)
    running.gate.set()
    qtbot.waitUntil(lambda: not train_area.isVisible())


def test_a_person_who_logs_out_is_not_asked(qtbot: QtBot, train_area: MainWindow, running: Running) -> None:
    train_area.end_session()
    train_area.close()
    assert not train_area.isVisible()
    assert (running.stopped, running.discarded) == (True, False)


def test_a_failure_is_said(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None]
) -> None:
    def train(_progress: Progress) -> Training:
        raise SimguiError("The trainer ended early", "It stopped without a result.")

    replace_training(train)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "The trainer ended early") and not train_area.busy)
    assert button(train_area, "Train").isEnabled()
    assert texts(train_area).count("The trainer ended early") == 1  # on the page, not above it as well
    train_area.show_area(0)
    assert not says(train_area, "The trainer ended early")


PLAN = TrainingPlan((Phase.PREPARING, Phase.HEAD), (0.2, 0.8))


def test_a_running_training_is_watched(
    qtbot: QtBot, train_area: MainWindow, replace_training: Callable[[Any], None]
) -> None:
    gate = Event()

    def train(progress: Progress) -> Training:
        progress.step("Indexing", 18, 18)
        progress.tell(PLAN)
        progress.pass_on(Phase.PREPARING.step(2, 2, ""))
        progress.pass_on(Phase.HEAD.step(500, 1000, "steps"))
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
    phases = {"Preparing", "✓ done", "Training the head", "500 / 1,000"}
    qtbot.waitUntil(lambda: phases <= set(texts(train_area)))
    (chart,) = train_area.findChildren(CurveChart)
    qtbot.waitUntil(chart.isVisible)
    assert [(shown.steps, shown.point.recall_at_1) for shown in chart.points] == [(100, 0.25), (200, 0.75)]
    gate.set()
    qtbot.waitUntil(lambda: says(train_area, "The new model finds better."))
    assert not chart.isVisible()


def test_the_options_that_were_chosen_are_those_of_the_training(
    qtbot: QtBot, train_area: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[TrainingOptions] = []

    def train(_folder: Path, options: TrainingOptions, _progress: Progress) -> Training:
        asked.append(options)
        return training(True)

    monkeypatch.setattr(app.trainings, "train", train)
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
    (matcher,) = (each for each in train_area.findChildren(QComboBox) if each.accessibleName() == "Matcher")
    assert [matcher.itemText(row) for row in range(matcher.count())] == [*MATCHERS]
    matcher.setCurrentText("match_majority_vote")
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 1 and not train_area.busy)
    assert asked[0] == TrainingOptions(
        "thorough",
        seed=3,
        epochs=7,
        learning_rate=0.01,
        matcher="match_majority_vote",
        held_out=("hats",),
    )
    qtbot.mouseClick(button(train_area, "All automatic again"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(train_area, "Train"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(asked) == 2 and not train_area.busy)
    assert asked[1] == TrainingOptions()


def test_every_number_of_a_training_has_a_field_of_its_range(train_area: MainWindow) -> None:
    fields = {each.accessibleName(): each for each in train_area.findChildren(QAbstractSpinBox)}
    for option in NUMBER_OPTIONS.values():
        field = fields[option.title]
        assert field.maximum() == option.most  # type: ignore[attr-defined]
        assert field.accessibleDescription() == option.explanation


# Labels.


def label_counts(window: MainWindow) -> list[tuple[str, int]]:
    return window.findChildren(LabelChart)[0].counts


def choose(window: MainWindow, label: str, *entries: str) -> None:
    """Choose an entry of a label's menu, as a click does."""
    menu: QMenu = window.findChildren(LabelEditor)[0].menu_of(label)
    for entry in entries[:-1]:
        menu = next(action.menu() for action in menu.actions() if action.text() == entry)
    next(action for action in menu.actions() if action.text() == entries[-1]).trigger()


def test_labels_are_merged_excluded_and_included(
    qtbot: QtBot, train_area: MainWindow, library: Path, app: App
) -> None:
    choose(train_area, "shoes", "Merge into", "hats")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12), ("bags", 6)])
    assert says(train_area, "Learns from 18 pictures of 2 labels")
    choose(train_area, "bags", "Exclude")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12)])
    assert says(train_area, "“hats” is the only label; a second label needs at least 2 pictures.")
    assert app.searches.find(library / "shoes" / "0.png", library).neighbours[0].picture.label == "hats"
    excluded = "Excluded: bags (6) · Include"
    qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons(train_area, excluded)))
    qtbot.mouseClick(button(train_area, excluded), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12), ("bags", 6)])
    qtbot.mouseClick(button(train_area, "Reset to folder names"), Qt.MouseButton.LeftButton)
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
    qtbot: QtBot, train_area: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    left = [Unfinished(Path("/photos/clothing"), TrainingOptions("thorough"), "2026-11-24T10:00:00+00:00")]
    monkeypatch.setattr(app.trainings, "unfinished", lambda: left[0] if left else None)
    monkeypatch.setattr(app.trainings, "discard", left.clear)

    def resume(_progress: Progress) -> Training:
        raise SimguiError("The trainer ended early", "It stopped once more.")

    monkeypatch.setattr(app.trainings, "resume", resume)
    train_area.rescan()
    qtbot.waitUntil(lambda: says(train_area, "The thorough training on “clothing”, begun "))
    qtbot.waitUntil(lambda: not train_area.busy)
    qtbot.mouseClick(button(train_area, "Resume"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(train_area, "It stopped once more.") and not train_area.busy)
    qtbot.mouseClick(button(train_area, "Give up"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not says(train_area, "A training is waiting"))


def test_one_batch_is_shown(
    qtbot: QtBot, train_area: MainWindow, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ids = app.pictures.ids(library).tolist()
    rows = [("bags", ids[:6]), ("hats", ids[6:12])]
    monkeypatch.setattr(app.trainings, "preview", lambda _folder, _options, _progress: rows)
    qtbot.mouseClick(button(train_area, "Preview training pictures…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(train_area.findChildren(BatchPreview)))
    (shown,) = train_area.findChildren(BatchPreview)
    assert shown.rows == rows
    assert says(shown, "2 labels with 6 pictures each")
    qtbot.mouseClick(button(shown, "Close"), Qt.MouseButton.LeftButton)


def test_a_preview_lets_nothing_be_measured_or_looked_up_again(
    qtbot: QtBot, train_area: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    train_area.show_area(2)
    insight = train_area.areas.insight
    qtbot.waitUntil(lambda: insight._shown.one.measurement is not None)
    measured, told = insight._shown.one.measurement, train_area._status.text
    train_area.show_area(1)
    monkeypatch.setattr(app.trainings, "preview", lambda _folder, _options, _progress: [])
    train_area.training_jobs.preview(TrainingOptions())
    assert train_area.busy
    qtbot.waitUntil(lambda: not train_area.busy)
    assert not insight._stale
    train_area.show_area(2)
    assert insight._shown.one.measurement is measured
    assert train_area._status.text == told  # the strip speaks of the folder again


def test_changed_labels_can_be_taken_back(
    qtbot: QtBot, train_area: MainWindow, library: Path, app: App
) -> None:
    choose(train_area, "bags", "Exclude")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 6), ("shoes", 6)])
    choose(train_area, "shoes", "Merge into", "hats")
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 12)])
    qtbot.mouseClick(button(train_area, "Undo"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: label_counts(train_area) == [("hats", 6), ("shoes", 6)])
    assert app.decisions.labelling(library) == Labelling({"bags": None})


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


def version_menu(window: MainWindow, app: App, model_id: str) -> QMenu:
    version = next(each for each in app.models.list() if each.id == model_id)
    return window.findChildren(ModelList)[0].menu_of(version)


def test_a_version_is_renamed(
    qtbot: QtBot, two_versions: MainWindow, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert says(two_versions, "quick · 50% right of 12")
    monkeypatch.setattr(QInputDialog, "getText", lambda *_args, **_named: ("Autumn", True))
    version_menu(two_versions, app, "made-1").actions()[0].trigger()
    qtbot.waitUntil(lambda: says(two_versions, "Autumn") and not says(two_versions, "Made made-1"))


def test_versions_are_compared_side_by_side(qtbot: QtBot, two_versions: MainWindow, app: App) -> None:
    menu = version_menu(two_versions, app, "made-1")
    next(action for action in menu.actions() if action.text().startswith("Compare")).trigger()
    qtbot.waitUntil(lambda: bool(two_versions.findChildren(ModelComparison)))
    (shown,) = two_versions.findChildren(ModelComparison)
    assert {"Fake", "Made made-1", "90%", "50%", "seed 3"} <= set(texts(shown))
    assert says(shown, "0.125, own label taken out: 1.0%, tested 4.0%")
    assert says(shown, "“Fake” was not trained here, and no training has measured it.")
    shown.resize(shown.width(), lines_px(shown.font(), 10))  # of a low screen
    close = button(shown, "Close")
    assert close.mapTo(shown, close.rect().bottomLeft()).y() < shown.height()
    qtbot.mouseClick(close, Qt.MouseButton.LeftButton)


def test_the_figures_of_a_model_that_was_not_trained_here_come_from_the_training_that_measured_it(
    qtbot: QtBot, two_versions: MainWindow, data_folder: DataFolder, app: App
) -> None:
    report = {"before": FIGURES | {"map": 0.3}, "after": FIGURES | {"map": 0.7}}
    split = {"train": 6, "calibration": 6, "test": 12, "digest": "abc"}
    add_version(data_folder, "made-2", report=report, compared_with="fake-model-1", split=split)
    two_versions.rescan()
    qtbot.waitUntil(lambda: says(two_versions, "Made made-2") and not two_versions.busy)
    menu = version_menu(two_versions, app, "made-2")
    next(action for action in menu.actions() if action.text().startswith("Compare")).trigger()
    qtbot.waitUntil(lambda: bool(two_versions.findChildren(ModelComparison)))
    (shown,) = two_versions.findChildren(ModelComparison)
    assert {"Fake", "30%", "▸ 70%"} <= set(texts(shown))
    assert says(shown, "Both were measured on the same 12 pictures, which neither ever saw.")


@pytest.mark.process
def test_a_version_goes_out_and_comes_in_again(
    qtbot: QtBot, two_versions: MainWindow, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = str(tmp_path / "made.simgui")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (file, ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (file, ""))
    monkeypatch.setattr(QMessageBox, "exec", lambda _box: QMessageBox.StandardButton.Yes)
    for entry, there in (("Export", True), ("Delete", False)):
        menu = version_menu(two_versions, app, "made-1")
        next(action for action in menu.actions() if action.text().startswith(entry)).trigger()
        qtbot.waitUntil(lambda there=there: says(two_versions, "Made made-1") == there)  # type: ignore[misc]
    qtbot.mouseClick(button(two_versions, "Import a model…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(two_versions, "Made made-1"))


def test_another_version_answers_the_last_query_anew(
    qtbot: QtBot, train_area: MainWindow, app: App, library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = fake_model(app.models.of().backbone, "fake-model-2")
    monkeypatch.setattr(app.models, "use", lambda *_: setattr(app.models._in_use, "_given", other) or other)
    train_area.search(library / "bags" / "0.png")
    qtbot.waitUntil(lambda: len(cards(train_area)) == 5)
    asked: list[Query] = []
    find = app.searches.find

    def note(query: Query, *others: Any) -> Any:
        asked.append(query)
        return find(query, *others)

    monkeypatch.setattr(app.searches, "find", note)
    train_area.show_area(1)
    use(qtbot, train_area, "Starter")
    qtbot.waitUntil(lambda: asked == [as_query(library / "bags" / "0.png")])
    assert app.models.of().id == "fake-model-2"


def test_another_starter_looks_through_the_folder_before_it_searches(
    qtbot: QtBot, train_area: MainWindow, app: App, library: Path
) -> None:
    use(qtbot, train_area, "Starter (fast)")
    qtbot.waitUntil(lambda: app.models.of().id == "starter-fast-2")
    qtbot.waitUntil(lambda: sum(app.trainings.data(library).labels.values()) == 18 and not train_area.busy)
    assert len(app.searches.find(library / "bags" / "0.png", library).neighbours) == 5


# While the folder is being indexed.


def test_a_first_indexing_is_followed_and_a_stopped_one_is_said(
    qtbot: QtBot, window: MainWindow, library: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, gate = app.folders.index, Event()

    def index_slowly(folder: Path, progress: Progress) -> IndexSummary:
        summary = index(folder, Progress())
        while not gate.wait(0.01):
            progress.step("Indexing", 9, 1234)
        return summary

    monkeypatch.setattr(app.folders, "index", index_slowly)
    window.show_area(1)
    window.open_folder(library)
    window.show_area(1)
    qtbot.waitUntil(lambda: says(window, "Still indexing, 9 of 1,234 new pictures."))
    assert not says(window, "a second label needs")
    assert not button(window, "Train").isEnabled()
    qtbot.waitUntil(lambda: label_counts(window) == [("bags", 6), ("hats", 6), ("shoes", 6)])
    qtbot.mouseClick(button(window, "Cancel"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(window, "Indexing was stopped at 9 of 1,234 new pictures, so some pictures"))
    gate.set()
    qtbot.mouseClick(button(window.areas.train, "Go on indexing"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.busy and not says(window, "Indexing was stopped"))
    assert button(window, "Train").isEnabled()


def test_of_a_folder_that_was_never_indexed_to_its_end_nothing_is_counted(
    qtbot: QtBot, window: MainWindow, library: Path, app: App, monkeypatch: pytest.MonkeyPatch
) -> None:
    index, gate = app.folders.index, Event()

    def index_half(folder: Path, progress: Progress) -> IndexSummary:
        app._catalogue.folders.cover(folder)
        while not gate.wait(0.01):
            progress.step("Indexing", 1728, 50_000)
        return index(folder, progress)

    monkeypatch.setattr(app.folders, "index", index_half)
    window.open_folder(library)
    window.show_area(1)
    qtbot.waitUntil(lambda: says(window, "Still indexing, 1,728 of 50,000 new pictures."))
    window.areas.train.refresh()
    qtbot.waitUntil(lambda: says(window, "Labels are counted when all of the folder is indexed."))
    assert not says(window, "Learns from")
    assert not window.areas.train.findChildren(LabelChart)[0].isVisible()
    assert not button(window, "Train").isEnabled()
    gate.set()
    qtbot.waitUntil(lambda: label_counts(window) == [("bags", 6), ("hats", 6), ("shoes", 6)])
    qtbot.waitUntil(lambda: button(window, "Train").isEnabled() and not window.busy)
    assert window.areas.train.findChildren(LabelChart)[0].isVisible()


def test_of_many_labels_a_part_is_in_sight_and_filtered(qtbot: QtBot) -> None:
    editor = LabelEditor()
    qtbot.addWidget(editor)
    labels = {f"label {number:03}": 200 - number for number in range(101)}
    data = TrainingData(labels, {name: (name,) for name in labels}, {}, "", ())
    editor.show_data(data, Labelling())
    editor.show()
    qtbot.waitExposed(editor)
    chart = editor.findChildren(LabelChart)[0]
    assert len(chart.counts) == 101
    assert editor.height() < chart.height_of(20)
    qtbot.keyClicks(editor.findChildren(QLineEdit)[0], "L 09")
    assert [name for name, _ in chart.counts] == [f"label {number:03}" for number in range(90, 100)]
    qtbot.keyClicks(editor.findChildren(QLineEdit)[0], "x")
    assert says(editor, "No label contains this.")
    few = dict.fromkeys(("bags", "hats"), 6)
    editor.show_data(TrainingData(few, {name: (name,) for name in few}, {}, "", ()), Labelling())
    assert chart.counts == [("bags", 6), ("hats", 6)]
    assert not editor.findChildren(QLineEdit)[0].isVisible()


def test_the_models_stand_above_the_labels(train_area: MainWindow) -> None:
    models, labels = (train_area.findChildren(kind)[0] for kind in (ModelList, LabelEditor))
    assert models.mapToGlobal(models.rect().bottomLeft()).y() < labels.mapToGlobal(QPoint(0, 0)).y()


def test_a_damaged_version_can_only_be_deleted(
    qtbot: QtBot, two_versions: MainWindow, data_folder: DataFolder, app: App
) -> None:
    (data_folder.models / "made-1" / "model.json").write_text("{", "utf-8")
    two_versions.rescan()
    qtbot.waitUntil(lambda: says(two_versions, "damaged"))
    assert not any(each.accessibleName() == "Use made-1" for each in buttons(two_versions, "Use"))
    (damaged,) = (version for version in app.models.list() if version.problem)
    menu = two_versions.findChildren(ModelList)[0].menu_of(damaged)
    assert [action.text() for action in menu.actions()] == ["Delete…"]
    app.models.delete(damaged.id)
    assert damaged.id not in [version.id for version in app.models.list()]


@pytest.mark.parametrize("case", SMALL_FOLDERS.values(), ids=SMALL_FOLDERS)
def test_what_a_small_folder_lacks_is_said(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, case: SmallFolder
) -> None:
    window.open_folder(case.make(tmp_path / "small"))
    window.show_area(1)
    qtbot.waitUntil(lambda: not window.busy and says(window.areas.train, case.lacks or case.remark))
    qtbot.waitUntil(lambda: button(window.areas.train, "Train").isEnabled() is not bool(case.lacks))


def test_which_subfolders_are_labels_is_chosen_from_the_page(
    qtbot: QtBot, window: MainWindow, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = SMALL_FOLDERS["photos by date"].make(tmp_path / "photos")
    window.open_folder(folder)
    window.show_area(1)
    page = window.areas.train
    qtbot.waitUntil(lambda: not window.busy and says(page, "look like dates"))
    offered: list[str] = []

    def choose_first(dialog: RulesDialog) -> QDialog.DialogCode:
        (labels,) = dialog.findChildren(QComboBox)
        offered.extend(labels.itemText(number) for number in range(labels.count()))
        dialog.show()
        assert says(dialog, "taken as folders, not as labels")
        labels.setCurrentIndex(1)
        assert says(dialog, "2 labels, 8 pictures: 2019, 2020. The first subfolder on the way")
        return QDialog.DialogCode.Accepted

    monkeypatch.setattr(RulesDialog, "exec", choose_first)
    qtbot.mouseClick(button(page, "Choose which subfolders are labels…"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: says(page, "The first subfolder is the label: you chose so."))
    assert offered == [
        "Automatic: no labels",
        "First subfolder: 2 labels, 8 pictures: 2019, 2020",
        "Last subfolder: 2 labels, 8 pictures: 01, 07",
        "Whole path: 2 labels, 8 pictures: 2019/07, 2020/01",
        "None: no labels",
    ]
    assert app.folders.rules(folder).labels is LabelLevel.FIRST
    assert app.trainings.data(folder).labels == {"2019": 4, "2020": 4}
