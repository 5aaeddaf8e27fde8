"""What is shown instead of the library where the filter leaves nothing of it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.look.labels import FittedLabel

_MOST_LINES = 3


class NothingListed(QWidget):
    """Says that no picture passes the filter, and offers to clear it."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FittedLabel("heading", _MOST_LINES)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        clear = QPushButton(self.tr("Show all pictures"))
        clear.clicked.connect(self.clear_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(clear, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def show_words(self, words: str) -> None:
        """Name what was looked for."""
        self._sentence.show_text(self.tr("No name or label contains “{0}”").format(shown(words)))
