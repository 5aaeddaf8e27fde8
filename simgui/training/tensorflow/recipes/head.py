"""The head of the recipes *quick* and *thorough*: a learned part beside a kept part.

Four small networks stand side by side in the learned part, two for each of two losses: together they find
better than any of them alone. They are the branches of one model, trained on the same batches.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.models import SimilarityModel

from simgui.core.progress import Progress
from simgui.models.head import joined_head, signed_square_root
from simgui.training.phases import Phase
from simgui.training.recipes import MANY_PICTURES, RECIPE_NUMBERS
from simgui.training.runs import Arrays
from simgui.training.tensorflow.data.pictures import Features
from simgui.training.tensorflow.data.sampling import make_sampler
from simgui.training.tensorflow.fitting.fit import NetworkToFit, fit, make_optimizer
from simgui.training.tensorflow.fitting.losses import make_loss
from simgui.training.tensorflow.fitting.validation import validator
from simgui.training.tensorflow.networks.dropout import SteppedDropout
from simgui.training.tensorflow.recipes.kept_share import choose_kept_share
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult

LOSSES = ("multi-similarity", "soft nearest neighbour", "multi-similarity", "soft nearest neighbour")
HIDDEN, HIDDEN_OF_MANY = 512, 1024
KEPT = 256
DROPOUT = 0.3
_AT_ONCE = 1024


def train_head(
    given: RecipeInput, features: Features, kept: Features, backbone_id: str, progress: Progress
) -> RecipeResult:
    """Train the learned part on all features, fit the kept part to those of the shipped backbone.

    Args:
        given: Pictures and options.
        features: float32 (n, d), of all pictures.
        kept: float32 (n, e), the last columns of `features`: those of the shipped backbone.
        backbone_id: What gave the features.
        progress: Told of steps and epochs.
    """
    pictures = given.pictures
    arrays = train_learned_part(given, signed_square_root(features), progress)
    projection = fit_projection(signed_square_root(kept[pictures.split.train]))
    unused = np.zeros((features.shape[1] - kept.shape[1], projection.shape[1]), np.float32)
    arrays |= {
        "projection": np.concatenate([unused, projection]),
        "root": np.ones((), np.float32),
        "kept_share": np.zeros((), np.float32),
    }
    share = choose_kept_share(joined_head(arrays), features, pictures, progress)
    arrays["kept_share"] = np.array(share, np.float32)
    return RecipeResult(joined_head(arrays), arrays, features, backbone_id, pictures)


def train_learned_part(given: RecipeInput, features: Features, progress: Progress) -> Arrays:
    """Train the networks of the learned part.

    Args:
        given: Pictures and options.
        features: float32 (n, d), of all pictures.
        progress: Told of steps and epochs.

    Returns:
        The arrays of `simgui.models.head.JoinedHead`: hidden and output weights and biases.
    """
    pictures, options = given.pictures, given.options
    rows = pictures.learnable
    tf.keras.utils.set_random_seed(options.seed)
    recipe = RECIPE_NUMBERS["quick"]
    sampler = make_sampler(features[rows], pictures.labels[rows], recipe, options)
    hidden = HIDDEN_OF_MANY if len(rows) >= MANY_PICTURES else HIDDEN
    optimizer = make_optimizer(recipe, len(rows), options)
    dropout = partial(SteppedDropout, DROPOUT, step=lambda: optimizer.iterations)
    model = _networks(features.shape[1], hidden, options.embedding or recipe.embedding, dropout)
    losses = [make_loss(options.loss or loss) for loss in LOSSES]
    model.compile(optimizer=optimizer, loss=losses)
    joined = tf.keras.Model(model.inputs, tf.keras.layers.Concatenate()(model.outputs))
    validate = validator(joined, features, pictures.labels, pictures.split.calibration, rows, _AT_ONCE)
    network = NetworkToFit("head", Phase.HEAD, model, sampler, validate)
    fit(network, recipe, len(rows), options, given.run, progress)
    return _folded(model)


def fit_projection(features: Features) -> Features:
    """Fit the kept part: the leading right singular vectors of the unit-length features, not centred.

    Returns:
        float32 (e, d) of float32 (n, e); d is 256, or e if that is less.
    """
    scaled = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
    _, vectors = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
    return np.ascontiguousarray(vectors[:, ::-1][:, :KEPT], np.float32)


def _networks(width: int, hidden: int, size: int, dropout: Callable[[int], Any]) -> Any:
    """Build the networks behind one batch norm; `dropout` makes a layer of a seed.

    It has no scale and offset of its own, which the layer behind it has already: so nothing is learnt in
    front of the hidden layers, and a third of the arithmetic is saved.
    """
    given = tf.keras.layers.Input((width,))
    scaled = tf.keras.layers.UnitNormalization()(given)
    norm = tf.keras.layers.BatchNormalization(momentum=0.95, center=False, scale=False, name="norm")
    normed = norm(scaled)
    networks = [_network(normed, number, hidden, size, dropout) for number in range(len(LOSSES))]
    return SimilarityModel(given, networks)


def _network(normed: Any, number: int, hidden: int, size: int, dropout: Callable[[int], Any]) -> Any:
    x = dropout(2 * number)(normed)
    x = tf.keras.layers.Dense(hidden, activation="relu", name=f"hidden{number}")(x)
    x = dropout(2 * number + 1)(x)
    return MetricEmbedding(size, name=f"output{number}")(x)


def _folded(model: Any) -> Arrays:
    """Fold the batch norm into the hidden layers behind it, so that the head needs no TensorFlow."""
    norm = model.get_layer("norm")
    mean, variance = norm.get_weights()
    scale = 1 / np.sqrt(variance + norm.epsilon)
    networks = []
    for number in range(len(LOSSES)):
        hidden, output = (model.get_layer(f"{name}{number}").get_weights() for name in ("hidden", "output"))
        networks.append(
            {
                "hidden_weights": (scale[:, None] * hidden[0]).astype(np.float32),
                "hidden_biases": (hidden[1] - (mean * scale) @ hidden[0]).astype(np.float32),
                "output_weights": output[0],
                "output_biases": output[1],
            }
        )
    return {name: np.stack([network[name] for network in networks]) for name in networks[0]}
