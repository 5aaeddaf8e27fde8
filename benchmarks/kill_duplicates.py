"""Kill the program while groups are decided about and files are moved, and check what is left.

    python benchmarks/kill_duplicates.py --work DIR [--rounds 50] [--seed 0]

In DIR are made pictures in groups of copies. A child process decides about groups, puts files into a trash in
DIR, moves others to a folder, and takes both back, in a loop; it reports what it begins and what it has
finished. In each round it is killed with SIGKILL at a random moment. Then what the kill interrupted is
brought to its end, and compared with the reports:

- every content is there as often as before, in the folder, the trash, or the folder that files are moved to:
  nothing is lost, nothing is there twice;
- no group has lost its last file;
- what was reported as moved is where it was reported to be, unless it was being taken back;
- every decision that was reported as saved is there, in the catalogue and in the copy beside it;
- no file that was not finished is left, and what was moved can be taken back.
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
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from simgui.app import App
from simgui.core.progress import Progress
from simgui.duplicates.records import DuplicateGroup, Level, Moved
from simgui.library.catalogue import Catalogue, GroupVerdict
from simgui.library.storage.data_folder import DataFolder

_MOST_SECONDS = 1.2
_GROUPS, _COPIES = 12, 4


def main() -> int:
    """Run the rounds and report."""
    parser = argparse.ArgumentParser(description="Kill the program at random moments.")
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--rounds", type=int, default=50)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--child", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.child is not None:
        work(options.work, random.Random(options.child))
    return rounds(options.work, options.rounds, options.seed)


# The child: works for ever, and reports what it has finished.


def say(kind: str, value: object) -> None:
    """Report at once; a line is whole or not there."""
    os.write(1, (json.dumps([kind, value]) + "\n").encode())


def work(where: Path, chance: random.Random) -> None:
    """Decide, move, take back: again and again."""
    pictures = where / "pictures"
    with closing(App(DataFolder.open(where / "data"))) as app:
        app.duplicates.settle()
        forget_decisions(app)
        groups = app.duplicates.find(pictures, Level.COPIES, Progress())
        say("ready", len(groups))
        while True:
            say("doing", "deciding")
            decide(app, groups, chance)
            for way in ("trash", "move"):
                say("doing", way)
                moved = move(app, groups, way, where / "moved", chance)
                say("moved", [[str(each.before), str(each.after)] for each in moved.files])
                say("doing", f"taking back from {way}")
                app.duplicates.take_back(moved, Progress())
                say("taken back", len(moved.files))


def forget_decisions(app: App) -> None:
    """Let most groups be found: forget some of what was said of them."""
    for each in app._catalogue.decisions.group_decisions()[_GROUPS // 3 :]:
        say("wish", [each.name.hex(), False])
        app.decisions.apply([replace(each, verdict=None)])
        say("decided", [each.name.hex(), False])


def decide(app: App, groups: tuple[DuplicateGroup, ...], chance: random.Random) -> None:
    """Say of a group that it is reviewed, and take another one back."""
    group = chance.choice(groups)
    (change,) = app.duplicates.set_reviewed(group)
    name = change.name.hex()  # type: ignore[union-attr]
    say("wish", [name, True])
    back = app.decisions.apply((change,))
    say("decided", [name, True])
    if chance.random() < 0.5:
        say("wish", [name, bool(back[0].verdict)])  # type: ignore[union-attr]
        app.decisions.apply(back)
        say("decided", [name, bool(back[0].verdict)])  # type: ignore[union-attr]


def move(
    app: App, groups: tuple[DuplicateGroup, ...], way: str, folder: Path, chance: random.Random
) -> Moved:
    """Move all but one file of some groups."""
    chosen = chance.sample(groups, min(4, len(groups)))
    files = [member for group in chosen for member in group.members[1:]]
    removal = app.duplicates.removal(chosen, files)
    if way == "trash":
        return app.duplicates.trash(removal, Progress())
    return app.duplicates.move(removal, folder, Progress())


# The parent: kills, and checks.


def rounds(where: Path, count: int, seed: int) -> int:
    """Kill a number of times; give 1 if anything was lost."""
    chance, doing, troubles = random.Random(seed), Counter[str](), list[str]()
    pictures = where / "pictures"
    make_pictures(pictures)
    os.environ["HOME"] = str(where.resolve())
    os.environ["XDG_DATA_HOME"] = str(where.resolve() / "share")
    with closing(App(DataFolder.open(where / "data"))) as app:
        app.folders.index(pictures, Progress())
    before, decided, finished = hashes(pictures), dict[str, bool](), 0
    for number in range(count):
        told = killed(where, chance)
        doing.update([next((str(value) for kind, value in reversed(told) if kind == "doing"), "starting")])
        for trouble in examine(where, told, before, decided):
            troubles.append(f"round {number}: {trouble}")
            print(troubles[-1], flush=True)
        finished += bring_back(where, before, troubles, number)
    print(
        json.dumps(
            {
                "kills": count,
                "killed while": dict(doing),
                "moves that were interrupted": finished,
                "pictures": sum(before.values()),
                "pictures unchanged": hashes(pictures) == before,
                "troubles": troubles,
            },
            indent=2,
        )
    )
    return bool(troubles)


def make_pictures(folder: Path) -> None:
    """Make groups of copies of one content each, large enough that moving takes time."""
    shutil.rmtree(folder, ignore_errors=True)
    for number in range(_GROUPS):
        random_ = np.random.default_rng(number)
        first = folder / f"group {number}" / "0.png"
        first.parent.mkdir(parents=True)
        Image.fromarray(random_.integers(0, 256, (200, 300, 3), np.uint8)).save(first)
        for copy in range(1, _COPIES):
            shutil.copyfile(first, first.with_name(f"{copy}.png"))


def killed(where: Path, chance: random.Random) -> list[tuple[str, object]]:
    """Start a child, kill it at a random moment after it is ready, and give what it told."""
    command = [sys.executable, __file__, "--work", str(where), "--child", str(chance.randrange(10**9))]
    child = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert child.stdout is not None
    lines = []
    for line in child.stdout:
        lines.append(line)
        if json.loads(line)[0] == "ready":
            break
    time.sleep(chance.random() * _MOST_SECONDS)
    child.send_signal(signal.SIGKILL)
    lines += child.stdout.read().splitlines(keepends=True)
    child.stdout.close()
    child.wait()
    return [tuple(json.loads(line)) for line in lines if line.endswith(b"\n")]


def examine(
    where: Path, told: list[tuple[str, object]], before: Counter[str], decided: dict[str, bool]
) -> list[str]:
    """Say what is not well; `decided` is what was decided before, and takes up the new decisions."""
    troubles, wished = [], dict[str, bool]()
    for kind, value in told:
        if kind in ("wish", "decided"):
            name, reviewed = value  # type: ignore[misc]
            (wished if kind == "wish" else decided)[name] = reviewed
    with closing(App(DataFolder.open(where / "data"))) as app:
        app.duplicates.settle()
    places = [where / "pictures", where / "moved", where / "share" / "Trash" / "files"]
    now = sum((hashes(place) for place in places), Counter[str]())
    if now != before:
        troubles.append(f"lost {before - now}, twice {now - before}")
    for folder in (where / "pictures").iterdir():
        if not any(folder.iterdir()):
            troubles.append(f"nothing is left of {folder.name}")
    if (last := told[-1] if told else ("", None))[0] == "moved":
        troubles += [f"{after} is not there" for _, after in last[1] if not Path(after).exists()]  # type: ignore[attr-defined]
    with closing(Catalogue(where / "data" / "catalogue.sqlite")) as catalogue:
        catalogue.health.check()
        troubles += catalogue.health.problems()
        there = {
            each.name.hex()
            for each in catalogue.decisions.group_decisions()
            if each.verdict is GroupVerdict.REVIEWED
        }
    copy = json.loads((where / "data" / "decisions.json").read_text("utf-8"))
    beside = {row[0]["hex"] for row in copy.get("group_decisions", [])}
    for name, reviewed in decided.items():
        open_wish = wished.get(name, reviewed) != reviewed
        for place, known in (("catalogue", there), ("copy", beside)):
            if (name in known) != reviewed and not open_wish:
                troubles.append(f"{place}: {name} is not {reviewed}")
    decided.update({name: name in there for name in wished})
    if (where / "data" / "moves.jsonl").exists():
        troubles.append("the journal is still there")
    return troubles


def bring_back(where: Path, before: Counter[str], troubles: list[str], number: int) -> int:
    """Put everything back to where it was, as a person would; tell whether there was anything."""
    pictures, away = where / "pictures", [where / "moved", where / "share" / "Trash" / "files"]
    files = [path for folder in away if folder.exists() for path in folder.iterdir()]
    for path in files:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        folder = next(
            each.parent
            for each in pictures.rglob("*.png")
            if hashlib.sha256(each.read_bytes()).hexdigest() == content
        )
        free = next(name for copy in range(_COPIES) if not (name := folder / f"{copy}.png").exists())
        path.rename(free)
    shutil.rmtree(where / "share", ignore_errors=True)
    shutil.rmtree(where / "moved", ignore_errors=True)
    if hashes(pictures) != before:
        troubles.append(f"round {number}: pictures are not as before")
    if files:
        with closing(App(DataFolder.open(where / "data"))) as app:
            app.folders.index(pictures, Progress())
    return bool(files)


def hashes(folder: Path) -> Counter[str]:
    """Count the contents, wherever they lie."""
    return Counter(
        hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.rglob("*") if path.is_file()
    )


if __name__ == "__main__":
    raise SystemExit(main())
