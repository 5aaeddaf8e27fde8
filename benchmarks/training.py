"""Train on one folder, query with the pictures of another, and count false matches among unknown labels.

    python benchmarks/training.py FOLDER --test FOLDER2 [--unknown FOLDER3] [--recipe quick] [--seeds 0 1 2]

FOLDER and FOLDER2 have the same subfolders as labels; FOLDER3 has pictures of labels that FOLDER does not
have, in subfolders of any names. Prints a line a seed, the starter's first: recall@1, recall@5 and mAP of
FOLDER2's pictures in FOLDER; how many pictures of FOLDER3 match at the distance that accepts 90 % of
FOLDER2's, and at each threshold of the model; and the seconds of the training, its features being kept
already. With --hold-out LABEL, the share of pictures of that label, neither trained on nor in the gallery,
that match.
"""

import argparse
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import numpy as np

from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.measurement import MeasurementRequest
from simgui.evaluation.metrics import mean_average_precision, recall_at
from simgui.library.storage.data_folder import DataFolder
from simgui.models.cutpoints import NamedCutpoint
from simgui.models.metrics import Metrics
from simgui.models.records import RECIPES
from simgui.training.options import TrainingOptions

ACCEPTED = 0.9


def main() -> None:
    """Train, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--test", type=Path, required=True)
    parser.add_argument("--unknown", type=Path)
    parser.add_argument("--recipe", choices=RECIPES, default="quick")
    parser.add_argument("--seeds", type=int, nargs="+", default=[0, 1, 2])
    parser.add_argument("--hold-out", action="append", default=[], metavar="LABEL")
    parser.add_argument("--data-dir", type=Path, help="keep features and models here (default: nowhere)")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as kept:
        folder = DataFolder.open(chosen.data_dir or Path(kept))
        with closing(App(folder)) as app:
            for line in measure(app, chosen):
                print(line, flush=True)


def measure(app: App, chosen: argparse.Namespace) -> Iterator[str]:
    """Yield a line a model."""
    app.folders.index(chosen.folder, Progress())
    yield _line(app, chosen, app.models.starters.default.id, "starter", 0.0)
    for seed in chosen.seeds:
        options = TrainingOptions(chosen.recipe, seed=seed, held_out=tuple(chosen.hold_out))
        training = app.trainings.train(chosen.folder, options, Progress())
        yield _line(app, chosen, training.model, f"{chosen.recipe} {seed}", training.seconds)
        held_out = training.after.held_out
        if held_out and held_out.queries:
            yield f"    held out: {held_out.accepted:.4f} of {held_out.queries} still a match"
        for cutpoint in app.models.report(training.model).cutpoints:
            yield _cutpoint(cutpoint)


def _cutpoint(named: NamedCutpoint) -> str:
    accepted = " / ".join(_false_accepts(each) for each in (named.calibration, named.test))
    found = ", ".join(
        f"{name} {(named.test and named.test.rate(name)) or 0:.3f}" for name in ("precision", "recall", "f1")
    )
    return (
        f"    {named.cutpoint.name:8} {named.cutpoint.distance:.4f}: false accepts, calibration / test part "
        f"{accepted}; test part {found}"
    )


def _false_accepts(metrics: Metrics | None) -> str:
    if metrics is None or metrics.false_accept_rate is None:
        return "-"
    low, high = metrics.intervals["false_accept_rate"]
    return f"{metrics.false_accept_rate:.4f} [{low:.3f}, {high:.3f}]"


def _line(app: App, chosen: argparse.Namespace, model_id: str, name: str, seconds: float) -> str:
    request = MeasurementRequest(chosen.folder, chosen.test, model_id)
    asked = app.measurements.measure(request, Progress())
    figures = asked.figures
    line = (
        f"{name:12} recall@1 {recall_at(1, figures):.4f}  recall@5 {recall_at(5, figures):.4f}  "
        f"mAP {mean_average_precision(figures):.4f}  {seconds:6.1f} s"
    )
    if chosen.unknown is not None:
        other = app.measurements.measure(replace(request, test=chosen.unknown), Progress())
        unknown = other.figures.nearest
        cuts = {f"{ACCEPTED:.0%} accepted": float(np.quantile(figures.nearest, ACCEPTED, method="higher"))}
        cuts |= {each.name: each.distance for each in (*asked.cutpoints, asked.cutpoint)}
        matched = ", ".join(f"{name} {int((unknown <= cut).sum())}" for name, cut in cuts.items())
        line += f"  false matches of {len(unknown)} at: {matched}"
    return line


if __name__ == "__main__":
    main()
