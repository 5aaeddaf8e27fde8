"""Batches: a number of labels with a number of pictures each, which a metric loss compares."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import tensorflow as tf
from tensorflow_similarity.samplers import MultiShotMemorySampler

from simgui.evaluation.metrics import Labels
from simgui.training.options import TrainingOptions
from simgui.training.recipes import Recipe

MOST_LABELS_PER_BATCH = 16

Load = Callable[[npt.NDArray[Any], np.random.Generator], npt.NDArray[Any]]


class SeededSampler(MultiShotMemorySampler):  # type: ignore[misc]
    """Draws labels evenly, and their pictures not twice if they suffice, by the seed and the step alone.

    So a training that is resumed at some step sees the batches that it would have seen anyway, whatever else
    in the process draws numbers.

    Args:
        examples: (n, …): features, pixels, or numbers of pictures that `load` knows.
        labels: int64 (n,).
        shape: Labels in a batch, and pictures of each.
        steps_per_epoch: Batches between two validations.
        seed: Of all batches.
        load: Turns the drawn examples into what the network takes, with a generator for what it draws itself.
    """

    def __init__(
        self,
        examples: npt.NDArray[Any],
        labels: Labels,
        shape: tuple[int, int],
        steps_per_epoch: int,
        seed: int,
        load: Load | None,
    ) -> None:
        super().__init__(
            np.arange(len(labels)),
            labels,
            classes_per_batch=shape[0],
            examples_per_class_per_batch=shape[1],
            steps_per_epoch=steps_per_epoch,
            class_list=np.unique(labels).tolist(),
        )
        self._examples, self._labels = examples, labels
        self._rows = {label: np.flatnonzero(labels == label) for label in self.class_list}
        self._seed, self._load = seed, load

    def generate_batch(self, batch_id: int) -> tuple[Any, Any]:
        """Draw the batch of a step, counted from the beginning of the training."""
        random = np.random.default_rng((self._seed, batch_id))
        each = self.examples_per_class_per_batch
        labels = np.array(self.class_list)
        drawn = [
            random.choice(self._rows[label], each, replace=len(self._rows[label]) < each)
            for label in random.choice(labels, self.classes_per_batch, replace=False).tolist()
        ]
        rows = np.concatenate(drawn)
        examples = self._examples[rows]
        loaded = examples if self._load is None else self._load(examples, random)
        return tf.convert_to_tensor(loaded), tf.convert_to_tensor(self._labels[rows])

    def batches(self, step: int) -> Iterator[tuple[Any, Any]]:
        """Give the batch of a step and all that follow."""
        while True:
            yield self.generate_batch(step)
            step += 1


def batch_shape(labels: Labels, recipe: Recipe, options: TrainingOptions) -> tuple[int, int]:
    """Give classes per batch and examples per class per batch: as balanced as the pictures allow.

    Args:
        labels: int64 (n,), of the pictures to train on.
        recipe: Says about how many pictures a batch holds.
        options: What the person chose goes first.
    """
    counts = np.unique(labels, return_counts=True)[1]
    classes = min(len(counts), options.classes_per_batch or MOST_LABELS_PER_BATCH)
    examples = max(2, min(recipe.batch // classes, int(np.median(counts))))
    return classes, options.examples_per_class_per_batch or examples


def make_sampler(
    examples: npt.NDArray[Any],
    labels: Labels,
    recipe: Recipe,
    options: TrainingOptions,
    load: Load | None = None,
) -> SeededSampler:
    """Make the sampler of a recipe.

    Args:
        examples: As `SeededSampler`.
        labels: int64 (n,).
        recipe: Chooses what the options leave open.
        options: Of the person.
        load: As `SeededSampler`.
    """
    steps = options.steps_per_epoch or recipe.steps_per_epoch
    return SeededSampler(examples, labels, batch_shape(labels, recipe, options), steps, options.seed, load)
