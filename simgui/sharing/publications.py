"""Publish folders in shared libraries, and choose which version answers there."""

from collections.abc import Callable
from pathlib import Path

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.outcomes import OpensReading
from simgui.models.backbone import Backbone
from simgui.models.registry import Models
from simgui.sharing.address import Address
from simgui.sharing.current_versions import CurrentVersions
from simgui.sharing.failures import not_there
from simgui.sharing.features import FeatureSource, SourceReading
from simgui.sharing.measuring import measure
from simgui.sharing.open_libraries import OpenLibraries
from simgui.sharing.published import TrueNeighbours
from simgui.sharing.published_models import PublishedModels
from simgui.sharing.publishing import Published, Publisher
from simgui.sharing.shared_decisions import SharedDecisions

MakesSource = Callable[[Backbone, int], FeatureSource]
"""Gives a source of features of a backbone, with thumbnails of so many pixels along the longer side."""


class Publications:
    """Publishes. Safe to use from several threads; every call may wait.

    Args:
        libraries: Connections.
        catalogue: Of this computer.
        models: Those of this computer.
        published: Publish models.
        versions: Know which version answers.
        publisher: Writes pictures.
        decisions: Know who publishes.
    """

    def __init__(
        self,
        libraries: OpenLibraries,
        catalogue: Catalogue,
        models: Models,
        published: PublishedModels,
        versions: CurrentVersions,
        publisher: Publisher,
        decisions: SharedDecisions,
    ) -> None:
        self._open = libraries
        self._catalogue = catalogue
        self._models = models
        self._published = published
        self._versions = versions
        self._publisher = publisher
        self._decisions = decisions

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
                model = self._versions.model(current, (library, version))
            else:
                model = self._models.version(model_id, folder)
            version = self._published.publish(model, library, self._decisions.me(address))
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
