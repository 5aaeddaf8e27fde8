"""Pictures that look mislabelled: each beside the nearest one of the label that it looks like."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from simgui.evaluation.mislabelled.detection import MislabelledPicture
from simgui.gui.look.fonts import lines_px, wrapped
from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemList, ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.picture_loader import PictureLoader

_TILE_PX, _GAP_PX = 92, 8
_LINES = 4
_TOLD = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)


class SuspectList(ItemList[MislabelledPicture]):
    """A list of pictures that look mislabelled, the most doubtful first."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(_SuspectModel(), _SuspectPainter(thumbnails), thumbnails, parent)
        self.setAccessibleName(self.tr("Pictures that look mislabelled"))

    def show_suspects(self, suspects: Sequence[MislabelledPicture]) -> None:
        """Show others; the place in the list stays, so that one can go on from there."""
        row, top = max(0, self.currentIndex().row()), self.verticalScrollBar().value()
        self._model.show_items(suspects)
        if suspects:
            self.setCurrentIndex(self._model.index(min(row, len(suspects) - 1)))
            self.verticalScrollBar().setValue(top)


class _SuspectModel(ItemModel[MislabelledPicture]):
    """The pictures of the list."""

    def words(self, item: MislabelledPicture, role: int) -> object:
        """Say what it looks like, and why."""
        if role in _TOLD:
            why = self.tr("{0} of its {1} nearest are {2}.")
            says = self.tr("Labelled {0}, looks like {1}").format(item.label, item.looks_like)
            return f"{says}\n{why.format(item.agreeing, item.compared, item.looks_like)}"
        return None


class _SuspectPainter(ItemPainter):
    """Paints a row: the picture, the nearest one of the other label, and the words."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every picture the same height."""
        return QSize(3 * _TILE_PX, max(_TILE_PX, lines_px(option.font, _LINES)) + _GAP_PX)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a row."""
        suspect, chosen, room = index.data(ITEM_ROLE), colours(), option.rect
        painter.save()
        self.paint_ground(painter, option)
        left = room.left() + _GAP_PX // 2
        for picture in (suspect.picture, suspect.nearest):
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
