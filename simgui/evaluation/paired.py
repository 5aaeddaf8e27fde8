"""How much better one model finds than another, told on the same queries.

Both models meet the same easy and hard queries, so their difference is known far better than either figure:
only the queries on which they differ count. The 95 % intervals are those of the cluster bootstrap over scenes
(Efron, 1979; Field and Welsh, 2007): scenes are drawn, each with its queries and what both models made of
them.
"""

import math

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import bootstrap_interval
from simgui.evaluation.metrics import QueryFigures
from simgui.models.metrics import DIFFERENCES, Difference

Sums = npt.NDArray[np.float64]
_Z_SQUARED = 1.959964**2


def smallest_gain(scenes: int) -> float:
    """Give the smallest gain of recall@1 that so many scenes can tell from chance, in (0, 1].

    In the best case the two models differ on the gained scenes alone. The difference of a scene is then 1
    with probability g, else 0, so g is told if g > z √(g (1 - g) / n): if g > z² / (n + z²), z = 1.96. Where
    some scenes are lost too, it takes more.
    """
    return _Z_SQUARED / (scenes + _Z_SQUARED)


def scenes_to_tell(gain: float) -> int:
    """Give how many scenes it takes, at least, to tell a gain of recall@1 in (0, 1) from chance."""
    return math.ceil(_Z_SQUARED * (1 - gain) / gain)


def compare_pairwise(
    before: QueryFigures, after: QueryFigures, threshold_before: float, threshold_after: float
) -> Difference:
    """Tell how much better `after` finds than `before`.

    Args:
        before: What was measured of one model.
        after: Of the other, on the same queries in the same order.
        threshold_before: Up to which distance a neighbour is a match to the one.
        threshold_after: And to the other.
    """
    both = np.concatenate([_columns(before, threshold_before), _columns(after, threshold_after)], axis=1)
    whole = _differences(both.sum(axis=0, keepdims=True))[0]
    rates, intervals = {}, {}
    for place, name in enumerate(DIFFERENCES):
        if np.isfinite(whole[place]):
            rates[name] = float(whole[place])
            intervals[name] = bootstrap_interval(
                lambda sums, place=place: _differences(sums)[:, place],  # type: ignore[misc]
                both,
                after.scenes,
            )
    return Difference(len(both), len(np.unique(after.scenes)), rates, intervals)


def _columns(figures: QueryFigures, threshold: float) -> Sums:
    """Give what the rates are ratios of, of each query: float64 (q, 8)."""
    right, known = figures.nearest_is_right, np.isfinite(figures.nearest_other)
    right_match = right & (figures.nearest <= threshold)
    false_match = known & (figures.nearest_other <= threshold)
    columns = (
        figures.rank_of_first == 1,
        figures.average_precision,
        np.ones(len(right)),
        right_match,
        right,
        false_match,
        known,
        (known & right_match).astype(np.float64) - false_match,
    )
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def _differences(sums: Sums) -> Sums:
    """Give the differences of `DIFFERENCES` from the sums over samples of queries: float64 (draws, 5)."""
    before, after = np.split(sums, 2, axis=1)
    return _rates(after) - _rates(before)


def _rates(sums: Sums) -> Sums:
    first, precision, queries, right_match, right, false_match, known, verdicts = sums.T
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.stack(
            [
                first / queries,
                precision / queries,
                right_match / right,
                false_match / known,
                (1 + verdicts / known) / 2,
            ],
            axis=1,
        )
