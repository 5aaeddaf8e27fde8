"""Find the pictures nearest to a query in shared libraries, and in folders of this computer with them."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from simgui.core.errors import NothingToSearch, SimguiError
from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.library.records import Picture
from simgui.models.head import Embeddings
from simgui.models.match_rates import MatchRate
from simgui.models.model import Model
from simgui.models.registry import Models
from simgui.search.answered import GivenAnswers
from simgui.search.asked import Asked
from simgui.search.examples import Examples, FoundExample
from simgui.search.filters import Filter, Filters
from simgui.search.galleries import Galleries
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.label_verdict import judge
from simgui.search.query import Query, Source, as_query
from simgui.search.records import Neighbour
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.gallery import Among, Entry
from simgui.sharing.joint import JointSearch
from simgui.sharing.joint import Place as SearchedPlace
from simgui.sharing.local import IndexedEntries, LocalGallery
from simgui.sharing.records import SharedResult
from simgui.sharing.searched_library import (
    SearchedLibrary,
    is_known,
    narrowed,
    origin_of,
    path_here,
    picture_of,
    without,
)


class Finder:
    """Finds pictures in several places that one model has embedded. Safe to use from several threads.

    Args:
        catalogue: Knows the pictures of this computer.
        folders: Say which folders are meant.
        pictures: Know files that are in the library.
        galleries: Those of this computer.
        models: Know cutpoints, and what versions have learnt from.
        decoders: Read a query that is not in the library.
        labels: Know the labels of pictures of this computer.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        galleries: Galleries,
        models: Models,
        decoders: DecodingPool,
        labels: GalleryLabels,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._galleries = galleries
        self._models = models
        self._labels = labels
        self._filters = Filters(catalogue, labels)
        self._examples = Examples(catalogue, pictures, decoders)
        self._answers = GivenAnswers(catalogue)

    def find(
        self,
        query: Source | Query,
        folders: tuple[Path, ...],
        libraries: Sequence[SearchedLibrary],
        model: Model,
        k: int,
        chosen: Filter | None,
        problems: tuple[SharedLibraryProblem, ...] = (),
    ) -> SharedResult:
        """Find the k nearest pictures of all places, merged by distance.

        Args:
            query: As in `Searches.find`.
            folders: Of this computer; may be empty.
            libraries: At least one, unless there are folders.
            model: What has embedded all of them.
            k: How many, at least 1.
            chosen: Which pictures may be neighbours; all if None.
            problems: What was wrong with libraries that are left out.

        Raises:
            SimguiError: if the query cannot be read, a library does not answer, or there is no picture.
        """
        query, chosen = as_query(query), chosen or Filter()
        meant = self._folders.meant(folders) if folders else ()
        found = self._examples.find(query, meant, model)
        asked = Asked(query, found, model, self._models.cutpoint_of(model, meant), k, chosen)
        local = [self._local(meant, model, found.own_files)] if meant else []
        places = [*local, *(each.place for each in libraries)]
        passing = [narrowed(place.among, chosen, None) for place in local]
        passing += [narrowed(each.place.among, chosen, each.originals) for each in libraries]
        search = JointSearch(places, found.embedding)
        content = self._answers.content(found.first.picture or found.first.source) if query.is_plain else b""
        hits = search.hits(asked.most, passing)
        owners = [None] * len(local) + list(libraries)
        shown = [
            (hit, entry)
            for hit in hits
            if (entry := without(hit.entry, owners[hit.place], found.own_files)) is not None
        ][:k]
        counts = [place.gallery.count(among) for place, among in zip(places, passing, strict=True)]
        if not sum(counts) and not any(place.gallery.count() for place in places):
            raise NothingToSearch(
                say("Nothing to search in"),
                say("The shared library has no picture yet. Publish a folder first."),
            )
        said = self._said(content, found.first, libraries) if query.is_plain else {}
        to_examples = search.distances_of([hit for hit, _ in shown], found.judged_by(query))
        copies = search.with_content(content) if query.is_plain else [None] * len(places)
        own = search.number_of(copies) if is_known(found.first, copies, owners) else None
        near, origins = [], {}
        for rank, (hit, entry) in enumerate(shown, start=1):
            owner, away = owners[hit.place], to_examples.get(entry.content, ())
            if not away and query.has_verdict and not query.is_one:
                continue  # it has left the library since
            picture = self._here(entry) if owner is None else picture_of(entry, owner)
            copy, answered = entry.content == content, said.get(entry.content)
            near.append(Neighbour(rank, picture, hit.distance, False, copy, answered, away))
            origins[rank] = origin_of(hit, entry, owner)
        result = asked.answer(
            near,
            sum(counts),
            judge(search.nearest, search, model.label_thresholds, own) if query.is_one else None,
            self._copies(content, copies, owners, found.own_files) if query.is_plain else (),
            self._rates(model, meant, libraries, content),
        )
        measured = {
            each.library.address: each.true_neighbours
            for each in libraries
            if each.true_neighbours is not None
        }
        kept = tuple(origins[each.rank] for each in result.neighbours)
        return SharedResult(result, kept, problems, measured)

    def embedded(self, query: Query, model: Model) -> Embeddings:
        """Embed a query: float32 (v, d), unit length, its variants.

        Raises:
            SimguiError: if it cannot be read.
        """
        return self._examples.find(query, (), model).embedding

    def _local(self, folders: tuple[Path, ...], model: Model, own_files: tuple[Path, ...]) -> SearchedPlace:
        entries = IndexedEntries(
            self._catalogue, self._labels, self._filters, folders, model.backbone.id, own_files
        )
        gallery = LocalGallery(self._galleries.of(folders, model, Progress()), entries)
        return SearchedPlace(gallery, Among(), gallery.label_counts())

    def _said(
        self, content: bytes, first: FoundExample, libraries: Sequence[SearchedLibrary]
    ) -> Mapping[bytes, bool]:
        """Give what was said of the query and others, by content: here, and in the libraries."""
        here = self._answers.about(first.picture or first.source)
        contents = self._catalogue.pictures.contents_of(list(here))
        said = {contents[number]: same for number, same in here.items() if number in contents}
        for each in libraries:
            said |= each.library.decisions.answers(content)
        return said

    def _here(self, entry: Entry) -> Picture:
        number = self._catalogue.pictures.holding([entry.content])[entry.content]
        found = self._catalogue.pictures.get([number], Path(entry.root))
        if found and str(found[0].path) == entry.places[0]:
            return found[0]
        return Picture(
            number,
            Path(entry.places[0]),
            entry.label,
            found[0].places if found else 1,
            entry.width_px,
            entry.height_px,
            folder=Path(entry.root),
            taken=entry.taken,
            camera=entry.camera,
        )

    def _copies(
        self,
        content: bytes,
        copies: Sequence[Entry | None],
        owners: Sequence[SearchedLibrary | None],
        own_files: tuple[Path, ...],
    ) -> tuple[Path, ...]:
        """List the other files that hold the very content of the query: here first."""
        number = self._catalogue.pictures.with_content(content)
        files = () if number is None else self._catalogue.pictures.files(number).paths
        found = [path for path in files if path not in own_files]
        for entry, owner in zip(copies, owners, strict=True):
            if entry is not None and owner is not None:
                found += [path for each in entry.places if (path := path_here(each, owner)) not in own_files]
        return tuple(dict.fromkeys(found))

    def _rates(
        self,
        model: Model,
        folders: tuple[Path, ...],
        libraries: Sequence[SearchedLibrary],
        content: bytes,
    ) -> tuple[MatchRate, ...]:
        """Give the match rates of a model where they were measured: see `simgui.search.rates`."""
        searched = {*map(str, folders), *(root.root for each in libraries for root in each.roots)}
        if not model.match_rates or model.trained_on is None or searched != {str(model.trained_on)}:
            return ()
        return () if content in self._models.learnt(model.id) else model.match_rates


def same_model(digests: Mapping[str, str]) -> str:
    """Give the digest of the one model of several places.

    Args:
        digests: That of the model of each place, by the name of the place.

    Raises:
        SimguiError: if they are not the same.
    """
    if len(set(digests.values())) != 1:
        first, *others = digests
        other = next(name for name in others if digests[name] != digests[first])
        raise SimguiError(
            say("These places have different models"),
            say(
                "“{first}” and “{other}” are searched with different models, whose distances "
                "cannot be compared. Search them one after the other, or use the same model in "
                "both.",
                first=first,
                other=other,
            ),
        )
    return next(iter(digests.values()))
