"""The map on the screen: what is shown of it, painted, zoomed and pointed at."""

from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QImage,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from simgui.core.sentences import say_count
from simgui.gui.charts.exports import SAVED_SCALE
from simgui.gui.insight.map.frame import MapFrame
from simgui.gui.insight.map.lasso import Lasso
from simgui.gui.insight.map.painting import MapPainting
from simgui.gui.insight.map.picture_card import PictureCard
from simgui.gui.language import translated
from simgui.gui.look.spoken import PaintedChart
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.maps.picture_map import PictureMap

_REACH_PX = 10
_ZOOM_STEP = 1.5


class MapSurface(PaintedChart, QWidget):
    """Paints the part of a `PictureMap` that is seen, and over it the picture that is pointed at.

    Args:
        thumbnails: Pictures by id.
        parent: Owner.
    """

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._map: PictureMap | None = None
        self._frame = MapFrame.fitting(np.empty((0, 2), np.float32), 1, 1)
        self._painting = MapPainting(thumbnails)
        self._card = PictureCard(self._painting, thumbnails, self.tr("no label"))
        self._lasso = Lasso()
        self._layer: QPixmap | None = None
        self._hovered: int | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
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
            self._frame = MapFrame.fitting(places, self.width(), self.height())
        self._hovered = None
        self._lasso.give_up()
        self.setAccessibleDescription(
            translated(say_count("{count:,} picture", "{count:,} pictures", len(places)))
        )
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
        self._lasso.paint(painter)
        if self._map is not None and self._hovered is not None:
            x, y = self._frame.to_pixels(self._map.places[self._hovered : self._hovered + 1])[0].tolist()
            self._card.paint(painter, self._map, self._hovered, QPointF(x, y), self.size())
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours().accent), 1.5))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 8, 8)
        painter.end()

    def _paint(self, ratio: float) -> QPixmap:
        return self._painting.paint(self._frame, self.font(), ratio)

    def picture(self) -> QImage:
        """Paint what is seen for a picture that is saved: nothing that is pointed at, twice as sharp."""
        return self._paint(SAVED_SCALE).toImage()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle."""
        super().resizeEvent(event)
        self._frame = self._frame.resized(self.width(), self.height())
        self._refresh()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self._painting.restyle()
            self._refresh()

    def _loaded(self, key: object) -> None:
        if self._map is None or not self.isVisible():
            return
        if any(int(self._map.ids[row]) == key for row in self._painting.tiles):
            self._layer = None
        self.update()

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
        """Show what a click would do."""

    def rows_in_sight(self) -> npt.NDArray[np.int64]:
        """Give the rows of the pictures that are seen: int64 (m,)."""
        return self._rows_in(self._frame)

    def _rows_in(self, frame: MapFrame) -> npt.NDArray[np.int64]:
        if self._map is None:
            return np.empty(0, np.int64)
        pixels = frame.to_pixels(self._map.places)
        return np.flatnonzero(((pixels >= 0) & (pixels <= [self.width(), self.height()])).all(axis=1))
