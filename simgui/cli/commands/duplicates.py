"""`simgui duplicates`: list the groups of copies and near copies in a folder; nothing is moved."""

import argparse
from collections.abc import Iterator, Sequence

from simgui.cli import arguments
from simgui.cli.command import Answer, Command
from simgui.cli.counts import counted
from simgui.core.progress import Progress
from simgui.duplicates.export import groups_to_json
from simgui.duplicates.records import DuplicateGroup, KeepReason, Level
from simgui.duplicates.service import Duplicates
from simgui.library.folders.service import Folders

_WHY = {
    KeepReason.FOLDER: "in the preferred folder",
    KeepReason.LARGER: "larger",
    KeepReason.SHARPER: "sharper",
    KeepReason.LESS_COMPRESSED: "less compressed",
    KeepReason.OLDER: "older",
    KeepReason.FIRST: "first by name",
}


def duplicates(
    service: Duplicates, folders: Folders, options: argparse.Namespace, progress: Progress
) -> Answer:
    """Bring the library up to date with a folder, and list its groups."""
    folders.index(options.folder, progress)
    groups = service.find(options.folder, Level(options.level), progress)
    return Answer(groups_to_json(groups), _lines(groups, options.level))


def _lines(groups: Sequence[DuplicateGroup], level: str) -> Iterator[str]:
    if not groups:
        yield "No copies." if level == Level.COPIES else "No copies or near copies."
        return
    spare = [member for group in groups for member in group.members[1:]]
    yield (
        f"{counted(len(groups), 'group', 'groups')}; without the first of each, "
        f"{counted(len(spare), 'file', 'files')} of {sum(each.size_bytes for each in spare) / 1e6:,.1f} MB"
    )
    for group in groups:
        yield f"{group.kind.value}, keep the first ({_WHY[group.why]}):"
        for member in group.members:
            yield (
                f"  {member.distance:.3f}  {member.width_px} x {member.height_px}"
                f"  {member.size_bytes / 1000:,.0f} kB  {member.path}"
            )


def _add_arguments(parser: argparse.ArgumentParser) -> None:
    arguments.folder(parser)
    parser.add_argument(
        "--level",
        choices=[level.value for level in Level],
        default=Level.COPIES.value,
        help="copies: the same picture, whatever its size or compression (default); "
        "near: also cropped, turned, mirrored, in other light, and bursts",
    )


COMMAND = Command(
    "duplicates",
    "list copies and near copies in a folder; nothing is moved",
    _add_arguments,
    lambda app, options, progress: duplicates(app.duplicates, app.folders, options, progress),
)
