"""The picture that is searched with, and the part of it that counts."""

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from simgui.gui.language import filled
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.query.crop import (
    WHOLE,
    Grip,
    corners,
    dragged,
    grip_at,
    moved,
    rectangle_of,
    region_of,
    resized,
)
from simgui.search.query import Region

_STEP = 0.02
"""What an arrow key moves or resizes by, as a share of the picture."""
_FIRST_BY_KEY = QRectF(0.2, 0.2, 0.6, 0.6)
_LEAST_PX = 28
_HANDLE_PX = 8
_REACH_PX = 14
_SHADE = QColor(0, 0, 0, 140)
_CURSORS = {
    Grip.NEW: Qt.CursorShape.CrossCursor,
    Grip.INSIDE: Qt.CursorShape.SizeAllCursor,
    Grip.LEFT_TOP: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT_BOTTOM: Qt.CursorShape.SizeFDiagCursor,
    Grip.RIGHT_TOP: Qt.CursorShape.SizeBDiagCursor,
    Grip.LEFT_BOTTOM: Qt.CursorShape.SizeBDiagCursor,
}
_ARROWS = {
    Qt.Key.Key_Left: QPointF(-_STEP, 0),
    Qt.Key.Key_Right: QPointF(_STEP, 0),
    Qt.Key.Key_Up: QPointF(0, -_STEP),
    Qt.Key.Key_Down: QPointF(0, _STEP),
}
_ENDS = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class QueryPicture(PictureView):
    """Shows a picture whole, what is outside of the crop in the shade.

    While it is being cropped, the mouse draws, moves and resizes the rectangle; so do the arrow keys (with
    Shift they resize), and Enter or Escape ends it.

    Args:
        previews: Loads pictures large, by path or content.
        parent: Owner.
    """

    cropped = Signal(object)
    """The rectangle was let go: a `Region`, None for the whole picture."""
    crop_ended = Signal()
    """The person has pressed Enter or Escape, or gone elsewhere."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(previews, clickable=False, parent=parent)
        self._rectangle = QRectF(WHOLE)
        self._told = QRectF(WHOLE)
        self._cropping = False
        self._drag: tuple[Grip, QPointF, QRectF] | None = None
        self.setAccessibleName(self.tr("Query"))

    @property
    def region(self) -> Region | None:
        """The part that counts; None for all of it."""
        return region_of(self._rectangle)

    @property
    def cropping(self) -> bool:
        """Whether the rectangle can be changed."""
        return self._cropping

    def minimumSizeHint(self) -> QSize:
        """Leave room for what stands below it in a small window."""
        return QSize(_LEAST_PX, _LEAST_PX)

    def show_region(self, region: Region | None) -> None:
        """Show which part counts."""
        if self._drag is None:
            self._take(rectangle_of(region))
            self._told = QRectF(self._rectangle)

    def crop(self, cropping: bool) -> None:
        """Let the person change the rectangle, or no longer."""
        if cropping is self._cropping:
            return
        self._cropping, self._drag = cropping, None
        self.setMouseTracking(cropping)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if cropping else Qt.FocusPolicy.NoFocus)
        if cropping:
            self.setCursor(_CURSORS[Grip.NEW])
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.unsetCursor()
        self.update()

    def _take(self, rectangle: QRectF) -> None:
        self._rectangle = rectangle
        shares = (rectangle.left(), rectangle.top(), rectangle.width(), rectangle.height())
        said = filled(
            self.tr("Part from {0:.0%} left and {1:.0%} top, {2:.0%} wide and {3:.0%} high"), *shares
        )
        self.setAccessibleDescription("" if rectangle == WHOLE else said)
        self.update()

    def _tell(self) -> None:
        if self._rectangle != self._told:
            self._told = QRectF(self._rectangle)
            self.cropped.emit(self.region)

    # Where the picture is.

    @property
    def _target(self) -> QRect:
        pixmap = self.pixmap
        size = pixmap.size() if pixmap else QSize()
        target = QRect(QPoint(), size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio))
        target.moveCenter(self.rect().center())
        return target if size.isValid() and not size.isEmpty() else self.rect()

    def _share(self, point: QPointF) -> QPointF:
        target = QRectF(self._target)
        return QPointF(
            (point.x() - target.left()) / max(1.0, target.width()),
            (point.y() - target.top()) / max(1.0, target.height()),
        )

    def _grip(self, point: QPointF) -> Grip:
        target = self._target
        reach = QPointF(_REACH_PX / max(1, target.width()), _REACH_PX / max(1, target.height()))
        return grip_at(self._rectangle, self._share(point), reach)

    # The mouse.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the rectangle, or begin a new one."""
        if not self._cropping or event.button() != Qt.MouseButton.LeftButton:
            super().mousePressEvent(event)
            return
        point = event.position()
        self._drag = (self._grip(point), self._share(point), QRectF(self._rectangle))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Change the rectangle."""
        if not self._cropping:
            super().mouseMoveEvent(event)
        elif self._drag is None:
            self.setCursor(_CURSORS[self._grip(event.position())])
        else:
            grip, start, rectangle = self._drag
            self._take(dragged(rectangle, grip, start, self._share(event.position())))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let the rectangle go: the neighbours follow."""
        if not self._cropping or event.button() != Qt.MouseButton.LeftButton:
            super().mouseReleaseEvent(event)
            return
        self._drag = None
        self._tell()

    # The keyboard.

    def event(self, event: QEvent) -> bool:
        """Keep the keys of the crop from shortcuts of the window."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return super().event(event)
        if self._cropping and event.key() in (*_ARROWS, *_ENDS):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the rectangle, with Shift resize it; Enter and Escape end the crop."""
        if not self._cropping:
            super().keyPressEvent(event)
        elif event.key() in _ARROWS:
            step = _ARROWS[Qt.Key(event.key())]
            shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            if self._rectangle == WHOLE:
                self._take(QRectF(_FIRST_BY_KEY))
            else:
                self._take((resized if shift else moved)(self._rectangle, step))
        elif event.key() in _ENDS:
            self._tell()
            self.crop_ended.emit()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Let the rectangle go: the neighbours follow."""
        if self._cropping and event.key() in _ARROWS and not event.isAutoRepeat():
            self._tell()
        else:
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell what a key has changed that was let go elsewhere."""
        super().focusOutEvent(event)
        if self._cropping and self._drag is None:
            self._tell()

    # What is seen.

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and over it the shade and the rectangle."""
        super().paintEvent(event)
        if self.source is None or (self._rectangle == WHOLE and not self._cropping):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        target = QRectF(self._target)
        part = QRectF(
            target.left() + self._rectangle.left() * target.width(),
            target.top() + self._rectangle.top() * target.height(),
            self._rectangle.width() * target.width(),
            self._rectangle.height() * target.height(),
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_SHADE)
        painter.setClipRect(target)
        for outside in _around(target, part):
            painter.drawRect(outside)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor(0, 0, 0, 160), 4.0), (QColor(Qt.GlobalColor.white), 2.0)):
            painter.setPen(QPen(colour, width))
            painter.drawRect(part.adjusted(1, 1, -1, -1))
        if self._cropping and self._rectangle != WHOLE:
            painter.setPen(QPen(QColor(0, 0, 0, 160), 1))
            painter.setBrush(QColor(colours().accent) if self.hasFocus() else QColor(Qt.GlobalColor.white))
            for corner in corners(part).values():
                painter.drawEllipse(corner, _HANDLE_PX / 2 + 1, _HANDLE_PX / 2 + 1)
        painter.end()


def _around(outer: QRectF, inner: QRectF) -> tuple[QRectF, ...]:
    """Give what of a rectangle lies outside of another one within it: above, below, left and right."""
    return (
        QRectF(outer.topLeft(), QPointF(outer.right(), inner.top())),
        QRectF(QPointF(outer.left(), inner.bottom()), outer.bottomRight()),
        QRectF(QPointF(outer.left(), inner.top()), inner.bottomLeft()),
        QRectF(inner.topRight(), QPointF(outer.right(), inner.bottom())),
    )
