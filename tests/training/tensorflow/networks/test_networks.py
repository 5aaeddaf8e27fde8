"""The networks that read pixels."""

import numpy as np
import pytest

from simgui.core.resources import resource
from simgui.models.litert import load_backbone

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_the_network_of_the_example_has_its_parameters() -> None:
    from simgui.training.tensorflow.networks.example import example_network

    model = example_network(256)
    assert model.count_params() == 1_028_480
    assert model.output_shape == (None, 256)


def test_the_network_in_keras_computes_what_the_shipped_file_computes() -> None:
    from simgui.training.tensorflow.networks.lite0 import lower_part, read_weights, upper_part

    shipped = load_backbone(resource("models", "starter", "backbone.json"))
    pixels = np.random.default_rng(0).integers(0, 256, (2, 224, 224, 3), np.uint8)
    weights = read_weights(shipped.file)
    for cut in (3, 11):
        seen = lower_part(weights, cut)(pixels.astype(np.float32))
        features = upper_part(weights, cut)(seen).numpy()
        assert np.abs(features - shipped.features(pixels)).max() < 1e-4
