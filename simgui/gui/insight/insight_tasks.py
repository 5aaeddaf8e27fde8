"""What the Insight area asks of the app. It runs off the GUI thread and touches no widget."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from simgui.app import App
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.models.cutpoints import Cutpoint
from simgui.models.records import ModelVersion

MOST_QUERIES = 5000
"""So many tell every figure to a point; the sentence above the views says when there were more."""


Labels = dict[int, str | None]
"""The label of each picture, by its id; None for that of its subfolder."""


@dataclass(frozen=True)
class Question:
    """What is to be measured.

    Attributes:
        folder: The gallery.
        test: The folder of the queries; None if they come from the gallery.
        model_id: A version; None for the active one.
        other: The version that is measured beside the active one, if any: each is tested only with what
            neither has learnt from.
        may_index: Whether the gallery may be indexed for it.
        last: What was measured last of this model; it is given again if nothing has changed.
    """

    folder: Path
    test: Path | None
    model_id: str | None
    other: str | None
    may_index: bool
    last: Measurement | None


def measure(app: App, question: Question, progress: Progress) -> Measurement:
    """Measure, or give the last measurement again."""
    request = MeasurementRequest(
        question.folder,
        question.test,
        question.model_id,
        beside=question.other if question.model_id is None else app.models.active.id,
        most_queries=MOST_QUERIES,
        may_index=question.may_index,
    )
    return app.measurements.measure(request, progress, question.last)


def versions(app: App, _progress: Progress) -> Sequence[ModelVersion]:
    """List the model versions."""
    return app.models.list()


def save_report(
    app: App,
    measurement: Measurement,
    folder: Path,
    test: Path | None,
    file: Path,
    progress: Progress,
) -> Path:
    """Write a page about a measurement, and give its file."""
    app.reports.save(measurement, folder, test, file, progress)
    return file


def choose_cutpoint(app: App, distance: float | None, _progress: Progress) -> Cutpoint:
    """Use a threshold from now on."""
    return app.models.choose_cutpoint(distance)


def label(app: App, labels: Labels, _progress: Progress) -> Labels:
    """Label pictures, and give what they were labelled before."""
    return app.decisions.label_pictures(labels)


def confirm(app: App, labels: Labels, _progress: Progress) -> Labels:
    """Keep that labels are right, and give what was kept before."""
    return app.decisions.confirm_labels(labels)


def add(app: App, labels: Mapping[int, str], folder: Path, progress: Progress) -> list[Path]:
    """Copy pictures into the open folder."""
    return app.folders.add_copies(labels, folder, progress)
