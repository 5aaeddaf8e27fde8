"""Search: from a query to its neighbours."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from simgui.core.errors import NothingToSearch
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue, Where
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.listing.records import QueryDistances
from simgui.library.not_indexed import not_indexed
from simgui.library.pictures import Pictures
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.models.registry import Models
from simgui.search.answered import GivenAnswers
from simgui.search.asked import Asked
from simgui.search.copies import Copies, find_copies
from simgui.search.examples import Examples
from simgui.search.filters import Filter, FilterChoices, Filters
from simgui.search.galleries import Galleries
from simgui.search.gallery import Gallery, NearestPictures
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.label_verdict import FIRST_LOOK, judge
from simgui.search.query import Example, Query, Source, as_query
from simgui.search.rates import Rates
from simgui.search.records import NEIGHBOURS_SHOWN, Neighbour, SearchResult

_DECODED_AT_A_TIME = 2
"""A query that is not in the library: to be embedded, and to be looked at."""


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
        self._examples = Examples(catalogue, pictures, decoders)
        self._labels = GalleryLabels(catalogue)
        self._answers = GivenAnswers(catalogue)
        self._filters = Filters(catalogue, self._labels)
        self._rates = Rates(catalogue, models)

    def prepare(self, where: Where, progress: Progress) -> None:
        """Do what the first search would wait for: what is indexed is embedded, and one search is made.

        Raises:
            SimguiError: if the starter is damaged.
            Cancelled: if the person asked to stop.
        """
        folders = self._folders.meant(where)
        model = self._pictures.model_of(where)
        gallery = self._galleries.of(folders, model, progress)
        self._labels.of(folders, model.backbone.id)
        self._decoders.prepare(_DECODED_AT_A_TIME)
        if len(gallery):
            gallery.nearest(gallery.only(gallery.ids[:1]).embeddings[0], 1)

    def refresh(self, where: Where, progress: Progress) -> None:
        """Take in what has been indexed since, so that the next search need not.

        Raises:
            SimguiError: if the starter is damaged.
            Cancelled: if the person asked to stop.
        """
        self._galleries.of(self._folders.meant(where), self._pictures.model_of(where), progress)

    def choices(self, where: Where) -> FilterChoices:
        """List what a filter can choose from where a person searches."""
        return self._filters.choices(self._folders.meant(where), self._pictures.model_of(where).backbone.id)

    def find(
        self,
        query: Source | Query,
        where: Where,
        k: int = NEIGHBOURS_SHOWN,
        chosen: Filter | None = None,
    ) -> SearchResult:
        """Find the k pictures nearest to a query, whose own files are left out; copies of them are found.

        Args:
            query: A query, or one picture: of the library, a file, or the content of one (a pasted picture).
                A whole picture of the library is not decoded again.
            where: An indexed folder, or several; with () all that the library covers. What is indexed so far
                is searched.
            k: How many, at least 1.
            chosen: Which pictures may be neighbours; all if None.

        Raises:
            SimguiError: if the query cannot be read, or nothing is indexed under one of the folders.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        cutpoint = self._models.cutpoint_of(model, folders if where else ())
        gallery = self._galleries.of(folders, model, Progress(), latest=False)
        empty = [folder for folder in folders if not self._catalogue.pictures.any(folder)]
        if not len(gallery) or (where and empty):
            raise _nothing_in(empty or folders)
        query, chosen = as_query(query), chosen or Filter()
        asked = Asked(query, self._examples.find(query, folders, model), model, cutpoint, k, chosen)
        answer = self._answer(asked, gallery, folders)
        if len(answer.neighbours) < k:
            latest = self._galleries.of(folders, model, Progress())
            if latest is not gallery:  # some that were found have left the library since
                return self._answer(asked, latest, folders)
        return answer

    def _answer(self, asked: Asked, gallery: Gallery, folders: tuple[Path, ...]) -> SearchResult:
        """Find the nearest pictures of a gallery, and judge them."""
        query, found, chosen, backbone = asked.query, asked.found, asked.chosen, asked.model.backbone.id
        labels, own = self._labels.of(folders, backbone), found.first.picture
        first = max(asked.most, FIRST_LOOK) if query.is_one and labels.names else asked.most
        nearest = NearestPictures(gallery, found.embedding, first)
        place = self._examples.place_of(found.first) if chosen.within_km else None
        passing = self._filters.passing(gallery, folders, backbone, chosen, place)
        among = nearest if passing is gallery else NearestPictures(passing, found.embedding, asked.most)
        ids, distances = among(asked.most)
        pictures = self._catalogue.pictures.get(
            ids.tolist(), folders, without=found.own_files, under_folder=chosen.folder
        )
        copies = find_copies(self._catalogue, found.first) if query.is_plain else Copies()
        said = self._answers.about(found.first.picture or found.first.source) if query.is_plain else {}
        distance = dict(zip(ids.tolist(), distances.tolist(), strict=True))
        to_examples = gallery.distances_to(ids, found.judged_by(query))
        near = (
            Neighbour(
                rank,
                picture,
                distance[picture.id],
                False,
                picture.id == copies.picture,
                said.get(picture.id),
                to_examples[picture.id],
            )
            for rank, picture in enumerate(pictures[: asked.wanted], start=1)
        )
        return asked.answer(
            near,
            len(passing),
            judge(nearest, labels, asked.model.label_thresholds, own) if query.is_one else None,
            copies.places,
            self._rates.of(asked.model, folders, copies.picture),
        )

    def passing(self, where: Where, chosen: Filter, query: Source | Query | None = None) -> Ids | None:
        """Give the pictures of a place that pass a filter: int64 (n,), sorted; None if it leaves none out.

        Args:
            where: The folders.
            chosen: The filter. Without a picture, how far away from it others were taken does not count.
            query: What is searched with; None if that is no picture.

        Raises:
            SimguiError: if pictures near a place are wanted, and the query does not say where it was taken.
        """
        chosen = replace(chosen, within_km=0) if query is None else chosen
        if not chosen.narrows:
            return None
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        gallery = self._galleries.of(folders, model, Progress())
        place = None
        if chosen.within_km and query is not None:
            place = self._examples.place_of(self._examples.find(as_query(query), folders, model).first)
        return self._filters.passing(gallery, folders, model.backbone.id, chosen, place).ids

    def embedded(self, query: Source | Query, where: Where) -> Embeddings:
        """Embed a query as the model of a place does: float32 (v, d), unit length, its variants.

        Raises:
            SimguiError: if the query cannot be read.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        return self._examples.find(as_query(query), folders, model).embedding

    def nearest_example(self, query: Query, picture: Source, where: Where) -> int:
        """Tell which example of what is wanted is nearest to a picture: its place in `query.liked`.

        One that cannot be read is none; of equally near ones, the first is meant.

        Raises:
            SimguiError: if the picture cannot be read, or no example.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        to = self._examples.find(Query((Example(picture),)), folders, model).embedding[0]
        return int(np.argmin(self._examples.distances(query, to, folders, model)))

    def in_order(self, result: SearchResult, ids: Ids, where: Where) -> SearchResult:
        """Give an answer with other neighbours: as words order them, together with the query.

        There is no verdict then: thresholds hold for distances alone.

        Args:
            result: The answer of the query alone.
            ids: int64 (n,), the pictures in their order, the best first.
            where: Where was searched.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        own = {result.picture} | {each.source for each in result.query.asked}
        first = [number for number in ids[: result.wanted + len(own)].tolist() if number not in own]
        first = first[: result.wanted]
        found = self._examples.find(result.query, folders, model)
        shown = self._galleries.of(folders, model, Progress()).only(np.array(first, np.int64))
        away = dict(zip(shown.ids.tolist(), shown.least_distances(found.embedding).tolist(), strict=True))
        here = [number for number in first if number in away]  # not what has left the library since
        pictures = self._catalogue.pictures.get(here, folders, under_folder=result.chosen.folder)
        neighbours = tuple(
            Neighbour(rank, picture, away[picture.id], match=False)
            for rank, picture in enumerate(pictures, start=1)
        )
        return replace(result, neighbours=neighbours, label=None, by_words=True)

    def distances(self, query: Source | Query, where: Where) -> QueryDistances:
        """Give the distance of every picture of a place to a query, for an order by it.

        Raises:
            SimguiError: if the query cannot be read.
        """
        folders, model = self._folders.meant(where), self._pictures.model_of(where)
        gallery = self._galleries.of(folders, model, Progress())
        if not len(gallery):
            return QueryDistances(gallery.ids, np.empty(0, np.float32))
        found = self._examples.find(as_query(query), folders, model)
        return QueryDistances(gallery.ids, gallery.least_distances(found.embedding))


def _nothing_in(folders: Sequence[Path]) -> NothingToSearch:
    return NothingToSearch(say("Nothing to search in"), not_indexed(folders[0] if folders else None))
