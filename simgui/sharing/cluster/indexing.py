"""Indexing with a source of features on a cluster."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.thumbnails import THUMBNAIL_PX
from simgui.library.folders.place import Place
from simgui.library.folders.service import Folders
from simgui.library.records import IndexSummary
from simgui.models.backbone import Backbone
from simgui.sharing.cluster.address import ClusterAddress
from simgui.sharing.cluster.connection import connected
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import FeatureSource, SourceReading


def index_on_cluster(
    address: ClusterAddress,
    folder: Path,
    backbones: Sequence[Backbone],
    catalogue: Catalogue,
    folders: Folders,
    progress: Progress,
) -> IndexSummary:
    """Let a cluster look at what is new in a folder, with one backbone after another.

    Raises:
        SimguiError: if there is no such cluster, or it cannot work; as `Folders.index` does.
        Cancelled: if the person asked to stop; what was read is kept.
    """
    progress.step(f"Connecting to the cluster {address}", 0)
    with connected(address) as ray:
        summaries = [
            _index(ClusterFeatures(ray, each, THUMBNAIL_PX), each, folder, catalogue, folders, progress)
            for each in backbones
        ]
    return replace(summaries[0], seconds=sum(each.seconds for each in summaries))


def _index(
    source: FeatureSource,
    backbone: Backbone,
    folder: Path,
    catalogue: Catalogue,
    folders: Folders,
    progress: Progress,
) -> IndexSummary:
    def reading(place: Place) -> SourceReading:
        return SourceReading(source, catalogue, backbone.id, place)

    return folders.index(folder, progress, backbone, reading)
