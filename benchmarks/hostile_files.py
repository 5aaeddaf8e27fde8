"""Index damaged and hostile files; report their states, the slowest ones, and the most memory used.

    python benchmarks/hostile_files.py FOLDER
    python benchmarks/hostile_files.py --mutants 5000 [--seed 0]

Mutants are valid files of every format, changed by seeded mutation (`tests/mutants.py`). Fails if a file is
missing in the ledger, if one has been changed, or if one took more than its bound.
"""

import argparse
import resource
import sys
import tempfile
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import ClassVar

from originals import hashes

from simgui.app import App
from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.decoding import pool
from simgui.library.decoding.process.messages import Answer, NoPicture, Request
from simgui.library.decoding.process.processes import MAX_SECONDS, DecodingProcesses
from simgui.library.decoding.process.worker import MAX_CPU_SECONDS, MAX_MEMORY_BYTES
from simgui.library.storage.data_folder import DataFolder

SHOWN = 25


class WatchedProcesses(DecodingProcesses):
    """Notes how long each file takes, and why processes ended."""

    seconds: ClassVar[dict[str, float]] = {}
    ended: ClassVar[list[str]] = []

    def run(self, request: Request) -> Answer | NoPicture:
        """Pass the request on."""
        started = time.perf_counter()
        try:
            return super().run(request)
        except UnreadablePicture as problem:
            self.ended.append(problem.reason)
            raise
        finally:
            if isinstance(request.source, Path):
                self.seconds[request.source.name] = time.perf_counter() - started


def main() -> int:
    """Index, print, and give 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--mutants", type=int, default=0)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder = options.folder or make_mutants(Path(place) / "mutants", options.mutants, options.seed)
        return report(folder.resolve(), Path(place) / "data")


def make_mutants(folder: Path, count: int, seed: int) -> Path:
    """Write a number of mutants to a folder."""
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))
    from mutants import mutants

    folder.mkdir()
    for name, content in mutants(count, seed):
        (folder / name).write_bytes(content)
    return folder


def report(folder: Path, data: Path) -> int:
    """Index the folder and report."""
    before = hashes(folder)
    watched = WatchedProcesses
    pool.DecodingProcesses = WatchedProcesses  # type: ignore[attr-defined]
    with closing(App(DataFolder.open(data))) as app:
        summary = app.folders.index(folder, Progress())
        entries = {entry.path: entry for entry in app.ledger.entries(folder)}
        again = app.folders.index(folder, Progress())
    states = Counter(entry.state.value for entry in entries.values())
    reasons = Counter(entry.reason for entry in entries.values() if entry.reason)
    print(f"{summary.files} files in {summary.seconds:.1f} s: {dict(states)}")
    print(f"a second scan took {again.seconds:.1f} s and indexed {again.indexed}")
    for reason, count in reasons.most_common(SHOWN):
        print(f"{count:6}  {reason}")
    print(f"{max(0, len(reasons) - SHOWN):6}  other reasons")
    print(f"files that ended their process: {dict(Counter(watched.ended)) or 'none'}")
    slowest = sorted(watched.seconds, key=lambda name: -watched.seconds[name])[:3]
    print("slowest: " + ", ".join(f"{name} {watched.seconds[name]:.2f} s" for name in slowest))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    print(f"most memory of a process that decodes: {peak / 2**20:.0f} MiB (bound {MAX_MEMORY_BYTES >> 20})")
    print(f"bounds: {MAX_CPU_SECONDS} s of processor time, {MAX_SECONDS} s with waiting")
    broken = {
        "files missing in the ledger": set(before) - set(entries),
        "files changed": {path for path, value in hashes(folder).items() if before[path] != value},
        "files over their time": {name for name in slowest if watched.seconds[name] > MAX_SECONDS},
    }
    for what, which in broken.items():
        print(f"{what}: {len(which)}")
    return int(any(broken.values()) or peak > 2 * MAX_MEMORY_BYTES)


if __name__ == "__main__":
    sys.exit(main())
