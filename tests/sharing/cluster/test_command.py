"""`simgui index --cluster`, as a person types it."""

from pathlib import Path

import pytest
from milvus_server import RunningServer
from pictures import make_library
from ray_nodes import RayNodes, simgui


@pytest.mark.process
def test_what_is_no_cluster_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", each=1)
    status, _, said = simgui(tmp_path / "data", "index", str(folder), "--cluster", "http://head:8265")
    assert status == 1
    assert said.splitlines() == [
        "No cluster is named so. “http://head:8265” is no address of a Ray cluster. Write local for this "
        "computer, or ray://HOST:PORT (Ray's own port is 10001)."
    ]


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
