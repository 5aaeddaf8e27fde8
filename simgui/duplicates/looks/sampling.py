"""What lies at the places of one picture that another one is laid on."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from simgui.duplicates.looks.frames import Frames, Numbers

_LAST = 1 - 1e-4
"""How far into the last cell but one a place may lie, so that it has a neighbour on each side."""


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
    reach = np.abs(maps[:, :, :2]).sum(axis=2, keepdims=True) * np.float32(size / side) - np.float32(0.5)
    cells: Numbers = maps * np.float32(size)
    cells[:, :, 2] -= 0.5
    cells = cells @ grid(side)  # (n, 2, side²)
    fits = (cells >= reach) & (cells <= size - 1 - reach)
    is_inside = fits[:, 0] & fits[:, 1] & rimless(side)
    np.clip(cells, 0, np.float32(size - 2 + _LAST), out=cells)
    low = np.floor(cells)
    cells -= low
    low[:, 1] *= size
    low[:, 0] += low[:, 1]
    base = low[:, 0].astype(np.intp)
    base += (np.arange(count) * size * size)[:, None]
    flat, (x, y) = frames.ravel(), (cells[:, 0], cells[:, 1])
    above, below = (_between(flat[start:], base, x) for start in (0, size))
    below -= above
    below *= y
    above += below
    return above.reshape(count, side, side), is_inside.reshape(count, side, side).astype(np.float32)


def _between(flat: Numbers, base: npt.NDArray[np.intp], share: Numbers) -> Numbers:
    """Give what lies so far between cells and those to their right."""
    left, right = np.take(flat, base, mode="clip"), np.take(flat[1:], base, mode="clip")
    right -= left
    right *= share
    left += right
    return left


@lru_cache
def rimless(side: int) -> npt.NDArray[np.bool_]:
    """Tell which cells have neighbours on all sides: bool (side²,)."""
    cells = np.zeros((side, side), bool)
    cells[1:-1, 1:-1] = True
    return cells.ravel()


@lru_cache
def grid(side: int) -> Numbers:
    """Give the places of cells, (u, v, 1) in shares: float32 (3, side²)."""
    at = (np.arange(side, dtype=np.float32) + 0.5) / side
    v, u = np.meshgrid(at, at, indexing="ij")
    return np.stack([u.ravel(), v.ravel(), np.ones(side * side, np.float32)])
