"""Groups of duplicates: what is in them, which one to keep, and how far such groups are right."""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from simgui.core.sentences import Sentence
from simgui.search.query import PictureId

_HARDLY_MOVED = 0.004


class Level(StrEnum):
    """How alike the pictures of a group are."""

    COPIES = "copies"
    """One picture twice: the same file, or the same picture saved again or in another size, whole, upright
    and in the same light and colours."""
    NEAR = "near"
    """What was made of one picture, or shot with it: also cropped, turned, mirrored, in other light."""


class KeepReason(StrEnum):
    """Why one picture of a group is suggested to be kept."""

    FOLDER = "folder"  # it lies in the folder that the person prefers
    LARGER = "larger"  # it has more pixels
    SHARPER = "sharper"  # it shows more detail
    LESS_COMPRESSED = "less_compressed"  # it has as many pixels in a larger file of the same format
    OLDER = "older"  # it was taken, or its file was written, first
    FIRST = "first"  # nothing tells them apart: the first by its path


@dataclass(frozen=True)
class KeepRule:
    """What is preferred when one picture of a group is to be kept.

    Attributes:
        order: What is compared, the most important first; `FOLDER` counts if there is a folder.
        folder: The folder whose pictures are preferred; None for none.
    """

    order: tuple[KeepReason, ...] = (
        KeepReason.FOLDER,
        KeepReason.LARGER,
        KeepReason.SHARPER,
        KeepReason.LESS_COMPRESSED,
        KeepReason.OLDER,
    )
    folder: Path | None = None


@dataclass(frozen=True)
class GroupMember:
    """One file of a group. Two files of the same content are two members with the same `picture`.

    Attributes:
        picture: The picture that the file holds.
        path: The file.
        paths: All files of the searched folders that hold the very same content, this one among them.
        distance: To the one that is kept: 0 for the same content, up to 1 for a picture of a burst that shows
            something else.
        width_px: Of the original, upright.
        height_px: As `width_px`.
        size_bytes: Size of the file.
        sharpness: How much detail the picture shows, 0 to 1, to be compared within a group; None if it is not
            known.
        taken: When it was taken, as `Picture.taken`; None if its file does not say.
        content: Hash of the content, 16 bytes.
        changed_ns: When the file was written last, ns since 1970.
    """

    picture: PictureId
    path: Path
    paths: tuple[Path, ...]
    distance: float
    width_px: int
    height_px: int
    size_bytes: int
    sharpness: float | None = None
    taken: int | None = None
    content: bytes = field(default=b"", repr=False)
    changed_ns: int = 0


@dataclass(frozen=True)
class DuplicateGroup:
    """Files that hold the same picture, or near copies of it.

    Attributes:
        kind: `COPIES` if all of them are copies of one another, else `NEAR`.
        members: At least two, the one to keep first, then by their distance to it.
        keep: The place in `members` of the one that is suggested to be kept: 0.
        why: What it is preferred for.
        key: A name for the group, the same as long as it holds the same contents.
        fresh: The places in `members` of those that came since the person has reviewed the group; empty if
            they never have.
    """

    kind: Level
    members: tuple[GroupMember, ...]
    keep: int
    why: KeepReason
    key: str
    fresh: tuple[int, ...] = ()


@dataclass(frozen=True)
class LevelFigures:
    """How far the groups of a level are right, as `benchmarks/duplicates.py` has measured it.

    Attributes:
        level: The level.
        precision: Share of the pairs that are called so that are so.
        recall: Share of the pairs that are so that are found.
        pairs: How many true pairs were looked for.
        look_alikes: How many pairs were among them that look alike and are none.
        false_alarms: How many of those look-alikes were called so.
        recall_of: For each made change, the share of its pairs that is found.
    """

    level: Level
    precision: float
    recall: float
    pairs: int
    look_alikes: int
    false_alarms: int
    recall_of: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True)
class Removal:
    """Files that may be taken out of their groups; `Duplicates.removal` makes it and keeps the last of each.

    Attributes:
        files: The files, each as it was when its group was found.
        staying: For each of them, what stays of each group that it is in.
    """

    files: tuple[GroupMember, ...]
    staying: tuple[tuple[tuple[GroupMember, ...], ...], ...]

    @property
    def count(self) -> int:
        """How many files there are."""
        return len(self.files)

    @property
    def size_bytes(self) -> int:
        """How much room they take together."""
        return sum(each.size_bytes for each in self.files)


@dataclass(frozen=True)
class MovedFile:
    """Where a file was and where it is now.

    Attributes:
        before: Where it was.
        after: Where it is; None if it lies in a trash that only the system can look into.
    """

    before: Path
    after: Path | None


@dataclass(frozen=True)
class NotMoved:
    """A file that stayed where it was.

    Attributes:
        path: Where it is.
        reason: Why, in plain words.
    """

    path: Path
    reason: Sentence


@dataclass(frozen=True)
class Moved:
    """What became of the files of a removal.

    Attributes:
        files: Those that were moved.
        stayed: Those that were not.
        to: The folder that they were moved to; None for the system's trash.
        size_bytes: Size of those that were moved.
    """

    files: tuple[MovedFile, ...]
    stayed: tuple[NotMoved, ...] = ()
    to: Path | None = None
    size_bytes: int = 0

    @property
    def can_be_taken_back(self) -> bool:
        """Whether every file can be put back from here: not out of a trash that only the system knows."""
        return bool(self.files) and all(each.after is not None for each in self.files)


@dataclass(frozen=True)
class Placement:
    """How one picture lies on another: its place (u, v), in shares, is (a u + b v + c, d u + e v + f) there.

    Attributes:
        a: As above, like the others.
        b: 0 unless it is turned.
        c: Where its left edge lies.
        d: 0 unless it is turned.
        e: 1 if it is as high as the other.
        f: Where its upper edge lies.
    """

    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def is_moved(self) -> bool:
        """Whether it does not just lie there as it is, to a few thousandths."""
        numbers = (self.a - 1, self.b, self.c, self.d, self.e - 1, self.f)
        return max(map(abs, numbers)) > _HARDLY_MOVED
