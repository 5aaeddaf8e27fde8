"""Compare what a training shows with what is met afterwards, on a labelled folder of your own.

    python benchmarks/honesty.py FOLDER --test FOLDER2 [--seeds 0 1 2] [--strangers FOLDER3 ...]
        [--hold-out skirt,hat ...] [--bursts 1 2 3 [--exif]] [--recipe quick] [--data-dir DIR]

Trains on FOLDER with each seed and prints, for each figure, what `simgui train --json` shows and what
`simgui evaluate FOLDER --test FOLDER2 --json` meets, by the nearest picture and by the nearest label. With
`--hold-out`, the labels of each pair are left out of a training in turn, and their pictures are queries. With
`--bursts`, some pictures of each label become bursts that are trained on, the others are new shots.
`--strangers` are pictures of something else: how many of them are matches. The folders are only read.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

from bursts import STRENGTHS, labelled_files, write_bursts

FIGURES = ("recall_at_1", "map", "recall", "precision", "false_accept_rate")
STARTER = "starter-2"
_NEW_SHOTS = 30


@dataclass(frozen=True)
class Simgui:
    """The program, by its commands, on one data folder.

    Attributes:
        data: The data folder.
    """

    data: Path

    def ask(self, *arguments: str | Path) -> Any:
        """Run a command and give its answer.

        Raises:
            SystemExit: if it fails, with what it said.
        """
        command = [sys.executable, "-m", "simgui", "--data-dir", str(self.data), *map(str, arguments)]
        done = subprocess.run([*command, "--json"], capture_output=True, text=True, check=False)
        if done.returncode:
            raise SystemExit(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return json.loads(done.stdout)

    def train(self, folder: Path, recipe: str, seed: int, held_out: Sequence[str] = ()) -> dict[str, Any]:
        """Train, and give the answer with the seconds that it took."""
        left_out = [part for label in held_out for part in ("--hold-out", label)]
        started = time.monotonic()
        answer: dict[str, Any] = self.ask("train", folder, "--recipe", recipe, "--seed", str(seed), *left_out)
        return answer | {"seconds": time.monotonic() - started}

    def met(self, folder: Path, test: Path, model: str) -> dict[str, Any]:
        """Ask about other pictures."""
        answer: dict[str, Any] = self.ask("evaluate", folder, "--test", test, "--model", model)
        return answer


def rows_of(shown: Mapping[str, Any], met: Mapping[str, Any]) -> Iterable[str]:
    """Give a line for each figure: shown with its interval, met, the difference, whether that is within both.

    Args:
        shown: What the training says of the new model.
        met: What the evaluation says.
    """
    for kind, one, other in (
        ("nearest picture", shown, met),
        ("nearest label", shown.get("label_verdict"), met.get("label_verdict")),
    ):
        for name in FIGURES:
            if not one or not other or one.get(name) is None or other.get(name) is None:
                continue
            low, high = one.get("intervals", {}).get(name, (float("nan"),) * 2)
            apart = other[name] - one[name]
            held = abs(apart) <= 0.05 or low <= other[name] <= high
            yield (
                f"  {kind:16} {name:18} {one[name]:6.3f} ({low:.3f} to {high:.3f}) {other[name]:6.3f} "
                f"{apart:+.3f} {'holds' if held else 'DOES NOT HOLD'}"
            )


def said_of(training: Mapping[str, Any]) -> str:
    """Say in one line how a training went."""
    after, used = training["after"], "used from now on" if training["activated"] else "kept, not used"
    return (
        f"{training['model']}: {training['seconds']:.0f} s, near copies {training.get('near_copies', '?')}, "
        f"queries {after['queries']}, scenes {training.get('scenes', '?')}, "
        f"threshold {after['cutpoint']:.3f}, {used}"
    )


def _linked(files: Mapping[str, Iterable[Path]], folder: Path) -> Path:
    """Make a folder of links to some pictures of each label."""
    for label, paths in files.items():
        (folder / label).mkdir(parents=True)
        for number, path in enumerate(paths):
            place = folder / label / f"{number:06}{path.suffix}"
            try:
                os.link(path, place)
            except OSError:
                shutil.copyfile(path, place)
    return folder


def seeds_table(program: Simgui, options: argparse.Namespace) -> None:
    """Print what each seed shows and meets."""
    for seed in options.seeds:
        trained = program.train(options.folder, options.recipe, seed)
        print(f"seed {seed}: {said_of(trained)}")
        print(
            *rows_of(trained["after"], program.met(options.folder, options.test, trained["model"])), sep="\n"
        )
        for strangers in options.strangers:
            met = program.met(options.folder, strangers, trained["model"])
            verdict = met.get("label_verdict") or {}
            print(
                f"  of {met['queries']} strangers in {strangers.name} are matches: by the nearest picture "
                f"{met['false_accept_rate']:.3f}, by the nearest label {verdict.get('false_accept_rate')}"
            )
        program.ask("models", "use", STARTER)


def held_out_table(program: Simgui, options: argparse.Namespace, place: Path) -> None:
    """Print how often labels that were left out of a training are matches, as shown and as met."""
    files = labelled_files(options.folder)
    for pair in options.hold_out:
        names = pair.split(",")
        known = _linked(
            {name: each for name, each in files.items() if name not in names}, place / pair / "known"
        )
        unknown = _linked({name: files[name] for name in names}, place / pair / "unknown")
        tested = {name: each for name, each in labelled_files(options.test).items() if name not in names}
        test = _linked(tested, place / pair / "test")
        trained = program.train(known, options.recipe, options.seeds[0])
        print(f"without {pair}: {said_of(trained)}")
        print(f"  shown by label folds: {trained.get('unknown_label_rate')}")
        right, wrong = (program.met(known, each, trained["model"]) for each in (test, unknown))
        for kind, of_known, of_unknown in (
            ("nearest picture", right, wrong),
            ("nearest label", right.get("label_verdict"), wrong.get("label_verdict")),
        ):
            if of_known and of_unknown:
                print(
                    f"  {kind:16} recall on the others {of_known['recall']:.3f}, "
                    f"false matches of {pair} {of_unknown['false_accept_rate']:.3f}"
                )
        program.ask("models", "use", STARTER)


def bursts_table(program: Simgui, options: argparse.Namespace, place: Path) -> None:
    """Print what a training on bursts shows, and what new shots meet."""
    for strength in options.bursts:
        folder = place / f"bursts-{strength}"
        left = write_bursts(
            labelled_files(options.folder),
            folder,
            strength,
            options.scenes,
            options.shots,
            with_exif=options.exif,
        )
        new = {label: each[:_NEW_SHOTS] for label, each in left.items()}
        test = _linked(new, place / f"new-shots-{strength}")
        trained = program.train(folder, options.recipe, options.seeds[0])
        print(f"bursts of strength {strength}: {said_of(trained)}")
        print(*rows_of(trained["after"], program.met(folder, test, trained["model"])), sep="\n")
        starter = program.met(folder, test, STARTER)
        print(
            f"  starter meets: recall_at_1 {starter['recall_at_1']:.3f}, "
            f"recall {starter['recall'] or 0:.3f}, "
            f"false_accept_rate {starter['false_accept_rate'] or 0:.3f}"
        )
        program.ask("models", "use", STARTER)


def main() -> int:
    """Read the arguments, print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="its subfolders are labels")
    parser.add_argument("--test", type=Path, help="other pictures of the same labels")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0])
    parser.add_argument("--strangers", type=Path, nargs="+", default=[], help="pictures of something else")
    parser.add_argument("--hold-out", nargs="+", default=[], metavar="LABEL,LABEL")
    parser.add_argument("--bursts", type=int, nargs="+", choices=STRENGTHS, default=[])
    parser.add_argument("--scenes", type=int, default=20, help="pictures of each label that become bursts")
    parser.add_argument("--shots", type=int, default=6, help="of each burst")
    parser.add_argument("--exif", action="store_true", help="shots of bursts say when they were taken")
    parser.add_argument("--recipe", default="quick")
    parser.add_argument("--data-dir", type=Path, help="of an index to go on from")
    options = parser.parse_args()
    if options.hold_out and not options.test:
        parser.error("--hold-out needs --test")
    with tempfile.TemporaryDirectory() as temporary:
        program = Simgui(options.data_dir or Path(temporary, "data"))
        if options.test:
            seeds_table(program, options)
        held_out_table(program, options, Path(temporary))
        bursts_table(program, options, Path(temporary))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
