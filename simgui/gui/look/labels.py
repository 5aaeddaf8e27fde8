"""Small pieces of text: a verdict, and a line that is shortened in the middle where it does not fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from simgui.core.names import plain
from simgui.gui.language import filled
from simgui.gui.look.fonts import columns_px, lines_px, wrapped
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.spoken import PaintedText
from simgui.gui.look.theme import colours

_ICON_PX = 14
_PADDING_PX = 9
_LEAST_COLUMNS = 8
_ANY_PX = 1 << 20


def styled(text: str, role: str, parent: QWidget | None = None) -> QLabel:
    """Make a label that the style sheet knows by its role: title, heading, faint or distance."""
    label = QLabel(parent)
    label.setTextFormat(Qt.TextFormat.PlainText)  # a name from outside may look like markup
    label.setText(text)
    label.setProperty("role", role)
    return label


class ElidedLabel(QLabel):
    """A label of one line, shortened in the middle or at its end; the tool tip has the whole."""

    def __init__(self, role: str, parent: QWidget | None = None, *, end: bool = False) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._mode = Qt.TextElideMode.ElideRight if end else Qt.TextElideMode.ElideMiddle
        self.setProperty("role", role)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, whole: str = "") -> None:
        """Show a text; `whole` is the tool tip, the text itself if it is empty."""
        self.setText(plain(text))
        self.setToolTip(tool_tip(plain(whole or text)) if text else "")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.width())
        painter.drawText(self.rect(), self.alignment(), shown)
        painter.end()


class FittedLabel(QLabel):
    """A label of a few lines, which end in "…" if there is more; the tool tip has the whole.

    Args:
        role: What the style sheet knows it by.
        most: Lines at most.
        parent: Owner.
    """

    def __init__(self, role: str, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def show_text(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self.setToolTip(tool_tip(text) if text else "")

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's own name
        """Take no more lines than it may."""
        return min(super().heightForWidth(width), lines_px(self.font(), self._most))

    def sizeHint(self) -> QSize:
        """Take no more lines than it may."""
        return super().sizeHint().boundedTo(QSize(_ANY_PX, lines_px(self.font(), self._most)))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a line of a few letters."""
        return QSize(columns_px(self.font(), _LEAST_COLUMNS), lines_px(self.font(), 1))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(
            self.rect(), self.alignment(), wrapped(self.text(), self.font(), self.width(), self.height())
        )
        painter.end()


class VerdictPill(PaintedText, QWidget):
    """The verdict, *match* or *no match*: in a word, an icon and a colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._match = self._answered = False
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def text(self) -> str:
        """What it says."""
        if not self._answered:
            return self.word
        return filled(self.tr("you said: {0}"), self._said)

    @property
    def _said(self) -> str:
        return self.tr("same") if self._match else self.tr("different")

    @property
    def word(self) -> str:
        """The verdict in a word."""
        return self.tr("match") if self._match else self.tr("no match")

    def show_verdict(self, match: bool, *, answered: bool = False) -> None:
        """Show a verdict; one that the person gave says so."""
        self._match, self._answered = match, answered
        self.setAccessibleName(self.text)
        self.setToolTip(self.text if answered else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Take as much as icon and word need."""
        return self._size(self.text)

    def minimumSizeHint(self) -> QSize:
        """Shrink to the one word that the person said."""
        return self._size(self._said if self._answered else self.text)

    def _size(self, text: str) -> QSize:
        metrics = self.fontMetrics()
        width = 2 * _PADDING_PX + _ICON_PX + 5 + metrics.horizontalAdvance(text)
        return QSize(width, metrics.height() + 8)

    def fitted(self, width_px: int) -> str:
        """Give the text for so much room."""
        fits = self.fontMetrics().horizontalAdvance(self.text) <= width_px
        return self.text if fits or not self._answered else self._said

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        chosen = colours()
        colour = chosen.match if self._match else chosen.no_match
        ground = chosen.match_ground if self._match else chosen.no_match_ground
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ground))
        radius = self.height() / 2
        painter.drawRoundedRect(self.rect(), radius, radius)
        icon = icon_pixmap("check" if self._match else "cross", colour, _ICON_PX, self.devicePixelRatio())
        painter.drawPixmap(_PADDING_PX, (self.height() - _ICON_PX) // 2, icon)
        painter.setPen(QColor(colour))
        text = self.rect().adjusted(_PADDING_PX + _ICON_PX + 5, 0, 0, 0)
        fitted = self.fitted(text.width() - _PADDING_PX)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, fitted)
        painter.end()
