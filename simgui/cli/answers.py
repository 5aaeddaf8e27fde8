"""The commands: each calls a service and gives a JSON document, lines for a person and an exit status."""

import argparse
import sys
from collections.abc import Iterator
from dataclasses import asdict, fields
from typing import Any

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.names import plain
from simgui.core.progress import Progress
from simgui.evaluation.metric_words import METRICS
from simgui.library.records import FileEntry, FileState
from simgui.library.rules import Rules
from simgui.models.manifest.metrics import metrics_to_json, named_cutpoint_to_json
from simgui.models.records import ModelReport
from simgui.search.records import SearchResult
from simgui.training.options import TrainingOptions
from simgui.training.records import skipped_sentence

DONE, FAILED = 0, 1

Answer = tuple[Any, Iterator[str], int]
"""Its JSON document, its lines for a person, its exit status."""


def complain(error: SimguiError) -> None:
    """Say on standard error what went wrong."""
    print(plain(f"{error.title}. {error.message}"), file=sys.stderr)


def index(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Bring the library up to date with a folder."""
    summary = app.folders.index(options.folder, progress)
    document = {
        "files": summary.files,
        "indexed": summary.indexed,
        "unchanged": summary.unchanged,
        "skipped": [{"path": str(entry.path), "reason": entry.reason} for entry in summary.skipped],
        "seconds": round(summary.seconds, 3),
    }

    def lines() -> Iterator[str]:
        yield (
            f"{counted(summary.files, 'file', 'files')}: {summary.indexed:,} indexed, "
            f"{summary.unchanged:,} unchanged, {len(summary.skipped):,} skipped, in {summary.seconds:.1f} s."
        )
        if summary.skipped:
            yield f"Why files were skipped: simgui status {summary.folder}"

    return document, lines(), DONE


def search(app: App, options: argparse.Namespace, _progress: Progress) -> Answer:
    """Find the pictures nearest to each query; one that cannot be read does not stop the others."""
    results: list[SearchResult] = []
    errors: list[SimguiError] = []
    for query in options.queries:
        try:
            results.append(app.searches.find(query, tuple(options.folders), options.k))
        except SimguiError as error:
            errors.append(error)
    if not results:
        raise errors[0]
    for failure in errors:
        complain(failure)

    def lines() -> Iterator[str]:
        for result in results:
            yield f"{result.name}: {_verdict(result.match)} (threshold {result.cutpoint.distance:.3f})"
            for neighbour in result.neighbours:
                label = f"  [{neighbour.picture.label}]" if neighbour.picture.label else ""
                yield (
                    f"  {neighbour.rank}  {neighbour.distance:.3f}  {_verdict(neighbour.match):8}"
                    f"  {neighbour.picture.path}{label}"
                )

    return [_result(result) for result in results], lines(), FAILED if errors else DONE


def _pictures(count: int) -> str:
    return counted(count, "picture", "pictures")


def _verdict(match: bool) -> str:
    return "match" if match else "no match"


def _result(result: SearchResult) -> dict[str, Any]:
    return {
        "query": result.name,
        "model": result.model,
        "verdict": _verdict(result.match),
        "cutpoint": result.cutpoint.distance,
        "neighbours": [
            {
                "rank": neighbour.rank,
                "path": str(neighbour.picture.path),
                "distance": neighbour.distance,
                "label": neighbour.picture.label,
                "match": neighbour.match,
            }
            for neighbour in result.neighbours
        ],
    }


def evaluate(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Measure a model on labelled pictures."""
    evaluation = app.reports.evaluate(options.folder, options.test, progress, options.model, options.report)
    document = {"model": evaluation.model} | asdict(evaluation)

    def lines() -> Iterator[str]:
        yield f"{'model':18} {evaluation.model}"
        yield f"{'queries':18} {evaluation.queries}"
        yield f"{'threshold':18} {evaluation.cutpoint:.4f}"
        for metric in METRICS:
            value = evaluation.rate(metric.code)
            low, high = evaluation.intervals[metric.code]
            shown = (
                "not measurable"
                if value is None
                else f"{value:.4f}  {low:.4f} to {high:.4f} of {evaluation.counts[metric.code]:,}"
            )
            yield f"{metric.short:18} {shown}"
        yield from _explained()
        yield from evaluation.remarks

    return document, lines(), DONE


def _explained() -> Iterator[str]:
    """Explain the metrics that a reader could take the wrong way round."""
    for metric in METRICS:
        if not metric.higher_is_better:
            yield f"{metric.short}: {metric.sentence}"


def train(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Train, or continue a training that was stopped or interrupted."""
    if options.resume:
        training = app.trainings.resume(progress)
    else:
        names = {field.name for field in fields(TrainingOptions)} - {"held_out"}
        chosen = {name: getattr(options, name) for name in names}
        asked = TrainingOptions(**chosen, held_out=tuple(options.held_out))
        training = app.trainings.train(options.folder, asked, progress)

    def lines() -> Iterator[str]:
        yield f"{'':18} {'before':>8} {'after':>8}   on {_pictures(training.after.queries)} it never saw"
        for metric in METRICS:
            pair = (training.before.rate(metric.code), training.after.rate(metric.code))
            shown = [f"{value:8.3f}" if isinstance(value, float) else f"{'-':>8}" for value in pair]
            low, high = training.after.intervals[metric.code]
            interval = "" if pair[1] is None else f"   {low:.3f} to {high:.3f}"
            yield f"{metric.short:18} {shown[0]} {shown[1]}{interval}"
        yield from _explained()
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
    return document, lines(), DONE


def models(app: App, options: argparse.Namespace, _progress: Progress) -> Answer:
    """List the versions, or do something with one."""
    models, done = app.models, ""
    if options.action == "use":
        done = f"{models.use(options.id).name} is used from now on."
    elif options.action == "rename":
        models.rename(options.id, options.name)
        done = f"{options.id} is called {options.name} now."
    elif options.action == "show":
        return _model_report(models.report(options.id))
    elif options.action == "delete":
        models.delete(options.id)
        done = f"{options.id} is deleted."
    elif options.action == "export":
        app.packages.export(options.id, options.file)
        done = f"{options.id} is in {options.file}."
    elif options.action == "import":
        imported = app.packages.import_file(options.file)
        done = f"{imported} is here now. To use it: simgui models use {imported}"
    versions = models.list()

    def lines() -> Iterator[str]:
        if done:
            yield done
            return
        for version in versions:
            recipe = "damaged" if version.problem else version.recipe
            yield f"{'*' if version.active else ' '} {version.id:34} {recipe:8} {version.name}"

    return [asdict(version) for version in versions], lines(), DONE


def _model_report(report: ModelReport) -> Answer:
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
    }

    def lines() -> Iterator[str]:
        version = report.version
        yield f"{version.name} ({version.id}), {version.recipe}, {version.created}"
        pictures = _pictures(sum(report.labels.values()))
        yield f"trained on {pictures} of {counted(len(report.labels), 'label', 'labels')}"
        for metric in METRICS:
            value = None if report.metrics is None else report.metrics.rate(metric.code)
            if value is not None:
                yield f"{metric.short:18} {value:.4f}"
        for each in report.cutpoints:
            yield f"threshold {each.cutpoint.name:8} {each.cutpoint.distance:.4f}"

    return document, lines(), DONE


def status(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Show the state of every file."""
    counts = app.ledger.counts(options.folder)
    if not sum(counts.values()) and not app.folders.knows(options.folder):
        raise SimguiError(
            "Not indexed yet", f"Nothing is known about {options.folder}. Run: simgui index {options.folder}"
        )
    entries = list(app.ledger.entries(options.folder))
    unfinished = any(each.unfinished for each in app.folders.covering(options.folder))
    document = {
        "folder": str(options.folder.resolve()),
        "unfinished": unfinished,
        "counts": {state.value: count for state, count in counts.items()},
        "files": [_ledger_line(entry) for entry in entries],
    }
    if options.csv is not None:
        app.ledger.export(options.folder, options.csv, tuple(FileState), progress)

    def lines() -> Iterator[str]:
        told = ", ".join(f"{count:,} {state.value}" for state, count in counts.items() if count)
        yield told or f"No files: {options.folder} was empty when it was indexed."
        if unfinished:
            yield f"The last indexing was stopped before its end. To continue: simgui index {options.folder}"
        for entry in entries:
            if entry.reason:
                yield f"{entry.state.value:8} {entry.path}: {entry.reason}"

    return document, lines(), DONE


def _ledger_line(entry: FileEntry) -> dict[str, str]:
    line = {"path": str(entry.path), "state": entry.state.value, "reason": entry.reason}
    return line if entry.duplicate_of is None else line | {"same_picture_as": str(entry.duplicate_of)}


def folders(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """List the covered folders, remove one, rescan them all, or set the rules of one."""
    done = ""
    if options.action == "remove":
        app.folders.remove(options.folder)
        done = f"{options.folder} is no longer covered; its files were not touched."
    elif options.action == "rescan":
        for each in app.folders.covered():
            try:
                app.folders.index(each.path, progress)
            except SimguiError as error:  # one that is offline does not stop the others
                complain(error)
        done = "All folders have been rescanned."
    elif options.action == "rules":
        old = app.folders.rules(options.folder)
        patterns = old.patterns if options.exclude is None else tuple(options.exclude)
        hidden = old.hidden if options.hidden is None else options.hidden
        smallest = old.smallest_px if options.smallest is None else options.smallest
        app.folders.set_rules(options.folder, Rules(patterns, hidden, smallest))
        done = f"Saved. They apply from the next: simgui index {options.folder}"
    covered = app.folders.covered()
    document = [
        {
            "path": str(each.path),
            "offline": each.offline,
            "unfinished": each.unfinished,
            "pictures": each.pictures,
        }
        | asdict(app.folders.rules(each.path))
        for each in covered
    ]

    def lines() -> Iterator[str]:
        if done:
            yield done
            return
        for each in covered:
            remarks = [name for name in ("offline", "unfinished") if getattr(each, name)]
            state = f"  ({', '.join(remarks)})" if remarks else ""
            yield f"{_pictures(each.pictures):>18}  {each.path}{state}"

    return document, lines(), DONE


def backup(app: App, options: argparse.Namespace, _progress: Progress) -> Answer:
    """Back up the library to one file."""
    file = app.storage.back_up(options.file)
    size = file.stat().st_size
    line = f"The library, with its models, is in {file} ({size / 1e6:,.1f} MB)."
    return {"file": str(file), "bytes": size}, iter((line,)), DONE


def restore(app: App, options: argparse.Namespace, _progress: Progress) -> Answer:
    """Restore a backup of the library."""
    kept = app.storage.restore(options.file)
    line = f"The library is as it was in {options.file}. What it was until now is kept as {kept}."
    return {"file": str(options.file), "kept": str(kept)}, iter((line,)), DONE


def doctor(app: App, options: argparse.Namespace, progress: Progress) -> Answer:
    """Check installation and library."""
    findings = app.doctor.examine(progress, thoroughly=options.self_test)
    well = all(finding.ok for finding in findings)
    lines = (f"{'ok ' if finding.ok else 'BAD'} {finding.check}: {finding.detail}" for finding in findings)
    document = {"ok": well, "findings": [asdict(finding) for finding in findings]}
    return document, iter(lines), DONE if well else FAILED
