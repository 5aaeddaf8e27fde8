"""What the person opens: files and folders from the command line, the clipboard, a drop, or a dialog."""

from dataclasses import dataclass
from pathlib import Path

from simgui.app import App
from simgui.core.errors import SimguiError, explain
from simgui.core.names import shown
from simgui.core.progress import Progress


@dataclass(frozen=True)
class Opened:
    """What is to be shown.

    Attributes:
        folder: A folder to open, None for the one that is open.
        picture: A picture to search with.
        pictures: How many were given, of which that is the first.
        folders: Likewise.
        asked_for: Whether the person named the folder; else it is where they were last.
    """

    folder: Path | None = None
    picture: Path | None = None
    pictures: int = 0
    folders: int = 0
    asked_for: bool = True


def look_at(app: App, places: tuple[Path, ...], _progress: Progress) -> Opened:
    """Tell folders from pictures. It reads disk and catalogue, so it runs off the GUI thread.

    Raises:
        SimguiError: if one of them is not there and the library does not know it.
    """
    folders = [place for place in places if _is_folder(app, place)]
    pictures = [place for place in places if place not in folders]
    return Opened(
        folders[0].resolve() if folders else None,
        pictures[0] if pictures else None,
        len(pictures),
        len(folders),
    )


def begin_with(app: App, places: tuple[Path, ...], last: Path | None, progress: Progress) -> Opened:
    """Likewise at a start without an open folder: a person who names none goes on where they were last.

    Args:
        app: The library.
        places: What the person named, if anything.
        last: The folder that was open last.
        progress: Asked whether to stop.

    Raises:
        SimguiError: as `look_at`.
    """
    opened = look_at(app, places, progress)
    if opened.folder is not None:
        return opened
    folder = last if last is not None and _is_there(app, last) else None
    if folder is None and opened.picture is not None:
        folder = opened.picture.absolute().parent
    return Opened(
        None if folder is None else folder.resolve(), opened.picture, opened.pictures, asked_for=False
    )


def _is_folder(app: App, place: Path) -> bool:
    """Tell whether a place is a folder, or, if it is not there now, whether the library knows it as one."""
    try:
        if place.is_dir():
            return True
        if place.exists():
            return False
    except OSError as error:
        raise explain(error, place) from error
    if place.resolve() in app.folders.paths() or any(app.ledger.counts(place).values()):
        return True
    if app.folders.knows(place):
        return False
    raise SimguiError(
        "This is not there", f"{shown(place)} was not found. Check its name, and that its drive is connected."
    )


def _is_there(app: App, folder: Path) -> bool:
    try:
        return _is_folder(app, folder)
    except SimguiError:
        return False
