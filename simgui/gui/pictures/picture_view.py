"""A widget that shows one picture whole, as large as its room allows."""

from pathlib import Path

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline, paint_badge, paint_picture

Source = Path | bytes


class PictureView(QWidget):
    """Shows a preview, loaded in the background.

    Args:
        previews: Loads by path, or by the content of a picture file.
        clickable: Whether a click, Enter or Space does something.
        parent: Owner.
    """

    clicked = Signal()

    def __init__(self, previews: PictureLoader, *, clickable: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._previews = previews
        self._source: Source | None = None
        self._badge = ""
        self._clickable = clickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        previews.loaded.connect(self._loaded)

    @property
    def source(self) -> Source | None:
        """What is shown."""
        return self._source

    def show_picture(self, source: Source | None, badge: str = "") -> None:
        """Show another picture, or none; the badge stands in its corner."""
        self._source = source
        self._badge = badge
        self.update()

    def sizeHint(self) -> QSize:
        """Prefer room for a picture one can look at."""
        return QSize(220, 240)

    def minimumSizeHint(self) -> QSize:
        """Stay recognisable in a small window."""
        return QSize(72, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture at the lower edge, so that the words below stand close to it."""
        if self._source is None:
            return
        painter = QPainter(self)
        pixmap = self._previews.get(self._source)
        target = paint_picture(painter, self._frame(pixmap.size() if pixmap else QSize()), pixmap, fill=False)
        if self._badge:
            paint_badge(painter, target, self._badge)
        if self.hasFocus():
            outline(painter, target.adjusted(1, 1, -1, -1), 3)
        painter.end()

    def _frame(self, size: QSize) -> QRect:
        room = self.rect()
        if size.isEmpty():
            return room
        fitted = size.scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        return QRect(0, room.height() - fitted.height(), fitted.width(), fitted.height())

    def _loaded(self, key: object) -> None:
        if key == self._source:
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Click."""
        inside = self.rect().contains(event.position().toPoint())
        if self._clickable and event.button() == Qt.MouseButton.LeftButton and inside:
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Click by keyboard."""
        if self._clickable and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)
