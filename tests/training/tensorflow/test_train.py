"""Training by a trainer process, on few pictures and for few steps."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from forked_trainer import use_forked_trainers
from lessons import EACH, FEW, LABELS, NOT_TRAINED_ON, STARTER, TESTED, make_lesson
from pictures import contents

from simgui.app import App
from simgui.core.progress import Progress, Step
from simgui.library.storage.data_folder import DataFolder
from simgui.models.label_thresholds import MATCHERS
from simgui.models.layout import STARTERS
from simgui.models.manifest.metrics import difference_to_json, metrics_to_json
from simgui.models.records import RECIPES
from simgui.training.decision import Reason, decide
from simgui.training.notes import CurvePoint, Note, TrainingPlan
from simgui.training.options import TrainingOptions
from simgui.training.phases import Phase
from simgui.training.records import Training


@dataclass(frozen=True)
class Trained:
    """A training that went well, and the session that it went well in."""

    app: App
    folder: Path
    training: Training
    steps: list[Step]
    notes: list[Note]
    before: dict[Path, Any]

    @property
    def version(self) -> Path:
        return self.app.data_folder.models / self.training.model

    @property
    def manifest(self) -> dict[str, Any]:
        return dict(json.loads((self.version / "model.json").read_text("utf-8")))


@pytest.fixture(scope="module", params=RECIPES)
def trained(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trained]:
    """A short training by each recipe, one label held out."""
    place = tmp_path_factory.mktemp("trained")
    folder = make_lesson(place / "pictures", (*LABELS, NOT_TRAINED_ON))
    before = contents(folder)
    steps: list[Step] = []
    notes: list[Note] = []
    options = TrainingOptions(request.param, held_out=(NOT_TRAINED_ON,), **FEW)
    with closing(App(DataFolder.open(place / "data"))) as app:
        with pytest.MonkeyPatch.context() as patch:
            use_forked_trainers(patch)
            training = app.trainings.train(folder, options, Progress(steps.append, tell=notes.append))
        yield Trained(app, folder, training, steps, notes, before)


def test_both_models_are_measured_on_the_pictures_held_out(trained: Trained) -> None:
    for metrics in (trained.training.before, trained.training.after):
        assert metrics.queries == TESTED
        low, high = metrics.intervals["recall_at_1"]
        assert metrics.recall_at_1 is not None
        assert metrics.recall_at_5 is not None
        assert 0 <= low <= metrics.recall_at_1 <= high <= 1
        assert metrics.recall_at_1 <= metrics.recall_at_5 <= 1
        assert metrics.map is not None
        assert 0 < metrics.map <= 1
        assert metrics.held_out is not None
        assert metrics.held_out.queries == EACH
        assert metrics.held_out.accepted is not None
        assert 0 <= metrics.held_out.accepted <= 1
    assert trained.training.seconds > 0


def test_the_examples_are_those_that_the_figures_count(trained: Trained) -> None:
    before, after = trained.training.before, trained.training.after
    examples = trained.app.models.report(trained.training.model).examples
    assert examples is not None
    assert examples == trained.training.examples
    assert before.recall_at_1 is not None
    assert after.recall_at_1 is not None
    gained = round(TESTED * after.recall_at_1) - round(TESTED * before.recall_at_1)
    assert examples.better - examples.worse == gained
    assert len(examples.of_better) == min(2, examples.better)
    assert len(examples.of_worse) == min(1, examples.worse)


def test_the_version_is_listed_and_used_only_if_it_finds_better(trained: Trained) -> None:
    training = trained.training
    assert training.reason is decide(training.after, training.difference)
    assert training.reason is Reason.TOO_FEW_SCENES  # eight scenes tell nothing
    assert training.activated == (trained.app.models.of(trained.folder).id == training.model)
    versions = {version.id: version for version in trained.app.models.list()}
    assert set(versions) == {*STARTERS, training.model}
    assert versions[training.model].active == training.activated
    assert versions[STARTER].active == (not training.activated)
    assert versions[training.model].recipe == trained.manifest["options"]["recipe"]
    assert versions[training.model].created


def test_the_manifest_says_what_the_model_was_made_of(trained: Trained) -> None:
    manifest = trained.manifest
    assert manifest["id"] == trained.training.model
    assert {name: manifest["split"][name] for name in ("train", "calibration", "test")} == {
        "train": len(LABELS) * EACH - 2 * TESTED,
        "calibration": TESTED,
        "test": TESTED,
    }
    assert manifest["data"]["labels"] == dict.fromkeys(sorted((*LABELS, NOT_TRAINED_ON)), EACH)
    assert manifest["data"]["contradictions"] == 0
    assert manifest["data"]["held_out"] == [NOT_TRAINED_ON]
    assert TrainingOptions.from_json(manifest["options"]) == TrainingOptions(
        manifest["recipe"], held_out=(NOT_TRAINED_ON,), **FEW
    )
    assert manifest["compared_with"] == STARTER
    assert "tensorflow" in manifest["versions"]
    figures = {name: value for name, value in manifest["report"].items() if name != "examples"}
    assert figures == json.loads(
        json.dumps(
            {
                "before": metrics_to_json(trained.training.before),
                "after": metrics_to_json(trained.training.after),
                "difference": difference_to_json(trained.training.difference),
                "starter": metrics_to_json(trained.training.before),  # it was the model in use
                "starter_id": STARTER,
            }
        )
    )
    assert trained.training.difference.scenes == trained.training.difference.queries == TESTED


def test_the_cutpoints_keep_what_their_names_promise(trained: Trained) -> None:
    strict, balanced, lenient = trained.manifest["cutpoints"]
    assert [each["name"] for each in (strict, balanced, lenient)] == ["strict", "balanced", "lenient"]
    assert strict["distance"] < balanced["distance"] < lenient["distance"]
    assert strict["calibration"]["false_accept_rate"] <= 0.01
    assert lenient["calibration"]["recall"] is None or lenient["calibration"]["recall"] >= 0.95
    for each in (strict, balanced, lenient):
        assert each["calibration"]["queries"] == each["test"]["queries"] == TESTED
        assert each["calibration"]["cutpoint"] == each["test"]["cutpoint"] == each["distance"]
    assert trained.manifest["cutpoint"] == {"name": "balanced", "distance": balanced["distance"]}


def test_the_thresholds_are_kept_for_plotting(trained: Trained) -> None:
    thresholds = trained.manifest["thresholds"]
    assert set(thresholds) == {"distance", "precision", "recall", "f1", "binary_accuracy"}
    assert len({len(values) for values in thresholds.values()}) == 1
    assert thresholds["distance"] == sorted(thresholds["distance"])


def test_thresholds_for_labels_are_those_of_the_verdicts_that_are_shown(trained: Trained) -> None:
    found, shown = trained.manifest["label_thresholds"], trained.manifest["report"]["after"]
    assert found["matcher"] == shown["label_verdict"]["matcher"] == "match_label"
    of_matchers = {each["matcher"]: each for each in (shown["label_verdict"], *shown["other_matchers"])}
    assert set(of_matchers) == set(MATCHERS)
    for matcher, each in found["thresholds"].items():
        assert of_matchers[matcher]["threshold"] == each["threshold"]
        assert set(each["labels"]) <= set(LABELS)
    loaded = trained.app.models.load(trained.training.model)
    assert loaded.label_thresholds is not None
    assert loaded.label_thresholds.deciding.threshold == found["thresholds"]["match_label"]["threshold"]
    assert trained.training.before.label_verdict is not None
    assert trained.training.before.label_verdict.threshold is None  # the starter has none


def test_each_phase_of_the_plan_is_reported_to_its_end(trained: Trained) -> None:
    (plan,) = (note for note in trained.notes if isinstance(note, TrainingPlan))
    assert sum(plan.shares) == pytest.approx(1)
    told = list(dict.fromkeys(step.phase for step in trained.steps if step.phase))
    assert told == list(plan.phases)
    for phase in plan.phases:
        last = [step for step in trained.steps if step.phase == phase][-1]
        assert last.text == Phase(phase).text
        assert last.done == last.total > 0


def test_the_curve_goes_through_every_epoch(trained: Trained) -> None:
    points = [note for note in trained.notes if isinstance(note, CurvePoint)]
    networks = list(dict.fromkeys(point.network for point in points))
    assert networks
    for network in networks:
        assert [point.step for point in points if point.network == network] == [5, 10, 15]
    assert all(point.recall_at_1 is not None and 0 <= point.recall_at_1 <= 1 for point in points)
    assert all(np.isfinite(point.loss) for point in points)


def test_the_model_searches(trained: Trained) -> None:
    app, models = trained.app, trained.app.models
    active = models.of().id
    models.use(trained.training.model)
    app.folders.index(trained.folder, Progress())  # a backbone of its own has seen what was trained on
    try:
        result = app.searches.find(trained.folder / "hats" / "0.png", trained.folder)
    finally:
        models.use(active)
    assert result.model == trained.training.model
    assert result.cutpoint.distance == trained.manifest["cutpoint"]["distance"]
    if trained.manifest["recipe"] != "scratch":  # a network that is nothing but new knows little yet
        assert [neighbour.picture.label for neighbour in result.neighbours] == ["hats"] * 5


def test_a_backbone_of_its_own_has_seen_every_picture_already(trained: Trained) -> None:
    models = trained.app.models
    active = models.of().id
    models.use(trained.training.model)
    try:
        summary = trained.app.folders.index(trained.folder, Progress())
    finally:
        models.use(active)
    assert summary.indexed == 0


def test_another_version_is_evaluated_at_its_own_cutpoint(trained: Trained) -> None:
    app = trained.app
    active = app.models.of().id
    seen = trained.manifest["split"]["train"] + trained.manifest["split"]["calibration"]
    for model_id, learnt in ((STARTER, 0), (trained.training.model, seen)):
        evaluation = app.reports.evaluate(trained.folder, None, Progress(), model_id)
        assert evaluation.model == model_id
        assert evaluation.cutpoint == app.models.load(model_id).cutpoint.distance
        assert evaluation.queries == (len(LABELS) + 1) * EACH - learnt
    assert app.models.of().id == active


def test_nothing_else_is_left(trained: Trained) -> None:
    assert [path.name for path in trained.app.data_folder.models.iterdir()] == [trained.training.model]
    assert list(trained.app.data_folder.trainings.iterdir()) == []
    files = {"model.json", "head.npz", "learnt.npz"}
    if trained.manifest["recipe"] != "quick":
        files |= {"backbone.json", "backbone.tflite"}
    assert {path.name for path in trained.version.iterdir()} == files
    assert contents(trained.folder) == trained.before
