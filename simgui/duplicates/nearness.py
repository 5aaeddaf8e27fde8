"""From which similarity on two pictures show the same scene: one owner of these limits, for every room.

Pictures with different labels show different things: how alike they are says what chance does. One backbone
finds all pictures more alike than another, and all find drawings or scans much alike, so that the limits come
from the pictures themselves.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Rows

Features = npt.NDArray[np.float32]
LEAST_NEAR = 0.85
"""Below this cosine of the features, two pictures are never near copies by their looks alone."""
STANDS_OUT = 0.5
"""Two pictures stand out if they are at most this share as far apart as each is from what else there is."""
STANDS_OUT_IN_A_ROW = 0.8
"""The same, for pictures whose files follow each other."""

_NEAR = 0.4
"""Found on bursts: nearer to 1, shots of a moved camera are missed; nearer to 0, scenes run together."""
_DEVIATIONS = {1e-4: 3.719, 1e-3: 3.090, 1e-2: 2.326}
"""Share of a normal distribution → how many standard deviations above the mean it begins."""
_QUARTILE = 0.6745
"""How far the quartiles of a normal distribution lie from its middle, in standard deviations."""
_ONE_THING = 0.95
"""Labels are one thing from here on: 0 is as alike as two labels usually are, 1 as the pictures of one."""
_LEAST_PAIRS_BEYOND = 10
_MOST_COMPARED = 1500


@dataclass(frozen=True)
class Nearness:
    """From which cosine on two pictures of a label show the same scene.

    Attributes:
        by_chance: What one in 10,000 pairs with different labels reaches. Two pictures that are more alike,
            and stand out, are near copies.
        near: `_NEAR` of the way from there to the same picture: from here on, any two pictures are.
        in_a_row: For pictures whose files follow each other and which stand out: what one in 1,000 reaches.
        in_a_burst: For pictures that one camera took in quick succession: what one in 100 reaches. That is a
            reason by itself; the cosine only guards against times that are not those of the shots.
    """

    by_chance: float
    near: float
    in_a_row: float
    in_a_burst: float

    @property
    def copies(self) -> float:
        """For pictures with different labels: halfway from `near` to the same picture."""
        return (self.near + 1) / 2


def nearness(features: Features, labels: Rows) -> Nearness:
    """Find how near is near, for a backbone and a kind of pictures.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,); if there is one label only, all of its pictures are compared.
    """
    asked = np.linspace(0, len(labels) - 1, min(len(labels), _MOST_COMPARED)).astype(np.int64)
    different = _show_different_things(features[asked], labels[asked])
    if not different.any():
        different = ~np.eye(len(asked), dtype=bool)
    if not different.any():
        return Nearness(LEAST_NEAR, LEAST_NEAR, LEAST_NEAR, LEAST_NEAR)
    alike = (features[asked] @ features[asked].T)[different]
    by_chance, in_a_row, in_a_burst = (_reached_by(share, alike) for share in _DEVIATIONS)
    return Nearness(by_chance, max(LEAST_NEAR, by_chance + _NEAR * (1 - by_chance)), in_a_row, in_a_burst)


def nearness_without_labels(features: Features) -> Nearness:
    """Find how near is near among pictures that may be copies of one another, without labels that say so.

    What chance does is read off the less alike half of the pairs, where no copies are.

    Args:
        features: float32 (n, d), unit length, n at least 2.
    """
    asked = np.linspace(0, len(features) - 1, min(len(features), _MOST_COMPARED)).astype(np.int64)
    alike = (features[asked] @ features[asked].T)[~np.eye(len(asked), dtype=bool)].astype(np.float64)
    quarter, middle = np.quantile(alike, (0.25, 0.5)).tolist()
    deviation = (middle - quarter) / _QUARTILE
    by_chance, in_a_row, in_a_burst = (min(1.0, middle + each * deviation) for each in _DEVIATIONS.values())
    return Nearness(by_chance, max(LEAST_NEAR, by_chance + _NEAR * (1 - by_chance)), in_a_row, in_a_burst)


def _show_different_things(features: Features, labels: Rows) -> npt.NDArray[np.bool_]:
    """Tell which pairs have different labels, without those whose labels are two names of one thing.

    Two labels are taken for one thing where their pictures are as alike as those of one of them.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,).

    Returns:
        bool (n, n).
    """
    numbers, rows = np.unique(labels, return_inverse=True)
    summed = np.zeros((len(numbers), features.shape[1]))
    np.add.at(summed, rows, features)
    counts = np.bincount(rows).astype(np.float64)
    between, pairs = summed @ summed.T, np.outer(counts, counts)
    own = (np.diag(between) - counts) / np.maximum(counts * (counts - 1), 1)  # no picture with itself
    own[counts < 2] = np.inf
    apart = ~np.eye(len(numbers), dtype=bool)
    if not apart.any():
        return np.zeros((len(labels), len(labels)), bool)
    usual = between[apart].sum() / pairs[apart].sum()
    limit = usual + _ONE_THING * ((own[:, None] + own[None]) / 2 - usual)
    different = apart & (between / pairs < limit)
    return (different if different.any() else apart)[rows[:, None], rows[None]]


def _reached_by(share: float, alike: Features) -> float:
    """Give the cosine that a small share of pairs reaches: as counted, where there are enough to count.

    A normal distribution says too much of cosines near 1, which no pair can pass; of few pairs it is all that
    is known.

    Args:
        share: One of `_DEVIATIONS`.
        alike: float32 (k,), cosines of pairs.
    """
    mean, deviation = alike.mean(dtype=np.float64), alike.std(dtype=np.float64)
    expected = min(1.0, float(mean + _DEVIATIONS[share] * deviation))
    if len(alike) * share < _LEAST_PAIRS_BEYOND:
        return expected
    return min(expected, float(np.quantile(alike, 1 - share)))
