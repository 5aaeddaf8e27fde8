"""The exact nearest of a query: found among codes of 8 bits, and proved with the embeddings of a few.

Every picture has an interval that its dot product lies in (`simgui/search/codes.py`). One whose upper end is
below the lower ends of k others is not among the k nearest; the rest are computed in full. That is a proof,
not a guess: if a gallery is so crowded that everything is left, everything is computed.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import numpy.typing as npt

from simgui.core.cores import cores
from simgui.library.records import Ids
from simgui.search.codes import CodedQuery, Rows, Vectors
from simgui.search.parts import Part

_ROWS_AT_ONCE = 32768
_FIRST_IN_FULL, _IN_FULL_AT_ONCE = 32, 4096
"""So many are computed in full at first, and at most at a time, each time twice as many as before: they may
have to be read from a file, and mostly the first few prove the rest."""
_MOST_THREADS = 4
_BYTES_FOR_THREADS = 32 << 20
"""Starting threads takes as long as going through a few megabytes."""
_ROUNDING = 1e-6
"""Products that differ by less may give the same distance in float32."""

Block = tuple[int, slice]
"""The number of a part, and rows of it."""
Products = npt.NDArray[np.floating]


def find_nearest(parts: Sequence[Part], query: Vectors, k: int) -> tuple[Ids, npt.NDArray[np.float32]]:
    """Find the k nearest pictures, exactly; at equal distance the lower id comes first.

    Args:
        parts: The pictures, n in all.
        query: float32 (d,), unit length.
        k: How many, at least 1.

    Returns:
        ids int64 and cosine distances float32 (min(k, n),), nearest first.
    """
    candidates = _candidates(parts, CodedQuery(query), k)
    return _nearest_of(parts, candidates, query.astype(np.float64), k)


class _Candidates:
    """Rows that may be among the k nearest, gathered block by block.

    Args:
        query: What is looked for.
        k: How many are wanted.
    """

    def __init__(self, query: CodedQuery, k: int) -> None:
        self._query = query
        self._k = k
        self.lower = np.empty(0, np.float32)
        self.found: list[tuple[int, Rows, npt.NDArray[np.float32]]] = []

    def add(self, parts: Sequence[Part], blocks: Iterator[Block]) -> "_Candidates":
        """Go through blocks; several threads may share one iterator."""
        for number, rows in blocks:
            codes = parts[number].codes(rows)
            estimates, margins = self._query.estimates(codes), self._query.margins(codes)
            upper = estimates + margins
            if len(self.lower) < self._k:  # nothing to go by yet
                self.lower = _largest(np.concatenate([self.lower, estimates - margins]), self._k)
                near = np.flatnonzero(upper >= _bar(self.lower, self._k))
            else:
                near = np.flatnonzero(upper >= _bar(self.lower, self._k))
                self.lower = _largest(np.concatenate([self.lower, estimates[near] - margins[near]]), self._k)
            self.found.append((number, near + rows.start, upper[near]))
        return self


def _candidates(parts: Sequence[Part], query: CodedQuery, k: int) -> tuple[Rows, Rows, Products]:
    """Give the candidates: number of the part and row in it, int64 (m,), and upper ends, float32 (m,)."""
    blocks = iter(
        [
            (number, slice(start, start + _ROWS_AT_ONCE))
            for number, part in enumerate(parts)
            for start in range(0, len(part), _ROWS_AT_ONCE)
        ]
    )
    if sum(len(part) * part.width for part in parts) < _BYTES_FOR_THREADS:
        gathered = [_Candidates(query, k).add(parts, blocks)]
    else:
        count = min(cores(), _MOST_THREADS)
        with ThreadPoolExecutor(count, thread_name_prefix="compare") as threads:
            started = [threads.submit(_Candidates(query, k).add, parts, blocks) for _ in range(count)]
            gathered = [each.result() for each in started]
    bar = _bar(_largest(np.concatenate([each.lower for each in gathered]), k), k)
    found = [each for candidates in gathered for each in candidates.found]
    upper = np.concatenate([upper for _, _, upper in found] or [np.empty(0, np.float32)])
    rows = np.concatenate([rows for _, rows, _ in found] or [np.empty(0, np.int64)])
    numbers = np.repeat([number for number, _, _ in found], [len(rows) for _, rows, _ in found])
    left = upper >= bar
    return numbers[left], rows[left], upper[left]


def _nearest_of(
    parts: Sequence[Part], candidates: tuple[Rows, Rows, Products], query: npt.NDArray[np.float64], k: int
) -> tuple[Ids, npt.NDArray[np.float32]]:
    """Compute candidates in full, the most promising first, until the rest cannot be among the k nearest."""
    order = np.argsort(-candidates[2], kind="stable")
    numbers, rows, upper = (each[order] for each in candidates)
    ids, products = np.empty(0, np.int64), np.empty(0, np.float64)
    start, count = 0, max(_FIRST_IN_FULL, 4 * k)
    while start < len(rows) and upper[start] >= _bar(products, k):
        group = slice(start, start + count)
        for number in np.unique(numbers[group]).tolist():
            part, here = parts[number], rows[group][numbers[group] == number]
            ids = np.concatenate([ids, part.ids[here]])
            products = np.concatenate([products, _products(part.embeddings(here), query)])
        near = products >= _bar(_largest(products, k), k)
        ids, products = ids[near], products[near]
        start, count = start + count, min(2 * count, _IN_FULL_AT_ONCE)
    distances = _distances(products)
    nearest = np.lexsort((ids, distances))[:k]
    return ids[nearest], distances[nearest]


def distances_to(embeddings: Vectors, query: Vectors) -> npt.NDArray[np.float32]:
    """Compute the cosine distances of rows to a query, as `find_nearest` does, to the last bit.

    Args:
        embeddings: float32 (n, d), unit length.
        query: float32 (d,), unit length.

    Returns:
        float32 (n,), in [0, 2].
    """
    return _distances(_products(embeddings, query.astype(np.float64)))


def _products(embeddings: Vectors, query: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Multiply row by row: the same numbers give the same sum, wherever they lie."""
    products: npt.NDArray[np.float64] = (embeddings.astype(np.float64) * query).sum(axis=1)
    return products


def _distances(products: npt.NDArray[np.float64]) -> npt.NDArray[np.float32]:
    return np.clip(1 - products, 0, 2).astype(np.float32)


def _largest(values: Products, k: int) -> Products:
    """Give the k largest of float (n,), in any order; all of them if there are fewer."""
    return np.partition(values, -k)[-k:] if len(values) > k else values


def _bar(largest: Products, k: int) -> float:
    """Give what a product must reach to be among the k nearest; distances are clipped and rounded."""
    if len(largest) < k:
        return -np.inf
    least = float(min(largest.min(), 1)) - _ROUNDING
    return least if least > -1 else -np.inf
