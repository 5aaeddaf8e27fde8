"""One model in the Insight area: its views, or what stands in their way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.core.records import Cutpoint
from simgui.gui.insight.insight_view import InsightView
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.worker import Job, Lane, Task, Worker
from simgui.search.measurement import Measurement

_STEPS = 1000


class InsightColumn(QWidget):
    """Shows one view at a time; a measurement under way is given up for a newer one.

    Args:
        worker: Measures.
        views: All views of this model.
        parent: Owner.
    """

    measured = Signal(object)
    """A `Measurement`."""
    measure_wanted = Signal()

    def __init__(self, worker: Worker, views: Sequence[InsightView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = list(views)
        self._worker = worker
        self._job: Job | None = None
        self._measurement: Measurement | None = None
        self._shown: set[int] = set()
        self._name = ElidedLabel("heading")
        self._said = styled("", "heading")
        self._why = styled("", "faint")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setFixedWidth(260)
        self._again = QPushButton(self.tr("Measure again"))
        self._again.clicked.connect(self.measure_wanted)
        self._stack = QStackedWidget()
        for view in self.views:
            self._stack.addWidget(view)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._waiting_page())
        self._pages.addWidget(self._stack)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 12, 0)
        layout.setSpacing(8)
        layout.addWidget(self._name)
        layout.addWidget(self._pages, 1)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (self._said, self._why):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def show_view(self, number: int) -> None:
        """Show another view."""
        self._stack.setCurrentIndex(number)
        self._draw()

    def show_folder(self, folder: Path, model_id: str | None) -> None:
        """Let the views draw that need no measurement."""
        for view in self.views:
            view.show_folder(folder, model_id)

    def measure(self, task: Task) -> None:
        """Measure; the views stay as they are until it is done."""
        if self._job is not None:
            self._job.cancel()
        self._job = self._worker.start(Lane.INSIGHT, task, self._done, self._failed)
        self._job.progressed.connect(self._step)
        if self._measurement is None:
            self._wait(self.tr("Measuring…"), "", busy=True)

    def use_cutpoint(self, cutpoint: Cutpoint) -> None:
        """Draw the views at another cutpoint."""
        if self._measurement is not None:
            self._take(replace(self._measurement, cutpoint=cutpoint))

    def _step(self, step: Step) -> None:
        if self.sender() is self._job:
            self._bar.setRange(0, _STEPS if step.total else 0)
            self._bar.setValue(round(_STEPS * step.done / step.total) if step.total else 0)
            self._why.setText(str(step))

    def _done(self, measurement: Measurement) -> None:
        if self.sender() is self._job:
            self._job = None
            self._take(measurement)
            self.measured.emit(measurement)

    def _take(self, measurement: Measurement) -> None:
        self._measurement = measurement
        self._shown.clear()
        self._name.show_text(measurement.model_name)
        self._draw()

    def _draw(self) -> None:
        """Draw the view in sight, if it has not drawn this measurement yet, or say why there is none."""
        number = self._stack.currentIndex()
        if self._stack.count():
            shown = self._measurement is not None or not self.views[number].needs_labels
            self._pages.setCurrentIndex(1 if shown else 0)
        if self._measurement is not None and number not in self._shown:
            self._shown.add(number)
            self.views[number].show_measurement(self._measurement)

    def _failed(self, error: SimguiError) -> None:
        if self.sender() is self._job:
            self._job, self._measurement = None, None
            self._wait(error.title, error.message, busy=False)

    def _wait(self, said: str, why: str, *, busy: bool) -> None:
        self._said.setText(said)
        self._why.setText(why)
        self._bar.setVisible(busy)
        self._bar.setRange(0, 0)
        self._again.setVisible(not busy)
        self._draw()
