"""*Open shared library…* and *Close shared library* in the menu of the library."""

from dataclasses import replace

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.settings import Settings
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import SharedPlace, WindowState
from simgui.gui.work.worker import Worker


class SharingActions(QObject):
    """Opens the dialog, and remembers which library is open; nothing is asked of it before it is searched.

    Args:
        libraries: The shared libraries.
        state: Is told which one is open.
        settings: Remember it.
        worker: Does the work.
        window: Has the actions, and stands behind the dialog.
    """

    def __init__(
        self,
        libraries: SharedLibraries,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._libraries = libraries
        self._state = state
        self._settings = settings
        self._worker = worker
        self._window = window
        menu_action(
            window,
            "library",
            self.tr("Open shared library…"),
            self.ask,
            tip=self.tr("Pictures on a server, searched by several people"),
            section="shared",
        )
        self._close = menu_action(
            window,
            "library",
            self.tr("Close shared library"),
            self.close,
            section="shared",
            needs=self.tr("No shared library is open"),
        )
        address = settings["shared_library"]
        if address and state.shared is None:
            state.share(SharedPlace(address, address.rpartition("/")[2]))
        state.shared_changed.connect(self._follow)
        self._follow()

    def ask(self) -> None:
        """Ask which library."""
        from simgui.gui.sharing.library_dialog import LibraryDialog

        address = self._state.shared.address if self._state.shared is not None else ""
        dialog = LibraryDialog(self._libraries, address, self._worker, self._window)
        dialog.opened.connect(self._open)
        dialog.removed.connect(self._forget)
        dialog.open()

    def _open(self, place: SharedPlace) -> None:
        before = self._state.shared
        times = 1 if before is None else before.opened + 1
        self._state.share(replace(place, opened=times))

    def close(self) -> None:
        """Search on this computer alone, and offer the library no longer; it stays known."""
        self._state.share(None)

    def _forget(self, address: str) -> None:
        if self._state.shared is not None and self._state.shared.address == address:
            self.close()

    def _follow(self) -> None:
        place = self._state.shared
        self._settings["shared_library"] = "" if place is None else place.address
        self._close.setEnabled(place is not None)
