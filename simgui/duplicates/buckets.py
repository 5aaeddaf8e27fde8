"""The nearest of every row among very many: rows are put into buckets, and compared with few of these.

There are about 2·√n buckets, around centres that k-means finds in a sample. Each row lies in the one whose
centre is nearest, and is compared with what lies in the sixteen nearest: an inverted file (Sivic and
Zisserman 2003) with several probes (Lv and others 2007). So n rows cost about 8·n·√n comparisons; no bucket
is much larger than √n.
"""

from collections.abc import Iterator
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.products import product

Vectors = npt.NDArray[np.floating]
_BUCKETS_OF_ROOT, _PROBES = 2, 16
_ROUNDS = 4
_SAMPLED_OF_EACH = 16
_LARGEST = 32
"""Times √n: what is compared with a bucket is cut where it is more."""
_FEW = 4096
"""So many rows are one bucket."""
_ROWS_AT_ONCE = 16384
_COMPARED_AT_ONCE = 1024
_NONE = -2.0


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
    nearest = _Nearest(total, count, least)
    buckets = list(_buckets(vectors, progress))
    for done, (probes, members) in enumerate(buckets):
        progress.step(say("Comparing pictures"), done, len(buckets), Unit.NOTHING)
        nearest.look(vectors, probes, members)
    one, place = np.nonzero(nearest.cosines >= least)
    other, alike = nearest.rows[one, place].astype(np.int64), nearest.cosines[one, place]
    keys = np.minimum(one, other) * total + np.maximum(one, other)
    keys, first = np.unique(keys, return_index=True)
    return np.stack(np.divmod(keys, max(total, 1)), axis=1), alike[first]


class _Nearest:
    """The nearest rows that each row has met.

    Attributes:
        rows: int32 (n, count).
        cosines: float32 (n, count), `_NONE` where there is no row.

    Args:
        total: How many rows there are.
        count: How many are kept of each.
        least: Those with a lower cosine may be left out.
    """

    def __init__(self, total: int, count: int, least: float) -> None:
        self.rows = np.zeros((total, count), np.int32)
        self.cosines = np.full((total, count), _NONE, np.float32)
        self._place = np.full(total, -1, np.int32)
        self._least = least

    def look(self, vectors: Vectors, probes: Rows, members: Rows) -> None:
        """Compare rows with the members of a bucket, none with itself."""
        held, count = vectors[members].astype(np.float32), self.rows.shape[1]
        most = min(count, len(members))
        self._place[members] = np.arange(len(members))
        for start in range(0, len(probes) if most else 0, _COMPARED_AT_ONCE):
            some = probes[start : start + _COMPARED_AT_ONCE]
            alike = product(vectors[some].astype(np.float32), held.T)
            own = np.flatnonzero(self._place[some] >= 0)
            alike[own, self._place[some[own]]] = _NONE
            needed = np.maximum(self.cosines[some].min(axis=1), self._least)
            better = np.flatnonzero(alike.max(axis=1) >= needed)
            some, alike = some[better], alike[better]
            best = np.argpartition(-alike, most - 1, axis=1)[:, :most]
            cosines = np.concatenate([self.cosines[some], np.take_along_axis(alike, best, axis=1)], axis=1)
            rows = np.concatenate([self.rows[some], members[best]], axis=1)
            kept = np.argpartition(-cosines, count - 1, axis=1)[:, :count]
            self.cosines[some] = np.take_along_axis(cosines, kept, axis=1)
            self.rows[some] = np.take_along_axis(rows, kept, axis=1)
        self._place[members] = -1


def _buckets(vectors: Vectors, progress: Progress) -> Iterator[tuple[Rows, Rows]]:
    """Yield, for each bucket, the rows that are compared with its members, and these."""
    total = len(vectors)
    if total <= _FEW:
        yield np.arange(total), np.arange(total)
        return
    centres = _centres(vectors, round(_BUCKETS_OF_ROOT * np.sqrt(total)), progress)
    chosen = np.empty((total, _PROBES), np.int32)
    home = np.empty(total, np.int32)
    for start in range(0, total, _ROWS_AT_ONCE):
        progress.step(say("Sorting pictures"), start, total)
        block = slice(start, start + _ROWS_AT_ONCE)
        near = vectors[block].astype(np.float32) @ centres.T
        chosen[block] = np.argpartition(-near, _PROBES, axis=1)[:, :_PROBES]
        home[block] = near.argmax(axis=1)
    order = np.argsort(chosen.ravel(), kind="stable")
    begins = np.searchsorted(chosen.ravel()[order], np.arange(len(centres) + 1))
    largest = int(_LARGEST * np.sqrt(total))
    for bucket, (begin, end) in enumerate(pairwise(begins.tolist())):
        probes = order[begin:end] // _PROBES
        if len(probes) > largest:
            probes = probes[_in_line(vectors[probes].astype(np.float32))]
        for start in range(0, len(probes), largest):
            some = probes[start : start + largest]
            yield some, some[home[some] == bucket]


def _centres(vectors: Vectors, count: int, progress: Progress) -> npt.NDArray[np.float32]:
    """Find centres by spherical k-means on a sample: float32 (count, d), unit length."""
    random = np.random.default_rng(0)
    sample = random.choice(len(vectors), min(len(vectors), _SAMPLED_OF_EACH * count), replace=False)
    rows = vectors[np.sort(sample)].astype(np.float32)
    centres = rows[random.choice(len(rows), count, replace=False)]
    for _ in range(_ROUNDS):
        progress.check()
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
