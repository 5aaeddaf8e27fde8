"""What the map looks like: points or small pictures in the colours of their labels, and the labels' names."""

from collections import OrderedDict
from collections.abc import Collection

import numpy as np
import numpy.typing as npt
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPainterPath, QPen, QPixmap

from simgui.gui.insight.map.frame import MapFrame, Points, spacing
from simgui.gui.insight.map.label_palette import COLOURS, DISC, label_colours, label_shape, shape_path
from simgui.gui.insight.map.point_image import PointImage
from simgui.gui.look.fonts import columns_px, small
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture
from simgui.maps.picture_map import PictureMap
from simgui.maps.projection import label_places

_SMALLEST_POINT, _LARGEST_POINT = 1.3, 5.0
_SMALLEST_SHAPE = 2.2
"""A point whose shape can be told: where there are more labels than colours."""
_MOST_SHAPES = 20_000
"""Of more points, larger ones would only hide each other."""
_SPACING_OF_PICTURES_PX = 13.0
"""Where neighbours stand this far apart, small pictures take the place of points."""
_SMALLEST_TILE_PX, _LARGEST_TILE_PX, _TILE_STEP_PX = 40, 112, 8
_TILE_SHARE = 0.86
_MOST_TILES = 1500
_MOST_NAMES = 40
_WIDEST_NAME = 18
"""Figures of the text."""


class MapPainting:
    """Paints the part of a `PictureMap` that is seen through a `MapFrame`, for a screen of any resolution.

    Attributes:
        tiles: Where the small pictures stand that were painted last, by row of the map; later ones on top.
        lit: Labels that are lit up, by their position in the names of the map; if none, all are alike.
    """

    def __init__(self, thumbnails: PictureLoader) -> None:
        self.tiles: dict[int, QRect] = {}
        self.lit: frozenset[int] = frozenset()
        self._thumbnails = thumbnails
        self._map: PictureMap | None = None
        self._spacing = 1.0
        self._image = PointImage()
        self._order = np.empty(0, np.int64)
        self._colours = np.empty(0, np.uint8)
        self._shapes = np.empty(0, np.uint8)
        self._palette: list[str] = []
        self._name_places = np.empty((0, 2), np.float32)
        self._painted_names: dict[tuple[int, float], QPixmap] = {}
        self._painted_tiles: OrderedDict[tuple[int, int, float, str], QPixmap] = OrderedDict()

    def show_map(self, shown: PictureMap | None) -> None:
        """Paint another map, every label alike."""
        self._map = shown
        if shown is not None:
            self._spacing = spacing(shown.places)
            self._name_places = label_places(shown.places, shown.labels, len(shown.names))
        self.light(())

    def light(self, labels: Collection[int]) -> None:
        """Light up labels; with none, all are alike."""
        self.lit = frozenset(labels)
        self.restyle()

    def restyle(self) -> None:
        """Say which point has which shape, and which colour in this scheme, and which lies on top."""
        shown = self._map
        if shown is None:
            self._order, self._colours = np.empty(0, np.int64), np.empty(0, np.uint8)
            self._shapes = np.empty(0, np.uint8)
        else:
            scheme = colours()
            own = label_colours(min(len(shown.names), COLOURS))
            self._palette = [scheme.line, scheme.faint, *own]
            colour = np.where(shown.labels < 0, 1, 2 + shown.labels % max(1, len(own)))
            dim = ~np.isin(shown.labels, list(self.lit)) if self.lit else np.zeros(len(shown), np.bool_)
            # Shuffled, or a whole label would lie on top of another.
            shuffled = np.random.default_rng(0).permutation(len(shown))
            self._order = shuffled[np.argsort(~dim[shuffled], kind="stable")]
            self._colours = np.where(dim, 0, colour)[self._order].astype(np.uint8)
            shapes = np.array([*map(label_shape, range(len(shown.names))), DISC], np.uint8)
            self._shapes = shapes[shown.labels][self._order]  # no label, -1, is the last
        self._painted_tiles.clear()
        self._painted_names.clear()

    def paint(self, frame: MapFrame, font: QFont, ratio: float) -> QPixmap:
        """Paint what is seen, with `ratio` pixels for one of the frame."""
        scheme = colours()
        layer = QPixmap(round(frame.width_px * ratio), round(frame.height_px * ratio))
        layer.setDevicePixelRatio(ratio)
        layer.fill(QColor(scheme.ground))
        self.tiles = {}
        if self._map is None or not len(self._map):
            return layer
        pixels = frame.to_pixels(self._map.places)
        apart = self._spacing * frame.scale
        shaped = len(self._map.names) > COLOURS and len(self._map) <= _MOST_SHAPES
        smallest = _SMALLEST_SHAPE if shaped else _SMALLEST_POINT
        radius = min(max(0.36 * apart, smallest), _LARGEST_POINT)
        image, border = self._image.draw(
            pixels[self._order] * ratio,
            self._colours,
            self._shapes,
            self._palette,
            scheme.ground,
            radius * ratio,
            (layer.width(), layer.height()),
        )
        image.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        painter.drawImage(QPointF(-border / ratio, -border / ratio), image)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        if apart >= _SPACING_OF_PICTURES_PX:
            self._paint_tiles(painter, frame, self._map, apart, ratio)
        self._paint_names(painter, frame, self._map, font, ratio)
        painter.end()
        return layer

    def _paint_tiles(
        self, painter: QPainter, frame: MapFrame, shown: PictureMap, apart: float, ratio: float
    ) -> None:
        pixels = frame.to_pixels(shown.places)
        wanted = 2.2 * apart // _TILE_STEP_PX * _TILE_STEP_PX
        tile = int(min(max(wanted, _SMALLEST_TILE_PX), _LARGEST_TILE_PX))
        for row in self._tiled(frame, pixels, tile):
            x, y = pixels[row]
            place = QRect(round(x - tile / 2), round(y - tile / 2), tile, tile)
            self.tiles[int(row)] = place
            painter.drawPixmap(place.topLeft(), self._tile(shown, int(row), tile, ratio))

    def _tiled(self, frame: MapFrame, pixels: Points, tile: int) -> npt.NDArray[np.int64]:
        """Choose the pictures that are shown small: in each cell of a grid the one nearest to its middle.

        The grid hangs on the map, so that moving it changes nothing.
        """
        room = np.array([frame.width_px, frame.height_px])
        rows = np.flatnonzero(((pixels > -tile) & (pixels < room + tile)).all(axis=1))
        if self.lit and self._map is not None:
            rows = rows[np.isin(self._map.labels[rows], list(self.lit))]
        origin = frame.to_pixels(np.zeros((1, 2)))[0]
        cells = (pixels[rows] - origin) * (_TILE_SHARE / tile)
        corners = np.floor(cells)
        off = np.hypot(*(cells - corners - 0.5).T)
        order = np.lexsort((off, corners[:, 1], corners[:, 0]))
        changes = np.any(np.diff(corners[order], axis=0) != 0, axis=1)
        firsts = np.concatenate([[True], changes]) if len(rows) else np.empty(0, np.bool_)
        chosen: npt.NDArray[np.int64] = rows[order][firsts][:_MOST_TILES]
        return chosen

    def _tile(self, shown: PictureMap, row: int, side_px: int, ratio: float) -> QPixmap:
        """Give a small picture with a frame in the colour of its label, painted once."""
        pixmap = self._thumbnails.get(int(shown.ids[row]))
        state = "" if pixmap is None else str(pixmap.cacheKey())
        key = (row, side_px, ratio, state)
        painted = self._painted_tiles.get(key)
        if painted is None:
            painted = QPixmap(round(side_px * ratio), round(side_px * ratio))
            painted.setDevicePixelRatio(ratio)
            painted.fill(Qt.GlobalColor.transparent)
            painter = QPainter(painted)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(self.colour_of(row)))
            painter.drawRoundedRect(0, 0, side_px, side_px, 9, 9)
            paint_picture(painter, QRect(2, 2, side_px - 4, side_px - 4), pixmap, fill=True)
            middle = QPointF(side_px - _LARGEST_POINT - 4, side_px - _LARGEST_POINT - 4)
            painter.setBrush(QColor(colours().ground))
            painter.drawEllipse(middle, 1.6 * _LARGEST_POINT, 1.6 * _LARGEST_POINT)
            self.paint_mark(painter, row, middle)
            painter.end()
            self._painted_tiles[key] = painted
            while len(self._painted_tiles) > 2 * _MOST_TILES:
                self._painted_tiles.popitem(last=False)
        return painted

    def paint_mark(self, painter: QPainter, row: int, middle: QPointF) -> None:
        """Paint the mark of the label of a row, as the points have it."""
        number = -1 if self._map is None else int(self._map.labels[row])
        shape = DISC if number < 0 else label_shape(number)
        painter.fillPath(shape_path(shape, middle, _LARGEST_POINT - 0.5), QColor(self.colour_of(row)))

    def colour_of(self, row: int) -> str:
        """Give the colour of the label of a row."""
        number = -1 if self._map is None else int(self._map.labels[row])
        return colours().faint if number < 0 else label_colours(number + 1)[number]

    def _paint_names(
        self, painter: QPainter, frame: MapFrame, shown: PictureMap, font: QFont, ratio: float
    ) -> None:
        """Write the name of each label above its pictures, the largest first, none over another."""
        counts = np.bincount(shown.labels[shown.labels >= 0], minlength=len(shown.names))
        pixels = frame.to_pixels(self._name_places)
        whole = QRect(0, 0, frame.width_px, frame.height_px)
        written: list[QRectF] = []
        for number in np.argsort(-counts, kind="stable")[:_MOST_NAMES].tolist():
            if (self.lit and number not in self.lit) or not counts[number]:
                continue
            name = self._name(number, shown.names[number], font, ratio)
            x, y = pixels[number].tolist()
            room = QRectF(QPointF(0, 0), name.deviceIndependentSize())
            room.moveCenter(QPointF(x, y - room.height() / 2 - _LARGEST_POINT))
            if whole.contains(room.toRect()) and not any(room.intersects(each) for each in written):
                written.append(room)
                painter.drawPixmap(room.topLeft(), name)

    def _name(self, number: int, text: str, font: QFont, ratio: float) -> QPixmap:
        """Give the name of a label with a halo, readable on points of any colour, painted once."""
        painted = self._painted_names.get((number, ratio))
        if painted is None:
            widest_px = columns_px(font, _WIDEST_NAME)
            font = small(font)
            font.setBold(True)
            metrics = QFontMetrics(font)
            text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, widest_px)
            width, height = metrics.horizontalAdvance(text) + 8, metrics.height() + 4
            painted = QPixmap(round(width * ratio), round(height * ratio))
            painted.setDevicePixelRatio(ratio)
            painted.fill(Qt.GlobalColor.transparent)
            path = QPainterPath()
            path.addText(4, 2 + metrics.ascent(), font, text)
            halo = QPen(QColor(colours().ground), 4.5)
            halo.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
            painter = QPainter(painted)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.strokePath(path, halo)
            painter.fillPath(path, QColor(colours().text))
            painter.end()
            self._painted_names[number, ratio] = painted
        return painted
