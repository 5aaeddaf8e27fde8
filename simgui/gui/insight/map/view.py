"""The map of the open folder: what looks alike stands together, with or without labels."""

from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.core.sentences import say_count
from simgui.evaluation.measurement import Measurement
from simgui.gui.charts.exports import ExportButton, TableRows
from simgui.gui.insight.evidence import Evidence, Exhibit
from simgui.gui.insight.map.canvas import MapCanvas
from simgui.gui.insight.map.legend import MapLegend
from simgui.gui.insight.view import InsightView
from simgui.gui.language import error_words, filled, translated
from simgui.gui.look.buttons import chip, quiet
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.latest import Latest
from simgui.gui.work.work_row import WorkRow
from simgui.gui.work.worker import Lane, Worker
from simgui.maps.picture_map import PictureMap
from simgui.maps.service import Maps

_COLUMNS_WITH_LEGEND = 53
_NEXT_TO_A_CLICK = 12


class MapView(InsightView):
    """The map of a folder: principal components at once, the arranged map when it is there.

    Args:
        maps: Makes maps.
        worker: Reads, and waits for the trainer, on a lane of its own.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    needs_labels = False

    def __init__(
        self, maps: Maps, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._maps = maps
        self._folder: Path | None = None
        self._model_id: str | None = None
        self._stale = False
        self._shown: PictureMap | None = None
        self._reading = Latest(worker, Lane.MAP, self)
        self._arranging = Latest(worker, Lane.MAP, self)
        self._stopped = False
        self.canvas = MapCanvas(thumbnails)
        self.canvas.chosen.connect(self._show_next_to)
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
        self._save = ExportButton(self.tr("map"), self.canvas.picture, self._rows, worker)
        self._save.saved.connect(self.saved)
        self._save.failed.connect(self.failed)
        self._hint = styled(
            self.tr(
                "Pictures that stand together look alike to the model; how far apart groups stand says "
                "little. Drag to move, wheel to zoom, click to see a picture and those next to it."
            ),
            "faint",
        )
        self._hint.setWordWrap(True)
        self._work = WorkRow()
        self._work.begin_wanted.connect(self._arrange)
        self._work.stop_wanted.connect(self._arranging.stop)
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
        task = partial(self._maps.get, self._folder, self._model_id)
        self._reading.start_reporting(task, self._show_map, self._fail)
        if self._shown is None:
            self._said.setText(self.tr("Looking at every picture…"))

    def _show_map(self, shown: PictureMap) -> None:
        self._shown = shown
        self.canvas.show_map(shown)
        self.legend.show_labels(shown)
        self._show_legend()
        self._save.setEnabled(len(shown) > 0)
        self._say()
        if shown.arranged and not self._arranging.running:
            self._work.hide()
        if shown.can_arrange and not shown.arranged and not self._stopped and not self._arranging.running:
            self._arrange()

    def _say(self) -> None:
        shown = self._shown
        if shown is None:
            return
        pictures = translated(say_count("{count:,} picture", "{count:,} pictures", len(shown)))
        if not len(shown):
            self._said.setText(self.tr("No picture of this folder is indexed yet: open it, or press F5."))
        elif shown.arranged:
            self._said.setText(filled(self.tr("{0}, neighbours brought together"), pictures))
        elif shown.can_arrange:
            self._said.setText(filled(self.tr("{0} by their two main differences (PCA)"), pictures))
        else:
            self._said.setText(
                filled(self.tr("{0} by their two main differences; too few to arrange"), pictures)
            )

    def _fail(self, error: SimguiError) -> None:
        self._shown = None
        self.canvas.show_map(None)
        self.legend.hide()
        self._said.setText(error_words(error))

    # Arranging.

    def _arrange(self) -> None:
        if self._folder is None:
            return
        self._stopped = False
        self._work.show_work(self.tr("Arranging…"), estimate=self._model_id is None)
        self._arranging.start_reporting(
            partial(self._maps.arrange, self._folder, self._model_id),
            self._arranged,
            self._not_arranged,
            on_stopped=self._arranging_stopped,
            on_step=self._work.show_step,
        )

    def _arranged(self, _done: object) -> None:
        self._work.hide()
        self._read()

    def _not_arranged(self, error: SimguiError) -> None:
        self._stopped = True
        self._work.show_rest(error_words(error), self.tr("Arrange"))

    def _arranging_stopped(self) -> None:
        self._stopped = True
        self._work.show_rest(self.tr("Neighbours are not brought together yet."), self.tr("Arrange"))

    def _give_up(self) -> None:
        """Forget the map of another folder or model, and whatever is under way for it."""
        self._reading.cancel()
        self._arranging.cancel()
        self._shown = None
        self._work.hide()
        self.canvas.show_map(None)

    # What the person wants.

    def _show_next_to(self, picture: int) -> None:
        """Show a picture beside the map, and those that stand next to it, the nearest first."""
        shown = self._shown
        if shown is None:
            return
        row = int(np.searchsorted(shown.ids, picture))
        title = filled(self.tr("{0} and the pictures next to it"), safe(_file(shown, row)))
        self.evidence_wanted.emit(
            Evidence(title, self._exhibits(shown, shown.next_to(row, _NEXT_TO_A_CLICK)))
        )

    def _circled(self, rows: npt.NDArray[np.int64]) -> None:
        shown = self._shown
        if shown is None:
            return
        rows = rows[np.argsort(shown.labels[rows], kind="stable")]
        title = translated(say_count("{count:,} picture circled", "{count:,} pictures circled", len(rows)))
        self.evidence_wanted.emit(Evidence(title, self._exhibits(shown, rows)))

    def _exhibits(self, shown: PictureMap, rows: npt.NDArray[np.int64]) -> list[Exhibit]:
        return [
            Exhibit(int(shown.ids[row]), f"{shown.label_of(row) or self.tr('no label')}\n{_file(shown, row)}")
            for row in rows.tolist()
        ]

    def _end_circling(self) -> None:
        self._lasso.setChecked(False)

    def _rows(self) -> TableRows:
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
            self.legend.restyle()


def _file(shown: PictureMap, row: int) -> str:
    return Path(shown.paths[row]).name
