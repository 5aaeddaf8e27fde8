"""The pictures next to a threshold, on both sides of it: each above its nearest other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from simgui.gui.language import filled, number_text
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemList, ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline

_LEAST_TILE_PX, _GAP_PX = 54, 6
MOST_EACH_SIDE = 24


@dataclass(frozen=True)
class StripPair:
    """A picture and its nearest other.

    Attributes:
        picture: Its id.
        other: Id of the nearest.
        distance: How far that is.
        match: Whether that is a match.
    """

    picture: int
    other: int
    distance: float
    match: bool


class PictureStrip(ItemList[StripPair]):
    """A row of pictures: matches on the left, the others on the right. A click searches."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        self._sides: tuple[Sequence[StripPair], Sequence[StripPair]] = ((), ())
        super().__init__(_StripModel(), _PairPainter(thumbnails), thumbnails, parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setLayoutDirection(
            Qt.LayoutDirection.LeftToRight
        )  # along the axis of the plots, in any language
        self.setWrapping(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(_pair_size(self.font()).height() + _GAP_PX)
        self.setAccessibleName(self.tr("Pictures next to the threshold"))
        self.clicked.connect(self._search)

    def show_pairs(self, matches: Sequence[StripPair], others: Sequence[StripPair]) -> None:
        """Show other pairs, both in rising distance: as many next to the threshold as there is room for."""
        self._sides = matches, others
        self._fill()

    def _fill(self) -> None:
        matches, others = self._sides
        room = max(2, self.width() // _pair_size(self.font()).width())
        left = min(len(matches), max(room // 2, room - len(others)))
        self._model.show_items([*matches[len(matches) - left :], *others[: room - left]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fill()


class _StripModel(ItemModel[StripPair]):
    """The pairs of the strip."""

    def show_items(self, items: Sequence[StripPair]) -> None:
        """Show other pairs; the same ones stay as they are, selected or not."""
        if list(items) != self.items:
            super().show_items(items)

    def words(self, item: StripPair, role: int) -> object:
        """Say what the pair is."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            verdict = self.tr("match") if item.match else self.tr("no match")
            return filled(self.tr("{0}: its nearest other picture lies at {1:.3f}"), verdict, item.distance)
        return None


class _PairPainter(ItemPainter):
    """Paints a pair: the picture, its nearest other, the distance; a line where the threshold is."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every pair the same room."""
        return _pair_size(option.font)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a pair."""
        pair, chosen = index.data(ITEM_ROLE), colours()
        left, top, tile_px = option.rect.left() + _GAP_PX // 2, option.rect.top(), _tile_px(option.font)
        for picture in (pair.picture, pair.other):
            frame = QRect(left, top, tile_px, tile_px)
            self.paint_thumbnail(painter, frame, picture)
            top += tile_px + 2
        if option.state & QStyle.StateFlag.State_Selected:
            outline(painter, QRect(left, option.rect.top(), tile_px, tile_px), 3)
        painter.setPen(QColor(chosen.match if pair.match else chosen.no_match))
        words = QRect(left, top - 1, tile_px, lines_px(option.font, 1))
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, number_text(pair.distance, ".3f"))
        before = index.model().index(index.row() - 1, 0).data(ITEM_ROLE) if index.row() else None
        if before is not None and before.match and not pair.match:
            painter.fillRect(
                QRect(option.rect.left() - 1, option.rect.top(), 3, option.rect.height()),
                QColor(chosen.accent),
            )


def _tile_px(font: QFont) -> int:
    """Give the side of a picture: a distance fits below it."""
    return max(_LEAST_TILE_PX, columns_px(font, 5))


def _pair_size(font: QFont) -> QSize:
    tile_px = _tile_px(font)
    return QSize(tile_px + _GAP_PX, 2 * tile_px + lines_px(font, 1) + _GAP_PX)
