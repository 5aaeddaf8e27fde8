"""Restore a backup on a full disk, and kill the program while it restores: the library is old or new.

    python benchmarks/restore.py FOLDER [--full 14] [--kills 40] [--seed 0]

FOLDER is indexed once, a threshold is chosen, and a backup is made; then another threshold is chosen. Each
round begins with that library and restores the backup: first with less room on the disk each time, which
only root can arrange on Linux (a small disk in memory); then with a SIGKILL at a random moment. After each,
catalogue, copy of the decisions and models must be those of before or those of the backup, every check must
find nothing wrong, and the next start must agree.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import closing, suppress
from pathlib import Path

from full_disk import disk

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.storage.data_folder import DataFolder

_BEFORE, _BACKUP = 0.25, 0.125
"""The threshold that tells which library it is."""


def main() -> int:
    """Fill, kill, check; give 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--full", type=int, default=14)
    parser.add_argument("--kills", type=int, default=40)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    troubles: list[str] = []
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as place:
        before, backup = make(Path(made), options.folder.resolve())
        with disk(Path(place)) as small:
            if small is None:
                print("skipped: a disk in memory can be mounted by root on Linux only")
            else:
                troubles += fill_up(before, backup, small, options.full)
        troubles += kill(before, backup, Path(made), options.kills, random.Random(options.seed))
    print("\n".join(troubles) or "all well: old or new each time")
    return int(bool(troubles))


def make(where: Path, folder: Path) -> tuple[Path, Path]:
    """Make the library as it is before each round, and the backup."""
    data, backup = where / "before", where / "backup.sqlite"
    with closing(App(DataFolder.open(data))) as app:
        summary = app.folders.index(folder, Progress())
        app.models.choose_cutpoint(_BACKUP)
        app.storage.back_up(backup)
        app.models.choose_cutpoint(_BEFORE)
    print(f"{summary.indexed} pictures, a backup of {backup.stat().st_size >> 10:,} KiB")
    return data, backup


def fill_up(before: Path, backup: Path, small: Path, rounds: int) -> list[str]:
    """Restore with less and less room."""
    troubles, ends = [], Counter[str]()
    needed = 4 * backup.stat().st_size
    for number in range(rounds):
        data = fresh(before, small / "data")
        room = needed * number // rounds
        zeros = small / "zeros"
        leave(zeros, room)
        ended = restore(data, backup)
        _, said = ended.communicate()
        zeros.unlink()
        state, wrong = look(data)
        ends[state] += 1
        last = said.strip().splitlines()[-1:] or [""]
        print(f"{room >> 10:>8,} KiB free: {ended.returncode} {state:6} {last[0][:150]}", flush=True)
        wrong += [] if (state == "new") == (ended.returncode == 0) else ["what was said is not so"]
        wrong += [] if ended.returncode == 0 or "full" in said else [f"it did not say why: {said}"]
        troubles += [f"with {room} bytes free: {each}" for each in wrong]
    print(f"full disk: {dict(ends)}")
    return troubles


def kill(before: Path, backup: Path, where: Path, rounds: int, chance: random.Random) -> list[str]:
    """Kill it at random moments of a restore."""
    began = time.monotonic()
    restore(fresh(before, where / "data"), backup).communicate()
    seconds = time.monotonic() - began
    troubles, ends = [], Counter[str]()
    for number in range(rounds):
        data = fresh(before, where / "data")
        running = restore(data, backup)
        with suppress(subprocess.TimeoutExpired):
            running.wait(chance.uniform(seconds / 4, seconds))
        running.send_signal(signal.SIGKILL)
        running.communicate()
        state, wrong = look(data)
        ends[state] += 1
        troubles += [f"kill {number}: {each}" for each in wrong]
    print(f"{rounds} kills within {seconds:.1f} s: {dict(ends)}")
    return troubles


def fresh(before: Path, data: Path) -> Path:
    """Give a copy of the library as it was before."""
    shutil.rmtree(data, ignore_errors=True)
    return Path(shutil.copytree(before, data))


def restore(data: Path, backup: Path) -> "subprocess.Popen[str]":
    """Start a restore."""
    command: Sequence[str] = (sys.executable, "-m", "simgui", "restore", str(backup), "--data-dir", str(data))
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def leave(zeros: Path, room_bytes: int) -> None:
    """Fill a disk but for so many bytes."""
    status = os.statvfs(zeros.parent)
    with zeros.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(1, status.f_bavail * status.f_frsize - room_bytes))


def look(data: Path) -> tuple[str, list[str]]:
    """Tell which library it is, twice, and what is wrong with it."""
    wrong, states = [], []
    for _ in range(2):
        with closing(App(DataFolder.open(data))) as app:
            damage = app.storage.settle(Progress())
            wrong += [str(damage)] if damage is not None else []
            app._catalogue.health.check()
            wrong += app._catalogue.health.problems()
            states.append(
                {_BEFORE: "old", _BACKUP: "new"}.get(
                    app.models.cutpoint_of(app.models.of()).distance, "neither"
                )
            )
            kept = f'"{app.models.cutpoint_of(app.models.of()).distance!r}"' in (
                data / "decisions.json"
            ).read_text("utf-8")
            wrong += [] if kept else ["the copy of the decisions says something else"]
    wrong += [f"it was {states[0]}, then {states[1]}"] if len(set(states)) > 1 else []
    wrong += ["it is neither"] if "neither" in states else []
    left = [path.name for path in (data / "models").glob(".*")] if (data / "models").is_dir() else []
    return states[0], wrong + [f"{name} is left" for name in left]


if __name__ == "__main__":
    sys.exit(main())
