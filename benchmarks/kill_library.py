"""Kill the program at random moments of indexing, rescans and label edits, and look what is left.

    python benchmarks/kill_library.py FOLDER --work DIR [--rounds 200] [--seed 0]

FOLDER is linked (not copied) to DIR, where files are renamed; on a drive of its own it is copied. A child
process indexes, renames, rescans, labels and forgets in a loop, and says on its standard output what it has
finished; it is killed with SIGKILL. Then the library is opened and held against what the child has said:

- the catalogue opens, its integrity check and the doctor's checks of its content find nothing;
- every label and cutpoint that was said to be kept is there, in the catalogue and in the copy beside it;
- every batch that was said to be written is there: only what was in flight is done again;
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

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.data_folder import DataFolder
from simgui.session import Session

_MOST_SECONDS = 8.0
_RENAMED_AT_ONCE = 150


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


# The child: works for ever, and says what it has finished.


def say(kind: str, value: object) -> None:
    """Say it at once; a line is whole or not there."""
    os.write(1, (json.dumps([kind, value]) + "\n").encode())


def work(where: Path, chance: random.Random) -> None:
    """Index, label, rename, rescan, forget: again and again."""
    add_batch = Catalogue.add_batch

    def counting(catalogue: Catalogue, *arguments: object) -> None:
        add_batch(catalogue, *arguments)  # type: ignore[arg-type]
        say("batch", catalogue.count_pictures())

    Catalogue.add_batch = counting  # type: ignore[assignment, method-assign]
    pictures = where / "pictures"
    with closing(Session(DataFolder.open(where / "data"))) as session:
        say("doing", "indexing")
        session.keeping.settle(Progress())
        while True:
            session.index_folder(pictures, Progress())
            say("doing", "labelling")
            ids = session.picture_ids(pictures).tolist()
            for number in chance.sample(ids, 40):
                value = f"label {chance.randrange(10**9)}"
                content = session._catalogue.contents([number])[0].hex()  # type: ignore[arg-type]
                say("wish", [content, value])
                session._catalogue.decide([number], "label", value)
                say("label", [content, value])
                distance = chance.random()
                say("cutpoint wish", repr(distance))
                session.models.choose_cutpoint(distance)
                say("cutpoint", repr(distance))
            say("doing", "renaming")
            files = sorted(path for path in pictures.rglob("*.jpg"))
            for path in chance.sample(files, _RENAMED_AT_ONCE):
                folder = pictures / f"moved {chance.randrange(20)}"
                folder.mkdir(exist_ok=True)
                path.rename(folder / f"{chance.randrange(10**12)}.jpg")
            say("doing", "rescanning")
            session.index_folder(pictures, Progress())
            if chance.random() < 0.5:
                say("doing", "forgetting")
                say("forget", 0)
                session.folders.remove(pictures)
                say("doing", "indexing")


# The parent: kills, and looks.


def rounds(folder: Path, where: Path, count: int, seed: int) -> int:
    """Kill so many times; give 1 if anything was lost."""
    chance, doing, troubles = random.Random(seed), Counter[str](), list[str]()
    labels: dict[str, str] = {}
    pictures = where / "pictures"
    shutil.copytree(folder, pictures, copy_function=_link, dirs_exist_ok=True)
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
    first = child.stdout.readline()  # it has begun
    time.sleep(chance.random() * _MOST_SECONDS)
    child.send_signal(signal.SIGKILL)
    lines = [first, *child.stdout.read().splitlines(keepends=True)]
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
        catalogue.check()
        troubles += catalogue.problems()
        kept = dict(catalogue._database.query("SELECT hex(content), value FROM decisions").fetchall())
        chosen = {row[0] for row in catalogue._database.query("SELECT value FROM choices").fetchall()}
        if catalogue.count_pictures() < pictures:
            troubles.append(f"{pictures} pictures were written, {catalogue.count_pictures()} are there")
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


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)


def _hashes(folder: Path) -> Counter[str]:
    """Count the contents, wherever they lie."""
    return Counter(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    )


if __name__ == "__main__":
    raise SystemExit(main())
