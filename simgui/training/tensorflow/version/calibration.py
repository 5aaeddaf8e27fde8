"""The thresholds of a new model: up to which distance something is a match, found on calibration pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from tensorflow_similarity.classification_metrics import make_classification_metric
from tensorflow_similarity.evaluators import MemoryEvaluator
from tensorflow_similarity.types import CalibrationResults, Lookup

from simgui.core.progress import Progress
from simgui.evaluation.intervals import effective_number
from simgui.evaluation.label_calibration import recall_to_ask_for
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import QueryFigures
from simgui.models.cutpoints import Cutpoint, name_thresholds

STRICT_FALSE_ACCEPTS = 0.01
MOST_BALANCED_RECALL = 0.93
"""More is not asked for, however few calibration pictures there are: *lenient* is for that."""
LENIENT_RECALL = 0.95
_MOST_THRESHOLDS = 200
_ANOTHER = -1
"""No label's number."""


@dataclass(frozen=True)
class Calibration:
    """The thresholds of a model, and what they were found from.

    Attributes:
        cutpoints: *strict*, *balanced* and *lenient*, in this order of distance.
        figures: What was measured of each calibration picture.
        thresholds: For plotting: lists of one length, `distance` and the rates of TensorFlow Similarity's
            calibration at each.
    """

    cutpoints: tuple[Cutpoint, ...]
    figures: QueryFigures
    thresholds: Mapping[str, list[float]]

    @property
    def default(self) -> Cutpoint:
        """The cutpoint that a new model starts with: *balanced*."""
        return next(each for each in self.cutpoints if each.name == "balanced")

    def recall_at(self, threshold: float) -> float:
        """Give the share of right nearest pictures that are matches at a threshold; 1 if there are none."""
        right = self.figures.nearest[self.figures.nearest_is_right]
        return float((right <= threshold).mean()) if len(right) else 1.0


def calibrate(queries: LabelledGallery, gallery: LabelledGallery) -> Calibration:
    """Find the three named cutpoints; `simgui.models.cutpoints` says how they come in order.

    Args:
        queries: Calibration pictures: the model has not learnt from them.
        gallery: What they meet in use: all pictures of the folder, whether the model has learnt from them or
            not. Distances to the latter are larger, so a gallery without them would give thresholds that
            hold for no search. A query is not found by itself.

    They are the largest distance at which at most 1 % of the queries are accepted when their label is not in
    the gallery; the one with the best F1, by TensorFlow Similarity's calibration; and the smallest at which
    at least 95 % of the right nearest are accepted.

    For F1 each query is asked twice, once with its own label in the gallery and once without: a match is
    false then. Without that F1 is nearly flat where all right pictures are matches already, and its best is a
    distance at which most pictures of unknown labels are matches too. It is no smaller than what 90 % of the
    right pictures need, a person who searches expects to find, and a standard error more, up to 93 %, since
    calibration pictures are few. On photographs that is what decides.
    """
    figures = gallery.measured_by(queries, Progress())
    right = np.sort(figures.nearest[figures.nearest_is_right])
    unknown = np.sort(figures.nearest_other[np.isfinite(figures.nearest_other)])
    allowed = int(STRICT_FALSE_ACCEPTS * len(unknown))
    labels, found = queries.labels, gallery.labels[figures.neighbours[:, 0]]
    with_unknown = _calibrated(
        np.concatenate([labels, labels]),
        np.concatenate([found, np.full(len(labels), _ANOTHER)]),
        np.concatenate([figures.nearest, figures.nearest_other]),
    )
    best = float(with_unknown.cutpoints["optimal"]["distance"])
    optimal = max(best, _reached_by(_balanced_recall(figures), right, best))
    curve = _calibrated(labels, found, figures.nearest).thresholds
    thresholds = {name: _thinned(values) for name, values in curve.items() if name != "value"}
    few_false = float(np.nextafter(unknown[allowed], np.float32(-1))) if len(unknown) else optimal
    most_right = _reached_by(LENIENT_RECALL, right, optimal)
    return Calibration(name_thresholds((few_false, optimal, most_right)), figures, thresholds)


def _balanced_recall(figures: QueryFigures) -> float:
    """Give the least recall of *balanced*: what the verdict by label asks for, too."""
    independent = effective_number(figures.scenes[figures.nearest_is_right])
    return min(MOST_BALANCED_RECALL, recall_to_ask_for(max(1.0, independent)))


def _reached_by(recall: float, right: npt.NDArray[np.float32], otherwise: float) -> float:
    """Give the smallest distance at which so many right nearest pictures, sorted, are matches."""
    return float(right[int(np.ceil(recall * len(right))) - 1]) if len(right) else otherwise


def _calibrated(
    labels: npt.NDArray[np.int64], found: npt.NDArray[np.int64], distances: npt.NDArray[np.float32]
) -> CalibrationResults:
    """Calibrate by F1 with TensorFlow Similarity's evaluator.

    Its index would answer a query that is in the gallery with that very picture, so the evaluator is given
    the nearest pictures that were found here.

    Args:
        labels: int64 (n,), of each query.
        found: int64 (n,), of its nearest picture.
        distances: float32 (n,), how far away that is.
    """
    there = np.isfinite(distances)
    nearest = zip(distances[there].tolist(), found[there].tolist(), strict=True)
    return MemoryEvaluator().calibrate(
        target_labels=labels[there],
        lookups=[[Lookup(0, distance, label)] for distance, label in nearest],
        thresholds_targets={},
        calibration_metric=make_classification_metric("f1"),
        matcher="match_nearest",
        extra_metrics=[
            make_classification_metric(name) for name in ("precision", "recall", "binary_accuracy")
        ],
        verbose=0,
    )


def _thinned(values: Sequence[Any]) -> list[float]:
    rows = np.linspace(0, len(values) - 1, min(len(values), _MOST_THRESHOLDS)).astype(np.int64)
    return [round(float(values[row]), 4) for row in rows]
