"""Frames: small grey pictures that are squashed to squares."""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

Frames = npt.NDArray[np.float32]
"""float32 (n, side, side), 0 to 255."""
Numbers = npt.NDArray[np.float32]


def squashed(frames: Frames, height: int, width: int) -> Frames:
    """Give frames in another size: float32 (n, side, side) → (n, height, width), means of areas."""
    side = frames.shape[1]
    return np.asarray(averaging(height, side) @ (frames @ averaging(width, side).T), np.float32)


@lru_cache
def averaging(small: int, large: int) -> Numbers:
    """Give the matrix that averages `large` cells to `small` ones: float32 (small, large)."""
    edges = np.linspace(0, large, small + 1)
    low, high = edges[:-1, None], edges[1:, None]
    cells = np.arange(large)[None]
    covered = np.clip(np.minimum(high, cells + 1) - np.maximum(low, cells), 0, None)
    return np.asarray(covered / covered.sum(axis=1, keepdims=True), np.float32)
