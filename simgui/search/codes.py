"""Embeddings in 8 bits: a search reads a quarter of the memory, and what the rounding hides is bounded.

A row x is first turned by a fixed rotation, under which dot products stay as they are. In an embedding a few
numbers are often far larger than the rest, and the rounding goes by the largest; after the turn they are much
alike, and the rounding is 3 to 5 times finer (as in QuaRot, Ashkboos et al. 2024, and RaBitQ, Gao and Long
2024).

The turned row x becomes y = scale * values, and what is lost is known: e = |x - y|. For a query q, rounded to
p likewise, q·x - p·y = q·(x - y) + (q - p)·y, so |q·x - p·y| ≤ |q| |x - y| + |q - p| |y| (Cauchy, Schwarz).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numkong
import numpy as np
import numpy.typing as npt

Vectors = npt.NDArray[np.float32]
Rows = npt.NDArray[np.int64]
_LARGEST = 127
_LONGEST = 1.01
"""No row is longer than this: they are of unit length, give or take what is rounded."""
_ROUNDING = 4e-5
"""Float32 arithmetic is wrong by less in what follows, for rows of unit length.

A sum of n products errs by at most n · 2^-24 of the sum of their sizes, which for a row of a Hadamard matrix
of n is √n at most over all rows; 32 and 16 are turned in one go: 1.1e-5 and 0.4e-5. Everything else is 1e-6.
"""
_LARGEST_TURN = 512


@dataclass(frozen=True)
class Codes:
    """Rows in 8 bits.

    Attributes:
        values: int8 (n, d), contiguous.
        scales: float32 (n,), above 0; a row is about its scale times its values.
        errors: float32 (n,), the length of what that leaves out of a row.
    """

    values: npt.NDArray[np.int8]
    scales: npt.NDArray[np.float32]
    errors: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.scales)

    def __getitem__(self, rows: slice | Rows) -> "Codes":
        return Codes(self.values[rows], self.scales[rows], self.errors[rows])


def encode(vectors: Vectors) -> Codes:
    """Round rows, float32 (n, d), unit length, to 8 bits."""
    turned = _turned(vectors)
    largest = np.abs(turned).max(axis=1, initial=0)
    scales = np.where(largest > 0, largest / _LARGEST, 1).astype(np.float32)
    values = np.rint(turned / scales[:, None]).astype(np.int8)
    errors = np.linalg.norm(turned - scales[:, None] * values, axis=1).astype(np.float32)
    return Codes(values, scales, errors)


class CodedQuery:
    """A query in 8 bits.

    Args:
        query: float32 (d,), unit length.
    """

    def __init__(self, query: Vectors) -> None:
        codes = encode(query[None])
        self._values, self._scale = codes.values, codes.scales[0]
        self._length = float(np.linalg.norm(query))
        self._error = float(codes.errors[0]) * _LONGEST + _ROUNDING

    def estimates(self, codes: Codes) -> npt.NDArray[np.float32]:
        """Estimate the dot products with rows: float32 (n,)."""
        dots = np.empty((len(codes), 1), np.int32)
        # the rows first: the other way round, numkong takes up to four times as long
        numkong.cdist(codes.values, self._values, metric="dot", out=dots)
        estimates: Vectors = dots[:, 0].astype(np.float32)
        estimates *= codes.scales
        estimates *= self._scale
        return estimates

    def margins(self, codes: Codes) -> npt.NDArray[np.float32]:
        """Give how far the dot products may be from the estimates, either way: float32 (n,)."""
        return np.asarray(self._length * codes.errors + np.float32(self._error), np.float32)


def _turned(vectors: Vectors) -> Vectors:
    """Turn rows, float32 (n, d): signs and Hadamard matrices of up to 512, a group of columns each."""
    turned = vectors * _signs(vectors.shape[1])
    for start, high, low in _groups_of(vectors.shape[1]):
        group = turned[:, start : start + high * low].reshape(len(turned), high, low)
        turned[:, start : start + high * low] = (_hadamard(high) @ (group @ _hadamard(low))).reshape(
            len(turned), high * low
        )
    return turned


def _groups_of(width: int) -> Iterator[tuple[int, int, int]]:
    """Yield groups of columns, as wide as a power of two: where it starts, and two factors of its width."""
    start = 0
    while start < width:
        bits = min(_LARGEST_TURN, width - start).bit_length() - 1
        yield start, 1 << bits // 2, 1 << bits - bits // 2
        start += 1 << bits


@lru_cache
def _hadamard(size: int) -> Vectors:
    """Give the orthogonal matrix of Hadamard and Sylvester: float32 (size, size), a power of two."""
    matrix: npt.NDArray[np.float64] = np.ones((1, 1))
    while len(matrix) < size:
        matrix = np.asarray(np.kron(matrix, [[1, 1], [1, -1]]), np.float64)
    return np.asarray(matrix / np.sqrt(size), np.float32)


@lru_cache
def _signs(width: int) -> Vectors:
    """Give signs by chance, the same for ever: float32 (width,)."""
    return np.random.RandomState(0).choice(np.array([-1, 1], np.float32), width)  # its numbers never change
