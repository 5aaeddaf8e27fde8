"""The map under the person's hands: moved, zoomed, pointed at and circled."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QWidget

from simgui.gui.insight.map.surface import MapSurface
from simgui.gui.pictures.menu.chosen import Chosen, LibraryPictures
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.search.query import PictureId

_WHEEL_BASE = 1.0016
_PAN_SHARE = 0.125


class MapCanvas(MapSurface):
    """A `PictureMap` that is moved, zoomed, pointed at and circled.

    Drag moves, the wheel, a pinch, + and - zoom, 0 shows all; Shift and drag circle pictures; a click, or
    Enter on the one in the middle, searches.

    Args:
        thumbnails: Pictures by id.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture that was clicked, or chosen by Enter: a `PictureId`."""
    circled = Signal(object)
    """Rows of the map inside the lasso: int64 (m,)."""
    circling_ended = Signal()

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(thumbnails, parent)
        self._pressed: QPointF | None = None
        self._dragged = False
        self._lasso_on = False
        self.grabGesture(Qt.GestureType.PinchGesture)
        PictureGestures(self, self._chosen_at)

    def _chosen_at(self, place: QPoint | None) -> Chosen | None:
        """Give the picture at a place, or with None the one that is pointed at."""
        row = self._hovered if place is None else self.row_at(place.x(), place.y())
        if row is None or self._map is None:
            return None
        listed = LibraryPictures(self._map.ids)
        return Chosen((listed[row],), listed, row)

    def _show_cursor(self) -> None:
        if self._lasso_on or self._lasso.drawing:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._hovered is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    # The lasso.

    def set_lasso(self, on: bool) -> None:
        """Let a drag circle pictures instead of moving the map."""
        self._lasso_on = on
        self._show_cursor()

    def _end_lasso(self) -> None:
        shown, lit = self._map, self._painting.lit
        rows = None if shown is None else self._lasso.rows_within(self._frame, shown, lit)
        self._lasso.give_up()
        self._show_cursor()
        self.update()
        if rows is not None:
            self.circled.emit(rows)
        self.circling_ended.emit()

    # Events.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move the map, or the lasso."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed, self._dragged = event.position(), False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and (self._lasso_on or shift):
            self._lasso.begin(event.position())
            self._hover(None)
            self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map, go on with the lasso, or point at a picture."""
        place = event.position()
        if self._lasso.drawing:
            self._lasso.go_on(place)
            self.update()
        elif self._pressed is not None:
            off = place - self._pressed
            if self._dragged or off.manhattanLength() >= QApplication.startDragDistance():
                self._dragged = True
                self._pressed = place
                self._hover(None)
                self._show_cursor()
                self.show_frame(self._frame.moved(off.x(), off.y()))
        else:
            self._hover(self.row_at(place.x(), place.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End what was begun; a click chooses."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed, self._dragged = None, False
        if self._lasso.drawing:
            self._end_lasso()
        elif pressed is not None and not dragged and event.button() == Qt.MouseButton.LeftButton:
            row = self.row_at(event.position().x(), event.position().y())
            if row is not None and self._map is not None:
                self.chosen.emit(PictureId(int(self._map.ids[row])))
        self._show_cursor()

    def leaveEvent(self, event: QEvent) -> None:
        """Point at nothing."""
        super().leaveEvent(event)
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom about the pointer."""
        turned = event.angleDelta().y()
        self._zoom_about(_WHEEL_BASE**turned, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        """Zoom by a pinch, on a touch pad or a touch screen."""
        if isinstance(event, QNativeGestureEvent):
            if event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture:
                self._zoom_about(1 + event.value(), event.position())
                return True
        elif isinstance(event, QGestureEvent):
            pinch = event.gesture(Qt.GestureType.PinchGesture)
            if isinstance(pinch, QPinchGesture):
                about = self.mapFromGlobal(pinch.centerPoint())
                self._zoom_about(pinch.scaleFactor(), QPointF(about))
                return True
        return super().event(event)

    def _zoom_about(self, factor: float, place: QPointF) -> None:
        self.show_frame(self._frame.zoomed(factor, place.x(), place.y()))
        self._hover(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, zoom, choose, and circle all that is seen."""
        across, down = _PAN_SHARE * self.width(), _PAN_SHARE * self.height()
        moves = {
            Qt.Key.Key_Left: (across, 0.0),
            Qt.Key.Key_Right: (-across, 0.0),
            Qt.Key.Key_Up: (0.0, down),
            Qt.Key.Key_Down: (0.0, -down),
        }
        zooms = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
        key = Qt.Key(event.key())
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in moves:
            self.show_frame(self._frame.moved(*moves[key]))
        elif key in zooms:
            self.zoom(zooms[key])
        elif key == Qt.Key.Key_0:
            self.show_all()
        elif key == Qt.Key.Key_A and control:
            self.circled.emit(self.rows_in_sight())
            return
        elif key == Qt.Key.Key_Escape and self._lasso.drawing:
            self._lasso.give_up()
            self._pressed = None
            self.circling_ended.emit()
            self.update()
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self._hovered is None:
                self._hover_middle()
            elif self._map is not None:
                self.chosen.emit(PictureId(int(self._map.ids[self._hovered])))
            return
        else:
            super().keyPressEvent(event)
            return
        self._hover_middle()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Point at the picture in the middle when the keyboard comes here."""
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._hover_middle()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()
