"""Why words could not be searched with, where they are written, and a way to try again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import plain
from simgui.gui.language import error_words
from simgui.gui.look.buttons import quiet


class FailedLine(QWidget):
    """An error below the field; hidden until there is one.

    Args:
        parent: Owner.
    """

    again_wanted = Signal()
    """It is to be tried again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        again = quiet(self.tr("Try again"))
        again.clicked.connect(self.again_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 6, 8, 6)
        row.addWidget(self._said, 1)
        row.addWidget(again, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_error(self, error: SimguiError) -> None:
        """Say what went wrong."""
        self._said.setText(plain(error_words(error)))
        self.setAccessibleName(self._said.text())
        self.show()
