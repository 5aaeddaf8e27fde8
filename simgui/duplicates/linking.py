"""Groups of rows that hang together, made link by link."""

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
