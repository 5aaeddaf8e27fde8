"""Find how one picture lies in another one, which may be a part of it or have it as a part, and compare them.

What is likeliest at a small scale is tried (`placing.py`) and brought to lie exactly, coarse first
(`stepping.py`); whatever is unlikely on the way is given up.
"""

from dataclasses import dataclass, replace

import numpy as np

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.comparing import Compared, compare
from simgui.duplicates.looks.frames import Frames, Numbers, squashed
from simgui.duplicates.looks.placing import MIRRORED, UNMOVED, Places
from simgui.duplicates.looks.products import in_groups
from simgui.duplicates.looks.stepping import inverse_of, stepped

_TRIED, _LEAST_TRIED = 3, 0.75
"""How many tries of a pair are refined, of those that have such a correlation where they were placed."""
_ROUNDS = ((16, 2, 0.76, 0.4), (32, 2, 0.84, 0.5), (32, 3, 0.84, 0.55))
"""Sides of the frames, how many steps are made at each, and the correlation that the best try must have then,
and that of its detail at 32 cells, or its pair is given up: look-alikes have little detail in common."""
_COMPARED_AT, _LAST_STEPS = (64, 48, 40, 32, 24), 2
"""Sides at which pairs are compared: a part has been seen with more pixels than the whole has of it."""
_SMALLEST = 1e-4


def align(frames: Frames, pairs: Rows, stretch: Numbers) -> Compared:
    """Align pairs of pictures: one may be a part of the other.

    Args:
        frames: float32 (m, 64, 64), pictures squashed to squares, 0 to 255.
        pairs: int64 (n, 2), rows of them.
        stretch: float32 (m,): how wide each picture is for its height, in pixels.

    Returns:
        What the best of several tries gives; a pair that has none has a likeness of -1.
    """
    small = {side: squashed(frames, side, side) for side in (16, 32)}
    tries, likeness = _tries(Places(small[16], small[32]), pairs, stretch)
    tries = tries[_best(tries.of, likeness, _TRIED, _LEAST_TRIED)]
    for side, steps, least, least_detail in _ROUNDS:
        maps, likeness = _refined(small[side], tries, steps)
        tries = replace(tries, maps=maps)[_best(tries.of, likeness, _TRIED, least)]
        tries = tries[_best(tries.of, _detail(small[32], tries), 1, least_detail)]
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


def _tries(places: Places, pairs: Rows, stretch: Numbers) -> tuple[_Tries, Numbers]:
    """Give what is tried of each pair, and how likely it is at first sight, float32 (t,).

    That is all of both, plain and mirrored, and each as a part of the other.
    """
    one, other = pairs.T
    of = np.arange(len(pairs))
    found, likeness = [], []
    for map_, mirrored in ((UNMOVED, False), (MIRRORED, True)):
        found.append(_Tries(of, one, other, np.tile(map_, (len(pairs), 1, 1))))
        likeness.append(places.wholes(one, other, mirrored=mirrored))
    of, wholes, parts = np.tile(of, 2), np.concatenate([one, other]), np.concatenate([other, one])
    maps, alike = places.find(wholes, parts, stretch[parts] / stretch[wholes])
    found += [_Tries(of, wholes, parts, maps[:, size]) for size in range(maps.shape[1])]
    tries = _Tries(
        np.concatenate([each.of for each in found]),
        np.concatenate([each.wholes for each in found]),
        np.concatenate([each.parts for each in found]),
        np.concatenate([each.maps for each in found]),
    )
    return tries, np.concatenate([*likeness, *alike.T])


def _refined(frames: Frames, tries: _Tries, steps: int) -> tuple[Numbers, Numbers]:
    """Make steps; give the best map of each try, and its correlation."""
    maps, likeness = np.empty_like(tries.maps), np.empty(len(tries.of), np.float32)
    for rows in in_groups(len(tries.of), frames.shape[1]):
        some = tries[rows]
        maps[rows], likeness[rows] = stepped(frames[some.wholes], frames[some.parts], some.maps, steps)
    return maps, likeness


def _detail(frames: Frames, tries: _Tries) -> Numbers:
    """Give the correlation of the detail of tries where they lie: float32 (t,)."""
    found = np.empty(len(tries.of), np.float32)
    for rows in in_groups(len(tries.of), frames.shape[1]):
        some = tries[rows]
        found[rows] = compare(frames[some.wholes], frames[some.parts], some.maps).detail
    return found


def _compared(frames: Frames, tries: _Tries, stretch: Numbers, pairs: Rows) -> Compared:
    """Compare pairs in the ways that are left: both as coarse as the coarser of them is."""
    result = Compared.nothing(len(pairs))
    zoom = np.sqrt(np.maximum(np.abs(np.linalg.det(tries.maps[:, :, :2])), _SMALLEST))
    known = np.array(_COMPARED_AT)
    sides = known[np.abs(np.log(known / frames.shape[1] / zoom[:, None])).argmin(axis=1)]
    for side in _COMPARED_AT:
        of_side = tries[np.flatnonzero(sides == side)]
        for rows in in_groups(len(of_side.of), frames.shape[1]):
            some = of_side[rows]
            wholes, parts = frames[some.wholes], squashed(frames[some.parts], side, side)
            maps, _ = stepped(wholes, parts, some.maps, _LAST_STEPS)
            by = _stretched(maps, stretch[some.wholes], stretch[some.parts])
            is_part = (some.parts == pairs[some.of, 1])[:, None, None]
            both = np.where(is_part, maps, inverse_of(maps))
            result.put(some.of, compare(wholes, parts, maps).placed(by, both))
    return result


def _stretched(maps: Numbers, wholes: Numbers, parts: Numbers) -> Numbers:
    """Tell how much maps stretch one direction more than another, between pictures as wide as these."""
    pixels = maps[:, :, :2].copy()
    pixels[:, 0] *= wholes[:, None]
    pixels[:, :, 0] /= parts[:, None]
    sizes = np.linalg.svd(pixels, compute_uv=False)
    return np.asarray(sizes[:, 0] / np.maximum(sizes[:, 1], 1e-6), np.float32)
