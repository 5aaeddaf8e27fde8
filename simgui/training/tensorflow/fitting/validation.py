"""Validation: how well a network finds calibration pictures while it is trained."""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.metrics import Labels, mean_average_precision, measure, recall_at
from simgui.models.head import unit_length
from simgui.search.gallery import Gallery
from simgui.training.tensorflow.data.pictures import evenly
from simgui.training.tensorflow.fitting.fit import Validation

MOST_QUERIES = 400
MOST_GALLERY = 10_000
"""More would hardly be more exact, but embedding tens of thousands takes as long as an epoch."""


def validator(
    model: Any,
    examples: npt.NDArray[Any],
    labels: Labels,
    queries: npt.NDArray[np.int64],
    gallery: npt.NDArray[np.int64],
    at_once: int = 64,
) -> Callable[[], Validation] | None:
    """Make the validation of a network; None if there are no queries.

    Args:
        model: Gives embeddings.
        examples: (n, …), what the model takes.
        labels: int64 (n,).
        queries: Rows of calibration pictures; of more than `MOST_QUERIES`, that many at even steps.
        gallery: Rows of the pictures that are trained on; likewise, `MOST_GALLERY`.
        at_once: Pictures that the model takes in one go: as many as memory allows, since each go costs time.
    """
    if not len(queries):
        return None
    chosen, others = evenly(queries, MOST_QUERIES), evenly(gallery, MOST_GALLERY)

    def embed(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        return np.asarray(model(examples[rows], training=False), np.float32)

    def embedded(rows: npt.NDArray[np.int64]) -> Gallery:
        parts = [embed(rows[start : start + at_once]) for start in range(0, len(rows), at_once)]
        return Gallery(rows, unit_length(np.concatenate(parts)))

    def validate() -> Validation:
        asked, found = embedded(chosen), embedded(others)
        figures = measure(asked, labels[chosen], found, labels[others], Progress())
        return Validation(recall_at(1, figures), mean_average_precision(figures))

    return validate
