"""What a threshold would give in a folder, expected from the distances that are known and a curve of *same*.

It is the F1 of a calibration by labels (`simgui.training.tensorflow.version.calibration`), without labels:
each picture is asked about twice, once with what is the same as it in the gallery and once without. Of a
neighbour, only how likely it is the same is known. So the first neighbour is right with that likelihood, and
the nearest *other* picture is the k-th neighbour if all before it are the same and it is not.
"""

from dataclasses import dataclass

import numpy as np

from simgui.teaching.same_curve import Distances, Numbers

_THRESHOLDS = 400
_BEYOND = 1


@dataclass(frozen=True)
class KnownDistances:
    """Distances of pictures of a folder to their nearest ones, and the thresholds that are tried.

    Attributes:
        nearest: float32 (n, k), rising in each row, k at least 1.
        thresholds: float64 (t,), rising evenly, up to the largest distance.
    """

    nearest: Distances
    thresholds: Numbers

    @classmethod
    def of(cls, nearest: Distances) -> "KnownDistances":
        """Try thresholds up to the largest of the distances."""
        return cls(nearest, np.linspace(0, float(nearest.max()), _THRESHOLDS + 1)[1:])

    def place(self, distance: float) -> int:
        """Give the place of the threshold nearest to a distance."""
        return int(np.abs(self.thresholds - distance).argmin())


@dataclass(frozen=True)
class ExpectedRates:
    """What each threshold gives; float64 (t,), each in [0, 1], nan where nothing is a match.

    Attributes:
        f1: Harmonic mean of precision, over both times that a picture is asked about, and recall.
        right: Share of the first neighbours up to it that are the same.
        recall: Share of the first neighbours that are the same that lie up to it.
        false_matches: Share of pictures still matched when all that is the same is taken out.
    """

    f1: Numbers
    right: Numbers
    recall: Numbers
    false_matches: Numbers


def expected_rates(known: KnownDistances, same: Numbers) -> ExpectedRates:
    """Give the rates at each threshold.

    Args:
        known: The distances.
        same: float64 (n, k), how likely each neighbour is the same, in [0, 1].
    """
    first, count = known.nearest[:, 0], len(known.nearest)
    all_before = np.cumprod(same, axis=1)
    other = 1 - same
    other[:, 1:] *= all_before[:, :-1]
    other[:, -1] += all_before[:, -1]  # beyond the neighbours that are known: at least as far as the last
    hits = _up_to(known, first, same[:, 0])
    matches = _up_to(known, first, np.ones(count))
    false_matches = _up_to(known, known.nearest.ravel(), other.ravel())
    positives = max(float(same[:, 0].sum()), 1e-12)
    with np.errstate(invalid="ignore", divide="ignore"):
        right = hits / matches
    return ExpectedRates(
        2 * hits / (matches + false_matches + positives), right, hits / positives, false_matches / count
    )


def _up_to(known: KnownDistances, distances: Distances, weights: Numbers) -> Numbers:
    """Sum the weights of the distances up to each threshold."""
    places = np.searchsorted(known.thresholds, distances.astype(np.float64) - 1e-9)
    sums = np.zeros(len(known.thresholds) + _BEYOND)
    np.add.at(sums, places, weights)
    total: Numbers = np.cumsum(sums)[: len(known.thresholds)]
    return total
