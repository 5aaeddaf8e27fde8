"""A line that is drawn around pictures of the map."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from simgui.gui.insight.map.frame import MapFrame
from simgui.gui.look.theme import colours
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import inside

_FEWEST_CORNERS = 3
_FILL_ALPHA = 40


class Lasso:
    """The corners of the line so far, in pixels of the widget; none while nothing is being drawn."""

    def __init__(self) -> None:
        self._corners: list[QPointF] = []

    @property
    def drawing(self) -> bool:
        """Whether a line is being drawn."""
        return bool(self._corners)

    def begin(self, place: QPointF) -> None:
        """Begin a line."""
        self._corners = [place]

    def go_on(self, place: QPointF) -> None:
        """Draw the line to a place."""
        self._corners.append(place)

    def give_up(self) -> None:
        """Draw no line."""
        self._corners = []

    def rows_within(
        self, frame: MapFrame, shown: PictureMap, lit: Collection[int]
    ) -> npt.NDArray[np.int64] | None:
        """Give the pictures inside the line: rows of the map, int64 (m,); None if it encloses nothing yet.

        Args:
            frame: The part of the map that is seen.
            shown: The map.
            lit: Only pictures with these labels, if there are any.
        """
        if len(self._corners) < _FEWEST_CORNERS:
            return None
        corners = np.array([(each.x(), each.y()) for each in self._corners], np.float64)
        within = inside(frame.to_pixels(shown.places.astype(np.float64)), corners)
        if lit:
            within &= np.isin(shown.labels, list(lit))
        return np.flatnonzero(within)

    def paint(self, painter: QPainter) -> None:
        """Paint the line and what it encloses."""
        if not self._corners:
            return
        colour = QColor(colours().accent)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        colour.setAlpha(_FILL_ALPHA)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(self._corners))
        painter.setBrush(Qt.BrushStyle.NoBrush)
