"""A small button that shows an icon and does what an action does."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from simgui.gui.look.actions import keys_of
from simgui.gui.look.icons import icon_pixmap
from simgui.gui.look.theme import colours

_ICON_PX = 18
_AROUND_PX = 10


class ToolButton(QPushButton):
    """An icon without words: the words are its tool tip and what a screen reader says.

    Args:
        icon: Name of the icon.
        does: An action, which it follows; a menu, which it opens; or words.
        parent: Owner.
    """

    def __init__(self, icon: str, does: QAction | QMenu | str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self._action = does if isinstance(does, QAction) else None
        self.setProperty("role", "tool")
        self.setIconSize(QSize(_ICON_PX, _ICON_PX))
        if isinstance(does, QAction):
            self.setCheckable(does.isCheckable())
            self.clicked.connect(does.trigger)
            does.changed.connect(self._follow)
            self._follow()
        elif isinstance(does, QMenu):
            self.setMenu(does)
            self.say(does.title())
        else:
            self.say(does)
        self._draw()

    def sizeHint(self) -> QSize:
        """Take no more than the icon and its margin."""
        return QSize(_ICON_PX + _AROUND_PX, _ICON_PX + _AROUND_PX)

    def minimumSizeHint(self) -> QSize:
        """Never shrink."""
        return self.sizeHint()

    def say(self, words: str) -> None:
        """Say what it does."""
        self.setToolTip(words)
        self.setAccessibleName(words)

    def show_icon(self, name: str) -> None:
        """Show another icon."""
        self._icon = name
        self._draw()

    def _follow(self) -> None:
        action = self._action
        if action is None:
            return
        if self.isCheckable() is not action.isCheckable():
            self.setCheckable(action.isCheckable())
        self.setChecked(action.isChecked())
        self.setEnabled(action.isEnabled())
        keys = keys_of(action)
        self.say(f"{action.text()} ({keys})" if keys else action.text())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _draw(self) -> None:
        chosen, ratio = colours(), self.devicePixelRatio()
        icon = QIcon(icon_pixmap(self._icon, chosen.text, _ICON_PX, ratio))
        icon.addPixmap(icon_pixmap(self._icon, chosen.line, _ICON_PX, ratio), QIcon.Mode.Disabled)
        for mode in (QIcon.Mode.Normal, QIcon.Mode.Active):
            icon.addPixmap(icon_pixmap(self._icon, chosen.accent, _ICON_PX, ratio), mode, QIcon.State.On)
        self.setIcon(icon)
