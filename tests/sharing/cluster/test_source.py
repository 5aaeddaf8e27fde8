"""The workers of a real cluster: two nodes, later three, on this computer."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from pictures import contents, make_picture
from ray_nodes import RayNodes

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.scanner import find_files
from simgui.models.backbone import Backbone
from simgui.models.starter import Starter
from simgui.sharing.cluster.source import ClusterFeatures
from simgui.sharing.features import LocalFeatures, LookedAt

PICTURES = 40
THUMBNAIL_PX = 64


@pytest.fixture(scope="module")
def starter() -> Backbone:
    return Starter("starter-fast-2").backbone


@pytest.fixture(scope="module")
def source(ray_cluster: RayNodes, starter: Backbone) -> ClusterFeatures:
    return ClusterFeatures(ray_cluster.ray, starter, THUMBNAIL_PX)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Pictures, and files that give none: each for another reason."""
    folder = tmp_path / "pictures"
    for number in range(PICTURES):
        make_picture(folder / f"{number:02}.jpg", number)
    (folder / "copy.jpg").write_bytes((folder / "00.jpg").read_bytes())
    (folder / "cut.jpg").write_bytes((folder / "01.jpg").read_bytes()[:200])
    (folder / "notes.jpg").write_text("no picture", "utf-8")
    (folder / "empty.png").touch()
    make_picture(folder / "hostile.png", 1)
    huge = bytearray((folder / "hostile.png").read_bytes())
    huge[16:24] = bytes.fromhex("7fffffff7fffffff")  # its header claims four thousand million million pixels
    (folder / "hostile.png").write_bytes(huge)
    (folder / "away.jpg").symlink_to(folder / "nowhere.jpg")
    return folder


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


def _meanwhile(act: Callable[[], None]) -> Progress:
    """Do something once, when tasks are out: a task is handed out between the first two checks."""
    checks = iter(range(1_000_000))

    def check() -> bool:
        if next(checks) == 1:
            act()
        return False

    return Progress(is_cancelled=check)


def test_two_nodes_give_what_this_computer_gives_byte_for_byte(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    before = contents(folder)
    told = _on_cluster(source, folder)
    assert told == _here(starter, folder)
    assert len(told) == PICTURES + 6
    assert len(ray_cluster.workers()) >= 2  # one on each node: none had more than one core
    assert contents(folder) == before


def test_workers_that_are_killed_in_the_middle_cost_nothing(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    _on_cluster(source, folder)
    killed = ray_cluster.workers()
    for worker in killed:
        os.kill(worker, signal.SIGSTOP)  # so that what is handed out now is under way when they die

    def kill() -> None:
        for worker in killed:
            os.kill(worker, signal.SIGKILL)

    assert _on_cluster(source, folder, _meanwhile(kill)) == _here(starter, folder)
    assert killed
    assert not set(killed) & set(ray_cluster.workers())


def test_a_node_that_goes_in_the_middle_costs_nothing(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    node = ray_cluster.add_node()
    _on_cluster(source, folder)
    for worker in ray_cluster.workers(node):
        os.kill(worker, signal.SIGSTOP)

    def remove() -> None:
        ray_cluster.nodes.remove_node(node, allow_graceful=False)

    assert _on_cluster(source, folder, _meanwhile(remove)) == _here(starter, folder)
    assert len(ray_cluster.nodes.list_all_nodes()) == 2


def test_after_a_cancel_the_cluster_is_free_again(
    ray_cluster: RayNodes, source: ClusterFeatures, starter: Backbone, folder: Path
) -> None:
    wanted = iter([False, False, True])
    with pytest.raises(Cancelled):
        _on_cluster(source, folder, Progress(is_cancelled=lambda: next(wanted)))
    assert _on_cluster(source, folder) == _here(starter, folder)
