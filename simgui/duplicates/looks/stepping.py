"""Bring one picture to lie on another, to a fraction of a cell, step by step.

The method is that of Lucas and Kanade, in its inverse compositional form (Baker and Matthews 2004), with an
affine map, on frames whose light and contrast are taken out: many pairs at a time.
"""

import numpy as np

from simgui.duplicates.looks.comparing import centred, deviation
from simgui.duplicates.looks.frames import Frames, Numbers
from simgui.duplicates.looks.sampling import grid, sampled

_LEAST_COVERED = 0.6
_DAMPING = 1e-3
_LARGEST_STEP = 0.1
_SMALLEST = 1e-4
_OF_MAP = 6
"""Numbers of a map; in the sums below, those of the part itself and of its cells follow."""


def stepped(wholes: Frames, parts: Frames, maps: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    """Make steps towards the maps under which the wholes look most like the parts.

    Args:
        wholes: float32 (n, s, s).
        parts: float32 (n, t, t).
        maps: float32 (n, 2, 3), from places of the part to places of the whole.
        steps: How many steps are made.

    Returns:
        The best map of each that was met, for a step may lead astray, and its correlation, float32 (n,); -1
        where too little lies on each other.
    """
    count, side = parts.shape[:2]
    wholes, parts = centred(wholes), centred(parts)
    steepest = _steepest(parts)
    known = np.empty((count, _OF_MAP + 2, side * side), np.float32)
    known[:, :_OF_MAP], known[:, _OF_MAP], known[:, _OF_MAP + 1] = steepest, parts.reshape(count, -1), 1
    best, likeness = maps, np.full(count, -1, np.float32)
    solved = np.empty(0, np.float32)
    weighted = np.empty((count, 3, side * side), np.float32)
    for left in range(steps, -1, -1):
        seen, inside = (each.reshape(count, -1) for each in sampled(wholes, maps, side))
        weighted[:, 0], weighted[:, 1], weighted[:, 2] = seen * inside, known[:, _OF_MAP] * inside, inside
        sums = known @ weighted.transpose(0, 2, 1)
        covered = sums[:, -1, 2]
        total = np.maximum(covered, 1)
        mean, own_mean = sums[:, -1, 0] / total, sums[:, -1, 1] / total
        apart = deviation(np.einsum("nd,nd->n", weighted[:, 0], seen) / total - mean**2)
        own_apart = deviation(sums[:, -2, 1] / total - own_mean**2)
        alike = (sums[:, -2, 0] / total - mean * own_mean) / (apart * own_apart)
        alike[covered < _LEAST_COVERED * (side - 2) ** 2] = -1
        best = np.where((alike > likeness)[:, None, None], maps, best)
        likeness = np.maximum(alike, likeness)
        if left:
            changes = sums[:, :_OF_MAP]
            error = (changes[:, :, 0] - mean[:, None] * changes[:, :, 2]) / apart[:, None]
            error -= (changes[:, :, 1] - own_mean[:, None] * changes[:, :, 2]) / own_apart[:, None]
            if left == steps:
                solved = _solved(steepest, inside)
            maps = _composed(maps, _step(solved, error))
    return best, likeness


def inverse_of(maps: Numbers) -> Numbers:
    """Give the maps the other way round: float32 (n, 2, 3)."""
    whole = np.tile(np.eye(3), (len(maps), 1, 1))
    whole[:, :2] = maps
    return np.asarray(np.linalg.pinv(whole)[:, :2], np.float32)


def _steepest(parts: Frames) -> Numbers:
    """Tell how parts change with each of the six numbers of a map: float32 (n, 6, side²); 0 at their rim."""
    count, side = parts.shape[:2]
    slopes = np.zeros((count, 2, 1, side, side), np.float32)
    slopes[:, 0, 0, :, 1:-1] = parts[:, :, 2:] - parts[:, :, :-2]
    slopes[:, 1, 0, 1:-1] = parts[:, 2:] - parts[:, :-2]
    variance = np.einsum("nij,nij->n", parts, parts) / np.float32(side * side)
    slopes *= (side / 2 / deviation(variance))[:, None, None, None, None]
    return np.asarray((slopes.reshape(count, 2, 1, -1) * grid(side)).reshape(count, _OF_MAP, -1))


def _solved(steepest: Numbers, inside: Numbers) -> Numbers:
    """Give the matrices from an error to the numbers of a map that explain it best, by least squares.

    What lies on the whole changes little from step to step, so that they are the same for all.

    Args:
        steepest: float32 (n, 6, side²).
        inside: float32 (n, side²), where parts lie on wholes.

    Returns:
        float32 (n, 6, 6).
    """
    normal = (steepest * inside[:, None]) @ steepest.transpose(0, 2, 1)
    damping = np.trace(normal, axis1=1, axis2=2)[:, None, None] * _DAMPING + _SMALLEST
    normal += damping * np.eye(_OF_MAP, dtype=np.float32)
    return np.asarray(np.linalg.inv(normal), np.float32)


def _step(solved: Numbers, error: Numbers) -> Numbers:
    """Give the small maps that explain an error, float32 (n, 2, 3).

    Args:
        solved: float32 (n, 6, 6).
        error: float32 (n, 6), the sum of the error times what changes it.
    """
    step = (solved @ error[:, :, None])[:, :, 0]
    return np.clip(step, -_LARGEST_STEP, _LARGEST_STEP).reshape(-1, 2, 3)


def _composed(maps: Numbers, step: Numbers) -> Numbers:
    """Give the maps after the inverse of small maps: I + step."""
    small = np.zeros((len(maps), 3, 3), np.float32)
    small[:, :2] = step
    small += np.eye(3, dtype=np.float32)
    return np.asarray(maps @ np.linalg.inv(small), np.float32)
