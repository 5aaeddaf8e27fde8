"""The field in which the person writes what to look for."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QFocusEvent,
    QHideEvent,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QMoveEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QToolButton, QWidget

from simgui.gui.look.fonts import columns_px
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours
from simgui.gui.search.words.suggestion_list import Suggestion, SuggestionList

_ICON_PX = 18
_PAUSE_MS = 180
"""So long a person pauses before what they write is looked for."""
_COLUMNS, _LEAST_COLUMNS = 60, 16


class WordsField(QLineEdit):
    """A line of words. What is written is told after a pause; Enter tells that it is done.

    Up and Down go through the suggestions, Enter and Tab take the marked one, Escape puts them away.

    Args:
        parent: Owner.
    """

    written = Signal(str)
    """Another line is written; the person may go on writing."""
    suggestions_wanted = Signal(str)
    """The person is writing, and could be helped."""
    done = Signal(str)
    """The line is as it is meant."""
    left = Signal()
    """The person goes on to the pictures."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._telling = True
        self._list = SuggestionList(self)
        self.setPlaceholderText(self.tr("Search by words, labels, names and dates"))
        self.setAccessibleName(self.tr("Search by words"))
        self.setToolTip(
            self.tr(
                "red dress: what is in the picture, and its colour\n"
                "dog beach 2019: several words and a date, all of which hold\n"
                "“IMG_20” in quotes: a part of the name of a file or a folder\n"
                "-cat: not this"
            )
        )
        self.setClearButtonEnabled(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._icon = QAction(self)
        self.addAction(self._icon, QLineEdit.ActionPosition.LeadingPosition)
        for button in self.findChildren(QToolButton):
            if button.defaultAction() is self._icon:
                button.setAccessibleName(self.tr("Search"))
        self._icon.triggered.connect(self._finish)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._list.chosen.connect(self._take)
        self.textEdited.connect(self._edited)
        self.textChanged.connect(self._changed)
        self._draw()

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What is suggested now."""
        return self._list.shown

    def show_line(self, text: str) -> None:
        """Show another line, without telling anybody."""
        self._pause.stop()
        if text != self.text():
            self._list.hide()
            self._telling = False
            self.setText(text)
            self._telling = True

    def suggest(self, line: str, suggestions: Sequence[Suggestion]) -> None:
        """Suggest how to go on from a line, if it is still what is written."""
        if self.hasFocus() and line == self.text():
            self._list.show_suggestions(suggestions)

    def put_away(self) -> bool:
        """Put suggestions away; tell whether there were any."""
        there = self._list.isVisible()
        self._list.hide()
        return there

    # What the person does.

    def _edited(self, text: str) -> None:
        self._list.hide()
        self.suggestions_wanted.emit(text)

    def _changed(self, text: str) -> None:
        """Wait for a pause; a field that is cleared is told at once."""
        if not self._telling:
            return
        self._list.hide()
        if text.strip():
            self._pause.start()
        else:
            self._pause.stop()
            self._list.hide()
            self.done.emit("")

    def _tell(self) -> None:
        self.written.emit(self.text())

    def _finish(self) -> None:
        self._pause.stop()
        self._list.hide()
        self.done.emit(self.text())

    def _take(self, suggestion: Suggestion) -> None:
        self.setText(suggestion.line)
        self._finish()

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's own name
        """Take the marked suggestion with the Tab key, which else goes on to what comes next."""
        marked = self._list.marked
        if marked is None or not forward:
            return super().focusNextPrevChild(forward)
        self._take(marked)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through suggestions, finish the line, go on to the pictures, or write."""
        shown, marked = bool(self._list.shown), self._list.marked
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if marked is not None:
                self._take(marked)
            else:
                self._finish()
        elif shown and key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self._list.move_mark(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            self._finish()
            self.left.emit()
        elif key == Qt.Key.Key_Escape and shown:
            self._list.hide()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Help who comes to an empty field."""
        super().mousePressEvent(event)
        if not self.text():
            self.suggestions_wanted.emit("")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line as it is when the person goes elsewhere."""
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.PopupFocusReason:
            return
        self._list.hide()
        if self.text().strip():
            self._finish()

    # What is seen.

    def sizeHint(self) -> QSize:
        """Take the room of a few words."""
        return QSize(columns_px(self.font(), _COLUMNS), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Shrink to a word or two."""
        return QSize(columns_px(self.font(), _LEAST_COLUMNS), super().minimumSizeHint().height())

    def hideEvent(self, event: QHideEvent) -> None:
        """Suggest nothing where the field is not in sight."""
        super().hideEvent(event)
        self._list.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep suggestions below the field."""
        super().resizeEvent(event)
        self._list.follow_field()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Keep suggestions below the field."""
        super().moveEvent(event)
        self._list.follow_field()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        self._icon.setIcon(QIcon(icon_pixmap("search", colours().faint, _ICON_PX, self.devicePixelRatio())))
