"""The folders that were open last, offered again as long as they are there or the library knows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled
from simgui.gui.look.actions import MENU, SECTION
from simgui.gui.look.buttons import caption
from simgui.gui.settings import Settings
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders

_MOST = 10
_KEPT = 20
"""Some may be gone when they are offered."""


@dataclass(frozen=True)
class RecentFolder:
    """A folder that can be opened again.

    Attributes:
        path: Where it lies.
        offline: Whether it is not there now; the library knows its pictures.
    """

    path: Path
    offline: bool


class RecentFolders(QObject):
    """The list, newest first, and the menu that shows it.

    Args:
        settings: Keep it.
        folders: Know which folders are covered.
        state: Says which folder is open.
        worker: Looks which of them are there.
        window: Has the menu.
    """

    chosen = Signal(object)
    """The folder, `Path`, that is to be opened."""
    choice_wanted = Signal()
    """The person is to choose another folder."""

    def __init__(
        self, settings: Settings, folders: Folders, state: WindowState, worker: Worker, window: QWidget
    ) -> None:
        super().__init__(window)
        self._settings = settings
        self._folders = folders
        self._state = state
        self._looking = Latest(worker, Lane.PICTURES, self)
        self._found: tuple[RecentFolder, ...] = ()
        self.menu = QMenu(self.tr("Open recent"), window)
        self.menu.menuAction().setProperty(MENU, "file")
        self.menu.menuAction().setProperty(SECTION, "open")
        self._fill()
        state.folder_changed.connect(self._remember)
        state.library_changed.connect(self.refresh)
        self.refresh()

    @property
    def offered(self) -> tuple[RecentFolder, ...]:
        """The folders that can be opened, newest first, without the one that is open."""
        others = (each for each in self._found if each.path != self._state.folder)
        return tuple(others)[:_MOST]

    def _remember(self, folder: Path) -> None:
        kept = [str(folder), *(each for each in self._settings["recent_folders"] if each != str(folder))]
        self._settings["recent_folders"] = tuple(kept[:_KEPT])
        self.refresh()

    def refresh(self) -> None:
        """Look which of them are there; until that is known, those that were are offered."""
        places = tuple(map(Path, self._settings["recent_folders"]))
        self._looking.start(partial(_look, self._folders, places), self._show)

    def _show(self, found: tuple[RecentFolder, ...]) -> None:
        self._found = found
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        for each in self.offered:
            text = shown(each.path)
            name = filled(self.tr("{0} (offline)"), text) if each.offline else text
            self.menu.addAction(caption(name)).triggered.connect(partial(self.chosen.emit, each.path))
        self.menu.addSeparator()
        self.menu.addAction(self.tr("Choose folder…")).triggered.connect(self.choice_wanted)
        clear = self.menu.addAction(self.tr("Clear list"))
        clear.setEnabled(bool(self.offered))
        clear.triggered.connect(self.clear)

    def clear(self) -> None:
        """Offer none of them any more, but the open one once it is another."""
        opened = self._state.folder
        self._settings["recent_folders"] = () if opened is None else (str(opened),)
        self._show(())


def _look(folders: Folders, places: Sequence[Path]) -> tuple[RecentFolder, ...]:
    """Tell which folders are there, and which the library knows though they are not."""
    there = {place: _is_there(place) for place in places}
    return tuple(
        RecentFolder(place, offline=not there[place])
        for place in places
        if there[place] or folders.knows(place)
    )


def _is_there(place: Path) -> bool:
    try:
        return place.is_dir()
    except OSError:
        return False
