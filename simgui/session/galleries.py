"""Keep the gallery of what is searched in memory, and in step with the catalogue."""

import threading
from collections.abc import Iterator

import numpy as np

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Where, folders_of
from simgui.search.gallery import Gallery, Ids
from simgui.search.head import Embeddings
from simgui.search.model import Model

_PICTURES_AT_ONCE = 4096


class Galleries:
    """Holds one gallery, of one place and model; pictures that came or went since are added or removed."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._lock = threading.Lock()
        self._key: tuple[object, ...] | None = None
        self._version: object = None
        self._gallery = _empty()

    def of(self, where: Where, model: Model) -> Gallery:
        """Give the gallery of all pictures indexed so far in a folder, or in several."""
        with self._lock:
            key = (folders_of(where), model.id, self._catalogue.restored)
            version = self._catalogue.version()
            if key != self._key:
                self._gallery = _empty()
            elif version == self._version:
                return self._gallery
            ids = self._catalogue.picture_ids(where, model.backbone.id)
            added = np.setdiff1d(ids, self._gallery.ids)
            if len(added) or len(ids) != len(self._gallery):
                self._gallery = self._gallery.updated(
                    ids, added, embed_kept(self._catalogue, added, model, Progress())
                )
            self._key, self._version = key, version
            return self._gallery


def embed_kept(catalogue: Catalogue, ids: Ids, model: Model, progress: Progress) -> Embeddings:
    """Embed the kept features of pictures, a bounded number at once: float32 (n, d)."""
    embedded = []
    for part in _parts(ids):
        progress.check()
        embedded.append(model.head.embed(catalogue.features(part, model.backbone.id)))
    return np.concatenate(embedded) if embedded else _empty().embeddings


def _parts(ids: Ids) -> Iterator[Ids]:
    for start in range(0, len(ids), _PICTURES_AT_ONCE):
        yield ids[start : start + _PICTURES_AT_ONCE]


def _empty() -> Gallery:
    return Gallery(np.empty(0, np.int64), np.empty((0, 0), np.float32))
