"""Search: from a query to its neighbours."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from simgui.core.errors import NothingToSearch, SimguiError, UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Where
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures, places_of, unreadable
from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import Embeddings
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.answered import GivenAnswers
from simgui.search.galleries import Galleries
from simgui.search.gallery import NearestPictures
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.label_verdict import FIRST_LOOK, judge
from simgui.search.query import PictureId, Query
from simgui.search.records import NEIGHBOURS_SHOWN, Neighbour, SearchResult


@dataclass(frozen=True)
class _FoundQuery:
    """A query, looked up.

    Attributes:
        source: Its file, or its content.
        picture: The picture of the library that it is, if the library has features of it; None if not, or if
            its file has changed since.
        own_files: Every path under which the library may know its very file.
    """

    source: Path | bytes
    picture: PictureId | None = None
    own_files: tuple[Path, ...] = ()


class Searches:
    """Finds the pictures nearest to a query. Safe to use from several threads.

    Args:
        catalogue: Knows the pictures.
        folders: Says which folders are meant.
        pictures: Knows files that are in the library.
        galleries: What is searched.
        models: That of the place says what is similar, its cutpoint what is a match.
        decoders: Read a query that is not in the library.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        galleries: Galleries,
        models: Models,
        decoders: DecodingPool,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._galleries = galleries
        self._models = models
        self._decoders = decoders
        self._labels = GalleryLabels(catalogue)
        self._answers = GivenAnswers(catalogue)

    def prepare(self, where: Where, progress: Progress) -> None:
        """Embed what is indexed by now, so that the first search need not wait for it.

        Raises:
            SimguiError: if the starter is damaged.
            Cancelled: if the person asked to stop.
        """
        folders = self._folders.meant(where)
        model = self._pictures.model_of(where)
        self._galleries.of(folders, model, progress)
        self._labels.of(folders, model.backbone.id)

    def find(self, query: Query, where: Where, k: int = NEIGHBOURS_SHOWN) -> SearchResult:
        """Find the k pictures nearest to a query, whose own file is left out; copies of it are found.

        Args:
            query: A picture of the library, a file, or the content of one (a pasted picture). A file of the
                library is not decoded again.
            where: An indexed folder, or several; with () all that the library covers. What is indexed so far
                is searched.
            k: How many, at least 1.

        Raises:
            SimguiError: if the query cannot be read, or nothing is indexed under one of the folders.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        cutpoint = self._models.cutpoint_of(model, folders if where else ())
        gallery = self._galleries.of(folders, model, Progress())
        empty = [folder for folder in folders if not self._catalogue.pictures.any(folder)]
        if not len(gallery) or (where and empty):
            raise _nothing_in(empty or folders)
        found = self._look_up(query, folders, model)
        said = self._answers.about(found.source if found.picture is None else found.picture)
        nearest = NearestPictures(gallery, self._embed(found, model)[0], max(k + 1, FIRST_LOOK))
        ids, distances = nearest(k + 1)  # one more than wanted: the query itself may be among them
        pictures = self._catalogue.pictures.get(ids.tolist(), folders, without=found.own_files)
        distance = dict(zip(ids.tolist(), distances.tolist(), strict=True))
        neighbours = tuple(
            _neighbour(rank, picture, distance[picture.id], cutpoint, said.get(picture.id))
            for rank, picture in enumerate(pictures[:k], start=1)
        )
        return SearchResult(
            query,
            found.source,
            found.picture,
            model.id,
            cutpoint,
            neighbours,
            len(gallery),
            model.cutpoints,
            judge(
                nearest, self._labels.of(folders, model.backbone.id), model.label_thresholds, found.picture
            ),
        )

    def _look_up(self, query: Query, folders: tuple[Path, ...], model: Model) -> _FoundQuery:
        if isinstance(query, bytes):
            return _FoundQuery(query)
        if isinstance(query, Path):
            known = self._pictures.at(query, model)
            picture = None if known is None else PictureId(known)
            return _FoundQuery(query, picture, (*places_of(query), *self._same_file(query, picture)))
        return self._look_up_picture(query, folders, model)

    def _look_up_picture(self, picture: PictureId, folders: tuple[Path, ...], model: Model) -> _FoundQuery:
        """Look a picture of the library up; a file in the folders stands for it if there is one."""
        files = self._catalogue.pictures.files(picture)
        if not files.paths:
            raise SimguiError(
                "This picture is no longer in the library",
                "Its file has been removed or changed since. Choose another picture.",
            )
        here = self._catalogue.pictures.get([picture], folders)
        file = here[0].path if here else files.paths[0]
        has_features = self._catalogue.features.known([files.content], model.backbone.id)
        return _FoundQuery(file, picture if has_features else None, (file, *self._same_file(file, picture)))

    def _same_file(self, file: Path, picture: PictureId | None) -> list[Path]:
        """Give the other names under which the library knows a file: links to it."""
        holders = [] if picture is None else self._catalogue.pictures.files(picture).paths
        return [path for path in holders if len(holders) > 1 and _is_same(path, file)]

    def _embed(self, found: _FoundQuery, model: Model) -> Embeddings:
        if found.picture is not None:
            known = np.array([found.picture])
            return model.head.embed(
                self._catalogue.features.read(known, model.backbone.id, model.head.features)
            )
        try:
            return model.embed_pixels(self._decoders.decode(found.source, model.backbone.input).pixels[None])
        except UnreadablePicture as problem:
            raise unreadable(found.source, problem) from problem


def _neighbour(
    rank: int, picture: Picture, distance: float, cutpoint: Cutpoint, answered: bool | None
) -> Neighbour:
    match = cutpoint.accepts(distance) if answered is None else answered
    return Neighbour(rank, picture, distance, match, answered)


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except OSError:  # not there now
        return False


def _nothing_in(folders: Sequence[Path]) -> NothingToSearch:
    folder = folders[0] if folders else "FOLDER"
    there = f" under {folder}" if folders else ""
    return NothingToSearch(
        "Nothing to search in",
        f"No picture{there} is indexed yet. Open the folder, or run: simgui index {folder}",
    )
