"""So much at once as a core is quick with: matrix products, and rows of frames."""

from collections.abc import Iterator

import numpy as np

from simgui.duplicates.looks.frames import Numbers

_MOST = 250_000
"""Multiplications of one product. Of more than 262,144, OpenBLAS makes parts and waits for threads of its
own; where every core has a thread that asks, that takes several times as long."""

_CELLS_AT_ONCE = 1 << 17


def product(rows: Numbers, matrix: Numbers) -> Numbers:
    """Multiply many rows with a matrix, some at a time: float32 (n, k) and (k, m) → (n, m)."""
    count = len(rows)
    at_once = max(1, _MOST // matrix.size)
    whole = count - count % at_once
    found = np.empty((count, matrix.shape[1]), np.float32)
    blocks = rows[:whole].reshape(count // at_once, at_once, rows.shape[1])
    np.matmul(blocks, matrix, out=found[:whole].reshape(len(blocks), at_once, matrix.shape[1]))
    np.matmul(rows[whole:], matrix, out=found[whole:])
    return found


def in_groups(count: int, side: int) -> Iterator[slice]:
    """Yield so many rows at once as fit into the cache of a core, more or less: frames of some side."""
    at_once = max(1, _CELLS_AT_ONCE // side**2)
    for start in range(0, count, at_once):
        yield slice(start, start + at_once)
