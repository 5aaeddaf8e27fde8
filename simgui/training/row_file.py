"""Arrays too large for memory, written once row by row and read by row number, in the training's folder."""

import os
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import explain


class RowFile:
    """A file of rows of one shape; after a kill, writing goes on behind the last whole row.

    Args:
        path: The file; made if it is missing.
        shape: Of a row.
        dtype: Of its numbers.
    """

    def __init__(self, path: Path, shape: tuple[int, ...], dtype: type[np.generic]) -> None:
        self._path = path
        self._shape = shape
        self._dtype = np.dtype(dtype)
        self._row_bytes = int(np.prod(shape)) * self._dtype.itemsize
        try:
            path.touch()
        except OSError as error:
            raise explain(error, path) from error
        self.keep(len(self))

    def keep(self, count: int) -> None:
        """Cut off what stands behind the first rows.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        try:
            os.truncate(self._path, count * self._row_bytes)
        except OSError as error:
            raise explain(error, self._path) from error

    def __len__(self) -> int:
        return self._path.stat().st_size // self._row_bytes

    def append(self, rows: npt.NDArray[Any]) -> None:
        """Write rows, (n, …), behind the others.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        try:
            with self._path.open("ab") as file:
                np.ascontiguousarray(rows, self._dtype).tofile(file)
        except OSError as error:
            raise explain(error, self._path) from error

    def read(self) -> npt.NDArray[Any]:
        """Give all rows, (n, …), read from the disk as they are used."""
        if not len(self):
            return np.empty((0, *self._shape), self._dtype)
        return np.memmap(self._path, self._dtype, "r", shape=(len(self), *self._shape))
