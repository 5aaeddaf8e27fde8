"""*Import labels…* and *Export labels…* in the menu of the library."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.state import WindowState
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker

if TYPE_CHECKING:
    from simgui.exchange.service import Exchange


class ExchangeActions(QObject):
    """Opens the dialogs for the open folder.

    Args:
        exchange: Gives what reads and writes labels.
        undo: Writes labels that come in, and takes them back.
        state: Says which folder is open.
        worker: Does the work.
        window: Has the actions, and stands behind the dialogs.
    """

    def __init__(
        self,
        exchange: "Callable[[], Exchange]",
        undo: Undo,
        state: WindowState,
        worker: Worker,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._exchange = exchange
        self._undo = undo
        self._state = state
        self._worker = worker
        self._window = window
        self._actions = (
            menu_action(
                window,
                "library",
                self.tr("Import labels…"),
                self.ask_import,
                tip=self.tr("From sidecars, from keywords inside the pictures, or from a table"),
                section="labels",
            ),
            menu_action(
                window,
                "library",
                self.tr("Export labels…"),
                self.ask_export,
                tip=self.tr("To sidecars that other programs read, or to a table"),
                section="labels",
            ),
        )
        state.folder_changed.connect(self._show_folder)
        self._show_folder()

    def ask_import(self) -> None:
        """Ask where labels come from."""
        from simgui.gui.exchange.import_dialog import ImportDialog

        if self._state.folder is not None:
            exchange, folder = self._exchange(), self._state.folder
            ImportDialog(exchange, folder, self._undo, self._worker, self._window).open()

    def ask_export(self) -> None:
        """Ask where labels go."""
        from simgui.gui.exchange.export_dialog import ExportDialog

        if self._state.folder is not None:
            ExportDialog(self._exchange(), self._state.folder, self._worker, self._window).open()

    def _show_folder(self) -> None:
        for action in self._actions:
            action.setEnabled(self._state.folder is not None)
