"""From pictures that belong together to groups of files, as they are now on the disk."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from simgui.core.progress import Progress
from simgui.duplicates.keeping import suggest
from simgui.duplicates.records import DuplicateGroup, GroupMember, KeepRule, Level
from simgui.duplicates.reviews import Reviews
from simgui.library.catalogue import Catalogue, HeldFile, Where
from simgui.search.query import PictureId

_KEY_BYTES = 16


def grouped(
    catalogue: Catalogue,
    where: Where,
    pictures: Sequence[Sequence[int]],
    reviews: Reviews,
    rule: KeepRule,
    progress: Progress,
) -> tuple[DuplicateGroup, ...]:
    """Make groups of files.

    Args:
        catalogue: Knows the files.
        where: The folders that they lie in.
        pictures: The pictures of each group; one alone, if several files hold it.
        reviews: What the person said of groups.
        rule: Which one of each to keep.
        progress: Told how many are done.

    Returns:
        Those that hold two files at least and are not reviewed, those that take up most room first.
    """
    files: dict[int, list[HeldFile]] = defaultdict(list)
    for file in catalogue.held.of([number for group in pictures for number in group], where):
        files[file.picture].append(file)
    found = []
    for done, numbers in enumerate(pictures):
        progress.step("Looking at groups", done, len(pictures), "groups")
        members = [member for number in numbers for member in _members(files[number])]
        held = Counter(member.content for member in members)
        if len(members) > 1 and not reviews.is_done(held):
            found.append(_group(Level.COPIES, members, reviews, rule))
    return tuple(sorted(found, key=lambda group: (-_bytes_to_spare(group), group.members[0].path)))


def _members(files: Sequence[HeldFile]) -> list[GroupMember]:
    """Give the files of a picture that still are what was indexed."""
    there = [file for file in files if is_unchanged(file.path, file.size_bytes, file.mtime_ns)]
    paths = tuple(file.path for file in there)
    return [
        GroupMember(
            PictureId(file.picture),
            file.path,
            paths,
            0.0,
            file.width_px,
            file.height_px,
            file.size_bytes,
            taken=file.taken,
            content=file.content,
            changed_ns=file.mtime_ns,
        )
        for file in there
    ]


def is_unchanged(path: Path, size_bytes: int, mtime_ns: int) -> bool:
    """Tell whether a file is there with the size and time that it had."""
    try:
        status = path.stat()
    except OSError:
        return False
    return (status.st_size, status.st_mtime_ns) == (size_bytes, mtime_ns)


def _group(level: Level, members: Sequence[GroupMember], reviews: Reviews, rule: KeepRule) -> DuplicateGroup:
    keep, why = suggest(members, rule)
    kept = members[keep]
    others = [replace(each, distance=0.0) for place, each in enumerate(members) if place != keep]
    ordered = (kept, *sorted(others, key=lambda each: (each.distance, each.path)))
    contents = [each.content for each in ordered]
    return DuplicateGroup(level, ordered, 0, why, _key(contents), reviews.fresh(contents))


def _key(contents: Sequence[bytes]) -> str:
    joined = b"".join(sorted(contents))
    return hashlib.blake2b(joined, digest_size=_KEY_BYTES).hexdigest()


def _bytes_to_spare(group: DuplicateGroup) -> int:
    return sum(member.size_bytes for place, member in enumerate(group.members) if place != group.keep)
