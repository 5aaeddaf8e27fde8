"""What the menus of pictures ask for, brought to the parts of the window that do it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.app import App
from simgui.gui.look.notice import Notice
from simgui.gui.pictures.picture_actions import PictureActions
from simgui.gui.pictures.picture_decisions import Done, PictureDecisions
from simgui.gui.state import WindowState
from simgui.gui.work.worker import Worker


class PictureWiring(QObject):
    """Makes what pictures can be asked for, once for the window.

    Args:
        app: The services of the library.
        state: What the window is about.
        worker: Does everything that may take longer than a frame.
        notice: Says what was done.
        has_query: Tells whether there is a picture that is searched with.
        window: Owner; every view in it finds the actions.
    """

    search_wanted = Signal(object)
    """A picture to search with."""
    rescan_wanted = Signal()
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        app: App,
        state: WindowState,
        worker: Worker,
        notice: Notice,
        has_query: Callable[[], bool],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._notice = notice
        self.actions = PictureActions(app.pictures, worker, window, has_query)
        decisions = PictureDecisions(app.decisions, app.folders, app.pictures, state, worker, window)
        self.actions.search_wanted.connect(self.search_wanted)
        self.actions.label_wanted.connect(decisions.ask_label)
        self.actions.leave_out_wanted.connect(decisions.ask_leave_out)
        self.actions.failed.connect(self.failed)
        decisions.done.connect(self._say)
        decisions.rescan_wanted.connect(self.rescan_wanted)
        decisions.failed.connect(self.failed)

    def _say(self, done: Done) -> None:
        self._notice.say_with_undo(done.said, done.undo)
