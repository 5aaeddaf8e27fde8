"""`simgui models`: list the model versions, or do something with one."""

import argparse
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.evaluation.metric_words import LABEL_METRICS, METRICS, MetricWords, explained
from simgui.evaluation.outlook import outlook_sentences, unknown_label_rates
from simgui.models.manifest.metrics import metrics_to_json, named_cutpoint_to_json, outlook_to_json
from simgui.models.metrics import LabelVerdictMetrics, Metrics
from simgui.models.package import ModelPackages
from simgui.models.records import SHIPPED, ModelReport
from simgui.models.registry import Models


def models(models: Models, packages: ModelPackages, options: argparse.Namespace) -> Answer:
    """List the versions, or do something with one."""
    done = ""
    if options.action == "use":
        done = _use(models, options)
    elif options.action == "rename":
        models.rename(options.id, options.name)
        done = f"{options.id} is called {options.name} now."
    elif options.action == "show":
        return _show(models.report(options.id))
    elif options.action == "delete":
        models.delete(options.id)
        done = f"{options.id} is deleted."
    elif options.action == "export":
        packages.export(options.id, options.file)
        done = f"{options.id} is in {options.file}."
    elif options.action == "import":
        imported = packages.import_file(options.file)
        done = f"{imported} is here now. To use it: simgui models use {imported}"
    versions = models.list()
    folders = {version.id: [str(folder) for folder in models.used_in(version.id)] for version in versions}

    def lines() -> Iterator[str]:
        if done:
            yield done
            return
        for version in versions:
            recipe = "damaged" if version.problem else version.recipe
            mark = "*" if version.active else ">" if version.next else " "
            yield f"{mark} {version.id:34} {recipe:8} {version.name}"
            yield from (f"    used in {folder}" for folder in folders[version.id])

    return Answer([asdict(version) | {"folders": folders[version.id]} for version in versions], lines())


def _use(models: Models, options: argparse.Namespace) -> str:
    """Let a folder, the searches in all folders, or every folder use a version, and say since when it is."""
    where = options.folder or (() if options.everywhere else None)
    chosen = models.use(options.id, where)
    answers = models.of(where or ())
    if answers.id != chosen.id:
        return (
            f"{chosen.name} has yet to look at some pictures. Until then, {answers.name} answers. "
            "To go on: simgui index FOLDER, for each folder"
        )
    if options.folder is not None:
        return f"{chosen.name} is used in {options.folder} from now on."
    if options.everywhere:
        return f"{chosen.name} answers searches in all folders from now on."
    return f"{chosen.name} is used in every folder from now on."


def _show(report: ModelReport) -> Answer:
    metrics = None if report.metrics is None else metrics_to_json(report.metrics)
    document = {
        "version": asdict(report.version),
        "folder": report.folder,
        "labels": report.labels,
        "options": report.options,
        "split": report.split.counts | ({"digest": report.split.digest} if report.split.digest else {}),
        "figures": metrics,
        "before": None if report.before is None else metrics_to_json(report.before),
        "cutpoints": [named_cutpoint_to_json(each) for each in report.cutpoints],
        "versions": report.versions,
        "compared_with": report.compared_with,
    } | outlook_to_json(report.outlook)

    def lines() -> Iterator[str]:
        version = report.version
        yield f"{version.name} ({version.id}), {version.recipe}, {version.created}"
        yield _learnt_from(report)
        if report.metrics is not None:
            yield from _rates(METRICS, report.metrics)
            yield from _rates(LABEL_METRICS, report.metrics.label_verdict)
            not_learnt = dict(unknown_label_rates(report.outlook))
            for metric, rate in not_learnt.items():
                low, high = rate.interval
                labels = counted(rate.labels, "label", "labels")
                yield f"{metric.short:18} {rate.share:.4f}  {low:.4f} to {high:.4f} of {labels}"
            yield from explained(*not_learnt)
        yield from outlook_sentences(version.recipe, report.metrics, report.outlook)
        for each in report.cutpoints:
            unknown = each.unknown_labels
            matched = (
                ""
                if unknown is None
                else f"   {100 * unknown.share:.0f} % of what it has not learnt is matched"
            )
            yield f"threshold {each.cutpoint.name:8} {each.cutpoint.distance:.4f}{matched}"

    return Answer(document, lines())


def _rates(words: Iterable[MetricWords], metrics: Metrics | LabelVerdictMetrics | None) -> Iterator[str]:
    """Say each rate that was measured, with its interval and of how many queries it is."""
    for metric in words:
        value = metrics and metrics.rate(metric.code)
        if metrics is not None and value is not None:
            interval, count = metrics.intervals.get(metric.code), metrics.counts.get(metric.code)
            margin = "" if interval is None else f"  {interval[0]:.4f} to {interval[1]:.4f}"
            yield f"{metric.short:18} {value:.4f}{margin}" + (f" of {count:,}" if count else "")


def _learnt_from(report: ModelReport) -> str:
    if report.version.recipe == SHIPPED:
        return "comes with SimGUI; it has learnt from none of your pictures"
    if not report.labels:
        return "does not say what it has learnt from"
    pictures = counted(sum(report.labels.values()), "picture", "pictures")
    return f"trained on {pictures} of {counted(len(report.labels), 'label', 'labels')}"


_ACTIONS = {
    "list": ("list the versions", ()),
    "use": ("use a version from now on: in every folder, unless one is named", ("id",)),
    "show": ("show how a version was made and its metrics", ("id",)),
    "rename": ("rename a version", ("id", "name")),
    "delete": ("delete a version", ("id",)),
    "export": ("write a version to one file", ("id", "file")),
    "import": ("import a version from a file", ("file",)),
}


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    actions = arguments.actions(parser, ((name, summary) for name, (summary, _) in _ACTIONS.items()))
    for name, (_, wanted) in _ACTIONS.items():
        for argument in wanted:
            kind = Path if argument == "file" else str
            actions[name].add_argument(argument, type=kind, metavar=argument.upper())
    places = actions["use"].add_mutually_exclusive_group()
    places.add_argument("--folder", type=Path, metavar="FOLDER", help="in this folder only")
    places.add_argument("--everywhere", action="store_true", help="for searches in all folders only")


COMMAND = Command(
    "models",
    "list, use, delete, export or import models",
    _add_arguments,
    lambda app, options, _progress: models(app.models, app.packages, options),
)
