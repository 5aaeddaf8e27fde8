"""Pictures that are nearly copies of each other and have different labels: one of the labels is wrong."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates.near_copies import copies_across_labels
from simgui.duplicates.nearness import nearness

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

    How near that is comes from the pictures, as in a training, which warns of the same pairs. A picture is
    compared with all others, and stands in one pair at most as the lower row.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,).
        progress: Asked whether to stop.
    """
    near = nearness(features, labels).copies if len(labels) else 1.0
    pairs = copies_across_labels(features, labels, near, len(labels), progress).tolist()
    found = [NearCopies(one, other, min(1.0, float(features[one] @ features[other]))) for one, other in pairs]
    return tuple(sorted(found, key=lambda pair: (-pair.cosine, pair.one)))
