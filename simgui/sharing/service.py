"""Shared libraries: open, search, publish, label."""

from pathlib import Path

from simgui.duplicates.thumbnail_groups import ThumbnailGroups
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.models.package import ModelPackages
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.search.answered import GivenAnswers
from simgui.search.galleries import Galleries, KeptEmbeddings
from simgui.search.gallery_labels import GalleryLabels
from simgui.search.service import Searches
from simgui.sharing.address import Address
from simgui.sharing.credentials import Credentials
from simgui.sharing.current_versions import CurrentVersions
from simgui.sharing.finding import Finder
from simgui.sharing.known_libraries import KnownLibraries, KnownLibrary
from simgui.sharing.open_libraries import OpenLibraries
from simgui.sharing.places import Originals
from simgui.sharing.publications import Publications
from simgui.sharing.published_models import PublishedModels
from simgui.sharing.publishing import Publisher
from simgui.sharing.records import Opened
from simgui.sharing.shared_decisions import SharedDecisions
from simgui.sharing.shared_searches import SharedSearches
from simgui.sharing.words.searching import WordSearch
from simgui.words.service import Words


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
        searches: Search here.
        words: Answer words here, and say what is seen in pictures that are published.
        credentials: Keep tokens.

    Attributes:
        searches: Search in libraries.
        decisions: Labels and answers in libraries.
        publications: What is published from here, and which version answers.
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
        searches: Searches,
        words: Words,
        credentials: Credentials | None = None,
    ) -> None:
        labels = GalleryLabels(catalogue)
        published = PublishedModels(models, packages, store)
        self._known = KnownLibraries(file)
        self._open = OpenLibraries(self._known, credentials or Credentials())
        self._versions = CurrentVersions(self._known, published)
        self.decisions = SharedDecisions(self._open, self._known, GivenAnswers(catalogue))
        self.searches = SharedSearches(
            self._open,
            self._versions,
            published,
            pictures,
            Finder(catalogue, folders, pictures, galleries, models, decoders, labels),
            WordSearch(words, searches, catalogue, pictures),
            ThumbnailGroups(decoders),
        )
        self.publications = Publications(
            self._open,
            catalogue,
            models,
            published,
            self._versions,
            Publisher(catalogue, folders, pictures, embeddings, labels, words),
            self.decisions,
        )

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
            has_model = self._versions.has_model(version.digest)
            pictures = library.gallery(version).count()
            return Opened(address, version, library.versions(), roots, pictures, share, has_model)
