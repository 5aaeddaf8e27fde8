"""The sidecars of pictures: which file is whose, and how they are read and written."""

import errno
import shutil
import stat
from pathlib import Path

from simgui.core.errors import SimguiError, UnreadablePicture, of_the_system
from simgui.core.files import written_whole
from simgui.core.sentences import say
from simgui.library.decoding.regular_file import open_regular
from simgui.library.xmp.reading import MOST_BYTES

_SUFFIX = ".xmp"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_RAW = (
    *(".3fr", ".arw", ".cr2", ".cr3", ".crw", ".dcr", ".dng", ".erf", ".kdc", ".mef", ".mos", ".mrw", ".nef"),
    *(".nrw", ".orf", ".pef", ".raf", ".raw", ".rw2", ".rwl", ".sr2", ".srf", ".srw", ".x3f"),
)
"""Of raw files: where one lies beside a picture of the same name, `IMG_1.xmp` is that of the raw file."""


class BadSidecar(Exception):  # noqa: N818 - data of a file, never an error of the program
    """A sidecar cannot be read or written.

    Attributes:
        reason: Why, in plain words.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Sidecars:
    """Finds the sidecars of pictures; each folder is listed once.

    A sidecar is called `IMG_1.jpg.xmp` (darktable, digiKam) or `IMG_1.xmp` (Lightroom). The latter is taken
    only where the former is not there, and no other picture has the same name.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._names: dict[str, str] = {}
        self._sharing: dict[str, list[str]] = {}

    def of(self, picture: Path) -> Path:
        """Give the sidecar of a picture, be it there or not."""
        self._list(picture.parent)
        own = self._names.get(f"{picture.name}{_SUFFIX}".casefold())
        if own is None and self._owner(picture.stem) == picture.name:
            own = self._names.get(f"{picture.stem}{_SUFFIX}".casefold())
        return picture.with_name(own or f"{picture.name}{_SUFFIX}")

    def leftovers(self, picture: Path) -> list[Path]:
        """Give what is left of a sidecar that was being written when the program ended."""
        self._list(picture.parent)
        part = f".{self.of(picture).name}.part"
        return [picture.with_name(part)] if part.casefold() in self._names else []

    def _owner(self, stem: str) -> str | None:
        """Give whose a sidecar is that has only this name; None if that is not clear."""
        sharing = self._sharing.get(stem.casefold(), [])
        raw = [name for name in sharing if Path(name).suffix.lower() in _RAW]
        owners = raw or sharing
        return owners[0] if len(owners) == 1 else None

    def _list(self, folder: Path) -> None:
        if folder == self._folder:
            return
        try:
            names = [each.name for each in folder.iterdir()]
        except OSError:  # it is not there now
            names = []
        self._folder, self._names, self._sharing = folder, {}, {}
        for name in names:
            self._names[name.casefold()] = name
            if Path(name).suffix.lower() != _SUFFIX:
                self._sharing.setdefault(Path(name).stem.casefold(), []).append(name)


def read_sidecar(sidecar: Path) -> bytes | None:
    """Read a sidecar; None if there is none.

    Raises:
        BadSidecar: if it is no ordinary file, too large, or cannot be read.
    """
    try:
        if stat.S_ISLNK(sidecar.lstat().st_mode):
            raise BadSidecar(say("it is a link to another file"))
        with open_regular(sidecar) as file:
            content = file.read(MOST_BYTES + 1)
    except FileNotFoundError:
        return None
    except UnreadablePicture as problem:
        raise BadSidecar(problem.reason) from problem
    except OSError as error:
        raise BadSidecar(of_the_system(error)) from error
    if len(content) > MOST_BYTES:
        raise BadSidecar(say("it has more than {limit} MB", limit=MOST_BYTES >> 20))
    return content


def write_sidecar(sidecar: Path, content: bytes, before: bytes | None) -> None:
    """Write a sidecar whole, beside the old one, which it replaces.

    Args:
        sidecar: The file.
        content: What it is to hold.
        before: What it held when it was read; None if it was not there.

    Raises:
        BadSidecar: if another program has changed it since, or the system does not permit it.
        SimguiError: if the disk is full: no other sidecar could be written either.
    """
    try:
        with written_whole(sidecar) as beside:
            beside.write_bytes(content)
            if before is not None:
                shutil.copymode(sidecar, beside)
            if read_sidecar(sidecar) != before:
                raise BadSidecar(say("another program has just changed it. Try again"))
    except SimguiError as error:
        cause = error.__cause__
        if isinstance(cause, OSError) and cause.errno in _FULL:
            raise
        told = of_the_system(cause) if isinstance(cause, OSError) else say("it cannot be written")
        raise BadSidecar(told) from error
