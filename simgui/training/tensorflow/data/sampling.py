"""Batches: a number of labels with a number of pictures each, which a metric loss compares."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from tensorflow_similarity.samplers import MultiShotMemorySampler

from simgui.evaluation.metrics import Labels
from simgui.training.options import TrainingOptions
from simgui.training.recipes import Recipe

MOST_LABELS_PER_BATCH = 16

Augmenter = Callable[[Any, Any, int, bool], tuple[Any, Any]]


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
    augmenter: Augmenter | None = None,
) -> Any:
    """Make a sampler of TensorFlow Similarity: labels drawn evenly, pictures not twice if they suffice.

    Args:
        examples: (n, …): features, pixels, or the row numbers of pictures that the augmenter loads.
        labels: int64 (n,).
        recipe: Chooses what the options leave open.
        options: Of the person.
        augmenter: Gets examples, labels, the number of augmentations and whether it is a warm-up.
    """
    classes, each = batch_shape(labels, recipe, options)
    return MultiShotMemorySampler(
        examples,
        labels,
        classes_per_batch=classes,
        examples_per_class_per_batch=each,
        steps_per_epoch=options.steps_per_epoch or recipe.steps_per_epoch,
        class_list=np.unique(labels).tolist(),
        augmenter=augmenter,
    )
