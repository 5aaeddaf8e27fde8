"""Which version of a shared library answers, what is said of it, and its model, fetched once."""

import threading
import time
from collections import Counter
from dataclasses import dataclass

from simgui.core.errors import SimguiError
from simgui.core.sentences import say
from simgui.models.model import Model
from simgui.sharing.address import Address
from simgui.sharing.failures import not_there
from simgui.sharing.gallery import Among
from simgui.sharing.joint import Place
from simgui.sharing.known_libraries import KnownLibraries
from simgui.sharing.library import SharedLibrary
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours
from simgui.sharing.published_models import PublishedModels
from simgui.sharing.searched_library import SearchedLibrary

_FOR_S = 10.0
"""What is said of a version is asked for again so much later. Which version answers is asked each time."""


@dataclass(frozen=True)
class _About:
    """What is said of a version."""

    version: PublishedVersion
    roots: tuple[PublishedRoot, ...]
    true_neighbours: TrueNeighbours | None


class CurrentVersions:
    """Knows them. Safe to use from several threads; every call may wait.

    Args:
        known: Know where originals are.
        published: Know models.
    """

    def __init__(self, known: KnownLibraries, published: PublishedModels) -> None:
        self._known = known
        self._published = published
        self._lock = threading.Lock()
        self._fetched: dict[str, Model] = {}
        self._about: dict[tuple[Address, str], tuple[float, _About]] = {}

    def has_model(self, digest: str) -> bool:
        """Tell whether the model of a digest is on this computer."""
        return digest in self._fetched or self._published.here(digest) is not None

    def searched(self, library: SharedLibrary) -> SearchedLibrary:
        """Give a library as it stands while one query is answered.

        Raises:
            SharedLibraryProblem: if it does not answer, or nothing is published there.
        """
        about = self._about_current(library)
        relabelled = library.decisions.labels()
        labels: Counter[str] = Counter(relabelled.values())
        for root in about.roots:
            labels.update(root.labels)
        place = Place(library.gallery(about.version), Among(relabelled=relabelled), labels)
        originals = self._known.get(library.address).originals
        return SearchedLibrary(library, about.version, place, about.roots, originals, about.true_neighbours)

    def _about_current(self, library: SharedLibrary) -> _About:
        """Give what is said of the version that answers."""
        digest = library.current_digest()
        if digest is None:
            raise not_there(library.address)
        key, now = (library.address, digest), time.monotonic()
        with self._lock:
            at, about = self._about.get(key, (float("-inf"), None))
        if about is not None and now - at < _FOR_S:
            return about
        version = library.version(digest)
        if version is None:
            raise not_there(library.address)
        about = _About(version, library.roots(digest), library.true_neighbours(digest))
        with self._lock:
            self._about[key] = now, about
        return about

    def model(self, digest: str, version: tuple[SharedLibrary, PublishedVersion] | None) -> Model:
        """Give the model of a digest, fetched once.

        Args:
            digest: Names it.
            version: Where it is to be had; None if it has to be here.

        Raises:
            SimguiError: if it is nowhere, or damaged.
        """
        with self._lock:
            known = self._fetched.get(digest)
        if known is not None:
            return known
        if version is None:
            raise SimguiError(say("No such model"), say("It is neither here nor in a shared library."))
        library, published = version
        model = self._published.fetch(published, library)
        with self._lock:
            self._fetched[digest] = model
        return model
