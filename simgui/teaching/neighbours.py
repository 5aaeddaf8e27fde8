"""The neighbours of some pictures of a folder: the distances that a person meets when they search there."""

import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.teaching.expected_rates import KnownDistances

NEIGHBOURS = 15
LEAST_PICTURES = 20
"""In a smaller folder, a person is quicker without being asked."""
_MOST_PICTURES = 600
_TEXT = say("Comparing pictures:")


@dataclass(frozen=True)
class SampledNeighbours:
    """Some pictures of a folder, drawn by chance, with their nearest.

    Attributes:
        gallery: int64 (g,), all pictures of the folder, sorted.
        pictures: int64 (n,), those that were drawn; the model has not learnt from them.
        nearest: int64 (n, k), the nearest pictures of each, nearest first.
        known: Their distances.
    """

    gallery: Ids
    pictures: Ids
    nearest: npt.NDArray[np.int64]
    known: KnownDistances

    @cached_property
    def pairs(self) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.float32]]:
        """All distinct pairs, int64 (m, 2), the smaller id first, and their distances, float32 (m,)."""
        both = np.stack([np.repeat(self.pictures, self.nearest.shape[1]), self.nearest.ravel()], axis=1)
        pairs, first = np.unique(np.sort(both, axis=1), axis=0, return_index=True)
        return pairs, self.known.nearest.ravel()[first]


class NeighbourSamples:
    """Draws pictures and finds their nearest, and keeps the last; safe to use from several threads.

    Args:
        catalogue: Tells whether it was restored from a backup meanwhile.
        galleries: Give the gallery of a folder.
        embeddings: Give those of the pictures that are drawn.
        models: Say what a model has learnt from.
    """

    def __init__(
        self, catalogue: Catalogue, galleries: Galleries, embeddings: KeptEmbeddings, models: Models
    ) -> None:
        self._catalogue = catalogue
        self._galleries = galleries
        self._embeddings = embeddings
        self._models = models
        self._lock = threading.Lock()
        self._kept: tuple[tuple[object, ...], SampledNeighbours] | None = None

    def get(self, folder: Path, model: Model, progress: Progress) -> SampledNeighbours | None:
        """Give them for a folder; drawn anew when its pictures change. None if they are too few.

        Raises:
            Cancelled: if the person asked to stop.
        """
        gallery = self._galleries.of(folder, model, progress)
        asked = (folder, model.id, model.head_hash, self._catalogue.backups.restored())
        with self._lock:
            if self._kept is not None:
                key, kept = self._kept
                if key == asked and np.array_equal(kept.gallery, gallery.ids):
                    return kept
            ids = gallery.ids[~self._catalogue.pictures.are_among(gallery.ids, self._models.learnt(model.id))]
            if len(ids) < LEAST_PICTURES:
                return None
            drawn = np.sort(np.random.default_rng(0).permutation(ids)[:_MOST_PICTURES])
            k = min(NEIGHBOURS, len(gallery) - 1)
            nearest, distances = np.empty((len(drawn), k), np.int64), np.empty((len(drawn), k), np.float32)
            for row, embedding in enumerate(self._embeddings.of(drawn, model, progress)):
                found, away = gallery.nearest(embedding, k + 1)
                others = np.flatnonzero(found != drawn[row])[:k]
                nearest[row], distances[row] = found[others], away[others]
                progress.step(_TEXT, row + 1, len(drawn))
            sample = SampledNeighbours(gallery.ids, drawn, nearest, KnownDistances.of(distances))
            self._kept = asked, sample
            return sample
