"""Keep the library up to date with its folders, while nothing more important runs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.app import App
from simgui.core.counts import counted
from simgui.core.errors import OfflineFolder, SimguiError
from simgui.core.names import shown
from simgui.core.progress import Progress
from simgui.gui.library.folder_watch import FolderWatch
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.worker import Job, Lane, Worker
from simgui.library.records import CoveredFolder, IndexSummary


class Rescans(QObject):
    """Looks through the open folder when asked, and through the others when they change or are searched too.

    Args:
        app: The library.
        worker: Looks up which folders are covered.
        jobs: Does the work. A folder that cannot be looked through now waits until the jobs rest.
        parent: Owner.
    """

    failed = Signal(object)
    """A `SimguiError`."""
    there = Signal(object)
    """A folder, `Path`, that has been looked through."""
    indexing_began = Signal()
    """The open folder is being looked through."""
    indexing_ended = Signal(bool)
    """It has been looked through, to its end or not."""

    def __init__(self, app: App, worker: Worker, jobs: LongJobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._worker = worker
        self._jobs = jobs
        self._folder: Path | None = None
        self._everywhere = False
        self._waiting: set[Path] = set()
        self._indexing: Job | None = None
        self._watch = FolderWatch(worker, self)
        self._watch.changed.connect(self.rescan_changed)

    def open_folder(self, folder: Path) -> None:
        """Look through the folder that the window shows now."""
        self._folder = folder
        self.rescan()

    def search_everywhere(self, *, everywhere: bool) -> None:
        """Look through the other folders too if they are searched."""
        self._everywhere = everywhere
        if everywhere:
            self._look_for_others()

    def rescan(self) -> None:
        """Bring the library up to date with the open folder, and with the others if they are searched too."""
        if self._everywhere:
            self._look_for_others()
        self._rescan_open()

    def _look_for_others(self) -> None:
        self._worker.start_reporting(Lane.INTERACTIVE, partial(_covered, self._app), self._add_others)

    def _add_others(self, covered: tuple[CoveredFolder, ...]) -> None:
        opened = self._folder
        if opened is not None and self._everywhere:
            self._waiting.update(each.path for each in covered if not opened.is_relative_to(each.path))
            if not self._jobs.busy:
                self.go_on()

    def _rescan_open(self) -> None:
        if self._folder is None:
            return
        if self._jobs.precious:
            self._waiting.add(self._folder)
            return
        self._waiting.discard(self._folder)
        self._indexing = job = self._jobs.start(
            self.tr("Looking through the folder"),
            partial(_index, self._app, self._folder),
            self._indexed,
            self.tr("Stopped. What was indexed is searchable; F5 goes on."),
            about_folder=True,
        )
        job.done.connect(self._finished)
        for ended in (job.stopped, job.failed):
            ended.connect(self._not_finished)
        self.indexing_began.emit()

    def _finished(self) -> None:
        self._tell_end(finished=True)

    def _not_finished(self) -> None:
        self._tell_end(finished=False)

    def _tell_end(self, *, finished: bool) -> None:
        if self.sender() is self._indexing:
            self._indexing = None
            self.indexing_ended.emit(finished)

    def rescan_changed(self, folder: Path) -> None:
        """Bring the library up to date with a folder that has changed; no running job is given up for it."""
        if self._folder is None:
            return
        if self._jobs.busy:
            self._waiting.add(folder)
        elif self._folder.is_relative_to(folder):
            self._rescan_open()
        else:
            self._jobs.start(
                self.tr("Looking through {0}").format(shown(folder.name)),
                partial(_keep_up, self._app, folder),
                self._kept_up,
            )

    def _kept_up(self, folder: tuple[Path, bool]) -> str:
        path, there = folder
        if there:
            self.there.emit(path)
        said = self.tr("{0} is up to date") if there else self.tr("{0} is offline; it stays searchable")
        return said.format(shown(path.name))

    def _indexed(self, summary: IndexSummary) -> str:
        self.there.emit(summary.folder)
        searchable = summary.indexed + summary.unchanged
        text = self.tr("{0} ready to search").format(
            counted(searchable, self.tr("picture"), self.tr("pictures"))
        )
        unusable = len(summary.skipped)
        if unusable:
            files = counted(unusable, self.tr("file"), self.tr("files"))
            text += self.tr(" · {0} could not be used (Library says why)").format(files)
        if not searchable:
            self.failed.emit(
                SimguiError(
                    self.tr("No pictures here"),
                    self.tr("{0} holds no picture that SimGUI reads. Choose another folder.").format(
                        shown(summary.folder)
                    ),
                )
            )
        return text

    def go_on(self) -> None:
        """Look through what waits for it."""
        if self._waiting:
            self.rescan_changed(self._waiting.pop())

    def cancel(self) -> None:
        """Look through none of the folders that wait, unless it was a training that was stopped."""
        if not self._jobs.precious:
            self._waiting.clear()

    def watch(self) -> None:
        """Notice from now on what changes in the folders that the library covers."""
        self._worker.start_reporting(Lane.INTERACTIVE, partial(_covered, self._app), self._begin_watching)

    def _begin_watching(self, folders: tuple[CoveredFolder, ...]) -> None:
        offline = frozenset(each.path for each in folders if each.offline)
        self._watch.watch({each.path for each in folders}, offline)

    def glance(self) -> None:
        """Look whether a folder has come or gone unseen."""
        self._watch.glance()

    @property
    def indexing(self) -> Job | None:
        """The job that looks through the open folder; None if there is none."""
        return self._indexing

    def close(self) -> None:
        """Watch nothing any more."""
        self._watch.close()


def _index(app: App, folder: Path, progress: Progress) -> IndexSummary:
    return app.folders.index(folder, progress)


def _keep_up(app: App, folder: Path, progress: Progress) -> tuple[Path, bool]:
    """Index a folder that is not the open one, if it is still covered; tell whether it is there."""
    try:
        app.folders.keep_up(folder, progress)
    except OfflineFolder:
        return folder, False
    return folder, True


def _covered(app: App, _progress: Progress) -> tuple[CoveredFolder, ...]:
    return app.folders.covered()
