"""Buttons that the style sheet knows by their role, and the row of chips of which one is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.questions import tool_tip

_SPACING_PX = 8
_ICON_GAP_PX = 4
_LEAST_NAME = 8
"""Figures of the text."""


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


def caption(text: str) -> str:
    """Give a text for a button or a menu that shows it as it is: “&” would mark a key."""
    return text.replace("&", "&&")


class NameButton(QPushButton):
    """A button that bears a name of any length: where there is no room for it, it is shortened.

    Args:
        most: So many figures of the text are shown at most.
        parent: Owner.
    """

    def __init__(self, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._most = most
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_name(self, name: str, whole: str = "") -> None:
        """Show a name; `whole` is the tool tip, the name itself if it is empty."""
        self.setText(caption(name))
        self.setAccessibleName(name)
        self.setToolTip(tool_tip(whole or name))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Take the room of the name, within reason."""
        return QSize(self._width_px(self._most), super().sizeHint().height())

    @property
    def readable_px(self) -> int:
        """How wide it must be for a name to be told: a few letters of it."""
        return self._width_px(_LEAST_NAME)

    def _width_px(self, most: int) -> int:
        """Give the width with so many figures of the name at most."""
        width_px = super().sizeHint().width()
        around_px = width_px - self.fontMetrics().horizontalAdvance(self.text())
        return min(width_px, around_px + columns_px(self.font(), most))

    def minimumSizeHint(self) -> QSize:
        """Shrink to a few letters."""
        return QSize(
            min(self.sizeHint().width(), columns_px(self.font(), _LEAST_NAME)), self.sizeHint().height()
        )

    @property
    def shown(self) -> str:
        """As much of the name as fits; nothing beside an icon that says more than a letter or two."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        room_px = self.style().subElementRect(QStyle.SubElement.SE_PushButtonContents, option, self).width()
        if not self.icon().isNull():
            room_px -= self.iconSize().width() + _ICON_GAP_PX
        metrics, middle = self.fontMetrics(), Qt.TextElideMode.ElideMiddle
        shown = metrics.elidedText(self.text(), middle, room_px, Qt.TextFlag.TextShowMnemonic)
        little = shown != self.text() and room_px < columns_px(self.font(), _LEAST_NAME)
        return "" if little and not self.icon().isNull() else shown

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as much of the name as fits."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.shown
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)


class Chips(QWidget):
    """A row of chips of which exactly one is chosen, the first one at first."""

    chosen = Signal(int)
    """The place of the chip that was clicked."""

    def __init__(self, texts: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        row = FlowLayout(_SPACING_PX, self)
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
