"""Which picture of a group to keep, and why."""

from collections.abc import Sequence
from pathlib import Path

from simgui.duplicates.records import GroupMember, KeepReason, KeepRule

_NS = 1_000_000_000
_NOT_LARGER = 0.05
"""Files whose lengths differ by a smaller share differ in what stands beside the pixels."""
_SAME_ENDING = {".jpeg": ".jpg", ".tiff": ".tif"}
_NOT_SHARPER = 0.1
"""Pictures whose sharpness differs by a smaller share are as sharp as each other."""


def suggest(members: Sequence[GroupMember], rule: KeepRule) -> tuple[int, KeepReason]:
    """Suggest which one to keep.

    What comes first in the rule decides; where it leaves several, the next does.

    Args:
        members: At least one.
        rule: What is preferred.

    Returns:
        The place of the one to keep, and what told it from the last others that were left.
    """
    left, why = list(range(len(members))), KeepReason.FIRST
    for reason in rule.order:
        best = _best(members, left, reason, rule.folder)
        if len(best) < len(left):
            left, why = best, reason
    if len(left) == 1:
        return left[0], why
    chosen = min(left, key=lambda place: members[place].path)
    return chosen, why if why is not KeepReason.FIRST and len(left) < len(members) else KeepReason.FIRST


def _best(
    members: Sequence[GroupMember], left: Sequence[int], reason: KeepReason, folder: Path | None
) -> list[int]:
    """Give the places among those left that are best for one reason; all of them if it tells nothing."""
    match reason:
        case KeepReason.FOLDER:
            inside = [
                place for place in left if folder is not None and members[place].path.is_relative_to(folder)
            ]
            return inside or list(left)
        case KeepReason.LARGER:
            sizes = {place: members[place].width_px * members[place].height_px for place in left}
            return [place for place in left if sizes[place] == max(sizes.values())]
        case KeepReason.SHARPER:
            known = {place: members[place].sharpness for place in left}
            told = [sharpness for sharpness in known.values() if sharpness is not None]
            if len(told) < len(left):
                return list(left)
            return [
                place
                for place, sharpness in known.items()
                if sharpness is not None and sharpness >= max(told) * (1 - _NOT_SHARPER)
            ]
        case KeepReason.LESS_COMPRESSED:
            kinds = {_kind(members[place]) for place in left}
            largest = max(members[place].size_bytes for place in left)
            if len(kinds) > 1:
                return list(left)
            return [place for place in left if members[place].size_bytes >= largest * (1 - _NOT_LARGER)]
        case KeepReason.OLDER:
            ages = {place: _age(members[place]) for place in left}
            return [place for place in left if ages[place] == min(ages.values())]
        case KeepReason.FIRST:
            return [min(left, key=lambda place: members[place].path)]


def _kind(member: GroupMember) -> tuple[str, int, int]:
    """Tell the format by the ending, with the size: only of the same kind does a larger file hold more."""
    ending = member.path.suffix.lower()
    return _SAME_ENDING.get(ending, ending), member.width_px, member.height_px


def _age(member: GroupMember) -> tuple[bool, int]:
    """Order by when a picture was taken; those that do not say come last, by when they were written."""
    if member.taken is not None:
        return False, member.taken
    return True, member.changed_ns // _NS
