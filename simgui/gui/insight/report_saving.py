"""The report about a measurement: asked where to, written, and offered to be opened."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.report.service import Reports
from simgui.gui.language import filled, translated
from simgui.gui.look.notice import Notice
from simgui.gui.work.worker import Lane, Worker


class ReportSaving(QObject):
    """Writes a measurement as one page, one report at a time.

    Args:
        reports: Makes the page.
        worker: Writes it.
        notice: Says where it is; its owner is the owner of this.
    """

    writing = Signal(bool)
    """Whether a report is being written."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, reports: Reports, worker: Worker, notice: Notice) -> None:
        super().__init__(notice)
        self._reports = reports
        self._worker = worker
        self._notice = notice

    def ask(self, measurement: Measurement, folder: Path, test: Path | None) -> None:
        """Ask where to, and write."""
        chosen, _ = QFileDialog.getSaveFileName(
            self._notice.window(),
            self.tr("Save the report"),
            str(Path.home() / f"{folder.name}.html"),
            self.tr("Page (*.html)"),
        )
        if chosen:
            path = Path(chosen)
            self.save(measurement, folder, test, path if path.suffix else path.with_suffix(".html"))

    def save(self, measurement: Measurement, folder: Path, test: Path | None, file: Path) -> None:
        """Write a measurement of a folder, asked with the pictures of another one if that is not None."""
        self.writing.emit(True)
        task = partial(_save, self._reports, measurement, folder, test, file)
        self._worker.start_reporting(Lane.FILES, task, self._saved, self._not_saved)

    def _saved(self, file: Path) -> None:
        self.writing.emit(False)
        self._notice.say_with_open(filled(self.tr("The report is saved as {0}"), shown(file)), file)

    def _not_saved(self, error: SimguiError) -> None:
        self.writing.emit(False)
        self.failed.emit(error)


def _save(
    reports: Reports,
    measurement: Measurement,
    folder: Path,
    test: Path | None,
    file: Path,
    progress: Progress,
) -> Path:
    reports.save(measurement, folder, test, file, progress, translated)
    return file
