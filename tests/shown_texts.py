"""All that a window says: what is written in it, and what a screen reader or a tool tip says of it."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QMenuBar,
    QSpinBox,
    QTabBar,
    QWidget,
)

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_MOST_ROWS = 12
_Said = Iterator[tuple[str, str]]


def shown_texts(window: QWidget) -> _Said:
    """Give each text with the class of what says it."""
    yield "title", window.windowTitle()
    for widget in [window, *window.findChildren(QWidget)]:
        if widget.isVisibleTo(window):
            for text in _of_widget(widget):
                yield type(widget).__name__, text
            for action in widget.actions():
                yield from _of_action(action)


def _of_widget(widget: QWidget) -> Iterator[str]:
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QGroupBox():
            yield widget.title()
        case QLineEdit():
            yield widget.placeholderText()
        case QComboBox():
            yield from (widget.itemText(place) for place in range(widget.count()))
        case QTabBar():
            for place in range(widget.count()):
                yield from (widget.tabText(place), widget.tabToolTip(place))
        case QSpinBox():
            yield from (widget.suffix(), widget.specialValueText())
        case QAbstractItemView():
            yield from _of_view(widget)


def _of_view(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    rows = min(model.rowCount(), _MOST_ROWS)
    for role in _ROLES:
        for row in range(rows):
            for column in range(columns):
                yield str(model.index(row, column).data(role) or "")
        for column in range(columns):
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")


def _of_action(action: QAction) -> _Said:
    if action.isSeparator():
        return
    yield "QAction", action.text()
    yield "QAction", action.toolTip()
    menu = action.menu()
    if isinstance(menu, QMenu):
        if isinstance(action.parent(), QMenuBar) or isinstance(menu.parent(), QMenuBar):
            menu.aboutToShow.emit()
        for each in menu.actions():
            yield from _of_action(each)
