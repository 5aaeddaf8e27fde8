"""What stands above a picture that is looked at: its name, its place in the list, and how it is shown."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QSlider, QVBoxLayout, QWidget

from simgui.gui.look.action_button import ActionButton
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.look.tab_order import put_before

_SLIDER_PX, _ROUND_BUTTON_PX = 120, 10
_ARROWS = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)


class ShareSlider(QSlider):
    """How much of the picture that lies over the other is shown; the arrow keys are its own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setValue(50)
        self.setFixedSize(_SLIDER_PX, lines_px(self.font(), 1) + _ROUND_BUTTON_PX)
        self.setAccessibleName(self.tr("How much of the query is shown"))
        self.setToolTip(self.accessibleName())

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys from going to another picture."""
        is_key = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if is_key and isinstance(event, QKeyEvent) and event.key() in _ARROWS:
            event.accept()
            return True
        return super().event(event)


class ViewerBar(QWidget):
    """Name and place in the list, above a button for each action.

    Args:
        actions: What the buttons do, from left to right.
        parent: Owner.
    """

    def __init__(self, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = ElidedLabel("heading")
        self._where = styled("", "faint")
        self.slider = ShareSlider()
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self._name, 1)
        words.addWidget(self._where)
        buttons = FlowLayout(6)
        for action in actions:
            buttons.addWidget(ActionButton(action, self))
        buttons.addWidget(self.slider)
        self._buttons, self._more = buttons, list[ActionButton]()
        self._divider = QWidget(self)
        self._divider.setObjectName("divider")
        self._divider.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._divider.setFixedSize(1, lines_px(self.font(), 1))
        self._divider.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 8)
        layout.setSpacing(6)
        layout.addLayout(words)
        layout.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def offer(self, actions: Sequence[QAction]) -> None:
        """Show a button for each of some more actions behind the others, or for none any more."""
        if [button.action_shown for button in self._more] == list(actions):
            return
        for button in self._more:
            self._buttons.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._more = [ActionButton(action, self) for action in actions]
        for widget in (self._divider, self.slider):
            self._buttons.removeWidget(widget)
        self._divider.setVisible(bool(actions))
        for widget in (self._divider, *self._more, self.slider):
            self._buttons.addWidget(widget)
        put_before(self._more, self.slider)

    def show_words(self, name: str, where: str) -> None:
        """Show the name, and where it stands in its list."""
        self._name.show_text(name)
        self._where.setText(where)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._name.text()} · {self._where.text()}"
