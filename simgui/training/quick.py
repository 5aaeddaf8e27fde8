"""The quick recipe: heads on kept features; no picture is decoded again.

Four small networks are trained apart, two with each of two losses, and stand side by side in the learned
part: together they find better than any of them alone. Residual networks, GELU, noise on the features, mixed
features and heavier dropout gave nothing more on the pictures they were tried on.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tensorflow_similarity.layers import MetricEmbedding
from tensorflow_similarity.losses import MultiSimilarityLoss, SoftNearestNeighborLoss
from tensorflow_similarity.models import SimilarityModel
from tensorflow_similarity.samplers import MultiShotMemorySampler

from simgui.core.progress import Progress

Features = npt.NDArray[np.float32]
Labels = npt.NDArray[np.int64]
Arrays = dict[str, npt.NDArray[np.float32]]

LOSSES = (MultiSimilarityLoss, SoftNearestNeighborLoss, MultiSimilarityLoss, SoftNearestNeighborLoss)
STEPS = 1000
BATCH = 128
MOST_LABELS_PER_BATCH = 16
HIDDEN = 512
LEARNED = 64
KEPT = 256
DROPOUT = 0.3
LEARNING_RATE = 1e-3
_STEPS_BETWEEN_REPORTS = 10


def batch_shape(labels: Labels) -> tuple[int, int]:
    """Give classes per batch and examples per class per batch: as balanced as the pictures allow."""
    counts = np.unique(labels, return_counts=True)[1]
    classes = min(len(counts), MOST_LABELS_PER_BATCH)
    return classes, max(2, min(BATCH // classes, int(np.median(counts))))


def train_learned_part(
    features: Features, labels: Labels, seed: int, progress: Progress, steps: int = STEPS
) -> Arrays:
    """Train the networks of the learned part.

    Args:
        features: float32 (n, 1280).
        labels: int64 (n,), at least two different ones, each at least twice.
        seed: Of initial weights, batches and dropout.
        progress: Told of the steps of all networks together.
        steps: Batches a network is shown.

    Returns:
        The arrays of `simgui.search.head.JoinedHead`: hidden and output weights and biases.
    """
    classes, examples = batch_shape(labels)
    networks = []
    for number, loss in enumerate(LOSSES):
        tf.keras.utils.set_random_seed(len(LOSSES) * seed + number)
        sampler = MultiShotMemorySampler(
            features,
            labels,
            classes_per_batch=classes,
            examples_per_class_per_batch=examples,
            steps_per_epoch=steps,
        )
        model = _network(features.shape[1])
        schedule = tf.keras.optimizers.schedules.CosineDecay(LEARNING_RATE, steps)
        model.compile(optimizer=tf.keras.optimizers.Adam(schedule), loss=loss())
        report = _report_to(progress, number * steps, len(LOSSES) * steps)
        model.fit(sampler, epochs=1, verbose=0, callbacks=[report])
        networks.append(_folded(model))
    return {name: np.stack([network[name] for network in networks]) for name in networks[0]}


def fit_projection(features: Features) -> npt.NDArray[np.float32]:
    """Fit the kept part: the leading right singular vectors of the unit-length features, not centred.

    Returns:
        float32 (1280, d); d is 256, or fewer for fewer features.
    """
    scaled = features / np.maximum(np.linalg.norm(features, axis=1, keepdims=True), 1e-12)
    _, vectors = np.linalg.eigh((scaled.T @ scaled).astype(np.float64))
    return np.ascontiguousarray(vectors[:, ::-1][:, :KEPT], np.float32)


def _network(width: int) -> Any:
    inputs = tf.keras.layers.Input((width,))
    hidden = tf.keras.layers.UnitNormalization()(inputs)
    hidden = tf.keras.layers.BatchNormalization(momentum=0.95)(hidden)
    hidden = tf.keras.layers.Dropout(DROPOUT)(hidden)
    hidden = tf.keras.layers.Dense(HIDDEN, activation="relu")(hidden)
    hidden = tf.keras.layers.Dropout(DROPOUT)(hidden)
    return SimilarityModel(inputs, MetricEmbedding(LEARNED)(hidden))


def _folded(model: Any) -> Arrays:
    """Fold the batch norm into the hidden layer, so that the head needs no TensorFlow."""
    norm = next(layer for layer in model.layers if isinstance(layer, tf.keras.layers.BatchNormalization))
    gamma, beta, mean, variance = norm.get_weights()
    hidden, output = (layer.get_weights() for layer in _dense(model.layers))
    scale = gamma / np.sqrt(variance + norm.epsilon)
    return {
        "hidden_weights": (scale[:, None] * hidden[0]).astype(np.float32),
        "hidden_biases": ((beta - mean * scale) @ hidden[0] + hidden[1]).astype(np.float32),
        "output_weights": output[0],
        "output_biases": output[1],
    }


def _dense(layers: Sequence[Any]) -> list[Any]:
    return [layer for layer in layers if isinstance(layer, tf.keras.layers.Dense | MetricEmbedding)]


def _report_to(progress: Progress, done: int, total: int) -> Any:
    def report(batch: int, _logs: object) -> None:
        if batch % _STEPS_BETWEEN_REPORTS == 0:
            progress.step("Training", done + batch, total, "steps")

    return tf.keras.callbacks.LambdaCallback(on_train_batch_end=report)
