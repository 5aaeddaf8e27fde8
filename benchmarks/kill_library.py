"""Kill the program at random moments of indexing, rescans and label edits, and check what is left.

    python benchmarks/kill_library.py FOLDER --work DIR [--rounds 200] [--seed 0]

FOLDER is copied to DIR, where files are renamed. A child process indexes, labels, renames, rescans and
forgets in a loop, and reports on its standard output what it begins and what it has finished. In each round
one of these is drawn, and the child is killed with SIGKILL at a random moment after it has begun. Then the
library is opened and compared with the reports of the child:

- the catalogue opens, its integrity check and the doctor's checks of its content find nothing;
- every label and threshold that was reported as saved is there, in the catalogue and in the copy beside it;
- every batch that was reported as written is there: only what was in flight is done again;
- every picture is byte-identical, wherever it has been moved.
"""

import argparse
import hashlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from simgui.app import App
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, Kind
from simgui.library.records import FileState
from simgui.library.storage.data_folder import DataFolder

_SECONDS = {"indexing": 6.0, "labelling": 2.0, "renaming": 0.4, "rescanning": 1.5, "forgetting": 1.5}
"""What the child does, and for how long after it has begun the kill may come."""
_RENAMED_AT_ONCE = 150
_AWAY_AT_ONCE = 250


def main() -> int:
    """Run the rounds and report."""
    parser = argparse.ArgumentParser(description="Kill the program at random moments.")
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        work(options.work, random.Random(options.child))
    return rounds(options.folder, options.work, options.rounds, options.seed)


# The child: works for ever, and reports what it has finished.


def say(kind: str, value: object) -> None:
    """Report at once; a line is whole or not there."""
    os.write(1, (json.dumps([kind, value]) + "\n").encode())


def work(where: Path, chance: random.Random) -> None:
    """Index, label, rename, rescan, forget: again and again."""
    pictures, away = where / "pictures", where / "away"
    with closing(App(DataFolder.open(where / "data"))) as app:
        ledger, write = app._catalogue.ledger, app._catalogue.ledger.write

        def counting(*arguments: Any) -> None:
            write(*arguments)
            say("batch", app._catalogue.pictures.count())

        ledger.write = counting  # type: ignore[method-assign]
        bring_back(away, pictures)
        say("doing", "starting")
        app.storage.settle(Progress())
        while True:
            say("doing", "indexing")
            app.folders.index(pictures, Progress())
            say("doing", "labelling")
            label(app, pictures, chance)
            say("doing", "renaming")
            rename(pictures, chance)
            say("doing", "rescanning")
            app.folders.index(pictures, Progress())
            say("doing", "forgetting")
            send_away(app, pictures, away, chance)
            bring_back(away, pictures)


def label(app: App, pictures: Path, chance: random.Random) -> None:
    """Label pictures and move the threshold."""
    for number in chance.sample(app.pictures.ids(pictures).tolist(), 40):
        value = f"label {chance.randrange(10**9)}"
        content = app._catalogue.pictures.contents([number])[0].hex()  # type: ignore[arg-type]
        say("wish", [content, value])
        app._catalogue.decisions.decide(Kind.LABEL, {number: value})
        say("label", [content, value])
        distance = chance.random()
        say("cutpoint wish", repr(distance))
        app.models.choose_cutpoint(distance)
        say("cutpoint", repr(distance))


def rename(pictures: Path, chance: random.Random) -> None:
    """Give some files another name in another folder."""
    for path in chance.sample(files_of(pictures), _RENAMED_AT_ONCE):
        folder = pictures / f"moved {chance.randrange(20)}"
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"{chance.randrange(10**12)}.jpg")


def send_away(app: App, pictures: Path, away: Path, chance: random.Random) -> None:
    """Move some files out of the folder and forget them: they are indexed again when they are back."""
    away.mkdir(exist_ok=True)
    for number, path in enumerate(chance.sample(files_of(pictures), _AWAY_AT_ONCE)):
        path.rename(away / f"{number}.jpg")
    app.folders.index(pictures, Progress())
    say("forget", app._catalogue.pictures.count() - _AWAY_AT_ONCE)
    app.ledger.forget(list(app.ledger.entries(pictures, (FileState.MISSING, FileState.OFFLINE))))


def bring_back(away: Path, pictures: Path) -> None:
    """Move back what was moved away, also before a kill."""
    for path in files_of(away):
        path.rename(pictures / f"back {time.time_ns()}.jpg")


def files_of(folder: Path) -> list[Path]:
    """List the pictures."""
    return sorted(folder.rglob("*.jpg"))


# The parent: kills, and checks.


def rounds(folder: Path, where: Path, count: int, seed: int) -> int:
    """Kill a number of times; give 1 if anything was lost."""
    chance, doing, troubles = random.Random(seed), Counter[str](), list[str]()
    labels: dict[str, str] = {}
    pictures = where / "pictures"
    shutil.copytree(folder, pictures)
    before, batches = _hashes(pictures), 0
    for number in range(count):
        told = _killed(where, chance)
        doing.update([next((value for kind, value in reversed(told) if kind == "doing"), "starting")])
        batches += sum(kind == "batch" for kind, _ in told)
        for trouble in _examine(where, told, labels):
            troubles.append(f"round {number}: {trouble}")
            print(troubles[-1], flush=True)
        if number % 20 == 19:
            print(f"{number + 1} kills, {dict(doing)}, {len(troubles)} troubles", flush=True)
    bring_back(where / "away", pictures)
    after = _hashes(pictures)
    if before != after:
        troubles.append("pictures were changed")
    print(
        json.dumps(
            {
                "kills": count,
                "killed while": dict(doing),
                "batches": batches,
                "labels kept": len(labels),
                "pictures": sum(before.values()),
                "pictures unchanged": before == after,
                "troubles": troubles,
            },
            indent=2,
        )
    )
    return bool(troubles)


def _killed(where: Path, chance: random.Random) -> list[tuple[str, object]]:
    command = [sys.executable, __file__, "--work", str(where), "--child", str(chance.randrange(10**9))]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    lines, wanted = [], chance.choice(list(_SECONDS))
    for line in child.stdout:
        lines.append(line)
        if json.loads(line) == ["doing", wanted]:
            break
    time.sleep(chance.random() * _SECONDS[wanted])
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    return [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]


def _examine(where: Path, told: list[tuple[str, object]], labels: dict[str, str]) -> list[str]:
    """Say what is not well; `labels` are those that were kept before, and takes up the new ones."""
    troubles, wished, cutpoint, next_cutpoint, pictures = [], "", None, "", 0
    for kind, value in told:
        if kind == "wish":
            wished, _ = value  # type: ignore[misc]  # may be kept or not, if the kill came in between
        elif kind == "label":
            content, label = value  # type: ignore[misc]
            labels[content], wished = label, ""
        elif kind == "cutpoint wish":
            next_cutpoint = str(value)  # may have replaced the last one before the kill
        elif kind == "cutpoint":
            cutpoint = str(value)
        elif kind in ("batch", "forget"):
            pictures = int(str(value))
    with closing(Catalogue(where / "data" / "catalogue.sqlite")) as catalogue:
        catalogue.health.check()
        troubles += catalogue.health.problems()
        kept = dict(catalogue._database.query("SELECT hex(content), value FROM decisions").fetchall())
        chosen = {row[0] for row in catalogue._database.query("SELECT value FROM choices").fetchall()}
        if catalogue.pictures.count() < pictures:
            troubles.append(f"{pictures} pictures were written, {catalogue.pictures.count()} are there")
    copy = where / "data" / "decisions.json"
    rows = json.loads(copy.read_text("utf-8"))["decisions"] if copy.exists() else []
    beside = {row[0]["hex"]: row[2] for row in rows}
    for content, label in labels.items():
        for place, found in (("catalogue", kept.get(content.upper())), ("copy", beside.get(content))):
            if found != label and content != wished:
                troubles.append(f"{place}: {content} is {found}, not {label}")
    if wished in beside:
        labels[wished] = beside[wished]
    if cutpoint is not None and not {cutpoint, next_cutpoint} & chosen:
        later = [value for kind, value in told if kind == "cutpoint"]
        troubles.append(f"cutpoint {cutpoint} of {len(later)} is missing")
    if list((where / "data").glob("catalogue-damaged*")):
        troubles.append("a catalogue was set aside")
    return troubles


def _hashes(folder: Path) -> Counter[str]:
    """Count the contents, wherever they lie."""
    return Counter(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    )


if __name__ == "__main__":
    raise SystemExit(main())
