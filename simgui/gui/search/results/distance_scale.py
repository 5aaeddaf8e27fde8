"""The distance of a neighbour as a place on a small scale, beside the threshold."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.gui.language import filled
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.spoken import PaintedChart
from simgui.gui.look.theme import colours

_HEIGHT_LINES = 0.75
_TRACK_PX, _TICK_PX = 4, 2
_TRACK_OPACITY = 0.4
_LEAST_END = 0.02


class DistanceScale(PaintedChart, QWidget):
    """A line from 0 to twice the threshold, so that matches lie in its left half; a dot is the distance.

    What lies farther away stands at the right end, as an open ring.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._distance = self._threshold = 0.0
        self._match = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_distance(self, distance: float, threshold: float, *, match: bool) -> None:
        """Show a distance and a threshold, in [0, 2], in the colour of the verdict."""
        self._distance, self._threshold, self._match = distance, threshold, match
        said = filled(self.tr("Distance {0:.2f}; pictures match up to {1:.2f}"), distance, threshold)
        self.setAccessibleName(said)
        self.setToolTip(
            tool_tip(
                filled(
                    self.tr("{0}\nCosine distance {1:.4f}: 0 is the same, smaller is closer"), said, distance
                )
            )
        )
        self.update()

    @property
    def share(self) -> float:
        """Where the dot stands, in [0, 1]; the threshold stands at a half."""
        return min(1.0, self._distance / self._end)

    @property
    def _end(self) -> float:
        return max(_LEAST_END, 2 * self._threshold)

    def sizeHint(self) -> QSize:
        """Take the height of a small line."""
        return QSize(80, lines_px(self.font(), _HEIGHT_LINES))

    def minimumSizeHint(self) -> QSize:
        """Shrink with the card."""
        return QSize(30, self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line, threshold and dot."""
        chosen = colours()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius, middle = self.height() / 2 - 1, self.height() / 2
        left, width = radius + 1, self.width() - 2 * radius - 2
        at = left + width * self._threshold / self._end
        painter.setPen(Qt.PenStyle.NoPen)
        for start, end, name in ((left, at, chosen.match), (at, left + width, chosen.no_match)):
            track = QColor(name)
            track.setAlphaF(_TRACK_OPACITY)
            painter.setBrush(track)
            painter.drawRoundedRect(QRectF(start, middle - _TRACK_PX / 2, end - start, _TRACK_PX), 2, 2)
        painter.fillRect(QRectF(at - _TICK_PX / 2, 0, _TICK_PX, self.height()), QColor(chosen.text))
        colour = QColor(chosen.match if self._match else chosen.no_match)
        beyond = self._distance > self._end
        painter.setBrush(QColor(chosen.ground) if beyond else colour)
        painter.setPen(QPen(colour, 2))
        painter.drawEllipse(QPointF(left + width * self.share, middle), radius - 1, radius - 1)
        painter.end()
