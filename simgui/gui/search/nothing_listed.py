"""What is shown instead of the library where there is nothing of it, or nothing answers."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.names import quoted, shown
from simgui.gui.language import filled
from simgui.gui.look.labels import FittedLabel

_MOST_LINES = 3


class NothingListed(QWidget):
    """Says why there is no picture; if none answers, it offers the nearest ones, or all.

    Args:
        parent: Owner.
    """

    clear_wanted = Signal()
    """Nothing is to be asked in words any more."""
    rest_wanted = Signal()
    """Pictures that do not answer are to be shown, the nearest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = FittedLabel("heading", _MOST_LINES)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._clear = QPushButton(self.tr("Show all pictures"))
        self._clear.clicked.connect(self.clear_wanted)
        self._rest = QPushButton(self.tr("Show the closest anyway"))
        self._rest.setProperty("role", "primary")
        self._rest.clicked.connect(self.rest_wanted)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self._rest)
        buttons.addWidget(self._clear)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 12, 18, 12)
        layout.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addLayout(buttons)
        layout.addStretch(2)

    def say_unanswered(self, words: str, *, rest: int) -> None:
        """Say that no picture answers.

        Args:
            words: What was asked.
            rest: How many pictures do not answer, but were compared.
        """
        line = shown(words) if '"' in words else quoted(shown(words))
        answers = filled(self.tr("No pictures found for {0}"), line)
        self._sentence.show_text(answers if words.strip() else self.tr("No pictures fit the filters"))
        self._rest.setVisible(rest > 0)
        self._clear.show()

    def say_empty(self, *, indexing: bool) -> None:
        """Say that there is no picture, or none yet."""
        self._sentence.show_text(
            self.tr("Your pictures appear here as they are indexed")
            if indexing
            else self.tr("There is no picture to search in")
        )
        self._clear.hide()
        self._rest.hide()
