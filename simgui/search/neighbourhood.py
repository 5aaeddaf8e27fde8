"""Every picture of a gallery with its nearest neighbours: for maps and the Threshold view."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import Sentence, say
from simgui.search.gallery import Gallery

MOST_NEIGHBOURS = 15
COMPARING = say("Comparing every picture with every other:")
_DISTANCES_AT_ONCE = 8_000_000
"""Bounds the memory of a comparison: about 10 bytes a distance."""


@dataclass(frozen=True)
class Neighbourhood:
    """Every picture with its exact nearest neighbours.

    Attributes:
        ids: int64 (n,), pictures, sorted.
        neighbours: int32 (n, k), rows of `ids`, nearest first; k is `MOST_NEIGHBOURS`, or n - 1 if less.
        distances: float32 (n, k), cosine distances, rising.
    """

    ids: npt.NDArray[np.int64]
    neighbours: npt.NDArray[np.int32]
    distances: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.ids)


def find_neighbourhood(gallery: Gallery, text: Sentence, progress: Progress) -> Neighbourhood:
    """Compare every picture of a gallery with every other, a bounded number at once.

    Args:
        gallery: n pictures.
        text: What the reports say is being done.
        progress: Told after each group of pictures.
    """
    gallery, count = gallery.in_memory(), len(gallery)
    k = max(0, min(MOST_NEIGHBOURS, count - 1))
    neighbours, distances = np.empty((count, k), np.int32), np.empty((count, k), np.float32)
    at_once = max(1, _DISTANCES_AT_ONCE // max(1, count))
    for start in range(0, count, at_once):
        rows = np.arange(start, min(start + at_once, count))
        found = gallery.distances(gallery.embeddings[rows])
        found[rows - start, rows] = np.inf
        nearest = np.argpartition(found, k - 1, axis=1)[:, :k] if k else np.empty((len(rows), 0), np.int64)
        of_nearest = np.take_along_axis(found, nearest, axis=1)
        order = np.lexsort((nearest, of_nearest), axis=1)
        neighbours[rows] = np.take_along_axis(nearest, order, axis=1)
        distances[rows] = np.take_along_axis(of_nearest, order, axis=1)
        progress.step(text, int(rows[-1]) + 1, count)
    return Neighbourhood(gallery.ids, neighbours, distances)
