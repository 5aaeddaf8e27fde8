"""Training by the real trainer process, on few pictures and for few steps."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pictures import contents, make_library

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress, Step
from simgui.core.records import Training
from simgui.library.data_folder import DataFolder
from simgui.session import Session
from simgui.session import session as module

LABELS = ("bags", "coats", "hats", "shoes")
EACH = 12
STARTER = "starter-1"
HELD_OUT = 2 * len(LABELS)


@dataclass(frozen=True)
class Trained:
    """A training that went well, and the session that it went well in."""

    session: Session
    folder: Path
    training: Training
    steps: list[Step]
    before: dict[Path, Any]

    @property
    def version(self) -> Path:
        return self.session.data_folder.models / self.training.model

    @property
    def manifest(self) -> dict[str, Any]:
        return dict(json.loads((self.version / "model.json").read_text("utf-8")))


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Trained]:
    place = tmp_path_factory.mktemp("trained")
    folder = make_library(place / "pictures", LABELS, EACH)
    before = contents(folder)
    steps: list[Step] = []
    with closing(Session(DataFolder.open(place / "data"))) as session:
        training = session.train(folder, 0, Progress(steps.append), steps=15)
        yield Trained(session, folder, training, steps, before)


@pytest.fixture
def shipped(data_folder: DataFolder) -> Iterator[Session]:
    with closing(Session(data_folder)) as opened:
        yield opened


def test_both_models_are_measured_on_the_pictures_held_out(trained: Trained) -> None:
    for figures in (trained.training.before, trained.training.after):
        assert figures["queries"] == HELD_OUT
        low, high = figures["recall_at_1_interval"]
        assert 0 <= low <= figures["recall_at_1"] <= high <= 1
        assert figures["recall_at_1"] <= figures["recall_at_5"] <= 1
        assert 0 < figures["map"] <= 1
    assert set(trained.training.before) == set(trained.training.after)
    assert trained.training.seconds > 0


def test_the_version_is_listed_and_used_only_if_it_finds_better(trained: Trained) -> None:
    training = trained.training
    assert training.activated == module.finds_better(training.before, training.after)
    versions = {version.id: version for version in trained.session.models.list()}
    assert set(versions) == {STARTER, training.model}
    assert versions[training.model].active == training.activated
    assert versions[STARTER].active == (not training.activated)
    assert versions[training.model].recipe == "quick"
    assert versions[training.model].created


def test_the_manifest_says_what_the_model_was_made_of(trained: Trained) -> None:
    manifest = trained.manifest
    assert manifest["id"] == trained.training.model
    assert manifest["split"] == {
        "train": len(LABELS) * EACH - 2 * HELD_OUT,
        "calibration": HELD_OUT,
        "test": HELD_OUT,
    }
    assert manifest["data"]["labels"] == dict.fromkeys(LABELS, EACH)
    assert manifest["data"]["contradictions"] == 0
    assert manifest["options"] == {"seed": 0, "steps": 15}
    assert manifest["compared_with"] == STARTER
    assert "tensorflow" in manifest["versions"]
    assert manifest["report"] == {
        "before": trained.training.before,
        "after": trained.training.after,
    }


def test_the_cutpoints_keep_what_their_names_promise(trained: Trained) -> None:
    optimal, strict, lenient = trained.manifest["cutpoints"]
    assert [each["name"] for each in (optimal, strict, lenient)] == ["optimal", "strict", "lenient"]
    assert strict["false_accept_rate"] <= 0.01
    assert lenient["recall"] >= 0.95
    # a new model starts with the stricter of the two that keep most right pictures
    chosen = min(optimal, lenient, key=lambda cutpoint: cutpoint["distance"])
    assert trained.manifest["cutpoint"] == {"name": chosen["name"], "distance": chosen["distance"]}


def test_each_phase_is_reported(trained: Trained) -> None:
    texts = list(dict.fromkeys(step.text for step in trained.steps))
    assert [text for text in texts if text in ("Starting TensorFlow", "Training", "Comparing")] == [
        "Starting TensorFlow",
        "Training",
        "Comparing",
    ]
    assert texts[0] != "Training"  # the pictures are indexed first
    training = [step for step in trained.steps if step.text == "Training"]
    assert {(step.total, step.unit) for step in training} == {(4 * 15, "steps")}


def test_the_model_searches(trained: Trained) -> None:
    session, models = trained.session, trained.session.models
    active = models.active.id
    models.use(trained.training.model)
    try:
        result = session.find_neighbours(trained.folder / "hats" / "0.png", trained.folder)
    finally:
        models.use(active)
    assert result.model == trained.training.model
    assert result.cutpoint.distance == trained.manifest["cutpoint"]["distance"]
    assert [neighbour.picture.label for neighbour in result.neighbours] == ["hats"] * 5


def test_another_version_is_evaluated_at_its_own_cutpoint(trained: Trained) -> None:
    session = trained.session
    active = session.models.active.id
    for model_id in (STARTER, trained.training.model):
        evaluation = session.evaluate(trained.folder, None, Progress(), model_id)
        assert evaluation.model == model_id
        assert evaluation.cutpoint == session.models.load(model_id).cutpoint.distance
        assert evaluation.queries == len(LABELS) * EACH
    assert session.models.active.id == active


def test_nothing_else_is_left(trained: Trained) -> None:
    assert [path.name for path in trained.session.data_folder.models.iterdir()] == [trained.training.model]
    assert {path.name for path in trained.version.iterdir()} == {"model.json", "head.npz"}
    assert contents(trained.folder) == trained.before


# What does not become a model.


def assert_nothing_was_made(session: Session) -> None:
    assert list(session.data_folder.models.glob("*")) == []
    assert session.model.id == STARTER
    assert [version.id for version in session.models.list()] == [STARTER]


@pytest.mark.parametrize(("labels", "each"), [(("hats",), 12), ((), 0), (("bags", "hats"), 5)])
def test_too_little_to_learn_from(
    shipped: Session, tmp_path: Path, labels: tuple[str, ...], each: int
) -> None:
    folder = make_library(tmp_path / "pictures", labels, each)
    folder.mkdir(exist_ok=True)
    with pytest.raises(SimguiError, match="Too little to learn from"):
        shipped.train(folder, 0, Progress(), steps=15)
    assert_nothing_was_made(shipped)


def test_a_training_is_stopped(shipped: Session, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", LABELS, EACH)
    texts: list[str] = []
    progress = Progress(lambda step: texts.append(step.text), lambda: "Training" in texts)
    with pytest.raises(Cancelled):
        shipped.train(folder, 0, progress, steps=15)
    assert texts[-1] == "Training"
    assert_nothing_was_made(shipped)
