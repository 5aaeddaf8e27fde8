"""`simgui evaluate`: measure a model on labelled pictures."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.core.progress import Progress
from simgui.evaluation.metric_words import LABEL_METRICS, METRICS, explained
from simgui.evaluation.records import Evaluation
from simgui.evaluation.report.service import Reports
from simgui.models.metrics import LabelVerdictMetrics, Metrics


def evaluate(reports: Reports, options: argparse.Namespace, progress: Progress) -> Answer:
    """Measure a model on labelled pictures."""
    evaluation = reports.evaluate(options.folder, options.test, progress, options.model, options.report)
    document = {"model": evaluation.model} | asdict(evaluation)

    def lines() -> Iterator[str]:
        yield f"{'model':18} {evaluation.model}"
        yield f"{'queries':18} {evaluation.queries}"
        yield f"{'threshold':18} {evaluation.cutpoint:.4f}"
        for metric in METRICS:
            yield f"{metric.short:18} {_shown(evaluation, metric.code)}"
        yield from _label_verdict_lines(evaluation)
        yield from explained()
        yield from evaluation.remarks

    return Answer(document, lines())


def _shown(rates: Metrics | LabelVerdictMetrics, name: str) -> str:
    value = rates.rate(name)
    if value is None:
        return "not measurable"
    low, high = rates.intervals[name]
    return f"{value:.4f}  {low:.4f} to {high:.4f} of {rates.counts[name]:,}"


def _label_verdict_lines(evaluation: Evaluation) -> Iterator[str]:
    verdict = evaluation.label_verdict
    if verdict is None:
        return
    if verdict.threshold is None:
        yield f"{LABEL_METRICS[0].short:18} {_shown(verdict, LABEL_METRICS[0].code)}"
        yield "This model has no thresholds for labels: train one to get a verdict by label."
        return
    yield f"{'label threshold':18} {verdict.threshold:.4f}  ({verdict.matcher})"
    for metric in LABEL_METRICS:
        yield f"{metric.short:18} {_shown(verdict, metric.code)}"
    for other in evaluation.other_matchers:
        rates = (
            f"{metric.short} {other.rate(metric.code):.4f}"
            for metric in LABEL_METRICS
            if other.rate(metric.code) is not None
        )
        yield f"{other.matcher}: {', '.join(rates)}"


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.folder(parser)
    parser.add_argument("--test", type=Path, metavar="FOLDER2", help="its pictures are the queries")
    parser.add_argument("--model", metavar="ID", help="a model version (default: that of the folder)")
    parser.add_argument("--report", type=Path, metavar="FILE", help="also write an HTML report")


COMMAND = Command(
    "evaluate",
    "measure the model on a folder whose subfolders are labels",
    _add_arguments,
    lambda app, options, progress: evaluate(app.reports, options, progress),
)
