"""The embeddings of the indexed pictures, and the exact nearest of them."""

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.models.head import Embeddings

Distances = npt.NDArray[np.float32]


class Gallery:
    """Pictures to search among.

    Args:
        ids: int64 (n,), distinct, in any order.
        embeddings: float32 (n, d), unit length, a row a picture.
    """

    def __init__(self, ids: Ids, embeddings: Embeddings) -> None:
        order = np.argsort(ids, kind="stable")
        self.ids: Ids = ids[order]
        self.embeddings: Embeddings = np.ascontiguousarray(embeddings[order])

    def __len__(self) -> int:
        return len(self.ids)

    def distances(self, queries: Embeddings) -> Distances:
        """Give the cosine distances 1 - a·b: float32 (q, d) → float32 (q, n), in [0, 2]."""
        return np.clip(1 - queries @ self.embeddings.T, 0, 2)

    def nearest(self, query: Embeddings, k: int) -> tuple[Ids, Distances]:
        """Find the k nearest pictures, exactly; at equal distance the lower id comes first.

        Args:
            query: float32 (d,), unit length.
            k: How many, at least 1.

        Returns:
            ids int64 and distances float32 (min(k, n),), nearest first.
        """
        distances = self.distances(query[None])[0]
        k = min(k, len(distances))
        if not k:
            return self.ids[:0], distances[:0]
        kth = np.partition(distances, k - 1)[k - 1]
        rows = np.flatnonzero(distances <= kth)  # with every tie of the last place, in the order of the ids
        rows = rows[np.argsort(distances[rows], kind="stable")][:k]
        return self.ids[rows], distances[rows]

    def updated(self, ids: Ids, added_ids: Ids, added: Embeddings) -> "Gallery":
        """Give the gallery of exactly `ids`, which are here already or among `added_ids`."""
        kept = np.isin(self.ids, ids)
        if not kept.any():  # an empty side knows no width
            return Gallery(added_ids, added)
        if not len(added_ids):
            return Gallery(self.ids[kept], self.embeddings[kept])
        return Gallery(
            np.concatenate([self.ids[kept], added_ids]), np.concatenate([self.embeddings[kept], added])
        )


class NearestPictures:
    """The pictures nearest to one query; what was found is not looked for again when fewer are wanted.

    Args:
        gallery: Where to look.
        query: float32 (d,), unit length.
        first: So many are looked for at least.
    """

    def __init__(self, gallery: Gallery, query: Embeddings, first: int) -> None:
        self._gallery = gallery
        self._query = query
        self._ids, self._distances = gallery.nearest(query, first)

    def __call__(self, k: int) -> tuple[Ids, Distances]:
        """Give the k nearest, as `Gallery.nearest` does."""
        if k > len(self._ids) < len(self._gallery):
            self._ids, self._distances = self._gallery.nearest(self._query, k)
        return self._ids[:k], self._distances[:k]
