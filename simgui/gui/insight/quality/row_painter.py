"""Paints a row of a list: pictures on the left, beside them what is to be said of them."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem

from simgui.gui.look.fonts import lines_px, wrapped
from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index
from simgui.gui.pictures.picture_loader import PictureLoader

_TILE_PX, _GAP_PX = 92, 8
_LINES = 4


class RowPainter(ItemPainter):
    """Paints rows of one height: the first line of the words in bold, the rest faint.

    Args:
        thumbnails: Pictures by id.
        pictures_of: Gives the ids of the pictures of an item; as many are shown as leave half of the row.
    """

    def __init__(self, thumbnails: PictureLoader, pictures_of: Callable[[Any], Sequence[int]]) -> None:
        super().__init__(thumbnails)
        self._pictures_of = pictures_of

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every item the same height."""
        return QSize(3 * _TILE_PX, max(_TILE_PX, lines_px(option.font, _LINES)) + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        chosen, room = colours(), option.rect
        painter.save()
        self.paint_ground(painter, option)
        left = room.left() + _GAP_PX // 2
        most = max(2, room.width() // 2 // (_TILE_PX + _GAP_PX))
        for picture in self._pictures_of(index.data(ITEM_ROLE))[:most]:
            frame = QRect(left, room.top() + _GAP_PX // 2, _TILE_PX, _TILE_PX)
            self.paint_thumbnail(painter, frame, picture)
            left += _TILE_PX + _GAP_PX
        first, _, rest = str(index.data()).partition("\n")
        words = QRect(left + _GAP_PX, room.top(), room.right() - left - 2 * _GAP_PX, room.height())
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        first = wrapped(first, strong, words.width(), words.height() // 2)
        heading_px = (first.count("\n") + 1) * QFontMetrics(strong).lineSpacing()
        rest = wrapped(rest, option.font, words.width(), words.height() - heading_px)
        why_px = (rest.count("\n") + 1) * QFontMetrics(option.font).lineSpacing()
        words.adjust(0, max(0, (words.height() - heading_px - why_px) // 2), 0, 0)
        painter.setPen(QColor(chosen.text))
        painter.setFont(strong)
        painter.drawText(words, Qt.AlignmentFlag.AlignTop, first)
        painter.setPen(QColor(chosen.faint))
        painter.setFont(option.font)
        painter.drawText(words.adjusted(0, heading_px, 0, 0), Qt.AlignmentFlag.AlignTop, rest)
        painter.restore()
