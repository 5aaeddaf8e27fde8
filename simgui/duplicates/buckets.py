"""The nearest of every row among very many: rows are put into buckets, and compared within a bucket alone.

There are about √n buckets, around centres that k-means finds in a sample, and each row lies in the three
whose centres are nearest: an inverted file (Sivic and Zisserman 2003). So n rows cost about n·√n comparisons;
no bucket is much larger than √n.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates.linking import Rows

Vectors = npt.NDArray[np.floating]
_BUCKETS_OF_EACH = 3
_ROUNDS = 4
_SAMPLED_OF_EACH = 24
_LARGEST = 8
"""Times √n: larger buckets are cut."""
_FEW = 1500
"""So many rows are one bucket."""
_ROWS_AT_ONCE = 16384
_COMPARED_AT_ONCE = 2048


def nearest_pairs(vectors: Vectors, count: int, least: float, progress: Progress) -> tuple[Rows, Vectors]:
    """Find pairs in which one row is among the nearest of the other; a few of very many are missed.

    Args:
        vectors: float16 or float32 (n, d), unit length.
        count: How many of the nearest of each row.
        least: Pairs with a lower cosine are left out.
        progress: Told how many buckets are done.

    Returns:
        int64 (m, 2), each pair once, the lower row first; float32 (m,), their cosines.

    Raises:
        Cancelled: if the person asked to stop.
    """
    total = len(vectors)
    keys, cosines = [np.empty(0, np.int64)], [np.empty(0, np.float32)]
    buckets = list(_buckets(vectors, progress))
    for done, rows in enumerate(buckets):
        progress.step("Comparing pictures", done, len(buckets), "")
        one, other, alike = _within(vectors[rows].astype(np.float32), count, least)
        one, other = rows[one], rows[other]
        keys.append(np.minimum(one, other) * total + np.maximum(one, other))
        cosines.append(alike)
    joined, first = np.unique(np.concatenate(keys), return_index=True)
    pairs = np.stack(np.divmod(joined, max(total, 1)), axis=1)
    return pairs, np.concatenate(cosines)[first]


def _within(vectors: Vectors, count: int, least: float) -> tuple[Rows, Rows, Vectors]:
    """Give the nearest of each row of a bucket: rows, their neighbours, cosines."""
    found: list[tuple[Rows, Rows, Vectors]] = []
    most = min(count, len(vectors) - 1)
    for start in range(0, len(vectors) if most > 0 else 0, _COMPARED_AT_ONCE):
        alike = vectors[start : start + _COMPARED_AT_ONCE] @ vectors.T
        own = np.arange(len(alike))
        alike[own, start + own] = -2
        best = np.argpartition(-alike, most - 1, axis=1)[:, :most]
        values = np.take_along_axis(alike, best, axis=1)
        one, place = np.nonzero(values >= least)
        found.append((start + one, best[one, place], values[one, place]))
    if not found:
        return np.empty(0, np.int64), np.empty(0, np.int64), np.empty(0, np.float32)
    one, other, alike = (np.concatenate(each) for each in zip(*found, strict=True))
    return one, other, alike


def _buckets(vectors: Vectors, progress: Progress) -> Iterator[Rows]:
    """Yield the rows of each bucket."""
    total = len(vectors)
    if total <= _FEW:
        yield np.arange(total)
        return
    centres = _centres(vectors, round(np.sqrt(total)))
    chosen = np.empty((total, _BUCKETS_OF_EACH), np.int32)
    for start in range(0, total, _ROWS_AT_ONCE):
        progress.step("Sorting pictures", start, total)
        block = slice(start, start + _ROWS_AT_ONCE)
        near = vectors[block].astype(np.float32) @ centres.T
        chosen[block] = np.argpartition(-near, _BUCKETS_OF_EACH, axis=1)[:, :_BUCKETS_OF_EACH]
    order = np.argsort(chosen.ravel(), kind="stable")
    begins = np.searchsorted(chosen.ravel()[order], np.arange(len(centres) + 1))
    largest = int(_LARGEST * np.sqrt(total))
    for begin, end in pairwise(begins.tolist()):
        rows = order[begin:end] // _BUCKETS_OF_EACH
        if len(rows) > largest:
            rows = rows[_in_line(vectors[rows].astype(np.float32))]
        for start in range(0, len(rows), largest):
            yield rows[start : start + largest]


def _centres(vectors: Vectors, count: int) -> npt.NDArray[np.float32]:
    """Find centres by spherical k-means on a sample: float32 (count, d), unit length."""
    random = np.random.default_rng(0)
    sample = random.choice(len(vectors), min(len(vectors), _SAMPLED_OF_EACH * count), replace=False)
    rows = vectors[np.sort(sample)].astype(np.float32)
    centres = rows[random.choice(len(rows), count, replace=False)]
    for _ in range(_ROUNDS):
        nearest = np.concatenate(
            [
                (rows[start : start + _ROWS_AT_ONCE] @ centres.T).argmax(axis=1)
                for start in range(0, len(rows), _ROWS_AT_ONCE)
            ]
        )
        order = np.argsort(nearest, kind="stable")
        filled, begins = np.unique(nearest[order], return_index=True)
        centres[filled] = np.add.reduceat(rows[order], begins, axis=0)
        centres /= np.maximum(np.linalg.norm(centres, axis=1, keepdims=True), 1e-6)
    return centres


def _in_line(vectors: npt.NDArray[np.float32]) -> Rows:
    """Give rows in an order along which they differ much: near ones stay together when it is cut."""
    centred = vectors - vectors.mean(axis=0)
    direction = centred[int((centred**2).sum(axis=1).argmax())]
    return np.argsort(centred @ direction, kind="stable")
