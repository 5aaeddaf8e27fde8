"""Buttons that the style sheet knows by their role, and the row of chips of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

_SPACING_PX = 8


def chip(text: str = "", *, checkable: bool = True) -> QPushButton:
    """Make a small round button; checkable if it stands for a state."""
    button = QPushButton(text)
    button.setCheckable(checkable)
    button.setProperty("role", "chip")
    return button


def quiet(text: str = "") -> QPushButton:
    """Make a button that recedes until it is pointed at."""
    button = QPushButton(text)
    button.setProperty("role", "quiet")
    return button


class Chips(QWidget):
    """Chips of which exactly one is chosen, the first one at first."""

    chosen = Signal(int)
    """The place of the chip that was clicked."""

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_SPACING_PX)
        for place, text in enumerate(texts):
            button = chip(text)
            button.setChecked(not place)
            self._group.addButton(button, place)
            row.addWidget(button)
        self._group.idClicked.connect(self.chosen)

    @property
    def place(self) -> int:
        """The place of the chosen one."""
        return self._group.checkedId()

    def choose(self, place: int) -> None:
        """Choose another, without telling anybody."""
        self._group.button(place).setChecked(True)

    def name(self, place: int, text: str) -> None:
        """Write something else on a chip."""
        self._group.button(place).setText(text)
