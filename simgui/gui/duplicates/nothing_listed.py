"""What is shown instead of groups: why there are none, and what to do."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.gui.look.labels import FittedLabel, styled

_MOST_LINES = 3


class NothingListed(QWidget):
    """A heading, a sentence, and one button, if there is something to do."""

    wanted = Signal()
    """The button was pressed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = FittedLabel("title", _MOST_LINES)
        self._sentence = styled("", "faint")
        self._button = QPushButton()
        self._button.setProperty("role", "primary")
        self._button.clicked.connect(self.wanted)
        for label in (self._heading, self._sentence):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 8, 18, 8)
        layout.setSpacing(12)
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    @property
    def text(self) -> str:
        """What it says."""
        return f"{self._heading.text()} {self._sentence.text()}"

    def say(self, heading: str, sentence: str, button: str = "") -> None:
        """Say something; without words for it, there is no button."""
        self._heading.show_text(heading)
        self._sentence.setText(sentence)
        self._sentence.setVisible(bool(sentence))
        self._button.setText(button)
        self._button.setVisible(bool(button))
