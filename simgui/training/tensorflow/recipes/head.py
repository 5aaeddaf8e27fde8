"""The head of the recipes *quick* and *thorough*: a learned part beside a kept part.

Four small networks stand side by side in the learned part: together they find better than any of them alone.
They are the branches of one model, trained on the same batches. Two have a hidden layer and draw the pictures
of a label tightly together. Two are linear: they find a little less well, but pictures of a label that they
have not learnt stay apart from those of other labels, where a hidden layer draws them to the nearest label.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from typing import Any, cast

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.models import SimilarityModel

from simgui.core.progress import Progress
from simgui.evaluation.metrics import Labels
from simgui.models.head import JoinedHead, joined_head, signed_square_root
from simgui.training.phases import Phase
from simgui.training.recipes import MANY_PICTURES, RECIPE_NUMBERS
from simgui.training.runs import Arrays
from simgui.training.tensorflow.data.pictures import Features
from simgui.training.tensorflow.data.sampling import make_sampler
from simgui.training.tensorflow.fitting.fit import Batches, NetworkToFit, fit, make_optimizer
from simgui.training.tensorflow.fitting.losses import WITH_MEMORY, make_loss
from simgui.training.tensorflow.fitting.pairs import LossWithPairs, SamplerWithPairs
from simgui.training.tensorflow.fitting.validation import validator
from simgui.training.tensorflow.networks.dropout import SteppedDropout
from simgui.training.tensorflow.recipes.kept_share import choose_kept_share
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult

LOSSES = ("multi-similarity", "soft nearest neighbour")
"""Each for one network with a hidden layer and one without."""
Kinds = tuple[tuple[str, str], ...]
"""Of each network of a learned part: whether it has a hidden layer, and its loss."""
NETWORKS: Kinds = (*(("hidden", loss) for loss in LOSSES), *(("linear", loss) for loss in LOSSES))
HIDDEN, HIDDEN_OF_MANY = 512, 1024
KEPT = 256
DROPOUT = 0.3
FOLD_NETWORKS: Kinds = (("hidden", "multi-similarity"), ("linear", "soft nearest neighbour"))
"""Those of a short training without some labels: a sample of `NETWORKS`, for the time."""
FOLD_HIDDEN, FOLD_STEPS = 256, 300
_AT_ONCE = 1024


def train_head(
    given: RecipeInput, features: Features, kept: Features, backbone_id: str, progress: Progress
) -> RecipeResult:
    """Train the learned part on all features, fit the kept part to those of a starter's backbone.

    Args:
        given: Pictures and options.
        features: float32 (n, d), of all pictures.
        kept: float32 (n, e), the last columns of `features`: those of a starter's backbone.
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
    size = options.embedding or recipe.embedding
    model = _networks(NETWORKS, features.shape[1], hidden, size, dropout)
    losses = [make_loss(options.loss or loss) for _, loss in NETWORKS]
    answers, batches = given.answers.among(rows), cast(Batches, sampler)
    if len(answers):
        batches = SamplerWithPairs(sampler, features, answers, options.seed)
        losses = [LossWithPairs(loss, batches.pairs) for loss in losses]
    model.compile(optimizer=optimizer, loss=losses)
    joined = tf.keras.Model(model.inputs, tf.keras.layers.Concatenate()(model.outputs))
    validate = validator(
        joined, features, pictures.labels, pictures.scenes, pictures.split.calibration, rows, _AT_ONCE
    )
    network = NetworkToFit("head", Phase.HEAD, model, batches, validate)
    fit(network, recipe, len(rows), options, given.run, progress)
    return _folded(NETWORKS, model)


class ShortTraining:
    """Trains heads again without some labels, each for a few hundred steps, all from the same first weights.

    None takes more steps than the training that it stands for.

    Args:
        given: Pictures and options.
        features: float32 (n, d), of all pictures; the backbone has learnt none of the labels.
        arrays: The finished head: the kept part and its share are taken from there.
    """

    def __init__(self, given: RecipeInput, features: Features, arrays: Arrays) -> None:
        self._pictures, self._arrays = given.pictures, arrays
        whole = RECIPE_NUMBERS["quick"].steps(len(given.pictures.learnable), given.options)
        self._steps = min(FOLD_STEPS, whole)
        self._options = replace(
            given.options,
            steps_per_epoch=self._steps,
            epochs=1,
            examples_per_class_per_batch=None,
            loss=None
            if given.options.loss == WITH_MEMORY
            else given.options.loss,  # it would remember labels
        )
        self._features = signed_square_root(features)

    @cached_property
    def _model(self) -> Any:
        recipe, options = RECIPE_NUMBERS["quick"], self._options
        tf.keras.utils.set_random_seed(options.seed)
        optimizer = make_optimizer(recipe, len(self._pictures.learnable), options)
        dropout = partial(SteppedDropout, DROPOUT, step=lambda: optimizer.iterations)
        size = options.embedding or recipe.embedding
        model = _networks(FOLD_NETWORKS, self._features.shape[1], FOLD_HIDDEN, size, dropout)
        model.compile(
            optimizer=optimizer, loss=[make_loss(options.loss or loss) for _, loss in FOLD_NETWORKS]
        )
        optimizer.build(model.trainable_variables)
        return model

    @cached_property
    def _first(self) -> tuple[list[Any], list[Any]]:
        """Weights and variables of the optimizer before the first step."""
        return self._model.get_weights(), [each.numpy() for each in self._model.optimizer.variables]

    def without(self, labels: Labels, progress: Progress) -> JoinedHead:
        """Train a head on all pictures but those of some labels.

        Args:
            labels: int64, numbers of labels; at least two others have pictures to train on.
            progress: Asked whether to stop.
        """
        rows = self._pictures.learnable
        rows = rows[~np.isin(self._pictures.labels[rows], labels)]
        model, (weights, variables) = self._model, self._first
        model.set_weights(weights)
        for variable, value in zip(model.optimizer.variables, variables, strict=True):
            variable.assign(value)
        recipe = RECIPE_NUMBERS["quick"]
        sampler = make_sampler(self._features[rows], self._pictures.labels[rows], recipe, self._options)
        asked = tf.keras.callbacks.LambdaCallback(on_train_batch_end=lambda _batch, _logs: progress.check())
        model.fit(sampler.batches(0), steps_per_epoch=self._steps, verbose=0, callbacks=[asked])
        return joined_head(self._arrays | _folded(FOLD_NETWORKS, model))


def fit_projection(features: Features) -> Features:
    """Fit the kept part: the leading right singular vectors of the unit-length features, not centred.

    Returns:
        float32 (e, d) of float32 (n, e); d is 256, or e if that is less.
    """
    scaled = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
    _, vectors = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
    return np.ascontiguousarray(vectors[:, ::-1][:, :KEPT], np.float32)


def _networks(kinds: Kinds, width: int, hidden: int, size: int, dropout: Callable[[int], Any]) -> Any:
    """Build the networks behind one batch norm; `dropout` makes a layer of a seed.

    It has no scale and offset of its own, which the layer behind it has already: so nothing is learnt in
    front of the hidden layers, and a third of the arithmetic is saved.
    """
    given = tf.keras.layers.Input((width,))
    scaled = tf.keras.layers.UnitNormalization()(given)
    norm = tf.keras.layers.BatchNormalization(momentum=0.95, center=False, scale=False, name="norm")
    normed = norm(scaled)
    networks = [
        _network(normed, number, hidden if kind == "hidden" else 0, size, dropout)
        for number, (kind, _) in enumerate(kinds)
    ]
    return SimilarityModel(given, networks)


def _network(normed: Any, number: int, hidden: int, size: int, dropout: Callable[[int], Any]) -> Any:
    x = dropout(2 * number)(normed)
    if hidden:
        x = tf.keras.layers.Dense(hidden, activation="relu", name=f"hidden{number}")(x)
        x = dropout(2 * number + 1)(x)
    return MetricEmbedding(size, name=f"output{number}")(x)


def _folded(kinds: Kinds, model: Any) -> Arrays:
    """Fold the batch norm into the layers behind it, so that the head needs no TensorFlow.

    A linear network w·x is written with a hidden layer as well: relu(w·x) - relu(-w·x). All hidden layers get
    the width of the widest; the units that are added give nothing.
    """
    norm = model.get_layer("norm")
    mean, variance = norm.get_weights()
    scale = 1 / np.sqrt(variance + norm.epsilon)
    networks = []
    for number, (kind, _) in enumerate(kinds):
        weights, biases = model.get_layer(f"output{number}").get_weights()
        if kind == "hidden":
            first, output = model.get_layer(f"hidden{number}").get_weights(), weights
            hidden = first[0], first[1] - (mean * scale) @ first[0]
        else:
            both, one = np.concatenate([weights, -weights], axis=1), np.eye(weights.shape[1])
            hidden, output = (both, -(mean * scale) @ both), np.concatenate([one, -one])
        networks.append((scale[:, None] * hidden[0], hidden[1], output, biases))
    width = max(biases.size for _, biases, _, _ in networks)
    wide = [
        (_padded(weights, width, 1), _padded(biases, width, 0), _padded(output, width, 0), last)
        for weights, biases, output, last in networks
    ]
    names = ("hidden_weights", "hidden_biases", "output_weights", "output_biases")
    return {
        name: np.stack(each).astype(np.float32)
        for name, each in zip(names, zip(*wide, strict=True), strict=True)
    }


def _padded(array: npt.NDArray[Any], width: int, axis: int) -> npt.NDArray[Any]:
    """Add zeros at the end of an axis until it is so wide."""
    missing = [(0, width - size if number == axis else 0) for number, size in enumerate(array.shape)]
    return np.pad(array, missing)
