"""How many pictures each label has, as bars: the largest first."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, number_text
from simgui.gui.look.spoken import PaintedChart
from simgui.gui.look.theme import colours

_AROUND_PX = 9
"""Between the names of two rows."""
_BAR_PX = 10
_GAP_PX = 12
_SLACK_PX = 3  # text is measured in whole pixels, and painted in parts of one


class LabelChart(PaintedChart, QWidget):
    """A bar chart: a row for each label with its name and count; only the rows in sight are painted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: list[tuple[str, int]] = []
        self._all: list[tuple[str, int]] = []
        self._made_of: Mapping[str, tuple[str, ...]] = {}
        self._filter = ""
        self._current: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def counts(self) -> list[tuple[str, int]]:
        """What is shown, from top to bottom."""
        return self._counts

    @property
    def current(self) -> int | None:
        """The row that is lit up."""
        return self._current

    def show_counts(
        self, counts: Mapping[str, int], made_of: Mapping[str, tuple[str, ...]] | None = None
    ) -> None:
        """Show other counts.

        Args:
            counts: Pictures of each label.
            made_of: The subfolders of labels that are not simply one subfolder of their name.
        """
        self._all = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
        self._made_of = made_of or {}
        self.show_only(self._filter)

    def show_only(self, part: str) -> None:
        """Show only the labels whose names contain a text, however it is written."""
        self._filter = part.strip().casefold()
        self._counts = [each for each in self._all if self._filter in each[0].casefold()]
        self._current = None
        self.setAccessibleName(", ".join(f"{name}: {number_text(count)}" for name, count in self._counts))
        self.updateGeometry()
        self.update()

    def show_current(self, row: int | None) -> None:
        """Light up a row."""
        self._current = row if row is not None and 0 <= row < len(self._counts) else None
        label = self._counts[self._current][0] if self._current is not None else ""
        made_of = self._made_of.get(label, ())
        self.setToolTip(
            filled(self.tr("{0}: the subfolders {1}"), label, ", ".join(map(shown, made_of)))
            if made_of
            else label
        )
        self.update()

    @property
    def _row_px(self) -> int:
        return self.fontMetrics().height() + _AROUND_PX

    def row_at(self, y: float) -> int:
        """Give the number of the row at a height, also if there is none."""
        return int(y // self._row_px)

    def place_of_current(self) -> QPoint:
        """Give a place inside the row that is lit up."""
        return QPoint(_GAP_PX, (self._current or 0) * self._row_px + self._row_px)

    def sizeHint(self) -> QSize:
        """Take a row a label."""
        return QSize(320, self.height_of(len(self._counts)))

    def height_of(self, rows: int) -> int:
        """Give the height that so many rows take."""
        return self._row_px * max(1, rows)

    def leaveEvent(self, event: QEvent) -> None:
        """Light up nothing."""
        super().leaveEvent(event)
        if not self.hasFocus():
            self.show_current(None)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars, names to the left, counts behind them."""
        if not self._counts:
            return
        chosen, metrics = colours(), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(self._shown(name)) for name, _ in self._counts)
        names_px = min(self.width() // 2, widest + _SLACK_PX)
        counts_px = max(metrics.horizontalAdvance(number_text(count)) for _, count in self._counts)
        left = names_px + _GAP_PX
        row_px = self._row_px
        room = max(8, self.width() - left - counts_px - _GAP_PX)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self.row_at(event.rect().top()), self.row_at(event.rect().bottom())
        for number, (name, count) in list(enumerate(self._counts))[max(0, first) : last + 1]:
            top = number * row_px
            if number == self._current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(chosen.line))
                painter.drawRoundedRect(QRect(-6, top, self.width() + 12, row_px), 6, 6)
            text = metrics.elidedText(self._shown(name), Qt.TextElideMode.ElideRight, names_px)
            painter.setPen(QColor(chosen.text))
            painter.drawText(0, top, names_px, row_px, Qt.AlignmentFlag.AlignVCenter, text)
            length = max(3.0, room * count / self._all[0][1])
            bar = QRectF(left, top + (row_px - _BAR_PX) / 2, length, _BAR_PX)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(chosen.accent))
            painter.drawRoundedRect(bar, 3, 3)
            painter.setPen(QColor(chosen.faint))
            behind = round(left + length) + _GAP_PX // 2
            painter.drawText(
                behind, top, counts_px + 4, row_px, Qt.AlignmentFlag.AlignVCenter, number_text(count)
            )
        painter.end()

    def _shown(self, name: str) -> str:
        """Give the name, marked where it is not simply a subfolder's."""
        return f"{name} *" if name in self._made_of else name
