"""The head that is trained by TensorFlow and used without."""

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.training.options import TrainingOptions
from simgui.training.runs import TrainingRun

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


@pytest.mark.parametrize("hidden", [8, 40])  # narrower and wider than what a linear network is written as
def test_the_head_without_tensorflow_computes_what_the_networks_compute(hidden: int) -> None:
    import tensorflow as tf

    from simgui.models.head import joined_head, unit_length
    from simgui.training.tensorflow.networks.dropout import SteppedDropout
    from simgui.training.tensorflow.recipes.head import NETWORKS, _folded, _networks

    random = np.random.default_rng(0)
    features = random.random((50, 30)).astype(np.float32)
    model = _networks(NETWORKS, 30, hidden, 6, lambda seed: SteppedDropout(0.3, seed, lambda: 0))
    model(features, training=True)  # moves the statistics of the batch norm
    outputs = [unit_length(output.numpy()) for output in model(tf.constant(features), training=False)]
    arrays = _folded(NETWORKS, model) | {
        "projection": np.eye(30, dtype=np.float32),
        "kept_share": np.zeros(()),
    }
    learned, _ = joined_head(arrays).parts(features)
    assert np.allclose(learned, unit_length(np.concatenate(outputs, axis=1)), atol=1e-5)


@pytest.mark.parametrize("loss", [None, "cross-batch memory"])
def test_a_head_without_some_labels_knows_nothing_of_them(
    loss: str | None, run: TrainingRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever was left out before: each short training starts anew."""
    from types import SimpleNamespace
    from typing import Any, cast

    from simgui.training.tensorflow.recipes import head as module

    monkeypatch.setattr(module, "FOLD_STEPS", 4)
    random = np.random.default_rng(0)
    labels = np.repeat(np.arange(4), 8)
    features = random.random((32, 12)).astype(np.float32)
    kept = {"projection": np.eye(12, dtype=np.float32), "kept_share": np.full((), 0.5)}

    def trained(seen: Any, *left_out: int) -> bytes:
        options = TrainingOptions(loss=loss, classes_per_batch=2)
        pictures = SimpleNamespace(labels=labels, learnable=np.arange(32))
        given = cast(Any, SimpleNamespace(pictures=pictures, options=options, run=run))
        short = module.ShortTraining(given, seen, kept)
        heads = [short.without(np.array([label]), Progress()) for label in left_out]
        return heads[-1].embed(features).tobytes()

    changed = features.copy()
    changed[labels == 3] = random.random((8, 12))
    assert trained(features, 3) == trained(features, 0, 3) == trained(changed, 3)
    assert trained(features, 3) != trained(features, 2)


def test_a_training_without_some_labels_is_no_longer_than_the_whole_one(run: TrainingRun) -> None:
    from types import SimpleNamespace
    from typing import Any, cast

    from simgui.training.tensorflow.recipes import head as module

    pictures = SimpleNamespace(learnable=np.arange(32))
    for options, steps in ((TrainingOptions(), 300), (TrainingOptions(epochs=2, steps_per_epoch=7), 14)):
        given = cast(Any, SimpleNamespace(pictures=pictures, options=options, run=run))
        assert (
            module.ShortTraining(given, np.zeros((32, 4), np.float32), {})._options.steps_per_epoch == steps
        )
