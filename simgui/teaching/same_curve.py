"""How likely two pictures are the same to a person, by their distance: fitted to their answers.

The program chooses most pairs near the threshold, so the answers alone say nothing of how many pairs are the
same. But a pair is chosen by its distance alone. So how likely *same* is at a distance is the same among the
pairs that were asked as among all (Zadrozny, 2004), and what all pairs are comes from their distances, which
are known without an answer.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Distances = npt.NDArray[np.float32]

_LEVEL_SPREAD = 3.0
"""Standard deviation of the level before any answer: from one in 400 to nearly all, one is as likely."""
_SLOPE_SPREAD = 0.7
"""That of the logarithm of the slope: how much the odds of *same* fall from one quartile to the other."""
_STEPS = 30


@dataclass(frozen=True)
class Scale:
    """In what distances are counted for the fit.

    Attributes:
        middle: The median distance of the neighbours of a folder.
        spread: From its lower quartile to its upper one.
    """

    middle: float
    spread: float

    @classmethod
    def of(cls, distances: Distances) -> "Scale":
        """Give the scale of the neighbours in a folder: float32, any shape, not empty."""
        low, middle, high = np.quantile(distances.astype(np.float64), (0.25, 0.5, 0.75)).tolist()
        return cls(middle, max(high - low, 1e-3))

    def counted(self, distances: Distances | Numbers) -> Numbers:
        """Count distances from the middle, in spreads."""
        return (distances.astype(np.float64) - self.middle) / self.spread


@dataclass(frozen=True)
class SameCurves:
    """Logistic curves that fall with the distance: 1 / (1 + exp(slope * u - level)), u counted by the scale.

    Attributes:
        levels: float64 (m,).
        slopes: float64 (m,), above 0.
        scale: In what distances are counted.
    """

    levels: Numbers
    slopes: Numbers
    scale: Scale

    def __len__(self) -> int:
        return len(self.levels)

    def at(self, distances: Distances, curve: int = 0) -> Numbers:
        """Give how likely *same* is by one of the curves: float32 (...) → float64 (...), in [0, 1]."""
        z = self.levels[curve] - self.slopes[curve] * self.scale.counted(distances)
        result: Numbers = 1 / (1 + np.exp(-np.clip(z, -500, 500)))
        return result


def fit(distances: Distances, same: npt.NDArray[np.bool_], scale: Scale, weights: Numbers) -> SameCurves:
    """Fit one curve to each row of weights: logistic regression with weak normal priors, by Newton's method.

    The priors hold the curve where there are few answers (Gelman et al., 2008), and let it fall always.

    Args:
        distances: float32 (n,), of the pairs that were answered.
        same: bool (n,), the answers.
        scale: Of the folder.
        weights: float64 (m, n), how often each answer counts: all 1, or drawn for a bootstrap.
    """
    u, answers = scale.counted(distances), same.astype(np.float64)
    level, slope = np.zeros(len(weights)), np.zeros(len(weights))  # the logarithm of the slope
    for _ in range(_STEPS):
        steep = np.exp(slope)[:, None] * u
        likely = 1 / (1 + np.exp(-np.clip(level[:, None] - steep, -500, 500)))
        off, bend = weights * (answers - likely), weights * likely * (1 - likely)
        by_level = off.sum(axis=1) - level / _LEVEL_SPREAD**2
        by_slope = -(off * steep).sum(axis=1) - slope / _SLOPE_SPREAD**2
        both = -(bend * steep).sum(axis=1)
        level_bend = bend.sum(axis=1) + 1 / _LEVEL_SPREAD**2
        slope_bend = (bend * steep**2).sum(axis=1) + 1 / _SLOPE_SPREAD**2
        determinant = level_bend * slope_bend - both**2
        to_level = (slope_bend * by_level - both * by_slope) / determinant
        to_slope = (level_bend * by_slope - both * by_level) / determinant
        shorter = 1 / np.maximum(1, np.maximum(np.abs(to_level), np.abs(to_slope)))
        level, slope = level + shorter * to_level, slope + shorter * to_slope
    return SameCurves(level, np.exp(slope), scale)
