"""Pictures that are nearly copies of each other and have different labels: one of the labels is wrong."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress

NEARLY_THE_SAME = 0.95
"""Cosine of the starter's features from which on two pictures are taken for copies. Of the 3,068 of clothing,
one pair is, a picture saved twice, under two labels; at 0.92 different pants that lie alike are, too."""
_COSINES_AT_ONCE = 8_000_000

Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class NearCopies:
    """Two pictures that are nearly copies and have different labels.

    Attributes:
        one: Row of the one.
        other: Row of the other, a larger number.
        cosine: Of their features, at most 1.
    """

    one: int
    other: int
    cosine: float


def find_near_copies(
    features: Features, labels: npt.NDArray[np.int64], progress: Progress
) -> tuple[NearCopies, ...]:
    """Find the pairs of pictures with different labels that are each other's copies, the nearest first.

    A picture is compared with all others, and stands in one pair at most as the lower row.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,).
        progress: Asked whether to stop.
    """
    found = []
    at_once = max(1, _COSINES_AT_ONCE // max(1, len(features)))
    for start in range(0, len(features), at_once):
        progress.check()
        rows = np.arange(start, min(start + at_once, len(features)))
        cosines = features[rows] @ features.T
        wanted = (labels[rows, None] != labels) & (rows[:, None] < np.arange(len(features)))
        cosines = np.where(wanted, cosines, -np.inf)
        nearest = cosines.argmax(axis=1) if len(features) else rows
        for place in np.flatnonzero(cosines.max(axis=1) >= NEARLY_THE_SAME).tolist():
            cosine = float(min(1.0, cosines[place, nearest[place]]))
            found.append(NearCopies(int(rows[place]), int(nearest[place]), cosine))
    return tuple(sorted(found, key=lambda pair: (-pair.cosine, pair.one)))
