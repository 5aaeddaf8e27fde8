"""One model in the Insight area: its views, or what stands in their way."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QStackedWidget, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.records import Cutpoint
from simgui.gui.insight.insight_view import InsightView
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.look.work_row import WorkRow
from simgui.gui.worker import Job, Lane, Task, Worker
from simgui.search.measurement import Measurement

_WAITING, _VIEWS = 0, 1


class InsightColumn(QWidget):
    """Shows one view at a time; a measurement under way is given up for a newer one, or for *Cancel*.

    Args:
        worker: Measures.
        views: All views of this model.
        parent: Owner.
    """

    measured = Signal(object)
    """A `Measurement`; None if it failed."""
    measure_wanted = Signal()
    stopped = Signal()
    """The person has given up a measurement."""

    def __init__(self, worker: Worker, views: Sequence[InsightView], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.views = list(views)
        self._worker = worker
        self._job: Job | None = None
        self._subject: tuple[Path, str | None] | None = None
        self._measurement: Measurement | None = None
        self._shown: set[int] = set()
        self._name = ElidedLabel("heading")
        self._name.hide()
        self._said = styled("", "heading")
        self._why = styled("", "faint")
        self._again = QPushButton(self.tr("Measure again"))
        self._again.clicked.connect(self.measure_wanted)
        self._first_work, self._work = WorkRow(), WorkRow()
        for row in (self._first_work, self._work):
            row.begin_wanted.connect(self.measure_wanted)
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
        layout.addWidget(self._work)

    def _waiting_page(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setSpacing(10)
        layout.addStretch(1)
        for label in (self._said, self._why):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addWidget(self._first_work, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self._again, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        return page

    def show_view(self, number: int) -> None:
        """Show another view."""
        self._stack.setCurrentIndex(number)
        self._draw()

    def show_name(self, name: str) -> None:
        """Write the name of the model above its views: where there are two, one has to know."""
        self._name.show_text(name)
        self._name.show()

    def hide_name(self) -> None:
        """Leave the name away."""
        self._name.hide()

    # What is measured.

    def show_folder(self, folder: Path, model_id: str | None) -> None:
        """Let the views draw that need no measurement; what was measured of something else is forgotten."""
        if self._subject != (folder, model_id):
            self._subject, self._measurement = (folder, model_id), None
        for view in self.views:
            view.show_folder(folder, model_id)

    def measure(self, task: Task) -> None:
        """Measure; the views stay as they are until it is done."""
        self.give_up()
        self._job = self._worker.start(Lane.INSIGHT, task, self._done, self._failed)
        self._job.stopped.connect(self._was_stopped)
        if self._measurement is None:
            self._wait(
                self.tr("Measuring…"), self.tr("How near the right pictures are, and how far the others.")
            )
            self._again.hide()
            self._first_work.follow(self._job, "")
        else:
            self._work.follow(self._job, self.tr("Measuring again…"))

    def give_up(self) -> None:
        """Measure no longer."""
        if self._job is not None:
            self._job.cancel()
        self._job = None
        self._first_work.hide()
        self._work.hide()

    def use_cutpoint(self, cutpoint: Cutpoint) -> None:
        """Draw the views at another cutpoint."""
        if self._measurement is not None:
            self._take(replace(self._measurement, cutpoint=cutpoint))

    def _done(self, measurement: Measurement) -> None:
        if self.sender() is self._job:
            self.give_up()
            self._take(measurement)
            self.measured.emit(measurement)

    def _failed(self, error: SimguiError) -> None:
        if self.sender() is self._job:
            self.give_up()
            self._measurement = None
            self._wait(error.title, error.message)
            self.measured.emit(None)

    def _was_stopped(self) -> None:
        if self.sender() is not self._job:
            return
        self.give_up()
        if self._measurement is None:
            self._wait(self.tr("Stopped"), self.tr("Nothing is measured yet."))
        else:
            text = self.tr("Stopped: what is shown may be older than the library.")
            self._work.show_rest(text, self.tr("Measure again"))
        self.stopped.emit()

    # What is shown.

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
            self._pages.setCurrentIndex(_VIEWS if shown else _WAITING)
        if self._measurement is not None and number not in self._shown:
            self._shown.add(number)
            self.views[number].show_measurement(self._measurement)

    def _wait(self, said: str, why: str) -> None:
        self._said.setText(said)
        self._why.setText(why)
        self._again.show()
        self._draw()
