"""`simgui train`: learn what is similar from a labelled folder."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict, fields
from pathlib import Path

from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.progress import Progress
from simgui.core.shown_command import shown_command
from simgui.evaluation.metric_words import (
    LABEL_METRICS,
    MAP,
    METRICS,
    RECALL_AT_1,
    MetricWords,
    explained,
)
from simgui.evaluation.outlook import outlook_sentences, unknown_label_rates
from simgui.models.label_thresholds import MATCH_LABEL, MATCHERS
from simgui.models.manifest.metrics import difference_to_json, metrics_to_json, outlook_to_json
from simgui.models.metrics import LabelVerdictMetrics, Metrics
from simgui.models.records import RECIPES
from simgui.models.registry import Models
from simgui.training.notes import CurvePoint, Note
from simgui.training.options import LOSSES, NUMBER_OPTIONS, TrainingOptions
from simgui.training.records import scenes_sentence, skipped_sentence
from simgui.training.service import Trainings


def train(trainings: Trainings, models: Models, options: argparse.Namespace, progress: Progress) -> Answer:
    """Train, or continue a training that was stopped or interrupted."""
    curve: list[CurvePoint] = []

    def note(told: Note) -> None:
        if isinstance(told, CurvePoint):
            curve.append(told)

    progress.tell = note
    if options.resume:
        training = trainings.resume(progress)
    else:
        names = {field.name for field in fields(TrainingOptions)} - {"held_out"}
        chosen = {name: getattr(options, name) for name in names}
        asked = TrainingOptions(**chosen, held_out=tuple(options.held_out))
        training = trainings.train(options.folder, asked, progress)
    remarks = () if options.folder is None else trainings.data(options.folder).remarks

    def lines() -> Iterator[str]:
        pictures = counted(training.after.queries, "picture", "pictures")
        scenes = counted(training.difference.scenes, "scene", "scenes")
        yield f"{'':18} {'before':>8} {'after':>8}   on {pictures} ({scenes}) it never saw"
        for metric in METRICS:
            yield _line(metric, training.before, training.after)
        for metric in LABEL_METRICS:
            yield _line(metric, training.before.label_verdict, training.after.label_verdict)
        not_learnt = dict(unknown_label_rates(training.outlook))
        for metric, rate in not_learnt.items():
            low, high = rate.interval
            labels = counted(rate.labels, "label", "labels")
            yield f"{metric.short:18} {'-':>8} {rate.share:8.3f}   {low:.3f} to {high:.3f}, of {labels}"
        yield from explained(*not_learnt)
        yield from remarks
        yield from outlook_sentences(training.recipe, training.after, training.outlook)
        if measured_on := scenes_sentence(training):
            yield measured_on
        if training.skipped:
            yield skipped_sentence(training.skipped)
        for metric in (RECALL_AT_1, MAP):
            if metric.code in training.difference.rates:
                low, high = training.difference.intervals[metric.code]
                change = training.difference.rates[metric.code]
                yield f"{f'gain of {metric.short}':18} {change:+8.3f}   {low:+.3f} to {high:+.3f}, pairwise"
        yield training.why
        if training.activated and (waiting := models.next) and waiting.id == training.model:
            yield (
                f"{training.model} has yet to look at some pictures of {training.folder}. It is used there "
                f"after: {shown_command('index', training.folder)}"
            )
        elif training.activated:
            yield f"{training.model} is used in {training.folder} from now on."
        else:
            use = shown_command("models", "use", training.model, "--folder", training.folder)
            kept = f"{training.model} is kept, and the model you had is still used."
            yield f"{kept} To use it all the same: {use}"

    document = (
        asdict(training)
        | {
            "activated": training.activated,
            "why": training.why,
            "difference": difference_to_json(training.difference),
            "before": metrics_to_json(training.before),
            "after": metrics_to_json(training.after),
        }
        | outlook_to_json(training.outlook)
    )
    del document["outlook"], document["examples"]  # said otherwise; for the window
    document["remarks"] = list(remarks)
    document["left_out"] = document.pop("skipped")  # its name in JSON from the beginning
    document["scenes"] = training.scenes
    document["curve"] = [asdict(point) for point in curve]
    return Answer(document, lines())


def _line(
    metric: MetricWords,
    before: Metrics | LabelVerdictMetrics | None,
    after: Metrics | LabelVerdictMetrics | None,
) -> str:
    values = [rates.rate(metric.code) if rates else None for rates in (before, after)]
    shown = " ".join(f"{'-':>8}" if value is None else f"{value:8.3f}" for value in values)
    if after is None or values[1] is None:
        return f"{metric.short:18} {shown}"
    low, high = after.intervals[metric.code]
    return f"{metric.short:18} {shown}   {low:.3f} to {high:.3f}"


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
    advanced.add_argument(
        "--matcher",
        choices=MATCHERS,
        default=MATCH_LABEL,
        help=f"what takes a picture for a label (default: {MATCH_LABEL})",
    )
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
    lambda app, options, progress: train(app.trainings, app.models, options, progress),
)
