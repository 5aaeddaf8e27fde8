"""`simgui index --cluster`, as a person types it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pictures import make_library
from ray_nodes import RayNodes

from simgui.library.storage.data_folder import ENVIRONMENT_VARIABLE


def _run(data: Path, *arguments: str) -> tuple[int, Any, str]:
    ran = subprocess.run(
        [sys.executable, "-m", "simgui", *arguments, "--json"],
        env={**os.environ, ENVIRONMENT_VARIABLE: str(data)},
        capture_output=True,
        text=True,
        check=False,
    )
    return ran.returncode, json.loads(ran.stdout or "null"), ran.stderr


def test_an_index_made_on_a_cluster_is_that_made_here(ray_cluster: RayNodes, tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", each=4)
    (folder / "hats" / "notes.txt").write_text("no picture", "utf-8")
    (folder / "hats" / "cut.png").write_bytes((folder / "hats" / "0.png").read_bytes()[:70])
    told, found = [], []
    for data, options in ((tmp_path / "a", ("--cluster", ray_cluster.address)), (tmp_path / "b", ())):
        status, document, said = _run(data, "index", str(folder), *options)
        assert status == 0, said
        assert said.startswith("Connecting to the cluster") == bool(options)
        told.append({name: value for name, value in document.items() if name != "seconds"})
        status, document, said = _run(data, "search", str(folder / "hats" / "1.png"), "--in", str(folder))
        assert status == 0, said
        found.append(document)
    assert told[0] == told[1]
    assert (told[0]["files"], told[0]["indexed"], len(told[0]["skipped"])) == (14, 12, 2)
    assert found[0] == found[1]


@pytest.mark.process
def test_what_is_no_cluster_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", each=1)
    status, _, said = _run(tmp_path / "data", "index", str(folder), "--cluster", "http://head:8265")
    assert status == 1
    assert said.splitlines() == [
        "No cluster is named so. “http://head:8265” is no address of a Ray cluster. Write local for this "
        "computer, or ray://HOST:PORT (Ray's own port is 10001)."
    ]
