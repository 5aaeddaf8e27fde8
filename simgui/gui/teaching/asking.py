"""Where *Ask me* is opened: an action of the Search area, and a button beside its results."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from simgui.gui.look.actions import menu_action
from simgui.gui.look.buttons import chip
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.state import WindowState
from simgui.gui.teaching.answering import Answering
from simgui.gui.work.worker import Worker

if TYPE_CHECKING:
    from simgui.teaching.service import Teaching


class Asking(QObject):
    """Opens the dialog that asks about pairs of the open folder; the action is there once a folder is.

    Args:
        teaching: Gives what chooses the pairs.
        answering: Keeps the answers.
        state: Says which folder is open.
        worker: Does the work.
        previews: Loads pictures large.
        page: Has the action, and is the owner.

    Attributes:
        action: For the menus.
        button: The same, for the bar above results.
    """

    closed = Signal()
    """The person wants to be asked no more."""

    def __init__(
        self,
        teaching: "Callable[[], Teaching]",
        answering: Answering,
        state: WindowState,
        worker: Worker,
        previews: PictureLoader,
        page: QWidget,
    ) -> None:
        super().__init__(page)
        self._teaching = teaching
        self._answering = answering
        self._state = state
        self._worker = worker
        self._previews = previews
        self._page = page
        self.is_open = False
        self.action = menu_action(
            page,
            "search",
            self.tr("Ask me about pairs…"),
            self.open,
            tip=self.tr("Answer a few pairs of pictures, and the threshold follows what you say"),
            section="teach",
        )
        self.button = chip(self.tr("Ask me…"), checkable=False)
        self.button.setAccessibleName(self.tr("Ask me about pairs"))
        self.button.setToolTip(self.action.statusTip())
        self.button.clicked.connect(self.action.trigger)
        self._offer()
        state.folder_changed.connect(self._offer)

    def open(self) -> None:
        """Ask about pairs of the open folder."""
        if self._state.folder is None or self.is_open:
            return
        from simgui.gui.teaching.ask_dialog import AskDialog
        from simgui.gui.teaching.pairs_to_ask import PairsToAsk

        pairs = PairsToAsk(self._teaching(), self._state, self._worker, self._page)
        dialog = AskDialog(self._answering, pairs, self._previews, self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.finished.connect(pairs.deleteLater)
        dialog.finished.connect(self._close)
        self.is_open = True
        dialog.open()

    def _close(self) -> None:
        self.is_open = False
        self.closed.emit()

    def _offer(self) -> None:
        for each in (self.action, self.button):
            each.setEnabled(self._state.folder is not None)
