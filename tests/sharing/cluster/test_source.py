"""The workers of a real cluster: two nodes, later three, on this computer."""

import os
import signal
from pathlib import Path

import pytest
from pictures import contents
from ray_nodes import PICTURES, THUMBNAIL_PX, RayNodes, meanwhile

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.scanner import find_files
from simgui.models.backbone import Backbone
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import LocalFeatures, LookedAt


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
