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
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.aligning import Compared, align
from simgui.duplicates.looks.placing import Numbers
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.looks.turning import UPRIGHT, compare_wholes

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
_AT_ONCE = 1024


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


def check(
    read: Callable[[Rows], Sketches],
    sizes: npt.NDArray[np.int64],
    pairs: Rows,
    progress: Progress,
    *,
    only_wholes: bool,
) -> CheckedPairs:
    """Tell which pairs are near copies.

    Args:
        read: Gives the sketches of some of m pictures; it is asked by several threads.
        sizes: int64 (m, 2), widths and heights of the originals.
        pairs: int64 (n, 2), rows of them.
        progress: Told how many are done.
        only_wholes: Whether pictures that are parts of others are not looked for.

    Raises:
        Cancelled: if the person asked to stop.
    """
    found = [CheckedPairs(pairs[:0], np.empty(0, bool), np.empty(0, np.float32))]
    blocks = [pairs[start : start + _AT_ONCE] for start in range(0, len(pairs), _AT_ONCE)]

    def checked(block: Rows) -> CheckedPairs:
        progress.check()
        return _checked(read, sizes, block, only_wholes)

    with ThreadPoolExecutor(cores(), "check") as workers:
        for done, each in enumerate(workers.map(checked, blocks)):
            progress.step("Comparing look-alikes", done * _AT_ONCE, len(pairs), "pairs")
            found.append(each)
    return CheckedPairs(
        np.concatenate([each.pairs for each in found]),
        np.concatenate([each.are_copies for each in found]),
        np.concatenate([each.distances for each in found]),
    )


def _checked(
    read: Callable[[Rows], Sketches], sizes: npt.NDArray[np.int64], pairs: Rows, only_wholes: bool
) -> CheckedPairs:
    used, rows = np.unique(pairs, return_inverse=True)
    local, sketches, sizes = rows.reshape(pairs.shape), read(used), sizes[used]
    known = sketches.known[local].all(axis=1)
    pairs, local = pairs[known], local[known]
    frames, wide = sketches.frames.astype(np.float32), _width_for_height(sizes)
    wholes, way = compare_wholes(frames, local, wide)
    near = _passes(wholes, _WHOLE_NEAR)
    copies = near & (way == UPRIGHT) & _are_copies(wholes, sketches, sizes, local)
    detail = wholes.detail.copy()
    if not only_wholes and not near.all():
        left = np.flatnonzero(~near)
        parts = align(frames, local[left], wide)
        near[left] = _passes(parts, _NEAR)
        detail[left] = parts.detail
    return CheckedPairs(pairs[near], copies[near], np.clip(1 - detail[near], 0, 1).astype(np.float32))


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


def _width_for_height(sizes: npt.NDArray[np.int64]) -> Numbers:
    return np.asarray(sizes[:, 0] / np.maximum(sizes[:, 1], 1), np.float32)
