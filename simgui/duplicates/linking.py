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

    def join(self, row: int, others: Rows) -> None:
        """Make one group of those of a row and of some others.

        Args:
            row: A row.
            others: int64 (k,), rows.
        """
        joined = np.unique(self._first[np.append(others, row)])
        if len(joined) > 1:
            self._first[np.isin(self._first, joined)] = joined[0]
