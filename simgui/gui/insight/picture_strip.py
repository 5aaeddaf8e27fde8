"""The pictures next to a threshold, on both sides of it: each above its nearest other."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyleOptionViewItem, QWidget

from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemList, ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_painter import outline

_TILE_PX, _GAP_PX, _LINE_PX = 54, 6, 18
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
    """Matches on the left, the others on the right, the threshold between. A click searches as well."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        self._sides: tuple[Sequence[StripPair], Sequence[StripPair]] = ((), ())
        super().__init__(_StripModel(), _PairPainter(thumbnails), thumbnails, parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFixedHeight(2 * _TILE_PX + _LINE_PX + 2 * _GAP_PX)
        self.setAccessibleName(self.tr("Pictures next to the threshold"))
        self.clicked.connect(self._search)

    def show_pairs(self, matches: Sequence[StripPair], others: Sequence[StripPair]) -> None:
        """Show other pairs, both in rising distance: as many next to the threshold as there is room for."""
        self._sides = matches, others
        self._fill()

    def _fill(self) -> None:
        matches, others = self._sides
        room = max(2, self.width() // (_TILE_PX + _GAP_PX))
        left = min(len(matches), max(room // 2, room - len(others)))
        self._model.show_items([*matches[len(matches) - left :], *others[: room - left]])

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fill()


class _StripModel(ItemModel[StripPair]):
    """A column a pair."""

    def show_items(self, items: Sequence[StripPair]) -> None:
        """Show other pairs; the same ones stay as they are, selected or not."""
        if list(items) != self.items:
            super().show_items(items)

    def words(self, item: StripPair, role: int) -> object:
        """Say what the pair is."""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            verdict = self.tr("match") if item.match else self.tr("no match")
            return self.tr("{0}: its nearest other picture lies at {1:.3f}").format(verdict, item.distance)
        return None


class _PairPainter(ItemPainter):
    """The picture, its nearest other, the distance; a line where the threshold is."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every pair the same room."""
        return QSize(_TILE_PX + _GAP_PX, 2 * _TILE_PX + _LINE_PX + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a pair."""
        pair, chosen = index.data(ITEM_ROLE), colours()
        left, top = option.rect.left() + _GAP_PX // 2, option.rect.top()
        for picture in (pair.picture, pair.other):
            frame = QRect(left, top, _TILE_PX, _TILE_PX)
            self.paint_thumbnail(painter, frame, picture)
            top += _TILE_PX + 2
        if option.state & QStyle.StateFlag.State_Selected:
            outline(painter, QRect(left, option.rect.top(), _TILE_PX, _TILE_PX), 3)
        painter.setPen(QColor(chosen.match if pair.match else chosen.no_match))
        words = QRect(left, top - 1, _TILE_PX, _LINE_PX)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, f"{pair.distance:.3f}")
        before = index.model().index(index.row() - 1, 0).data(ITEM_ROLE) if index.row() else None
        if before is not None and before.match and not pair.match:
            painter.fillRect(
                QRect(option.rect.left() - 1, option.rect.top(), 3, option.rect.height()),
                QColor(chosen.accent),
            )
