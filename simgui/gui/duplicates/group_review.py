"""One group as it stands while the person reviews it: what is kept of it, and whether the rest is to go."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path

from simgui.duplicates.keeping import suggest
from simgui.duplicates.records import DuplicateGroup, GroupMember, KeepReason, KeepRule, Level


@dataclass(frozen=True)
class GroupReview:
    """A group, and what is to become of it.

    Attributes:
        group: What was found.
        number: Its place among all that were found.
        round: Which finding it is of: places of another one mean other groups.
        kept: The places of its members that are kept; never empty.
        why: Why the one that is kept is suggested; None if the person has chosen.
        ticked: Whether the others are to be moved.
    """

    group: DuplicateGroup
    number: int
    kept: frozenset[int]
    why: KeepReason | None
    ticked: bool
    round: int = 0

    @property
    def members(self) -> tuple[GroupMember, ...]:
        """Its files."""
        return self.group.members

    @property
    def first_kept(self) -> int:
        """The place of the one that others are compared with."""
        return min(self.kept)

    @property
    def extras(self) -> tuple[GroupMember, ...]:
        """The files that are not kept."""
        return tuple(each for place, each in enumerate(self.members) if place not in self.kept)

    @property
    def extra_bytes(self) -> int:
        """How much room those take."""
        return sum(each.size_bytes for place, each in enumerate(self.members) if place not in self.kept)

    def keeping(self, place: int) -> "GroupReview":
        """Keep one file, as the person chose, and no other; the rest is to go."""
        return replace(self, kept=frozenset({place}), why=None, ticked=True)

    def keeping_too(self, place: int) -> "GroupReview":
        """Keep one file more, or no longer; the last one stays kept."""
        kept = self.kept ^ {place} or self.kept
        return replace(self, kept=kept, why=None, ticked=len(kept) < len(self.members))

    def following(self, rule: KeepRule) -> "GroupReview":
        """Keep what a rule suggests, unless the person has chosen."""
        if self.why is None:
            return self
        place, why = suggest(self.members, rule)
        kept = frozenset({place})
        return self if (kept, why) == (self.kept, self.why) else replace(self, kept=kept, why=why)

    def without(self, gone: Collection[Path], rule: KeepRule) -> "GroupReview | None":
        """Give what is left of it when files have gone; None if that is no group any more."""
        left = [place for place, each in enumerate(self.members) if each.path not in gone]
        if len(left) == len(self.members):
            return self
        if len(left) < 2:
            return None
        kept = frozenset(new for new, place in enumerate(left) if place in self.kept)
        members = tuple(self.members[place] for place in left)
        fresh = tuple(new for new, place in enumerate(left) if place in self.group.fresh)
        if kept:
            why = self.why
        else:
            keep, why = suggest(members, rule)
            kept = frozenset({keep})
        group = replace(self.group, members=members, keep=min(kept), fresh=fresh)
        return replace(self, group=group, kept=kept, why=why)


def review_of(group: DuplicateGroup, number: int, of: int) -> GroupReview:
    """Begin to review a group: what is surely the same is ticked, what only looks so is not.

    Args:
        group: The group.
        number: Its place among all that were found.
        of: Which finding it is of.
    """
    is_sure = group.kind is Level.COPIES and not group.fresh
    return GroupReview(group, number, frozenset({group.keep}), group.why, is_sure, of)
