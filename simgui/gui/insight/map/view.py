"""The map of the open folder: what looks alike stands together, with or without labels."""

from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.gui.charts.exports import ExportButton, Rows
from simgui.gui.insight.evidence_panel import Evidence, Exhibit
from simgui.gui.insight.map.canvas import MapCanvas
from simgui.gui.insight.map.legend import MapLegend
from simgui.gui.insight.view import InsightView
from simgui.gui.look.buttons import chip, quiet
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Job, Lane, Worker
from simgui.maps.picture_map import PictureMap

_COLUMNS_WITH_LEGEND = 53


class MapView(InsightView):
    """Shows principal components at once, and the arranged map when it is there.

    Args:
        app: The library and its models.
        worker: Reads, and waits for the trainer, on a lane of its own.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    needs_labels = False

    def __init__(
        self, app: App, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._folder: Path | None = None
        self._model_id: str | None = None
        self._stale = False
        self._shown: PictureMap | None = None
        self._reading: Job | None = None
        self._arranging: Job | None = None
        self._stopped = False
        self.canvas = MapCanvas(thumbnails)
        self.canvas.chosen.connect(self.search_wanted)
        self.canvas.circled.connect(self._circled)
        self.canvas.circling_ended.connect(self._end_circling)
        self.legend = MapLegend()
        self.legend.lit.connect(self.canvas.light)
        self._said = styled("", "faint")
        self._lasso = chip(self.tr("Lasso"))
        self._lasso.setToolTip(
            self.tr(
                "Circle pictures to see, search or label them (also: Shift and drag; Ctrl+A: all in sight)"
            )
        )
        self._lasso.toggled.connect(self.canvas.set_lasso)
        self._save = ExportButton(self.tr("map"), self.canvas.picture, self._rows)
        self._save.failed.connect(self.failed)
        self._hint = styled(
            self.tr(
                "Pictures that stand together look alike to the model; how far apart groups stand says "
                "little. Drag to move, wheel to zoom, click to search."
            ),
            "faint",
        )
        self._hint.setWordWrap(True)
        self._work = WorkRow()
        self._work.begin_wanted.connect(self._arrange)
        self._lay_out()

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(6)
        self._said.setWordWrap(True)
        top.addWidget(self._said, 1)
        top.addWidget(self._lasso)
        for text, name, slot in (
            ("−", self.tr("Zoom out"), self.canvas.zoom_out),  # noqa: RUF001 - the sign, not a hyphen
            ("+", self.tr("Zoom in"), self.canvas.zoom_in),
            ("⤢", self.tr("Show the whole map"), self.canvas.show_all),
        ):
            button = quiet(text)
            button.setToolTip(name)
            button.setAccessibleName(name)
            button.clicked.connect(slot)
            top.addWidget(button)
        top.addWidget(self._save)
        middle = QHBoxLayout()
        middle.setSpacing(10)
        middle.addWidget(self.canvas, 1)
        middle.addWidget(self.legend, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addLayout(middle, 1)
        layout.addWidget(self._work)
        layout.addWidget(self._hint)
        self.legend.hide()

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("Map")

    @property
    def shown(self) -> PictureMap | None:
        """The map that is shown."""
        return self._shown

    # What is shown.

    def show_folder(self, folder: Path, model_id: str | None) -> None:
        """Draw a folder anew, when it is looked at."""
        if folder != self._folder:
            self.legend.forget()
        if (folder, model_id) != (self._folder, self._model_id):
            self._folder, self._model_id = folder, model_id
            self._stopped = False
            self._give_up()
        self._stale = True
        if self.isVisible():
            self._read()

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw anew if the measurement has indexed pictures that the map does not know."""
        if self._shown is not None and not np.isin(measurement.gallery_ids, self._shown.ids).all():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw what has changed since."""
        super().showEvent(event)
        if self._stale:
            self._read()

    def _read(self) -> None:
        if self._folder is None:
            return
        self._stale = False
        if self._reading is not None:
            self._reading.cancel()
        task = partial(_read, self._app, self._folder, self._model_id)
        self._reading = self._worker.start_reporting(Lane.MAP, task, self._show_map, self._fail)
        if self._shown is None:
            self._said.setText(self.tr("Looking at every picture…"))

    def _show_map(self, shown: PictureMap) -> None:
        if self.sender() is not self._reading:
            return
        self._reading = None
        self._shown = shown
        self.canvas.show_map(shown)
        self.legend.show_labels(shown)
        self._show_legend()
        self._save.setEnabled(len(shown) > 0)
        self._say()
        if shown.arranged and self._arranging is None:
            self._work.hide()
        if shown.can_arrange and not shown.arranged and not self._stopped and self._arranging is None:
            self._arrange()

    def _say(self) -> None:
        shown = self._shown
        if shown is None:
            return
        pictures = counted(len(shown), self.tr("picture"), self.tr("pictures"))
        if not len(shown):
            self._said.setText(self.tr("No picture of this folder is indexed yet: open it, or press F5."))
        elif shown.arranged:
            self._said.setText(self.tr("{0}, neighbours brought together").format(pictures))
        elif shown.can_arrange:
            self._said.setText(self.tr("{0} by their two main differences (PCA)").format(pictures))
        else:
            self._said.setText(
                self.tr("{0} by their two main differences; too few to arrange").format(pictures)
            )

    def _fail(self, error: SimguiError) -> None:
        if self.sender() is self._reading:
            self._reading = None
            self._shown = None
            self.canvas.show_map(None)
            self.legend.hide()
            self._said.setText(f"{error.title}. {error.message}")

    # Arranging.

    def _arrange(self) -> None:
        if self._folder is None:
            return
        task = partial(_arrange, self._app, self._folder, self._model_id)
        self._arranging = self._worker.start_reporting(Lane.MAP, task, self._arranged, self._not_arranged)
        self._arranging.stopped.connect(self._arranging_stopped)
        self._stopped = False
        self._work.follow(self._arranging, self.tr("Arranging…"), estimate=self._model_id is None)

    def _arranged(self, _done: object) -> None:
        if self.sender() is self._arranging:
            self._arranging = None
            self._work.hide()
            self._read()

    def _not_arranged(self, error: SimguiError) -> None:
        if self.sender() is self._arranging:
            self._arranging = None
            self._stopped = True
            self._work.show_rest(f"{error.title}. {error.message}", self.tr("Arrange"))

    def _arranging_stopped(self) -> None:
        if self.sender() is self._arranging:
            self._arranging = None
            self._stopped = True
            self._work.show_rest(self.tr("Neighbours are not brought together yet."), self.tr("Arrange"))

    def _give_up(self) -> None:
        """Forget the map of another folder or model, and whatever is under way for it."""
        for job in (self._reading, self._arranging):
            if job is not None:
                job.cancel()
        self._reading = self._arranging = self._shown = None
        self._work.hide()
        self.canvas.show_map(None)

    # What the person wants.

    def _circled(self, rows: npt.NDArray[np.int64]) -> None:
        shown = self._shown
        if shown is None:
            return
        rows = rows[np.argsort(shown.labels[rows], kind="stable")]
        exhibits = [
            Exhibit(int(shown.ids[row]), f"{shown.label_of(row) or self.tr('no label')}\n{_file(shown, row)}")
            for row in rows.tolist()
        ]
        title = counted(len(rows), self.tr("picture circled"), self.tr("pictures circled"))
        self.evidence_wanted.emit(Evidence(title, exhibits))

    def _end_circling(self) -> None:
        self._lasso.setChecked(False)

    def _rows(self) -> Rows:
        return () if self._shown is None else self._shown.rows()

    # How it looks.

    def _show_legend(self) -> None:
        labelled = self._shown is not None and bool(self._shown.names)
        self.legend.setVisible(labelled and self.width() >= columns_px(self.font(), _COLUMNS_WITH_LEGEND))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the legend out where there is no room for it."""
        super().resizeEvent(event)
        self._show_legend()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.legend.dress()


def _file(shown: PictureMap, row: int) -> str:
    return Path(shown.paths[row]).name


# The tasks: they run off the GUI thread and touch no widget.


def _read(app: App, folder: Path, model_id: str | None, progress: Progress) -> PictureMap:
    return app.maps.of(folder, model_id, progress)


def _arrange(app: App, folder: Path, model_id: str | None, progress: Progress) -> None:
    app.maps.arrange(folder, model_id, progress)
