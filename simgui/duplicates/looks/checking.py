"""Which pairs of pictures that look alike are copies, and which are near copies: pixels decide.

Look-alikes have a background and a shape in common, and can be laid on each other; but their detail differs,
and often they fit only stretched. What was made of one picture has its detail, and its proportions.
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.cores import cores
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.duplicates.linking import Rows, side_by_side
from simgui.duplicates.looks.aligning import align
from simgui.duplicates.looks.borders import WHOLE, without_borders
from simgui.duplicates.looks.comparing import Compared
from simgui.duplicates.looks.frames import Numbers
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.looks.turning import UPRIGHT, compare_wholes
from simgui.duplicates.looks.verdicts import Kind, Verdicts, VerdictsOf

# Decided on changed pictures of clothing/train and the look-alikes there; measured on others.
_NEAR = ((1.01, 1.03, 1.06, 1.30), (0.90, 0.96, 0.98, 0.98))
"""How far a picture is stretched, and from which correlation of their detail on it is a near copy then."""
_WHOLE_NEAR = ((1.02, 1.10, 1.50), (0.95, 0.97, 0.98))
"""The same for pictures as wholes, which fit without being moved."""
_COPY_DETAIL, _COPY_LIKENESS = 0.97, 0.985
_COPY_STRETCH = 0.02
_COPY_PX = 1.5
"""Sides are rounded to pixels when a picture is made smaller, perhaps twice."""
_COPY_COLOUR, _COPY_WORST_COLOUR = 2.0, 8.0
"""Of 255, on average and in one part of the picture."""
_AT_ONCE = 2048


@dataclass(frozen=True)
class CheckedPairs:
    """Pairs that are near copies.

    Attributes:
        pairs: int64 (n, 2).
        are_copies: bool (n,), whether they are copies.
        distances: float32 (n,): 1 less the correlation of their detail.
    """

    pairs: Rows
    are_copies: npt.NDArray[np.bool_]
    distances: Numbers


@dataclass(frozen=True)
class Checked:
    """The pictures of which pairs are checked, m in all.

    Attributes:
        read: Gives the sketches of some of them; it is asked by several threads.
        sizes: int64 (m, 2), widths and heights of the originals.
    """

    read: Callable[[Rows], Sketches]
    sizes: npt.NDArray[np.int64]


def check(
    pictures: Checked, known: VerdictsOf | None, pairs: Rows, progress: Progress, *, only_wholes: bool
) -> CheckedPairs:
    """Tell which pairs are near copies.

    Args:
        pictures: The pictures.
        known: What is known of their pairs; what is found is kept there. With None, nothing is known or kept.
        pairs: int64 (n, 2), rows of the pictures.
        progress: Told how many are done.
        only_wholes: Whether pictures that are parts of others are not looked for.

    Raises:
        Cancelled: if the person asked to stop; what was found by then is kept.
    """
    verdicts = Verdicts.unknown(len(pairs)) if known is None else known.read(pairs)
    is_open = verdicts.kinds == Kind.UNKNOWN
    if not only_wholes:
        is_open |= verdicts.kinds == Kind.NO_WHOLES
    rows = np.flatnonzero(is_open)
    rows = rows[side_by_side(pairs[rows])]
    blocks = [rows[start : start + _AT_ONCE] for start in range(0, len(rows), _AT_ONCE)]

    def checked(block: Rows) -> Verdicts:
        progress.check()
        found = _checked(pictures, pairs[block], only_wholes)
        if known is not None:
            known.put(pairs[block], found)
        return found

    with ThreadPoolExecutor(cores(), "check") as workers:
        for done, (block, found) in enumerate(zip(blocks, workers.map(checked, blocks), strict=True)):
            progress.step(say("Comparing look-alikes"), done * _AT_ONCE, len(rows), Unit.PAIRS)
            verdicts.put(block, found)
    if blocks and known is not None:
        known.kept.prune()
    near = (verdicts.kinds == Kind.NEAR) | (verdicts.kinds == Kind.COPIES)
    return CheckedPairs(pairs[near], verdicts.kinds[near] == Kind.COPIES, verdicts.distances[near])


def _checked(pictures: Checked, pairs: Rows, only_wholes: bool) -> Verdicts:
    result = Verdicts.unknown(len(pairs))
    used, rows = np.unique(pairs, return_inverse=True)
    local, sketches, sizes = rows.reshape(pairs.shape), pictures.read(used), pictures.sizes[used]
    known = np.flatnonzero(sketches.known[local].all(axis=1))
    local = local[known]
    wide = width_for_height(sizes)
    frames, inner_wide, boxes = without_borders(sketches.frames, wide)
    found, way = compare_wholes(frames, local, inner_wide)
    near = are_near_wholes(found)
    copies = near & (way == UPRIGHT) & _are_copies(found, sketches, sizes, local)
    bordered = np.flatnonzero((boxes != WHOLE).any(axis=1)[local].any(axis=1))
    if len(bordered):
        whole, way = compare_wholes(sketches.frames.astype(np.float32), local[bordered], wide)
        copies[bordered] = (way == UPRIGHT) & _are_copies(whole, sketches, sizes, local[bordered])
    left = np.flatnonzero(~near & (copies | (not only_wholes)))
    if len(left):
        parts = align(frames, local[left], inner_wide)
        near[left] = are_near_parts(parts)
        found.put(left, parts)
    copies &= near
    none = Kind.NO_WHOLES if only_wholes else Kind.NONE
    kinds = np.where(copies, Kind.COPIES, np.where(near, Kind.NEAR, none)).astype(np.int8)
    distances = np.where(near, np.clip(1 - found.detail, 0, 1), 1).astype(np.float32)
    result.put(known, Verdicts(kinds, distances))
    return result


def are_near_wholes(found: Compared) -> npt.NDArray[np.bool_]:
    """Tell which pairs are near copies by how they compare as wholes: bool (n,)."""
    return _passes(found, _WHOLE_NEAR)


def are_near_parts(found: Compared) -> npt.NDArray[np.bool_]:
    """Tell which pairs are near copies by how they compare where one was found in the other: bool (n,)."""
    return _passes(found, _NEAR)


def _passes(found: Compared, limits: tuple[tuple[float, ...], tuple[float, ...]]) -> npt.NDArray[np.bool_]:
    stretch, least = limits
    needed = np.interp(found.stretch, stretch, least)
    return np.asarray((found.stretch <= stretch[-1]) & (found.detail >= needed))


def _are_copies(
    wholes: Compared, sketches: Sketches, sizes: npt.NDArray[np.int64], pairs: Rows
) -> npt.NDArray[np.bool_]:
    colours = sketches.colours[pairs].astype(np.float32)
    apart = np.abs(colours[:, 0] - colours[:, 1]).mean(axis=3)
    rounded = 1 + _COPY_STRETCH + _COPY_PX / sizes[pairs].min(axis=(1, 2))
    return np.asarray(
        (wholes.detail >= _COPY_DETAIL)
        & (wholes.likeness >= _COPY_LIKENESS)
        & (wholes.stretch <= rounded)
        & (apart.mean(axis=(1, 2)) <= _COPY_COLOUR)
        & (apart.max(axis=(1, 2)) <= _COPY_WORST_COLOUR)
    )


def width_for_height(sizes: npt.NDArray[np.int64]) -> Numbers:
    """Tell how wide pictures are for their height: int64 (n, 2) → float32 (n,)."""
    return np.asarray(sizes[:, 0] / np.maximum(sizes[:, 1], 1), np.float32)
