"""Validation: how well a network finds calibration pictures while it is trained.

A picture that is searched for may or may not have been learnt, and distances to the latter are larger. So
calibration pictures are found as well as those that are trained on, as they are in use.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates.scenes import Scenes
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import Labels, mean_average_precision, recall_at
from simgui.models.head import unit_length
from simgui.training.tensorflow.data.pictures import evenly
from simgui.training.tensorflow.fitting.fit import Validation

MOST_QUERIES = 400
MOST_GALLERY = 10_000
"""More would hardly be more exact, but embedding tens of thousands takes as long as an epoch."""


def validator(
    model: Any,
    examples: npt.NDArray[Any],
    labels: Labels,
    scenes: Scenes,
    queries: npt.NDArray[np.int64],
    learnt: npt.NDArray[np.int64],
    at_once: int = 64,
) -> Callable[[], Validation] | None:
    """Make the validation of a network; None if there are no queries.

    Args:
        model: Gives embeddings.
        examples: (n, …), what the model takes.
        labels: int64 (n,).
        scenes: int64 (n,): no picture is found by one of its own scene, nor by itself.
        queries: Rows of calibration pictures; of more than `MOST_QUERIES`, that many at even steps.
        learnt: Rows of the pictures that are trained on, found beside the queries; likewise, `MOST_GALLERY`.
        at_once: Pictures that the model takes in one go: as many as memory allows, since each go costs time.
    """
    if not len(queries):
        return None
    chosen = evenly(queries, MOST_QUERIES)
    rows = np.concatenate([chosen, evenly(learnt, MOST_GALLERY)])

    def embed(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float32]:
        return np.asarray(model(examples[rows], training=False), np.float32)

    def validate() -> Validation:
        parts = [embed(rows[start : start + at_once]) for start in range(0, len(rows), at_once)]
        embeddings = unit_length(np.concatenate(parts))
        asked, found = (
            LabelledGallery(each, labels[each], embeddings[: len(each)], scenes[each])
            for each in (chosen, rows)
        )
        figures = found.measured_by(asked, Progress())
        return Validation(recall_at(1, figures), mean_average_precision(figures))

    return validate
