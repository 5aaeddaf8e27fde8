"""Write the report of a measurement to a file."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.progress import Progress
from simgui.evaluation.basis import remarks
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import summarise
from simgui.evaluation.records import Evaluation
from simgui.evaluation.report.content import Subject, Thumbnail, make_report
from simgui.evaluation.report.page import render
from simgui.evaluation.suspects import Mislabelled
from simgui.models.records import ModelVersion
from simgui.models.registry import Models


def evaluation_of(measurement: Measurement) -> Evaluation:
    """Sum a measurement up, as `simgui evaluate` gives it."""
    return Evaluation(
        **vars(summarise(measurement.figures, measurement.cutpoint.distance)),
        model=measurement.model_id,
        remarks=remarks(measurement),
    )


def save_report(
    models: Models,
    mislabelled: Mislabelled,
    thumbnail: Thumbnail,
    measurement: Measurement,
    folder: Path,
    test: Path | None,
    file: Path,
    progress: Progress,
) -> None:
    """Write a report beside its place and then move it there, so that it is whole or not there.

    Raises:
        SimguiError: if the file cannot be written.
        Cancelled: if the person asked to stop; nothing is written then.
    """
    version, split = _version(models, measurement)
    report = make_report(
        measurement,
        Subject(version, split, folder.resolve(), None if test is None else test.resolve()),
        evaluation_of(measurement),
        mislabelled.among(measurement, progress).suspects,
        thumbnail,
        datetime.now().astimezone(),
    )
    if file.is_dir():
        raise SimguiError("Cannot use this file or folder", f"{file}: it is a folder. Choose a file.")
    with written_whole(file) as beside:
        beside.write_text(render(report), "utf-8", errors="replace")


def _version(models: Models, measurement: Measurement) -> tuple[ModelVersion, Mapping[str, Any]]:
    """Give the version and how it divided its pictures; its name alone if it is gone since."""
    try:
        report = models.report(measurement.model_id)
    except SimguiError:
        return ModelVersion(measurement.model_id, measurement.model_name, "deleted", "", False), {}
    return report.version, report.split
