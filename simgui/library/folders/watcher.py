"""Notice that something in a folder changes, as the system tells it, or by looking now and then.

`watchdog` speaks to what each system has (inotify, FSEvents, ReadDirectoryChangesW) and watches a whole tree
with it; Qt's own watcher takes one handle a folder on Linux and Windows. What is told here is only *that*
something changed under a folder: a rescan finds out what, and costs one look at names, sizes and times.
"""

import ctypes
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from simgui.library.folders.place import mark, mounts

log = logging.getLogger(__name__)

_TOLD = {"created", "deleted", "moved", "modified", "closed"}  # not that a file is opened or read
_TOLD_OF_PARENTS = {"created", "deleted", "moved"}
_REMOTE = ("nfs", "cifs", "smb", "9p", "afp", "afs", "ncp", "dav", "fuse.", "glusterfs", "ceph", "vboxsf")
_DRIVE_REMOTE = 4


def _is_no_farewell(record: logging.LogRecord) -> bool:
    """Tell whether a record is anything but what `watchdog` logs where it is stopped while it reads."""
    return "called when the thread is inactive" not in record.getMessage()


logging.getLogger("watchdog.observers.inotify").addFilter(_is_no_farewell)


class Watcher:
    """Watches folders until it is closed; safe to use from several threads.

    The folders above are watched too, for the names on the way alone: a folder that is moved away, or comes
    back, is told by them and not by itself.

    Args:
        changed: Called on another thread when the first change of a burst is seen, not again until `take`.
    """

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._lock = threading.Lock()  # of what has changed
        # Of what is watched; not for those who tell of a change: they hold a lock of the observer, which is
        # asked for under this one.
        self._watching = threading.Lock()
        self._observer: BaseObserver | None = None
        self._watches: dict[Path, ObservedWatch] = {}
        self._parents: dict[Path, ObservedWatch] = {}
        self._folders: frozenset[Path] = frozenset()
        self._marks: dict[Path, tuple[int, int] | None] = {}
        self._pending: dict[Path, float] = {}
        self._last = 0.0
        self._closed = False

    def watch(self, folders: set[Path]) -> set[Path]:
        """Watch these folders and no others.

        Returns:
            Those that the system cannot watch, to be looked at now and then: network drives, folders that are
            not there, more folders than the system allows.
        """
        unwatched = set()
        with self._watching:
            if self._closed:
                return set()
            parents = _parents_of(folders)
            self._stop_others(self._watches, folders)
            self._stop_others(self._parents, parents)
            self._folders = frozenset(folders)
            self._marks = {folder: mark(folder) for folder in folders | parents}
            for parent in parents - self._parents.keys():
                self._start(self._parents, parent, _ParentHandler(self))
            for folder in folders - self._watches.keys():
                if is_remote(folder) or not self._start(self._watches, folder, _Handler(self, folder)):
                    unwatched.add(folder)
        return unwatched

    def moved(self) -> set[Path]:
        """Give the folders that are not what they were when the watching began: gone, back, or others."""
        with self._watching:
            marks = {folder: self._marks[folder] for folder in self._folders}
        return {folder for folder, known in marks.items() if mark(folder) != known}

    def note_place(self, place: Path) -> None:
        """Note that something has come to a place, or gone from it, if a folder is meant or lies below."""
        for folder in self._folders:
            if folder.is_relative_to(place):
                self.note(folder)

    def _stop_others(self, watches: dict[Path, ObservedWatch], wanted: set[Path]) -> None:
        """Stop what is not wanted any more, and what follows a folder that has another name now."""
        for folder in list(watches):
            if folder not in wanted or mark(folder) != self._marks.get(folder):
                self._stop(watches.pop(folder), folder)

    def _start(
        self, watches: dict[Path, ObservedWatch], folder: Path, handler: FileSystemEventHandler
    ) -> bool:
        try:
            if not folder.is_dir():
                return False
            watches[folder] = self._running().schedule(
                handler, os.fspath(folder), recursive=watches is self._watches
            )
        except Exception as error:  # noqa: BLE001 - each system refuses in its own way
            log.info("%s is looked at now and then instead: %s", folder, error)
            return False
        return True

    def _running(self) -> BaseObserver:
        if self._observer is None:
            self._observer = Observer()
            self._observer.start()
        return self._observer

    def _stop(self, watch: ObservedWatch, folder: Path) -> None:
        if self._observer is not None:
            try:
                self._observer.unschedule(watch)
            except (KeyError, OSError) as error:
                log.info("%s: %s", folder, error)

    def note(self, folder: Path) -> None:
        """Note a change under a folder."""
        with self._lock:
            self._last = time.monotonic()
            first = not self._pending
            self._pending.setdefault(folder, self._last)
        if first:
            self._changed()

    def take(self, quiet_s: float, longest_s: float) -> set[Path] | None:
        """Give the folders that changed, once no more changes come; None while the burst goes on.

        Args:
            quiet_s: How long nothing must have changed.
            longest_s: A burst that is longer is taken in parts.
        """
        with self._lock:
            now = time.monotonic()
            begun = min(self._pending.values(), default=now)
            if self._pending and now - self._last < quiet_s and now - begun < longest_s:
                return None
            taken = set(self._pending)
            self._pending.clear()
            return taken

    def close(self) -> None:
        """Watch nothing any more."""
        with self._watching:
            self._closed = True
            observer, self._observer = self._observer, None
            self._watches.clear()
            self._parents.clear()
        if observer is not None:
            observer.stop()
            observer.join()


class _Handler(FileSystemEventHandler):
    def __init__(self, watcher: Watcher, folder: Path) -> None:
        self._watcher = watcher
        self._folder = folder

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on that something changed."""
        if event.event_type in _TOLD:
            self._watcher.note(self._folder)


class _ParentHandler(FileSystemEventHandler):
    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Pass on what has come or gone."""
        if event.event_type in _TOLD_OF_PARENTS:
            for path in (event.src_path, event.dest_path):
                if path:
                    self._watcher.note_place(Path(os.fsdecode(path)))


def _parents_of(folders: set[Path]) -> set[Path]:
    """Give the folders above that can be watched cheaply: not those of other computers, nor the root."""
    found = {parent for folder in folders if not is_remote(folder) for parent in _above(folder)}
    return {parent for parent in found if parent.is_dir()}


def _above(folder: Path) -> tuple[Path, ...]:
    # macOS tells of a whole tree whatever is asked for: only the nearest is cheap enough.
    return tuple(folder.parents[:1]) if sys.platform == "darwin" else tuple(folder.parents)[:-1]


def is_remote(folder: Path) -> bool:
    """Tell whether a folder lies on another computer, whose changes this system is not told of."""
    if sys.platform == "win32":
        return str(folder).startswith("\\\\") or (
            ctypes.windll.kernel32.GetDriveTypeW(f"{folder.drive}\\") == _DRIVE_REMOTE
        )
    if sys.platform == "darwin":
        return folder.is_relative_to("/Volumes")  # mostly shares; sticks are small enough to be looked at
    found = mounts()
    nearest = next((each for each in (folder, *folder.parents) if each in found), None)
    return nearest is not None and found[nearest].startswith(_REMOTE)
