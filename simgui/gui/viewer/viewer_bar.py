"""What stands above a picture that is looked at: its name, its place in the list, and how it is shown."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QSlider, QVBoxLayout, QWidget

from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.fonts import lines_px
from simgui.gui.look.labels import ElidedLabel, styled

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


class ActionButton(QPushButton):
    """A button that does what an action does, and looks as it stands.

    Args:
        action: The action.
        parent: Owner.
    """

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setProperty("role", "chip" if action.isCheckable() else "quiet")
        self.setCheckable(action.isCheckable())
        self.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        action = self._action
        self.setText(action.iconText())
        key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        words = action.statusTip() or action.text()
        self.setToolTip(f"{words} ({key})" if key else words)
        self.setAccessibleName(action.text())
        self.setEnabled(action.isEnabled())
        self.setVisible(action.isVisible())
        self.setChecked(action.isChecked())


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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 8)
        layout.setSpacing(6)
        layout.addLayout(words)
        layout.addLayout(buttons)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)

    def show_words(self, name: str, where: str) -> None:
        """Show the name, and where it stands in its list."""
        self._name.show_text(name)
        self._where.setText(where)

    @property
    def words(self) -> str:
        """What it says."""
        return f"{self._name.text()} · {self._where.text()}"
