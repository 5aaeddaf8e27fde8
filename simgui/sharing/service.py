"""Shared libraries: open, search, publish, label."""

import getpass
import platform
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.names import readable
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.models.backbone import Backbone
from simgui.models.model import Model
from simgui.models.package import ModelPackages
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.search.filters import Filter
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.query import Query, Source
from simgui.search.records import NEIGHBOURS_SHOWN
from simgui.sharing.address import Address
from simgui.sharing.credentials import Credentials
from simgui.sharing.decision_log import Decision, label_decision, pair_decision
from simgui.sharing.failures import SharedLibraryProblem, not_there
from simgui.sharing.features import FeatureSource, SourceReading
from simgui.sharing.finding import Finder, same_model
from simgui.sharing.gallery import Among
from simgui.sharing.joint import Place
from simgui.sharing.known_libraries import KnownLibraries, KnownLibrary
from simgui.sharing.library import SharedLibrary
from simgui.sharing.measuring import measure
from simgui.sharing.open_libraries import OpenLibraries
from simgui.sharing.places import Originals
from simgui.sharing.published import PublishedRoot, PublishedVersion, TrueNeighbours
from simgui.sharing.published_models import PublishedModels
from simgui.sharing.publishing import Published, Publisher
from simgui.sharing.records import Opened, Origin, SharedResult
from simgui.sharing.searched_library import SearchedLibrary
from simgui.words.service import Words

_ABOUT_FOR_S = 10.0
"""What is said of a version is asked for again so much later. Which version answers is asked each time."""

MakesSource = Callable[[Backbone, int], FeatureSource]
"""Gives a source of features of a backbone, with thumbnails of so many pixels along the longer side."""


class Sharing:
    """The shared libraries that this computer uses. Safe to use from several threads; every call may wait.

    Connections are made when they are first needed, and again after a failure.

    Args:
        file: Keeps which libraries are known, without secrets.
        catalogue: Of this computer.
        folders: Index what is published.
        pictures: Know files and thumbnails.
        galleries: What is searched here.
        embeddings: Embed pictures from kept features.
        models: Those of this computer.
        packages: Import models.
        store: Keeps them.
        decoders: Read queries.
        words: Answer words here, and say what is seen in pictures that are published.
        credentials: Keep tokens.
    """

    def __init__(
        self,
        file: Path,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        galleries: Galleries,
        embeddings: KeptEmbeddings,
        models: Models,
        packages: ModelPackages,
        store: ModelStore,
        decoders: DecodingPool,
        words: Words,
        credentials: Credentials | None = None,
    ) -> None:
        labels = GalleryLabels(catalogue)
        self._catalogue = catalogue
        self._pictures = pictures
        self._models = models
        self._known = KnownLibraries(file)
        self._open = OpenLibraries(self._known, credentials or Credentials())
        self._published = PublishedModels(models, packages, store)
        self._publisher = Publisher(catalogue, folders, pictures, embeddings, labels, words)
        self._finder = Finder(catalogue, folders, pictures, galleries, models, decoders, labels)
        self._lock = threading.Lock()
        self._fetched: dict[str, Model] = {}
        self._about: dict[tuple[Address, str], tuple[float, _About]] = {}

    def close(self) -> None:
        """Close all connections; the service is not used afterwards."""
        self._open.close()

    # Which libraries there are.

    def known(self) -> tuple[KnownLibrary, ...]:
        """List the libraries that are set up here, in the order of their addresses."""
        return self._known.all()

    def add(
        self, address: Address, user: str = "", token: str = "", originals: Originals | None = None
    ) -> KnownLibrary:
        """Set a library up here, or anew. It is not asked whether it is there: `open` does that.

        Args:
            address: Where it is.
            user: Who asks; empty if the server knows no users.
            token: Kept in the key store of the system; if empty, what is kept there stays.
            originals: Where its originals are; if None, that stays as it is.

        Raises:
            SimguiError: if the key store refuses, or the file cannot be written.
        """
        before = self._known.get(address)
        if token:
            self._open.credentials.keep(address, user, token)
        library = KnownLibrary(address, user, before.originals if originals is None else originals)
        self._known.keep(library)
        self._open.forget(address)
        return library

    def remove(self, address: Address) -> None:
        """Forget a library here, and its token; on the server nothing changes."""
        self._open.credentials.forget(address, self._known.get(address).user)
        self._known.remove(address)
        self._open.forget(address)

    def open(self, address: Address) -> Opened:
        """Ask a library what it is.

        Raises:
            SimguiError: if pymilvus is not installed.
            SharedLibraryProblem: if it is away, slow, refuses, or is none.
        """
        with self._open.trying(address) as library:
            version = library.current()
            roots, share = library.roots(version.digest), library.true_neighbours(version.digest)
            has_model = version.digest in self._fetched or self._published.here(version.digest) is not None
            pictures = library.gallery(version).count()
            return Opened(address, version, library.versions(), roots, pictures, share, has_model)

    # Searching.

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
        searched: list[SearchedLibrary] = []
        digests: dict[str, str] = {}
        problems: list[SharedLibraryProblem] = []
        version: tuple[SharedLibrary, PublishedVersion] | None = None
        for address in dict.fromkeys(libraries):
            try:
                with self._open.trying(address) as library:
                    about = self._about_current(library)
                    searched.append(self._searched(library, about))
                digests[str(address)] = about.version.digest
                version = library, about.version
            except SharedLibraryProblem as problem:
                problems.append(problem)
        if problems and not searched and not folders:
            raise problems[0]
        if folders:
            here = self._pictures.model_of(tuple(folders))
            digests[str(folders[0])] = self._published.digest_of(here.id)
        digest = same_model(digests)
        model = here if folders else self._model(digest, version)
        try:
            return self._finder.find(query, tuple(folders), searched, model, k, chosen, tuple(problems))
        except SharedLibraryProblem as problem:
            self._open.forget(problem.address)
            if len(searched) + bool(folders) < 2 or any(each.address == problem.address for each in problems):
                raise
            others = [each.library.address for each in searched if each.library.address != problem.address]
            rest = self.find(query, others, folders, k, chosen)
            return replace(rest, problems=(*problems, problem, *rest.problems))

    def thumbnails(self, address: Address, contents: Sequence[bytes]) -> dict[bytes, bytes]:
        """Give small JPEGs of pictures of a library, by content; one that it does not have is left out."""
        with self._open.trying(address) as library:
            found = library.thumbnails.get([each.hex() for each in contents])
            return {bytes.fromhex(name): jpeg for name, jpeg in found.items()}

    def shown(self, origin: Origin) -> Path | bytes | None:
        """Give what shows a neighbour: its file if it is there, else its thumbnail; None if there is none.

        Raises:
            SharedLibraryProblem: if its library does not answer.
        """
        if origin.library is None or (origin.file is not None and origin.file.exists()):
            return origin.file
        return self.thumbnails(origin.library, [origin.content]).get(origin.content)

    # Labels and answers.

    def label(
        self, address: Address, labels: Mapping[bytes, str | None], who: str = ""
    ) -> tuple[Decision, ...]:
        """Give pictures of a library labels, by content; None gives one that of its folder again.

        Args:
            address: The library.
            labels: By content.
            who: Who decides; the user here if empty.
        """
        return self._decide(
            address,
            [label_decision(content, label, who or self.me(address)) for content, label in labels.items()],
        )

    def answer(
        self, address: Address, pairs: Mapping[tuple[bytes, bytes], bool | None], who: str = ""
    ) -> tuple[Decision, ...]:
        """Say of pairs of pictures, by content, whether they show the same; None takes it back."""
        return self._decide(
            address,
            [pair_decision(*pair, same, who or self.me(address)) for pair, same in pairs.items()],
        )

    def answer_about(self, address: Address, one: Source, other: bytes, same: bool | None) -> None:
        """Say whether any picture and one of a library, by its content, show the same; None takes it back.

        Raises:
            SimguiError: if the picture is a file that cannot be read, or has left the library here.
        """
        self.answer(address, {(self._finder.content(one), other): same})

    def may_write(self, address: Address) -> bool:
        """Tell whether the user of a library may label and answer there; asked once for a connection."""
        with self._open.trying(address) as library:
            return library.decisions.may_add()

    def history(self, address: Address, content: bytes) -> list[Decision]:
        """Give everything that was ever decided about a picture of a library, the first first."""
        with self._open.trying(address) as library:
            return library.decisions.history(content)

    def me(self, address: Address) -> str:
        """Name who decides here: the user of the library, or who is logged in, and on which computer."""
        try:
            person = getpass.getuser()
        except (OSError, KeyError, ImportError):  # a system without users
            person = "somebody"
        user = self._known.get(address).user or person
        return readable(f"{user}@{platform.node() or 'computer'}")

    def _decide(self, address: Address, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        with self._open.trying(address) as library:
            return library.decisions.add(decisions)

    # Publishing.

    def publish(
        self,
        folder: Path,
        address: Address,
        progress: Progress,
        model_id: str | None = None,
        source: MakesSource | None = None,
    ) -> Published:
        """Publish a folder: index it here, and bring the library up to date with it.

        Args:
            folder: It is covered from now on, if it is not yet.
            address: The library; made if it is not there.
            progress: Told of files and pictures.
            model_id: A model of this computer, which the library has then beside the one that answers. None
                for that which answers there; in a new library, for that of the folder.
            source: Makes the features; threads of this process if None.

        Raises:
            SimguiError: if the folder cannot be listed, or the model is damaged.
            SharedLibraryProblem: if the server does not answer, or has no room; what was written stays.
            Cancelled: if the person asked to stop; what was written stays.
        """
        with self._open.trying(address) as library:
            library.make()
            current = library.current_digest()
            if model_id is None and current is not None:
                version = library.version(current)
                if version is None:
                    raise not_there(address)
                model = self._model(current, (library, version))
            else:
                model = self._models.version(model_id, folder)
            version = self._published.publish(model, library, self.me(address))
            return self._publisher.publish(
                folder, library, version, model, progress, self._reading(source, model.backbone)
            )

    def use(self, address: Address, digest: str) -> None:
        """Let a version answer from now on, for everybody, in one step."""
        with self._open.trying(address) as library:
            library.use(digest)

    def drop(self, address: Address, digest: str) -> None:
        """Take a version away that does not answer, with its pictures."""
        with self._open.trying(address) as library:
            library.drop(digest)

    def measure(self, address: Address, progress: Progress) -> TrueNeighbours | None:
        """Measure how many true neighbours are found, and say so in the library.

        It reads every embedding: a million take minutes. None if there are fewer than two pictures.
        """
        with self._open.trying(address) as library:
            version = library.current()
            found = measure(library.gallery(version), progress)
            if found is not None:
                library.set_true_neighbours(version.digest, found)
            return found

    def _reading(self, source: MakesSource | None, backbone: Backbone) -> OpensReading | None:
        if source is None:
            return None
        made = source(backbone, THUMBNAIL_PX)
        return lambda place: SourceReading(made, self._catalogue, backbone.id, place)

    # Connections.

    def _searched(self, library: SharedLibrary, about: "_About") -> SearchedLibrary:
        relabelled = library.decisions.labels()
        labels: Counter[str] = Counter(relabelled.values())
        for root in about.roots:
            labels.update(root.labels)
        place = Place(library.gallery(about.version), Among(relabelled=relabelled), labels)
        originals = self._known.get(library.address).originals
        return SearchedLibrary(library, place, about.roots, originals, about.true_neighbours)

    def _about_current(self, library: SharedLibrary) -> "_About":
        """Give what is said of the version that answers."""
        digest = library.current_digest()
        if digest is None:
            raise not_there(library.address)
        key, now = (library.address, digest), time.monotonic()
        with self._lock:
            at, about = self._about.get(key, (float("-inf"), None))
        if about is not None and now - at < _ABOUT_FOR_S:
            return about
        version = library.version(digest)
        if version is None:
            raise not_there(library.address)
        about = _About(version, library.roots(digest), library.true_neighbours(digest))
        with self._lock:
            self._about[key] = now, about
        return about

    def _model(self, digest: str, version: tuple[SharedLibrary, PublishedVersion] | None) -> Model:
        """Give the model of a digest, fetched once."""
        with self._lock:
            known = self._fetched.get(digest)
        if known is not None:
            return known
        if version is None:
            raise SimguiError("No such model", "It is neither here nor in a shared library.")
        library, published = version
        model = self._published.fetch(published, library)
        with self._lock:
            self._fetched[digest] = model
        return model


@dataclass(frozen=True)
class _About:
    """What is said of a version."""

    version: PublishedVersion
    roots: tuple[PublishedRoot, ...]
    true_neighbours: TrueNeighbours | None
