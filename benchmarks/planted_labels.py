"""Move pictures to a wrong label at random, and count how many are at the top of the likely mislabelled.

    python benchmarks/planted_labels.py FOLDER [--planted 30] [--seeds 10] [--shown 60] [--train]
        [--temporary DIR] [--data-dir DIR]

FOLDER (subfolder = label) is copied by hard links into a data folder of its own and never changed. For each
seed `--planted` pictures are moved, in the copy, to another subfolder drawn at random; the library is brought
up to date and asked for the likely mislabelled, first by the shipped starter, and with `--train` again by a
model that was trained on the wrong labels. For comparison, a plain vote of the fifteen nearest neighbours by
the active model is taken. Prints a line a seed.
"""

import argparse
import os
import random
import tempfile
from contextlib import closing
from pathlib import Path

import numpy as np

from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.library.storage.data_folder import DataFolder
from simgui.training.options import TrainingOptions


def main() -> int:
    """Plant, find, report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--planted", type=int, default=30)
    parser.add_argument("--seeds", type=int, default=10)
    parser.add_argument("--shown", type=int, default=60)
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--temporary", type=Path, help="where the copy is made, on the drive of FOLDER")
    parser.add_argument("--data-dir", type=Path, help="of an index to go on from; the active model changes")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=chosen.temporary) as place:
        copy = Path(place, "pictures")
        files = _link(chosen.folder, copy)
        data = chosen.data_dir or Path(place, "data")
        with closing(App(DataFolder.open(data))) as app:
            found: list[int] = []
            for seed in range(chosen.seeds):
                found.append(_one(app, copy, files, seed, chosen))
    print(
        f"of {chosen.planted} planted, {np.mean(found):.1f} stand among the first {chosen.shown}, "
        f"at least {min(found)}"
    )
    return 0


def _link(folder: Path, copy: Path) -> list[Path]:
    """Link every file of a folder into a copy, and give their places within it."""
    files = sorted(path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    for file in files:
        (copy / file).parent.mkdir(parents=True, exist_ok=True)
        os.link(folder / file, copy / file)
    return [file for file in files if len(file.parts) > 1]


def _one(app: App, copy: Path, files: list[Path], seed: int, chosen: argparse.Namespace) -> int:
    """Plant with one seed, find, and put everything back."""
    draw = random.Random(seed)
    labels = sorted({file.parts[0] for file in files})
    moved = {}
    for file in draw.sample(files, chosen.planted):
        other = draw.choice([label for label in labels if label != file.parts[0]])
        moved[copy / file] = copy / other / f"planted {file.name}"
    for old, new in moved.items():
        old.rename(new)
    app.models.use(app.models.starters.default.id)
    found = _look(app, copy, set(moved.values()), chosen.shown, f"seed {seed}, starter")
    if chosen.train:
        training = app.trainings.train(copy, TrainingOptions("quick", seed=seed), Progress())
        app.models.use(training.model)
        trained = _look(app, copy, set(moved.values()), chosen.shown, f"seed {seed}, trained on them")
        found = min(found, trained)
    for old, new in moved.items():
        new.rename(old)
    return found


def _look(app: App, copy: Path, planted: set[Path], shown: int, name: str) -> int:
    measurement = app.measurements.measure(MeasurementRequest(copy, rescan=True), Progress())
    ids = measurement.gallery_ids.tolist()
    paths = {picture.id: picture.path for picture in app.pictures.get(ids, copy)}
    found = app.mislabelled.find(measurement, Progress()).pictures
    first = [paths[each.picture] in planted for each in found[:shown]]
    vote = [paths[ids[row]] in planted for row in _by_vote(app, copy, measurement)[:shown]]
    print(f"{name}: {sum(first)} of {len(planted)}; by a vote of the neighbours {sum(vote)}", flush=True)
    return sum(first)


def _by_vote(app: App, copy: Path, measurement: Measurement) -> list[int]:
    """Rank rows of the gallery by how far their neighbours agree on another label."""
    hood = app.neighbourhoods.get(copy, Progress())
    labels = measurement.gallery_labels
    votes = np.zeros((len(hood), len(measurement.names)))
    for column in hood.neighbours.T:
        votes[np.arange(len(hood)), labels[column]] += 1
    own = votes[np.arange(len(hood)), labels].copy()
    votes[np.arange(len(hood)), labels] = 0
    return np.argsort(own - votes.max(axis=1), kind="stable").tolist()


if __name__ == "__main__":
    raise SystemExit(main())
