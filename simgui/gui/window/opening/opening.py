"""What the person opens: files and folders from the command line, the clipboard, a drop, or a dialog."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import SimguiError, explain
from simgui.core.names import shown
from simgui.core.real_path import real_path
from simgui.core.sentences import say, say_count
from simgui.gui.language import filled, translated
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.library.folders.service import Folders
from simgui.library.ledger import Ledger
from simgui.search.query import MOST_EXAMPLES, Example, Query


@dataclass(frozen=True)
class Opened:
    """What is to be shown.

    Attributes:
        folder: A folder to open, None for the one that is open.
        pictures: Pictures to search with, together.
        folders: How many folders were given; `folder` is the first.
        asked_for: Whether the person named the folder; else it is where they were last.
    """

    folder: Path | None = None
    pictures: tuple[Path, ...] = ()
    folders: int = 0
    asked_for: bool = True

    @property
    def query(self) -> Query | None:
        """What is to be searched with: the pictures, as many as a query takes; None if there are none."""
        return Query(tuple(map(Example, self.pictures[:MOST_EXAMPLES]))) if self.pictures else None


class Opening(QObject):
    """Looks at what the person names, and says what is to be shown; a newer wish gives up the one before.

    Args:
        folders: Knows the covered folders.
        ledger: Knows the files in them.
        worker: Does the looking.
        parent: Owner.
    """

    opened = Signal(object)
    """`Opened`."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self, folders: Folders, ledger: Ledger, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._folders = folders
        self._ledger = ledger
        self._run = Latest(worker, Lane.SEARCH, self)

    @property
    def busy(self) -> bool:
        """Whether something is being opened."""
        return self._run.running

    def begin(self, places: tuple[Path, ...], last: Path | None) -> None:
        """Open what the person named at a start, else the folder where they were last."""
        task = partial(begin_with, self._folders, self._ledger, places, last)
        self._run.start(task, self.opened.emit, self.failed.emit)

    def open(self, places: tuple[Path, ...]) -> None:
        """Open the folder among files and folders, and search with the pictures among them."""
        task = partial(look_at, self._folders, self._ledger, places)
        self._run.start(task, self.opened.emit, self.failed.emit)

    def first_of_several(self, opened: Opened) -> str:
        """Say what was taken where the person named more than is taken; empty if all of it is."""
        if len(opened.pictures) > MOST_EXAMPLES:
            return filled(
                self.tr("Searching with the first {0} of {1:,} pictures."),
                MOST_EXAMPLES,
                len(opened.pictures),
            )
        if opened.folders > 1 and opened.folder is not None:
            return filled(
                self.tr("Opened {0}, the first of {1}."),
                shown(opened.folder.name),
                translated(say_count("{count:,} folder", "{count:,} folders", opened.folders)),
            )
        return ""


def look_at(folders: Folders, ledger: Ledger, places: tuple[Path, ...]) -> Opened:
    """Tell folders from pictures. It reads disk and catalogue, so it runs off the GUI thread.

    Raises:
        SimguiError: if one of them is not there and the library does not know it.
    """
    named = [place for place in places if _is_folder(folders, ledger, place)]
    pictures = [place for place in places if place not in named]
    return Opened(
        real_path(named[0]) if named else None,
        tuple(pictures),
        len(named),
    )


def begin_with(folders: Folders, ledger: Ledger, places: tuple[Path, ...], last: Path | None) -> Opened:
    """Look at what the person named at a start; without a folder, go on with the one that was open last.

    Args:
        folders: Knows the covered folders.
        ledger: Knows the files in them.
        places: What the person named, if anything.
        last: The folder that was open last.

    Raises:
        SimguiError: as `look_at`.
    """
    opened = look_at(folders, ledger, places)
    if opened.folder is not None:
        return opened
    folder = last if last is not None and _is_there(folders, ledger, last) else None
    if folder is None and opened.pictures:
        folder = opened.pictures[0].absolute().parent
    return Opened(None if folder is None else real_path(folder), opened.pictures, asked_for=False)


def _is_folder(folders: Folders, ledger: Ledger, place: Path) -> bool:
    """Tell whether a place is a folder, or, if it is not there now, whether the library knows it as one."""
    try:
        if place.is_dir():
            return True
        if place.exists():
            return False
    except OSError as error:
        raise explain(error, place) from error
    if real_path(place) in folders.paths() or any(ledger.counts(place).values()):
        return True
    if folders.knows(place):
        return False
    raise SimguiError(
        say("This is not there"),
        say("{place} was not found. Check its name, and that its drive is connected.", place=shown(place)),
    )


def _is_there(folders: Folders, ledger: Ledger, folder: Path) -> bool:
    try:
        return _is_folder(folders, ledger, folder)
    except SimguiError:
        return False
