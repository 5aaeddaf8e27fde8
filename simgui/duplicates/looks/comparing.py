"""How alike two pictures are where they lie on each other: their light and dark, and their detail."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.frames import Frames, Numbers, squashed
from simgui.duplicates.looks.placing import UNMOVED
from simgui.duplicates.looks.sampling import rimless, sampled

LEAST_DEVIATION = 2.0
"""Grey levels: a picture with less in it is plain."""
_BLURRED = 8
"""Cells: what is larger counts as no detail."""
_SMALLEST = 1e-4


@dataclass(frozen=True)
class Compared:
    """How n pairs of frames compare where they lie on each other.

    Attributes:
        likeness: float32 (n,), correlation of what they share, -1 to 1.
        detail: float32 (n,), that of their detail; -1 where they were not brought to lie on each other.
        stretch: float32 (n,), how many times as much one direction is stretched as the other, at least 1.
        maps: float32 (n, 2, 3), from a place (u, v, 1) of the second picture of a pair, in shares, to the
            place in the first.
    """

    likeness: Numbers
    detail: Numbers
    stretch: Numbers
    maps: Numbers

    @classmethod
    def nothing(cls, count: int) -> "Compared":
        """Give so many pairs that do not lie on each other."""
        likeness, detail, stretch = (np.full(count, value, np.float32) for value in (-1, -1, np.inf))
        return cls(likeness, detail, stretch, np.tile(UNMOVED, (count, 1, 1)))

    def put(self, rows: Rows, found: "Compared") -> None:
        """Take over what was found for some rows."""
        self.likeness[rows], self.detail[rows] = found.likeness, found.detail
        self.stretch[rows], self.maps[rows] = found.stretch, found.maps

    def placed(self, stretch: Numbers, maps: Numbers) -> "Compared":
        """Give it with another stretch and other maps."""
        return Compared(self.likeness, self.detail, stretch, maps)


def compare(wholes: Frames, parts: Frames, maps: Numbers) -> Compared:
    """Compare pairs where they lie.

    Args:
        wholes: float32 (n, s, s).
        parts: float32 (n, t, t).
        maps: float32 (n, 2, 3): from a place (u, v, 1) of the part, in shares, to the place in the whole.
    """
    seen, inside = sampled(wholes, maps, parts.shape[1])
    share = np.maximum(_blurred(inside), _SMALLEST)
    own, other = (each - _blurred(each * inside) / share for each in (parts, seen))
    return _result(correlation(parts, seen, inside), correlation(own, other, inside), maps)


def compare_as_they_are(one: Frames, other: Frames) -> Compared:
    """Compare pairs of which one lies on the other as a whole: float32 (n, s, s) each."""
    inside = rimless(one.shape[1]).reshape(1, *one.shape[1:]).astype(np.float32)
    share = np.maximum(_blurred(inside), _SMALLEST)
    own, others = (each - _blurred(each * inside) / share for each in (one, other))
    maps = np.broadcast_to(UNMOVED, (len(one), 2, 3))
    return _result(correlation(one, other, inside), correlation(own, others, inside), maps)


def _result(likeness: Numbers, detail: Numbers, maps: Numbers) -> Compared:
    return Compared(likeness, detail, np.ones(len(maps), np.float32), maps)


def correlation(one: Frames, other: Frames, weights: Frames) -> Numbers:
    """Correlate pairs of frames: float32 (n, s, s) → (n,).

    Args:
        one: float32 (n, s, s).
        other: float32 (n, s, s).
        weights: float32 (n, s, s) or (1, s, s): 1 where both count, else 0.
    """
    count = len(one)
    one, other = (centred(each).reshape(count, -1) for each in (one, other))
    weights = np.broadcast_to(weights.reshape(len(weights), -1), one.shape)
    total = np.maximum(weights.sum(axis=1), 1)
    own = one * weights
    mean, other_mean = own.sum(axis=1) / total, np.einsum("nd,nd->n", other, weights) / total
    products = np.einsum("nd,nd->n", own, other) / total - mean * other_mean
    square = np.einsum("nd,nd->n", own, one) / total - mean**2
    other *= weights
    other_square = np.einsum("nd,nd->n", other, other) / total - other_mean**2
    return np.asarray(products / (deviation(square) * deviation(other_square)), np.float32)


def centred(frames: Frames) -> Frames:
    """Take the light out of frames: float32 (n, s, s); what is left sums up exactly enough."""
    return np.asarray(frames - frames.mean(axis=(1, 2), keepdims=True), np.float32)


def deviation(variance: Numbers) -> Numbers:
    """Give the standard deviation, that of a plain picture at least."""
    return np.asarray(np.sqrt(np.maximum(variance, LEAST_DEVIATION**2)), np.float32)


def _blurred(frames: Frames) -> Frames:
    """Give frames without their detail: means of 8 cells by 8, as smooth as they are wide."""
    side = frames.shape[1]
    spread = _spread(side)
    return np.asarray(spread @ squashed(frames, len(spread.T), len(spread.T)) @ spread.T, np.float32)


@lru_cache
def _spread(side: int) -> Numbers:
    """Give the matrix that spreads means of `_BLURRED` cells to all of them: float32 (side, side // 8)."""
    count = side // _BLURRED
    steps = (np.arange(side) + 0.5) / _BLURRED - 0.5
    low = np.clip(np.floor(steps).astype(int), 0, count - 2)
    share = np.clip(steps - low, 0, 1).astype(np.float32)
    spread = np.zeros((side, count), np.float32)
    spread[np.arange(side), low] = 1 - share
    spread[np.arange(side), low + 1] = share
    return spread
