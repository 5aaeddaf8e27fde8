"""Training by the real trainer process, on few pictures and for few steps."""

import json
import os
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from measured_memory import peak_of_children
from pictures import contents, make_library, make_picture

from simgui.app import App
from simgui.child import client as trainer
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.storage.data_folder import DataFolder
from simgui.models.label_thresholds import MATCHERS
from simgui.models.layout import STARTERS
from simgui.models.manifest.metrics import difference_to_json, metrics_to_json
from simgui.models.records import RECIPES
from simgui.training.decision import Reason, decide
from simgui.training.notes import Caution, CurvePoint, Note, TrainingPlan
from simgui.training.options import TrainingOptions
from simgui.training.phases import Phase
from simgui.training.records import Training

LABELS = ("bags", "coats", "hats", "shoes")
NOT_TRAINED_ON = "clocks"
EACH = 12
SPREAD = 70
STARTER = "starter-2"
HELD_OUT = 2 * len(LABELS)
FEW = {"steps_per_epoch": 5, "epochs": 3}


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
    folder = make_library(place / "pictures", (*LABELS, NOT_TRAINED_ON), EACH, SPREAD)
    before = contents(folder)
    steps: list[Step] = []
    notes: list[Note] = []
    options = TrainingOptions(request.param, held_out=(NOT_TRAINED_ON,), **FEW)
    with closing(App(DataFolder.open(place / "data"))) as app:
        training = app.trainings.train(folder, options, Progress(steps.append, tell=notes.append))
        yield Trained(app, folder, training, steps, notes, before)


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[App]:
    with closing(App(data_folder)) as opened:
        yield opened


def test_both_models_are_measured_on_the_pictures_held_out(trained: Trained) -> None:
    for metrics in (trained.training.before, trained.training.after):
        assert metrics.queries == HELD_OUT
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
    gained = round(HELD_OUT * after.recall_at_1) - round(HELD_OUT * before.recall_at_1)
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
        "train": len(LABELS) * EACH - 2 * HELD_OUT,
        "calibration": HELD_OUT,
        "test": HELD_OUT,
    }
    assert manifest["data"]["labels"] == dict.fromkeys(sorted((*LABELS, NOT_TRAINED_ON)), EACH)
    assert manifest["data"]["contradictions"] == 0
    assert manifest["data"]["held_out"] == [NOT_TRAINED_ON]
    assert TrainingOptions.from_json(manifest["options"]) == TrainingOptions(
        manifest["recipe"], held_out=(NOT_TRAINED_ON,), **FEW
    )
    assert manifest["compared_with"] == STARTER
    assert "tensorflow" in manifest["versions"]
    assert manifest["report"] == json.loads(
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
    assert trained.training.difference.scenes == trained.training.difference.queries == HELD_OUT


def test_the_cutpoints_keep_what_their_names_promise(trained: Trained) -> None:
    strict, balanced, lenient = trained.manifest["cutpoints"]
    assert [each["name"] for each in (strict, balanced, lenient)] == ["strict", "balanced", "lenient"]
    assert strict["distance"] < balanced["distance"] < lenient["distance"]
    assert strict["calibration"]["false_accept_rate"] <= 0.01
    assert lenient["calibration"]["recall"] is None or lenient["calibration"]["recall"] >= 0.95
    for each in (strict, balanced, lenient):
        assert each["calibration"]["queries"] == each["test"]["queries"] == HELD_OUT
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


# Trained again.


def test_a_model_trained_before_is_never_asked_about_what_it_has_learnt_from(
    shipped: App, tmp_path: Path
) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    digests = []
    for seed in (0, 1):
        notes: list[Note] = []
        options = TrainingOptions("quick", seed=seed, **FEW)
        training = shipped.trainings.train(folder, options, Progress(tell=notes.append))
        shipped.models.use(training.model)
        digests.append(shipped.models.report(training.model).split.digest)
        assert training.before.queries == training.after.queries == HELD_OUT
        assert not [note for note in notes if isinstance(note, Caution) and "favours" in note.text]
    assert digests[0] == digests[1]
    learnt = shipped.models.learnt(shipped.models.of().id)
    for file in folder.rglob("*.png"):
        if blake2b(file.read_bytes(), digest_size=16).digest() not in learnt:
            file.unlink()
    notes = []
    shipped.trainings.train(folder, TrainingOptions("quick", **FEW), Progress(tell=notes.append))
    assert [note for note in notes if isinstance(note, Caution) and "favours" in note.text]


def test_a_model_stands_on_the_starter_in_use_and_is_compared_with_it(shipped: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    shipped.models.use("starter-fast-2")
    shipped.folders.index(folder, Progress())
    options = TrainingOptions("quick", classes_per_batch=3, **FEW)
    assert len(shipped.trainings.preview(folder, options, Progress())) == 3
    training = shipped.trainings.train(folder, options, Progress())
    assert training.before.queries == training.after.queries == HELD_OUT
    assert shipped.models.report(training.model).compared_with == "starter-fast-2"
    trained = shipped.models.use(training.model)
    assert trained.backbone.id == "efficientnet-lite0-int8-1"
    assert shipped.models.starter_of().id == "starter-fast-2"
    neighbours = shipped.searches.find(next(folder.rglob("*.png")), folder).neighbours
    assert len(neighbours) == 5
    shipped.models.use("starter-fast-2")
    assert shipped.folders.index(folder, Progress()).indexed == 0  # what it has seen is kept


# What does not become a model.


def assert_nothing_was_made(app: App) -> None:
    assert list(app.data_folder.models.glob("*")) == []
    assert list(app.data_folder.trainings.glob("*")) == []
    assert app.trainings.unfinished() is None
    assert app.models.of().id == STARTER
    assert [version.id for version in app.models.list()] == [*STARTERS]


@pytest.mark.parametrize(("labels", "each"), [(("hats",), 12), ((), 0), (("bags", "hats"), 5)])
def test_too_little_to_learn_from(shipped: App, tmp_path: Path, labels: tuple[str, ...], each: int) -> None:
    folder = make_library(tmp_path / "pictures", labels, each)
    folder.mkdir(exist_ok=True)
    with pytest.raises(SimguiError, match="Too little to learn from"):
        shipped.trainings.train(folder, TrainingOptions(**FEW), Progress())
    assert_nothing_was_made(shipped)


class Stopper(Progress):
    """Asks to stop as soon as a phase is reported."""

    def __init__(self, phase: str) -> None:
        self.texts: list[str] = []
        super().__init__(lambda step: self.texts.append(step.text), lambda: phase in self.texts)


@pytest.mark.parametrize("phase", ["Looking through the folder:", "Training the head"])
def test_a_training_that_is_stopped_is_kept_and_goes_on_later(
    shipped: App, tmp_path: Path, phase: str
) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    options = TrainingOptions(seed=3, **FEW)
    stopper = Stopper(phase)
    with pytest.raises(Cancelled):
        shipped.trainings.train(folder, options, stopper)
    assert stopper.texts[-1] == phase
    assert shipped.models.of().id == STARTER
    unfinished = shipped.trainings.unfinished()
    assert unfinished is not None
    assert (unfinished.folder, unfinished.options) == (folder, options)
    assert shipped.trainings.resume(Progress()).after.queries == HELD_OUT
    assert shipped.trainings.unfinished() is None


def test_a_training_that_is_to_be_discarded_leaves_nothing(shipped: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    stopper = Stopper("Training the head")
    discard = shipped.trainings.discard_when_stopped

    def tell(note: Note) -> None:
        if isinstance(note, TrainingPlan):
            discard()

    stopper.tell = tell
    with pytest.raises(Cancelled):
        shipped.trainings.train(folder, TrainingOptions(**FEW), stopper)
    assert_nothing_was_made(shipped)


def test_a_training_that_goes_on_skips_what_is_gone_by_then(shipped: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    with pytest.raises(Cancelled):
        shipped.trainings.train(folder, TrainingOptions("thorough", **FEW), Stopper("Training the backbone"))
    (folder / "hats" / "0.png").unlink()
    make_picture(folder / "hats" / "1.png", 77)  # a picture of something else
    make_picture(folder / "hats" / "new.png", 78)
    training = shipped.trainings.resume(Progress())
    assert training.skipped == 2
    assert shipped.models.report(training.model).labels["hats"] == EACH - 2


# Pictures that are not what they were.


def make_bomb(path: Path) -> bytes:
    """Make a picture of many pixels in few bytes: 320 million in a third of a megabyte."""
    header = struct.pack(">IIBBBBB", 20_000, 16_000, 8, 2, 0, 0, 0)
    packer = zlib.compressobj(9)
    rows = b"".join(packer.compress(bytes(1 + 3 * 20_000)) for _ in range(16_000)) + packer.flush()
    chunks = [(b"IHDR", header), (b"IDAT", rows), (b"IEND", b"")]
    path.write_bytes(
        b"\x89PNG\r\n\x1a\n"
        + b"".join(
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
            for name, data in chunks
        )
    )
    return path.read_bytes()


@pytest.mark.skipif(sys.platform != "linux", reason="memory is read as Linux tells of it")
@pytest.mark.parametrize("recipe", ["thorough", "scratch"])
def test_pictures_that_changed_or_vanished_are_skipped_within_bounds(
    shipped: App, tmp_path: Path, recipe: str
) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    swapped, gone = folder / "hats" / "0.png", folder / "bags" / "3.png"
    bomb = make_bomb(tmp_path / "bomb.png")
    swapped.write_bytes(swapped.read_bytes() + bytes(len(bomb)))
    shipped.folders.index(folder, Progress())
    status = swapped.stat()
    swapped.write_bytes(bomb.ljust(status.st_size, b"\0"))
    os.utime(swapped, ns=(status.st_atime_ns, status.st_mtime_ns))
    notes: list[Note] = []

    def vanish(step: Step) -> None:
        if step.text == "Preparing":
            gone.unlink(missing_ok=True)

    with peak_of_children() as peak:
        training = shipped.trainings.train(
            folder, TrainingOptions(recipe, **FEW), Progress(vanish, tell=notes.append)
        )
    assert training.skipped == 2
    assert [note.text for note in notes if isinstance(note, Caution)][-1].startswith(
        "2 pictures were skipped"
    )
    manifest = json.loads((shipped.data_folder.models / training.model / "model.json").read_text("utf-8"))
    assert manifest["data"]["labels"] == {"bags": 11, "coats": 12, "hats": 11, "shoes": 12}
    assert peak.bytes < 3 << 30


# Killed and taken up again.


class Killer:
    """Kills the trainer as soon as a phase has got so far; a power cut leaves as little warning."""

    def __init__(self, phase: str, done: int, monkeypatch: pytest.MonkeyPatch) -> None:
        self._phase, self._done = phase, done
        self._processes: list[subprocess.Popen[str]] = []
        start = trainer._start
        monkeypatch.setattr(
            trainer, "_start", lambda *given: self._processes.append(start(*given)) or self._processes[-1]
        )

    def __call__(self, step: Step) -> None:
        if step.text == self._phase and step.done >= self._done:
            self._processes[-1].kill()


@pytest.mark.parametrize(
    ("recipe", "phase", "done"),
    [
        ("quick", "Preparing", 1),
        ("quick", "Training the head", 10),
        ("quick", "Choosing the best mix", 1),
        ("quick", "Calibrating and comparing", 1),
        ("thorough", "Preparing views of the pictures", 16),
        ("thorough", "Training the backbone", 10),
        ("thorough", "Looking at the pictures again", 48),
        ("scratch", "Training the network", 10),
    ],
)
def test_a_killed_training_is_resumed(
    shipped: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, recipe: str, phase: str, done: int
) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    options = TrainingOptions(recipe, seed=3, **FEW)
    with pytest.raises(SimguiError, match="The trainer ended early"):
        shipped.trainings.train(folder, options, Progress(Killer(phase, done, monkeypatch)))
    assert shipped.models.of().id == STARTER
    assert list(shipped.data_folder.models.glob("*")) == []
    unfinished = shipped.trainings.unfinished()
    assert unfinished is not None
    assert (unfinished.folder, unfinished.options) == (folder, options)
    training = shipped.trainings.resume(Progress())
    manifest = json.loads((shipped.data_folder.models / training.model / "model.json").read_text("utf-8"))
    assert TrainingOptions.from_json(manifest["options"]) == options
    assert training.after.queries == HELD_OUT
    assert shipped.trainings.unfinished() is None
    assert shipped.models.of().id == (training.model if training.activated else STARTER)


def test_an_interrupted_training_is_given_up(
    shipped: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH, SPREAD)
    killer = Killer("Training the head", 10, monkeypatch)
    with pytest.raises(SimguiError):
        shipped.trainings.train(folder, TrainingOptions(**FEW), Progress(killer))
    shipped.trainings.discard()
    assert_nothing_was_made(shipped)
    with pytest.raises(SimguiError, match="Nothing to resume"):
        shipped.trainings.resume(Progress())


# A look at a batch.


def test_a_batch_is_drawn_as_the_training_would_draw_it(shipped: App, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", (*LABELS, NOT_TRAINED_ON), EACH, SPREAD)
    shipped.folders.index(folder, Progress())
    options = TrainingOptions(classes_per_batch=3, examples_per_class_per_batch=4, held_out=(NOT_TRAINED_ON,))
    rows = shipped.trainings.preview(folder, options, Progress())
    assert len(rows) == 3
    for label, ids in rows:
        assert label in LABELS
        assert len(set(ids)) == 4
        assert {picture.label for picture in shipped.pictures.get(ids, folder)} == {label}
