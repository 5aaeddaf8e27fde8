"""How places of pictures are written in a shared library, and where the originals are for whoever searches.

A publisher names a file by its path on the publisher's computer; a name that is no valid text becomes a
`file:` URL. A searcher reaches the original where the folder of the publisher is mounted, or by the web.
"""

from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath
from urllib.parse import quote, unquote_to_bytes, urlsplit

from simgui.core.errors import SimguiError
from simgui.core.sentences import say

_FILE = "file://"


def place_of(path: Path) -> str:
    """Write a path for a shared library."""
    text = str(path)
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return path.as_uri()
    return text


def path_of(place: str) -> PurePath:
    """Read a place as its publisher wrote it, whatever system that ran on."""
    if place.startswith(_FILE):
        text = unquote_to_bytes(place.removeprefix(_FILE)).decode("utf-8", "surrogateescape")
        return PurePosixPath(text)
    return PureWindowsPath(place) if is_windows(place) else PurePosixPath(place)


def is_windows(place: str) -> bool:
    """Tell whether a place is a path of Windows."""
    return "\\" in place and not place.startswith("/")


def is_url(place: str) -> bool:
    """Tell whether a place is an address of the web."""
    return urlsplit(place).scheme in ("http", "https") if ":" in place else False


@dataclass(frozen=True)
class Originals:
    """Where the originals of a shared library are for whoever searches here.

    Attributes:
        mounts: Folders as publishers name them, each with the folder here that shows it.
        web: Folders as publishers name them, each with the address of the web that serves it.
    """

    mounts: tuple[tuple[str, str], ...] = ()
    web: tuple[tuple[str, str], ...] = ()

    def file(self, place: str) -> Path | None:
        """Give the file here that shows a place, be it there or not; None if no folder is mounted for it."""
        for folder, here in self.mounts:
            inside = _inside(place, folder)
            if inside is not None:
                return Path(here).joinpath(*inside.parts)
        return None

    def place(self, file: Path) -> str:
        """Write the path of a file or folder here as its publisher names it."""
        for folder, here in self.mounts:
            if file.is_relative_to(here):
                return place_of(Path(folder, *file.relative_to(here).parts))
        return place_of(file)

    def url(self, place: str) -> str | None:
        """Give the address of the web that serves a place; None if none is known."""
        if is_url(place):
            return place
        for folder, address in self.web:
            inside = _inside(place, folder)
            if inside is not None:
                parts = (quote(part.encode("utf-8", "surrogateescape"), safe="") for part in inside.parts)
                return f"{address.rstrip('/')}/{'/'.join(parts)}"
        return None


def _inside(place: str, folder: str) -> PurePath | None:
    """Give what of a place lies under a folder; None if it does not, or would lead out of it again."""
    if is_url(place):
        return None
    path, around = path_of(place), path_of(folder)
    if type(path) is not type(around) or not path.is_relative_to(around) or ".." in path.parts:
        return None
    return path.relative_to(around)


def parse_pair(text: str) -> tuple[str, str]:
    """Read `SERVER_FOLDER=HERE`, of which the second is a folder or an address of the web.

    Raises:
        SimguiError: if it is none.
    """
    folder, mark, here = text.partition("=")
    if not (mark and folder and here):
        raise SimguiError(
            say("This does not say where the originals are"),
            say(
                "“{text}” does not read FOLDER=HERE: the folder as its publisher names it, and "
                "where it is here, such as /srv/pictures=/mnt/pictures or "
                "/srv/pictures=https://pictures.example.org.",
                text=text,
            ),
        )
    return folder.rstrip("/\\") or folder, here
