"""How far a measured metric can be trusted: 95 % intervals."""

import math
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

_Z_95 = 1.959964
_DRAWS = 1000
_DRAWN_AT_ONCE = 2_000_000


def share_interval(count: int, of: int) -> tuple[float, float]:
    """Give the 95 % interval of a share (Wilson, 1927), in [0, 1]; (0, 1) if nothing was counted."""
    if not of:
        return 0.0, 1.0
    share, square = count / of, _Z_95**2 / of
    centre = (share + square / 2) / (1 + square)
    half = _Z_95 / (1 + square) * math.sqrt(share * (1 - share) / of + square / (4 * of))
    # The share lies in its interval, whatever rounding makes of the ends.
    return max(0.0, min(share, centre - half)), min(1.0, max(share, centre + half))


def bootstrap_interval(
    statistic: Callable[[npt.NDArray[np.int64]], npt.NDArray[np.float64]], count: int
) -> tuple[float, float]:
    """Give the 95 % interval of a metric over `count` queries by the bootstrap (Efron, 1979), seeded.

    Args:
        statistic: Takes rows int64 (draws, count), each a sample of the queries with repetition, and gives
            the metric of each sample, float64 (draws,); nan where a sample has none.
        count: Number of queries; (0, 1) if there are none.
    """
    if not count:
        return 0.0, 1.0
    random = np.random.default_rng(0)
    at_once = max(1, _DRAWN_AT_ONCE // count)
    drawn = [
        statistic(random.integers(0, count, (min(at_once, _DRAWS - start), count)))
        for start in range(0, _DRAWS, at_once)
    ]
    found = np.concatenate(drawn)
    if np.isnan(found).all():
        return 0.0, 1.0
    low, high = np.nanpercentile(found, (2.5, 97.5))
    return float(low), float(high)
