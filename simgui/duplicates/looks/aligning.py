"""Bring one picture to lie on another, to a fraction of a cell, and compare them there.

The method is that of Lucas and Kanade, in its inverse compositional form (Baker and Matthews 2004), with an
affine map, on frames whose light and contrast are taken out: many pairs at a time.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.placing import (
    MIRRORED,
    UNMOVED,
    Frames,
    Numbers,
    likeness_of_wholes,
    place,
    squashed,
)

_TRIED, _LEAST_TRIED = 3, 0.75
"""How many tries of a pair are refined, of those that have such a correlation where they were placed."""
_ROUNDS = ((16, 4, 0.76), (32, 6, 0.8))
"""Sides of the frames, how many steps are made at each, and the correlation that the best try must have then,
or its pair is given up."""
_LEAST_COVERED = 0.6
_LEAST_DEVIATION = 2.0
_DAMPING = 1e-3
_LARGEST_STEP = 0.1
_CELLS_AT_ONCE = 1 << 17
_COMPARED_AT, _LAST_STEPS = (64, 48, 40, 32, 24), 2
"""Sides at which pairs are compared: a part has been seen with more pixels than the whole has of it."""
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


def align(frames: Frames, pairs: Rows, stretch: Numbers) -> Compared:
    """Align pairs of pictures: one may be a part of the other.

    Args:
        frames: float32 (m, 64, 64), pictures squashed to squares, 0 to 255.
        pairs: int64 (n, 2), rows of them.
        stretch: float32 (m,): how wide each picture is for its height, in pixels.

    Returns:
        What the best of several tries gives; a pair that has none has a likeness of -1.
    """
    tries, likeness = _tries(frames, pairs, stretch)
    tries = tries[_best(tries.of, likeness, _TRIED, _LEAST_TRIED)]
    for side, steps, least in _ROUNDS:
        maps, likeness = _refined(squashed(frames, side, side), tries, steps)
        tries = replace(tries, maps=maps)[_best(tries.of, likeness, 1, least)]
    return _compared(frames, tries, stretch, pairs)


def _best(of: Rows, likeness: Numbers, most: int, least: float) -> Rows:
    """Give the likeliest tries of each pair, those that are likely enough."""
    best = np.lexsort((-likeness, of))
    place_in_pair = np.arange(len(best)) - np.searchsorted(of[best], of[best])
    kept: Rows = best[(place_in_pair < most) & (likeness[best] >= least)]
    return kept


@dataclass(frozen=True)
class _Tries:
    """Ways in which pictures may lie on each other, t in all.

    Attributes:
        of: int64 (t,), the pair that each is of.
        wholes: int64 (t,), the rows of the frames that parts are looked for in.
        parts: int64 (t,), those of the parts.
        maps: float32 (t, 2, 3), from a place (u, v, 1) of the part, in shares, to the place in the whole.
    """

    of: Rows
    wholes: Rows
    parts: Rows
    maps: Numbers

    def __getitem__(self, rows: Rows | slice) -> "_Tries":
        return _Tries(self.of[rows], self.wholes[rows], self.parts[rows], self.maps[rows])


def _tries(frames: Frames, pairs: Rows, stretch: Numbers) -> tuple[_Tries, Numbers]:
    """Give what is tried of each pair, and how likely it is at first sight, float32 (t,).

    That is all of both, plain and mirrored, and each as a part of the other.
    """
    one, other = pairs.T
    of = np.arange(len(pairs))
    found, likeness = [], []
    for maps, mirrored in ((UNMOVED, False), (MIRRORED, True)):
        found.append(_Tries(of, one, other, np.tile(maps, (len(pairs), 1, 1))))
        likeness.append(likeness_of_wholes(frames[one], frames[other], mirrored))
    for wholes, parts in ((one, other), (other, one)):
        placed, alike = place(frames[wholes], frames[parts], stretch[parts] / stretch[wholes])
        found += [_Tries(of, wholes, parts, placed[:, size]) for size in range(placed.shape[1])]
        likeness += list(alike.T)
    tries = _Tries(
        np.concatenate([each.of for each in found]),
        np.concatenate([each.wholes for each in found]),
        np.concatenate([each.parts for each in found]),
        np.concatenate([each.maps for each in found]),
    )
    return tries, np.concatenate(likeness)


def _compared(frames: Frames, tries: _Tries, stretch: Numbers, pairs: Rows) -> Compared:
    """Compare pairs in the ways that are left: both as coarse as the coarser of them is."""
    result = Compared.nothing(len(pairs))
    zoom = np.sqrt(np.maximum(np.abs(np.linalg.det(tries.maps[:, :, :2])), _SMALLEST))
    known = np.array(_COMPARED_AT)
    sides = known[np.abs(np.log(known / frames.shape[1] / zoom[:, None])).argmin(axis=1)]
    for side in _COMPARED_AT:
        of_side = tries[np.flatnonzero(sides == side)]
        for rows in _groups(len(of_side.of), frames.shape[1]):
            some = of_side[rows]
            wholes, parts = frames[some.wholes], squashed(frames[some.parts], side, side)
            maps, _ = _stepped(wholes, parts, some.maps, _LAST_STEPS)
            by = _stretched(maps, stretch[some.wholes], stretch[some.parts])
            is_part = (some.parts == pairs[some.of, 1])[:, None, None]
            both = np.where(is_part, maps, inverse_of(maps))
            result.put(some.of, compare(wholes, parts, maps).placed(by, both))
    return result


def inverse_of(maps: Numbers) -> Numbers:
    """Give the maps the other way round: float32 (n, 2, 3)."""
    whole = np.tile(np.eye(3), (len(maps), 1, 1))
    whole[:, :2] = maps
    return np.asarray(np.linalg.pinv(whole)[:, :2], np.float32)


def refined(whole: Frames, part: Frames, maps: Numbers, steps: int) -> Numbers:
    """Give maps that fit better, of pictures that nearly lie on each other.

    Args:
        whole: float32 (n, s, s).
        part: float32 (n, s, s).
        maps: float32 (n, 2, 3), from places of the part to places of the whole.
        steps: How many steps are made.
    """
    return _stepped(whole, part, maps, steps)[0]


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
    share = np.maximum(_blurred(inside), _SMALLEST)
    own, other = (each - _blurred(each * inside) / share for each in (parts, seen))
    detail = _correlation(own, other, inside)
    return Compared(_correlation(parts, seen, inside), detail, np.ones(len(parts), np.float32), maps)


def sampled(frames: Frames, maps: Numbers, side: int) -> tuple[Frames, Frames]:
    """Look frames up at the places that maps lead to.

    Args:
        frames: float32 (n, s, s).
        maps: float32 (n, 2, 3).
        side: Of the grid of places.

    Returns:
        float32 (n, side, side): what is there; and 1 where that lies in the frame with its neighbours, else
        0. Without them, what a cell shows of a border about the one picture would count as of the other.
    """
    count, size = frames.shape[:2]
    places = maps @ _grid(side)  # (n, 2, side²), in shares
    reach = np.abs(maps[:, :, :2]).sum(axis=2, keepdims=True) / side
    inside = ((places >= reach) & (places <= 1 - reach)).all(axis=1) & _rimless(side)
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


def _refined(frames: Frames, tries: _Tries, steps: int) -> tuple[Numbers, Numbers]:
    """Make steps towards the maps under which the wholes look most like the parts.

    Returns:
        The best map of each, and its correlation; -1 where too little lies on each other.
    """
    maps, likeness = np.empty_like(tries.maps), np.empty(len(tries.of), np.float32)
    for rows in _groups(len(tries.of), frames.shape[1]):
        some = tries[rows]
        maps[rows], likeness[rows] = _stepped(frames[some.wholes], frames[some.parts], some.maps, steps)
    return maps, likeness


def _stepped(wholes: Frames, parts: Frames, maps: Numbers, steps: int) -> tuple[Numbers, Numbers]:
    """Make steps, and give the best maps that were met, with their correlations: a step may lead astray."""
    count, side = parts.shape[:2]
    steepest = _steepest(parts)
    best, likeness = maps, np.full(count, -1, np.float32)
    for left in range(steps, -1, -1):
        seen, inside = sampled(wholes, maps, side)
        seen, own = _normalised(seen, inside), _normalised(parts, inside)
        alike = (seen * own * inside).sum(axis=(1, 2)) / np.maximum(inside.sum(axis=(1, 2)), 1)
        alike[inside.sum(axis=(1, 2)) < _LEAST_COVERED * (side - 2) ** 2] = -1
        best = np.where((alike > likeness)[:, None, None], maps, best)
        likeness = np.maximum(alike, likeness)
        if left:
            maps = _composed(maps, _step(steepest, (seen - own) * inside, inside))
    return best, likeness


def _steepest(parts: Frames) -> Numbers:
    """Tell how parts change with each of the six numbers of a map: float32 (n, 6, side²)."""
    count, side = parts.shape[:2]
    down, across = np.gradient(_normalised(parts, np.ones_like(parts)), axis=(1, 2))
    slopes = np.stack([across.reshape(count, -1), down.reshape(count, -1)], axis=1) * side
    return np.asarray((slopes[:, :, None, :] * _grid(side)[None, None]).reshape(count, 6, -1), np.float32)


def _step(steepest: Numbers, error: Frames, inside: Frames) -> Numbers:
    """Give the small maps that explain an error best, by least squares: float32 (n, 2, 3)."""
    count = len(error)
    weighted = steepest * inside.reshape(count, 1, -1)
    normal = weighted @ steepest.transpose(0, 2, 1)
    damping = np.trace(normal, axis1=1, axis2=2)[:, None, None] * _DAMPING + _SMALLEST
    normal += damping * np.eye(6, dtype=np.float32)
    step = np.linalg.solve(normal, weighted @ error.reshape(count, -1, 1))[:, :, 0]
    return np.clip(step, -_LARGEST_STEP, _LARGEST_STEP).reshape(count, 2, 3)


def _composed(maps: Numbers, step: Numbers) -> Numbers:
    """Give the maps after the inverse of small maps: I + step."""
    small = np.zeros((len(maps), 3, 3), np.float32)
    small[:, :2] = step
    small += np.eye(3, dtype=np.float32)
    return np.asarray(maps @ np.linalg.inv(small), np.float32)


def _normalised(frames: Frames, weights: Frames) -> Frames:
    """Take light and contrast out: mean 0 and deviation 1 where the weights are."""
    total = np.maximum(weights.sum(axis=(1, 2), keepdims=True), 1)
    centred = frames - (frames * weights).sum(axis=(1, 2), keepdims=True) / total
    deviation = np.sqrt((centred**2 * weights).sum(axis=(1, 2), keepdims=True) / total)
    return np.asarray(centred / np.maximum(deviation, _LEAST_DEVIATION), np.float32)


def _correlation(one: Frames, other: Frames, weights: Frames) -> Numbers:
    total = np.maximum(weights.sum(axis=(1, 2)), 1)
    products = _normalised(one, weights) * _normalised(other, weights) * weights
    return np.asarray(products.sum(axis=(1, 2)) / total, np.float32)


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
def _rimless(side: int) -> npt.NDArray[np.bool_]:
    """Tell which cells have neighbours on all sides: bool (side²,)."""
    cells = np.zeros((side, side), bool)
    cells[1:-1, 1:-1] = True
    return cells.ravel()


@lru_cache
def _grid(side: int) -> Numbers:
    """Give the places of cells, (u, v, 1) in shares: float32 (3, side²)."""
    at = (np.arange(side, dtype=np.float32) + 0.5) / side
    v, u = np.meshgrid(at, at, indexing="ij")
    return np.stack([u.ravel(), v.ravel(), np.ones(side * side, np.float32)])
