"""Where one picture lies in another, roughly: every place and size is tried at a small scale.

Frames are pictures squashed to a square, so that a part of one that keeps its proportions is a rectangle. All
places are tried at once: how a part correlates with each window of a whole is what the product of their waves
goes back to, a matrix product for many pairs.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.frames import Frames, Numbers, averaging
from simgui.duplicates.looks.products import product

Waves = npt.NDArray[np.complex64]
"""Discrete Fourier transforms of frames of 16 by 16 cells, without what follows from the rest: (n, 144)."""
UNMOVED: Numbers = np.array([[1, 0, 0], [0, 1, 0]], np.float32)
MIRRORED: Numbers = np.array([[-1, 0, 1], [0, 1, 0]], np.float32)
"""Maps of a part that is all of the whole, as it stands and mirrored."""

_SIDE, _PARTS_SIDE = 16, 32
"""Cells of wholes, and of what parts are made smaller from."""
_BANDS = ((15, 14, 13), (12, 11, 10), (9, 8), (7, 6))
"""Longer sides of the parts that are tried, in sixteenths of the whole; the best of each line is given."""
_LEAST_DEVIATION = 4.0
"""Grey levels: a window with less in it matches anything."""
_FEWEST_CELLS = 30
_STEP = 1.15
"""Proportions that differ by less are as good as the same: the refinement corrects them."""
_AT_ONCE = 256


class Places:
    """Tells where frames may lie in each other. What belongs to one frame is computed once.

    Args:
        coarse: float32 (m, 16, 16).
        finer: float32 (m, 32, 32), the same.
    """

    def __init__(self, coarse: Frames, finer: Frames) -> None:
        rows = finer.reshape(-1, _PARTS_SIDE)
        self._narrow = product(rows, _to_widths()).reshape(len(finer), _PARTS_SIDE, -1)
        self._coarse = coarse
        centred = self._coarse - self._coarse.mean(axis=(1, 2), keepdims=True)
        both = np.stack([centred, centred[:, :, ::-1]], axis=1)
        self._waves = _waves(both.reshape(-1, _SIDE**2), _SIDE, _SIDE).reshape(len(both), 2, -1)
        self._sums = _sums(centred)

    def wholes(self, one: Rows, other: Rows, *, mirrored: bool) -> Numbers:
        """Give the correlation of pairs as they lie, rows of the frames, float32 (n,): what `find` gives of
        parts."""
        flat = _normalised(self._coarse)
        turned = _normalised(self._coarse[:, :, ::-1]) if mirrored else flat
        return np.asarray(np.einsum("nd,nd->n", flat[one], turned[other]) / _SIDE**2, np.float32)

    def find(self, wholes: Rows, parts: Rows, stretch: Numbers) -> tuple[Numbers, Numbers]:
        """Find, for each pair, where the part may lie in the whole, if it lies there at all.

        Args:
            wholes: int64 (n,), rows of the frames.
            parts: int64 (n,), rows of the frames.
            stretch: float32 (n,): how many times as wide for its height the part is as the whole, in pixels
                of the pictures.

        Returns:
            float32 (n, 4, 2, 3): for parts of four sizes, the map of a place (u, v, 1) of the part, in
            shares, to the likeliest place in the whole; and its correlation, float32 (n, 4).
        """
        likeness = np.full((len(wholes), len(_BANDS)), -2, np.float32)
        maps = np.tile(UNMOVED, (len(wholes), len(_BANDS), 1, 1))
        kinds = np.round(np.log(np.clip(stretch, 0.25, 4)) / np.log(_STEP)).astype(np.int64)
        for kind in np.unique(kinds).tolist():
            rows = np.flatnonzero(kinds == kind)
            asked = self._asked(wholes[rows], parts[rows])
            for band, height, width in _sizes(_STEP**kind):
                found, left, top, mirrored = asked.best_place(height, width)
                better = found > likeness[rows, band]
                chosen = rows[better]
                likeness[chosen, band] = found[better]
                maps[chosen, band] = _maps(left[better], top[better], width, height, mirrored[better])
        return maps, likeness

    def _asked(self, wholes: Rows, parts: Rows) -> "_Asked":
        (wholes, in_wholes), (parts, in_parts) = (
            np.unique(rows, return_inverse=True) for rows in (wholes, parts)
        )
        return _Asked(self._waves[wholes], self._sums[:, wholes], in_wholes, self._narrow[parts], in_parts)


@dataclass(frozen=True)
class _Asked:
    """Pairs of pictures of the same proportions, n in all, to be placed.

    Attributes:
        waves: complex64 (w, 2, 144), of the wholes, plain and mirrored.
        sums: float32 (2, w, 17, 17), of the wholes, as `_sums` gives them.
        in_wholes: int64 (n,), the whole of each pair.
        parts: float32 (p, 32, 120), in every width from 1 to 15 cells.
        in_parts: int64 (n,), the part of each pair.
    """

    waves: Waves
    sums: Numbers
    in_wholes: Rows
    parts: Frames
    in_parts: Rows

    def best_place(self, height: int, width: int) -> tuple[Numbers, Rows, Rows, npt.NDArray[np.bool_]]:
        """Try every place for parts of one size, plain and mirrored.

        Returns:
            Correlation at the best place, its left and top cell, whether the part is mirrored there: (n,).
        """
        start = width * (width - 1) // 2
        parts = averaging(height, _PARTS_SIDE) @ self.parts[:, :, start : start + width]
        sought = _waves(_normalised(parts), height, width).conj()
        by_deviation = 1 / _deviations(self.sums, height, width)
        both = np.stack([by_deviation, by_deviation[:, :, ::-1]], axis=1).reshape(len(self.waves), 2, -1)
        likeness, best = np.empty(len(self.in_parts), np.float32), np.empty(len(self.in_parts), np.int64)
        for start in range(0, len(likeness), _AT_ONCE):
            some = slice(start, start + _AT_ONCE)
            wholes = self.in_wholes[some]
            products = self.waves[wholes] * sought[self.in_parts[some], None]
            numbers = products.view(np.float32).reshape(2 * len(wholes), 2 * products.shape[2])
            alike = product(numbers, _back(height, width)).reshape(len(wholes), 2, -1)
            alike *= both[wholes]
            flat = alike.reshape(len(wholes), -1)
            best[some] = flat.argmax(axis=1)
            likeness[some] = flat[np.arange(len(flat)), best[some]]
        across = _SIDE + 1 - width
        is_mirrored, place = np.divmod(best, across * (_SIDE + 1 - height))
        top, left = np.divmod(place, across)
        return likeness, np.where(is_mirrored, across - 1 - left, left), top, is_mirrored.astype(bool)


@lru_cache
def _to_widths() -> Numbers:
    """Give the matrix from 32 cells to 1, to 2, and so on to 15: float32 (32, 120)."""
    return np.concatenate([averaging(width, _PARTS_SIDE).T for width in range(1, _SIDE)], axis=1)


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


def _sizes(stretch: float) -> Iterator[tuple[int, int, int]]:
    """Yield the line, height and width of parts in cells, from the largest on."""
    for band, sides in enumerate(_BANDS):
        for longer in sides:
            shorter = round(longer / max(stretch, 1 / stretch))
            if longer * shorter >= _FEWEST_CELLS:
                yield (band, shorter, longer) if stretch > 1 else (band, longer, shorter)


def _sums(centred: Frames) -> Numbers:
    """Give the sums of what lies above and left of each corner, and those of the squares: (2, n, 17, 17)."""
    sums = np.zeros((2, len(centred), _SIDE + 1, _SIDE + 1), np.float32)
    sums[0, :, 1:, 1:], sums[1, :, 1:, 1:] = centred, centred**2
    np.cumsum(np.cumsum(sums, axis=2, out=sums), axis=3, out=sums)
    return sums


def _deviations(sums: Numbers, height: int, width: int) -> Numbers:
    """Give the standard deviation in each window, at least `_LEAST_DEVIATION`, from sums of areas."""
    rows = sums[:, :, height:] - sums[:, :, :-height]
    means, squares = (rows[..., width:] - rows[..., :-width]) / np.float32(height * width)
    return np.asarray(np.sqrt(np.maximum(squares - means**2, _LEAST_DEVIATION**2)), np.float32)


def _waves(flat: Numbers, height: int, width: int) -> Waves:
    """Transform frames that may be smaller, with nothing to the right of them and below: (n, h * w)."""
    waves: Waves = product(flat, _forth(height, width)).view(np.complex64)
    return waves


@lru_cache
def _forth(height: int, width: int) -> Numbers:
    """Give the matrix from cells to waves, real and imaginary parts in turn: float32 (h * w, 288)."""
    turns = _turns(height, width)
    both = np.stack([np.cos(turns), -np.sin(turns)], axis=2)
    return np.asarray(both.reshape(height * width, -1), np.float32)


@lru_cache
def _back(height: int, width: int) -> Numbers:
    """Give the matrix from a product of waves, real and imaginary parts in turn, to the mean product of cells
    at each place of a part of some size: float32 (288, places)."""
    turns = _turns(_SIDE + 1 - height, _SIDE + 1 - width).T
    follow = np.tile(np.where(np.arange(_SIDE // 2 + 1) % (_SIDE // 2), 2, 1), _SIDE)[:, None]
    both = np.stack([follow * np.cos(turns), -follow * np.sin(turns)], axis=1)
    return np.asarray(both.reshape(2 * len(turns), -1) / (_SIDE**2 * height * width), np.float32)


def _turns(height: int, width: int) -> npt.NDArray[np.float64]:
    """Give the angle of each wave in each cell of some rows and columns: float64 (height * width, 144)."""
    down, across = (
        np.outer(np.arange(cells), np.arange(waves)) * (2 * np.pi / _SIDE)
        for cells, waves in ((height, _SIDE), (width, _SIDE // 2 + 1))
    )
    return (down[:, None, :, None] + across[None, :, None, :]).reshape(height * width, -1)
