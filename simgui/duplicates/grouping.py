"""From pictures that belong together to groups of files, as they are now on the disk."""

import hashlib
import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.duplicates.alike import AlikePairs
from simgui.duplicates.keeping import suggest
from simgui.duplicates.linking import Groups, joined_but
from simgui.duplicates.looks.sketching import Sketcher
from simgui.duplicates.records import DuplicateGroup, GroupMember, KeepRule, Level
from simgui.duplicates.reviews import Reviews
from simgui.library.catalogue import Catalogue, HeldFile, Where
from simgui.search.query import PictureId

_KEY_BYTES = 16


def grouped(
    catalogue: Catalogue,
    sketcher: Sketcher,
    where: Where,
    alike: AlikePairs,
    reviews: Reviews,
    rule: KeepRule,
    progress: Progress,
) -> tuple[DuplicateGroup, ...]:
    """Make groups of files.

    Args:
        catalogue: Knows the files.
        sketcher: Knows how sharp pictures are.
        where: The folders that they lie in.
        alike: Pairs of pictures that belong together.
        reviews: What the person said of groups.
        rule: Which one of each to keep.
        progress: Told how many are done.

    Returns:
        Those that hold two files at least and are not reviewed, those that take up most room first.
    """
    together = _together(catalogue, alike, reviews)
    alone = set(catalogue.held.held_twice(where)).difference(*together)
    pictures = [*together, *([number] for number in sorted(alone))]
    files: dict[int, list[HeldFile]] = defaultdict(list)
    for file in catalogue.held.of([number for group in pictures for number in group], where):
        files[file.picture].append(file)
    sharpness = sketcher.sharpness(np.array(sorted(files), np.int64), progress)
    copies = _joined(alike.only_copies())
    distances = _Distances(alike)
    found = []
    for done, numbers in enumerate(pictures):
        progress.step(say("Looking at groups"), done, len(pictures), Unit.GROUPS)
        members = [member for number in numbers for member in _members(files[number], sharpness)]
        held = Counter(member.content for member in members)
        if len(members) > 1 and not reviews.is_done(held):
            is_one = len({copies.get(number, number) for number in held_by(members)}) == 1
            level = Level.COPIES if is_one else Level.NEAR
            found.append(_group(level, members, reviews, rule, distances))
    return tuple(sorted(found, key=lambda group: (-_bytes_to_spare(group), group.members[0].path)))


def held_by(members: Sequence[GroupMember]) -> set[int]:
    """Give the pictures of members."""
    return {int(member.picture) for member in members}


def _together(catalogue: Catalogue, alike: AlikePairs, reviews: Reviews) -> list[list[int]]:
    """Give the pictures of each group, without two in one that the person called different."""
    order = np.lexsort((alike.distances, ~alike.are_copies))
    contents = catalogue.pictures.contents_of(np.unique(alike.ids).tolist())

    def content(number: int) -> bytes:
        return contents.get(number, b"")

    return joined_but(alike.ids[order], lambda number: reviews.said_different(content(number)), content)


def _joined(alike: AlikePairs) -> dict[int, int]:
    """Give the first picture of the group of each one that has a copy."""
    numbers, rows = np.unique(alike.ids, return_inverse=True)
    groups = Groups(len(numbers))
    groups.join(*rows.reshape(-1, 2).T)
    return dict(zip(numbers.tolist(), numbers[groups.numbers].tolist(), strict=True))


class _Distances:
    """How far pictures of a group are from each other.

    Args:
        alike: Pairs whose distances are known.
    """

    def __init__(self, alike: AlikePairs) -> None:
        self._next: dict[int, dict[int, float]] = defaultdict(dict)
        for (one, other), distance in zip(alike.ids.tolist(), alike.distances.tolist(), strict=True):
            for first, second in ((one, other), (other, one)):
                self._next[first][second] = min(distance, self._next[first].get(second, 1.0))

    def from_(self, picture: int) -> dict[int, float]:
        """Give the distances from a picture: along the way on which the largest step is smallest."""
        found: dict[int, float] = {}
        waiting = [(0.0, picture)]
        while waiting:
            distance, number = heapq.heappop(waiting)
            if number in found:
                continue
            found[number] = distance
            for other, step in self._next.get(number, {}).items():
                if other not in found:
                    heapq.heappush(waiting, (max(distance, step), other))
        return found


def _members(files: Sequence[HeldFile], sharpness: Mapping[int, float]) -> list[GroupMember]:
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
            sharpness=sharpness.get(file.picture),
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


def _group(
    level: Level, members: Sequence[GroupMember], reviews: Reviews, rule: KeepRule, distances: _Distances
) -> DuplicateGroup:
    keep, why = suggest(members, rule)
    kept, known = members[keep], distances.from_(int(members[keep].picture))
    others = [
        replace(each, distance=known.get(int(each.picture), 1.0))
        for place, each in enumerate(members)
        if place != keep
    ]
    ordered = (kept, *sorted(others, key=lambda each: (each.distance, each.path)))
    contents = [each.content for each in ordered]
    return DuplicateGroup(level, ordered, 0, why, _key(contents), reviews.fresh(contents))


def _key(contents: Sequence[bytes]) -> str:
    joined = b"".join(sorted(contents))
    return hashlib.blake2b(joined, digest_size=_KEY_BYTES).hexdigest()


def _bytes_to_spare(group: DuplicateGroup) -> int:
    return sum(member.size_bytes for place, member in enumerate(group.members) if place != group.keep)
