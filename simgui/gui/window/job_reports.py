"""Tell the areas how long jobs stand, and the state of the window what they have changed."""

import time

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError
from simgui.core.progress import Step
from simgui.gui.library.rescans import Rescans
from simgui.gui.state import Changes, WindowState
from simgui.gui.window.areas import Areas
from simgui.gui.work.jobs import LongJobs

_SECONDS_BETWEEN_REFRESHES = 1.0
_BUSY, _INDEXING = "busy", "indexing"
"""What still holds when an area is made later."""


class JobReports(QObject):
    """Passes on what long jobs tell, to the areas that show something of it.

    Args:
        jobs: The long jobs.
        rescans: Those of them that look through the open folder.
        state: Told what a job may have changed.
        areas: What is told.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError` that no area shows."""

    def __init__(
        self,
        jobs: LongJobs,
        rescans: Rescans,
        state: WindowState,
        areas: Areas,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._rescans = rescans
        self._state = state
        self._areas = areas
        self._refreshed = 0.0
        jobs.began.connect(self._begin)
        jobs.stepped.connect(self._step)
        jobs.failed.connect(self._fail)
        jobs.rested.connect(self._rest)
        areas.indexing_stop_wanted.connect(jobs.cancel)
        state.folder_changed.connect(self._forget_indexing)
        rescans.indexing_began.connect(self._begin_indexing)
        rescans.indexing_ended.connect(self._end_indexing)

    def _begin(self) -> None:
        self._show_busy(training=not self._jobs.gives_way, library=True)
        self._areas.search.show_indexing(indexing=True)

    def _show_busy(self, *, training: bool, library: bool) -> None:
        self._areas.late_train.tell(lambda page: page.show_busy(training), _BUSY)
        self._areas.late_library.tell(lambda page: page.show_busy(library), _BUSY)

    def _step(self, step: Step) -> None:
        if self._jobs.precious:
            self._areas.late_train.tell(lambda page: page.show_step(step))
        self._areas.late_insight.tell(lambda page: page.show_step(step))
        self._areas.late_library.tell(lambda page: page.show_step(step))
        self._areas.late_duplicates.tell(lambda page: page.show_step(step))
        if time.monotonic() - self._refreshed > _SECONDS_BETWEEN_REFRESHES:
            self._refreshed = time.monotonic()
            self._areas.search.refresh()
            self._areas.late_train.tell(lambda page: page.show_indexed(step))
            if self._areas.late_library.isVisible():
                self._areas.library.refresh()

    def _fail(self, error: SimguiError) -> None:
        if self._jobs.precious:
            self._areas.train.show_failure(error)
        if not (self._jobs.precious and self._areas.train.isVisible()):
            self.failed.emit(error)

    def _rest(self, changes: Changes) -> None:
        self._areas.late_train.tell(lambda page: page.show_end())
        self._show_busy(training=False, library=False)
        self._areas.search.show_indexing(indexing=False)
        self._state.note(changes)
        self._rescans.go_on()

    def _forget_indexing(self) -> None:
        """What was known of the indexing of another folder tells nothing of this one."""
        areas = self._areas
        for late in (areas.late_train, areas.late_insight, areas.late_library, areas.late_duplicates):
            late.forget(_INDEXING)

    def _begin_indexing(self) -> None:
        self._areas.late_train.tell(lambda page: page.show_indexing(), _INDEXING)
        self._areas.late_library.tell(lambda page: page.show_indexing(), _INDEXING)
        self._areas.late_insight.tell(lambda page: page.show_indexing(running=True), _INDEXING)
        self._areas.late_duplicates.tell(lambda page: page.show_indexing(running=True), _INDEXING)

    def _end_indexing(self, finished: bool) -> None:
        areas = self._areas
        areas.late_train.tell(lambda page: page.show_indexing_ended(finished), _INDEXING)
        areas.late_library.tell(lambda page: page.end_indexing(), _INDEXING)
        areas.late_insight.tell(lambda page: page.show_indexing(running=False, finished=finished), _INDEXING)
        areas.late_duplicates.tell(lambda page: page.show_indexing(running=False), _INDEXING)
