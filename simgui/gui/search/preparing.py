"""What the next search would wait for, made ready while nobody waits."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from simgui.core.progress import Progress
from simgui.gui.search.services import SearchServices
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Where

_PAINTED_BY_MS = 500


class Preparing(QObject):
    """Makes the next search ready where the person searches, whenever place, model or pictures change.

    While a library is indexed, its pictures change all the time: they are taken in after a search.

    Args:
        services: Of the library.
        state: Says where, and what has changed.
        worker: Does the work.
        parent: Owner.
    """

    def __init__(
        self, services: SearchServices, state: WindowState, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._services = services
        self._state = state
        self._run = Latest(worker, Lane.INSIGHT, self)
        self._soon = QTimer(self, singleShot=True, interval=_PAINTED_BY_MS)
        self._soon.timeout.connect(self._refresh)
        for changed in (state.scope_changed, state.model_changed, state.library_changed):
            changed.connect(self._prepare)

    def refresh_soon(self) -> None:
        """Take in what has been indexed since, once the answer is painted."""
        self._soon.start()

    def _refresh(self) -> None:
        if self._state.where is not None and not self._run.running:
            self._run.start_reporting(partial(self._services.searches.refresh, self._state.where))

    def _prepare(self) -> None:
        if self._state.where is not None:
            self._run.start_reporting(partial(_prepare, self._services, self._state.where))


def _prepare(services: SearchServices, where: Where, progress: Progress) -> None:
    services.searches.prepare(where, progress)
    services.words.prepare(where, progress)
    services.words.prepare_colours(where, progress)
