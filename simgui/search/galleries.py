"""Keep the gallery of what is searched in memory, and in step with the catalogue."""

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from itertools import islice

import numpy as np

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Where, folders_of
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.models.model import Model
from simgui.search.codes import Rows
from simgui.search.embedding_cache import EmbeddingCache
from simgui.search.gallery import Gallery
from simgui.search.parts import Part, PartInMemory, StoredPart

LEAST_TO_KEEP = 512
"""Fewer are embedded faster than they are looked up."""

LARGE = 20_000
"""So many take long to list: while they are being indexed, searches do not wait for that each time."""
FRESH_S = 10
"""For so many seconds after they were listed."""

_EMBEDDED_AT_ONCE = 4096
_AHEAD = 2
"""So many threads embed; matrices are multiplied by all cores, but read and kept by one each."""
_KEPT_AT_ONCE = 32768
"""Large blocks are searched fastest; more would be lost by a kill, and take more memory meanwhile."""


class KeptEmbeddings:
    """Embeds pictures from their kept features; what the same model has embedded before is looked up.

    Args:
        catalogue: Keeps the features.
        cache: Keeps the embeddings.
    """

    def __init__(self, catalogue: Catalogue, cache: EmbeddingCache) -> None:
        self._catalogue = catalogue
        self._cache = cache

    def gallery(self, ids: Ids, model: Model, progress: Progress) -> Gallery:
        """Give pictures that have features as a gallery of their own.

        Raises:
            Cancelled: if the person asked to stop; most of what is embedded is kept.
        """
        return Gallery.of_parts(self.parts(ids, model, progress))

    def of(self, ids: Ids, model: Model, progress: Progress) -> Embeddings:
        """Give the embeddings of pictures that have features: float32 (n, d), in the order of `ids`.

        Raises:
            Cancelled: if the person asked to stop; most of what is embedded is kept.
        """
        gallery = self.gallery(ids, model, progress)
        return gallery.embeddings[np.searchsorted(gallery.ids, ids)]

    def parts(self, ids: Ids, model: Model, progress: Progress) -> list[Part]:
        """Give pictures that have features as parts of a gallery; a bounded number is embedded at once.

        Raises:
            Cancelled: if the person asked to stop; most of what is embedded is kept.
        """
        if len(ids) < LEAST_TO_KEEP:
            return [PartInMemory(ids, self._embed(ids, model))] if len(ids) else []
        contents = self._catalogue.pictures.decodings(ids)
        name = f"{model.id} {model.backbone.id} {model.head_hash}"
        embed = partial(self._embed, model=model)
        unknown, parts = np.ones(len(ids), bool), list[Part]()
        for block, rows, pictures in self._cache.get(name, contents):
            unknown[pictures] = False
            parts.append(StoredPart(ids[pictures], block, rows, embed))
        groups = list(_groups(np.flatnonzero(unknown), _KEPT_AT_ONCE))
        for group, embedded in zip(groups, self._embed_all(ids, groups, model, progress), strict=True):
            kept = None
            if len(group) >= LEAST_TO_KEEP:
                kept = self._cache.put(name, contents[group], embedded)
            if kept is None:
                parts.append(PartInMemory(ids[group], embedded))
            else:
                parts.append(StoredPart(ids[group], kept, np.arange(len(group)), embed))
        return parts

    def _embed_all(
        self, ids: Ids, groups: Sequence[Rows], model: Model, progress: Progress
    ) -> Iterator[Embeddings]:
        """Embed pictures group by group, a few at once: some are read and kept while others are embedded."""
        small = [[ids[each] for each in _groups(group, _EMBEDDED_AT_ONCE)] for group in groups]
        todo = iter([each for group in small for each in group])
        with ThreadPoolExecutor(_AHEAD, thread_name_prefix="embed") as threads:
            ahead = deque(threads.submit(self._embed, each, model) for each in islice(todo, _AHEAD + 1))
            for group in small:
                embedded = []
                for _ in group:
                    progress.check()
                    embedded.append(ahead.popleft().result())
                    ahead.extend(threads.submit(self._embed, each, model) for each in islice(todo, 1))
                yield np.concatenate(embedded)

    def _embed(self, ids: Ids, model: Model) -> Embeddings:
        return model.head.embed(self._catalogue.features.read(ids, model.backbone.id, model.head.features))


@dataclass(frozen=True)
class _Kept:
    """The gallery that was made last: for what question, of which version of the catalogue, and when."""

    key: tuple[object, ...]
    version: object
    looked_at_s: float
    gallery: Gallery


class Galleries:
    """Holds one gallery, of one place and model; pictures that came or went since are added or removed.

    Args:
        catalogue: Knows the pictures.
        embeddings: Embeds them.
        clock: Gives seconds.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        embeddings: KeptEmbeddings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: _Kept | None = None

    def of(self, where: Where, model: Model, progress: Progress, *, latest: bool = True) -> Gallery:
        """Give the gallery of all pictures indexed so far in a folder, or in several.

        Args:
            where: The folders.
            model: Embeds.
            progress: Stops the work.
            latest: Whether what came or went in the last seconds counts in a large library, too. If not,
                nobody waits for another thread that takes it in.

        Raises:
            Cancelled: if the person asked to stop.
        """
        key = (folders_of(where), model.id, self._catalogue.backups.restored())
        kept = self._kept
        if not latest and kept is not None and kept.key == key and self._is_fresh(kept):
            return kept.gallery
        with self._lock:
            version = self._catalogue.version()
            if self._kept is not None and self._kept.key != key:
                self._kept = None  # before the new one is made: memory for one
            kept = self._kept
            if kept is not None and kept.version == version:
                return kept.gallery
            gallery = Gallery.of_parts([]) if kept is None else kept.gallery
            looked_at_s = self._clock()
            ids = self._catalogue.pictures.ids(where, model.backbone.id)
            added = ids[np.isin(ids, gallery.ids, invert=True)]
            if len(added) or len(ids) != len(gallery):
                gallery = gallery.updated(ids, self._embeddings.parts(added, model, progress))
            self._kept = _Kept(key, version, looked_at_s, gallery)
            return gallery

    def _is_fresh(self, kept: _Kept) -> bool:
        return len(kept.gallery) >= LARGE and self._clock() - kept.looked_at_s < FRESH_S


def _groups(rows: Rows, at_once: int) -> Iterator[Rows]:
    for start in range(0, len(rows), at_once):
        yield rows[start : start + at_once]
