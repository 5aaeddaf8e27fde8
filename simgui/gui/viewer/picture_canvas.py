"""A picture under the person's hands: zoomed and moved; or two, one over the other."""

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from simgui.gui.look.spoken import Painted
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_painter import outline, paint_picture
from simgui.gui.viewer.heat_overlay import HeatOverlay
from simgui.gui.viewer.laid_picture import paint_laid
from simgui.gui.viewer.look_frame import WHOLE, Look, LookFrame
from simgui.gui.viewer.picture_difference import Shrunk, draw_difference
from simgui.gui.viewer.sharp_picture import SharpPicture

_BY_TAB = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_WHEEL_BASE = 1.0016
_STEP = 1.25
_MOVED_SHARE = 0.125
_PIXELS_SHOWN = 3.0
"""From this scale on, pixels are shown as squares."""


class PictureCanvas(Painted, QWidget):
    """Shows a picture, perhaps with another one over it. The wheel and a pinch zoom, a drag moves.

    Args:
        under: The picture.
        parent: Owner.
    """

    looked = Signal(object)
    """The person looks elsewhere: a `Look`."""

    def __init__(self, under: SharpPicture, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._framed = False
        self._under = under
        self._over: SharpPicture | None = None
        self._share = 0.5
        self._differs = 0
        self._laid: QTransform | None = None
        self._shrunk = Shrunk()
        self._look = WHOLE
        self._held: QPointF | None = None
        self.heat: HeatOverlay | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.grabGesture(Qt.GestureType.PinchGesture)
        under.changed.connect(self.update)

    # What is shown.

    def show_over(self, picture: SharpPicture | None) -> None:
        """Show another picture over it, or none any more."""
        if self._over is not None:
            self._over.changed.disconnect(self.update)
        self._over = picture
        if picture is not None:
            picture.changed.connect(self.update)
        self.update()

    def lay(self, transform: QTransform | None) -> None:
        """Lay the picture over it where it fits, by shares of both; None lets it stand as it is."""
        self._laid = transform
        self.update()

    def set_share(self, share: float) -> None:
        """Show so much of the picture that lies over the other: 0 to 1."""
        self._share = share
        self.update()

    def show_difference(self, times: int) -> None:
        """Show where the two pictures differ instead of both, so many times as bright; with 0, not."""
        if times == self._differs:
            return
        self._differs = times
        self._shrunk = Shrunk()
        self.update()

    def show_heat(self, heat: HeatOverlay | None) -> None:
        """Show which regions make it close to the other one, or not."""
        self.heat = heat
        self.update()

    @property
    def frame(self) -> LookFrame:
        """How the picture is looked at now."""
        return self._frame_of(self._under)

    def _frame_of(self, picture: SharpPicture) -> LookFrame:
        return LookFrame(QSizeF(self.size()), picture.size, self._look)

    @property
    def is_zoomed(self) -> bool:
        """Whether it is larger than it fits."""
        return self.frame.within().look.zoom > 1.0 + 1e-6

    def show_look(self, look: Look) -> None:
        """Look elsewhere."""
        self._look = look
        self.update()

    def _go(self, frame: LookFrame) -> None:
        self._look = frame.within().look
        self.update()
        self.looked.emit(self._look)

    # What the person does.

    def zoom(self, steps: int) -> None:
        """Zoom in, or out with a number below 0."""
        self._go(self.frame.zoomed(_STEP**steps, QPointF(self.width() / 2, self.height() / 2)))

    def fit(self) -> None:
        """Show the whole picture."""
        self._go(LookFrame(QSizeF(self.size()), self._under.size))

    def show_pixels(self) -> None:
        """Show a pixel of the picture as one of the screen."""
        self._go(self.frame.at_scale(1 / self.devicePixelRatioF()))

    def pan(self, across: int, down: int) -> None:
        """Move by steps: the picture goes the other way."""
        step = _MOVED_SHARE
        self._go(self.frame.moved(-across * step * self.width(), -down * step * self.height()))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        self._go(self.frame.zoomed(_WHEEL_BASE ** event.angleDelta().y(), event.position()))
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch, on a touch pad or a touch screen."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._go(self.frame.zoomed(1 + event.value(), event.position()))
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                about = QPointF(self.mapFromGlobal(pinch.centerPoint()))
                self._go(self.frame.zoomed(pinch.scaleFactor(), about))
                return True
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of a picture that is zoomed."""
        if event.button() in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton) and self.is_zoomed:
            self._held = event.position()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move it."""
        if self._held is not None:
            off, self._held = event.position() - self._held, event.position()
            self._go(self.frame.moved(off.x(), off.y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let it go."""
        self._held = None
        self.unsetCursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Go from the whole picture to its pixels there, and back."""
        if self.is_zoomed:
            self.fit()
        else:
            scale = 1 / self.devicePixelRatioF()
            self._go(self.frame.zoomed(max(2.0, scale / self.frame.scale), event.position()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave keys to the page."""
        event.ignore()

    # How it is painted.

    def sizeHint(self) -> QSize:
        """Take all the room that there is."""
        return QSize(600, 400)

    def minimumSizeHint(self) -> QSize:
        """Stay recognisable."""
        return QSize(120, 90)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep what is in the middle there."""
        super().resizeEvent(event)
        self._look = self.frame.within().look

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show a frame if the Tab key has come here; nothing stands on a picture that is only looked at."""
        super().focusInEvent(event)
        self._framed = event.reason() in _BY_TAB

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what is there, and say what else is needed."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colours().ground))
        if self._differs and self._over is not None and self._over.layers and self._under.layers:
            self._paint_difference(painter, self._over)
        else:
            self._paint(painter, self._under, 1.0)
            if self._over is not None:
                self._paint_over(painter, self._over, self._share)
        if self.heat is not None and self._under.layers:
            self.heat.paint(painter, self.frame.within().place)
        if self.hasFocus() and self._framed:
            outline(painter, self.rect().adjusted(1, 1, -2, -2), 2)
        painter.end()

    def _paint_difference(self, painter: QPainter, other: SharpPicture) -> None:
        under = partial(self._paint, picture=self._under, opacity=1.0, shrunk=self._shrunk)
        over = partial(self._paint_over, picture=other, opacity=1.0, shrunk=self._shrunk)
        drawn = draw_difference(self.size(), self.devicePixelRatioF(), under, over, self._differs)
        area = self.frame.within().place
        if self._laid is None:
            area = area.united(self._frame_of(other).within().place)
        painter.setClipRect(area)
        painter.drawImage(0, 0, drawn)
        painter.setClipping(False)

    def _paint_over(
        self, painter: QPainter, picture: SharpPicture, opacity: float, shrunk: Shrunk | None = None
    ) -> None:
        """Paint the picture that lies over the other: where it fits, if that is known."""
        place = self.frame.within().place
        if self._laid is None or place.isEmpty():
            self._paint(painter, picture, opacity, shrunk)
        else:
            whole = QTransform(place.width(), 0, 0, place.height(), place.left(), place.top())
            paint_laid(painter, picture, self._laid * whole, self.size(), opacity, shrunk)

    def _paint(
        self, painter: QPainter, picture: SharpPicture, opacity: float, shrunk: Shrunk | None = None
    ) -> None:
        layers = picture.layers
        if not layers:
            if picture.picture is not None and opacity > 0:
                paint_picture(painter, self.rect(), QPixmap() if picture.problem else None, fill=True)
            return
        frame = self._frame_of(picture).within()
        place, ratio = frame.place, self.devicePixelRatioF()
        picture.need(frame.visible, frame.scale * ratio)
        squares = frame.scale * ratio >= _PIXELS_SHOWN
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not squares)
        painter.setOpacity(opacity)
        for layer in layers:
            target = QRectF(
                place.left() + layer.box.left() * place.width(),
                place.top() + layer.box.top() * place.height(),
                layer.box.width() * place.width(),
                layer.box.height() * place.height(),
            )
            pixmap = layer.pixmap
            if shrunk is not None:
                pixmap = shrunk.get(pixmap, target.width() * ratio, target.height() * ratio)
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.setOpacity(1.0)
