"""The scratch recipe: the network of the Keras example, trained from nothing on 32 by 32 pixels.

For collections of small pictures, and for learning what the example does. What it knows it has from the
person's pictures alone, so it needs thousands of them, and has no kept part to tell strangers by.
"""

from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.models import SimilarityModel

from simgui.core.progress import Progress
from simgui.models.backbone import InputSpec
from simgui.training.plans import NETWORK
from simgui.training.recipes import RECIPE_NUMBERS
from simgui.training.tensorflow.assignment import Assignment
from simgui.training.tensorflow.fitting import Lesson, fit, make_optimizer
from simgui.training.tensorflow.losses import make_loss
from simgui.training.tensorflow.reading import Pixels
from simgui.training.tensorflow.sampling import make_sampler
from simgui.training.tensorflow.validation import validator

INPUT = InputSpec(32, 1.0)


def train_network(given: Assignment, pixels: Pixels, progress: Progress) -> Any:
    """Train the network.

    Args:
        given: Pictures and options.
        pixels: uint8 (n, 32, 32, 3), of all pictures of the material.
        progress: Told of steps and epochs.

    Returns:
        Keras model from float32 (n, 32, 32, 3), 0 to 255, to embeddings float32 (n, d), unit length.
    """
    material, options = given.material, given.options
    rows = material.learnable

    def load(drawn: Any, numbers: Any, _augmentations: int, _warmup: bool) -> tuple[Any, Any]:
        return pixels[np.asarray(drawn)].astype(np.float32), numbers

    tf.keras.utils.set_random_seed(options.seed)
    recipe = RECIPE_NUMBERS["scratch"]
    sampler = make_sampler(rows, material.labels[rows], recipe, options, load)
    model = network(options.embedding or recipe.embedding)
    model.compile(
        optimizer=make_optimizer(recipe, len(rows), options),
        loss=make_loss(options.loss or "multi-similarity"),
    )
    validate = validator(model, pixels, material.labels, material.split.calibration, rows)
    lesson = Lesson("network", NETWORK, model, sampler, validate)
    fit(lesson, recipe, len(rows), options, given.run, progress)
    return tf.keras.Model(model.inputs, model.outputs)


def network(embedding: int) -> Any:
    """Build the example's network: 1,028,480 parameters at an embedding of 256."""
    given = tf.keras.layers.Input((INPUT.size_px, INPUT.size_px, 3))
    x = tf.keras.layers.Rescaling(1 / 255)(given)
    x = tf.keras.layers.Conv2D(64, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.Conv2D(128, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.MaxPool2D((4, 4))(x)
    x = tf.keras.layers.Conv2D(256, 3, activation="relu")(x)
    x = tf.keras.layers.BatchNormalization()(x)
    x = tf.keras.layers.Conv2D(256, 3, activation="relu")(x)
    x = tf.keras.layers.GlobalMaxPool2D()(x)
    return SimilarityModel(given, MetricEmbedding(embedding)(x))
