"""What a gallery is made of: pictures with their embeddings, in memory or in a mapped file."""

import logging
from collections.abc import Callable
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.codes import Codes, Rows, encode
from simgui.search.embedding_file import Block

_log = logging.getLogger(__name__)
_ROWS_AT_ONCE = 8192


class Part(Protocol):
    """Some pictures of a gallery.

    Attributes:
        ids: int64 (n,), distinct.
    """

    ids: Ids

    def __len__(self) -> int: ...

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""

    def codes(self, rows: Rows | slice = slice(None)) -> Codes:
        """Give the embeddings of rows, or of all, in 8 bits."""

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Give the embeddings of rows, or of all: float32 (m, d)."""

    def only(self, kept: npt.NDArray[np.bool_]) -> "Part":
        """Give the part of the pictures that are kept, bool (n,)."""


class PartInMemory:
    """Pictures whose embeddings are in memory.

    Args:
        ids: int64 (n,), distinct.
        embeddings: float32 (n, d), unit length, a row a picture.
    """

    def __init__(self, ids: Ids, embeddings: Embeddings) -> None:
        self.ids = ids
        self._embeddings = embeddings
        self._codes: Codes | None = None

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return int(self._embeddings.shape[1])

    def codes(self, rows: Rows | slice = slice(None)) -> Codes:
        """Give the embeddings of rows, or of all, in 8 bits; made when they are first asked for."""
        if self._codes is None:
            groups = range(0, max(len(self), 1), _ROWS_AT_ONCE)
            made = [encode(self._embeddings[start : start + _ROWS_AT_ONCE]) for start in groups]
            self._codes = Codes(
                np.concatenate([each.values for each in made]),
                np.concatenate([each.scales for each in made]),
                np.concatenate([each.errors for each in made]),
            )
        return self._codes[rows]

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Give the embeddings of rows, or of all: float32 (m, d)."""
        return self._embeddings[rows]

    def only(self, kept: npt.NDArray[np.bool_]) -> "PartInMemory":
        """Give the part of the pictures that are kept, bool (n,)."""
        return PartInMemory(self.ids[kept], self._embeddings[kept])

    def joined(self, other: "PartInMemory") -> "PartInMemory":
        """Give one part of both."""
        ids = np.concatenate([self.ids, other.ids])
        return PartInMemory(ids, np.concatenate([self._embeddings, other._embeddings]))


class StoredPart:
    """Pictures whose embeddings lie in a file, of which the 8 bits are mapped: memory that can be given back.

    Args:
        ids: int64 (n,), distinct.
        block: The block of the file that they are in.
        rows: int64 (n,), their rows in it, rising.
        embed: Embeds pictures anew whose embeddings are damaged; that is seen when they are used.
    """

    def __init__(self, ids: Ids, block: Block, rows: Rows, embed: Callable[[Ids], Embeddings]) -> None:
        self.ids = ids
        self._block = block
        self._rows = rows
        self._embed = embed
        self._codes = block.codes if len(rows) == len(block.codes) else block.codes[rows]

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return int(self._codes.values.shape[1])

    def codes(self, rows: Rows | slice = slice(None)) -> Codes:
        """Give the embeddings of rows, or of all, in 8 bits."""
        return self._codes[rows]

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Read the embeddings of rows, or of all: float32 (m, d)."""
        found, damaged = self._block.embeddings(self._rows[rows])
        if damaged.any():
            _log.info("%d kept embeddings are damaged and computed anew", damaged.sum())
            found[damaged] = self._embed(self.ids[rows][damaged])
        return found

    def only(self, kept: npt.NDArray[np.bool_]) -> "StoredPart":
        """Give the part of the pictures that are kept, bool (n,); their codes are copied."""
        return StoredPart(self.ids[kept], self._block, self._rows[kept], self._embed)


class PickedPart:
    """Some pictures of another part, for as long as a filter is chosen: nothing of it is copied but numbers.

    Args:
        part: The part.
        rows: int64 (n,), rows of it, rising.
    """

    def __init__(self, part: Part, rows: Rows) -> None:
        self.ids = part.ids[rows]
        self._part = part
        self._rows = rows

    def __len__(self) -> int:
        return len(self._rows)

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return self._part.width

    def codes(self, rows: Rows | slice = slice(None)) -> Codes:
        """Give the embeddings of rows, or of all, in 8 bits; they are copied."""
        return self._part.codes(self._rows[rows])

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Give the embeddings of rows, or of all: float32 (m, d)."""
        return self._part.embeddings(self._rows[rows])

    def only(self, kept: npt.NDArray[np.bool_]) -> "PickedPart":
        """Give the part of the pictures that are kept, bool (n,)."""
        return PickedPart(self._part, self._rows[kept])
