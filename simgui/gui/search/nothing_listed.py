"""What is shown instead of the library where there is nothing of it, or the filter leaves nothing."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.look.labels import FittedLabel

_MOST_LINES = 3


class NothingListed(QWidget):
    """Says why there is no picture; if none passes the filter, it offers to clear that."""

    clear_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FittedLabel("heading", _MOST_LINES)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = QPushButton(self.tr("Show all pictures"))
        self._clear.clicked.connect(self.clear_wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._clear, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(2)

    def say_filtered(self, words: str) -> None:
        """Say that no picture contains what was looked for."""
        self._sentence.show_text(self.tr("No name or label contains “{0}”").format(shown(words)))
        self._clear.show()

    def say_empty(self, *, indexing: bool) -> None:
        """Say that there is no picture, or none yet."""
        self._sentence.show_text(
            self.tr("Your pictures appear here as they are indexed")
            if indexing
            else self.tr("There is no picture to search in")
        )
        self._clear.hide()
