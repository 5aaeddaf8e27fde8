"""Indexing on a cluster, for the commands."""

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.service import Folders
from simgui.library.records import IndexSummary
from simgui.models.backbone import Backbone
from simgui.models.registry import Models

if TYPE_CHECKING:
    from simgui.sharing.features import FeatureSource

MakesSource = Callable[[Backbone, int], "FeatureSource"]
"""Gives a source of features of a backbone, with thumbnails of so many pixels along the longer side."""


class Clusters:
    """Brings the library up to date with folders whose files the workers of a cluster read.

    What a cluster needs is imported when one is first asked for.

    Args:
        catalogue: What is known, and is brought up to date.
        folders: Looks through folders.
        models: Their backbones look at what is new.
    """

    def __init__(self, catalogue: Catalogue, folders: Folders, models: Models) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._models = models

    def index(
        self, folder: Path, address: str, progress: Progress, backbone: Backbone | None = None
    ) -> IndexSummary:
        """Bring the library up to date with a folder and all below it.

        Args:
            folder: It is covered from now on, if it is not yet. Each machine of the cluster must have it
                under the same path.
            address: The cluster: `local`, `ray://HOST:PORT`, or `HOST:PORT` on a machine of it.
            progress: Told of the files.
            backbone: Looks at what is new; if None, those of the folder's model, of searches in all folders
                and of the next model.

        Raises:
            SimguiError: if there is no such cluster, or it cannot work; if the folder cannot be listed, or
                the catalogue cannot be written. What was read is kept.
            Cancelled: if the person asked to stop; what was read is kept.
        """
        with self.features(address, progress) as source:
            summaries = [
                self._folders.index(folder, progress, each, self._reading(source, each))
                for each in ([backbone] if backbone else self._looking(folder))
            ]
        return replace(summaries[0], seconds=sum(each.seconds for each in summaries))

    @contextlib.contextmanager
    def features(self, address: str, progress: Progress) -> Iterator[MakesSource]:
        """Connect to a cluster for as long as the context lasts.

        Returns:
            What makes a source of features of a backbone, with thumbnails of so many pixels.

        Raises:
            SimguiError: if there is no such cluster.
        """
        from simgui.sharing.cluster.address import ClusterAddress
        from simgui.sharing.cluster.connection import connected
        from simgui.sharing.cluster.source import ClusterFeatures

        found = ClusterAddress.read(address)
        progress.step(say("Connecting to the cluster {address}", address=found), 0)
        with connected(found) as ray:
            yield lambda backbone, thumbnail_px: ClusterFeatures(ray, backbone, thumbnail_px)

    def _reading(self, source: MakesSource, backbone: Backbone) -> OpensReading:
        from simgui.sharing.features import SourceReading

        made = source(backbone, THUMBNAIL_PX)
        return lambda place: SourceReading(made, self._catalogue, backbone.id, place)

    def _looking(self, folder: Path) -> list[Backbone]:
        place = real_path(folder)
        used = [self._models.of(place), self._models.of()]
        used += [version for version, where in self._models.waiting() if _concerns(where, place)]
        return list({each.backbone.id: each.backbone for each in used}.values())


def _concerns(where: Path | tuple[Path, ...], place: Path) -> bool:
    """Tell whether what holds for some folders, () being all, holds in a place or below it."""
    folders = (where,) if isinstance(where, Path) else where
    return not folders or any(place.is_relative_to(each) or each.is_relative_to(place) for each in folders)
