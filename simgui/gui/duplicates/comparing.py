"""The pictures of a group as the large view compares them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction

from simgui.duplicates.records import GroupMember
from simgui.gui.duplicates.group_review import GroupReview
from simgui.gui.duplicates.member_words import lines_of
from simgui.gui.language import filled
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.comparison import Comparison


def chosen_member(member: GroupMember) -> ChosenPicture:
    """Give a file of a group as a picture that the window can show and open."""
    return ChosenPicture(member.picture, member.path)


def _note(entry: GroupReview, place: int, root: Path | None) -> str:
    """Say of a picture what it may be chosen for."""
    _, size, when, folder = lines_of(entry, place, root)
    return " · ".join(part.text for line in (size, folder, when) for part in line)


def comparison_of(
    entry: GroupReview,
    place: int,
    number: int,
    count: int,
    actions: tuple[QAction, ...],
    root: Path | None = None,
    said: str = "",
) -> Comparison:
    """Compare the pictures of a group with the one that is kept.

    Args:
        entry: The group.
        place: The picture that is looked at first; of the kept one, the first other is.
        number: The place of the group among all, from 0.
        count: How many groups there are.
        actions: What can be done there.
        root: The open folder: what lies in it is told from there.
        said: What has just been done.
    """
    other = entry.first_kept
    places = [each for each in range(len(entry.members)) if each != other]
    listed = tuple(chosen_member(entry.members[each]) for each in places)
    at = places.index(place) if place in places else 0
    tr = partial(QCoreApplication.translate, "duplicates")
    return Comparison(
        Chosen((listed[at],), listed, at),
        chosen_member(entry.members[other]),
        tr("Kept"),
        filled(tr("Group {0:,} of {1:,}"), number + 1, count),
        said,
        {each.path: _note(entry, at, root) for at, each in enumerate(entry.members)},
        actions,
    )
