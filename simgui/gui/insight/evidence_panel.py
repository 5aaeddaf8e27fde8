"""The pictures behind a figure, beside the view in which it was clicked."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QInputDialog, QMenu, QStyleOptionViewItem, QVBoxLayout, QWidget

from simgui.gui.insight.evidence import Evidence, Exhibit
from simgui.gui.language import filled
from simgui.gui.look.buttons import quiet
from simgui.gui.look.fonts import columns_px, lines_px, wrapped
from simgui.gui.look.labels import styled
from simgui.gui.look.theme import colours
from simgui.gui.pictures.item_list import ItemList, ItemPainter
from simgui.gui.pictures.item_model import ITEM_ROLE, Index, ItemModel
from simgui.gui.pictures.menu.chosen import More
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.search.query import PictureId

_TILE_PX = 76
_GAP_PX = 8
_LINES = 4
_COLUMNS = 32
"""Figures of the text that the panel has room for, at least."""


class EvidencePanel(QWidget):
    """A list of pictures. Click or Enter searches with one; Escape closes the panel."""

    search_wanted = Signal(object)
    """A picture to search with: a `PictureId`."""
    label_wanted = Signal(object)
    """Labels of pictures, None for that of their subfolder: `dict[int, str | None]`."""

    def __init__(self, thumbnails: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels: list[str] = []
        self.setMinimumWidth(columns_px(self.font(), _COLUMNS))
        self._title = styled("", "heading")
        self._title.setWordWrap(True)
        self._hint = styled(self.tr("Click a picture to search with it; right-click to label it."), "faint")
        self._hint.setWordWrap(True)
        self._model = _ExhibitModel()
        self._list = ItemList(self._model, _ExhibitPainter(thumbnails), thumbnails)
        self._list.setAccessibleName(self.tr("Pictures behind the figure"))
        self._list.offer(self._more)
        self._list.search_wanted.connect(self.search_wanted)
        self._list.clicked.connect(self._clicked)
        close = quiet("✕")
        close.setToolTip(self.tr("Close (Esc)"))
        close.setAccessibleName(self.tr("Close these pictures"))
        close.clicked.connect(self.hide)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.hide)
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(top)
        layout.addWidget(self._hint)
        layout.addWidget(self._list, 1)

    @property
    def evidence(self) -> Sequence[Exhibit]:
        """What is shown, from top to bottom."""
        return self._model.items

    @property
    def title(self) -> str:
        """What it says above."""
        return self._title.text()

    def show_labels(self, names: Sequence[str]) -> None:
        """Offer these labels to choose from."""
        self._labels = list(names)

    def show_evidence(self, evidence: Evidence) -> None:
        """Show other pictures."""
        self._title.setText(evidence.title)
        self._model.show_items(evidence.exhibits)
        self._hint.setVisible(bool(evidence.exhibits))
        self._list.scrollToTop()

    def show_labelled(self, labels: Mapping[int, str | None]) -> None:
        """Say which labels pictures have been given; None for that of their subfolder."""
        folder = self.tr("folder name")
        self._model.mark(
            {picture: filled(self.tr("→ {0}"), label or folder) for picture, label in labels.items()}
        )

    def menu(self) -> QMenu | None:
        """Make the menu of what can be done with the selected pictures."""
        return self._list.menu()

    def _more(self) -> More:
        labels = {name: partial(self._label, name) for name in self._labels}
        return {
            self.tr("Label as"): {**labels, self.tr("Another label…"): self._ask_label},
            self.tr("Reset to folder name"): partial(self._label, None),
        }

    def _clicked(self, index: QModelIndex) -> None:
        if len(self._list.selected) == 1:
            self.search_wanted.emit(PictureId(index.data(ITEM_ROLE).picture))

    def _ask_label(self) -> None:
        name, accepted = QInputDialog.getText(self, self.tr("Label"), self.tr("Label these pictures as"))
        if accepted and name.strip():
            self._label(name.strip())

    def _label(self, label: str | None) -> None:
        chosen = [exhibit.picture for exhibit in self._list.selected]
        if chosen:
            self.label_wanted.emit(dict.fromkeys(chosen, label))


class _ExhibitModel(ItemModel[Exhibit]):
    """The exhibits of the list."""

    def mark(self, words: Mapping[int, str]) -> None:
        """Say below the first line of the caption what has become of pictures, by their ids."""
        for row, exhibit in enumerate(self.items):
            if exhibit.picture in words:
                first = exhibit.caption.split("\n")[0].split(" → ")[0]
                self.items[row] = replace(exhibit, caption=f"{first}\n{words[exhibit.picture]}")
        self.dataChanged.emit(self.index(0), self.index(max(0, len(self.items) - 1)))

    def words(self, item: Exhibit, role: int) -> object:
        """Give the caption."""
        shown = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole)
        return item.caption if role in shown else None


class _ExhibitPainter(ItemPainter):
    """Paints an exhibit: one or two pictures, the caption beside them."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Give every exhibit the same height."""
        height_px = max(_TILE_PX, lines_px(option.font, _LINES)) + _GAP_PX
        return QSize(columns_px(option.font, _COLUMNS), height_px)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint an exhibit."""
        exhibit, chosen, room = index.data(ITEM_ROLE), colours(), option.rect
        self.paint_ground(painter, option)
        left = room.left() + 2
        for picture in (exhibit.picture, exhibit.beside):
            if picture is not None:
                frame = QRect(left, room.top() + _GAP_PX // 2, _TILE_PX, _TILE_PX)
                self.paint_thumbnail(painter, frame, picture)
                left += _TILE_PX + _GAP_PX // 2
        painter.setPen(QColor(chosen.text))
        words = QRect(left + _GAP_PX, room.top(), room.right() - left - _GAP_PX, room.height())
        caption = wrapped(exhibit.caption, painter.font(), words.width(), words.height())
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, caption)
