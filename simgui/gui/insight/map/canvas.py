"""The map under the person's hands: moved, zoomed, pointed at and circled."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QPolygonF,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from simgui.core.counts import counted
from simgui.gui.charts.exports import SAVED_SCALE
from simgui.gui.insight.map.frame import MapFrame
from simgui.gui.insight.map.painting import MapPainting
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import inside
from simgui.search.query import PictureId

_REACH_PX = 10
_ZOOM_STEP = 1.5
_WHEEL_BASE = 1.0016
_PAN_SHARE = 0.125
_CARD_PX = 168
_FEWEST_CORNERS = 3


class MapCanvas(QWidget):
    """Draws a `PictureMap`.

    Drag moves, the wheel, a pinch, + and - zoom, 0 shows all; Shift and drag circle pictures; a click, or
    Enter on the one in the middle, searches.

    Args:
        thumbnails: Pictures by id.
        parent: Owner.
    """

    chosen = Signal(object)
    """A picture to search with: a `PictureId`."""
    circled = Signal(object)
    """Rows of the map inside the lasso: int64 (m,)."""
    circling_ended = Signal()

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._map: PictureMap | None = None
        self._frame = MapFrame.of(np.empty((0, 2), np.float32), 1, 1)
        self._painting = MapPainting(thumbnails)
        self._layer: QPixmap | None = None
        self._hovered: int | None = None
        self._pressed: QPointF | None = None
        self._dragged = False
        self._lasso: list[QPointF] = []
        self.lasso_on = False
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.grabGesture(Qt.GestureType.PinchGesture)
        self.setAccessibleName(self.tr("Map"))
        thumbnails.loaded.connect(self._loaded)

    # What is shown.

    @property
    def frame(self) -> MapFrame:
        """The part of the map that is seen."""
        return self._frame

    @property
    def hovered(self) -> int | None:
        """The row of the map that is pointed at."""
        return self._hovered

    @property
    def tiles(self) -> dict[int, QRect]:
        """Where the small pictures stand that are seen, by row of the map."""
        return dict(self._painting.tiles)

    def show_map(self, shown: PictureMap | None) -> None:
        """Show another map; if only labels differ, the part that is seen stays."""
        places = np.empty((0, 2), np.float32) if shown is None else shown.places
        before, self._map = self._map, shown
        if before is None or not np.array_equal(before.places, places):
            self._frame = MapFrame.of(places, self.width(), self.height())
        self._hovered = None
        self._lasso = []
        self.setAccessibleDescription(counted(len(places), self.tr("picture"), self.tr("pictures")))
        self._painting.show_map(shown)
        self._refresh()

    def light(self, labels: Collection[int]) -> None:
        """Light up labels, by their position in the names of the map; with none, all are alike."""
        self._painting.light(labels)
        self._refresh()

    def _refresh(self) -> None:
        self._layer = None
        self.update()

    def show_frame(self, frame: MapFrame) -> None:
        """Show another part of the map."""
        if frame != self._frame:
            self._frame = frame
            self._refresh()

    def zoom(self, steps: int) -> None:
        """Zoom in by so many steps, or out; never in upon nothing, but then to the nearest picture."""
        frame = self._frame.zoomed(_ZOOM_STEP**steps, self.width() / 2, self.height() / 2)
        if self._map is not None and len(self._map) and steps > 0 and not len(self._rows_in(frame)):
            off = self._map.places - np.array(frame.centre, np.float32)
            x, y = self._map.places[np.argmin(np.einsum("ij,ij->i", off, off))].tolist()
            frame = frame.centred(x, y)
        self.show_frame(frame)

    def zoom_in(self) -> None:
        """Zoom in by a step."""
        self.zoom(1)

    def zoom_out(self) -> None:
        """Zoom out by a step."""
        self.zoom(-1)

    def show_all(self) -> None:
        """Show the whole map."""
        self.show_frame(self._frame.whole())

    # Painting.

    def sizeHint(self) -> QSize:
        """Prefer room for a map."""
        return QSize(640, 480)

    def minimumSizeHint(self) -> QSize:
        """Stay of use beside another map."""
        return QSize(160, 160)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the map, kept since the last change, and over it what is pointed at."""
        if self._layer is None:
            self._layer = self._paint(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._layer)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._lasso:
            self._paint_lasso(painter)
        if self._map is not None and self._hovered is not None:
            self._paint_hovered(painter, self._map, self._hovered)
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint(self, ratio: float) -> QPixmap:
        return self._painting.paint(self._frame, self.font(), ratio)

    def picture(self) -> QImage:
        """Paint what is seen for a picture that is saved: nothing that is pointed at, twice as sharp."""
        return self._paint(SAVED_SCALE).toImage()

    def _paint_lasso(self, painter: QPainter) -> None:
        colour = QColor(colours().accent)
        painter.setPen(QPen(colour, 2, Qt.PenStyle.DashLine))
        colour.setAlpha(40)
        painter.setBrush(colour)
        painter.drawPolygon(QPolygonF(self._lasso))
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_hovered(self, painter: QPainter, shown: PictureMap, row: int) -> None:
        """Mark the picture and show it larger, with its label and its file, where there is room."""
        scheme = colours()
        x, y = self._frame.to_pixels(shown.places[row : row + 1])[0].tolist()
        tile = self.tiles.get(row)
        painter.setPen(QPen(QColor(scheme.text), 2))
        if tile is None:
            painter.drawEllipse(QPointF(x, y), 7, 7)
        else:
            painter.drawRoundedRect(tile, 9, 9)
        reach = 14 if tile is None else tile.width() // 2 + 8
        line = self.fontMetrics().height()
        width, height = _CARD_PX + 16, _CARD_PX + 2 * line + 22
        left = x + reach if x + reach + width < self.width() else x - reach - width
        top = min(max(6.0, y - height / 2), max(6.0, self.height() - height - 6.0))
        card = QRect(round(max(4.0, left)), round(top), width, height)
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.setBrush(QColor(scheme.raised))
        painter.drawRoundedRect(card, 10, 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRect(card.left() + 8, card.top() + 8, _CARD_PX, _CARD_PX)
        paint_picture(painter, frame, self._thumbnails.get(int(shown.ids[row])), fill=False)
        words = QRect(frame.left(), frame.bottom() + 4, _CARD_PX, line + 2)
        self._painting.paint_mark(painter, row, QPointF(words.left() + 6, words.center().y() + 0.5))
        painter.setPen(QColor(scheme.text))
        self._write(painter, words.adjusted(16, 0, 0, 0), shown.label_of(row) or self.tr("no label"))
        painter.setPen(QColor(scheme.faint))
        self._write(
            painter, words.translated(0, line + 2), shown.paths[row].replace("\\", "/").split("/")[-1]
        )

    def _write(self, painter: QPainter, room: QRect, text: str) -> None:
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)

    # What is pointed at.

    def row_at(self, x_px: float, y_px: float, reach_px: float = _REACH_PX) -> int | None:
        """Find the picture at a pixel: the small picture on top, else the nearest point within reach."""
        for row, place in reversed(self._painting.tiles.items()):
            if place.contains(QPoint(round(x_px), round(y_px))):
                return row
        if self._map is None or not len(self._map):
            return None
        off = self._frame.to_pixels(self._map.places) - np.array([x_px, y_px], np.float32)
        apart = np.einsum("ij,ij->i", off, off)
        if self._painting.lit:
            apart = np.where(np.isin(self._map.labels, list(self._painting.lit)), apart, np.inf)
        row = int(np.argmin(apart))
        return row if apart[row] <= reach_px**2 else None

    def _hover(self, row: int | None) -> None:
        if row == self._hovered:
            return
        self._hovered = row
        if row is not None and self._map is not None:
            self.setAccessibleDescription(f"{self._map.label_of(row) or ''} {self._map.paths[row]}".strip())
        self._show_cursor()
        self.update()

    def _hover_middle(self) -> None:
        """Point at the picture nearest to the middle: the keyboard's way."""
        if self._layer is None:
            self._layer = self._paint(self.devicePixelRatioF())
        self._hover(self.row_at(self.width() / 2, self.height() / 2, reach_px=np.inf))

    def _show_cursor(self) -> None:
        if self.lasso_on or self._lasso:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._dragged:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self._hovered is not None:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.setCursor(Qt.CursorShape.OpenHandCursor)

    def _loaded(self, key: object) -> None:
        if self._map is None or not self.isVisible():
            return
        if any(int(self._map.ids[row]) == key for row in self._painting.tiles):
            self._layer = None
        self.update()

    # The lasso.

    def set_lasso(self, on: bool) -> None:
        """Let a drag circle pictures instead of moving the map."""
        self.lasso_on = on
        self._show_cursor()

    def rows_in_sight(self) -> npt.NDArray[np.int64]:
        """Give the rows of the pictures that are seen: int64 (m,)."""
        return self._rows_in(self._frame)

    def _rows_in(self, frame: MapFrame) -> npt.NDArray[np.int64]:
        if self._map is None:
            return np.empty(0, np.int64)
        pixels = frame.to_pixels(self._map.places)
        return np.flatnonzero(((pixels >= 0) & (pixels <= [self.width(), self.height()])).all(axis=1))

    def _end_lasso(self) -> None:
        corners = np.array([(each.x(), each.y()) for each in self._lasso], np.float64)
        self._lasso = []
        self._show_cursor()
        self.update()
        if self._map is not None and len(corners) >= _FEWEST_CORNERS:
            within = inside(self._frame.to_pixels(self._map.places.astype(np.float64)), corners)
            if self._painting.lit:
                within &= np.isin(self._map.labels, list(self._painting.lit))
            self.circled.emit(np.flatnonzero(within))
        self.circling_ended.emit()

    # Events.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin to move the map, or the lasso."""
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton):
            return
        self._pressed, self._dragged = event.position(), False
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.button() == Qt.MouseButton.LeftButton and (self.lasso_on or shift):
            self._lasso = [event.position()]
            self._hover(None)
            self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the map, go on with the lasso, or point at a picture."""
        place = event.position()
        if self._lasso:
            self._lasso.append(place)
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
        """End what was begun; a click searches."""
        pressed, dragged = self._pressed, self._dragged
        self._pressed, self._dragged = None, False
        if self._lasso:
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
        """Move, zoom, search, and circle all that is seen."""
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
        elif key == Qt.Key.Key_Escape and self._lasso:
            self._lasso, self._pressed = [], None
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle."""
        super().resizeEvent(event)
        self._frame = self._frame.resized(self.width(), self.height())
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._painting.dress()
            self._refresh()
