"""A button that does what an action does, and looks as it stands."""

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget


class ActionButton(QPushButton):
    """Words of an action on a button; the tool tip tells its key.

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

    @property
    def action_shown(self) -> QAction:
        """The action."""
        return self._action

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
