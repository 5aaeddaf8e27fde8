"""What the next search would wait for, made ready while nobody waits."""

from functools import partial

from PySide6.QtCore import QObject

from simgui.core.progress import Progress
from simgui.gui.search.services import SearchServices
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.catalogue import Where


class Preparing(QObject):
    """Makes the next search ready where the person searches, whenever place, model or pictures change.

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
        for changed in (state.scope_changed, state.model_changed, state.library_changed):
            changed.connect(self._prepare)

    def _prepare(self) -> None:
        if self._state.where is not None:
            self._run.start_reporting(partial(_prepare, self._services, self._state.where))


def _prepare(services: SearchServices, where: Where, progress: Progress) -> None:
    services.searches.prepare(where, progress)
    services.words.prepare(where, progress)
    services.words.prepare_colours(where, progress)
