"""Programs of a few lines that a benchmark starts, each in a process of its own."""

import os
import subprocess
import sys
import time
from pathlib import Path

Said = tuple[float, str]
"""Seconds since the process was started, and what it printed."""


def lines_of(scratch: Path, program: str, *arguments: Path | str, tree: Path | None = None) -> list[Said]:
    """Run a program to its end, and give the lines that it printed.

    Args:
        scratch: A folder for it: its own processes read it again where they are not forked.
        program: Its source.
        arguments: For it.
        tree: The source of SimGUI that it imports; this one if none is given.
    """
    source = os.fspath(Path(__file__).parents[1] if tree is None else tree.resolve())
    script = scratch / "program.py"
    script.write_text(program, "utf-8")
    environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "PYTHONPATH": source}
    command = [sys.executable, "-P", script, *arguments]
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=source) as running:
        assert running.stdout is not None
        said = [(time.perf_counter() - started, line.rstrip("\n")) for line in running.stdout]
    if running.returncode:
        raise subprocess.CalledProcessError(running.returncode, command)
    return said
