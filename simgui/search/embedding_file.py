"""The embeddings that one model has computed, in one file that is mapped into memory and only ever grows.

A block is a header of 64 bytes and six arrays, each behind the one before: contents (16 bytes a picture),
scales and errors (float32), sums (uint32), embeddings (float32) and their codes (int8), see
`simgui/search/codes.py`. The checksum covers all but the embeddings, whose rows have a sum each: those few
that are used are checked, the others are not read at all. The header is written last, so that a block which a
kill or a full disk has cut is none: it ends the file for whoever reads it, and the next is written over it.
"""

import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, TypeVar

import numpy as np
import numpy.typing as npt
from filelock import FileLock, Timeout

from simgui.core.files import make_private_file
from simgui.search.codes import Codes, Rows, encode

HASH_BYTES = 16
_HEADER = struct.Struct("<8s4I40x")
"""Mark, pictures, numbers an embedding, checksum, 0."""
_MARK = b"SGEMBED1"
_MAPPED_FOR = 256
"""So many rows are not read one by one: to map a file takes as long as reading some hundred."""
_MOST_ROWS, _MOST_WIDTH = 1 << 20, 1 << 16

Contents = npt.NDArray[np.uint8]
Embeddings = npt.NDArray[np.float32]
Sums = npt.NDArray[np.uint32]
Bytes = npt.NDArray[np.uint8]
Number = TypeVar("Number", bound=np.generic)


@dataclass(frozen=True)
class Block:
    """Embeddings that were written together.

    Attributes:
        contents: uint8 (n, 16), hashes of the pictures.
        codes: The embeddings in 8 bits.
        sums: uint32 (n,), of the bits of the embeddings.
        path: The file that they are in.
        start: Where the embeddings begin in it, in bytes.
    """

    contents: Contents
    codes: Codes
    sums: Sums
    path: Path
    start: int

    def embeddings(self, rows: Rows) -> tuple[Embeddings, npt.NDArray[np.bool_]]:
        """Read embeddings, and tell which are damaged: float32 (m, d), bool (m,).

        Of many, the file is mapped for that moment only: what was read would count as memory of the program.
        """
        shape = self.codes.values.shape
        try:
            if len(rows) < _MAPPED_FOR:
                found = self._read(rows, shape[1])
            else:
                found = np.array(np.memmap(self.path, np.float32, "r", self.start, shape)[rows])
        except (OSError, ValueError):  # the file was deleted, or cut
            return np.zeros((len(rows), shape[1]), np.float32), np.ones(len(rows), bool)
        return found, _row_sums(found) != self.sums[rows]

    def _read(self, rows: Rows, width: int) -> Embeddings:
        """Read a few rows one by one.

        Raises:
            OSError, ValueError: if the file does not hold them.
        """
        found = np.empty((len(rows), width), np.float32)
        with self.path.open("rb", buffering=0) as file:
            for row, place in zip(found, (self.start + rows * found.itemsize * width).tolist(), strict=True):
                file.seek(place)
                if file.readinto(row.data) != row.nbytes:
                    raise ValueError(place)
        return found


@dataclass(frozen=True)
class _Place:
    """Where a block lies in its file, and how large it is."""

    start: int
    rows: int
    width: int
    checksum: int

    @property
    def end(self) -> int:
        size = _HEADER.size + self.rows * (HASH_BYTES + 12 + 5 * self.width)
        return self.start + size + -size % _HEADER.size

    def block(self, path: Path, mapped: Bytes) -> Block | None:
        """Give the block of a mapped file; None if it is not as it was written."""
        at = self.start + _HEADER.size

        def take(kind: type[Number], numbers: int) -> npt.NDArray[Number]:
            nonlocal at
            start, at = at, at + self.rows * numbers * np.dtype(kind).itemsize
            return mapped[start:at].view(kind).reshape(self.rows, numbers)

        contents = take(np.uint8, HASH_BYTES)
        scales, errors, sums = take(np.float32, 1), take(np.float32, 1), take(np.uint32, 1)
        start = at
        take(np.float32, self.width)
        values = take(np.int8, self.width)
        if _checksum(contents, scales, errors, sums, values) != self.checksum:
            return None
        return Block(contents, Codes(values, scales[:, 0], errors[:, 0]), sums[:, 0], path, start)


def read_blocks(path: Path) -> list[Block]:
    """Map a file and give its blocks, without those that are damaged; none if it cannot be read."""
    try:
        with path.open("rb") as file:
            places = list(_places(file))
        mapped = _mapped(path) if places else np.empty(0, np.uint8)
    except (OSError, ValueError):
        return []
    return [block for place in places if (block := place.block(path, mapped)) is not None]


def append_block(path: Path, contents: Contents, embeddings: Embeddings) -> Block | None:
    """Write a block behind the others and map it; None if that is not possible now.

    Args:
        path: The file; made if it is missing.
        contents: uint8 (n, 16), hashes of the pictures.
        embeddings: float32 (n, d), unit length.
    """
    codes, sums = encode(embeddings), _row_sums(embeddings)
    checksum = _checksum(contents, codes.scales, codes.errors, sums, codes.values)
    try:
        make_private_file(path)
        with FileLock(f"{path}.lock", timeout=0, mode=stat.S_IRUSR | stat.S_IWUSR), path.open("r+b") as file:
            start = max((place.end for place in _places(file)), default=0)
            place = _Place(start, len(embeddings), embeddings.shape[1], checksum)
            file.seek(start)
            file.write(bytes(_HEADER.size))
            for array in (contents, codes.scales, codes.errors, sums, embeddings, codes.values):
                file.write(np.ascontiguousarray(array).data)
            file.write(bytes(place.end - file.tell()))
            with suppress(OSError):  # Windows cuts no file that another program has mapped
                file.truncate()
            file.flush()
            file.seek(start)
            file.write(_HEADER.pack(_MARK, place.rows, place.width, checksum, 0))
        return place.block(path, _mapped(path))
    except (OSError, ValueError, Timeout):
        return None


def _row_sums(embeddings: Embeddings) -> Sums:
    """Sum the bits of each row of float32 (n, d), as whole numbers that overflow: uint32 (n,)."""
    return np.asarray(embeddings.view(np.uint32).sum(axis=1, dtype=np.uint32), np.uint32)


def _places(file: BinaryIO) -> Iterator[_Place]:
    """Yield where the blocks of an open file lie, up to the first that is not whole."""
    size, start = os.fstat(file.fileno()).st_size, 0
    while True:
        file.seek(start)
        header = file.read(_HEADER.size)
        if len(header) < _HEADER.size:
            return
        mark, rows, width, checksum, _ = _HEADER.unpack(header)
        place = _Place(start, rows, width, checksum)
        if mark != _MARK or not (0 < rows <= _MOST_ROWS and 0 < width <= _MOST_WIDTH) or place.end > size:
            return
        yield place
        start = place.end


def _mapped(path: Path) -> Bytes:
    mapped: Bytes = np.memmap(path, np.uint8, "r").view(np.ndarray)
    return mapped


def _checksum(*arrays: npt.NDArray[np.generic]) -> int:
    checksum = 0
    for array in arrays:
        checksum = zlib.crc32(np.ascontiguousarray(array).data, checksum)
    return checksum
