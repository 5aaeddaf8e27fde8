"""Groups of duplicates as a list: JSON, or a table."""

import datetime
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from simgui.core.files import write_csv, written_whole
from simgui.duplicates.records import DuplicateGroup, GroupMember

_COLUMNS = ("group", "kind", "keep", "path", "distance", "width", "height", "bytes", "taken")


def groups_to_json(groups: Sequence[DuplicateGroup]) -> dict[str, Any]:
    """Give groups as `simgui duplicates --json` prints them."""
    return {
        "groups": [
            {
                "kind": group.kind.value,
                "keep": str(group.members[group.keep].path),
                "why": group.why.value,
                "pictures": [_to_json(member) for member in group.members],
            }
            for group in groups
        ]
    }


def write_groups(groups: Sequence[DuplicateGroup], file: Path) -> None:
    """Write groups to a file: JSON by its suffix, else a table with a row for each file.

    Raises:
        SimguiError: if it cannot be written; what was there before stays.
    """
    if file.suffix.lower() == ".json":
        with written_whole(file) as beside:
            beside.write_text(json.dumps(groups_to_json(groups), indent=2) + "\n", "utf-8")
    else:
        rows = [
            _row(number, group, place)
            for number, group in enumerate(groups, 1)
            for place in range(len(group.members))
        ]
        write_csv(file, [_COLUMNS, *rows])


def _to_json(member: GroupMember) -> dict[str, Any]:
    return {
        "path": str(member.path),
        "distance": round(member.distance, 4),
        "width": member.width_px,
        "height": member.height_px,
        "bytes": member.size_bytes,
    }


def _row(number: int, group: DuplicateGroup, place: int) -> tuple[object, ...]:
    member = group.members[place]
    taken = "" if member.taken is None else datetime.datetime.fromtimestamp(member.taken, datetime.UTC)
    return (
        number,
        group.kind.value,
        "yes" if place == group.keep else "",
        str(member.path),
        f"{member.distance:.4f}",
        member.width_px,
        member.height_px,
        member.size_bytes,
        f"{taken:%Y-%m-%d %H:%M:%S}" if taken else "",
    )
