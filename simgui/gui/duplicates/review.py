"""All groups that were found, as the person goes through them."""

import bisect
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.duplicates.records import DuplicateGroup, GroupMember, KeepRule
from simgui.gui.duplicates.group_review import GroupReview, review_of


@dataclass(frozen=True)
class Totals:
    """What is to go.

    Attributes:
        groups: Groups that are ticked and have something to go.
        pictures: Files of those that are not kept.
        bytes: Size of these.
    """

    groups: int = 0
    pictures: int = 0
    bytes: int = 0

    def __add__(self, other: "Totals") -> "Totals":
        return Totals(self.groups + other.groups, self.pictures + other.pictures, self.bytes + other.bytes)

    def __sub__(self, other: "Totals") -> "Totals":
        return Totals(self.groups - other.groups, self.pictures - other.pictures, self.bytes - other.bytes)


@dataclass(frozen=True)
class Suggested:
    """What a rule suggests to keep: groups before and after it.

    Attributes:
        rule: The rule.
        groups: The groups, each as it was and as it is by the rule.
    """

    rule: KeepRule
    groups: tuple[tuple[GroupReview, GroupReview], ...]


class Review(QObject):
    """The groups that are still to be reviewed, and those that are done with, which can come back.

    Args:
        parent: Owner.
    """

    listed = Signal()
    """Other groups are listed."""
    changed = Signal(int)
    """The place in `entries` of a group of which something else is kept, or that is ticked or no longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rule = KeepRule()
        self.entries: list[GroupReview] = []
        self.done = 0
        """How many groups are done with since they were found."""
        self.round = 0
        """Which finding is reviewed."""
        self._totals = Totals()

    def show(self, groups: Sequence[DuplicateGroup], rule: KeepRule) -> None:
        """Begin with what was found by a rule."""
        self.rule = rule
        self.round += 1
        self.entries = [review_of(group, number, self.round) for number, group in enumerate(groups)]
        self.done = 0
        self._list()

    @property
    def totals(self) -> Totals:
        """What is to go, of all groups that are ticked."""
        return self._totals

    def _list(self) -> None:
        going = [each for each in self.entries if each.ticked and len(each.kept) < len(each.members)]
        self._totals = Totals(
            len(going),
            sum(len(each.members) - len(each.kept) for each in going),
            sum(each.extra_bytes for each in going),
        )
        self.listed.emit()

    @property
    def ticked(self) -> list[GroupReview]:
        """The groups that are ticked and have something to go."""
        return [each for each in self.entries if each.ticked and len(each.kept) < len(each.members)]

    # What the person says of them.

    def suggest(self, suggested: Suggested) -> None:
        """Take what another rule suggests, for groups that are still as they were when it was asked."""
        self.rule = suggested.rule
        after = {id(before): now for before, now in suggested.groups}  # the pairs keep them alive
        self.entries = [after.get(id(each), each) for each in self.entries]
        self._list()

    def keep(self, place: int, member: int) -> None:
        """Keep one member of a group, and no other."""
        self._change(place, self.entries[place].keeping(member))

    def keep_too(self, place: int, member: int) -> None:
        """Keep one more member of a group, or no longer."""
        self._change(place, self.entries[place].keeping_too(member))

    def tick(self, place: int) -> None:
        """Let the extras of a group go, or not."""
        before = self.entries[place]
        self._change(place, _ticked(before, not before.ticked))

    def tick_all(self, ticked: bool) -> None:
        """Let the extras of all groups go, or of none."""
        self.entries = [_ticked(each, ticked) for each in self.entries]
        self._list()

    def _change(self, place: int, entry: GroupReview) -> None:
        self._totals += _totals_of(entry) - _totals_of(self.entries[place])
        self.entries[place] = entry
        self.changed.emit(place)

    # Groups that are done with, and come back.

    def finish(self, keys: Collection[str]) -> tuple[GroupReview, ...]:
        """List no longer what the person has decided about, by the keys of the groups; give it."""
        gone = tuple(each for each in self.entries if each.group.key in keys)
        self._replace({each.number: None for each in gone})
        return gone

    def without(self, gone: Collection[Path]) -> tuple[GroupReview, ...]:
        """List no longer files that have gone, and groups of which one is left; give them as they were."""
        after = {each.number: each.without(gone, self.rule) for each in self.entries}
        touched = tuple(each for each in self.entries if after[each.number] is not each)
        self._replace({each.number: after[each.number] for each in touched})
        return touched

    def bring_back(self, entries: Iterable[GroupReview]) -> None:
        """List groups again as they were."""
        self._replace({each.number: each for each in entries})

    def _replace(self, after: dict[int, GroupReview | None]) -> None:
        if not after:
            return
        before = len(self.entries)
        there = {each.number: each for each in self.entries}
        for number, entry in after.items():
            if (old := there.pop(number, None)) is not None:
                self._totals -= _totals_of(old)
            if entry is not None:
                there[number] = entry
                self._totals += _totals_of(entry)
        self.entries = [there[number] for number in sorted(there)]
        self.done += before - len(self.entries)
        self.listed.emit()

    def place_of(self, number: int) -> int:
        """Give the place of the group that was found at a place, or of the next one that is still listed."""
        return bisect.bisect_left([each.number for each in self.entries], number)


def suggested(entries: Sequence[GroupReview], rule: KeepRule) -> Suggested:
    """Suggest what a rule prefers, where the person has not chosen: off the GUI thread, it may take long."""
    return Suggested(rule, tuple((each, each.following(rule)) for each in entries))


def extras_of(entries: Iterable[GroupReview]) -> tuple[GroupMember, ...]:
    """Give the files of groups that are not kept."""
    return tuple(member for each in entries for member in each.extras)


def _totals_of(entry: GroupReview) -> Totals:
    """Give what is to go of a group."""
    going = len(entry.members) - len(entry.kept) if entry.ticked else 0
    return Totals(1, going, entry.extra_bytes) if going else Totals()


def _ticked(entry: GroupReview, ticked: bool) -> GroupReview:
    ticked = ticked and len(entry.kept) < len(entry.members)
    return entry if ticked == entry.ticked else replace(entry, ticked=ticked)
