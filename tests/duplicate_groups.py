"""Groups of files that need not exist."""

from pathlib import Path

from simgui.duplicates.records import DuplicateGroup, GroupMember, KeepReason, Level
from simgui.search.query import PictureId

ROOT = Path("/pictures")


def member(name: str, picture: int = 1, size_bytes: int = 1000, **known: object) -> GroupMember:
    """A file of 40 by 30 pixels, unless other things are known."""
    facts = {"width_px": 40, "height_px": 30, "content": picture.to_bytes(16, "big")} | known
    path = ROOT / name
    return GroupMember(PictureId(picture), path, (path,), 0.0, size_bytes=size_bytes, **facts)  # type: ignore[arg-type]


def group(*members: GroupMember, kind: Level = Level.COPIES, fresh: tuple[int, ...] = ()) -> DuplicateGroup:
    """A group whose first member is suggested to be kept, as the first by its name."""
    key = ",".join(str(each.path) for each in members)
    return DuplicateGroup(kind, members, 0, KeepReason.FIRST, key, fresh)


def copies(name: str, count: int = 2, size_bytes: int = 1000) -> DuplicateGroup:
    """A group of files of one content."""
    return group(*(member(f"{name}/{number}.jpg", size_bytes=size_bytes) for number in range(count)))
