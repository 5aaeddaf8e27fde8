"""*Same* and *Different*: what a person says of two pictures, beside them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simgui.gui.look.buttons import chip
from simgui.gui.look.labels import ElidedLabel


class AnswerButtons(QWidget):
    """Two small buttons, of which one is pressed where there is an answer; a second press takes it back."""

    answered = Signal(object)
    """What the person says: True for *same*, False for *different*, None if they take it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: bool | None = None
        self._said = ElidedLabel("faint", end=True)
        self._buttons = {
            True: self._button(self.tr("Same"), self.tr("These two are the same, whatever the distance (S)")),
            False: self._button(
                self.tr("Different"), self.tr("These two are different, whatever the distance (D)")
            ),
        }
        self._buttons[True].clicked.connect(self.say_same)
        self._buttons[False].clicked.connect(self.say_different)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addWidget(self._said, 1)
        self.show_answer(None)

    @property
    def answer(self) -> bool | None:
        """What the person said; None if nothing."""
        return self._answer

    @property
    def said(self) -> str:
        """The same in words; empty if there is no answer."""
        return self._said.text()

    def show_answer(self, answer: bool | None) -> None:
        """Show what the person said."""
        self._answer = answer
        for means, button in self._buttons.items():
            button.setChecked(answer is means)
        words = {True: self.tr("you said: same"), False: self.tr("you said: different"), None: ""}
        self._said.show_text(words[answer])

    def say_same(self) -> None:
        """Say that they are the same; if that was said already, take it back."""
        self._say(True)

    def say_different(self) -> None:
        """Say that they are different; if that was said already, take it back."""
        self._say(False)

    def _say(self, same: bool) -> None:
        answer = None if self._answer is same else same
        self.show_answer(answer)
        self.answered.emit(answer)

    def _button(self, text: str, tip: str) -> QPushButton:
        button = chip(text)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        return button
