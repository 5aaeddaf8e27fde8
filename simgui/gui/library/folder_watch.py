"""Tell the window that a folder has changed: a burst of changes once, however long it is."""

from functools import partial
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from simgui.core.made_once import made_once
from simgui.gui.work.worker import Lane, Worker

if TYPE_CHECKING:
    from simgui.library.folders.watcher import Watcher

_CHECK_MS = 300
_QUIET_S = 1.5
_LONGEST_S = 20.0
_LOOK_MS = 60_000


class FolderWatch(QObject):
    """Watches the covered folders; those that cannot be watched are reported every minute.

    Args:
        worker: Begins the watching, which takes a while for a large tree.
        parent: Owner.
    """

    changed = Signal(object)
    """A folder, `Path`, in which something may have changed."""
    _stirred = Signal()

    def __init__(self, worker: Worker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker = worker
        self._making = Lock()
        self._closed = False
        self._unwatched: set[Path] = set()
        self._check = QTimer(self)
        self._check.setInterval(_CHECK_MS)
        self._check.timeout.connect(self._take)
        self._stirred.connect(self._check.start)
        self._look = QTimer(self)
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self.report_unwatched)

    @made_once
    def _watcher(self) -> "Watcher":
        """Watches; made, and imported, where it is first asked to, off the GUI thread."""
        from simgui.library.folders.watcher import Watcher

        return Watcher(self._stirred.emit)

    def watch(self, folders: set[Path], offline: frozenset[Path] = frozenset()) -> None:
        """Watch these folders and no others; report those that went away before that without notice.

        Args:
            folders: The folders.
            offline: Those of them that are known not to be there.
        """
        self._worker.start(Lane.PICTURES, partial(self._begin, set(folders), offline), self._keep)

    def _begin(self, folders: set[Path], offline: frozenset[Path]) -> tuple[set[Path], set[Path]]:
        with self._making:
            if self._closed:
                return set(), set()
            watcher = self._watcher
        unwatched = watcher.watch(folders)
        gone = {folder for folder in folders - offline if not folder.is_dir()}
        return unwatched, gone | watcher.moved()  # also what came or went while the watching began

    def _keep(self, found: tuple[set[Path], set[Path]]) -> None:
        self._unwatched, gone = found
        if self._unwatched:
            self._look.start()
        else:
            self._look.stop()
        self._report(gone)

    def report_unwatched(self) -> None:
        """Report the folders that are not watched, as far as they are there: they may have changed."""
        self._worker.start(Lane.PICTURES, partial(_present, set(self._unwatched)), self._report)

    def report_moved(self) -> None:
        """Report the folders that have come or gone without notice, as a drive does when it is mounted."""
        if FolderWatch._watcher.if_made(self) is not None:
            self._worker.start(Lane.PICTURES, self._moved, self._report)

    def _moved(self) -> set[Path]:
        return self._watcher.moved()

    def _report(self, folders: set[Path]) -> None:
        for folder in sorted(folders):
            self.changed.emit(folder)

    def _take(self) -> None:
        folders = self._watcher.take(_QUIET_S, _LONGEST_S)
        if folders is not None:
            self._check.stop()
            self._report(folders)

    def close(self) -> None:
        """Watch nothing any more."""
        self._check.stop()
        self._look.stop()
        with self._making:  # what is made from now on would watch for ever
            self._closed = True
            watcher = FolderWatch._watcher.if_made(self)
        if watcher is not None:
            watcher.close()


def _present(folders: set[Path]) -> set[Path]:
    return {folder for folder in folders if folder.is_dir()}
