"""`simgui index --cluster`, as a person types it."""

from pathlib import Path

import pytest
from pictures import make_library
from ray_nodes import simgui


@pytest.mark.process
def test_what_is_no_cluster_is_wrong_in_one_sentence(tmp_path: Path) -> None:
    folder = make_library(tmp_path / "pictures", each=1)
    status, _, said = simgui(tmp_path / "data", "index", str(folder), "--cluster", "http://head:8265")
    assert status == 1
    assert said.splitlines() == [
        "No such cluster. “http://head:8265” is not the address of a Ray cluster. Write local for this "
        "computer, or ray://HOST:PORT (Ray's own port is 10001)."
    ]
