"""Groups of rows that hang together, made link by link."""

from collections.abc import Callable, Hashable

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]


class Groups:
    """Rows in groups; each row begins as a group of its own.

    Args:
        count: Number of rows.
    """

    def __init__(self, count: int) -> None:
        self._first: Rows = np.arange(count)

    @property
    def numbers(self) -> Rows:
        """The group of each row, named by its first row: int64 (n,)."""
        return self._first

    def join(self, one: Rows, other: Rows) -> None:
        """Make one group of the two groups of each pair.

        Args:
            one: int64 (k,), rows.
            other: int64 (k,), the row that each is linked to.
        """
        while True:
            ends = self._first[one], self._first[other]
            open_pairs = ends[0] != ends[1]
            if not open_pairs.any():
                return
            one, other = one[open_pairs], other[open_pairs]
            low, high = (choose(*ends)[open_pairs] for choose in (np.minimum, np.maximum))
            goes_to = np.arange(len(self._first))
            np.minimum.at(goes_to, high, low)
            while (goes_to[goes_to] != goes_to).any():
                goes_to = goes_to[goes_to]
            self._first = goes_to[self._first]


def side_by_side(pairs: Rows) -> Rows:
    """Give an order of pairs in which those that have rows in common mostly stand near each other.

    Pairs go by the lowest row that is two links or less away from one of them.

    Args:
        pairs: int64 (n, 2).

    Returns:
        int64 (n,): places of the pairs.
    """
    one, other = pairs.T
    lowest = np.arange(pairs.max(initial=-1) + 1)
    for _ in range(2):
        next_ = lowest.copy()
        np.minimum.at(next_, one, lowest[other])
        np.minimum.at(next_, other, lowest[one])
        lowest = next_
    return np.asarray(np.lexsort((other, one, lowest[pairs].min(axis=1))), np.int64)


def joined_but(
    pairs: Rows, apart: Callable[[int], frozenset[Hashable]], identity: Callable[[int], Hashable]
) -> list[list[int]]:
    """Join rows pair by pair, but never two that are to stay apart, be it by way of others.

    Args:
        pairs: int64 (n, 2), the strongest first.
        apart: Of each row, the sets in which no two may be joined.
        identity: Of each row; two of the same are one in such a set.

    Returns:
        The rows of each group of at least two, in rising order.
    """
    first: dict[int, int] = {}
    members: dict[int, list[int]] = {}
    bound: dict[int, dict[Hashable, Hashable]] = {}

    def root_of(row: int) -> int:
        if row not in first:
            first[row], members[row] = row, [row]
            bound[row] = {each: identity(row) for each in apart(row)}
        return first[row]

    for one, other in pairs.tolist():
        into, gone = root_of(one), root_of(other)
        if into == gone or any(
            each in bound[into] and bound[into][each] != same for each, same in bound[gone].items()
        ):
            continue
        if len(members[into]) < len(members[gone]):
            into, gone = gone, into
        for row in members[gone]:
            first[row] = into
        members[into] += members.pop(gone)
        bound[into] |= bound.pop(gone)
    return sorted(sorted(rows) for rows in members.values() if len(rows) > 1)
