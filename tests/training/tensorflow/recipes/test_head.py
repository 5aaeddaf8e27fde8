"""The head that is trained by TensorFlow and used without."""

import numpy as np
import pytest

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
