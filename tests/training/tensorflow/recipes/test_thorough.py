"""The backbone that *thorough* trains."""

from pathlib import Path

import numpy as np
import pytest
from fakes import FakeBackbone
from pictures import make_library

from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.evaluation.split import Split
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.decoder import decode
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.indexer import index_folder
from simgui.models.litert import load_backbone
from simgui.training.options import TrainingOptions
from simgui.training.runs import TrainingRun

# TensorFlow warns of many things.
pytestmark = [pytest.mark.usefixtures("training_stack"), pytest.mark.filterwarnings("ignore")]


def test_mixed_precision_leaves_weights_and_network_in_32_bit(
    tmp_path: Path,
    run: TrainingRun,
    monkeypatch: pytest.MonkeyPatch,
    catalogue: Catalogue,
    backbone: FakeBackbone,
) -> None:
    """What a graphics card would do in float16, a processor can do in bfloat16, if slowly."""
    import tensorflow as tf

    from simgui.training.tensorflow.data.pictures import TrainingPictures
    from simgui.training.tensorflow.recipes import thorough
    from simgui.training.tensorflow.recipes.recipe import RecipeInput

    monkeypatch.setattr(thorough, "precision", lambda: "mixed_bfloat16")
    folder = make_library(tmp_path / "pictures", ("bags", "hats"), 6)
    index_folder(folder, catalogue, backbone, Progress())
    paths = sorted(folder.rglob("*.png"))
    rows, ids = np.arange(12), catalogue.pictures.ids(folder, backbone.id)
    labels = np.repeat([0, 1], 6)
    split = Split(rows[rows % 3 == 0], rows[rows % 3 == 1], rows[rows % 3 == 2])
    divided = TrainingPictures(ids, labels, ("bags", "hats"), rows, split, rows[:0], 0)
    shipped = load_backbone(resource("models", "starter", "backbone.json"))
    options = TrainingOptions("thorough", steps_per_epoch=1, epochs=1)
    given = RecipeInput(run, "thorough-1", catalogue, folder, shipped, options, divided, DecodingPool)
    network = thorough.tune_backbone(given, Progress())
    assert tf.keras.mixed_precision.global_policy().name == "float32"
    assert {weight.dtype for weight in network.weights} == {tf.float32}
    assert network.output_shape == (None, 2560)
    pixels = np.stack([decode(path).pixels for path in paths[:2]])
    features = network(pixels.astype(np.float32)).numpy()
    before = shipped.features(pixels)
    assert np.abs(features[:, 1280:] - before).max() < 1e-4  # the blocks as they were
    assert np.abs(features[:, :1280] - before).max() > 1e-3  # the trained ones
