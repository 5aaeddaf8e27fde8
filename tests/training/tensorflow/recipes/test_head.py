"""The head that is trained by TensorFlow and used without."""

import numpy as np
import pytest

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_the_head_without_tensorflow_computes_what_the_networks_compute() -> None:
    import tensorflow as tf

    from simgui.models.head import joined_head, unit_length
    from simgui.training.tensorflow.networks.dropout import SteppedDropout
    from simgui.training.tensorflow.recipes.head import _folded, _networks

    random = np.random.default_rng(0)
    features = random.random((50, 30)).astype(np.float32)
    model = _networks(30, 8, 6, lambda seed: SteppedDropout(0.3, seed, lambda: 0))
    model(features, training=True)  # moves the statistics of the batch norm
    outputs = [unit_length(output.numpy()) for output in model(tf.constant(features), training=False)]
    arrays = _folded(model) | {"projection": np.eye(30, dtype=np.float32), "kept_share": np.zeros(())}
    learned, _ = joined_head(arrays).parts(features)
    assert np.allclose(learned, unit_length(np.concatenate(outputs, axis=1)), atol=1e-5)
