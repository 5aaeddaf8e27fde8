"""What the figures were taken on: the kind of machine, never its name."""

import datetime
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

_PARTS = (
    *("numpy", "pillow", "ai-edge-litert", "tensorflow", "tensorflow-similarity", "nmslib"),
    *("onnxruntime", "openvino", "faiss-cpu", "usearch", "pyvips", "simplejpeg", "ImageHash"),
)
_FEATURES = ("avx2", "avx512f", "avx_vnni", "avx512_vnni", "amx_int8", "amx_bf16", "asimd", "asimddp", "i8mm")


def kind() -> dict[str, Any]:
    """Describe machine, versions and day."""
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "system": platform.system(),
        "processor": platform.machine(),
        "features": _features(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "load before": round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "commit": _commit(),
        "versions": {part: found for part in _PARTS if (found := _version(part))},
    }


def sentence(runs: Sequence[Mapping[str, Any]]) -> str:
    """Say it of all runs in a paragraph.

    Raises:
        ValueError: if they were not made on the same kind of machine with the same versions.
    """
    first = runs[0]
    for name in ("system", "processor", "features", "cores", "python", "versions"):
        if any(run[name] != first[name] for run in runs):
            raise ValueError(f"Runs that differ in their {name} do not belong in one table.")
    days, commits = (", ".join(sorted({run[name] for run in runs})) for name in ("date", "commit"))
    loads = sorted({run["load before"] for run in runs if run["load before"] is not None})
    load = " to ".join(f"{each}" for each in sorted({loads[0], loads[-1]})) if loads else "unknown"
    versions = ", ".join(f"{part} {number}" for part, number in first["versions"].items())
    features = ", ".join(first["features"]) or "no known vector features"
    return (
        f"{days}, commit {commits}, {first['system']} on {first['processor']} with {first['cores']} cores "
        f"({features}), load before the run {load}, Python {first['python']}, {versions}."
    )


def _features() -> list[str]:
    try:
        said = set(Path("/proc/cpuinfo").read_text("utf-8").split())
    except OSError:
        return []
    return [each for each in _FEATURES if each in said]


def _version(part: str) -> str | None:
    try:
        return version(part)
    except PackageNotFoundError:
        return None


def _commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    here = Path(__file__).parent
    found = subprocess.run(command, cwd=here, capture_output=True, text=True, check=False)
    return found.stdout.strip() or "unknown"
