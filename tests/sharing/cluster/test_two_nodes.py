"""The workers of a real cluster: two nodes, for one test three, on this computer.

All tests of it are in this file, so that test runs on several cores start one.
"""

import os
import signal
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from milvus_server import RunningServer
from pictures import contents, make_library
from ray_nodes import PICTURES, THUMBNAIL_PX, RayNodes, meanwhile, simgui

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.outcomes import OpensReading
from simgui.library.folders.scanner import find_files
from simgui.library.records import FileState
from simgui.models.backbone import Backbone
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import LocalFeatures, LookedAt, SourceReading


def _told(looked_at: LookedAt) -> object:
    """Give all that was found out of a file, to be compared byte for byte."""
    seen = looked_at.seen
    if seen is None:
        return looked_at.content, looked_at.problem
    features = seen.features
    size_px = seen.width_px, seen.height_px
    told = features.tobytes(), features.dtype, seen.thumbnail, size_px, seen.remark, seen.capture
    return looked_at.content, told


def _on_cluster(
    source: ClusterFeatures, folder: Path, progress: Progress | None = None
) -> dict[Path, object]:
    outcomes = list(source.features_of(find_files(folder), progress or Progress()))
    told = {each.file.path: _told(each) for each in outcomes}
    assert len(told) == len(outcomes)  # each file once
    return told


def _here(backbone: Backbone, folder: Path) -> dict[Path, object]:
    with DecodingPool() as decoders:
        local = LocalFeatures(backbone, THUMBNAIL_PX, decoders)
        return {each.file.path: _told(each) for each in local.features_of(find_files(folder), Progress())}


def test_two_nodes_give_what_this_computer_gives_byte_for_byte(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    before = contents(folder)
    told = _on_cluster(source, folder)
    assert told == _here(starter, folder)
    assert len(told) == PICTURES + 6
    assert len(ray_cluster.workers()) >= 2  # one on each node: none had more than one core
    assert contents(folder) == before


def test_a_node_that_goes_in_the_middle_costs_nothing(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    node = ray_cluster.add_node()
    _on_cluster(source, folder)
    for worker in ray_cluster.workers(node):
        os.kill(worker, signal.SIGSTOP)

    def remove() -> None:
        ray_cluster.nodes.remove_node(node, allow_graceful=False)

    assert _on_cluster(source, folder, meanwhile(remove)) == _here(starter, folder)
    assert len(ray_cluster.nodes.list_all_nodes()) == 2


def test_after_a_cancel_the_cluster_is_free_again(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    wanted = iter([False, False, True])
    with pytest.raises(Cancelled):
        _on_cluster(source, folder, Progress(is_cancelled=lambda: next(wanted)))
    assert _on_cluster(source, folder) == _here(starter, folder)


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
            hashes = catalogue.pictures.contents(ids)
            kept.append((ledger, dict(zip(hashes, map(np.ndarray.tobytes, features), strict=True))))
    assert kept[0] == kept[1]
    ledger, features = kept[0]
    states = [state for _, state, _ in ledger]
    assert states.count(FileState.INDEXED) == PICTURES + 1
    assert len(ledger) == PICTURES + 6
    assert len(features) == PICTURES
    assert dying
    assert not set(dying) & set(ray_cluster.workers())


def test_a_cluster_reads_what_is_published(
    ray_cluster: RayNodes, lite_server: RunningServer, tmp_path: Path
) -> None:
    folder, data = make_library(tmp_path / "pictures", each=4), tmp_path / "data"
    (folder / "hats" / "notes.txt").write_text("no picture", "utf-8")
    to = ("--to", str(lite_server.address()))
    status, document, said = simgui(data, "index", str(folder), *to, "--cluster", ray_cluster.address)
    assert status == 0, said
    told = [document[name] for name in ("files", "indexed", "pictures", "written")]
    assert told == [13, 12, 12, 12]
