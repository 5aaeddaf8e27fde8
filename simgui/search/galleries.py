"""Keep the gallery of what is searched in memory, and in step with the catalogue."""

import threading
from collections.abc import Iterator

import numpy as np

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Where, folders_of
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.models.model import Model
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.gallery import Gallery

LEAST_TO_KEEP = 512
"""Fewer are embedded faster than they are looked up."""

_PICTURES_AT_ONCE = 4096


class KeptEmbeddings:
    """Embeds pictures from their kept features; what the same model has embedded before is looked up.

    Args:
        catalogue: Keeps the features.
        cache: Keeps the embeddings.
    """

    def __init__(self, catalogue: Catalogue, cache: EmbeddingCache) -> None:
        self._catalogue = catalogue
        self._cache = cache

    def of(self, ids: Ids, model: Model, progress: Progress) -> Embeddings:
        """Embed pictures that have features, a bounded number at once: float32 (n, d).

        Raises:
            Cancelled: if the person asked to stop; what is embedded is kept.
        """
        if len(ids) < LEAST_TO_KEEP:
            return self._embed(ids, model) if len(ids) else _empty().embeddings
        contents = self._catalogue.pictures.decodings(ids)
        name = f"{model.id} {model.backbone.id} {model.head_hash}"
        known, embeddings = self._cache.get(name, contents)
        for rows in _parts(np.flatnonzero(~known)):
            progress.check()
            embedded = self._embed(ids[rows], model)
            if embeddings is None:
                embeddings = np.empty((len(ids), embedded.shape[1]), np.float32)
            embeddings[rows] = embedded
            if len(rows) >= LEAST_TO_KEEP:
                self._cache.put(name, [contents[row] for row in rows], embedded)
        return _empty().embeddings if embeddings is None else embeddings

    def _embed(self, ids: Ids, model: Model) -> Embeddings:
        return model.head.embed(self._catalogue.features.read(ids, model.backbone.id, model.head.features))


class Galleries:
    """Holds one gallery, of one place and model; pictures that came or went since are added or removed."""

    def __init__(self, catalogue: Catalogue, embeddings: KeptEmbeddings) -> None:
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._lock = threading.Lock()
        self._key: tuple[object, ...] | None = None
        self._version: object = None
        self._gallery = _empty()

    def of(self, where: Where, model: Model, progress: Progress) -> Gallery:
        """Give the gallery of all pictures indexed so far in a folder, or in several.

        Raises:
            Cancelled: if the person asked to stop.
        """
        with self._lock:
            key = (folders_of(where), model.id, self._catalogue.backups.restored())
            version = self._catalogue.version()
            if key != self._key:
                self._gallery, self._key = _empty(), None  # until the new one is whole
            elif version == self._version:
                return self._gallery
            ids = self._catalogue.pictures.ids(where, model.backbone.id)
            added = np.setdiff1d(ids, self._gallery.ids)
            if len(added) or len(ids) != len(self._gallery):
                embedded = self._embeddings.of(added, model, progress)
                self._gallery = self._gallery.updated(ids, added, embedded)
            self._key, self._version = key, version
            return self._gallery


def _parts(ids: Ids) -> Iterator[Ids]:
    for start in range(0, len(ids), _PICTURES_AT_ONCE):
        yield ids[start : start + _PICTURES_AT_ONCE]


def _empty() -> Gallery:
    return Gallery(np.empty(0, np.int64), np.empty((0, 0), np.float32))
