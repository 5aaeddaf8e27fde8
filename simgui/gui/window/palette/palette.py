"""The command palette: type a few letters of what is to be done, and press Enter."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import plain
from simgui.gui.language import filled
from simgui.gui.look.fonts import columns_px, lines_px
from simgui.gui.look.questions import tool_tip
from simgui.gui.look.theme import colours
from simgui.gui.window.palette.fuzzy import matching

_COLUMNS, _LINES = 66, 15
_MARGIN_PX = 16
_MOVES = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


@dataclass(frozen=True)
class Entry:
    """Something that can be done.

    Attributes:
        text: What.
        beside: Its menu, or where a folder lies.
        keys: Its shortcut, if it has one.
        run: Does it.
        needs: What must be the case before it can be done; empty if it can be done now.
    """

    text: str
    beside: str
    keys: str
    run: Callable[[], object]
    needs: str = ""


class CommandPalette(QDialog):
    """A field above a list; the arrow keys go through the list, Enter does what is marked.

    What cannot be done now stands at the end, faint, and says why: so that nobody looks for it in vain.

    Args:
        window: It stands at its upper edge.
    """

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setWindowTitle(self.tr("Command palette"))
        self.setObjectName("palette")
        self.setWindowFlag(Qt.WindowType.FramelessWindowHint)
        self._entries: tuple[Entry, ...] = ()
        self._shown: list[Entry] = []
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("What would you like to do?"))
        self._field.setAccessibleName(self.tr("Command"))
        self._field.textChanged.connect(self._filter)
        self._field.installEventFilter(self)
        self._list = QTreeWidget()
        self._list.setAccessibleName(self.tr("Commands"))
        self._list.setColumnCount(3)
        self._list.setHeaderHidden(True)
        self._list.setRootIsDecorated(False)
        self._list.setUniformRowHeights(True)
        self._list.setAllColumnsShowFocus(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self._list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Interactive)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.ResizeToContents)
        header.resizeSection(1, columns_px(self.font(), _COLUMNS // 3))
        self._list.itemClicked.connect(self._run_current)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        layout.setSpacing(10)
        layout.addWidget(self._field)
        layout.addWidget(self._list, 1)

    @property
    def shown(self) -> Sequence[Entry]:
        """What is listed, the best first."""
        return tuple(self._shown)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Offer these; what is typed stays."""
        self._entries = tuple(entries)
        self._filter(self._field.text())

    def ask(self) -> None:
        """Come up with an empty field, as wide as there is room for."""
        self._field.clear()
        window = self._window.size()
        wanted = QSize(columns_px(self.font(), _COLUMNS), lines_px(self.font(), 2 * _LINES))
        self.resize(wanted.boundedTo(QSize(window.width() - 2 * _MARGIN_PX, window.height() * 3 // 4)))
        left = (window.width() - self.width()) // 2
        self.move(self._window.mapToGlobal(QPoint(left, window.height() // 10)))
        self._field.setFocus(Qt.FocusReason.PopupFocusReason)
        self.open()

    def _filter(self, typed: str) -> None:
        self._shown = matching(typed, self._entries, _text_of)
        self._shown.sort(key=_cannot_be_done)
        self._list.clear()
        faint = QColor(colours().faint)
        for entry in self._shown:
            beside = entry.needs or entry.beside
            item = QTreeWidgetItem([plain(entry.text), plain(beside), entry.keys])
            item.setToolTip(1, tool_tip(beside))
            if entry.needs:
                spoken = filled(self.tr("{0}, not available now: {1}"), entry.text, beside)
                item.setData(0, Qt.ItemDataRole.AccessibleTextRole, spoken)
            for column in (0, 1, 2) if entry.needs else (1, 2):
                item.setForeground(column, faint)
            self._list.addTopLevelItem(item)
        self._list.setCurrentIndex(self._list.model().index(0, 0))

    def _run_current(self) -> None:
        row = self._list.currentIndex().row()
        if row >= 0 and not self._shown[row].needs:
            run = self._shown[row].run
            self.accept()
            QTimer.singleShot(0, self, run)  # the window has the focus again by then

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what is marked on Enter."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._run_current()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Let the arrow keys go through the list while the field has the focus."""
        pressed = event if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress else None
        if watched is self._field and pressed is not None and pressed.key() in _MOVES:
            self._list.keyPressEvent(pressed)
            return True
        return super().eventFilter(watched, event)


def _cannot_be_done(entry: Entry) -> bool:
    return bool(entry.needs)


def _text_of(entry: Entry) -> str:
    return f"{entry.text} {entry.beside}"
