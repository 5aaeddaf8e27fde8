"""What the person said of groups: these are different, this one is reviewed."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from simgui.duplicates.records import DuplicateGroup
from simgui.library.catalogue import GroupDecision, GroupVerdict

Held = Mapping[bytes, int]
"""How many files of a group hold each content."""


def decision(group: DuplicateGroup, verdict: GroupVerdict | None) -> GroupDecision:
    """Give the change that keeps what the person says of a group; with None, the one that forgets it."""
    held = Counter(member.content for member in group.members)
    return GroupDecision(tuple(sorted(held.items())), verdict)


class Reviews:
    """What the person said of groups, in the order in which groups are asked about it.

    Args:
        decisions: All of them.
    """

    def __init__(self, decisions: Iterable[GroupDecision]) -> None:
        self._different: dict[bytes, set[int]] = defaultdict(set)
        self._left_alone: dict[bytes, int] = {}
        self._reviewed: list[dict[bytes, int]] = []
        self._reviewed_with: dict[bytes, set[int]] = defaultdict(set)
        for number, each in enumerate(decisions):
            held = dict(each.files)
            if each.verdict is GroupVerdict.DIFFERENT:
                for content, files in held.items():
                    self._different[content].add(number)
                    self._left_alone[content] = max(files, self._left_alone.get(content, 0))
            else:
                for content in held:
                    self._reviewed_with[content].add(len(self._reviewed))
                self._reviewed.append(held)

    def said_different(self, content: bytes) -> frozenset[int]:
        """Give the groups of different pictures that a content is of: two of one must not be in one group."""
        return frozenset(self._different.get(content, ()))

    def is_done(self, held: Held) -> bool:
        """Tell whether a group need not be shown: it was reviewed, or its files hold one content to be left.

        A part of a reviewed group is done too, but not one with more files of a content than there were.
        """
        if len(held) == 1:
            ((content, files),) = held.items()
            if self._left_alone.get(content, 0) > 1 and files > 1:
                return True
        return any(self._holds(number, held) for number in self._reviewed_with.get(next(iter(held)), ()))

    def fresh(self, contents: Sequence[bytes]) -> tuple[int, ...]:
        """Tell which members of a group came since it was reviewed.

        Args:
            contents: Of each member, the one to keep first.

        Returns:
            Their places; empty if no review knew two members of it or more.
        """
        known: tuple[int, ...] = tuple(range(len(contents)))
        for number in {number for content in contents for number in self._reviewed_with.get(content, ())}:
            left = Counter(self._reviewed[number])
            new = []
            for place, content in enumerate(contents):
                left[content] -= 1
                if left[content] < 0:
                    new.append(place)
            if len(new) < len(known):
                known = tuple(new)
        return known if len(contents) - len(known) > 1 else ()

    def _holds(self, number: int, held: Held) -> bool:
        reviewed = self._reviewed[number]
        return all(reviewed.get(content, 0) >= files for content, files in held.items())
