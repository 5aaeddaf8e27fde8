"""Search in shared libraries, and in folders of this computer together with them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.duplicates.thumbnail_groups import ThumbnailGroups
from simgui.library.pictures import Pictures
from simgui.models.model import Model
from simgui.search.filters import Filter
from simgui.search.query import Query, Source
from simgui.search.records import NEIGHBOURS_SHOWN
from simgui.sharing.address import Address
from simgui.sharing.current_versions import CurrentVersions
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.finding import Finder, same_model
from simgui.sharing.open_libraries import OpenLibraries
from simgui.sharing.published_models import PublishedModels
from simgui.sharing.records import Origin, SharedResult, SharedWords
from simgui.sharing.searched_library import SearchedLibrary
from simgui.sharing.words.searching import WordSearch

_NO_SENSES: Mapping[str, str] = MappingProxyType({})


class SharedSearches:
    """Searches. Safe to use from several threads; every call may wait.

    Args:
        libraries: Connections.
        versions: Know which version answers.
        published: Know models.
        pictures: Know the model of folders.
        finder: Finds pictures by pictures.
        words: Finds pictures by words.
        groups: Find near copies among results.
    """

    def __init__(
        self,
        libraries: OpenLibraries,
        versions: CurrentVersions,
        published: PublishedModels,
        pictures: Pictures,
        finder: Finder,
        words: WordSearch,
        groups: ThumbnailGroups,
    ) -> None:
        self._open = libraries
        self._versions = versions
        self._published = published
        self._pictures = pictures
        self._finder = finder
        self._words = words
        self._groups = groups

    def find(
        self,
        query: Source | Query,
        libraries: Sequence[Address],
        folders: Sequence[Path] = (),
        k: int = NEIGHBOURS_SHOWN,
        chosen: Filter | None = None,
    ) -> SharedResult:
        """Find the k nearest pictures in shared libraries and in folders of this computer together.

        A library that does not answer is left out if there is anything else to search, and is named.

        Args:
            query: As in `Searches.find`.
            libraries: Their addresses.
            folders: Indexed folders of this computer.
            k: How many, at least 1.
            chosen: Which pictures may be neighbours; all if None.

        Raises:
            SimguiError: if the query cannot be read, or the places have different models.
            SharedLibraryProblem: if no library answers, and there is no folder.
        """
        places = self._ask(libraries, folders)
        try:
            return self._finder.find(
                query, places.folders, places.libraries, self._model(places), k, chosen, places.problems
            )
        except SharedLibraryProblem as problem:
            rest = self.find(query, self._others(places, problem), folders, k, chosen)
            return replace(rest, problems=(*places.problems, problem, *rest.problems))

    def find_words(
        self,
        line: str,
        libraries: Sequence[Address],
        folders: Sequence[Path] = (),
        k: int = NEIGHBOURS_SHOWN,
        chosen: Filter | None = None,
        senses: Mapping[str, str] = _NO_SENSES,
        like: Query | None = None,
    ) -> SharedWords:
        """Find the k pictures that answer a line of words best, in shared libraries and folders together.

        Args:
            line: Words, labels, names in quotes, dates, colours; a minus leads what is not wanted.
            libraries: Their addresses.
            folders: Indexed folders of this computer.
            k: How many, at least 1.
            chosen: Which pictures may be found; all if None.
            senses: The id of the sense that the person chose, by the text of a term.
            like: Pictures to be like as well; None if there are none.

        Raises:
            SimguiError: if the pictures cannot be read, or the places have different models.
            SharedLibraryProblem: if no library answers or knows words, and there is no folder.
        """
        places = self._ask(libraries, folders)
        embedded = None if like is None else self._finder.embedded(like, self._model(places))
        try:
            found = self._words.find(
                line, senses, places.libraries, places.folders, k, chosen or Filter(), embedded
            )
            return replace(found, problems=places.problems)
        except SharedLibraryProblem as problem:
            others = self._others(places, problem)
            rest = self.find_words(line, others, folders, k, chosen, senses, like)
            return replace(rest, problems=(*places.problems, problem, *rest.problems))

    def _ask(self, libraries: Sequence[Address], folders: Sequence[Path]) -> "_Places":
        """Ask libraries how they stand; one that does not answer is left out if there is anything else.

        Raises:
            SharedLibraryProblem: if none answers, and there is no folder.
        """
        searched: list[SearchedLibrary] = []
        problems: list[SharedLibraryProblem] = []
        for address in dict.fromkeys(libraries):
            try:
                with self._open.trying(address) as library:
                    searched.append(self._versions.searched(library))
            except SharedLibraryProblem as problem:
                problems.append(problem)
        if problems and not searched and not folders:
            raise problems[0]
        return _Places(tuple(searched), tuple(folders), tuple(problems))

    def _model(self, places: "_Places") -> Model:
        """Give the one model of several places.

        Raises:
            SimguiError: if they have different ones.
        """
        digests = {str(each.library.address): each.version.digest for each in places.libraries}
        if places.folders:
            here = self._pictures.model_of(places.folders)
            digests[str(places.folders[0])] = self._published.digest_of(here.id)
        digest = same_model(digests)
        if places.folders:
            return here
        last = places.libraries[-1]
        return self._versions.model(digest, (last.library, last.version))

    def _others(self, places: "_Places", problem: SharedLibraryProblem) -> list[Address]:
        """Give the libraries that are left when one does not answer.

        Raises:
            SharedLibraryProblem: if nothing else is left to search in.
        """
        self._open.forget(problem.address)
        others = [each.library.address for each in places.libraries]
        if problem.address not in others or len(others) + bool(places.folders) < 2:
            raise problem
        return [each for each in others if each != problem.address]

    def thumbnails(self, address: Address, contents: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give small JPEGs of pictures of a library, by content; one that it does not have is left out."""
        with self._open.trying(address) as library:
            found = library.thumbnails.get([each.hex() for each in contents])
            return {bytes.fromhex(name): jpeg for name, jpeg in found.items()}

    def near_copies(
        self, thumbnails: Sequence[bytes], sizes: npt.NDArray[np.int64], progress: Progress
    ) -> tuple[int, ...]:
        """Give, for each picture of a result, the place of the first one of its group of near copies.

        Args:
            thumbnails: JPEGs; empty for a picture that has none.
            sizes: int64 (n, 2), widths and heights of the originals.
            progress: Asked whether to stop.

        Raises:
            SimguiError: if no process can be started that decodes.
            Cancelled: if the person asked to stop.
        """
        return self._groups.of(thumbnails, sizes, progress)

    def shown(self, origin: Origin) -> Path | bytes | None:
        """Give what shows a neighbour: its file if it is there, else its thumbnail; None if there is none.

        Raises:
            SharedLibraryProblem: if its library does not answer.
        """
        if origin.library is None or (origin.file is not None and origin.file.exists()):
            return origin.file
        return self.thumbnails(origin.library, [origin.content]).get(origin.content)


@dataclass(frozen=True)
class _Places:
    """What is searched: libraries that answer, folders, and what was wrong with other libraries."""

    libraries: tuple[SearchedLibrary, ...]
    folders: tuple[Path, ...]
    problems: tuple[SharedLibraryProblem, ...]
