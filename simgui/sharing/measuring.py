"""Measure how many of the true nearest pictures a search in a shared library finds.

Some of its own pictures are searched with, each left out of what may be found. The true nearest come from
comparing them with every embedding that is kept.
"""

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.models.head import Embeddings
from simgui.search.records import NEIGHBOURS_SHOWN
from simgui.sharing.gallery import Among
from simgui.sharing.milvus import MilvusGallery
from simgui.sharing.published import TrueNeighbours, now

MOST_MEASURED = 200_000
"""In a larger library it takes longer than a minute: it is measured when it is asked for."""
QUERIES = 100
_APART = 1e-6
"""Pictures whose distances differ by less are as near: either may be found."""


def measure(
    gallery: MilvusGallery, progress: Progress, queries: int = QUERIES, seed: int = 0
) -> TrueNeighbours | None:
    """Measure the share of true neighbours that are found.

    Args:
        gallery: Where to look.
        progress: Told of the pictures.
        queries: So many pictures are searched with, at most.
        seed: Draws them.

    Returns:
        None if there are fewer than two pictures.

    Raises:
        SharedLibraryProblem: if the server does not answer.
        Cancelled: if the person asked to stop.
    """
    sample = _Sample(queries, np.random.default_rng(seed))
    for contents, embeddings in gallery.embeddings():
        sample.add(contents, embeddings)
        progress.step(say("Looking at what is published:"), sample.met)
    chosen = sample.chosen
    k = min(NEIGHBOURS_SHOWN, sample.distinct - 1)
    if k < 1:
        return None
    vectors = np.array([embedding for _, embedding in chosen], np.float32)
    nearest: list[dict[bytes, float]] = [{} for _ in chosen]
    met = 0
    for contents, embeddings in gallery.embeddings():
        met += len(contents)
        progress.step(say("Comparing:"), met, max(met, sample.met))
        _keep_nearest(nearest, contents, _distances(vectors, embeddings), [own for own, _ in chosen], k)
    right = total = 0
    for (own, embedding), true in zip(chosen, nearest, strict=True):
        progress.check()
        found = gallery.nearest(embedding, k, Among(without=frozenset({own})))
        farthest = max(true.values(), default=0.0)
        total += len(true)
        right += min(len(true), int((found.distances <= farthest + _APART).sum()))
    return TrueNeighbours(right / total, len(chosen), k, sample.met, now()) if total else None


class _Sample:
    """Draws pictures by chance from a stream, each content once (Vitter 1985, sampling with a reservoir)."""

    def __init__(self, size: int, chance: np.random.Generator) -> None:
        self._size = size
        self._chance = chance
        self._seen: set[bytes] = set()
        self.chosen: list[tuple[bytes, Embeddings]] = []
        self.met = 0

    @property
    def distinct(self) -> int:
        """How many contents were met."""
        return len(self._seen)

    def add(self, contents: list[bytes], embeddings: Embeddings) -> None:
        """Meet some pictures."""
        for content, embedding in zip(contents, embeddings, strict=True):
            self.met += 1
            if content in self._seen:
                continue
            self._seen.add(content)
            if len(self.chosen) < self._size:
                self.chosen.append((content, embedding))
            elif (place := int(self._chance.integers(len(self._seen)))) < self._size:
                self.chosen[place] = content, embedding


def _distances(queries: Embeddings, embeddings: Embeddings) -> npt.NDArray[np.float64]:
    products: npt.NDArray[np.float64] = queries.astype(np.float64) @ embeddings.astype(np.float64).T
    return np.clip(1 - products, 0, 2)


def _keep_nearest(
    nearest: list[dict[bytes, float]],
    contents: list[bytes],
    distances: npt.NDArray[np.float64],
    own: list[bytes],
    k: int,
) -> None:
    """Keep the k nearest of each query, met so far."""
    for known, row, self_ in zip(nearest, distances, own, strict=True):
        for place in np.argsort(row, kind="stable")[: k + 2].tolist():
            if contents[place] != self_:
                known[contents[place]] = min(float(row[place]), known.get(contents[place], 9.0))
        kept = sorted(known.items(), key=lambda each: each[1])[:k]
        known.clear()
        known.update(kept)
