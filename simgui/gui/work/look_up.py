"""What a page shows, looked up whenever it may have changed."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject

from simgui.core.errors import SimguiError
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Task, Worker


class LookUp(QObject):
    """A look-up that may be asked for often: asked for while it runs, it runs once more after that.

    Args:
        worker: Does the looking up.
        owner: Deleting it gives up the run.
        make_task: Gives the work as it is now; None if there is nothing to look up.
        on_done: Gets its result.
        on_failed: Gets the error that ended it.
        lane: Where it waits for its turn.
    """

    def __init__(
        self,
        worker: Worker,
        owner: QObject,
        make_task: Callable[[], Task[Any] | None],
        on_done: Callable[[Any], None],
        on_failed: Callable[[SimguiError], None],
        lane: Lane = Lane.INTERACTIVE,
    ) -> None:
        super().__init__(owner)
        self._run = Latest(worker, lane, self)
        self._make_task = make_task
        self._on_done = on_done
        self._on_failed = on_failed
        self._once_more = False

    def refresh(self) -> None:
        """Look up what may have changed."""
        if self._run.running:
            self._once_more = True
        else:
            self.restart()

    def restart(self) -> None:
        """Look something else up: give up the run under way."""
        self._once_more = False
        task = self._make_task()
        if task is None:
            self._run.cancel()
        else:
            self._run.start(task, self._on_done, self._on_failed, on_ended=self._go_on)

    def cancel(self) -> None:
        """Give up the run under way."""
        self._once_more = False
        self._run.cancel()

    def _go_on(self) -> None:
        if self._once_more:
            self.restart()
