"""Everything that is reached by a menu: the commands of the window, the bar, the palette and the dialogs."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from simgui.app import App
from simgui.gui.look.actions import MenuName, menu_actions
from simgui.gui.look.theme import choose_scheme
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.window.areas import Areas
from simgui.gui.window.commands import Commanded, Commands
from simgui.gui.window.dialogs import Dialogs
from simgui.gui.window.late import make_all
from simgui.gui.window.menu_bar import MenuBar
from simgui.gui.window.palette.palette_entries import PaletteEntries
from simgui.gui.window.recent_folders import RecentFolders
from simgui.gui.work.worker import Worker

_LIBRARY = 3
"""Number of the area, where it is said what was done."""


class Menus(QObject):
    """Makes them, and lets the settings hold that the person changes there.

    Args:
        window: Has the bar.
        does: What the commands do.
        app: The services of the library.
        state: Says which folder is open.
        settings: What the person sets.
        worker: Looks up what the palette offers.
        recent: The folders that were open last.
        areas: Some commands belong to one.
    """

    def __init__(
        self,
        window: QMainWindow,
        does: Commanded,
        app: App,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        recent: RecentFolders,
        areas: Areas,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self._folders = app.folders
        self._state = state
        self._areas = areas
        self._show_area = does.show_area
        self.dialogs = Dialogs(app.data_folder.root, state, settings, worker, self._actions, window)
        self.dialogs.rules_wanted.connect(self.show_rules)
        self.palette = PaletteEntries(app.models, recent, state, worker, self._actions, window)
        self.palette.folder_wanted.connect(recent.chosen)
        self.palette.model_wanted.connect(self._use_model)
        self._commands = Commands(window, does, self, self.dialogs, recent, self.palette)
        self.bar = MenuBar(window, self._actions, (MenuName.TRAIN, MenuName.DUPLICATES))
        window.setMenuBar(self.bar)
        areas.currentChanged.connect(self.bar.refresh)
        areas.made.connect(self.bar.refresh)
        state.folder_changed.connect(self._show_folder)
        settings.changed.connect(self._follow)
        self._follow("threads")

    def _actions(self) -> list[QAction]:
        """List all that can be done in the window, also on pages that nobody has looked at yet."""
        make_all(self._window)
        return menu_actions(self._window)

    def _use_model(self, model_id: str) -> None:
        self._areas.train.use_model(model_id)

    def show_rules(self) -> None:
        """Show the rules of the open folder."""
        if self._state.folder is not None:
            self._areas.library.ask_rules(self._state.folder)

    def back_up(self) -> None:
        """Write the library to a file that the person chooses."""
        self._show_area(_LIBRARY)
        self._areas.library.ask_back_up()

    def restore(self) -> None:
        """Restore a backup that the person chooses."""
        self._show_area(_LIBRARY)
        self._areas.library.ask_restore()

    def _show_folder(self) -> None:
        self._commands.show_folder(is_open=True)
        self.bar.refresh()

    def _follow(self, key: str) -> None:
        """Let a setting hold that no page reads by itself."""
        if key == "colour_scheme":
            choose_scheme(self._settings[key])
        elif key == "threads":
            self._folders.limit(self._settings[key])
