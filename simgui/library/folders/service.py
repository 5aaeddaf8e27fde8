"""The folders that the library covers: which there are, and how it is kept up to date with them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.library.catalogue import Catalogue, Where, folders_of
from simgui.library.decoding.thumbnails import Thumbnails
from simgui.library.folders.additions import add_copies
from simgui.library.folders.captures import read_captures
from simgui.library.folders.indexer import index_folder
from simgui.library.folders.outcomes import OpensReading
from simgui.library.label_choices import LabelChoice, label_choices, labels_in_force
from simgui.library.not_indexed import not_indexed
from simgui.library.records import CoveredFolder, IndexSummary
from simgui.library.rules import Rules
from simgui.library.subfolder_check import keep_check
from simgui.models.backbone import Backbone
from simgui.models.registry import Models


class Folders:
    """Covers folders and keeps the library up to date with them. Safe to use from several threads.

    Folders are given as the person names them.

    Args:
        catalogue: Knows them.
        models: The backbones of a folder's models look at what is new.
        thumbnails: Keep a small picture of each, made in passing.
    """

    def __init__(self, catalogue: Catalogue, models: Models, thumbnails: Thumbnails) -> None:
        self._catalogue = catalogue
        self._models = models
        self._thumbnails = thumbnails
        self._at_a_time = 0
        self._finished: set[Path] = set()

    def covered(self) -> tuple[CoveredFolder, ...]:
        """List the covered folders, in path order."""
        return tuple(self._catalogue.folders.all())

    def paths(self) -> tuple[Path, ...]:
        """List where the covered folders lie, in path order."""
        return tuple(self._catalogue.folders.paths())

    def knows(self, folder: Path) -> bool:
        """Tell whether a folder is covered, be it there now or not."""
        return self._catalogue.folders.covering(real_path(folder)) is not None

    def covering(self, folder: Path) -> tuple[CoveredFolder, ...]:
        """List the covered folders that a folder is or lies in, the outermost first."""
        folder = real_path(folder)
        return tuple(each for each in self._catalogue.folders.all() if folder.is_relative_to(each.path))

    def remove(self, folder: Path) -> None:
        """Cover a folder no longer. Its files stay as they are; labels and verdicts are kept.

        Raises:
            SimguiError: if it is not covered by itself.
        """
        # By the very name that it is listed with, too: an earlier version took any spelling for a folder.
        listed = self._catalogue.folders.paths()
        place = folder if folder in listed else real_path(folder)
        if place not in listed:
            raise self._not_covered(place)
        self._catalogue.folders.forget(place)

    def rules(self, folder: Path) -> Rules:
        """Give the rules of a folder, or of the covered folder that it lies in."""
        return self._catalogue.folders.rules(
            self._catalogue.folders.covering(real_path(folder)) or real_path(folder)
        )

    def set_rules(self, folder: Path, rules: Rules) -> None:
        """Let the next rescan of a covered folder go by other rules.

        Args:
            folder: It, or a folder in it.
            rules: Those of all of the covered folder from now on.

        Raises:
            SimguiError: if it is not covered.
        """
        place = real_path(folder)
        covered = self._catalogue.folders.covering(place)
        if covered is None:
            raise self._not_covered(place)
        self._catalogue.folders.set_rules(covered, rules)

    def _not_covered(self, folder: Path) -> SimguiError:
        title = say("This folder is not in the library")
        outer = self._catalogue.folders.covering(folder)
        if outer is None:
            return SimguiError(title, not_indexed(folder))
        return SimguiError(
            title,
            say(
                "{folder} is part of {outer}, which is in the library as a whole.", folder=folder, outer=outer
            ),
        )

    def leave_out(self, files: Sequence[Path]) -> dict[Path, Rules]:
        """Let the next rescan leave files out, by a rule for each in every covered folder that it lies in.

        Returns:
            The rules before, by folder: `set_rules` with them takes it back.
        """
        before: dict[Path, Rules] = {}
        for each in self.covered():
            inside = [file.relative_to(each.path) for file in files if file.is_relative_to(each.path)]
            if inside:
                before[each.path] = self._catalogue.folders.rules(each.path)
                self._catalogue.folders.set_rules(each.path, before[each.path].without(inside))
        return before

    def label_choices(self, folder: Path) -> tuple[LabelChoice, ...]:
        """Tell what each rule for labels would give in a folder, as far as it is indexed."""
        return label_choices(self._catalogue, real_path(folder), self._models.of(folder).backbone.id)

    def labels(self, folder: Path) -> LabelChoice:
        """Tell what the rule in force gives in a folder, as far as it is indexed, and why."""
        return labels_in_force(self._catalogue, real_path(folder), self._models.of(folder).backbone.id)

    def meant(self, where: Where) -> tuple[Path, ...]:
        """Give the folders that are meant, without those that lie in others: with () all of the library."""
        found: list[Path] = []
        for folder in sorted(map(real_path, folders_of(where))) or self._catalogue.folders.paths():
            if not any(folder.is_relative_to(each) for each in found):
                found.append(folder)
        return tuple(found)

    # Indexing.

    def limit(self, at_a_time: int) -> None:
        """Look at so many pictures at a time from the next indexing on; 0 means as many as cores."""
        self._at_a_time = at_a_time

    def _index(
        self,
        place: Path,
        backbone: Backbone,
        progress: Progress,
        *,
        cover: bool = True,
        reading: OpensReading | None = None,
    ) -> IndexSummary:
        return index_folder(
            place,
            self._catalogue,
            backbone,
            progress,
            thumbnails=self._thumbnails,
            cover=cover,
            looking=self._at_a_time,
            reading=reading,
        )

    def index(
        self,
        folder: Path,
        progress: Progress,
        backbone: Backbone | None = None,
        reading: OpensReading | None = None,
    ) -> IndexSummary:
        """Bring the library up to date with a folder and all below it.

        Args:
            folder: It is covered from now on, if it is not yet.
            progress: Told of the files.
            backbone: Looks at what is new; if None, that of the folder's model and, where searches in all
                folders use another one, its backbone too.
            reading: Reads the files with that backbone, which is given then; threads of this process if None.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop; what was read is kept.
        """
        place = real_path(folder)
        first, *others = self._looking(place, backbone)
        summary = self._index(place, first, progress, reading=reading)
        for each in others:
            more = self._index(place, each, progress)
            summary = replace(summary, seconds=summary.seconds + more.seconds)
        read_captures(place, self._catalogue, progress)
        keep_check(place, self._catalogue, self._models.starter_of(place).backbone_id)
        if self._catalogue.folders.covering(place) != place:
            self._finished.add(place)
        return summary

    def keep_up(self, folder: Path, progress: Progress, backbone: Backbone | None = None) -> None:
        """Bring the library up to date with a folder as long as it is covered; it may be removed meanwhile.

        Args:
            folder: It, or a folder in it.
            progress: Told of the files.
            backbone: Looks at what is new; those of the models of the folder and of all folders if None.

        Raises:
            SimguiError: if the folder cannot be listed, or the catalogue cannot be written.
            Cancelled: if the person asked to stop; what was read is kept.
        """
        place = real_path(folder)
        if not self.knows(place):
            return
        try:
            for each in self._looking(place, backbone):
                self._index(place, each, progress, cover=False)
            read_captures(place, self._catalogue, progress)
            keep_check(place, self._catalogue, self._models.starter_of(place).backbone_id)
        finally:
            if not self.knows(place):
                self._catalogue.folders.forget(place)

    def _looking(self, place: Path, backbone: Backbone | None) -> list[Backbone]:
        """Give the backbones that look at what is new in a folder, each once, that of its model first."""
        if backbone is not None:
            return [backbone]
        used = (self._models.of(place).backbone, self._models.of().backbone)
        return list({each.id: each for each in used}.values())

    def is_indexed(self, folder: Path) -> bool:
        """Tell whether a folder has been indexed to its end, by itself or with one that it lies in."""
        place = real_path(folder)
        finished = not self._finished.isdisjoint((place, *place.parents))
        return finished or self._catalogue.folders.was_scanned(place)

    def add_copies(self, labels: Mapping[int, str], folder: Path, progress: Progress) -> list[Path]:
        """Copy pictures of other folders into an open one, each into the subfolder of its label.

        Raises:
            SimguiError: if a picture is not there now, or a copy cannot be written; earlier ones stay.
            Cancelled: if the person asked to stop; earlier ones stay.
        """
        backbone = self._models.of(folder).backbone.id
        return add_copies(self._catalogue, backbone, labels, real_path(folder), progress)
