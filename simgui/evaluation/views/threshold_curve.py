"""Precision, recall and F1 at every threshold that makes a difference."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import effective_number, share_interval
from simgui.evaluation.metrics import QueryFigures
from simgui.evaluation.verdict_rates import f1_score

Rates = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]
Interval = tuple[float, float]


@dataclass(frozen=True)
class ThresholdCurve:
    """Precision, recall and F1 as the threshold rises; between two distances nothing changes.

    They are the rates of `simgui.evaluation.metrics.summarise`, at every distance at once.

    Attributes:
        distances: float32 (m,), rising: the distinct distances of the nearest pictures.
        precision: float64 (m,), share of the matches that have the right label.
        recall: float64 (m,), share of the right nearest pictures that are matches; nan if there are none.
        f1: float64 (m,), harmonic mean of both.
        matches: int64 (m,), queries whose nearest picture is a match.
        right_matches: int64 (m,), matches that have the right label.
        all_right: Queries whose nearest picture has the right label, match or not.
        figures: What was measured of each query.
    """

    distances: npt.NDArray[np.float32]
    precision: Rates
    recall: Rates
    f1: Rates
    matches: Counts
    right_matches: Counts
    all_right: int
    figures: QueryFigures

    def _place(self, distance: float) -> int:
        return int(np.searchsorted(self.distances, np.float32(distance), side="right")) - 1

    def margins(self, distance: float) -> tuple[Interval, Interval]:
        """Give the 95 % intervals of precision and recall at a threshold; (0, 1) where there is nothing."""
        accepted, right = self.figures.nearest <= distance, self.figures.nearest_is_right
        return self._margin(right, accepted), self._margin(accepted, right)

    def _margin(self, hits: npt.NDArray[np.bool_], of: npt.NDArray[np.bool_]) -> Interval:
        """Give the interval of the share of hits among some queries, both bool (q,)."""
        worth = effective_number(self.figures.scenes[of])
        return share_interval(int((hits & of).sum()), int(of.sum()), worth)

    def at(self, distance: float) -> tuple[float, float, float] | None:
        """Give precision, recall and F1 at a threshold; None where nothing is a match."""
        place = self._place(distance)
        if place < 0:
            return None
        return float(self.precision[place]), float(self.recall[place]), float(self.f1[place])


def threshold_curve(figures: QueryFigures) -> ThresholdCurve:
    """Count matches and right matches at each distance."""
    known = np.isfinite(figures.nearest)
    nearest, right = figures.nearest[known], figures.nearest_is_right[known]
    distances = np.unique(nearest)
    matches = np.searchsorted(np.sort(nearest), distances, side="right")
    right_matches = np.searchsorted(np.sort(nearest[right]), distances, side="right")
    all_right = int(right.sum())
    with np.errstate(invalid="ignore"):
        recall = right_matches / np.float64(all_right)
    return ThresholdCurve(
        distances,
        right_matches / matches,
        recall,
        f1_score(right_matches, matches, all_right),
        matches,
        right_matches,
        all_right,
        figures,
    )


@dataclass(frozen=True)
class DistanceBars:
    """How far away the nearest pictures of queries are, as a histogram of n bars.

    Attributes:
        edges: float64 (n + 1,), distances between the bars.
        same_label: int64 (n,), nearest pictures that have the query's label.
        other_label: int64 (n,), nearest pictures that have another label.
        without_own: int64 (n,), nearest pictures after the query's own label is taken out of the gallery.
    """

    edges: Rates
    same_label: npt.NDArray[np.int64]
    other_label: npt.NDArray[np.int64]
    without_own: npt.NDArray[np.int64]


def distance_bars(figures: QueryFigures, bars: int) -> DistanceBars:
    """Count the distances of nearest pictures in bars of equal width, from 0 to the farthest."""
    known, others = np.isfinite(figures.nearest), np.isfinite(figures.nearest_other)
    nearest, without = figures.nearest[known], figures.nearest_other[others]
    farthest = max((float(each.max()) for each in (nearest, without) if len(each)), default=0.0)
    edges = np.linspace(0, farthest or 1.0, bars + 1)
    right = figures.nearest_is_right[known]

    def count(distances: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
        return np.histogram(distances.astype(np.float64), edges)[0].astype(np.int64)

    return DistanceBars(edges, count(nearest[right]), count(nearest[~right]), count(without))
