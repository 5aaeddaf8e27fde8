"""After a quick training: *thorough* in one click, with its time and what it usually brings."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.gui.language import filled
from simgui.gui.look.labels import styled


class ThoroughOffer(QWidget):
    """A sentence and a button; hidden until there is a result of a quick training beside it."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled("", "")
        self._sentence.setWordWrap(True)
        self._button = QPushButton(self.tr("Train thoroughly"))
        self._button.clicked.connect(self.wanted)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 4)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_estimate("")
        self.hide()

    def show_estimate(self, estimate: str) -> None:
        """Say how long it would take; nothing of the time if the estimate is empty."""
        brings = self.tr(
            "Thorough also teaches the network to see. On photos of goods in a shop, where quick found 76% "
            "of new shots, it found 88%, in about 18 times as long."
        )
        takes = filled(self.tr("Here: {0}."), estimate) if estimate else ""
        self._sentence.setText(" ".join(filter(None, (brings, takes))))

    def show_ready(self, ready: bool) -> None:
        """Let it be clicked, or not while other work runs or pictures are lacking."""
        self._button.setEnabled(ready)
