"""A training that was stopped or interrupted: resume it, or give it up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.gui.look.actions import button_action
from simgui.gui.look.labels import styled


class ResumeCard(QWidget):
    """A card with *Resume* and *Give up*; hidden unless a training was interrupted."""

    resume_wanted = Signal()
    discard_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._text = styled("", "")
        self._text.setWordWrap(True)
        resume = QPushButton(self.tr("Resume"))
        resume.setProperty("role", "primary")
        resume.clicked.connect(self.resume_wanted)
        needs = self.tr("No training was stopped")
        button_action(resume, "train", self.tr("Resume the training"), needs=needs)
        discard = QPushButton(self.tr("Give up"))
        discard.setProperty("role", "quiet")
        discard.clicked.connect(self.discard_wanted)
        buttons = QHBoxLayout()
        buttons.addWidget(resume)
        buttons.addWidget(discard)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 14, 18, 14)
        layout.setSpacing(8)
        layout.addWidget(styled(self.tr("A training is waiting"), "heading"))
        layout.addWidget(self._text)
        layout.addLayout(buttons)
        self.hide()

    def show_unfinished(self, text: str) -> None:
        """Say which training it is; hide with an empty text."""
        self._text.setText(text)
        self.setVisible(bool(text))
