"""How many pictures each label has, as bars: the largest first."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.gui.theme import colours

_ROW_PX = 26
_BAR_PX = 10
_GAP_PX = 12
_SLACK_PX = 3  # text is measured in whole pixels, and painted in parts of one


class LabelChart(QWidget):
    """A bar a label, with its name and count in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What is shown, from top to bottom."""
        return self._counts

    def show_counts(self, counts: Mapping[str, int]) -> None:
        """Show other counts."""
        self._counts = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        self.setAccessibleName(", ".join(f"{name}: {count}" for name, count in self._counts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take a row a label."""
        return QSize(320, _ROW_PX * max(1, len(self._counts)))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars, names to the left, counts behind them."""
        if not self._counts:
            return
        chosen, metrics = colours(), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(name) for name, _ in self._counts)
        names_px = min(self.width() // 2, widest + _SLACK_PX)
        counts_px = max(metrics.horizontalAdvance(f"{count:,}") for _, count in self._counts)
        left = names_px + _GAP_PX
        room = max(8, self.width() - left - counts_px - _GAP_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, (name, count) in enumerate(self._counts):
            top = number * _ROW_PX
            text = metrics.elidedText(name, Qt.TextElideMode.ElideRight, names_px)
            painter.setPen(QColor(chosen.text))
            painter.drawText(0, top, names_px, _ROW_PX, Qt.AlignmentFlag.AlignVCenter, text)
            length = max(3.0, room * count / self._counts[0][1])
            bar = QRectF(left, top + (_ROW_PX - _BAR_PX) / 2, length, _BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.accent))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(chosen.faint))
            behind = round(left + length) + _GAP_PX // 2
            painter.drawText(behind, top, counts_px + 4, _ROW_PX, Qt.AlignmentFlag.AlignVCenter, f"{count:,}")
        painter.end()
