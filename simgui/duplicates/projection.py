"""Features made short, so that what tells pictures apart counts more than what they have in common.

The principal components of features are scaled down by how much they vary (whitening): near copies stand out
more than by the cosine of the features themselves, with a tenth of the numbers.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Rows

_WIDTH, _SPARE = 128, 32
_ROUNDS = 4
_SAMPLED = 8192
_AT_ONCE = 8192
_FLOOR_AT, _FLOOR = 20, 0.1
"""Components that vary less than a tenth of the 21st are not scaled up any more: they are noise."""

Vectors = npt.NDArray[np.float32]


def projected(read: Callable[[Rows], Vectors], count: int) -> npt.NDArray[np.float16]:
    """Project features.

    Args:
        read: Gives the features of some rows, float32 (m, d).
        count: How many rows there are.

    Returns:
        float16 (n, at most 128), unit length.
    """
    if not count:
        return np.empty((0, 1), np.float16)
    sample = np.unique(np.linspace(0, count - 1, min(count, _SAMPLED)).astype(np.int64))
    rows = _unit(read(sample))
    mean = rows.mean(axis=0)
    directions = _directions(rows - mean)
    found = np.empty((count, directions.shape[1]), np.float16)
    for start in range(0, count, _AT_ONCE):
        block = np.arange(start, min(start + _AT_ONCE, count))
        found[block] = _unit((_unit(read(block)) - mean) @ directions)
    return found


def _directions(centred: Vectors) -> Vectors:
    """Give the scaled principal components of rows: float32 (d, k).

    The largest come out of a few rounds of a subspace iteration (Halko, Martinsson and Tropp 2011): what is
    left out of the others matters little, and takes much longer.
    """
    spread = centred.T @ centred / np.float32(len(centred))
    width = min(_WIDTH + _SPARE, *centred.shape)
    found = np.random.default_rng(0).standard_normal((len(spread), width)).astype(np.float32)
    for _ in range(_ROUNDS):
        found = np.linalg.qr(spread @ found)[0]
    variances, turned = np.linalg.eigh(found.T @ spread @ found)
    variances, turned = np.maximum(variances[::-1], 0)[:_WIDTH], turned[:, ::-1][:, :_WIDTH]
    floor = variances[min(_FLOOR_AT, len(variances) - 1)] * _FLOOR
    return np.asarray(found @ turned / np.sqrt(variances + floor + 1e-12), np.float32)


def _unit(rows: Vectors) -> Vectors:
    return np.asarray(rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9), np.float32)
