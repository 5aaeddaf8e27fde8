"""The embeddings of the indexed pictures, and the exact nearest of them."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.exact import find_nearest
from simgui.search.parts import Part, PartInMemory, PickedPart

Distances = npt.NDArray[np.float32]
_ROWS_AT_ONCE = 8192


class Gallery:
    """Pictures to search among.

    Args:
        ids: int64 (n,), distinct, in any order.
        embeddings: float32 (n, d), unit length, a row a picture.

    Attributes:
        ids: int64 (n,), sorted.
    """

    def __init__(self, ids: Ids, embeddings: Embeddings) -> None:
        order = np.argsort(ids, kind="stable")
        self.ids: Ids = ids[order]
        self._parts: tuple[Part, ...] = (PartInMemory(self.ids, np.ascontiguousarray(embeddings[order])),)

    @classmethod
    def of_parts(cls, parts: Sequence[Part]) -> "Gallery":
        """Make a gallery of parts, which have no picture in common; nothing is copied."""
        gallery = cls.__new__(cls)
        gallery._parts = _joined([part for part in parts if len(part)])
        gallery.ids = np.sort(np.concatenate([np.empty(0, np.int64), *(part.ids for part in parts)]))
        return gallery

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def embeddings(self) -> Embeddings:
        """The embeddings of all pictures, in the order of `ids`: float32 (n, d); copied, if not in memory."""
        if self._is_one:
            return self._parts[0].embeddings()
        found = np.empty((len(self), max((part.width for part in self._parts), default=0)), np.float32)
        for part in self._parts:
            found[np.searchsorted(self.ids, part.ids)] = part.embeddings()
        return found

    def in_memory(self) -> "Gallery":
        """Give it with all embeddings in memory, for whoever compares many pictures with many."""
        return self if self._is_one else Gallery(self.ids, self.embeddings)

    @property
    def _is_one(self) -> bool:
        """Whether its embeddings lie in memory in the order of `ids`."""
        return len(self._parts) == 1 and self._parts[0].ids is self.ids

    def distances(self, queries: Embeddings) -> Distances:
        """Give the cosine distances 1 - a·b: float32 (q, d) → float32 (q, n), in [0, 2]."""
        if self._is_one:
            return np.clip(1 - queries @ self._parts[0].embeddings().T, 0, 2)
        found = np.empty((len(queries), len(self)), np.float32)
        for part in self._parts:
            found[:, np.searchsorted(self.ids, part.ids)] = queries @ part.embeddings().T
        return np.clip(1 - found, 0, 2)

    def least_distances(self, queries: Embeddings) -> Distances:
        """Give the distance of each picture to the nearest of some queries: float32 (q, d) → float32 (n,).

        However many pictures there are, a bounded number of embeddings is read at once.
        """
        found = np.empty(len(self), np.float32)
        for part in self._parts:
            for start in range(0, len(part), _ROWS_AT_ONCE):
                rows = slice(start, start + _ROWS_AT_ONCE)
                products = (part.embeddings(rows) @ queries.T).max(axis=1)
                found[np.searchsorted(self.ids, part.ids[rows])] = np.clip(1 - products, 0, 2)
        return found

    def distances_to(self, ids: Ids, queries: Embeddings) -> dict[int, tuple[float, ...]]:
        """Give how far some of its pictures are from each query, float32 (q, d), by their ids."""
        if not len(queries):
            return dict.fromkeys(ids.tolist(), ())
        some = self.only(ids)
        return dict(zip(some.ids.tolist(), map(tuple, some.distances(queries).T.tolist()), strict=True))

    def nearest(self, query: Embeddings, k: int) -> tuple[Ids, Distances]:
        """Find the k nearest pictures, exactly; at equal distance the lower id comes first.

        Args:
            query: float32 (d,), unit length.
            k: How many, at least 1.

        Returns:
            ids int64 and distances float32 (min(k, n),), nearest first.
        """
        return find_nearest(self._parts, query, k)

    def only(self, ids: Ids) -> "Gallery":
        """Give the gallery of those of its pictures that are among `ids`; no embedding is copied."""
        picked: list[Part] = []
        for part in self._parts:
            rows = np.flatnonzero(np.isin(part.ids, ids))
            picked.append(part if len(rows) == len(part) else PickedPart(part, rows))
        return Gallery.of_parts(picked)

    def updated(self, ids: Ids, added: Sequence[Part]) -> "Gallery":
        """Give the gallery of exactly `ids`, which are here already or in the parts `added`."""
        parts = self._parts
        if len(self) + sum(len(part) for part in added) != len(ids):
            masks = [np.isin(part.ids, ids) for part in parts]
            parts = tuple(
                part if mask.all() else part.only(mask)
                for part, mask in zip(parts, masks, strict=True)
                if mask.any()
            )
        return Gallery.of_parts([*parts, *added])


class NearestPictures:
    """The pictures nearest to a query; what was found is not looked for again when fewer are wanted.

    The distance of a picture to a query of several variants is that to the nearest of them. The k nearest are
    found exactly: each of them is among the k nearest of its nearest variant.

    Args:
        gallery: Where to look.
        query: float32 (v, d), unit length: its variants.
        first: So many are looked for at least.
    """

    def __init__(self, gallery: Gallery, query: Embeddings, first: int) -> None:
        self._gallery = gallery
        self._query = query
        self._ids, self._distances = self._look(first)

    def __call__(self, k: int) -> tuple[Ids, Distances]:
        """Give the k nearest, as `Gallery.nearest` does."""
        if k > len(self._ids) < len(self._gallery):
            self._ids, self._distances = self._look(k)
        return self._ids[:k], self._distances[:k]

    def _look(self, k: int) -> tuple[Ids, Distances]:
        found = [self._gallery.nearest(variant, k) for variant in self._query]
        if len(found) == 1:
            return found[0]
        ids, distances = (np.concatenate(each) for each in zip(*found, strict=True))
        order = np.lexsort((ids, distances))
        _, first = np.unique(ids[order], return_index=True)  # a picture counts once, where it is nearest
        nearest = order[np.sort(first)][:k]
        return ids[nearest], distances[nearest]


def _joined(parts: Sequence[Part]) -> tuple[Part, ...]:
    """Join small parts in memory with the one before: few are left when one after another is added."""
    kept: list[Part] = []
    for part in parts:
        while kept and (both := _both(kept[-1], part)):
            del kept[-1]
            part = both
        kept.append(part)
    return tuple(kept)


def _both(one: Part, other: Part) -> Part | None:
    """Give one part of two that are in memory, unless the first is much larger: it is copied."""
    if isinstance(one, PartInMemory) and isinstance(other, PartInMemory) and len(one) < 2 * len(other):
        return one.joined(other)
    return None
