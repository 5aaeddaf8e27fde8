"""A loss that learns from answers about pairs beside the labels, and the batches that it needs."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import tensorflow as tf

from simgui.training.tensorflow.data.answers import AnsweredPairs
from simgui.training.tensorflow.data.pictures import Features
from simgui.training.tensorflow.data.sampling import SeededSampler

MOST_PAIRS = 16
"""Of a batch, which holds about ten times as many pictures."""
SAME_WITHIN, DIFFERENT_BEYOND = 0.1, 0.5
"""Cosine distances: *same* is drawn as near as the first, *different* pushed as far as the second."""
WEIGHT = 0.3
"""Of the pairs, beside the labels: answers are few and come again and again, and mostly hard ones."""
_OF_PAIRS = 1
"""Sets what is drawn for pairs apart from what is drawn for labels."""


class SamplerWithPairs:
    """Adds answered pairs to the batches of another sampler, by the seed and the step alone.

    Args:
        sampler: Gives the batches.
        examples: float32 (n, d), of all rows.
        answers: At least one pair.
        seed: Of all batches.
    """

    def __init__(self, sampler: SeededSampler, examples: Features, answers: AnsweredPairs, seed: int) -> None:
        self._sampler = sampler
        self._examples = examples
        self._answers = answers
        self._seed = seed
        self.pairs = min(MOST_PAIRS, len(answers))

    @property
    def steps_per_epoch(self) -> int:
        """Batches between two validations."""
        return int(self._sampler.steps_per_epoch)

    def batches(self, step: int) -> Iterator[tuple[Any, Any]]:
        """Give the batch of a step and all that follow.

        The pairs come last: the first pictures of all pairs, then the second ones; in the place of their
        labels stands 1 for *same*, 0 for *different*.
        """
        for number, (examples, labels) in enumerate(self._sampler.batches(step), start=step):
            random = np.random.default_rng((self._seed, number, _OF_PAIRS))
            drawn = random.choice(len(self._answers), self.pairs, replace=False)
            added = self._examples[self._answers.pairs[drawn].T.ravel()]
            said = np.tile(self._answers.same[drawn].astype(np.int64), 2)
            yield tf.concat([examples, added], axis=0), tf.concat([labels, said], axis=0)


class LossWithPairs(tf.keras.losses.Loss):  # type: ignore[misc]
    """A loss of labels on most of a batch, plus a share of the contrastive loss of pairs on the rest of it.

    The contrastive loss (Hadsell et al. 2006) is the mean over the pairs of max(0, d - 0.1) for *same* and
    max(0, 0.5 - d) for *different*, where d is the cosine distance.

    Args:
        of_labels: The loss of labels.
        pairs: How many pairs a batch holds.

    Attributes:
        of_labels: The loss of labels.
        distance: What it compares by; TensorFlow Similarity asks for it.
    """

    def __init__(self, of_labels: Any, pairs: int) -> None:
        super().__init__(name="with_pairs")
        self.of_labels = of_labels
        self.distance = getattr(of_labels, "distance", None)
        self._pairs = pairs

    def call(self, y_true: Any, y_pred: Any) -> Any:
        """Give the loss of a batch: labels (b,) or (b, 1), and embeddings (b, d) of unit length."""
        first = -2 * self._pairs
        said = tf.cast(tf.reshape(y_true[first:], [-1])[: self._pairs], y_pred.dtype)
        one, other = y_pred[first : first + self._pairs], y_pred[first + self._pairs :]
        distance = 1 - tf.reduce_sum(one * other, axis=1)
        near, far = tf.nn.relu(distance - SAME_WITHIN), tf.nn.relu(DIFFERENT_BEYOND - distance)
        of_pairs = tf.reduce_mean(said * near + (1 - said) * far)
        return self.of_labels(y_true[:first], y_pred[:first]) + WEIGHT * of_pairs
