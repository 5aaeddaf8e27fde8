"""Read batches of files on all cores, each content once."""

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from simgui.core.errors import UnreadablePicture
from simgui.core.priority import step_back
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue, FoundFile, IndexedFile
from simgui.library.decoding.pool import DecodingPool
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders.file_reader import FileReader
from simgui.library.folders.place import Place
from simgui.library.records import FileState
from simgui.models.backbone import Backbone

_SECONDS_BETWEEN_CHECKS = 0.1
_NO_TIME = -1  # of no file: even 1970 is a time that files have

Item = TypeVar("Item")
Outcome = TypeVar("Outcome")


class DriveGone(Exception):  # noqa: N818 - becomes `OfflineFolder` once what was read is kept
    """A folder went away while it was being read.

    Attributes:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


class BatchReader:
    """Threads, each with a decoding process, that read files; a context, at whose end they go.

    There is one more than there are cores: while one waits for its picture to be decoded and handed over,
    another one computes. That indexes photographs of clothing 1.12 times as fast with the starter, 1.15 times
    with the fast one; a second one more brings nothing.

    Args:
        catalogue: Knows which contents need no look.
        backbone: Pixels → features.
        thumbnails: Receives a thumbnail of every picture that is looked at.
        place: Tells whether the files' drives are still there.
    """

    def __init__(
        self, catalogue: Catalogue, backbone: Backbone, thumbnails: Thumbnails | None, place: Place
    ) -> None:
        self._catalogue = catalogue
        self._backbone = backbone.id
        self._place = place
        count = cores() + 1
        self._threads = ThreadPoolExecutor(count, thread_name_prefix="index", initializer=step_back)
        self._decoders = DecodingPool(kept=count)
        self._reader = FileReader(backbone, self._decoders, thumbnails)

    def __enter__(self) -> "BatchReader":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)
        self._decoders.close()  # whoever still waits for a picture is let go

    def read(self, files: Iterable[FoundFile], progress: Progress) -> Iterator[IndexedFile]:
        """Yield what became of each file, as it gets known; one content is looked at once.

        Raises:
            DriveGone: if the drive of a file has gone.
            Cancelled: if the person asked to stop.
        """
        holders: dict[bytes, list[FoundFile]] = {}
        for file, content in self._each(files, lambda file: self._reader.content(file, progress), progress):
            if isinstance(content, UnreadablePicture):
                yield self._unreadable(file, content)
            else:
                holders.setdefault(content, []).append(file)
        for content in self._catalogue.features.known(list(holders), self._backbone):
            for file in holders.pop(content):
                yield IndexedFile(file, FileState.INDEXED, content=content)
        for content, seen in self._each(
            holders, lambda each: self._reader.look(holders[each][0], each), progress
        ):
            for file in holders[content]:
                if isinstance(seen, UnreadablePicture):
                    yield self._unreadable(file, seen)
                else:
                    yield IndexedFile(file, FileState.INDEXED, content=content, seen=seen)

    def _each(
        self, items: Iterable[Item], work: Callable[[Item], Outcome], progress: Progress
    ) -> Iterator[tuple[Item, Outcome]]:
        """Work on all items, yield each as it is finished, and notice a cancel meanwhile."""
        running = {self._threads.submit(work, item): item for item in items}
        try:
            while running:
                finished, _ = wait(running, timeout=_SECONDS_BETWEEN_CHECKS, return_when=FIRST_COMPLETED)
                progress.check()
                for future in finished:
                    yield running.pop(future), future.result()
        finally:
            for future in running:
                future.cancel()

    def _unreadable(self, file: FoundFile, problem: UnreadablePicture) -> IndexedFile:
        """Make the ledger's entry. A problem that may pass is noted without a time: the file is tried again.

        Raises:
            DriveGone: if it is no problem of the file: its drive has gone.
        """
        if problem.may_pass and (lost := self._place.lost(file.path)):
            raise DriveGone(lost)
        state = FileState.FAILED if problem.is_picture else FileState.SKIPPED
        noted = replace(file, mtime_ns=_NO_TIME) if problem.may_pass else file
        return IndexedFile(noted, state, problem.reason)


def cores() -> int:
    """Count the cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
