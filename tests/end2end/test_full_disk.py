"""A short form of benchmarks/full_disk.py: the disk is too small, then there is room."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from pictures import contents, make_library

TOO_SMALL, ROOMY = "size=1m", "size=64m"


def mount(place: Path, *options: str) -> bool:
    command = ["mount", "-t", "tmpfs", "-o", ",".join(options), "simgui", place]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.fixture
def small_disk(data_dir: Path) -> Iterator[Path]:
    data_dir.mkdir()
    if sys.platform != "linux" or os.geteuid() or not mount(data_dir, TOO_SMALL):
        pytest.skip("a disk in memory can be mounted by root on Linux only")
    yield data_dir
    subprocess.run(["umount", data_dir], check=True)


def test_indexing_goes_on_when_there_is_room(
    simgui: Callable[..., Any], small_disk: Path, tmp_path: Path
) -> None:
    folder = make_library(tmp_path / "many", tuple(f"label {number}" for number in range(10)), each=20)
    before = contents(folder)
    ended = simgui("index", folder)
    assert ended.status == 1
    sentence = ended.err.splitlines()[-1]
    assert sentence.endswith("the disk is full. Make some room and try again; what was finished is kept.")
    assert "Traceback" not in ended.err
    assert mount(small_disk, "remount", ROOMY)
    (covered,) = simgui("folders", "list", "--json").document
    told = simgui("index", folder, "--json").document
    assert told["indexed"] + told["unchanged"] == 200
    assert told["unchanged"] == covered["pictures"]
    assert not list(small_disk.glob("catalogue-damaged*"))
    assert contents(folder) == before
