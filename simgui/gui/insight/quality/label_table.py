"""How well each label is found, a row a label: the figures with their intervals, and what would help."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from simgui.evaluation.views.label_metrics import PRECISION_AT, LabelMetrics
from simgui.gui.charts.exports import TableRows
from simgui.gui.language import filled, number_text, translated
from simgui.gui.look.fonts import columns_px, lines_px, small
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours

Index = QModelIndex | QPersistentModelIndex
_ROLE = Qt.ItemDataRole.UserRole
_FIGURES = ("recall_at_1", "recall_at_5", "map", "precision_at_k")
_PADDING_PX = 8
_LEAST_LINES = 8
_LEAST_LABEL = 21
"""Figures of the text that a label has room for, at least."""
_LESS_NEEDED = (5, 3, 1, 4)
"""Columns that give way where there is little room, the first one first; the tool tip has their figures."""


class LabelTable(QTableView):
    """A table of labels, sorted by a click on a heading; until then the weakest come first."""

    label_chosen = Signal(str)
    """Clicked, or reached by the keyboard and Enter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = _LabelModel(self)
        self.setModel(self._model)
        self.setItemDelegate(_LabelPainter(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.setMinimumHeight(lines_px(self.font(), _LEAST_LINES))
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setHighlightSections(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header.setSectionsClickable(True)
        header.setSortIndicator(2, Qt.SortOrder.AscendingOrder)
        header.sortIndicatorChanged.connect(self._model.sort)
        self.setAccessibleName(self.tr("How well each label is found"))
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    @property
    def labels(self) -> list[str]:
        """The labels, from top to bottom."""
        return [figures.label for figures, _ in self._model.labels]

    def show_labels(self, labels: Sequence[tuple[LabelMetrics, str]]) -> None:
        """Show other figures, each with what would help the label, in the order that was chosen."""
        self._model.show_labels(labels)
        header = self.horizontalHeader()
        self._model.sort(header.sortIndicatorSection(), header.sortIndicatorOrder())
        self._fit()

    def rows(self) -> TableRows:
        """Yield the figures, a label a row, for a table."""
        yield (
            "label",
            "pictures",
            "tested",
            *(f"{name}{part}" for name in _FIGURES for part in ("", " from", " to")),
            "what would help",
        )
        for figures, advice in self._model.labels:
            values = [(getattr(figures, name), *figures.intervals[name]) for name in _FIGURES]
            flat = [value for triple in values for value in triple]
            yield (figures.label, figures.pictures, figures.queries, *flat, advice)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the figures that there is room for, and give the labels what they leave."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.viewport().width()
        figures = self._model.columnCount() - 1
        figure_px = self._figure_px()
        shown = min(figures, max(1, (room - columns_px(self.font(), _LEAST_LABEL)) // figure_px))
        hidden = _LESS_NEEDED[: figures - shown]
        for column in range(1, figures + 1):
            self.setColumnHidden(column, column in hidden)
            self.horizontalHeader().resizeSection(column, figure_px)
        label_px = max(2 * _PADDING_PX + 1, room - shown * figure_px)
        self.horizontalHeader().resizeSection(0, label_px)
        words = QRect(0, 0, label_px - 2 * _PADDING_PX, 0)
        metrics, wrapped = QFontMetrics(small(self.font())), int(Qt.TextFlag.TextWordWrap)
        highest = [
            metrics.boundingRect(words, wrapped, translated(advice)).height()
            for _, advice in self._model.labels
        ]
        below = max([metrics.lineSpacing(), *highest])
        self.verticalHeader().setDefaultSectionSize(
            self.fontMetrics().lineSpacing() + 2 + below + 2 * _PADDING_PX
        )

    def _figure_px(self) -> int:
        """Give the width of the columns of figures: the longest heading fits, sorted by or not."""
        metrics = self.horizontalHeader().fontMetrics()
        headings = (self._model.name(column) for column in range(1, self._model.columnCount()))
        return max(metrics.horizontalAdvance(f"↑ {each}") for each in headings) + 2 * _PADDING_PX

    def _choose(self, index: QModelIndex) -> None:
        self.label_chosen.emit(index.data(_ROLE)[0].label)


class _LabelModel(QAbstractTableModel):
    """The rows of the table: a label with advice, its pictures, and its figures."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.labels: list[tuple[LabelMetrics, str]] = []
        self._sorted = -1, Qt.SortOrder.AscendingOrder

    def show_labels(self, labels: Sequence[tuple[LabelMetrics, str]]) -> None:
        self.beginResetModel()
        self.labels = list(labels)
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; of equal ones the weaker label comes first."""
        self._sorted = column, order
        self.layoutAboutToBeChanged.emit()
        self.labels.sort(key=_weakness)
        self.labels.sort(key=_KEYS[column], reverse=order == Qt.SortOrder.DescendingOrder)
        self.layoutChanged.emit()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the labels."""
        return 0 if parent.isValid() else len(self.labels)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Count the columns."""
        return 0 if parent.isValid() else len(_KEYS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Name a column, or say in words what stands in it."""
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            column, order = self._sorted
            arrow = "" if section != column else "↑ " if order == Qt.SortOrder.AscendingOrder else "↓ "
            return arrow + self.name(section)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (
                self.tr("The label, and what would help it"),
                self.tr("How many there are to find, and how many were tested"),
                self.tr("Share whose nearest picture has the same label, and its 95 % interval"),
                self.tr("Share with the same label among the five nearest, and its 95 % interval"),
                self.tr("How well the pictures of the label stand together, and its 95 % interval"),
                filled(
                    self.tr("Share of the {0} nearest that have the same label, and its 95 % interval"),
                    PRECISION_AT,
                ),
            )[section]
        return None

    def name(self, section: int) -> str:
        """Give the heading of a column."""
        return (
            self.tr("Label"),
            self.tr("Pictures"),
            self.tr("Recall@1"),
            self.tr("Recall@5"),
            self.tr("mAP"),
            filled(self.tr("Precision@{0}"), PRECISION_AT),
        )[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give a cell as text, or the figures and the advice of its row."""
        figures, advice = self.labels[index.row()]
        if role == _ROLE:
            return figures, advice
        if role == Qt.ItemDataRole.ToolTipRole:
            return tool_tip("\n".join([figures.label, translated(advice), *self._in_words(index.row())]))
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        if index.column() == 0:
            return f"{figures.label}\n{translated(advice)}"
        if index.column() == 1:
            return f"{number_text(figures.pictures)}\n" + filled(self.tr("{0:,} tested"), figures.queries)
        name = _FIGURES[index.column() - 2]
        low, high = figures.intervals[name]
        return filled(self.tr("{0:.3f}\n{1:.2f} to {2:.2f}"), getattr(figures, name), low, high)

    def _in_words(self, row: int) -> Iterator[str]:
        """Give every figure of a label, also those that there is no room for."""
        for column in range(1, self.columnCount()):
            figure, _, more = str(self.index(row, column).data()).partition("\n")
            yield f"{self.name(column)}: {figure} ({more})"


def _weakness(row: tuple[LabelMetrics, str]) -> tuple[float, float, str]:
    figures = row[0]
    return figures.recall_at_1, figures.map, figures.label


def _by(name: str) -> Callable[[tuple[LabelMetrics, str]], Any]:
    def key(row: tuple[LabelMetrics, str]) -> Any:
        return getattr(row[0], name)

    return key


_KEYS: Sequence[Callable[[tuple[LabelMetrics, str]], Any]] = [
    _by(name) for name in ("label", "pictures", *_FIGURES)
]


class _LabelPainter(QStyledItemDelegate):
    """Paints cells: the first line large, the rest small and faint."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Leave the size to the table."""
        return QSize()

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        chosen, room = colours(), option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(room, QColor(chosen.line))
        painter.setPen(QColor(chosen.line))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        first, _, rest = str(index.data()).partition("\n")
        words = room.adjusted(_PADDING_PX, _PADDING_PX, -_PADDING_PX, -2)
        right = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
        strong = QFont(option.font)
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(QColor(chosen.text))
        line = painter.fontMetrics().lineSpacing()
        elided = painter.fontMetrics().elidedText(first, Qt.TextElideMode.ElideMiddle, words.width())
        painter.drawText(QRect(words.left(), words.top(), words.width(), line), right, elided)
        painter.setFont(small(option.font))
        painter.setPen(QColor(chosen.faint))
        below = words.adjusted(0, line + 2, 0, 0)
        painter.drawText(below, right | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, rest)
        painter.restore()
