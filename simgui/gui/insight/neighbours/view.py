"""Ten queries with their five nearest pictures: right and wrong, to be looked at and to be shown around."""

from functools import partial
from pathlib import Path

import numpy as np
from PySide6.QtCore import QBuffer, QIODevice, QMarginsF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.files import written_whole
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.views.neighbour_sheet import drawn, worst_errors
from simgui.gui.charts.exports import save_image
from simgui.gui.insight.neighbours.sheet import NeighbourSheet, SheetPicture, SheetRow
from simgui.gui.insight.view import InsightView
from simgui.gui.language import filled
from simgui.gui.look.buttons import quiet
from simgui.gui.look.colours import LIGHT
from simgui.gui.look.labels import styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.work.worker import Lane, Worker
from simgui.search.records import NEIGHBOURS_SHOWN

_SAVED_PX, _SCALE = 900, 2
_MARGIN_MM = 12.0
_ERRORS, _ANY, _FIRST_LABEL = 0, 1, 3


class NeighboursView(InsightView):
    """A sheet of queries and their nearest pictures: the worst errors, or some drawn at random.

    Args:
        worker: Saves the sheet.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(self, worker: Worker, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._measurement: Measurement | None = None
        self._seed = 0
        self._sentence = styled("", "faint")
        self._sentence.setWordWrap(True)
        self.sheet = NeighbourSheet(thumbnails)
        self.sheet.search_wanted.connect(self.search_wanted)
        self.which = QComboBox()
        self.which.setAccessibleName(self.tr("Which pictures are tested"))
        self.which.activated.connect(self._draw)
        self._others = QPushButton(self.tr("Draw others"))
        self._others.clicked.connect(self._draw_others)
        self._save = quiet(self.tr("Save…"))
        self._save.setToolTip(self.tr("Save the sheet as a picture (PNG) or for print (PDF)"))
        self._save.clicked.connect(self._ask_where)
        thumbnails.loaded.connect(self._loaded)
        bar = QHBoxLayout()
        bar.setSpacing(8)
        bar.addWidget(self.which)
        bar.addWidget(self._others)
        bar.addStretch(1)
        bar.addWidget(self._save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(bar)
        layout.addWidget(self._sentence)
        layout.addWidget(self.sheet, 1)

    def title(self) -> str:
        """Give the word on its chip."""
        return self.tr("Neighbours")

    def show_measurement(self, measurement: Measurement) -> None:
        """Draw another measurement, with the same choice of queries."""
        self._measurement = measurement
        chosen = self.which.currentText()
        self.which.clear()
        self.which.addItem(self.tr("The worst errors"))
        self.which.addItem(self.tr("At random"))
        self.which.insertSeparator(2)
        self.which.addItems([measurement.names[number] for number in np.unique(measurement.query_labels)])
        place = self.which.findText(chosen) if chosen else -1  # the separator has no text either
        self.which.setCurrentIndex(place if place >= 0 else _ANY)
        self._draw()

    def _draw_others(self) -> None:
        self._seed += 1
        self._draw()

    def _draw(self) -> None:
        measurement = self._measurement
        if measurement is None:
            return
        which = self.which.currentIndex()
        if which == _ERRORS:
            queries = worst_errors(measurement)
        else:
            label = self.which.currentText() if which >= _FIRST_LABEL else None
            queries = drawn(measurement, label, self._seed)
        self._others.setEnabled(which != _ERRORS)
        rows = [sheet_row(measurement, number) for number in queries.tolist()]
        self.sheet.show_rows(rows)
        self._sentence.setText(self._about(rows))
        self._loaded()

    def _about(self, rows: list[SheetRow]) -> str:
        if not rows:
            return self.tr("No errors: the nearest picture always has the right label.")
        neighbours = [each for row in rows for each in row[1:]]
        right = sum(bool(each.right) for each in neighbours)
        said = self.tr("On the left the tested picture, then its nearest: {0} of {1} have its label.")
        return filled(said, right, len(neighbours))

    def _loaded(self) -> None:
        """Let the sheet be saved when every picture of it is there."""
        self._save.setEnabled(bool(self.sheet.rows) and self.sheet.sheet.complete)

    # Saved.

    def _ask_where(self) -> None:
        chosen, _ = QFileDialog.getSaveFileName(
            self,
            self.tr("Save"),
            str(Path.home() / "neighbours.png"),
            self.tr("Picture (*.png);;For print (*.pdf)"),
        )
        if chosen:
            self.save(Path(chosen))

    def save(self, path: Path) -> None:
        """Save the sheet: as PDF if the name says so, else as PNG."""
        pdf = path.suffix.lower() == ".pdf"
        path = path if pdf or path.suffix.lower() == ".png" else path.with_name(f"{path.name}.png")
        task = partial(_write, path, self._pdf()) if pdf else partial(save_image, self._image(), path)
        self._worker.start(Lane.FILES, task, on_failed=self.failed.emit)

    def _image(self) -> QImage:
        height = self.sheet.sheet.height_at(_SAVED_PX)
        image = QImage(_SAVED_PX * _SCALE, height * _SCALE, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SCALE)
        painter = QPainter(image)
        self.sheet.sheet.draw(painter, _SAVED_PX, LIGHT)
        painter.end()
        return image

    def _pdf(self) -> bytes:
        """Fit the sheet on one page; paper is light."""
        content = QBuffer()
        content.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(content)
        writer.setTitle(self.title())
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        writer.setPageLayout(
            QPageLayout(
                QPageSize(QPageSize.PageSizeId.A4),
                QPageLayout.Orientation.Portrait,
                margins,
                QPageLayout.Unit.Millimeter,
            )
        )
        painter = QPainter(writer)
        height = self.sheet.sheet.height_at(_SAVED_PX)
        scale = min(writer.width() / _SAVED_PX, writer.height() / max(1, height))
        painter.scale(scale, scale)
        self.sheet.sheet.draw(painter, _SAVED_PX, LIGHT)
        painter.end()
        return bytes(content.data().data())


def _write(path: Path, content: bytes) -> None:
    with written_whole(path) as beside:
        beside.write_bytes(content)


def sheet_row(measurement: Measurement, number: int) -> SheetRow:
    """Give a query and its nearest pictures.

    Args:
        measurement: What was measured.
        number: Position among its queries.
    """
    asked = int(measurement.query_labels[number])
    ids, labels = measurement.neighbour_ids[number], measurement.neighbour_labels[number]
    distances = measurement.figures.neighbour_distances[number]
    near = [
        SheetPicture(int(picture), measurement.names[int(label)], float(distance), int(label) == asked)
        for picture, label, distance in zip(ids, labels, distances, strict=True)
        if picture >= 0
    ]
    return [
        SheetPicture(int(measurement.query_ids[number]), measurement.names[asked]),
        *near[:NEIGHBOURS_SHOWN],
    ]
