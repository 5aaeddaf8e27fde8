"""What the library tells of files, folders and pictures."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import NOTHING, Sentence

Ids = npt.NDArray[np.int64]
"""Numbers of pictures in the catalogue: int64 (n,)."""


class FileState(StrEnum):
    """What became of a file that a scan saw."""

    INDEXED = "indexed"
    OFFLINE = "offline"  # its drive or folder is not there now; still searchable
    SKIPPED = "skipped"  # no picture, by its content
    EXCLUDED = "excluded"  # left out by a rule of its folder
    FAILED = "failed"  # a picture that cannot be read
    MISSING = "missing"  # was there at an earlier scan


@dataclass(frozen=True)
class FileEntry:
    """A line of the ledger: one file, what became of it, and why.

    Attributes:
        path: Where it lies, or was seen last.
        state: What became of it.
        reason: Why, in plain words; of an indexed file, what is to be known of it, if anything.
        duplicate_of: The first file that holds the same picture, if that is another one.
        since: When this became of it, seconds since 1970; 0 if that is not known.
        picture: Number of the picture that it holds, or held when it was seen last; None if there is none.
    """

    path: Path
    state: FileState
    reason: Sentence = NOTHING
    duplicate_of: Path | None = None
    since: float = field(default=0.0, compare=False)
    picture: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class CoveredFolder:
    """A folder that the library covers.

    Attributes:
        path: Where it lies, or was seen last.
        offline: Whether it was not there at the last look.
        pictures: Files under it that are searchable.
        scanned: When the last look through it that came to its end began, seconds since 1970; 0 if none has.
        unfinished: Whether the last look has not come to its end: not every picture is searchable yet.
    """

    path: Path
    offline: bool
    pictures: int
    scanned: float
    unfinished: bool = False


@dataclass(frozen=True)
class IndexSummary:
    """What indexing a folder did.

    Attributes:
        folder: The folder, absolute.
        files: Files seen.
        indexed: Files newly indexed by this run.
        unchanged: Files that were indexed before and have not changed.
        skipped: Every file that is not searchable, with the reason, from this run or an earlier one.
        seconds: Wall time.
    """

    folder: Path
    files: int
    indexed: int
    unchanged: int
    skipped: tuple[FileEntry, ...]
    seconds: float


@dataclass(frozen=True)
class Picture:
    """One distinct picture of the library and the first place where it lies.

    Attributes:
        id: Number in the catalogue.
        path: First file, by path, that holds it.
        label: The person's label: that of its subfolder, unless they gave it its own; None if it has none.
        places: How many files hold it.
        width_px: Width of the original, upright.
        height_px: Height of the original, upright.
        offline: Whether none of those files is there now; the path is the last known place.
        folder: The folder that was looked in and that the path lies in.
        taken: When it was taken: the camera's own local time as if it were UTC, seconds since 1970; None if
            its file does not say.
        camera: Make and model of the camera, one printable line; empty if its file does not say.
    """

    id: int
    path: Path
    label: str | None
    places: int
    width_px: int
    height_px: int
    offline: bool = False
    folder: Path = field(default=Path(), compare=False)
    taken: int | None = None
    camera: str = ""
