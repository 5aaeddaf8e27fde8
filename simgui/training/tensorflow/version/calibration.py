"""The thresholds of a new model: up to which distance something is a match, found on calibration pictures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from tensorflow_similarity.classification_metrics import make_classification_metric
from tensorflow_similarity.evaluators import MemoryEvaluator
from tensorflow_similarity.types import Lookup

from simgui.core.progress import Progress
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import QueryFigures
from simgui.models.cutpoints import Cutpoint, name_thresholds

STRICT_FALSE_ACCEPTS = 0.01
LENIENT_RECALL = 0.95
_MOST_THRESHOLDS = 200


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
        """The cutpoint that a new model starts with: *balanced*.

        F1 is nearly flat where all right pictures are matches already, and does not count labels that are not
        in the gallery: its maximum may lie at a distance at which these are matches too. Then *balanced* is
        no larger than what 95 % of the right pictures, or 1 % false accepts, need.
        """
        return next(each for each in self.cutpoints if each.name == "balanced")


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
    """
    figures = gallery.measured_by(queries, Progress())
    right = np.sort(figures.nearest[figures.nearest_is_right])
    unknown = np.sort(figures.nearest_other[np.isfinite(figures.nearest_other)])
    allowed = int(STRICT_FALSE_ACCEPTS * len(unknown))
    optimal, thresholds = _optimal(figures, queries, gallery)
    few_false = float(np.nextafter(unknown[allowed], np.float32(-1))) if len(unknown) else optimal
    most_right = float(right[int(np.ceil(LENIENT_RECALL * len(right))) - 1]) if len(right) else optimal
    return Calibration(name_thresholds((few_false, optimal, most_right)), figures, thresholds)


def _optimal(
    figures: QueryFigures, queries: LabelledGallery, gallery: LabelledGallery
) -> tuple[float, Mapping[str, list[float]]]:
    """Calibrate by F1 with TensorFlow Similarity's evaluator.

    Its index would answer a query that is in the gallery with that very picture, so the evaluator is given the
    nearest pictures that were found here.
    """
    nearest = zip(figures.nearest, gallery.labels[figures.neighbours[:, 0]], strict=True)
    calibrated = MemoryEvaluator().calibrate(
        target_labels=queries.labels,
        lookups=[[Lookup(rank=0, distance=float(distance), label=int(label))] for distance, label in nearest],
        thresholds_targets={},
        calibration_metric=make_classification_metric("f1"),
        matcher="match_nearest",
        extra_metrics=[make_classification_metric(name) for name in ("precision", "recall", "binary_accuracy")],
        verbose=0,
    )
    thresholds = {name: _thinned(values) for name, values in calibrated.thresholds.items() if name != "value"}
    return float(calibrated.cutpoints["optimal"]["distance"]), thresholds


def _thinned(values: Sequence[Any]) -> list[float]:
    rows = np.linspace(0, len(values) - 1, min(len(values), _MOST_THRESHOLDS)).astype(np.int64)
    return [round(float(values[row]), 4) for row in rows]
