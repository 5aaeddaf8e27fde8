"""Where one picture lies in another, roughly: every place and size is tried at a small scale.

Frames are pictures squashed to a square, so that a part of one that keeps its proportions is a rectangle.
"""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Rows

Frames = npt.NDArray[np.float32]
"""Grey pictures squashed to squares: float32 (n, side, side), 0 to 255."""
Numbers = npt.NDArray[np.float32]
UNMOVED: Numbers = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
MIRRORED: Numbers = np.array([[-1, 0, 1], [0, 1, 0]], np.float32)
"""Maps of a part that is all of the whole, as it stands and mirrored."""

_SIDE = 16
_BANDS = ((15, 14, 13), (12, 11, 10), (9, 8), (7, 6))
"""Longer sides of the parts that are tried, in sixteenths of the whole; the best of each line is given."""
_LEAST_DEVIATION = 4.0
"""Grey levels: a window with less in it matches anything."""
_FEWEST_CELLS = 30
_STEP = 1.15
"""Proportions that differ by less are as good as the same: the refinement corrects them."""


def place(wholes: Frames, parts: Frames, stretch: Numbers) -> Numbers:
    """Find, for each pair, where the part may lie in the whole, if it lies there at all.

    Args:
        wholes: float32 (n, side, side).
        parts: float32 (n, side, side).
        stretch: float32 (n,): how many times as wide for its height the part is as the whole, in pixels of
            the pictures.

    Returns:
        float32 (n, 4, 2, 3): for parts of four sizes, the map of a place (u, v, 1) of the part, in shares, to
        the likeliest place in the whole.
    """
    count = len(wholes)
    likeness = np.full((count, len(_BANDS)), -2, np.float32)
    maps = np.tile(UNMOVED, (count, len(_BANDS), 1, 1))
    coarse = squashed(wholes, _SIDE, _SIDE)
    kinds = np.round(np.log(np.clip(stretch, 0.25, 4)) / np.log(_STEP)).astype(np.int64)
    for kind in np.unique(kinds).tolist():
        rows = np.flatnonzero(kinds == kind)
        for band, height, width in _sizes(_STEP**kind):
            found, left, top, mirrored = _best_place(coarse[rows], squashed(parts[rows], height, width))
            better = found > likeness[rows, band]
            chosen = rows[better]
            likeness[chosen, band] = found[better]
            maps[chosen, band] = _maps(left[better], top[better], width, height, mirrored[better])
    return maps


def _maps(left: Rows, top: Rows, width: int, height: int, mirrored: npt.NDArray[np.bool_]) -> Numbers:
    """Give the maps of parts into boxes in cells: float32 (n, 2, 3)."""
    maps = np.zeros((len(left), 2, 3), np.float32)
    maps[:, 0, 0], maps[:, 1, 1] = np.where(mirrored, -width, width), height
    maps[:, 0, 2], maps[:, 1, 2] = np.where(mirrored, left + width, left), top
    maps /= _SIDE
    return maps


def squashed(frames: Frames, height: int, width: int) -> Frames:
    """Give frames in another size: float32 (n, side, side) → (n, height, width), means of areas."""
    side = frames.shape[1]
    return np.asarray(averaging(height, side) @ frames @ averaging(width, side).T, np.float32)


def _sizes(stretch: float) -> Iterator[tuple[int, int, int]]:
    """Yield the line, height and width of parts in cells, from the largest on."""
    for band, sides in enumerate(_BANDS):
        for longer in sides:
            shorter = round(longer / max(stretch, 1 / stretch))
            if longer * shorter >= _FEWEST_CELLS:
                yield (band, shorter, longer) if stretch > 1 else (band, longer, shorter)


def _best_place(wholes: Frames, parts: Frames) -> tuple[Numbers, Rows, Rows, npt.NDArray[np.bool_]]:
    """Try every place, plain and mirrored.

    Args:
        wholes: float32 (n, 16, 16).
        parts: float32 (n, height, width).

    Returns:
        Correlation at the best place, its left and top cell, and whether the part is mirrored there: (n,).
    """
    count, height, width = parts.shape
    windows = np.lib.stride_tricks.sliding_window_view(wholes, (height, width), (1, 2))  # type: ignore[call-overload]
    down, across = windows.shape[1:3]
    flat = windows.reshape(count, down * across, height * width)
    both = np.stack([parts, parts[:, :, ::-1]], axis=1).reshape(count, 2, -1)
    both = both - both.mean(axis=2, keepdims=True)
    deviation = np.sqrt((both**2).mean(axis=2, keepdims=True))
    both /= np.maximum(deviation, _LEAST_DEVIATION)
    products = flat @ both.transpose(0, 2, 1) / (height * width)
    spread = flat.var(axis=2)
    alike = products / np.sqrt(np.maximum(spread, _LEAST_DEVIATION**2))[:, :, None]
    best = alike.reshape(count, -1).argmax(axis=1)
    found = alike.reshape(count, -1)[np.arange(count), best]
    place, is_mirrored = np.divmod(best, 2)
    top, left = np.divmod(place, across)
    return found, left, top, is_mirrored.astype(bool)


@lru_cache
def averaging(small: int, large: int) -> Frames:
    """Give the matrix that averages `large` cells to `small` ones: float32 (small, large)."""
    edges = np.linspace(0, large, small + 1)
    low, high = edges[:-1, None], edges[1:, None]
    cells = np.arange(large)[None]
    covered = np.clip(np.minimum(high, cells + 1) - np.maximum(low, cells), 0, None)
    return np.asarray(covered / covered.sum(axis=1, keepdims=True), np.float32)
