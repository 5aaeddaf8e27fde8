"""Kill the trainer at random moments, resume, and check that nothing is lost.

    python benchmarks/kill_training.py FOLDER [--times 10] [--recipe quick] [--epochs 3]

Each time a training of FOLDER (subfolder = label) is begun in a data folder of its own and its trainer is
killed with SIGKILL after a random share of the time that an undisturbed training takes; then it is resumed
until it ends. After every kill the active model must load and search as before, and no version may be listed
that cannot be used. Prints a line a kill and exits with 1 if anything was lost.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import closing
from pathlib import Path
from typing import IO

from simgui.app import App
from simgui.child import client
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress, Step
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions


def main() -> int:
    """Kill, resume, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--recipe", default="quick")
    parser.add_argument("--epochs", type=int, default=3)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args()
    draw = random.Random(chosen.seed)
    options = TrainingOptions(chosen.recipe, epochs=chosen.epochs)
    with tempfile.TemporaryDirectory() as kept, closing(App(DataFolder.open(Path(kept)))) as app:
        app.folders.index(chosen.folder, Progress())
        undisturbed = app.trainings.train(chosen.folder, options, Progress()).seconds
        print(f"an undisturbed training takes {undisturbed:.1f} s")
        damaged = 0
        for number in range(1, chosen.times + 1):
            damaged += not _one(app, chosen.folder, options, draw.uniform(0, undisturbed), number)
    print(f"{chosen.times - damaged} of {chosen.times} trainings ended well after a kill")
    return 1 if damaged else 0


def _one(app: App, folder: Path, options: TrainingOptions, after: float, number: int) -> bool:
    """Begin a training, kill it, resume it; tell whether all was well."""
    active, before = app.models.of().id, {version.id for version in app.models.list()}
    reached: list[Step] = []
    _kill_next_trainer(after)
    try:
        app.trainings.train(folder, options, Progress(reached.append))
        outcome = "ended before the kill"
    except SimguiError as error:
        outcome = error.title
    whole = app.models.of().id == active or outcome == "ended before the kill"
    query = next(iter(app.pictures.get(app.pictures.ids(folder)[:1].tolist(), folder))).path
    whole &= len(app.searches.find(query, folder).neighbours) == 5
    unfinished = app.trainings.unfinished()
    if unfinished is not None:
        app.trainings.resume(Progress())
    elif outcome != "ended before the kill":
        app.trainings.train(folder, options, Progress())  # killed before there was anything to go on from
    after_all = app.models.list()
    whole &= len({version.id for version in after_all} - before) == 1
    for version in after_all:
        app.models.load(version.id)
    whole &= not list(app.data_folder.trainings.iterdir())
    place = reached[-1].text if reached else "before the first step"
    print(
        f"{number:3}  killed after {after:5.1f} s in “{place}”: {outcome}; "
        f"{'resumed' if unfinished else 'begun anew'}; {'well' if whole else 'DAMAGED'}",
        flush=True,
    )
    return whole


def _kill_next_trainer(seconds: float) -> None:
    """Kill the next trainer that is started, so many seconds after its start."""
    start = client._start

    def start_and_kill(log: IO[bytes], temporary: Path) -> "subprocess.Popen[str]":
        client._start = start
        process = start(log, temporary)
        timer = threading.Timer(seconds, process.kill)
        timer.daemon = True
        timer.start()
        return process

    client._start = start_and_kill


if __name__ == "__main__":
    started = time.monotonic()
    status = main()
    print(f"{time.monotonic() - started:.0f} s in all")
    sys.exit(status)
