"""Sum a measurement up, for the command line and as a page."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from simgui.core.errors import SimguiError
from simgui.core.files import written_whole
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.evaluation.label_verdicts import with_label_verdicts
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.evaluation.metrics import summarise
from simgui.evaluation.mislabelled.service import Mislabelled
from simgui.evaluation.records import Evaluation
from simgui.evaluation.remarks import remarks
from simgui.evaluation.service import Measurements
from simgui.library.pictures import Pictures
from simgui.models.records import ModelVersion
from simgui.models.registry import Models

if TYPE_CHECKING:
    from simgui.evaluation.report.records import Subject


def evaluation_of(measurement: Measurement) -> Evaluation:
    """Sum a measurement up, as `simgui evaluate` gives it."""
    by_picture = summarise(measurement.figures, measurement.cutpoint.distance)
    evaluation = Evaluation(**vars(by_picture), model=measurement.model_id, remarks=remarks(measurement))
    return with_label_verdicts(
        evaluation,
        measurement.figures,
        measurement.query_labels,
        measurement.names,
        measurement.label_thresholds,
    )


class Reports:
    """Evaluates models and writes reports.

    Args:
        measurements: Measures.
        mislabelled: Finds the pictures that look mislabelled.
        models: Knows the version that was measured.
        pictures: Gives the small pictures on the page.
    """

    def __init__(
        self, measurements: Measurements, mislabelled: Mislabelled, models: Models, pictures: Pictures
    ) -> None:
        self._measurements = measurements
        self._mislabelled = mislabelled
        self._models = models
        self._pictures = pictures

    def evaluate(
        self,
        folder: Path,
        test: Path | None,
        progress: Progress,
        model_id: str | None = None,
        report: Path | None = None,
    ) -> Evaluation:
        """Measure how well a model finds labelled pictures; new and changed files are indexed first.

        Args:
            folder: The gallery.
            test: The folder of the queries; every picture of the gallery in turn, without itself, if None.
                Pictures that the model has learnt from are no queries.
            progress: Told of indexing and comparing.
            model_id: A version, measured at its own threshold; that of the folder if None.
            report: The file for a page about it; None for no page.

        Raises:
            SimguiError: if there are no labelled pictures that the model has not learnt from, a folder
                cannot be read, or the report cannot be written.
            Cancelled: if the person asked to stop.
        """
        request = MeasurementRequest(folder, test, model_id, rescan=True)
        measured = self._measurements.measure(request, progress)
        if report is not None:
            self.save(measured, folder, test, report, progress)
        return evaluation_of(measured)

    def save(
        self,
        measurement: Measurement,
        folder: Path,
        test: Path | None,
        file: Path,
        progress: Progress,
        translate: Callable[[str], str] = str,
    ) -> None:
        """Write a measurement as one HTML page that needs no other file; written whole or not at all.

        Args:
            measurement: What was measured.
            folder: The folder of its gallery.
            test: The folder of its queries; None if they come from the gallery.
            file: The page; a file that is there is replaced.
            progress: Told of the search for wrong labels.
            translate: Says the sentences of the page in a language; in English if left out.

        Raises:
            SimguiError: if the file cannot be written.
            Cancelled: if the person asked to stop; nothing is written then.
        """
        # Needed only here, and the program should start fast.
        from simgui.evaluation.report.content import make_report
        from simgui.evaluation.report.page import render

        report = make_report(
            measurement,
            _subject(self._models, measurement, real_path(folder), None if test is None else real_path(test)),
            evaluation_of(measurement),
            self._mislabelled.find(measurement, progress).pictures,
            self._pictures.thumbnail,
            datetime.now().astimezone(),
        )
        if file.is_dir():
            raise SimguiError(
                say("Cannot use this file or folder"),
                say("{file}: it is a folder. Choose a file.", file=file),
            )
        with written_whole(file) as beside:
            beside.write_text(render(report, translate), "utf-8", errors="replace")


def _subject(models: Models, measurement: Measurement, folder: Path, test: Path | None) -> "Subject":
    """Say what was measured; only the name of a version that has been deleted meanwhile."""
    from simgui.evaluation.report.records import Subject

    try:
        report = models.report(measurement.model_id)
    except SimguiError:
        version = ModelVersion(measurement.model_id, measurement.model_name, "deleted", "", False)
        return Subject(version, {}, folder, test)
    return Subject(report.version, report.split.counts, folder, test, report.metrics, report.outlook)
