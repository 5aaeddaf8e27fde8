"""How a network is fitted, with every loss, and resumed after a kill."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.training.notes import CurvePoint
from simgui.training.options import LOSSES, TrainingOptions
from simgui.training.phases import Phase
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.runs import TrainingRun, TrainingRuns

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


@pytest.fixture
def clusters() -> tuple[Any, Any]:
    """Features float32 (60, 12) of three labels that lie apart, and the labels."""
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(3), 20)
    return (random.normal(size=(3, 12))[labels] + random.normal(0, 0.3, (60, 12))).astype(np.float32), labels


def network_of(clusters: tuple[Any, Any], loss: str, options: TrainingOptions) -> Any:
    import tensorflow as tf
    from tensorflow_similarity.layers import MetricEmbedding
    from tensorflow_similarity.models import SimilarityModel

    from simgui.training.tensorflow.data.sampling import make_sampler
    from simgui.training.tensorflow.fitting.fit import NetworkToFit, make_optimizer
    from simgui.training.tensorflow.fitting.losses import make_loss
    from simgui.training.tensorflow.fitting.validation import validator
    from simgui.training.tensorflow.networks.dropout import SteppedDropout

    features, labels = clusters
    recipe = RECIPE_NUMBERS["quick"]
    tf.keras.utils.set_random_seed(0)
    optimizer = make_optimizer(recipe, 60, options)
    given = tf.keras.layers.Input((12,))
    dropped = SteppedDropout(0.2, 0, lambda: optimizer.iterations)(given)
    model = SimilarityModel(given, MetricEmbedding(4)(dropped))
    model.compile(optimizer=optimizer, loss=make_loss(loss))
    rows = np.arange(60)
    validate = validator(model, features, labels, rows, rows[::4], rows[1::4])
    sampler = make_sampler(features, labels, recipe, options)
    return NetworkToFit("head", Phase.HEAD, model, sampler, validate)


@pytest.mark.parametrize("loss", LOSSES)
def test_every_loss_learns(loss: str, clusters: tuple[Any, Any], run: TrainingRun) -> None:
    from simgui.training.tensorflow.fitting.fit import fit

    options = TrainingOptions(steps_per_epoch=20, epochs=3, learning_rate=0.02)
    points: list[CurvePoint] = []
    network = network_of(clusters, loss, options)
    fit(network, RECIPE_NUMBERS["quick"], 60, options, run, Progress(tell=points.append))
    assert [point.step for point in points] == [20, 40, 60]
    assert points[-1].loss < points[0].loss or points[-1].loss == 0
    assert points[-1].recall_at_1 is not None
    assert points[-1].recall_at_1 >= 0.9


@pytest.mark.parametrize("loss", ["triplet", "cross-batch memory"])
def test_a_fit_that_was_killed_goes_on_from_its_checkpoint_as_if_nothing_had_happened(
    loss: str,
    clusters: tuple[Any, Any],
    run: TrainingRun,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    import tensorflow as tf

    from simgui.training.tensorflow.fitting import fit as fitting
    from simgui.training.tensorflow.fitting import losses

    tf.config.experimental.enable_op_determinism()
    monkeypatch.setattr(losses, "_STEPS_BEFORE_MEMORY", 3)

    monkeypatch.setattr(fitting, "_SECONDS_BETWEEN_CHECKPOINTS", 0.0)
    monkeypatch.setattr(fitting, "_STEPS_BETWEEN_REPORTS", 1)
    options = TrainingOptions(steps_per_epoch=6, epochs=4)
    recipe = RECIPE_NUMBERS["quick"]

    class Killed(Exception):  # noqa: N818
        pass

    def kill(step: Any) -> None:
        if step.done >= 15:
            raise Killed

    ticks = iter(range(10_000))
    with pytest.raises(Killed):
        fitting.fit(
            network_of(clusters, loss, options), recipe, 60, options, run,
            Progress(kill, clock=lambda: next(ticks)),
        )  # fmt: skip
    steps: list[int] = []
    points: list[CurvePoint] = []
    progress = Progress(lambda step: steps.append(step.done), tell=points.append, clock=lambda: next(ticks))
    network = network_of(clusters, loss, options)
    fitting.fit(network, recipe, 60, options, run, progress)
    assert steps == list(range(15, 25))  # step 15 was not written any more, the fourteen before were
    assert [point.step for point in points] == [18, 24]
    assert int(network.model.optimizer.iterations) == 24
    kept = run.kept("head")
    assert kept is not None
    # a third time there is nothing left to do
    again = network_of(clusters, loss, options)
    fitting.fit(again, recipe, 60, options, run, Progress(lambda step: pytest.fail("a step")))
    # and one that was never interrupted comes to the same
    whole = network_of(clusters, loss, options)
    undisturbed = TrainingRuns(tmp_path / "undisturbed").begin(run.request)
    fitting.fit(whole, recipe, 60, options, undisturbed, Progress())
    resumed = [weights.tobytes() for weights in network.model.get_weights()]
    for other in (again, whole):
        assert [weights.tobytes() for weights in other.model.get_weights()] == resumed


def test_fitting_ends_when_validation_stays_below_the_best(
    clusters: tuple[Any, Any], run: TrainingRun
) -> None:
    from simgui.training.tensorflow.fitting.fit import Validation, fit

    options = TrainingOptions(steps_per_epoch=2, epochs=20)
    figures = iter([0.5, 0.7, 0.6, 0.695, 0.1, *[0.0] * 20])  # 0.695 is 0.7, as far as one can tell
    weights: list[Any] = []
    network = network_of(clusters, "triplet", options)

    def validate() -> Validation:
        weights.append(network.model.get_weights())
        return Validation(0.5, next(figures))

    network = replace(network, validate=validate)
    patient = replace(RECIPE_NUMBERS["quick"], patience=3)
    fit(network, patient, 60, options, run, Progress())
    assert len(weights) == 7
    for best, kept in zip(weights[3], network.model.get_weights(), strict=True):
        assert np.array_equal(best, kept)
