"""The labels of a map with their marks and counts; chosen ones are lit up on the map."""

import numpy as np
from PySide6.QtCore import QEvent, QModelIndex, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy, QWidget

from simgui.gui.insight.map.label_palette import FARTHEST, label_colours, label_shape, shape_path
from simgui.gui.language import number_text
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.lists import shorten_names
from simgui.gui.look.questions import tool_tip
from simgui.maps.picture_map import PictureMap

_COLUMNS = 19
"""Figures of the text that the legend is wide."""
_MARK_PX = 14
_AROUND_PX = 12
_NUMBER = Qt.ItemDataRole.UserRole


class MapLegend(QListWidget):
    """A list of labels. Click or Space lights one up, or puts it out; pointing at one lights it as long."""

    lit = Signal(object)
    """Positions of labels in the names of the map: `tuple[int, ...]`; empty if all are to be alike."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.MultiSelection)
        self.setIconSize(QSize(_MARK_PX, _MARK_PX))
        self._width_px = columns_px(self.font(), _COLUMNS)
        self.setFixedWidth(self._width_px)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Maximum)
        self.setUniformItemSizes(True)
        shorten_names(self)
        self.setAccessibleName(self.tr("Labels: choose those to light up"))
        self.setToolTip(self.tr("Click labels to light up their pictures"))
        self.setMouseTracking(True)
        self._pointed: int | None = None
        self.itemSelectionChanged.connect(self._tell)
        self.entered.connect(self._point)

    def show_labels(self, shown: PictureMap) -> None:
        """List the labels of a map; those that were lit up before stay so."""
        before = {item.data(Qt.ItemDataRole.AccessibleTextRole) for item in self.selectedItems()}
        counts = np.bincount(shown.labels[shown.labels >= 0], minlength=len(shown.names))
        self._pointed = None
        self.blockSignals(True)
        self.clear()
        for number, name in enumerate(shown.names):
            item = QListWidgetItem(f"{name}  {number_text(counts[number])}")
            item.setData(_NUMBER, number)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, name)
            item.setToolTip(tool_tip(item.text()))
            self.addItem(item)
            item.setSelected(name in before)
        self.blockSignals(False)
        self.updateGeometry()
        self.restyle()
        self._tell()

    def forget(self) -> None:
        """List nothing and light nothing up: another folder has other labels, if by the same names."""
        self._pointed = None
        self.clear()

    def sizeHint(self) -> QSize:
        """Take a row a label."""
        row_px = self.sizeHintForRow(0) if self.count() else 0
        return QSize(self._width_px, self.count() * row_px + _AROUND_PX)

    def minimumSizeHint(self) -> QSize:
        """Scroll where there is no room for all."""
        return QSize(self._width_px, 4 * _AROUND_PX)

    def restyle(self) -> None:
        """Take the colours of the scheme."""
        palette = label_colours(self.count())
        for row, colour in enumerate(palette):
            self.item(row).setIcon(_mark(colour, label_shape(row), self.devicePixelRatioF()))

    def _point(self, index: QModelIndex) -> None:
        self._light(index.row())

    def leaveEvent(self, event: QEvent) -> None:
        """Point at no label any more."""
        super().leaveEvent(event)
        self._light(None)

    def _light(self, pointed: int | None) -> None:
        if pointed != self._pointed:
            self._pointed = pointed
            self._tell()

    def _tell(self) -> None:
        chosen = {int(item.data(_NUMBER)) for item in self.selectedItems()}
        self.lit.emit(tuple(sorted(chosen if self._pointed is None else chosen | {self._pointed})))


def _mark(colour: str, shape: int, ratio: float) -> QIcon:
    side = round(_MARK_PX * ratio)
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(shape_path(shape, QPointF(side / 2, side / 2), side / 2 / FARTHEST), QColor(colour))
    painter.end()
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(pixmap, mode)
    return icon
