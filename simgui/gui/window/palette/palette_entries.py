"""What the command palette offers: every command, recent folders, model versions."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, translated
from simgui.gui.look.actions import MENU, MenuName, can_be_used, keys_of, why_not
from simgui.gui.state import WindowState
from simgui.gui.window.menu_bar import menu_titles, without_mark
from simgui.gui.window.palette.palette import CommandPalette, Entry
from simgui.gui.window.recent_folders import RecentFolders
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.models.records import ModelVersion
from simgui.models.registry import Models


class PaletteEntries(QObject):
    """Opens the palette at once with what is known, and adds the model versions when they are looked up.

    Args:
        models: List the versions.
        recent: The folders that were open last.
        state: Says which folder is open.
        worker: Looks the versions up.
        actions: Lists all that can be done in the window.
        window: Its widgets have the actions.
    """

    folder_wanted = Signal(object)
    """The folder, `Path`, that is to be opened."""
    model_wanted = Signal(str)
    """Id of the version that the open folder is to use."""

    def __init__(
        self,
        models: Models,
        recent: RecentFolders,
        state: WindowState,
        worker: Worker,
        actions: Callable[[], list[QAction]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._models = models
        self._recent = recent
        self._state = state
        self._actions = actions
        self._window = window
        self._looking = Latest(worker, Lane.INTERACTIVE, self)
        self._versions: Sequence[ModelVersion] = ()
        self._palette: CommandPalette | None = None

    @property
    def palette(self) -> CommandPalette:
        """The palette, made when it is first asked for."""
        if self._palette is None:
            self._palette = CommandPalette(self._window)
        return self._palette

    def ask(self) -> None:
        """Open the palette."""
        self.palette.show_entries(self._entries())
        self.palette.ask()
        if self._state.folder is not None:
            self._looking.start(partial(self._models.list, self._state.folder), self._add_versions)

    def _add_versions(self, versions: Sequence[ModelVersion]) -> None:
        if versions != self._versions:
            self._versions = versions
            self.palette.show_entries(self._entries())

    def _entries(self) -> list[Entry]:
        titles = menu_titles()
        actions = [each for each in self._actions() if each.menu() is None]
        actions.sort(key=_place_of_menu)
        entries = [self._entry(each, titles[MenuName(each.property(MENU))]) for each in actions]
        for folder in self._recent.offered:
            entries.append(
                Entry(
                    self._folder_text(folder.path), shown(folder.path), "", partial(self._open, folder.path)
                )
            )
        if self._state.folder is not None:
            entries += [
                Entry(
                    filled(self.tr("Use the model “{0}”"), shown(translated(each.name))),
                    shown(self._state.folder.name),
                    "",
                    partial(self.model_wanted.emit, each.id),
                )
                for each in self._versions
                if not each.active and not each.problem
            ]
        return entries

    def _entry(self, action: QAction, menu: str) -> Entry:
        """Offer an action, or say what it needs before it can be used."""
        text, keys = without_mark(action.text()), keys_of(action)
        if can_be_used(action, self._window):
            return Entry(text, menu, keys, action.trigger)
        needs = why_not(action, self._window) or self.tr("Not available now")
        return Entry(text, menu, keys, action.trigger, needs)

    def _folder_text(self, folder: Path) -> str:
        return filled(self.tr("Open “{0}”"), shown(folder.name) or shown(folder))

    def _open(self, folder: Path) -> None:
        self.folder_wanted.emit(folder)


def _place_of_menu(action: QAction) -> int:
    return list(MenuName).index(MenuName(action.property(MENU)))
