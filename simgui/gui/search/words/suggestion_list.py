"""What can complete a line of words: a list that lies over the page, below the field."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from simgui.core.names import plain
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours

_LEAST_COLUMNS = 40
_FRAME_PX = 12


@dataclass(frozen=True)
class Suggestion:
    """One row.

    Attributes:
        text: What is suggested.
        beside: What it is, and how many pictures it is about.
        line: The whole line that it gives.
    """

    text: str
    beside: str
    line: str


class SuggestionList(QTreeWidget):
    """Shows suggestions; the field keeps the focus and moves the mark.

    Args:
        field: Below which it lies.
    """

    chosen = Signal(object)
    """A `Suggestion` that was clicked."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self._field = field
        self._shown: tuple[Suggestion, ...] = ()
        self.setObjectName("suggestions")
        self.setAccessibleName(self.tr("Suggestions"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setColumnCount(2)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.itemClicked.connect(self._click)
        self.itemEntered.connect(self._mark)
        self.hide()

    @property
    def marked(self) -> Suggestion | None:
        """The one that the mark is on; None if it is on none."""
        row = self.currentIndex().row()
        return self._shown[row] if self.isVisible() and 0 <= row < len(self._shown) else None

    @property
    def shown(self) -> Sequence[Suggestion]:
        """What is suggested; nothing while the list is not in sight."""
        return self._shown if self.isVisible() else ()

    def show_suggestions(self, suggestions: Sequence[Suggestion]) -> None:
        """Show these, none of them marked; without any, go away."""
        self._shown = tuple(suggestions)
        self.clear()
        faint = QColor(colours().faint)
        for each in self._shown:
            item = QTreeWidgetItem([plain(each.text), plain(each.beside)])
            item.setToolTip(0, tool_tip(each.text))
            item.setForeground(1, faint)
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            self.addTopLevelItem(item)
        self._mark_row(-1)
        if not self._shown:
            self.hide()
            return
        self._place()
        self.show()
        self.raise_()

    def move_mark(self, by: int) -> None:
        """Mark the next one, or the one before; before the first and behind the last, none is marked."""
        count = len(self._shown)
        at = self.currentIndex().row() if self.currentIndex().isValid() else (-1 if by > 0 else count)
        self._mark_row(at + by)
        marked = self.marked
        self._field.setAccessibleDescription(plain(f"{marked.text}, {marked.beside}") if marked else "")

    def follow_field(self) -> None:
        """Lie below the field again, which has another size or place."""
        if self.isVisible():
            self._place()

    def _mark_row(self, row: int) -> None:
        self.setCurrentIndex(self.model().index(row, 0))  # none if there is no such row

    def _place(self) -> None:
        """Lie below the field, within the window."""
        window = self._field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        below = self._field.mapTo(window, QPoint(0, self._field.height() + 2))
        row_px = self.sizeHintForRow(0)
        wanted = QSize(
            max(self._field.width(), columns_px(self.font(), _LEAST_COLUMNS)),
            row_px * len(self._shown) + _FRAME_PX,
        )
        room = QSize(window.width() - below.x() - _FRAME_PX, window.height() - below.y() - _FRAME_PX)
        self.setGeometry(below.x(), below.y(), *wanted.boundedTo(room).toTuple())

    def _mark(self, item: QTreeWidgetItem) -> None:
        self.setCurrentItem(item)

    def _click(self, item: QTreeWidgetItem) -> None:
        row = self.indexOfTopLevelItem(item)
        if 0 <= row < len(self._shown):
            self.chosen.emit(self._shown[row])
