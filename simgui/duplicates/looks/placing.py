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


def place(wholes: Frames, parts: Frames, stretch: Numbers) -> tuple[Numbers, Numbers]:
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
    sums = _sums(coarse)
    kinds = np.round(np.log(np.clip(stretch, 0.25, 4)) / np.log(_STEP)).astype(np.int64)
    for kind in np.unique(kinds).tolist():
        rows = np.flatnonzero(kinds == kind)
        for band, height, width in _sizes(_STEP**kind):
            found, left, top, mirrored = _best_place(
                coarse[rows], sums[:, rows], squashed(parts[rows], height, width)
            )
            better = found > likeness[rows, band]
            chosen = rows[better]
            likeness[chosen, band] = found[better]
            maps[chosen, band] = _maps(left[better], top[better], width, height, mirrored[better])
    return maps, likeness


def likeness_of_wholes(wholes: Frames, parts: Frames, mirrored: bool) -> Numbers:
    """Give the correlation of pairs as they lie, float32 (n,): what `place` gives of parts."""
    one, other = squashed(wholes, _SIDE, _SIDE), squashed(parts, _SIDE, _SIDE)
    flat = _normalised(one), _normalised(other[:, :, ::-1] if mirrored else other)
    return np.asarray(np.einsum("nd,nd->n", *flat) / _SIDE**2, np.float32)


def _normalised(frames: Frames) -> Numbers:
    """Take light and contrast out: float32 (n, h, w) → (n, h * w)."""
    flat = frames.reshape(len(frames), -1)
    centred = flat - flat.mean(axis=1, keepdims=True)
    deviation = np.sqrt(np.einsum("nd,nd->n", centred, centred) / flat.shape[1])
    return np.asarray(centred / np.maximum(deviation, _LEAST_DEVIATION)[:, None], np.float32)


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


def _best_place(
    wholes: Frames, sums: Numbers, parts: Frames
) -> tuple[Numbers, Rows, Rows, npt.NDArray[np.bool_]]:
    """Try every place, plain and mirrored.

    Args:
        wholes: float32 (n, 16, 16).
        sums: float32 (2, n, 17, 17), as `_sums` gives them.
        parts: float32 (n, height, width).

    Returns:
        Correlation at the best place, its left and top cell, and whether the part is mirrored there: (n,).
    """
    count, height, width = parts.shape
    windows = np.lib.stride_tricks.sliding_window_view(wholes, (height, width), (1, 2))  # type: ignore[call-overload]
    down, across = windows.shape[1:3]
    flat = windows.reshape(count, down * across, height * width)
    both = np.stack([_normalised(parts), _normalised(parts[:, :, ::-1])], axis=2)
    products = flat @ both
    products /= height * width * _deviations(sums, height, width).reshape(count, -1, 1)
    alike = products.reshape(count, -1)
    best = alike.argmax(axis=1)
    place, is_mirrored = np.divmod(best, 2)
    top, left = np.divmod(place, across)
    return alike[np.arange(count), best], left, top, is_mirrored.astype(bool)


def _sums(frames: Frames) -> Numbers:
    """Give the sums of what lies above and left of each corner, and those of the squares: (2, n, 17, 17)."""
    centred = frames - frames.mean(axis=(1, 2), keepdims=True)
    sums = np.zeros((2, len(frames), _SIDE + 1, _SIDE + 1), np.float32)
    sums[0, :, 1:, 1:], sums[1, :, 1:, 1:] = centred, centred**2
    np.cumsum(np.cumsum(sums, axis=2, out=sums), axis=3, out=sums)
    return sums


def _deviations(sums: Numbers, height: int, width: int) -> Numbers:
    """Give the standard deviation in each window, at least `_LEAST_DEVIATION`, from sums of areas."""
    rows = sums[:, :, height:] - sums[:, :, :-height]
    means, squares = (rows[..., width:] - rows[..., :-width]) / (height * width)
    return np.asarray(np.sqrt(np.maximum(squares - means**2, _LEAST_DEVIATION**2)), np.float32)


@lru_cache
def averaging(small: int, large: int) -> Frames:
    """Give the matrix that averages `large` cells to `small` ones: float32 (small, large)."""
    edges = np.linspace(0, large, small + 1)
    low, high = edges[:-1, None], edges[1:, None]
    cells = np.arange(large)[None]
    covered = np.clip(np.minimum(high, cells + 1) - np.maximum(low, cells), 0, None)
    return np.asarray(covered / covered.sum(axis=1, keepdims=True), np.float32)
