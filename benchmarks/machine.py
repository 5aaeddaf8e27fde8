"""What the figures were taken on: the kind of machine, never its name."""

import datetime
import os
import platform
import subprocess
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


def sentence(machine: dict[str, Any]) -> str:
    """Say it in a paragraph."""
    versions = ", ".join(f"{part} {number}" for part, number in machine["versions"].items())
    features = ", ".join(machine["features"]) or "no known vector features"
    return (
        f"{machine['date']}, commit {machine['commit']}, {machine['system']} on {machine['processor']} with "
        f"{machine['cores']} cores ({features}), load before the run {machine['load before']}, Python "
        f"{machine['python']}, {versions}."
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
