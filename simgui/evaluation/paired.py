"""How much better one model finds than another, told on the same queries.

Both models meet the same easy and hard queries, so their difference is known far better than either figure:
only the queries on which they differ count. The 95 % intervals are those of the cluster bootstrap over scenes
(Efron, 1979; Field and Welsh, 2007): scenes are drawn, each with its queries and what both models made of
them.
"""

import math
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import bootstrap_interval
from simgui.evaluation.metrics import QueryFigures
from simgui.evaluation.verdict_rates import Verdicts
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
    before: QueryFigures,
    after: QueryFigures,
    verdicts_before: Sequence[Verdicts],
    verdicts_after: Sequence[Verdicts],
) -> Difference:
    """Tell how much better `after` finds than `before`.

    Args:
        before: What was measured of one model.
        after: Of the other, on the same queries in the same order.
        verdicts_before: What the one says of them: by the nearest picture, then by label if it can.
        verdicts_after: And the other. By label they are compared if both can.
    """
    pairs = list(zip(verdicts_before, verdicts_after, strict=False))
    both = np.concatenate(
        [
            _columns(before, [verdicts for verdicts, _ in pairs]),
            _columns(after, [verdicts for _, verdicts in pairs]),
        ],
        axis=1,
    )
    whole = _differences(both.sum(axis=0, keepdims=True))[0]
    rates, intervals = {}, {}
    for place, (name, difference) in enumerate(zip(DIFFERENCES, whole, strict=False)):
        if np.isfinite(difference):
            rates[name] = float(difference)
            intervals[name] = bootstrap_interval(
                lambda sums, place=place: _differences(sums)[:, place],  # type: ignore[misc]
                both,
                after.scenes,
            )
    return Difference(len(both), len(np.unique(after.scenes)), rates, intervals)


def _columns(figures: QueryFigures, by: Sequence[Verdicts]) -> Sums:
    """Give what the rates are ratios of, of each query: float64 (q, 3 + 5 times the kinds of verdicts)."""
    columns = [figures.rank_of_first == 1, figures.average_precision, np.ones(len(figures.nearest))]
    for verdicts in by:
        right_match = verdicts.right & verdicts.matches
        known, false_match = verdicts.others, verdicts.others & verdicts.other_matches
        weighed = (known & right_match).astype(np.float64) - false_match
        columns += [right_match, verdicts.right, false_match, known, weighed]
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def _differences(sums: Sums) -> Sums:
    """Give the differences of `DIFFERENCES` from sums over samples of queries: float64 (draws, 5 or 8)."""
    before, after = np.split(sums, 2, axis=1)
    return _rates(after) - _rates(before)


def _rates(sums: Sums) -> Sums:
    first, precision, queries, *verdicts = sums.T
    rates = [first / queries, precision / queries]
    with np.errstate(invalid="ignore", divide="ignore"):
        for start in range(0, len(verdicts), 5):
            right_match, right, false_match, known, weighed = verdicts[start : start + 5]
            rates += [right_match / right, false_match / known, (1 + weighed / known) / 2]
    return np.stack(rates, axis=1)
