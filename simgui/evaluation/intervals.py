"""How far a measured metric can be trusted: 95 % intervals.

Queries of one scene are alike: ten pictures of a burst say little more than one. So the intervals count
scenes and not queries. Where each query is a scene of its own, they are the ordinary ones.
"""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

_Z_95 = 1.959964
_DRAWS = 1000
_DRAWN_AT_ONCE = 2_000_000

Scenes = npt.NDArray[np.int64]


def share_interval(count: int, of: int, independent: float | None = None) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson, 1927), in [0, 1]; (0, 1) if nothing was counted.

    Args:
        count: Cases that are hits.
        of: All cases.
        independent: How many independent cases these are worth, as `effective_number` gives it; all if None.
    """
    if not of:
        return 0.0, 1.0
    cases = of if independent is None else independent
    share, square = count / of, _Z_95**2 / cases
    centre = (share + square / 2) / (1 + square)
    half = _Z_95 / (1 + square) * math.sqrt(share * (1 - share) / cases + square / (4 * cases))
    # The share lies in its interval, whatever rounding makes of the ends.
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def effective_number(scenes: Scenes) -> float:
    """Give how many independent cases some queries are worth.

    That is n² / Σ m² of n queries in scenes with m each (Kish, 1965): the number of scenes where all are of
    one size. It is on the safe side: as if the queries of a scene were always found, or missed, together.

    Args:
        scenes: int64 (n,), the scene of each query.
    """
    sizes = np.unique(scenes, return_counts=True)[1].astype(np.float64)
    return float(sizes.sum() ** 2 / max(1.0, (sizes**2).sum()))


def bootstrap_interval(
    statistic: Callable[[npt.NDArray[np.float64]], npt.NDArray[np.float64]],
    values: npt.NDArray[np.float64],
    scenes: Scenes | None = None,
) -> tuple[float, float]:
    """Give the 95 % interval of a metric by the cluster bootstrap (Field and Welsh, 2007), seeded.

    Scenes are drawn with repetition, each with all of its queries.

    Args:
        statistic: Takes the sums of the values over each sample, float64 (draws, c), and gives the metric of
            each sample, float64 (draws,); nan where a sample has none.
        values: float64 (n, c), of each query; (0, 1) is the interval if there are no queries.
        scenes: int64 (n,), the scene of each query; each is a scene of its own if None.
    """
    if not len(values):
        return 0.0, 1.0
    if scenes is None:
        summed = values
    else:
        places = np.unique(scenes, return_inverse=True)[1]
        summed = np.stack([np.bincount(places, weights=column) for column in values.T], axis=1)
    random, count = np.random.default_rng(0), len(summed)
    at_once = max(1, _DRAWN_AT_ONCE // count)
    drawn = [
        statistic(summed[random.integers(0, count, (min(at_once, _DRAWS - start), count))].sum(axis=1))
        for start in range(0, _DRAWS, at_once)
    ]
    found = np.concatenate(drawn)
    if np.isnan(found).all():
        return 0.0, 1.0
    low, high = np.nanpercentile(found, (2.5, 97.5))
    return float(low), float(high)
