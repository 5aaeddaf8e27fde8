"""Which pairs a person is asked about: those that the model is least sure of, spread over the folder."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt

from simgui.teaching.same_curve import Distances, Numbers

_BINS = 24
_RANGE = (0.002, 0.98)
"""Quantiles of the distances that are asked about: beyond them are a few pairs that say little of others."""


def likelihoods(distances: Distances, same: Numbers) -> Numbers:
    """Give how likely each pair is to be asked, up to a factor; it depends on nothing but the distance.

    That is p (1 - p), the variance of the answer, where p says how likely *same* is; and pairs of a distance
    that is rare count more, so that the curve of *same* is known along all of it.

    Args:
        distances: float32 (n,), of the pairs.
        same: float64 (n,), in [0, 1].
    """
    low, high = np.quantile(distances, _RANGE)
    counts, edges = np.histogram(distances, bins=_BINS, range=(low, max(high, low + 1e-6)))
    places = np.clip(np.searchsorted(edges, distances, side="right") - 1, 0, _BINS - 1)
    asked = (distances >= low) & (distances <= high)
    return np.where(asked, same * (1 - same) / np.maximum(counts[places], 1), 0.0)


def draw(
    pairs: npt.NDArray[np.int64],
    likely: Numbers,
    around: npt.NDArray[np.int64],
    used: Collection[int],
    count: int,
    seed: int,
) -> list[int]:
    """Draw pairs without repetition (Efraimidis and Spirakis, 2006).

    No picture comes twice, and as long as there are others, no neighbour of one that was drawn: ten pairs of
    one event say little more than one.

    Args:
        pairs: int64 (n, 2), rows of pictures.
        likely: float64 (n,), how likely each is to be drawn; 0 for never.
        around: int64 (pictures, k), rows of the nearest pictures of each; empty rows (-1) where unknown.
        used: Rows of pictures that were asked about before.
        count: How many are wanted at most.
        seed: The same again gives the same pairs.

    Returns:
        Places in `pairs`.
    """
    random = np.random.default_rng(seed).random(len(pairs))
    with np.errstate(divide="ignore"):
        order = np.argsort(np.log(random) / np.where(likely > 0, likely, np.nan))[::-1]
    order = order[likely[order] > 0]
    drawn: list[int] = []
    for spread in (True, False):
        taken = set(used) | {row for place in drawn for row in pairs[place].tolist()}
        near = {row for place in drawn for row in _around(pairs[place], around)} if spread else set[int]()
        for place in order.tolist():
            if len(drawn) == count:
                return drawn
            both = set(pairs[place].tolist())
            if place in drawn or both & taken or both & near:
                continue
            drawn.append(place)
            taken |= both
            if spread:
                near |= _around(pairs[place], around)
    return drawn


def _around(pair: npt.NDArray[np.int64], around: npt.NDArray[np.int64]) -> set[int]:
    return set(around[pair].ravel().tolist()) - {-1}
