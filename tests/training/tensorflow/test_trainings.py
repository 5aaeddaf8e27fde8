"""Trainings one after the other, and what does not become a model; the trainer runs in this process."""

from hashlib import blake2b
from pathlib import Path

import pytest
from lessons import FEW, LABELS, NOT_TRAINED_ON, TESTED, Stopper, assert_nothing_was_made, make_lesson
from pictures import make_library

from simgui.app import App
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.training.notes import Caution, Note, TrainingPlan
from simgui.training.options import TrainingOptions

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("trainer_here"), pytest.mark.filterwarnings("ignore")]


def test_a_model_trained_before_is_never_asked_about_what_it_has_learnt_from(
    shipped: App, tmp_path: Path
) -> None:
    folder = make_lesson(tmp_path / "pictures")
    digests = []
    for seed in (0, 1):
        notes: list[Note] = []
        options = TrainingOptions("quick", seed=seed, **FEW)
        training = shipped.trainings.train(folder, options, Progress(tell=notes.append))
        shipped.models.use(training.model)
        digests.append(shipped.models.report(training.model).split.digest)
        assert training.before.queries == training.after.queries == TESTED
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
    folder = make_lesson(tmp_path / "pictures")
    shipped.models.use("starter-fast-2")
    shipped.folders.index(folder, Progress())
    options = TrainingOptions("quick", **FEW)
    assert len(shipped.trainings.preview(folder, options, Progress())) == 3
    training = shipped.trainings.train(folder, options, Progress())
    assert training.before.queries == training.after.queries == TESTED
    assert shipped.models.report(training.model).compared_with == "starter-fast-2"
    trained = shipped.models.use(training.model)
    assert trained.backbone.id == "efficientnet-lite0-int8-1"
    assert shipped.models.starter_of().id == "starter-fast-2"
    neighbours = shipped.searches.find(next(folder.rglob("*.png")), folder).neighbours
    assert len(neighbours) == 5
    shipped.models.use("starter-fast-2")
    assert shipped.folders.index(folder, Progress()).indexed == 0  # what it has seen is kept


@pytest.mark.parametrize(("labels", "each"), [(("hats",), 12), ((), 0), (("bags", "hats"), 5)])
def test_too_little_to_learn_from(shipped: App, tmp_path: Path, labels: tuple[str, ...], each: int) -> None:
    folder = make_library(tmp_path / "pictures", labels, each)
    folder.mkdir(exist_ok=True)
    with pytest.raises(SimguiError, match="Too little to learn from"):
        shipped.trainings.train(folder, TrainingOptions(**FEW), Progress())
    assert_nothing_was_made(shipped)


def test_a_training_that_is_to_be_discarded_leaves_nothing(shipped: App, tmp_path: Path) -> None:
    folder = make_lesson(tmp_path / "pictures")
    stopper = Stopper("Training the head")
    discard = shipped.trainings.discard_when_stopped

    def tell(note: Note) -> None:
        if isinstance(note, TrainingPlan):
            discard()

    stopper.tell = tell
    with pytest.raises(Cancelled):
        shipped.trainings.train(folder, TrainingOptions(**FEW), stopper)
    assert_nothing_was_made(shipped)


def test_a_batch_is_drawn_as_the_training_would_draw_it(shipped: App, tmp_path: Path) -> None:
    folder = make_lesson(tmp_path / "pictures", (*LABELS, NOT_TRAINED_ON))
    shipped.folders.index(folder, Progress())
    options = TrainingOptions(classes_per_batch=3, examples_per_class_per_batch=4, held_out=(NOT_TRAINED_ON,))
    rows = shipped.trainings.preview(folder, options, Progress())
    assert len(rows) == 3
    for label, ids in rows:
        assert label in LABELS
        assert len(set(ids)) == 4
        assert {picture.label for picture in shipped.pictures.get(ids, folder)} == {label}
