"""Kill the program while it imports a model or migrates an older catalogue, and check what is left.

    python benchmarks/kill_changes.py FOLDER [--rounds 30] [--seed 0]

FOLDER holds labelled pictures; it is indexed and trained on once. Each round begins with a fresh copy of a
library and runs one command, which is killed with SIGKILL at a random moment: an import of the trained model
into a library that lacks it, and the first opening of a library of the previous schema. After each, the model
is there whole or not at all, the catalogue is of one schema or the other, nothing half made is left,
every check finds nothing wrong, and the same command then ends well.
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import closing, suppress
from pathlib import Path

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue.schema import TODAY, columns_of_schema, make_schema
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions

_THRESHOLD = 0.125
Look = Callable[[Path], list[str]]


def main() -> int:
    """Kill, check, continue; give 1 if a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args()
    folder, chance = options.folder.resolve(), random.Random(options.seed)
    with tempfile.TemporaryDirectory() as made:
        where = Path(made)
        model, pictures = make(where, folder)

        def imported(data: Path) -> list[str]:
            with closing(App(DataFolder.open(data))) as app:
                known = [version for version in app.models.list() if not version.active]
                wrong = [f"{version.name}: {version.problem}" for version in known if version.problem]
                return wrong + ([] if len(known) < 2 else ["it is there twice"])

        def migrated(data: Path) -> list[str]:
            with closing(App(DataFolder.open(data))) as app:
                found = len(app.pictures.ids(folder))
                kept = app.models.cutpoint_of(app.models.of()).distance == _THRESHOLD
                return ([] if found == pictures else [f"{found} of {pictures} pictures are left"]) + (
                    [] if kept else ["the threshold is lost"]
                )

        troubles = kill(where, "import", ("models", "import", model), imported, options.rounds, chance)
        troubles += kill(where, "migrate", ("status", folder), migrated, options.rounds, chance)
    print("\n".join(troubles) or "all well")
    return int(bool(troubles))


def make(where: Path, folder: Path) -> tuple[Path, int]:
    """Make a library without the model, one of the schema before, and the file of the model."""
    with closing(App(DataFolder.open(where / "import"))) as app:
        app.folders.index(folder, Progress())
        app.models.choose_cutpoint(_THRESHOLD)
        pictures = len(app.pictures.ids(folder))
    shutil.copytree(where / "import", where / "trained")
    with closing(App(DataFolder.open(where / "trained"))) as app:
        training = app.trainings.train(folder, TrainingOptions("quick"), Progress())
        app.packages.export(training.model, where / "model.simgui")
    shutil.copytree(where / "import", where / "migrate")
    go_back(where / "migrate" / "catalogue.sqlite")
    print(f"{pictures} pictures, a model of {(where / 'model.simgui').stat().st_size >> 10:,} KiB")
    return where / "model.simgui", pictures


def go_back(catalogue: Path) -> None:
    """Turn a catalogue into one of the previous schema, with the same rows."""
    newer = catalogue.rename(catalogue.with_name("newer.sqlite"))
    with closing(sqlite3.connect(catalogue, isolation_level=None)) as older:
        older.execute("PRAGMA page_size = 16384")
        make_schema(older, TODAY - 1)
        older.execute("ATTACH ? AS newer", (str(newer),))
        for table, columns in columns_of_schema(TODAY - 1).items():
            names = ", ".join(name for name, *_ in columns)
            older.execute(f"INSERT INTO {table} ({names}) SELECT {names} FROM newer.{table}")
        older.execute("DETACH newer")
    newer.unlink()


def kill(
    where: Path, name: str, command: Sequence[object], look: Look, rounds: int, chance: random.Random
) -> list[str]:
    """Kill a command at random moments; give what was found wrong."""
    began = time.monotonic()
    start(fresh(where / name), command).communicate()
    seconds = time.monotonic() - began
    troubles, ends = [], Counter[str]()
    for number in range(rounds):
        data = fresh(where / name)
        running = start(data, command)
        with suppress(subprocess.TimeoutExpired):
            running.wait(chance.uniform(seconds / 8, seconds))
        ends["ended" if running.poll() is not None else "killed"] += 1
        running.send_signal(signal.SIGKILL)
        running.communicate()
        wrong = look(data)
        with closing(App(DataFolder.open(data))) as app:
            app._catalogue.health.check()
            wrong += app._catalogue.health.problems()
        wrong += [f"{path.name} is left" for path in data.rglob(".staged-*")]
        again = start(data, command)
        _, said = again.communicate()
        there = "here already" in said  # it had ended in time
        wrong += [] if not again.returncode or there else [f"the next run says: {said}"]
        wrong += look(data)
        troubles += [f"{name} {number}: {each}" for each in wrong]
    print(f"{name}: {rounds} rounds within {seconds:.1f} s: {dict(ends)}", flush=True)
    return troubles


def fresh(library: Path) -> Path:
    """Give a copy of a library."""
    data = library.with_name("data")
    shutil.rmtree(data, ignore_errors=True)
    return Path(shutil.copytree(library, data))


def start(data: Path, command: Sequence[object]) -> "subprocess.Popen[str]":
    """Start a command."""
    whole = (sys.executable, "-m", "simgui", *map(str, command), "--data-dir", str(data), "--json")
    return subprocess.Popen(whole, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


if __name__ == "__main__":
    sys.exit(main())
