"""The scratch recipe: the network of the Keras example, trained from nothing on 32 by 32 pixels.

For collections of small pictures, and for learning what the example does. It learns from the person's
pictures alone, so it needs thousands of them, and it has no kept part that would tell unknown things apart.
"""

from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf

from simgui.core.progress import Progress
from simgui.models.backbone import InputSpec
from simgui.models.head import ProjectionHead
from simgui.models.litert import load_backbone
from simgui.training.phases import Phase
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.tensorflow.data.pictures import Rows
from simgui.training.tensorflow.data.reading import Pixels, features_of, read_pixels
from simgui.training.tensorflow.data.sampling import make_sampler
from simgui.training.tensorflow.fitting.fit import NetworkToFit, fit, make_optimizer
from simgui.training.tensorflow.fitting.losses import make_loss
from simgui.training.tensorflow.fitting.validation import validator
from simgui.training.tensorflow.networks.example import SIZE_PX, example_network
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult
from simgui.training.tensorflow.version.export import write_backbone

INPUT = InputSpec(SIZE_PX, 1.0)


def learn(given: RecipeInput, progress: Progress) -> RecipeResult:
    """Train the network; the features are its embeddings, so the head leaves them as they are."""
    read = read_pixels(
        given.files(given.all_rows),
        INPUT,
        given.run.folder / "pixels",
        given.open_pool,
        Phase.READING,
        progress,
    )
    left, pixels = given.without_unreadable(given.all_rows, read, progress), read.rows()
    network = train_network(left, pixels, progress)
    backbone = load_backbone(write_backbone(given.run.version, given.version_id, network, INPUT))
    features = features_of(pixels, backbone, Phase.LOOKING, progress)
    projection = np.eye(features.shape[1], dtype=np.float32)
    head = ProjectionHead(projection)
    return RecipeResult(head, {"projection": projection}, features, backbone.id, left.pictures)


def train_network(given: RecipeInput, pixels: Pixels, progress: Progress) -> Any:
    """Train the network.

    Args:
        given: Pictures and options.
        pixels: uint8 (n, 32, 32, 3), of all pictures.
        progress: Told of steps and epochs.

    Returns:
        Keras model from float32 (n, 32, 32, 3), 0 to 255, to embeddings float32 (n, d), unit length.
    """
    pictures, options = given.pictures, given.options
    rows = pictures.learnable

    def load(drawn: Rows, _random: np.random.Generator) -> npt.NDArray[np.float32]:
        return pixels[drawn].astype(np.float32)

    tf.keras.utils.set_random_seed(options.seed)
    recipe = RECIPE_NUMBERS["scratch"]
    sampler = make_sampler(rows, pictures.labels[rows], recipe, options, load)
    model = example_network(options.embedding or recipe.embedding)
    model.compile(
        optimizer=make_optimizer(recipe, len(rows), options),
        loss=make_loss(options.loss or "multi-similarity"),
    )
    validate = validator(model, pixels, pictures.labels, pictures.scenes, pictures.split.calibration, rows)
    network = NetworkToFit("network", Phase.NETWORK, model, sampler, validate)
    fit(network, recipe, len(rows), options, given.run, progress)
    return tf.keras.Model(model.inputs, model.outputs)
