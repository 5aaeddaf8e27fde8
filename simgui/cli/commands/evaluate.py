"""`simgui evaluate`: measure a model on labelled pictures."""

import argparse
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.core.progress import Progress
from simgui.evaluation.metric_words import METRICS, explained
from simgui.evaluation.report.service import Reports


def evaluate(reports: Reports, options: argparse.Namespace, progress: Progress) -> Answer:
    """Measure a model on labelled pictures."""
    evaluation = reports.evaluate(options.folder, options.test, progress, options.model, options.report)
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
        yield from explained()
        yield from evaluation.remarks

    return Answer(document, lines())


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
