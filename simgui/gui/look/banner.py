"""An error where its cause is: a title, one sentence, and a way to put it aside."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from simgui.core.errors import OfflineFolder, SimguiError
from simgui.core.names import plain
from simgui.gui.language import translated
from simgui.gui.look.labels import styled
from simgui.gui.look.spoken import announce


class Banner(QWidget):
    """A line that says what went wrong, in its title and a sentence; hidden until then."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._error: SimguiError | None = None
        self._open_report: Callable[[], None] | None = None
        self._title = styled("", "heading")
        self._message = QLabel()
        self._message.setWordWrap(True)
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"))
        close.setProperty("role", "quiet")
        close.clicked.connect(self.hide)
        self._report = QPushButton(self.tr("&Report…"))
        self._report.setProperty("role", "quiet")
        self._report.setToolTip(self.tr("Show what happened, as text to copy"))
        self._report.clicked.connect(self._show_report)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._message)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.addLayout(words, 1)
        layout.addWidget(self._report, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._title.text()}. {self._message.text()}"

    def show_error(self, error: SimguiError, open_report: Callable[[], None] | None = None) -> None:
        """Show an error until it is closed or replaced.

        Args:
            error: It.
            open_report: Shows a report of it; None if there is none.
        """
        self._error = error
        self._open_report = open_report
        self._report.setVisible(open_report is not None)
        self._title.setText(plain(translated(error.title)))
        self._message.setText(plain(translated(error.message)))
        self.setAccessibleName(self.text)
        self.show()
        announce(self, self.text)

    def _show_report(self) -> None:
        if self._open_report is not None:
            self._open_report()

    def hide_offline(self, folder: Path) -> None:
        """Say no longer that a folder is offline, or one in it: it is back."""
        if isinstance(self._error, OfflineFolder) and self._error.folder.is_relative_to(folder):
            self.hide()
