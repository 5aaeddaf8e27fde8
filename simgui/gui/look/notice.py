"""What has been done, said where it was asked: a sentence, and perhaps *Open* or *Undo*."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from simgui.core.names import plain
from simgui.gui.look.buttons import quiet
from simgui.gui.look.spoken import announce


class Notice(QWidget):
    """A line that says what has been done; hidden until then, closed by the person or replaced."""

    place_wanted = Signal(object)
    """The person wants to see where a file, a `Path`, lies."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("notice")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._act: Callable[[], None] | None = None
        self._text = QLabel()
        self._text.setWordWrap(True)
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._button = quiet()
        self._button.clicked.connect(self._press)
        close = quiet(self.tr("Close"))
        close.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 8, 4)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._button)
        layout.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    def say(self, text: str) -> None:
        """Say what has been done."""
        self._show(text, "", None)

    def say_with_undo(self, text: str, undo: Callable[[], None]) -> None:
        """Say what has been done, with a button that takes it back."""
        self._show(text, self.tr("Undo"), undo)

    def withdraw(self, act: Callable[[], None]) -> None:
        """Say no longer what `act` takes back or opens: it is not the last thing any more."""
        if self._act == act:
            self._act = None
            self.hide()

    def say_with_open(self, text: str, file: Path) -> None:
        """Say what has been written, with a button that opens it in its default program."""
        self._show(text, self.tr("Open"), partial(_open, file))

    def say_with_place(self, text: str, file: Path) -> None:
        """Say what has been written for this program alone, with a button that shows where it lies."""
        self._show(text, self.tr("Show in file manager"), partial(self.place_wanted.emit, file))

    def _show(self, text: str, button: str, act: Callable[[], None] | None) -> None:
        self._act = act
        self._text.setText(plain(text))
        self.setAccessibleName(self._text.text())
        self._button.setText(button)
        self._button.setVisible(act is not None)
        self.show()
        announce(self, self._text.text())

    def _press(self) -> None:
        act, self._act = self._act, None
        self.hide()
        if act is not None:
            act()


def _open(file: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))
