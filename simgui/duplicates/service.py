"""Groups of duplicates: found, decided about, and acted on."""

from simgui.core.progress import Progress
from simgui.duplicates.grouping import grouped
from simgui.duplicates.records import DuplicateGroup, KeepRule, Level, LevelFigures
from simgui.duplicates.reviews import Reviews, decision
from simgui.library.catalogue import Catalogue, Change, GroupVerdict, Where
from simgui.library.folders.service import Folders

_USUAL = KeepRule()
_SOUGHT = {Level.COPIES: "copies", Level.NEAR: "near copies"}


class Duplicates:
    """Finds groups of duplicates, and does with them what the person wants. Safe to use from several threads.

    Args:
        catalogue: Knows files, features and what the person decided.
        folders: Says which folders are meant.
    """

    def __init__(self, catalogue: Catalogue, folders: Folders) -> None:
        self._catalogue = catalogue
        self._folders = folders

    def find(
        self, where: Where, level: Level, progress: Progress, rule: KeepRule = _USUAL
    ) -> tuple[DuplicateGroup, ...]:
        """Find the groups of a folder, of several, or with () of the whole library.

        Groups that were reviewed are left out, and pictures that the person called different are in no group
        together. Files that are not there now, or have changed since they were indexed, are in none.

        Args:
            where: Where to look.
            level: `NEAR` finds copies as well.
            progress: Told how far it is.
            rule: Which one of each group to suggest to keep.

        Returns:
            The groups, those that take up most room first.

        Raises:
            SimguiError: if features are damaged.
            Cancelled: if the person asked to stop.
        """
        folders = self._folders.meant(where)
        reviews = Reviews(self._catalogue.decisions.group_decisions())
        progress.step(f"Looking for {_SOUGHT[level]}", 0)
        pictures = [[number] for number in self._catalogue.held.held_twice(folders)]
        return grouped(self._catalogue, folders, pictures, reviews, rule, progress)

    def figures(self) -> tuple[LevelFigures, ...]:
        """Give how far the groups of each level are right, as it was measured."""
        return ()

    # What the person says of them.

    def set_different(self, group: DuplicateGroup) -> tuple[Change, ...]:
        """Give the changes that say that the pictures of a group are no duplicates of one another.

        They are made, and can be taken back, as all decisions: by `Decisions.apply`.
        """
        return (decision(group, GroupVerdict.DIFFERENT),)

    def set_reviewed(self, group: DuplicateGroup) -> tuple[Change, ...]:
        """Give the changes that say that a group is as it should be: it comes back only with a new member."""
        return (decision(group, GroupVerdict.REVIEWED),)
