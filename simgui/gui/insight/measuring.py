"""How the Insight area measures a model, off the GUI thread, and with which services."""

from dataclasses import dataclass, replace

from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement, MeasurementRequest
from simgui.evaluation.report.service import Reports
from simgui.evaluation.service import Measurements
from simgui.gui.work.undo import Undo
from simgui.library.folders.service import Folders
from simgui.models.registry import Models

MOST_QUERIES = 5000
"""So many tell every figure to a point; the sentence above the views says when there were more."""


@dataclass(frozen=True)
class InsightServices:
    """The services that the Insight area uses besides those of its views."""

    measurements: Measurements
    models: Models
    undo: Undo
    folders: Folders
    reports: Reports


def measure(
    services: InsightServices, request: MeasurementRequest, progress: Progress, last: Measurement | None
) -> Measurement:
    """Measure; another version beside that of the folder. It runs off the GUI thread."""
    if request.model_id is not None:
        request = replace(request, beside=services.models.of(request.folder).id)
    return services.measurements.measure(request, progress, last)
