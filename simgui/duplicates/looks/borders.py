"""Plain borders about pictures: what two pictures have in common with every other one in such a border."""

import numpy as np
import numpy.typing as npt

from simgui.duplicates.looks.frames import Frames, Numbers

_SAME_IN_LINE, _SAME_ACROSS = 5, 4
"""Grey levels by which a line of a border differs in itself, and from the outermost line."""
_NARROWEST, _WIDEST = 2, 24
"""Cells of a border on one side."""
_LEAST_LEFT = 24
WHOLE = np.array([0, 0, 1, 1], np.float32)
"""The box of a picture without a border."""


def without_borders(frames: npt.NDArray[np.uint8], wide: Numbers) -> tuple[Frames, Numbers, Numbers]:
    """Take plain borders away.

    Args:
        frames: uint8 (n, 64, 64), pictures squashed to squares.
        wide: float32 (n,): how wide each picture is for its height.

    Returns:
        float32 (n, 64, 64), what is inside of the borders, squashed to squares; how wide that is for its
        height, float32 (n,); and the boxes of it, float32 (n, 4): left, top, width and height in shares.
    """
    side = frames.shape[1]
    inside = frames.astype(np.float32)
    turned = frames.transpose(0, 2, 1)
    top, bottom, left, right = map(_plain, (frames, frames[:, ::-1], turned, turned[:, ::-1]))
    height, width = side - top - bottom, side - left - right
    has_border = (top + bottom + left + right > 0) & (np.minimum(height, width) >= _LEAST_LEFT)
    wide, boxes = wide.copy(), np.tile(WHOLE, (len(frames), 1))
    for row in np.flatnonzero(has_border).tolist():
        down = _between(int(top[row]), int(height[row]), side)
        across = _between(int(left[row]), int(width[row]), side)
        inside[row] = down @ inside[row] @ across.T
        wide[row] *= width[row] / height[row]
        boxes[row] = np.array([left[row], top[row], width[row], height[row]]) / side
    return inside, wide, boxes


def _plain(frames: npt.NDArray[np.uint8]) -> npt.NDArray[np.int64]:
    """Count the lines at the top that are a border, with the one in which it ends: int64 (n,)."""
    outermost = frames[:, :_NARROWEST]
    likely = np.flatnonzero((np.ptp(outermost, axis=2) <= _SAME_IN_LINE).all(axis=1))
    lines = frames[likely, :_WIDEST].astype(np.float32)
    spread, mean = np.ptp(lines, axis=2), lines.mean(axis=2)
    is_plain = (spread <= _SAME_IN_LINE) & (np.abs(mean - mean[:, :1]) <= _SAME_ACROSS)
    count = np.cumprod(is_plain, axis=1).sum(axis=1)
    found = np.zeros(len(frames), np.int64)
    found[likely] = np.where((count >= _NARROWEST) & (count < _WIDEST), count + 1, 0)
    return found


def _between(start: int, length: int, side: int) -> Numbers:
    """Give the matrix that spreads some of so many cells to all of them: float32 (side, side)."""
    at = start + (np.arange(side) + 0.5) * length / side - 0.5
    low = np.clip(np.floor(at).astype(int), start, start + length - 2)
    share = np.clip(at - low, 0, 1).astype(np.float32)
    spread = np.zeros((side, side), np.float32)
    spread[np.arange(side), low] = 1 - share
    spread[np.arange(side), low + 1] = share
    return spread
