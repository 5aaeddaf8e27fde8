"""How well each label is found, and what would help it most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import Sentence, say, say_count
from simgui.evaluation.intervals import Scenes, bootstrap_interval, effective_number, share_interval
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import found_within, mean_average_precision, recall_at
from simgui.evaluation.mislabelled.detection import MislabelledPicture
from simgui.search.records import NEIGHBOURS_SHOWN

PRECISION_AT = NEIGHBOURS_SHOWN
_WELL = 0.95
_FEW_PICTURES = 50
_FEW_QUERIES = 20
_FEW_ERRORS = 3

Interval = tuple[float, float]


@dataclass(frozen=True)
class LabelMetrics:
    """The metrics of one label over its own queries, each in [0, 1] with its 95 % interval.

    Attributes:
        label: Its name.
        pictures: How many pictures of the gallery have it.
        queries: How many pictures with it were tested.
        recall_at_1: Share whose nearest picture has the label.
        recall_at_5: Share with the label among the five nearest.
        map: Mean of the average precisions.
        precision_at_k: Mean share of the `PRECISION_AT` nearest that have the label.
        intervals: The interval of each metric, by its name.
        errors: Queries whose nearest picture has another label.
        taken_for: The label that most of these nearest pictures have; empty if there are no errors.
        taken: How many of them have it.
    """

    label: str
    pictures: int
    queries: int
    recall_at_1: float
    recall_at_5: float
    map: float
    precision_at_k: float
    intervals: dict[str, Interval]
    errors: int
    taken_for: str
    taken: int


def metrics_by_label(measurement: Measurement) -> tuple[LabelMetrics, ...]:
    """Give the metrics of every label that was tested, the weakest first.

    The weakest is the one with the lowest recall@1; of equal ones, the one with the lowest mAP.
    """
    counts = np.bincount(measurement.gallery_labels, minlength=len(measurement.names))
    found = [
        _of_label(measurement, number, int(counts[number]))
        for number in np.unique(measurement.query_labels).tolist()
    ]
    return tuple(sorted(found, key=_strength))


def _of_label(measurement: Measurement, number: int, pictures: int) -> LabelMetrics:
    rows = np.flatnonzero(measurement.query_labels == number)
    figures = measurement.figures.rows(rows)
    neighbours = measurement.neighbour_labels[rows, :PRECISION_AT]
    precisions = (neighbours == number).sum(axis=1) / PRECISION_AT
    wrong = neighbours[(neighbours[:, 0] >= 0) & ~figures.nearest_is_right, 0]
    goes_to = np.bincount(wrong, minlength=len(measurement.names))
    most = int(goes_to.argmax())
    worth = effective_number(figures.scenes)
    intervals = {
        "recall_at_1": share_interval(int(found_within(1, figures).sum()), len(rows), worth),
        "recall_at_5": share_interval(int(found_within(5, figures).sum()), len(rows), worth),
        "map": _interval_of_mean(figures.average_precision, figures.scenes),
        "precision_at_k": _interval_of_mean(precisions, figures.scenes),
    }
    return LabelMetrics(
        measurement.names[number],
        pictures,
        len(rows),
        recall_at(1, figures),
        recall_at(5, figures),
        mean_average_precision(figures),
        float(precisions.mean()),
        intervals,
        int((~figures.nearest_is_right).sum()),
        measurement.names[most] if len(wrong) else "",
        int(goes_to[most]) if len(wrong) else 0,
    )


def _interval_of_mean(values: npt.NDArray[np.float64], scenes: Scenes) -> Interval:
    summed = np.stack([values, np.ones(len(values))], axis=1)
    return bootstrap_interval(lambda sums: sums[:, 0] / sums[:, 1], summed, scenes)


def _strength(metrics: LabelMetrics) -> tuple[float, float, str]:
    return metrics.recall_at_1, metrics.map, metrics.label


def advise_each(
    labels: Sequence[LabelMetrics], measurement: Measurement, mislabelled: Iterable[MislabelledPicture]
) -> list[tuple[LabelMetrics, Sentence]]:
    """Give the metrics of each label together with what would help it most."""
    pictures = np.bincount(measurement.gallery_labels, minlength=len(measurement.names)).tolist()
    doubted = Counter(picture.label for picture in mislabelled if picture.clear)
    return [(metrics, advise(metrics, doubted[metrics.label], pictures)) for metrics in labels]


def advise(metrics: LabelMetrics, mislabelled: int, all_pictures: Sequence[int]) -> Sentence:
    """Say in one sentence what would help a label most.

    Args:
        metrics: Its metrics.
        mislabelled: How many of its pictures look mislabelled.
        all_pictures: How many pictures each label has: few are few beside the others.
    """
    if len(all_pictures) < 2:
        return say("There is no other label to tell it from, so these figures say nothing yet.")
    fewer = metrics.pictures < float(np.median(all_pictures)) / 2
    few = fewer or metrics.pictures < _FEW_PICTURES
    if metrics.recall_at_1 < _WELL and mislabelled >= max(_FEW_ERRORS, metrics.errors // 2):
        return say_count(
            "{count:,} of its pictures looks mislabelled: check it first.",
            "{count:,} of its pictures look mislabelled: check them first.",
            mislabelled,
        )
    if metrics.recall_at_1 < _WELL and metrics.errors >= _FEW_ERRORS and 2 * metrics.taken > metrics.errors:
        return say_count(
            "{count:,} of {errors:,} errors goes to “{label}”: merge the two, or add pictures that show what "
            "sets them apart.",
            "{count:,} of {errors:,} errors go to “{label}”: merge the two, or add pictures that show what "
            "sets them apart.",
            metrics.taken,
            errors=metrics.errors,
            label=metrics.taken_for,
        )
    if metrics.recall_at_1 < _WELL and few:
        return _few(metrics.pictures, beside_others=fewer)
    if metrics.queries < _FEW_QUERIES:
        return say_count(
            "Only {count:,} picture was tested: these figures say little yet.",
            "Only {count:,} pictures were tested: these figures say little yet.",
            metrics.queries,
        )
    if metrics.recall_at_1 < _WELL:
        return say("Its errors are spread over several labels: add more, and more varied, pictures.")
    if mislabelled:
        return say_count(
            "Found well; {count:,} of its pictures looks mislabelled.",
            "Found well; {count:,} of its pictures look mislabelled.",
            mislabelled,
        )
    return say("Found well.")


def _few(pictures: int, *, beside_others: bool) -> Sentence:
    if beside_others:
        return say_count(
            "Add pictures: {count:,} is few beside the other labels.",
            "Add pictures: {count:,} are few beside the other labels.",
            pictures,
        )
    return say_count("Add pictures: {count:,} is few.", "Add pictures: {count:,} are few.", pictures)
