"""Measure how far groups of duplicates are right.

    python benchmarks/duplicates.py DATA --work DIR [--pictures 500] [--seed 0] [--write]

DATA holds `train`, `test` and `validation`, folders of pictures. What decides was chosen on
changed pictures of `train`; so pictures of the other two are changed here, in twelve ways, and looked for
among all three: one way after the other, so that each picture has one changed copy. And the nearest other
picture of each, by features, is a look-alike, which must not be called a copy, and so is every other pair
that is called one; pairs of `DIR/same.json`, found by eye to be of one picture after all, do not count.
What is called near without being changed here is written to `DIR/pairs.json`, to be looked at. `--write`
renews the figures that the program shows.
"""

import argparse
import json
import random
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from simgui.app import App
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.duplicates.records import DuplicateGroup, Level
from simgui.library.storage.data_folder import DataFolder
from simgui.models.head import unit_length

Change = Callable[[Image.Image, random.Random], Image.Image]
_GREY = (128, 128, 128)
_PARTS = ("train", "test", "validation")
_APART = "cropped to 40 %"
_COPIES = ("JPEG 30", "half size", "blur 2 px")
"""What is the same picture still: whole, upright, in the same light and colours."""


def _crop(share: float) -> Change:
    def crop(picture: Image.Image, chance: random.Random) -> Image.Image:
        width, height = round(picture.width * share), round(picture.height * share)
        left, top = chance.choice([0.0, 0.5, 1.0]), chance.choice([0.0, 0.5, 1.0])
        x, y = round(left * (picture.width - width)), round(top * (picture.height - height))
        return picture.crop((x, y, x + width, y + height))

    return crop


def _rotated(picture: Image.Image, chance: random.Random) -> Image.Image:
    return picture.rotate(chance.choice([-5, 5]), Image.Resampling.BICUBIC, fillcolor=_GREY)


def _lit(picture: Image.Image, chance: random.Random) -> Image.Image:
    return ImageEnhance.Brightness(picture).enhance(chance.choice([0.7, 1.3]))


def _turned(picture: Image.Image, chance: random.Random) -> Image.Image:
    return picture.transpose(chance.choice([Image.Transpose.ROTATE_90, Image.Transpose.ROTATE_270]))


CHANGES: dict[str, Change] = {
    "JPEG 30": lambda picture, _: picture,
    "half size": lambda picture, _: picture.resize((picture.width // 2, picture.height // 2)),
    "blur 2 px": lambda picture, _: picture.filter(ImageFilter.GaussianBlur(2)),
    "brightness ± 30 %": _lit,
    "grey": lambda picture, _: ImageOps.grayscale(picture),
    "rotated by 5°": _rotated,
    "rotated by 90°": _turned,
    "mirrored": lambda picture, _: ImageOps.mirror(picture),
    "cropped to 90 %": _crop(0.9),
    "cropped to 70 %": _crop(0.7),
    "white border": lambda picture, _: ImageOps.expand(picture, min(picture.size) // 10, (255, 255, 255)),
    _APART: _crop(0.4),
}


def main() -> int:
    """Change pictures, find groups, count what is right."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("data", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--pictures", type=int, default=500)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument(
        "--levels", nargs="+", choices=[*Level], default=[*Level], help="what is measured (both)"
    )
    parser.add_argument("--jobs", type=int, default=2, help="so many ways of changing at a time (2)")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    parts = [(options.data / part).resolve() for part in _PARTS]
    chance = random.Random(options.seed)
    originals = chance.sample(
        [path for part in parts[1:] for path in sorted(part.rglob("*.jpg"))], options.pictures
    )
    changed = options.work.resolve() / "changed"
    _write_changed(originals, changed, chance)
    with closing(App(DataFolder.open(options.work / "library"))) as app:
        for folder in (*parts, changed):
            app.folders.index(folder, Progress())
        same = _pairs_of(options.work / "same.json")
        alike = _look_alikes(app, tuple(parts), originals, same)
    levels = tuple(map(Level, options.levels))
    figures = _counted(options.work, tuple(parts), originals, alike, same, levels, options.jobs)
    file = resource("duplicates.json")
    kept = json.loads(file.read_text("utf-8"))["levels"] if file.exists() and len(levels) < len(Level) else ()
    known = {each["level"]: each for each in kept} | {str(each["level"]): each for each in figures}
    report = {
        "measured_on": "clothing/test and clothing/validation, among clothing/train",
        "levels": [known[level] for level in Level if level in known],
    }
    print(json.dumps(report, indent=2, ensure_ascii=False))
    if options.write:
        file.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return 0


def _write_changed(originals: list[Path], folder: Path, chance: random.Random) -> None:
    for change in CHANGES:
        (folder / _folder_of(change)).mkdir(parents=True, exist_ok=True)
    for number, path in enumerate(originals):
        with Image.open(path) as opened:
            picture = opened.convert("RGB")
        for name, change in CHANGES.items():
            file = folder / _folder_of(name) / f"{number}.jpg"
            made = change(picture, chance)
            if not file.exists():
                made.save(file, quality=30 if name == "JPEG 30" else 90)


def _folder_of(change: str) -> str:
    return str(list(CHANGES).index(change))


def _pairs_of(file: Path) -> set[frozenset[str]]:
    return {frozenset(pair) for pair in json.loads(file.read_text("utf-8"))} if file.exists() else set()


def _look_alikes(
    app: App, where: tuple[Path, ...], originals: list[Path], same: set[frozenset[str]]
) -> set[frozenset[str]]:
    """Give the nearest other picture of each original, by the features that the starter gives."""
    backbone = app.pictures.model_of(where).backbone.id
    ids = app.pictures.ids(where)
    features = unit_length(app._catalogue.features.read(ids, backbone))
    paths = {picture.id: picture.path for picture in app.pictures.get(ids.tolist(), where)}
    rows = {str(paths[number]): row for row, number in enumerate(ids.tolist())}
    found = set()
    for path in map(str, originals):
        if path not in rows:
            continue  # a second file of the same content
        alike = features @ features[rows[path]]
        for row in np.argsort(-alike).tolist():
            pair = frozenset((path, str(paths[int(ids[row])])))
            if len(pair) == 2 and pair not in same:
                found.add(pair)
                break
    return found


def _counted(
    work: Path,
    parts: tuple[Path, ...],
    originals: list[Path],
    alike: set[frozenset[str]],
    same: set[frozenset[str]],
    levels: tuple[Level, ...],
    jobs: int,
) -> list[dict[str, object]]:
    found_of: dict[Level, dict[str, float]] = {level: {} for level in levels}
    others: dict[Level, set[frozenset[str]]] = {level: set() for level in levels}
    with ProcessPoolExecutor(jobs, get_context("spawn")) as processes:
        found = processes.map(partial(_found, work, parts, originals, levels), CHANGES)
        for change, of_levels in zip(CHANGES, found, strict=True):
            for level, (share, named) in of_levels.items():
                found_of[level][change] = share
                others[level] |= named - same
                print(f"{change:18} {level:7} {share:.3f}", flush=True)
    (work / "pairs.json").write_text(
        json.dumps({level: sorted(map(sorted, pairs)) for level, pairs in others.items()}, indent=1), "utf-8"
    )
    return [
        _figures(level, found_of[level], len(originals), len(alike | others[level]), len(others[level]))
        for level in levels
    ]


def _found(
    work: Path, parts: tuple[Path, ...], originals: list[Path], levels: tuple[Level, ...], change: str
) -> dict[Level, tuple[float, set[frozenset[str]]]]:
    """Find what was changed in one way.

    Returns:
        By level: the share of changed pictures that are in a group with their original, and all other pairs
            of a group, a changed picture named by its original.
    """
    folder = work.resolve() / "changed" / _folder_of(change)
    source = {str(folder / f"{number}.jpg"): str(path) for number, path in enumerate(originals)}
    found = {}
    with closing(App(DataFolder.open(work / "library"))) as app:
        for level in reversed(levels):
            pairs = set(_pairs(app.duplicates.find((*parts, folder), level, Progress())))
            wanted = {frozenset(pair) for pair in source.items()}
            named = {frozenset(source.get(path, path) for path in pair) for pair in pairs}
            share = len(pairs & wanted) / len(wanted)
            found[level] = share, {pair for pair in named if len(pair) == 2}
    return found


def _figures(
    level: Level, shares: dict[str, float], pictures: int, look_alikes: int, false: int
) -> dict[str, object]:
    """Count pairs: each change of each picture is one that should be found, if the level means it."""
    meant = [name for name in CHANGES if (name in _COPIES if level is Level.COPIES else name != _APART)]
    found = round(sum(shares[name] for name in meant) * pictures)
    if level is Level.COPIES:
        not_meant = [name for name in CHANGES if name not in _COPIES]
        false += round(sum(shares[name] for name in not_meant) * pictures)
        look_alikes += len(not_meant) * pictures
    return {
        "level": level.value,
        "precision": round(found / max(1, found + false), 4),
        "recall": round(found / (len(meant) * pictures), 4),
        "pairs": len(meant) * pictures,
        "look_alikes": look_alikes,
        "false_alarms": false,
        "recall_of": {name: round(shares[name], 4) for name in CHANGES},
    }


def _pairs(groups: tuple[DuplicateGroup, ...]) -> Iterator[frozenset[str]]:
    for group in groups:
        paths = [str(member.path) for member in group.members]
        yield from (frozenset((one, other)) for one in paths for other in paths if one < other)


if __name__ == "__main__":
    raise SystemExit(main())
