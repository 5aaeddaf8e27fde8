"""Which files may be moved away: never the last of a group."""

from collections.abc import Collection, Sequence
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.duplicates.grouping import is_unchanged
from simgui.duplicates.records import DuplicateGroup, GroupMember, Removal


def removal(groups: Sequence[DuplicateGroup], files: Collection[GroupMember]) -> Removal:
    """Give what is to be moved away, if a file of every group stays.

    Args:
        groups: As they were found; each file is of one of them at least.
        files: The files that are to go.

    Raises:
        SimguiError: if nothing would be left of a group, or a file is of none.
    """
    going = {member.path: member for member in files}
    staying: dict[Path, list[tuple[GroupMember, ...]]] = {path: [] for path in going}
    for group in groups:
        gone = [member.path for member in group.members if member.path in going]
        left = tuple(member for member in group.members if member.path not in going)
        if gone and not still_there(left, going):
            raise SimguiError(
                say("One picture of each group must stay"),
                say(
                    "Nothing would be left of the group of {name}. Leave one of its pictures out.",
                    name=gone[0].name,
                ),
            )
        for path in gone:
            staying[path].append(left)
    for path, others in staying.items():
        if not others:
            raise SimguiError(
                say("This picture is in no group"),
                say("{path} has no duplicate here. Look for duplicates again.", path=path),
            )
    chosen = tuple(going[path] for path in sorted(going))
    return Removal(chosen, tuple(tuple(staying[each.path]) for each in chosen))


def still_there(members: Sequence[GroupMember], going: Collection[Path]) -> bool:
    """Tell whether a file is left that is none of those that go, be it by another name."""
    places = set(map(real_path, going))
    return any(
        is_unchanged(member.path, member.size_bytes, member.changed_ns)
        and real_path(member.path) not in places
        for member in members
    )
