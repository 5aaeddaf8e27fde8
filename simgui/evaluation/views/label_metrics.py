"""How well each label is found, and what would help it most."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.counts import counted
from simgui.evaluation.intervals import bootstrap_interval, share_interval
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import mean_average_precision, recall_at
from simgui.evaluation.mislabelled.detection import MislabelledPicture

PRECISION_AT = 5
"""As many as a person is shown."""
_WELL = 0.95
_FEW_PICTURES = 50
_FEW_QUERIES = 20
_FEW_ERRORS = 3

Interval = tuple[float, float]


@dataclass(frozen=True)
class LabelFigures:
    """The figures of one label, over its own queries, each in [0, 1] with its 95 % interval.

    Attributes:
        label: Its name.
        pictures: How many of the gallery have it.
        queries: How many were asked about.
        recall_at_1: Share whose nearest picture has the label.
        recall_at_5: Share with the label among the five nearest.
        map: Mean of the average precisions.
        precision_at_k: Mean share of the `PRECISION_AT` nearest that have the label.
        intervals: Of each figure, by its name.
        errors: Queries whose nearest picture has another label.
        taken_for: The label that most of the errors go to; empty if there are none.
        taken: How many go there.
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


def figures_by_label(measurement: Measurement) -> tuple[LabelFigures, ...]:
    """Give the figures of every label that was asked about, the weakest first.

    The weakest is the one with the lowest recall@1; of equal ones that with the lowest mAP.
    """
    counts = np.bincount(measurement.gallery_labels, minlength=len(measurement.names))
    found = [
        _of_label(measurement, number, int(counts[number]))
        for number in np.unique(measurement.query_labels).tolist()
    ]
    return tuple(sorted(found, key=_strength))


def _of_label(measurement: Measurement, number: int, pictures: int) -> LabelFigures:
    rows = np.flatnonzero(measurement.query_labels == number)
    figures = measurement.figures.of(rows)
    ranks = figures.rank_of_first
    neighbours = measurement.neighbour_labels[rows, :PRECISION_AT]
    precisions = (neighbours == number).sum(axis=1) / PRECISION_AT
    wrong = neighbours[(neighbours[:, 0] >= 0) & ~figures.nearest_is_right, 0]
    goes_to = np.bincount(wrong, minlength=len(measurement.names))
    most = int(goes_to.argmax())
    intervals = {
        "recall_at_1": share_interval(int((ranks == 1).sum()), len(rows)),
        "recall_at_5": share_interval(int(((ranks >= 1) & (ranks <= 5)).sum()), len(rows)),
        "map": _interval_of_mean(figures.average_precision),
        "precision_at_k": _interval_of_mean(precisions),
    }
    return LabelFigures(
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


def _interval_of_mean(values: npt.NDArray[np.float64]) -> Interval:
    def mean(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        return np.asarray(values[rows].mean(axis=1), np.float64)

    return bootstrap_interval(mean, len(values))


def _strength(figures: LabelFigures) -> tuple[float, float, str]:
    return figures.recall_at_1, figures.map, figures.label


def advise_each(
    labels: Sequence[LabelFigures], measurement: Measurement, suspects: Iterable[MislabelledPicture]
) -> list[tuple[LabelFigures, str]]:
    """Put beside the figures of each label what would help it most."""
    pictures = np.bincount(measurement.gallery_labels, minlength=len(measurement.names)).tolist()
    doubted = Counter(suspect.label for suspect in suspects if suspect.clear)
    return [(figures, advise(figures, doubted[figures.label], pictures)) for figures in labels]


def advise(figures: LabelFigures, suspects: int, all_pictures: Sequence[int]) -> str:
    """Say in one sentence what would help a label most.

    Args:
        figures: Its figures.
        suspects: How many of its pictures look mislabelled.
        all_pictures: How many pictures each label has, to tell what is few.
    """
    if len(all_pictures) < 2:
        return "There is no other label to tell it from, so these figures say nothing yet."
    fewer = figures.pictures < float(np.median(all_pictures)) / 2
    few = fewer or figures.pictures < _FEW_PICTURES
    if figures.recall_at_1 < _WELL and suspects >= max(_FEW_ERRORS, figures.errors // 2):
        return f"{suspects:,} of its pictures look mislabelled: check them first."
    if figures.recall_at_1 < _WELL and figures.errors >= _FEW_ERRORS and 2 * figures.taken > figures.errors:
        return (
            f"{figures.taken:,} of {figures.errors:,} errors go to “{figures.taken_for}”: merge the two, or "
            "add pictures that show what sets them apart."
        )
    if figures.recall_at_1 < _WELL and few:
        few_are = counted(figures.pictures, "is", "are")
        return f"Add pictures: {few_are} few{' beside the other labels' if fewer else ''}."
    if figures.queries < _FEW_QUERIES:
        tested = counted(figures.queries, "picture was", "pictures were")
        return f"Only {tested} tested: these figures say little yet."
    if figures.recall_at_1 < _WELL:
        return "Its errors are spread over several labels: add more, and more varied, pictures."
    if suspects:
        looks = "looks" if suspects == 1 else "look"
        return f"Found well; {suspects:,} of its pictures {looks} mislabelled."
    return "Found well."
