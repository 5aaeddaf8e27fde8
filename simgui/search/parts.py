"""What a gallery is made of: pictures with their embeddings, in memory or in a mapped file."""

import logging
from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.codes import Codes, Rows, encode
from simgui.search.embedding_file import Block, row_sums

_log = logging.getLogger(__name__)
_ROWS_AT_ONCE = 8192


class Part:
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

    def codes(self) -> Codes:
        """Give the embeddings in 8 bits; made when they are first asked for."""
        if self._codes is None:
            groups = range(0, max(len(self), 1), _ROWS_AT_ONCE)
            made = [encode(self._embeddings[start : start + _ROWS_AT_ONCE]) for start in groups]
            self._codes = Codes(
                np.concatenate([each.values for each in made]),
                np.concatenate([each.scales for each in made]),
                np.concatenate([each.errors for each in made]),
            )
        return self._codes

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Give the embeddings of rows, or of all: float32 (m, d)."""
        return self._embeddings[rows]

    def only(self, kept: npt.NDArray[np.bool_]) -> "Part":
        """Give the part of the pictures that are kept, bool (n,)."""
        return Part(self.ids[kept], self._embeddings[kept])

    def joined(self, other: "Part") -> "Part | None":
        """Give one part of both, None if one of them is not in memory."""
        if type(other) is not Part:
            return None
        return Part(
            np.concatenate([self.ids, other.ids]), np.concatenate([self._embeddings, other._embeddings])
        )


class StoredPart(Part):
    """Pictures whose embeddings, and the same in 8 bits, lie in a mapped file: memory that can be given back.

    Args:
        ids: int64 (n,), distinct.
        block: The block that they are in.
        rows: int64 (n,), their rows in it, rising.
        embed: Embeds pictures anew whose embeddings are damaged; that is seen when they are used.
    """

    def __init__(self, ids: Ids, block: Block, rows: Rows, embed: Callable[[Ids], Embeddings]) -> None:
        super().__init__(ids, block.embeddings)
        self._block = block
        self._rows = rows
        self._embed = embed
        self._codes = block.codes if len(rows) == len(block.codes) else block.codes[rows]

    def embeddings(self, rows: Rows | slice = slice(None)) -> Embeddings:
        """Give the embeddings of rows, or of all: float32 (m, d), checked."""
        places = self._rows[rows]
        found = self._embeddings[places]
        damaged = row_sums(found) != self._block.sums[places]
        if damaged.any():
            _log.info("%d embeddings in the cache are damaged and computed anew", damaged.sum())
            found[damaged] = self._embed(self.ids[rows][damaged])
        return found

    def only(self, kept: npt.NDArray[np.bool_]) -> "StoredPart":
        """Give the part of the pictures that are kept, bool (n,); their codes are copied."""
        return StoredPart(self.ids[kept], self._block, self._rows[kept], self._embed)

    def joined(self, _other: "Part") -> None:
        """Give None: it stays in its file."""
        return
