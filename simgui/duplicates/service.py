"""Groups of duplicates: found, decided about, and acted on."""

import threading
from collections.abc import Collection, Sequence
from pathlib import Path

from simgui.core.progress import Progress
from simgui.duplicates.alike import AlikePairs, find_alike
from simgui.duplicates.export import write_groups
from simgui.duplicates.figures import measured_figures
from simgui.duplicates.grouping import grouped
from simgui.duplicates.looks.sketches import KeptSketches
from simgui.duplicates.looks.sketching import Sketcher
from simgui.duplicates.moving.mover import Mover
from simgui.duplicates.moving.removal import removal
from simgui.duplicates.placements import Placements
from simgui.duplicates.records import (
    DuplicateGroup,
    GroupMember,
    KeepRule,
    Level,
    LevelFigures,
    Moved,
    Placement,
    Removal,
)
from simgui.duplicates.reviews import Reviews, decision
from simgui.library.catalogue import Catalogue, Change, GroupVerdict, Where
from simgui.library.decoding.pool import DecodingPool
from simgui.library.folders.service import Folders
from simgui.library.pictures import Pictures
from simgui.search.query import Source

_USUAL = KeepRule()


class Duplicates:
    """Finds groups of duplicates, and does with them what the person wants. Safe to use from several threads.

    Args:
        catalogue: Knows files, features and what the person decided.
        folders: Says which folders are meant.
        pictures: Say which model answers in a place, and give thumbnails.
        kept: What is kept of pictures to compare them.
        mover: Moves files.
        decoders: Decode pictures that are laid on each other.
    """

    def __init__(
        self,
        catalogue: Catalogue,
        folders: Folders,
        pictures: Pictures,
        kept: KeptSketches,
        mover: Mover,
        decoders: DecodingPool,
    ) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._pictures = pictures
        self._sketcher = Sketcher(catalogue, pictures, kept)
        self._mover = mover
        self._placements = Placements(pictures, decoders)
        self._lock = threading.Lock()
        self._found: tuple[tuple[object, ...], AlikePairs] | None = None

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
        alike = self._alike(where, folders, level, progress)
        reviews = Reviews(self._catalogue.decisions.group_decisions())
        groups = grouped(self._catalogue, self._sketcher, folders, alike, reviews, rule, progress)
        progress.check()
        return groups

    def _alike(self, where: Where, folders: tuple[Path, ...], level: Level, progress: Progress) -> AlikePairs:
        """Find the pairs of a place; what was found last is kept until a picture changes."""
        backbone = self._pictures.model_of(where).backbone.id
        pictures = self._catalogue.held.pictures(folders, backbone)
        with self._lock:
            key = (folders, backbone, pictures.ids.tobytes())
            for asked, known in ((level, lambda found: found), (Level.NEAR, AlikePairs.only_copies)):
                if self._found is not None and self._found[0] == (asked, *key):
                    return known(self._found[1])
            found = find_alike(
                self._catalogue, self._sketcher, pictures, backbone, progress, near=level is Level.NEAR
            )
            self._found = (level, *key), found
            return found

    def fingerprint(self, where: Where) -> object:
        """Give a value that differs after files of a place have come, gone or changed."""
        return self._catalogue.held.fingerprint(self._folders.meant(where))

    def figures(self) -> tuple[LevelFigures, ...]:
        """Give how far the groups of each level are right, as it was measured."""
        return measured_figures()

    def placement(self, one: Source, other: Source) -> Placement | None:
        """Find how one picture lies on another that it was made of, or that was made of it.

        Args:
            one: What it is to lie on.
            other: The one that is laid.

        Returns:
            None if neither was made of the other, as shots of a burst, or one of them cannot be looked at.
        """
        return self._placements.find(one, other)

    # What is done with their files.

    def removal(self, groups: Sequence[DuplicateGroup], files: Collection[GroupMember]) -> Removal:
        """Give what is to be moved away, with its count and size, to be asked about.

        Args:
            groups: As they were found.
            files: Members of them that are to go.

        Raises:
            SimguiError: if nothing would be left of a group.
        """
        return removal(groups, files)

    def trash(self, removal: Removal, progress: Progress) -> Moved:
        """Put files into the system's trash; what cannot be put there stays, with the reason.

        Stopped by the person, it gives what was moved by then.

        Raises:
            SimguiError: if files are being moved already, or the data folder cannot be written.
        """
        return self._mover.trash(removal, progress)

    def move(self, removal: Removal, folder: Path, progress: Progress) -> Moved:
        """Move files to a folder, under another name where theirs is taken; otherwise as `trash`.

        Raises:
            SimguiError: as `trash`, or if the folder cannot be made.
        """
        return self._mover.move(removal, folder, progress)

    def take_back(self, moved: Moved, progress: Progress) -> Moved:
        """Put files back to where they were; what cannot be put back stays where it is, with the reason.

        Raises:
            SimguiError: as `trash`.
        """
        return self._mover.take_back(moved, progress)

    def settle(self) -> Moved | None:
        """Bring to an end what a kill has interrupted: each file is where it was, or where it went.

        Returns:
            What had been moved; None if nothing was interrupted.
        """
        return self._mover.settle()

    def export(self, groups: Sequence[DuplicateGroup], file: Path) -> None:
        """Write a list of groups: JSON by the suffix `.json`, else a table.

        Raises:
            SimguiError: if it cannot be written.
        """
        write_groups(groups, file)

    # What the person says of them.

    def set_different(self, group: DuplicateGroup) -> tuple[Change, ...]:
        """Give the changes that say that the pictures of a group are no duplicates of one another.

        They are made, and can be taken back, as all decisions: by `Decisions.apply`.
        """
        return (decision(group, GroupVerdict.DIFFERENT),)

    def set_reviewed(self, group: DuplicateGroup) -> tuple[Change, ...]:
        """Give the changes that say that a group is as it should be: it comes back only with a new member."""
        return (decision(group, GroupVerdict.REVIEWED),)
