"""Bring one picture to lie on another, to a fraction of a cell, and compare them there.

The method is that of Lucas and Kanade, in its inverse compositional form (Baker and Matthews 2004), with an
affine map, on frames whose light and contrast are taken out: many pairs at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.placing import MIRRORED, UNMOVED, Frames, Numbers, place, squashed

_ROUNDS = ((16, 0, 3), (16, 4, 1), (32, 6, 1))
"""Sides of the frames, how many steps are made at each, and how many tries of a pair are left then."""
_LEAST_LIKE = (0.5, 0.72, 0.8)
"""The correlation that a try must have after each round, or its pair is given up."""
_LEAST_COVERED = 0.6
_LEAST_DEVIATION = 2.0
_DAMPING = 1e-3
_LARGEST_STEP = 0.1
_CELLS_AT_ONCE = 1 << 17
_COMPARED_AT = (64, 48, 40, 32, 24)


@dataclass(frozen=True)
class Compared:
    """How n pairs of frames compare where they lie on each other.

    Attributes:
        likeness: float32 (n,), correlation of what they share, -1 to 1.
        detail: float32 (n,), that of their detail; -1 where they were not brought to lie on each other.
        stretch: float32 (n,), how many times as much one direction is stretched as the other, at least 1.
    """

    likeness: Numbers
    detail: Numbers
    stretch: Numbers

    @classmethod
    def nothing(cls, count: int) -> "Compared":
        """Give so many pairs that do not lie on each other."""
        return cls(*(np.full(count, value, np.float32) for value in (-1, -1, np.inf)))

    def put(self, rows: Rows, found: "Compared") -> None:
        """Take over what was found for some rows."""
        self.likeness[rows], self.detail[rows] = found.likeness, found.detail
        self.stretch[rows] = found.stretch

    def with_stretch(self, stretch: Numbers) -> "Compared":
        """Give it with another stretch."""
        return Compared(self.likeness, self.detail, stretch)


def align(frames: Frames, pairs: Rows, stretch: Numbers) -> Compared:
    """Align pairs of pictures: one may be a part of the other.

    Args:
        frames: float32 (m, 64, 64), pictures squashed to squares, 0 to 255.
        pairs: int64 (n, 2), rows of them.
        stretch: float32 (m,): how wide each picture is for its height, in pixels.

    Returns:
        What the best of several tries gives; a pair that has none has a likeness of -1.
    """
    count = len(pairs)
    one, other = pairs.T
    found = [
        *(np.tile(each, (count, 1, 1, 1)) for each in (UNMOVED, MIRRORED)),
        place(frames[one], frames[other], stretch[other] / stretch[one]),
        place(frames[other], frames[one], stretch[one] / stretch[other]),
    ]
    maps = np.concatenate(found, axis=1)
    tries = maps.shape[1]
    maps = maps.reshape(-1, 2, 3)
    of = np.repeat(np.arange(count), tries)
    turned = np.tile(np.arange(tries) >= 2 + (tries - 2) // 2, count)
    for (side, steps, left), least in zip(_ROUNDS, _LEAST_LIKE, strict=True):
        wholes, parts = np.where(turned, other[of], one[of]), np.where(turned, one[of], other[of])
        small = squashed(frames, side, side) if side < frames.shape[1] else frames
        maps, likeness = _refined(small, wholes, parts, maps, steps)
        best = np.lexsort((-likeness, of))
        place_in_pair = np.arange(len(of)) - np.searchsorted(of[best], of[best])
        kept = best[(place_in_pair < left) & (likeness[best] >= least)]
        maps, of, turned = maps[kept], of[kept], turned[kept]
    result = Compared.nothing(count)
    if len(of):
        wholes, parts = np.where(turned, other[of], one[of]), np.where(turned, one[of], other[of])
        zoom = np.sqrt(np.abs(np.linalg.det(maps[:, :, :2])))
        known = np.array(_COMPARED_AT)
        sides = known[np.abs(np.log(known / frames.shape[1] / zoom[:, None])).argmin(axis=1)]
        for side in _COMPARED_AT:
            for rows in _groups(int((sides == side).sum()), 64):
                at = np.flatnonzero(sides == side)[rows]
                better = _stepped(frames[wholes[at]], squashed(frames[parts[at]], side, side), maps[at], 2)[0]
                compared = compare(frames[wholes[at]], squashed(frames[parts[at]], side, side), better)
                by = _stretched(better, stretch[wholes[at]], stretch[parts[at]])
                result.put(of[at], compared.with_stretch(by))
    return result


def _stretched(maps: Numbers, wholes: Numbers, parts: Numbers) -> Numbers:
    """Tell how much maps stretch one direction more than another, between pictures as wide as these."""
    pixels = maps[:, :, :2].copy()
    pixels[:, 0] *= wholes[:, None]
    pixels[:, :, 0] /= parts[:, None]
    sizes = np.linalg.svd(pixels, compute_uv=False)
    return np.asarray(sizes[:, 0] / np.maximum(sizes[:, 1], 1e-6), np.float32)


def compare(wholes: Frames, parts: Frames, maps: Numbers) -> Compared:
    """Compare pairs where they lie.

    Args:
        wholes: float32 (n, s, s).
        parts: float32 (n, t, t).
        maps: float32 (n, 2, 3): from a place (u, v, 1) of the part, in shares, to the place in the whole.
    """
    seen, inside = sampled(wholes, maps, parts.shape[1])
    detail = _correlation(parts - _blurred(parts), seen - _blurred(seen), inside)
    return Compared(_correlation(parts, seen, inside), detail, np.ones(len(parts), np.float32))


def sampled(frames: Frames, maps: Numbers, side: int) -> tuple[Frames, Frames]:
    """Look frames up at the places that maps lead to.

    Args:
        frames: float32 (n, s, s).
        maps: float32 (n, 2, 3).
        side: Of the grid of places.

    Returns:
        float32 (n, side, side): what is there, and 1 where that lies in the frame, else 0.
    """
    count, size = frames.shape[:2]
    places = maps @ _grid(side)  # (n, 2, side²), in shares
    inside = ((places >= 0) & (places <= 1)).all(axis=1)
    cells = np.clip(places * size - 0.5, 0, size - 1)
    low = np.minimum(cells.astype(np.int32), size - 2)
    part = cells - low
    base = low[:, 1] * size + low[:, 0] + (np.arange(count, dtype=np.int32) * size * size)[:, None]
    flat, (x, y) = frames.ravel(), (part[:, 0], part[:, 1])
    above = np.take(flat, base)
    above += (np.take(flat, base + 1) - above) * x
    base += size
    below = np.take(flat, base)
    below += (np.take(flat, base + 1) - below) * x
    seen = above + (below - above) * y
    return seen.reshape(count, side, side), inside.reshape(count, side, side).astype(np.float32)


def _groups(count: int, side: int) -> Iterator[slice]:
    """Yield so many rows at once as fit into the cache of a processor, more or less."""
    at_once = max(1, _CELLS_AT_ONCE // side**2)
    for start in range(0, count, at_once):
        yield slice(start, start + at_once)


def _refined(frames: Frames, wholes: Rows, parts: Rows, maps: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    """Make steps towards the maps under which the wholes look most like the parts.

    Returns:
        The best map of each, and its correlation; -1 where too little lies on each other.
    """
    found, likeness = np.empty_like(maps), np.empty(len(maps), np.float32)
    for rows in _groups(len(maps), frames.shape[1]):
        found[rows], likeness[rows] = _stepped(frames[wholes[rows]], frames[parts[rows]], maps[rows], steps)
    return found, likeness


def _stepped(wholes: Frames, parts: Frames, maps: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    count, side = parts.shape[:2]
    plain, _ = _normalised(parts, np.ones_like(parts))
    down, across = np.gradient(plain, axis=(1, 2))
    slopes = np.stack([across.reshape(count, -1), down.reshape(count, -1)], axis=1) * side
    steepest = (slopes[:, :, None, :] * _grid(side)[None, None]).reshape(count, 6, -1)
    best, likeness = maps, np.full(count, -1, np.float32)
    for step_number in range(steps + 1):
        seen, inside = sampled(wholes, maps, side)
        normal, _ = _normalised(seen, inside)
        own, _ = _normalised(parts, inside)
        alike = (normal * own * inside).sum(axis=(1, 2)) / np.maximum(inside.sum(axis=(1, 2)), 1)
        alike[inside.mean(axis=(1, 2)) < _LEAST_COVERED] = -1
        better = alike > likeness
        best, likeness = np.where(better[:, None, None], maps, best), np.maximum(alike, likeness)
        if step_number == steps:
            break
        error = ((normal - own) * inside).reshape(count, -1)
        weighted = steepest * inside.reshape(count, 1, -1)
        hessian = weighted @ steepest.transpose(0, 2, 1)
        scale = np.trace(hessian, axis1=1, axis2=2)[:, None, None] * _DAMPING + 1e-6
        hessian += scale * np.eye(6, dtype=np.float32)
        step = np.linalg.solve(hessian, weighted @ error[:, :, None])[:, :, 0]
        step = np.clip(step, -_LARGEST_STEP, _LARGEST_STEP).reshape(count, 2, 3)
        maps = _composed(maps, step)
    return best, likeness


def _composed(maps: Numbers, step: Numbers) -> Numbers:
    """Give the maps after the inverse of small maps: I + step."""
    small = np.zeros((len(maps), 3, 3), np.float32)
    small[:, :2] = step
    small += np.eye(3, dtype=np.float32)
    return np.asarray(maps @ np.linalg.inv(small), np.float32)


def _normalised(frames: Frames, weights: Frames) -> tuple[Frames, Numbers]:
    """Take light and contrast out: mean 0 and deviation 1 where the weights are; give the deviations too."""
    total = np.maximum(weights.sum(axis=(1, 2), keepdims=True), 1)
    mean = (frames * weights).sum(axis=(1, 2), keepdims=True) / total
    centred = frames - mean
    deviation = np.sqrt((centred**2 * weights).sum(axis=(1, 2), keepdims=True) / total)
    return centred / np.maximum(deviation, _LEAST_DEVIATION), deviation[:, 0, 0]


def _correlation(one: Frames, other: Frames, weights: Frames) -> Numbers:
    total = np.maximum(weights.sum(axis=(1, 2)), 1)
    first, second = _normalised(one, weights)[0], _normalised(other, weights)[0]
    return np.asarray((first * second * weights).sum(axis=(1, 2)) / total, np.float32)


def _blurred(frames: Frames) -> Frames:
    """Give frames without their detail: means of 8 cells by 8, as smooth as they are wide."""
    side = frames.shape[1]
    small = squashed(frames, side // 8, side // 8)
    steps = (np.arange(side) + 0.5) / 8 - 0.5
    low = np.clip(np.floor(steps).astype(int), 0, side // 8 - 2)
    share = np.clip(steps - low, 0, 1).astype(np.float32)
    spread = np.zeros((side, side // 8), np.float32)
    spread[np.arange(side), low] = 1 - share
    spread[np.arange(side), low + 1] = share
    return np.asarray(spread @ small @ spread.T, np.float32)


@lru_cache
def _grid(side: int) -> Numbers:
    """Give the places of cells, (u, v, 1) in shares: float32 (3, side²)."""
    at = (np.arange(side, dtype=np.float32) + 0.5) / side
    v, u = np.meshgrid(at, at, indexing="ij")
    return np.stack([u.ravel(), v.ravel(), np.ones(side * side, np.float32)])
