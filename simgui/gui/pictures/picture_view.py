"""A widget that shows one picture whole in a box, as large as its room allows."""

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.gui.look.spoken import Painted
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline, paint_badge, paint_box, paint_picture

Source = Path | bytes
_FADED = 0.45


class PictureView(Painted, QWidget):
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
        self._picture: int | None = None
        self._badge = ""
        self._faded = False
        self._clickable = clickable
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        if clickable:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        previews.call_when_loaded(self._loaded)

    @property
    def source(self) -> Source | None:
        """What is shown."""
        return self._source

    @property
    def pixmap(self) -> QPixmap | None:
        """What there is of it now; None while it is loaded, or if nothing is shown."""
        if self._source is None:
            return None
        return self._load(self._source)

    def _load(self, source: Source) -> QPixmap | None:
        longest_px = max(self.width(), self.height()) * self.devicePixelRatioF()
        return self._previews.fitting(source, self._picture, longest_px)

    def show_picture(
        self, source: Source | None, badge: str = "", *, picture: int | None = None, faded: bool = False
    ) -> None:
        """Show another picture, or none.

        Args:
            source: The picture.
            badge: What stands in its corner.
            picture: Its id; None if it is not known to be in the library.
            faded: Whether it is away.
        """
        self._source, self._picture = source, picture
        self._badge = badge
        self._faded = faded
        if source is not None and self.isVisible():
            self._load(source)  # it may be there when it is painted
        self.update()

    def sizeHint(self) -> QSize:
        """Prefer room for a picture one can look at."""
        return QSize(220, 240)

    def minimumSizeHint(self) -> QSize:
        """Stay recognisable in a small window."""
        return QSize(72, 72)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture whole in the middle of its box: boxes are alike, whatever lies in them."""
        if self._source is None:
            return
        painter = QPainter(self)
        paint_box(painter, self.rect())
        if self._faded:
            painter.setOpacity(_FADED)
        paint_picture(painter, self.rect(), self.pixmap, fill=False)
        painter.setOpacity(1)
        if self._badge:
            paint_badge(painter, self.rect(), self._badge)
        if self.hasFocus():
            outline(painter, self.rect().adjusted(1, 1, -1, -1), 3)
        painter.end()

    def _loaded(self, key: object) -> None:
        if key in (self._source, self._picture):
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
