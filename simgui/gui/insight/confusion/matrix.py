"""The confusion matrix as a table: colours say where to look, arrow keys and Enter go there."""

from functools import partial

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simgui.core.sentences import say_count
from simgui.evaluation.views.confusion import Confusion
from simgui.gui.language import filled, number_text, share_text, translated
from simgui.gui.look.fonts import columns_px, lines_px, scaled
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours

_tr = partial(QCoreApplication.translate, "confusion")

Index = QModelIndex | QPersistentModelIndex
_CELL_ROLE = Qt.ItemDataRole.UserRole
_LARGEST_COLUMNS, _LARGEST_LINES = 11, 2.7
"""Of a cell: figures of the text in its width, lines in its height; the smallest is a line square."""
_ROOMY_COLUMNS = 4
"""Cells at least so wide have figures in the usual size."""
_FONT, _SMALL_FONT = 13 / 14, 10 / 14
_LONGEST_NAME = 17
_LEAST_ROWS = 4
_GAP_PX = 8
_DEEPEST = 0.42
"""Share of the colour in a cell that holds its whole row: text stays readable on it in both schemes."""


class ConfusionMatrix(QTableView):
    """A table: a row for each label, a column for what it was taken for; the last column is *no match*."""

    cell_chosen = Signal(int, int)
    """Row and column of a cell that was clicked, or entered by keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _MatrixModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_CellPainter(self))
        self.setHorizontalHeader(_Names(Qt.Orientation.Horizontal, self))
        self.setVerticalHeader(_Names(Qt.Orientation.Vertical, self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Confusion matrix"))
        self.clicked.connect(self._choose)

    def show_confusion(self, confusion: Confusion, *, shares: bool) -> None:
        """Show another matrix, as counts or as shares of each row."""
        current = self.currentIndex()
        self._model.show_confusion(confusion, shares=shares)
        self._fit()
        if current.isValid():
            self.setCurrentIndex(self._model.index(current.row(), current.column()))

    @property
    def whole(self) -> QSize:
        """The room in which nothing is hidden."""
        return QSize(
            self.verticalHeader().sizeHint().width() + self.horizontalHeader().length() + 4,
            self.horizontalHeader().sizeHint().height() + self.verticalHeader().length() + 4,
        )

    def minimumSizeHint(self) -> QSize:
        """Show some cells below the names."""
        least_px = _LEAST_ROWS * _smallest_px(self.font())
        return QSize(
            super().minimumSizeHint().width(), self.horizontalHeader().sizeHint().height() + least_px
        )

    def _fit(self) -> None:
        """Give the cells the room that there is, within reason."""
        columns = max(1, self._model.columnCount())
        wide = self.width() - self.verticalHeader().sizeHint().width() - 16
        high = self.height() - self.horizontalHeader().sizeHint().height() - 16
        font, smallest = self.font(), _smallest_px(self.font())
        width = min(max(wide // columns, smallest), columns_px(font, _LARGEST_COLUMNS))
        height = min(max(high // max(1, columns - 1), smallest), lines_px(font, _LARGEST_LINES))
        self.horizontalHeader().setDefaultSectionSize(width)
        self.verticalHeader().setDefaultSectionSize(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the current cell on Enter and Space; everything else moves."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.cell_chosen.emit(index.row(), index.column())


class _MatrixModel(QAbstractTableModel):
    """The figures of the cells, and the words for them."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._confusion: Confusion | None = None
        self._as_shares = False

    def show_confusion(self, confusion: Confusion, *, shares: bool) -> None:
        self.beginResetModel()
        self._confusion, self._as_shares = confusion, shares
        self._shares = confusion.shares
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the labels."""
        return 0 if parent.isValid() or self._confusion is None else len(self._confusion.names)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the labels, and *no match*."""
        return 0 if parent.isValid() or self._confusion is None else len(self._confusion.names) + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a label; the tool tip is the whole name, with how many pictures were tested."""
        if self._confusion is None or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        if section == self._confusion.no_match:
            return self.tr("no match")
        if section > self._confusion.no_match:
            return None  # while a smaller matrix comes, a header still asks about the larger one
        name = self._confusion.names[section]
        if orientation == Qt.Orientation.Horizontal:
            return name
        asked = int(self._confusion.counts[section].sum())
        if role == Qt.ItemDataRole.ToolTipRole:
            tested = translated(say_count("{count:,} picture", "{count:,} pictures", asked))
            return tool_tip(filled(self.tr("{0}: {1} tested"), name, tested))
        return f"{name}  {number_text(asked)}"

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the figure of a cell, its share of the row, or the sentence that it stands for."""
        if self._confusion is None:
            return None
        count = int(self._confusion.counts[index.row(), index.column()])
        share = float(self._shares[index.row(), index.column()])
        if role == Qt.ItemDataRole.DisplayRole:
            return "" if not count else share_text(share) if self._as_shares else number_text(count)
        if role == _CELL_ROLE:
            return share
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            said = cell_in_words(self._confusion, index.row(), index.column())
            pictures = translated(say_count("{count:,} picture", "{count:,} pictures", count))
            told = filled(self.tr("{0}: {1}, {2:.1%}"), said, pictures, share)
            return tool_tip(told) if role == Qt.ItemDataRole.ToolTipRole else told
        return None


def cell_in_words(confusion: Confusion, row: int, column: int) -> str:
    """Say what a cell holds: "coat, taken for dress"."""
    asked = confusion.names[row]
    if column == confusion.no_match:
        return filled(_tr("{0}, no match"), asked)
    if column == row:
        return filled(_tr("{0}, found right"), asked)
    return filled(_tr("{0}, taken for {1}"), asked, confusion.names[column])


def _smallest_px(font: QFont) -> int:
    """Give the least width and height of a cell: the names of rows stand free of each other."""
    return lines_px(font, 1) + 2


class _CellPainter(QStyledItemDelegate):
    """Paints cells: the deeper the colour, the more of its row a cell holds."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        chosen, cell = colours(), option.rect.adjusted(1, 1, -1, -1)
        last = index.column() == index.model().columnCount() - 1
        right = index.column() == index.row()
        colour = QColor(chosen.no_match if last else chosen.match if right else chosen.error)
        share = float(index.data(_CELL_ROLE))
        painter.save()
        painter.fillRect(cell, QColor(chosen.raised))
        if share > 0:
            colour.setAlphaF(_DEEPEST * (0.2 + 0.8 * share**0.5))
            painter.fillRect(cell, colour)
        roomy = cell.width() >= columns_px(option.font, _ROOMY_COLUMNS)
        painter.setFont(scaled(option.font, _FONT if roomy else _SMALL_FONT))
        text = str(index.data())
        if painter.fontMetrics().horizontalAdvance(text) <= cell.width():
            painter.setPen(QColor(chosen.text))
            painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, text)
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus):
            painter.setPen(QPen(QColor(chosen.accent), 2))
            painter.drawRect(cell.adjusted(1, 1, -1, -1))
        painter.restore()


class _Names(QHeaderView):
    """The names of rows, or those of columns, which are written from the bottom up."""

    def __init__(self, orientation: Qt.Orientation, parent: QWidget) -> None:
        super().__init__(orientation, parent)
        self._upright = orientation == Qt.Orientation.Horizontal
        self.setSectionsClickable(False)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(_smallest_px(parent.font()))

    def sizeHint(self) -> QSize:
        """Take the room of the longest name, within reason."""
        metrics = self.fontMetrics()
        longest = max((metrics.horizontalAdvance(self._name(n)) for n in range(self.count())), default=0)
        room = min(longest, columns_px(self.font(), _LONGEST_NAME)) + 2 * _GAP_PX
        return QSize(metrics.height(), room) if self._upright else QSize(room, metrics.height())

    def paintSection(self, painter: QPainter, room: QRect, number: int) -> None:  # noqa: N802 - Qt's name
        """Paint a name."""
        chosen, last = colours(), self._upright and number == self.count() - 1
        painter.save()
        painter.setPen(QColor(chosen.no_match if last else chosen.text))
        along = room.adjusted(0, 0, -_GAP_PX, 0)
        sides = Qt.AlignmentFlag.AlignRight
        if self._upright:
            painter.translate(room.left(), room.bottom() - _GAP_PX)
            painter.rotate(-90)
            along = QRect(0, 0, room.height() - _GAP_PX, room.width())
            sides = Qt.AlignmentFlag.AlignLeft
        shown = painter.fontMetrics().elidedText(
            self._name(number), Qt.TextElideMode.ElideMiddle, along.width()
        )
        painter.drawText(along, sides | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()

    def _name(self, number: int) -> str:
        return str(self.model().headerData(number, self.orientation()) or "")
