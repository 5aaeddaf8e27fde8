"""The ledger of an indexing on a cluster, whose workers die meanwhile."""

import os
import signal
from contextlib import closing
from pathlib import Path

import numpy as np
from ray_nodes import PICTURES, RayNodes, meanwhile

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.scanner import find_files
from simgui.library.records import FileState
from simgui.models.backbone import Backbone
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import SourceReading


def test_the_ledger_is_that_of_this_computer_though_workers_die(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path, tmp_path: Path
) -> None:
    list(source.features_of(find_files(folder), Progress()))  # so that there are workers
    dying = ray_cluster.workers()
    for worker in dying:
        os.kill(worker, signal.SIGSTOP)

    def kill() -> None:
        for worker in dying:
            os.kill(worker, signal.SIGKILL)

    kept = []
    for name, progress in (("cluster", meanwhile(kill, check=3)), ("here", Progress())):
        with closing(Catalogue(tmp_path / f"{name}.sqlite")) as catalogue:
            reading: OpensReading | None = None
            if name == "cluster":

                def reading(place, catalogue=catalogue):  # type: ignore[no-untyped-def]
                    return SourceReading(source, catalogue, starter.id, place)

            index_folder(folder, catalogue, starter, progress, reading=reading)
            ledger = sorted((e.path, e.state, e.reason) for e in catalogue.ledger.entries(folder))
            ids = catalogue.pictures.ids(folder, starter.id)
            features = catalogue.features.read(ids, starter.id)
            contents = catalogue.pictures.contents(ids)
            kept.append((ledger, dict(zip(contents, map(np.ndarray.tobytes, features), strict=True))))
    assert kept[0] == kept[1]
    ledger, features = kept[0]
    states = [state for _, state, _ in ledger]
    assert states.count(FileState.INDEXED) == PICTURES + 1
    assert len(ledger) == PICTURES + 6
    assert len(features) == PICTURES
    assert dying
    assert not set(dying) & set(ray_cluster.workers())
