"""How well a model finds, on labelled pictures that it has not learnt from."""

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, UnfinishedIndex
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import joined, say
from simgui.duplicates.scenes import find_scenes
from simgui.evaluation.folders_for_testing import FoldersForTesting
from simgui.evaluation.intervals import Scenes
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.evaluation.metrics import measure
from simgui.evaluation.split import evenly_drawn
from simgui.library.catalogue import Catalogue
from simgui.library.folders.service import Folders
from simgui.library.label_rule import LabelRule
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.models.cutpoints import Cutpoint
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.galleries import KeptEmbeddings
from simgui.search.gallery import Gallery


class Measurements:
    """Measures the model of a folder, or any other version.

    Args:
        catalogue: Knows pictures, labels and features.
        folders: Indexes the gallery where needed.
        embeddings: Embeds pictures.
        models: Knows the versions, and which pictures each has learnt from.
        test_folders: Indexes the folder of the queries.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        embeddings: KeptEmbeddings,
        models: Models,
        test_folders: FoldersForTesting,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._test_folders = test_folders
        self._embeddings = embeddings
        self._models = models

    def measure(
        self, request: MeasurementRequest, progress: Progress, last: Measurement | None = None
    ) -> Measurement:
        """Measure a version on labelled pictures.

        A folder is indexed first if it never was, or if the version's backbone has not seen all of it.
        One whose first indexing was stopped is not measured: the part that was read, in the order of its
        subfolders, does not stand for the whole. Pictures that the version was trained or calibrated on
        stay in the gallery but are no queries.

        Args:
            request: The folders and the version.
            progress: Told of indexing and comparing.
            last: An earlier measurement, whose figures are used again if nothing has changed that they depend
                on.

        Raises:
            UnfinishedIndex: if the gallery has not been indexed to its end.
            SimguiError: if there are no labelled pictures, or none that the version has not learnt from.
            Cancelled: if the person asked to stop.
        """
        folder, test = request.folder, request.test
        model, cutpoint = self._chosen(request)
        self._index(request, model, progress)
        gallery = self._labelled(folder, model, 2 if test is None else 1)
        tested = gallery if test is None else self._labelled(test, model, 1, like=folder)
        unseen = self._unseen(tested, model, request.beside)
        if not len(unseen):
            raise SimguiError(
                say("Nothing to measure honestly"),
                say(
                    "“{model}” has learnt from every labelled picture of {folder}. Measure it with pictures "
                    "that it has not seen.",
                    model=model.name,
                    folder=test or folder,
                ),
            )
        most = request.most_queries or len(unseen)
        drawn = unseen[evenly_drawn(tested.labels[unseen], most, seed=0)]
        key = self._key(request, model, gallery, tested, drawn)
        if last is None or last.key != key:
            asked = real_path(test or folder)
            last = self._compare(model, gallery, None if test is None else tested, asked, drawn, progress)
        return replace(
            last,
            model_name=model.name,
            cutpoint=cutpoint,
            cutpoints=model.cutpoints,
            has_test_folder=test is not None,
            learnt=len(tested.ids) - len(unseen),
            not_drawn=len(unseen) - len(drawn),
            folder=real_path(folder),
            active=model.id == self._models.of(folder).id,
            label_thresholds=model.label_thresholds,
            key=key,
        )

    def _index(self, request: MeasurementRequest, model: Model, progress: Progress) -> None:
        """Index the folders where that is needed or asked for."""
        folder, test = request.folder, request.test
        if request.rescan or self._is_new(real_path(folder), model):
            if not request.may_index:
                raise _unfinished(folder)
            self._folders.index(folder, progress, model.backbone)
        if not self._folders.is_indexed(folder):
            raise _unfinished(folder)
        if test is not None and (request.rescan or self._is_new(real_path(test), model)):
            self._test_folders.index(real_path(test), model.backbone, progress)

    def _unseen(self, pictures: LabelledPictures, model: Model, beside: str | None) -> npt.NDArray[np.int64]:
        """Give the rows of the pictures that neither version has learnt from: int64, sorted."""
        learnt = self._models.learnt(model.id) | (self._models.learnt(beside) if beside else frozenset())
        return np.flatnonzero(~self._catalogue.pictures.are_among(pictures.ids, learnt))

    def _compare(
        self,
        model: Model,
        known: LabelledPictures,
        others: LabelledPictures | None,
        folder: Path,
        drawn: npt.NDArray[np.int64],
        progress: Progress,
    ) -> Measurement:
        """Rank the gallery for each query.

        Args:
            model: Embeds the pictures.
            known: The pictures of the gallery.
            others: The pictures that the queries are drawn from; those of the gallery if None.
            folder: In which the queries lie.
            drawn: int64 (q,), the rows of the queries.
            progress: Told of embedding and comparing.
        """
        tested = known if others is None else others
        names = tuple(sorted({*known.names, *tested.names}))
        gallery = self._gallery(known.ids, model, progress)
        queries = self._gallery(tested.ids[drawn], model, progress)
        query_labels, gallery_labels = _numbers(tested, names)[drawn], _numbers(known, names)
        scenes = self._scenes(tested, folder)
        query_scenes, gallery_scenes = scenes[drawn], scenes if others is None else None
        return Measurement(
            model.id,
            model.name,
            model.cutpoint,
            model.cutpoints,
            names,
            queries.ids,
            query_labels,
            gallery.ids,
            gallery_labels,
            measure(queries, query_labels, gallery, gallery_labels, progress, query_scenes, gallery_scenes),
            gallery_scenes,
        )

    def _scenes(self, pictures: LabelledPictures, folder: Path) -> Scenes:
        """Give the scene of each picture of a folder: int64 (n,), by the features of the starter in use.

        Those of another backbone draw together what it has learnt. Where the starter has not seen a picture
        it is taken for a scene of its own; so are the pictures of a label that is a single scene, since else
        there would be nothing to find.
        """
        backbone = self._models.starter_of(folder).backbone_id
        seen = self._catalogue.features.have(pictures.ids, backbone)
        scenes = len(pictures.ids) + np.arange(len(pictures.ids))
        scenes[seen] = find_scenes(
            self._catalogue, folder, pictures.ids[seen], pictures.labels[seen], backbone
        ).numbers
        alone = np.bincount(pictures.labels[np.unique(scenes, return_index=True)[1]]) == 1
        return np.where(alone[pictures.labels], len(scenes) + np.arange(len(scenes)), scenes)

    def _key(
        self,
        request: MeasurementRequest,
        model: Model,
        gallery: LabelledPictures,
        tested: LabelledPictures,
        drawn: npt.NDArray[np.int64],
    ) -> bytes:
        """Hash everything that the figures of a measurement depend on."""
        paths = real_path(request.folder), None if request.test is None else real_path(request.test)
        parts = (
            model.id,
            model.head_hash,
            self._catalogue.backups.restored(),
            *paths,
            gallery.names,
            tested.names,
        )
        hashed = hashlib.blake2b(repr(parts).encode("utf-8", "backslashreplace"))
        for rows in (gallery.ids, gallery.labels, tested.ids, tested.labels, drawn):
            hashed.update(rows.tobytes())
        return hashed.digest()

    def _chosen(self, request: MeasurementRequest) -> tuple[Model, Cutpoint]:
        model = self._models.version(request.model_id, request.folder)
        is_own = model.id == self._models.of(request.folder).id
        return model, self._models.cutpoint_of(model, request.folder) if is_own else model.cutpoint

    def _is_new(self, folder: Path, model: Model) -> bool:
        """Tell whether there is something in a folder that a version's backbone has not seen yet."""
        never = self._catalogue.folders.covering(folder) is None
        return never or self._catalogue.features.are_lacking(folder, model.backbone.id)

    def _labelled(self, folder: Path, model: Model, least: int, like: Path | None = None) -> LabelledPictures:
        """Give the pictures of a folder that have a label, at least `least` of them.

        Args:
            folder: The folder.
            model: Has features of the pictures.
            least: So many at least.
            like: A folder whose rule says what a label is where the library does not cover `folder`.
        """
        folder = real_path(folder)
        labels = self._catalogue.labels.of(folder)
        if like is not None and self._catalogue.folders.covering(folder) is None:
            labels = replace(labels, rule=LabelRule(self._catalogue.labels.of(real_path(like)).rule.level))
        pictures = read_labelled(self._catalogue, folder, model.backbone.id, labels)
        if not len(self._catalogue.pictures.ids(folder, model.backbone.id)):
            raise SimguiError(
                say("Nothing is indexed yet"), say("No picture of {folder} is indexed so far.", folder=folder)
            )
        if len(pictures.ids) < least:
            needs = say(
                "{folder} needs pictures in subfolders, one subfolder a label, to be evaluated.",
                folder=folder,
            )
            said = joined(filter(None, (needs, pictures.why_folders)))
            raise SimguiError(say("No labelled pictures"), said)
        return pictures

    def _gallery(self, ids: npt.NDArray[np.int64], model: Model, progress: Progress) -> Gallery:
        return self._embeddings.gallery(ids, model, progress).in_memory()


def _unfinished(folder: Path) -> UnfinishedIndex:
    return UnfinishedIndex(
        say("This folder is not indexed to its end"),
        say("Figures of a part of {folder} would mislead. Index all of it first.", folder=folder),
    )


def _numbers(pictures: LabelledPictures, names: tuple[str, ...]) -> npt.NDArray[np.int64]:
    """Give the labels of pictures as positions in `names`: int64 (n,)."""
    places = {name: number for number, name in enumerate(names)}
    return np.array([places[name] for name in pictures.names], np.int64)[pictures.labels]
