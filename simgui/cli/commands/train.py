"""`simgui train`: learn what is similar from a labelled folder."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

from simgui.cli.command import Answer, Command
from simgui.core.counts import counted
from simgui.core.progress import Progress
from simgui.evaluation.metric_words import METRICS, explained
from simgui.models.manifest.metrics import metrics_to_json
from simgui.models.records import RECIPES
from simgui.training.options import LOSSES, NUMBER_OPTIONS, TrainingOptions
from simgui.training.records import scenes_sentence, skipped_sentence
from simgui.training.service import Trainings


def train(trainings: Trainings, options: argparse.Namespace, progress: Progress) -> Answer:
    """Train, or continue a training that was stopped or interrupted."""
    if options.resume:
        training = trainings.resume(progress)
    else:
        names = {field.name for field in fields(TrainingOptions)} - {"held_out"}
        chosen = {name: getattr(options, name) for name in names}
        asked = TrainingOptions(**chosen, held_out=tuple(options.held_out))
        training = trainings.train(options.folder, asked, progress)

    def lines() -> Iterator[str]:
        pictures = counted(training.after.queries, "picture", "pictures")
        yield f"{'':18} {'before':>8} {'after':>8}   on {pictures} it never saw"
        for metric in METRICS:
            pair = (training.before.rate(metric.code), training.after.rate(metric.code))
            shown = [f"{value:8.3f}" if isinstance(value, float) else f"{'-':>8}" for value in pair]
            low, high = training.after.intervals[metric.code]
            interval = "" if pair[1] is None else f"   {low:.3f} to {high:.3f}"
            yield f"{metric.short:18} {shown[0]} {shown[1]}{interval}"
        yield from explained()
        if said := scenes_sentence(training):
            yield said
        if training.skipped:
            yield skipped_sentence(training.skipped)
        if training.activated:
            yield f"{training.model} finds better and is used from now on."
        else:
            yield (
                f"{training.model} does not find better: it is kept, and the model you had is still used. "
                f"To use it all the same: simgui models use {training.model}"
            )

    document = asdict(training) | {
        "before": metrics_to_json(training.before),
        "after": metrics_to_json(training.after),
    }
    document["left_out"] = document.pop("skipped")  # its name in JSON from the beginning
    document["scenes"] = training.scenes
    return Answer(document, lines())


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("folder", type=Path, metavar="FOLDER", nargs="?")
    what.add_argument(
        "--resume", action="store_true", help="continue a training that was stopped or interrupted"
    )
    parser.add_argument("--recipe", choices=RECIPES, default="quick", help="which recipe (default: quick)")
    parser.add_argument(
        "--hold-out",
        dest="held_out",
        action="append",
        default=[],
        metavar="LABEL",
        help="do not train on a label, to measure false matches among labels not seen; may be repeated",
    )
    advanced = parser.add_argument_group("advanced", "What a recipe otherwise chooses itself.")
    advanced.add_argument("--loss", choices=LOSSES, help="what is minimised")
    for name, option in NUMBER_OPTIONS.items():
        advanced.add_argument(
            f"--{name.replace('_', '-')}",
            type=option.kind,
            default=option.default,
            metavar="N",
            help=option.help,
        )


COMMAND = Command(
    "train",
    "train a model on a folder whose subfolders are labels",
    _add_arguments,
    lambda app, options, progress: train(app.trainings, options, progress),
)
