"""What the tests of a cluster share."""

from pathlib import Path

import pytest
from pictures import make_picture
from ray_nodes import PICTURES, THUMBNAIL_PX, RayNodes, ray_cluster

from simgui.models.backbone import Backbone
from simgui.models.starter import Starter
from simgui.sharing.cluster.source import ClusterFeatures

__all__ = ["ray_cluster"]


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
