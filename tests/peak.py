"""Run a function in a process of its own, and measure the most memory that it and all it starts take."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_TESTS = Path(__file__).resolve().parent
_RUN = """
import importlib, json, resource, sys
sys.path[:0] = json.loads(sys.argv[1])
module, name = sys.argv[2].split(":")
who = resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN
peak = lambda: max(resource.getrusage(each).ru_maxrss for each in who)
steps = []
for step in getattr(importlib.import_module(module), name)(*json.loads(sys.argv[3])):
    steps.append((step, peak() * (1 if sys.platform == "darwin" else 1024)))
print(json.dumps(steps))
"""


def run_measured(function: str, *arguments: Any) -> list[tuple[Any, int]]:
    """Run a generator function, and give all that it yields, each with the peak of memory so far, in bytes.

    Args:
        function: "module:name", of a module that tests can import.
        arguments: What it is given, as JSON.
    """
    paths = json.dumps([str(_TESTS), *(path for path in sys.path if path)])
    ended = subprocess.run(
        [sys.executable, "-c", _RUN, paths, function, json.dumps(arguments)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, (ended.returncode, ended.stderr[-2000:])
    return [(step, peak) for step, peak in json.loads(ended.stdout.splitlines()[-1])]
