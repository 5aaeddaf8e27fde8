"""Maps of a folder: principal components at once, then arranged by the trainer, and kept."""

import hashlib
import threading
from collections import OrderedDict
from pathlib import Path

import numpy as np

from simgui.child.client import open_log, run_trainer
from simgui.child.protocol import Request
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.temporary import temporary_folder
from simgui.library.catalogue import Catalogue
from simgui.library.storage.data_folder import DataFolder
from simgui.maps.cache import MapCache
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import Places, principal_places
from simgui.maps.requests import ProjectRequest
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.gallery import Gallery
from simgui.search.neighbourhood import COMPARING, Neighbourhood, find_neighbourhood
from simgui.search.neighbourhoods import Neighbourhoods

LEAST_TO_ARRANGE = 30
"""Of fewer pictures, a map is not arranged: nearly all are neighbours."""
_SEED = 0
_MOST_KEPT = 4


class Maps:
    """Gives the map of a folder, and lets the trainer arrange it; safe to use from several threads.

    A map belongs to exactly these pictures and this model. When pictures come or go it is arranged anew,
    from the beginning: so the same pictures always give the same map, whichever came first.

    Args:
        data_folder: Where maps and the trainer's log are kept.
        catalogue: Knows pictures and labels.
        embeddings: Embed pictures by any model.
        galleries: Keep those of the model that a folder uses.
        models: Say which model a folder uses.
        neighbourhoods: Find the neighbours of every picture.
    """

    def __init__(
        self,
        data_folder: DataFolder,
        catalogue: Catalogue,
        embeddings: KeptEmbeddings,
        galleries: Galleries,
        models: Models,
        neighbourhoods: Neighbourhoods,
    ) -> None:
        self._log = data_folder.logs / "trainer.log"
        self._catalogue = catalogue
        self._embeddings = embeddings
        self._galleries = galleries
        self._models = models
        self._neighbourhoods = neighbourhoods
        self._cache = MapCache(data_folder.maps)
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, Places] = OrderedDict()

    def get(self, folder: Path, model_id: str | None, progress: Progress) -> PictureMap:
        """Give the map of all pictures indexed under a folder, arranged if that was done before.

        Args:
            folder: An indexed folder; pictures need no labels.
            model_id: A version; that of the folder if None.
            progress: Asked whether to stop.

        Raises:
            SimguiError: if the model is missing or damaged.
            Cancelled: if the person asked to stop.
        """
        folder, model = real_path(folder), self._models.version(model_id, folder)
        gallery = self._gallery(folder, model, progress)
        places = self._arranged(self._key(model, gallery), len(gallery))
        arranged = places is not None
        if places is None:
            places = principal_places(gallery.embeddings)
        progress.check()
        return self._described(folder, gallery, places, arranged)

    def arrange(self, folder: Path, model_id: str | None, progress: Progress) -> None:
        """Arrange the map so that neighbours stand together, and keep it: `get` gives it from then on.

        Args:
            folder: An indexed folder with at least `LEAST_TO_ARRANGE` pictures; with fewer nothing happens.
            model_id: A version; that of the folder if None.
            progress: Told of the comparison and of every round.

        Raises:
            SimguiError: if the model is damaged, or the trainer fails.
            Cancelled: if the person asked to stop; nothing is kept then.
        """
        folder, model = real_path(folder), self._models.version(model_id, folder)
        gallery = self._gallery(folder, model, progress)
        key = self._key(model, gallery)
        if len(gallery) < LEAST_TO_ARRANGE or self._arranged(key, len(gallery)) is not None:
            return
        neighbourhood = self._neighbourhood(folder, model, gallery, progress)
        if not np.array_equal(neighbourhood.ids, gallery.ids):
            return  # pictures have come or gone meanwhile; whoever shows the map asks again
        places = self._project(gallery, neighbourhood, progress)
        self._cache.put(key, places)
        self._keep(key, places)

    def _gallery(self, folder: Path, model: Model, progress: Progress) -> Gallery:
        if model.id == self._models.of(folder).id:
            return self._galleries.of(folder, model, progress)
        ids = self._catalogue.pictures.ids(folder, model.backbone.id)
        return self._embeddings.gallery(ids, model, progress)

    def _neighbourhood(
        self, folder: Path, model: Model, gallery: Gallery, progress: Progress
    ) -> Neighbourhood:
        if model.id == self._models.of(folder).id:
            return self._neighbourhoods.get(folder, progress)
        return find_neighbourhood(gallery, COMPARING, progress)

    def _project(self, gallery: Gallery, neighbourhood: Neighbourhood, progress: Progress) -> Places:
        with temporary_folder("map") as folder, open_log(self._log) as log:
            request = ProjectRequest(
                neighbours=folder / "neighbours.npy",
                distances=folder / "distances.npy",
                start=folder / "start.npy",
                result=folder / "result.npy",
                seed=_SEED,
            )
            np.save(request.neighbours, neighbourhood.neighbours, allow_pickle=False)
            np.save(request.distances, neighbourhood.distances, allow_pickle=False)
            np.save(request.start, principal_places(gallery.embeddings), allow_pickle=False)
            run_trainer(Request(request.TASK, request.to_json()), log, progress)
            places: Places = np.load(request.result, allow_pickle=False)
        return places

    def _key(self, model: Model, gallery: Gallery) -> str:
        """Name model and pictures, these by their contents: an id says nothing in another catalogue."""
        named = hashlib.sha256(f"{model.id} {model.backbone.id} {model.head_hash} {_SEED}\n".encode())
        named.update(self._catalogue.pictures.decodings(gallery.ids).data)
        return named.hexdigest()[:40]

    def _arranged(self, key: str, count: int) -> Places | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        places = self._cache.get(key, count) if count >= LEAST_TO_ARRANGE else None
        if places is not None:
            self._keep(key, places)
        return places

    def _keep(self, key: str, places: Places) -> None:
        with self._lock:
            self._kept[key] = places
            while len(self._kept) > _MOST_KEPT:
                self._kept.popitem(last=False)

    def _described(self, folder: Path, gallery: Gallery, places: Places, arranged: bool) -> PictureMap:
        """Add paths and labels; a picture that has left the folder since has neither."""
        pictures = {each.id: each for each in self._catalogue.pictures.get(gallery.ids.tolist(), folder)}
        found = [pictures.get(number) for number in gallery.ids.tolist()]
        names = tuple(sorted({each.label for each in found if each is not None and each.label is not None}))
        numbers: dict[str | None, int] = {name: number for number, name in enumerate(names)}
        return PictureMap(
            ids=gallery.ids,
            places=places,
            names=names,
            labels=np.array(
                [-1 if each is None else numbers.get(each.label, -1) for each in found], np.int32
            ),
            paths=tuple("" if each is None else str(each.path.relative_to(folder)) for each in found),
            arranged=arranged,
            can_arrange=len(gallery) >= LEAST_TO_ARRANGE,
        )
