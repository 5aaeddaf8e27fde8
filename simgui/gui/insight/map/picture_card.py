"""The picture of the map that is pointed at: marked, and shown larger with its label and its file."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from simgui.gui.insight.map.painting import MapPainting
from simgui.gui.look.theme import colours
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import paint_picture
from simgui.maps.picture_map import PictureMap

_CARD_PX = 168
_POINT_REACH_PX = 14
_EDGE_PX = 6.0


class PictureCard:
    """Paints the card beside the picture, where there is room for it.

    Args:
        painting: The marks of the labels, and where small pictures stand.
        thumbnails: Pictures by id.
        no_label: What is written for a picture without a label.
    """

    def __init__(self, painting: MapPainting, thumbnails: PictureLoader, no_label: str) -> None:
        self._painting = painting
        self._thumbnails = thumbnails
        self._no_label = no_label

    def paint(self, painter: QPainter, shown: PictureMap, row: int, place: QPointF, room: QSize) -> None:
        """Mark a picture and paint its card.

        Args:
            painter: Paints on the map.
            shown: The map.
            row: The picture.
            place: Where it stands, in pixels.
            room: The size of the map.
        """
        scheme = colours()
        tile = self._painting.tiles.get(row)
        painter.setPen(QPen(QColor(scheme.text), 2))
        if tile is None:
            painter.drawEllipse(place, 7, 7)
        else:
            painter.drawRoundedRect(tile, 9, 9)
        reach = _POINT_REACH_PX if tile is None else tile.width() // 2 + 8
        line = painter.fontMetrics().height()
        card = _card(place, reach, QSize(_CARD_PX + 16, _CARD_PX + 2 * line + 22), room)
        painter.setPen(QPen(QColor(scheme.line), 1))
        painter.setBrush(QColor(scheme.raised))
        painter.drawRoundedRect(card, 10, 10)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        frame = QRect(card.left() + 8, card.top() + 8, _CARD_PX, _CARD_PX)
        paint_picture(painter, frame, self._thumbnails.get(int(shown.ids[row])), fill=False)
        words = QRect(frame.left(), frame.bottom() + 4, _CARD_PX, line + 2)
        self._painting.paint_mark(painter, row, QPointF(words.left() + 6, words.center().y() + 0.5))
        painter.setPen(QColor(scheme.text))
        _write(painter, words.adjusted(16, 0, 0, 0), shown.label_of(row) or self._no_label)
        painter.setPen(QColor(scheme.faint))
        _write(painter, words.translated(0, line + 2), shown.paths[row].replace("\\", "/").split("/")[-1])


def _card(place: QPointF, reach: int, size: QSize, room: QSize) -> QRect:
    """Give the place of a card: right of the picture, or left of it where there is no room."""
    right = place.x() + reach
    left = right if right + size.width() < room.width() else place.x() - reach - size.width()
    lowest = max(_EDGE_PX, room.height() - size.height() - _EDGE_PX)
    top = min(max(_EDGE_PX, place.y() - size.height() / 2), lowest)
    return QRect(round(max(4.0, left)), round(top), size.width(), size.height())


def _write(painter: QPainter, room: QRect, text: str) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
