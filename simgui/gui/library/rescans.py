"""Keep the library up to date with its folders, while nothing more important runs."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import OfflineFolder, SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.core.sentences import say, say_count
from simgui.gui.language import filled, translated
from simgui.gui.library.folder_watch import FolderWatch
from simgui.gui.state import Changes, WindowState
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders
from simgui.library.records import CoveredFolder, IndexSummary


@dataclass(frozen=True)
class _LookedThrough:
    """A folder that is not the open one, and whether it was there."""

    folder: Path
    there: bool


class Rescans(QObject):
    """Indexes the open folder when asked, and the others when they change or are searched too.

    Args:
        folders: Covers them.
        state: Says which folder is open, and where searches look.
        worker: Looks up which folders are covered.
        jobs: Does the work. A folder that cannot be looked through now waits until the jobs rest.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`."""
    available = Signal(object)
    """A folder, `Path`, has been looked through, so it is there."""
    indexing_began = Signal()
    """The open folder is being looked through."""
    indexing_ended = Signal(bool)
    """It has been looked through, to its end or not."""

    def __init__(
        self,
        folders: Folders,
        state: WindowState,
        worker: Worker,
        jobs: LongJobs,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._folders = folders
        self._state = state
        self._jobs = jobs
        self._waiting: set[Path] = set()
        self._indexing = self._finished = False
        self._finding_others = Latest(worker, Lane.INTERACTIVE, self)
        self._finding_watched = Latest(worker, Lane.INTERACTIVE, self)
        self._watch = FolderWatch(worker, self)
        self._watch.changed.connect(self.rescan_changed)
        jobs.rested.connect(self._tell_end)
        state.scope_changed.connect(self._look_for_others)
        state.library_changed.connect(self._find_watched)

    def rescan(self) -> None:
        """Bring the library up to date with the open folder, and with the others if they are searched too."""
        self._look_for_others()
        self._rescan_open()

    def _look_for_others(self) -> None:
        if self._state.everywhere:
            self._finding_others.start(self._folders.covered, self._add_others)

    def _add_others(self, covered: tuple[CoveredFolder, ...]) -> None:
        opened = self._state.folder
        if opened is not None and self._state.everywhere:
            self._waiting.update(each.path for each in covered if not opened.is_relative_to(each.path))
            if not self._jobs.busy:
                self.go_on()

    def _rescan_open(self) -> None:
        folder = self._state.folder
        if folder is None:
            return
        if self._jobs.precious:
            self._waiting.add(folder)
            return
        self._waiting.discard(folder)
        self._jobs.start(
            self.tr("Looking through the folder"),
            partial(self._folders.index, folder),
            self._indexed,
            self.tr("Indexing was stopped; what is indexed by now can be searched."),
            about_folder=True,
            changes=Changes.LIBRARY,
        )
        self._indexing, self._finished = True, False
        self.indexing_began.emit()

    def _tell_end(self) -> None:
        if self._indexing:
            self._indexing = False
            self.indexing_ended.emit(self._finished)

    def rescan_changed(self, folder: Path) -> None:
        """Bring the library up to date with a folder that has changed; no running job is given up for it."""
        opened = self._state.folder
        if opened is None:
            return
        if self._jobs.busy and not self._jobs.gives_way:
            self._waiting.add(folder)
        elif opened.is_relative_to(folder):
            self._rescan_open()
        else:
            self._jobs.start(
                filled(self.tr("Looking through {0}"), shown(folder.name)),
                partial(_keep_up, self._folders, folder),
                self._kept_up,
                changes=Changes.LIBRARY,
            )

    def _kept_up(self, looked: _LookedThrough) -> str:
        if looked.there:
            self.available.emit(looked.folder)
            said = self.tr("{0} is up to date")
        else:
            said = self.tr("{0} is offline; it stays searchable")
        return filled(said, shown(looked.folder.name))

    def _indexed(self, summary: IndexSummary) -> str:
        self._finished = True
        self.available.emit(summary.folder)
        searchable = summary.indexed + summary.unchanged
        text = filled(
            self.tr("{0} ready to search"),
            translated(say_count("{count:,} picture", "{count:,} pictures", searchable)),
        )
        unusable = len(summary.skipped)
        if unusable:
            files = translated(say_count("{count:,} file", "{count:,} files", unusable))
            text += filled(self.tr(" · {0} could not be used (see Library)"), files)
        if not searchable:
            self.failed.emit(
                SimguiError(
                    say("No pictures here"),
                    say(
                        "{folder} holds no picture that SimGUI reads. Choose another folder.",
                        folder=shown(summary.folder),
                    ),
                )
            )
        return text

    def go_on(self) -> None:
        """Look through a folder that waits for it, if there is one."""
        if self._waiting:
            self.rescan_changed(self._waiting.pop())

    def cancel(self) -> None:
        """Forget the folders that wait, unless it was a training that was stopped."""
        if not self._jobs.precious:
            self._waiting.clear()

    def _find_watched(self) -> None:
        """Notice from now on what changes in the folders that the library covers."""
        self._finding_watched.start(self._folders.covered, self._begin_watching)

    def _begin_watching(self, folders: tuple[CoveredFolder, ...]) -> None:
        offline = frozenset(each.path for each in folders if each.offline)
        self._watch.watch({each.path for each in folders}, offline)

    def check_folders(self) -> None:
        """Look whether a folder has come or gone without notice."""
        self._watch.report_moved()

    def close(self) -> None:
        """Watch nothing any more."""
        self._watch.close()


def _keep_up(folders: Folders, folder: Path, progress: Progress) -> _LookedThrough:
    """Bring the library up to date with a folder that is not the open one, if it is still covered."""
    try:
        folders.keep_up(folder, progress)
    except OfflineFolder:
        return _LookedThrough(folder, there=False)
    return _LookedThrough(folder, there=True)
