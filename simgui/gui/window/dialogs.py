"""The dialogs of the window: settings, help, version and licences."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Worker

if TYPE_CHECKING:
    from simgui.gui.window.about import About


class Dialogs(QObject):
    """Opens them in front of the window; each is imported when it is first opened.

    Args:
        data_folder: Where the library lies.
        state: Says which folder is open.
        settings: What the person sets.
        worker: Asks for newer versions.
        actions: Lists all that can be done in the window.
        window: Its parent.
    """

    rules_wanted = Signal()
    """The person wants to see the rules of the open folder."""

    def __init__(
        self,
        data_folder: Path,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        actions: Callable[[], Sequence[QAction]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._data_folder = data_folder
        self._state = state
        self._settings = settings
        self._worker = worker
        self._actions = actions
        self._window = window

    def show_help(self) -> None:
        """Show the keys and the user guide; the window goes on working beside them."""
        from simgui.gui.window.help import Help

        Help(self._actions(), self._worker, self._window).show()

    def show_about(self) -> None:
        """Show version and licences."""
        self._about()

    def check_for_updates(self) -> None:
        """Say whether there is a newer version, and where."""
        self._about().check()

    def _about(self) -> "About":
        from simgui.gui.window.about import About

        about = About(self._worker, self._window)
        about.open()
        return about

    def show_settings(self) -> None:
        """Let the person change settings."""
        from simgui.gui.window.settings_dialog import SettingsDialog

        folder = self._state.folder
        name = "" if folder is None else folder.name or str(folder)
        dialog = SettingsDialog(self._settings, self._data_folder, name, self._window)
        dialog.rules_wanted.connect(self.rules_wanted)
        dialog.open()
