"""A trained network as a backbone of the program."""

from pathlib import Path

import numpy as np
import pytest

from simgui.models.backbone import InputSpec
from simgui.models.litert import load_backbone

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_an_exported_network_computes_the_same(tmp_path: Path) -> None:
    from simgui.training.tensorflow.networks.example import example_network
    from simgui.training.tensorflow.version.export import write_backbone

    model = example_network(8)
    exported = load_backbone(write_backbone(tmp_path, "scratch-1", model, InputSpec(32, 1.0)))
    pixels = np.random.default_rng(0).integers(0, 256, (3, 32, 32, 3), np.uint8)
    assert exported.id == load_backbone(exported.file).id  # of its content
    assert exported.id.startswith("backbone-")
    assert exported.input == InputSpec(32, 1.0)
    assert np.allclose(exported.features(pixels), model(pixels.astype(np.float32)).numpy(), atol=1e-4)
