"""Arrays too large for memory: files in the folder of a training, written once and read by row number."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import explain


class RowFile:
    """A file of rows of one shape; after a kill, writing goes on after the last whole row.

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
        """Keep the first rows and cut off what follows them.

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
        """Write rows, (n, …), after the others.

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


class PictureRows:
    """A row for each picture, in order, and whether the picture could be read.

    Args:
        path: The file of the rows; a second one beside it says which pictures were read.
        shape: Of what is kept of a picture.
        dtype: Of its numbers.
    """

    def __init__(self, path: Path, shape: tuple[int, ...], dtype: type[np.generic]) -> None:
        self._rows = RowFile(path, shape, dtype)
        self._read = RowFile(path.with_name(f"{path.name}-read"), (), np.bool_)
        self._nothing = np.zeros(shape, dtype)
        whole = min(len(self._rows), len(self._read))
        self._rows.keep(whole)
        self._read.keep(whole)

    def __len__(self) -> int:
        return len(self._read)

    def append(self, read: Sequence[npt.NDArray[Any] | None]) -> None:
        """Write the rows of more pictures; None for one that could not be read.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        self._rows.append(np.stack([self._nothing if each is None else each for each in read]))
        self._read.append(np.array([each is not None for each in read]))

    def forget(self) -> None:
        """Delete all rows, so that the pictures are read again.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        self._read.keep(0)
        self._rows.keep(0)

    def rows(self) -> npt.NDArray[Any]:
        """Give the rows, (n, …), read from the disk as they are used; zeros for an unreadable picture."""
        return self._rows.read()

    def were_read(self) -> npt.NDArray[np.bool_]:
        """Say of each picture whether it could be read: bool (n,)."""
        return np.array(self._read.read(), np.bool_)
