"""Networks and losses, in this process: TensorFlow is loaded here, so these tests stand apart."""

import logging
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import make_library

from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.evaluation.split import Split
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.decoder import decode
from simgui.library.folders.indexer import index_folder
from simgui.models.backbone import InputSpec
from simgui.models.litert import load_backbone
from simgui.training.notes import CurvePoint
from simgui.training.options import LOSSES, TrainingOptions
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.runs import TrainingRuns

pytestmark = pytest.mark.filterwarnings("ignore")  # TensorFlow's own, of which there are many


@pytest.fixture(autouse=True)
def _training_stack(caplog: pytest.LogCaptureFixture) -> None:
    import tqdm

    import simgui.training  # noqa: F401 - chooses Keras 2, before TensorFlow is imported

    tqdm.tqdm.monitor_interval = 0  # its thread would outlive the test
    caplog.handler.addFilter(_says_something)


def _says_something(record: logging.LogRecord) -> bool:
    """Pass over Keras finding a callback slow, as it does on a busy machine."""
    return "is slow compared to the batch time" not in record.getMessage()


@pytest.fixture
def clusters() -> tuple[Any, Any]:
    """Features float32 (60, 12) of three labels that lie apart, and the labels."""
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(3), 20)
    return (random.normal(size=(3, 12))[labels] + random.normal(0, 0.3, (60, 12))).astype(np.float32), labels


def lesson_of(clusters: tuple[Any, Any], loss: str, options: TrainingOptions) -> Any:
    import tensorflow as tf
    from tensorflow_similarity.layers import MetricEmbedding
    from tensorflow_similarity.models import SimilarityModel

    from simgui.training.tensorflow.fitting import Lesson, make_optimizer
    from simgui.training.tensorflow.losses import make_loss
    from simgui.training.tensorflow.sampling import make_sampler
    from simgui.training.tensorflow.validation import validator

    features, labels = clusters
    recipe = RECIPE_NUMBERS["quick"]
    tf.keras.utils.set_random_seed(0)
    given = tf.keras.layers.Input((12,))
    model = SimilarityModel(given, MetricEmbedding(4)(given))
    model.compile(optimizer=make_optimizer(recipe, 60, options), loss=make_loss(loss))
    rows = np.arange(60)
    validate = validator(model, features, labels, rows[::4], rows[1::4])
    sampler = make_sampler(features, labels, recipe, options)
    return Lesson("head", "Training the head", model, sampler, validate)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_learns(loss: str, clusters: tuple[Any, Any], tmp_path: Path) -> None:
    from simgui.training.tensorflow.fitting import fit

    options = TrainingOptions(steps_per_epoch=20, epochs=3, learning_rate=0.02)
    points: list[CurvePoint] = []
    lesson = lesson_of(clusters, loss, options)
    run = TrainingRuns(tmp_path).begin({})
    fit(lesson, RECIPE_NUMBERS["quick"], 60, options, run, Progress(tell=points.append))
    assert [point.step for point in points] == [20, 40, 60]
    assert points[-1].loss < points[0].loss or points[-1].loss == 0
    assert points[-1].recall_at_1 is not None
    assert points[-1].recall_at_1 >= 0.9


def test_a_fit_that_was_killed_goes_on_from_its_checkpoint(
    clusters: tuple[Any, Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from simgui.training.tensorflow import fitting

    monkeypatch.setattr(fitting, "_SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    monkeypatch.setattr(fitting, "_STEPS_BETWEEN_REPORTS", 1)
    options = TrainingOptions(steps_per_epoch=6, epochs=4)
    run = TrainingRuns(tmp_path).begin({})
    recipe = RECIPE_NUMBERS["quick"]

    class Killed(Exception):  # noqa: N818
        pass

    def kill(step: Any) -> None:
        if step.done >= 15:
            raise Killed

    ticks = iter(range(10_000))
    with pytest.raises(Killed):
        fitting.fit(
            lesson_of(clusters, "triplet", options), recipe, 60, options, run,
            Progress(kill, clock=lambda: next(ticks)),
        )  # fmt: skip
    steps: list[int] = []
    points: list[CurvePoint] = []
    progress = Progress(lambda step: steps.append(step.done), tell=points.append, clock=lambda: next(ticks))
    lesson = lesson_of(clusters, "triplet", options)
    fitting.fit(lesson, recipe, 60, options, run, progress)
    assert steps == list(range(15, 25))  # step 15 was not written any more, the fourteen before were
    assert [point.step for point in points] == [18, 24]
    assert int(lesson.model.optimizer.iterations) == 24
    kept = run.kept("head")
    assert kept is not None
    # a third time there is nothing left to do
    again = lesson_of(clusters, "triplet", options)
    fitting.fit(again, recipe, 60, options, run, Progress(lambda step: pytest.fail("a step")))
    for mine, theirs in zip(again.model.get_weights(), lesson.model.get_weights(), strict=True):
        assert np.array_equal(mine, theirs)


def test_fitting_ends_when_the_figure_stays_below_the_best(clusters: tuple[Any, Any], tmp_path: Path) -> None:
    from dataclasses import replace

    from simgui.training.tensorflow.fitting import Validation, fit

    options = TrainingOptions(steps_per_epoch=2, epochs=20)
    figures = iter([0.5, 0.7, 0.6, 0.695, 0.1, *[0.0] * 20])  # 0.695 is 0.7, as far as one can tell
    weights: list[Any] = []
    lesson = lesson_of(clusters, "triplet", options)

    def validate() -> Validation:
        weights.append(lesson.model.get_weights())
        return Validation(0.5, next(figures))

    lesson = replace(lesson, validate=validate)
    patient = replace(RECIPE_NUMBERS["quick"], patience=3)
    fit(lesson, patient, 60, options, TrainingRuns(tmp_path).begin({}), Progress())
    assert len(weights) == 7
    for best, kept in zip(weights[3], lesson.model.get_weights(), strict=True):
        assert np.array_equal(best, kept)


def test_the_network_of_the_example_has_its_parameters() -> None:
    from simgui.training.tensorflow.scratch import network

    model = network(256)
    assert model.count_params() == 1_028_480
    assert model.output_shape == (None, 256)


def test_the_network_in_keras_computes_what_the_shipped_file_computes() -> None:
    from simgui.training.tensorflow.lite0 import lower_part, read_weights, upper_part

    shipped = load_backbone(resource("models", "starter", "backbone.json"))
    pixels = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), np.uint8)
    weights = read_weights(shipped.file)
    for cut in (3, 11):
        seen = lower_part(weights, cut)(pixels.astype(np.float32))
        features = upper_part(weights, cut)(seen).numpy()
        assert np.abs(features - shipped.features(pixels)).max() < 1e-4


def test_an_exported_network_computes_the_same(tmp_path: Path) -> None:
    from simgui.training.tensorflow.export import write_backbone
    from simgui.training.tensorflow.scratch import network

    model = network(8)
    exported = load_backbone(write_backbone(tmp_path, "scratch-1", model, InputSpec(32, 1.0)))
    pixels = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), np.uint8)
    assert exported.id == load_backbone(exported.file).id  # of its content
    assert exported.id.startswith("backbone-")
    assert exported.input == InputSpec(32, 1.0)
    assert np.allclose(exported.features(pixels), model(pixels.astype(np.float32)).numpy(), atol=1e-4)


def test_a_batch_holds_so_many_labels_with_so_many_pictures_each() -> None:
    from simgui.training.tensorflow.sampling import batch_shape, make_sampler

    labels = np.repeat(np.arange(30), 7)
    quick = RECIPE_NUMBERS["quick"]
    assert batch_shape(labels, quick, TrainingOptions()) == (16, 7)
    assert batch_shape(np.repeat([0, 1], 100), quick, TrainingOptions()) == (2, 64)
    assert batch_shape(np.repeat([0, 1, 2], 2), quick, TrainingOptions()) == (3, 2)
    chosen = TrainingOptions(classes_per_batch=4, examples_per_class_per_batch=3)
    assert batch_shape(labels, quick, chosen) == (4, 3)
    _, drawn = make_sampler(np.arange(210), labels, quick, chosen).generate_batch(0)
    assert sorted(np.unique(drawn.numpy(), return_counts=True)[1].tolist()) == [3, 3, 3, 3]


def test_the_head_without_tensorflow_computes_what_the_networks_compute() -> None:
    import tensorflow as tf

    from simgui.models.head import joined_head, unit_length
    from simgui.training.tensorflow.quick import _folded, _networks

    random = np.random.default_rng(0)
    features = random.random((50, 30)).astype(np.float32)
    model = _networks(30, 8, 6)
    model(features, training=True)  # moves the statistics of the batch norm
    outputs = [unit_length(output.numpy()) for output in model(tf.constant(features), training=False)]
    arrays = _folded(model) | {"projection": np.eye(30, dtype=np.float32), "kept_share": np.zeros(())}
    learned, _ = joined_head(arrays).parts(features)
    assert np.allclose(learned, unit_length(np.concatenate(outputs, axis=1)), atol=1e-5)


def test_mixed_precision_leaves_weights_and_network_in_32_bit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, catalogue: Catalogue, backbone: FakeBackbone
) -> None:
    """What a graphics card would do in float16, a processor can do in bfloat16, if slowly."""
    import tensorflow as tf

    from simgui.training.tensorflow import thorough
    from simgui.training.tensorflow.assignment import Assignment
    from simgui.training.tensorflow.material import Material

    monkeypatch.setattr(thorough, "precision", lambda: "mixed_bfloat16")
    folder = make_library(tmp_path / "pictures", ("bags", "hats"), 6)
    index_folder(folder, catalogue, backbone, Progress())
    paths = sorted(folder.rglob("*.png"))
    rows, ids = np.arange(12), catalogue.picture_ids(folder, backbone.id)
    labels = np.repeat([0, 1], 6)
    split = Split(rows[rows % 3 == 0], rows[rows % 3 == 1], rows[rows % 3 == 2])
    material = Material(ids, labels, ("bags", "hats"), split, rows[:0], 0)
    shipped = load_backbone(resource("models", "starter", "backbone.json"))
    options = TrainingOptions("thorough", steps_per_epoch=1, epochs=1)
    run = TrainingRuns(tmp_path / "runs").begin({})
    given = Assignment(run, "thorough-1", catalogue, folder, shipped, options, material)
    network = thorough.tune_backbone(given, Progress())
    assert tf.keras.mixed_precision.global_policy().name == "float32"
    assert {weight.dtype for weight in network.weights} == {tf.float32}
    assert network.output_shape == (None, 2560)
    pixels = np.stack([decode(path).pixels for path in paths[:2]])
    features = network(pixels.astype(np.float32)).numpy()
    before = shipped.features(pixels)
    assert np.abs(features[:, 1280:] - before).max() < 1e-4  # the blocks as they were
    assert np.abs(features[:, :1280] - before).max() > 1e-3  # the trained ones
