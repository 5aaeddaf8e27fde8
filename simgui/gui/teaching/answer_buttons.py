"""*Same* and *Different*: what a person says of two pictures, beside them."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from simgui.gui.look.buttons import chip

_GAP_PX = 4


class AnswerButtons(QWidget):
    """Two small buttons, of which one is pressed where there is an answer; a second press takes it back.

    Where there is little room, they bear the letters of their keys.
    """

    answered = Signal(object)
    """What the person says: True for *same*, False for *different*, None if they take it back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._answer: bool | None = None
        self._words = {True: (self.tr("Same"), "S"), False: (self.tr("Different"), "D")}
        self._buttons = {means: self._button(word) for means, (word, _) in self._words.items()}
        self._buttons[True].clicked.connect(self.say_same)
        self._buttons[False].clicked.connect(self.say_different)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP_PX)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        self.offer("")

    @property
    def answer(self) -> bool | None:
        """What the person said; None if nothing."""
        return self._answer

    def follow(self, stop: QWidget) -> QWidget:
        """Let the Tab key come here after another widget, and give where it comes to last."""
        for button in self._buttons.values():
            self.setTabOrder(stop, button)
            stop = button
        return stop

    def offer(self, why_not: str) -> None:
        """Let the person answer, or say why they cannot."""
        tips = {
            True: self.tr("These two are the same, whatever the distance (S)"),
            False: self.tr("These two are different, whatever the distance (D)"),
        }
        for means, button in self._buttons.items():
            button.setToolTip(why_not or tips[means])
            button.setAccessibleDescription(why_not or tips[means])
        self.setEnabled(not why_not)

    def show_answer(self, answer: bool | None) -> None:
        """Show what the person said."""
        self._answer = answer
        for means, button in self._buttons.items():
            button.setChecked(answer is means)

    def say_same(self) -> None:
        """Say that they are the same; if that was said already, take it back."""
        self._say(True)

    def say_different(self) -> None:
        """Say that they are different; if that was said already, take it back."""
        self._say(False)

    def minimumSizeHint(self) -> QSize:
        """Shrink as far as the letters do."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Write as much on the buttons as fits."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the words in another font."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def _fit(self) -> None:
        for number in (0, 1):
            for means, button in self._buttons.items():
                button.setText(self._words[means][number])
                button.setMinimumWidth(button.sizeHint().width())
            if sum(each.minimumWidth() for each in self._buttons.values()) + _GAP_PX <= self.width():
                return
        for button in self._buttons.values():
            button.setMinimumWidth(0)

    def _say(self, same: bool) -> None:
        if self.isEnabled():
            answer = None if self._answer is same else same
            self.show_answer(answer)
            self.answered.emit(answer)

    @staticmethod
    def _button(text: str) -> QPushButton:
        button = chip(text)
        button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        button.setAccessibleName(text)
        return button
