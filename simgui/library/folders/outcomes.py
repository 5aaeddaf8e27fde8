"""What a file that was read becomes in the ledger, whoever has read it."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from simgui.core.errors import UnreadablePicture
from simgui.core.progress import Progress
from simgui.library.catalogue import FoundFile, IndexedFile
from simgui.library.folders.place import Place
from simgui.library.records import FileState

_NO_TIME = -1  # of no file: even 1970 is a time that files have


class DriveGone(Exception):  # noqa: N818 - becomes `OfflineFolder` once what was read is kept
    """A folder went away while it was being read.

    Attributes:
        folder: The folder.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.folder = folder


class Reading(Protocol):
    """Reads the files of one indexing."""

    def read(self, files: Iterable[FoundFile], progress: Progress) -> Iterator[IndexedFile]:
        """Yield what became of each file, as it gets known; the caller writes in that order.

        Raises:
            DriveGone: if the drive of a file has gone.
            Cancelled: if the person asked to stop.
        """


OpensReading = Callable[[Place], AbstractContextManager[Reading]]
"""Gives a reading for the time of one indexing, of a place."""


def unreadable(file: FoundFile, problem: UnreadablePicture, place: Place) -> IndexedFile:
    """Make the ledger's entry. A problem that may pass is noted without a time: the file is tried again.

    Raises:
        DriveGone: if it is no problem of the file: its drive has gone.
    """
    if problem.may_pass and (lost := place.lost(file.path)):
        raise DriveGone(lost)
    state = FileState.FAILED if problem.is_picture else FileState.SKIPPED
    noted = replace(file, mtime_ns=_NO_TIME) if problem.may_pass else file
    return IndexedFile(noted, state, problem.reason)
