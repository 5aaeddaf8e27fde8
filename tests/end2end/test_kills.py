"""A short form of benchmarks/kill_library.py: the program is killed while it indexes, and goes on."""

import contextlib
import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pictures import contents, make_library

KILLS = 3
SLOWEST_S = 3.0


@pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")
def test_a_kill_costs_nothing_that_was_finished(
    simgui: Callable[..., Any], data_dir: Path, tmp_path: Path
) -> None:
    folder = make_library(tmp_path / "many", tuple(f"label {number}" for number in range(10)), each=12)
    before, known, chance = contents(folder), 0, random.Random(5)
    executable = simgui("--version").executable
    for _ in range(KILLS):
        command = [executable, "index", folder]
        with subprocess.Popen(command, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL) as process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.1, SLOWEST_S))  # however far it gets
            process.kill()
        covered = simgui("folders", "list", "--json").document
        now = covered[0]["pictures"] if covered else 0
        assert now >= known
        known = now
    told = simgui("index", folder, "--json").document
    assert told["files"] == told["indexed"] + told["unchanged"] == 120
    assert told["indexed"] == 120 - known
    assert not list(data_dir.glob("catalogue-damaged*"))
    assert contents(folder) == before
