"""Let the backbone of the next model look at the library, while the model in use goes on answering."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.errors import OfflineFolder
from simgui.core.progress import Progress
from simgui.core.sentences import NOTHING, Sentence, say
from simgui.core.units import Unit
from simgui.library.catalogue import Catalogue, Where
from simgui.library.folders.service import Folders
from simgui.models.choices import Place
from simgui.models.model import Model
from simgui.models.registry import Models


@dataclass(frozen=True)
class Prepared:
    """How far the next model has come.

    Attributes:
        name: What it is called.
        text: What is being done, for a line that goes on with the counts.
        done: Files that its backbone has looked at.
        total: Those and the ones that it has yet to look at, as far as they are there.
        offline: Files that it cannot look at, since their drive is away.
        in_use: Whether it answers now.
    """

    name: str
    text: Sentence
    done: int
    total: int
    offline: int
    in_use: bool = False


class Preparation:
    """Makes the features of the next model, and lets it answer when they are whole.

    Args:
        catalogue: Knows which there are.
        folders: Looks through the folders.
        models: Knows the next one.
    """

    def __init__(self, catalogue: Catalogue, folders: Folders, models: Models) -> None:
        self._catalogue = catalogue
        self._folders = folders
        self._models = models

    def pending(self) -> Prepared | None:
        """Tell how far the next model has come; None if there is none.

        Raises:
            SimguiError: if it is lost or damaged.
        """
        waiting = self._models.waiting()
        return self._state(*waiting[0]) if waiting else None

    def run(self, where: Where, progress: Progress) -> Prepared | None:
        """Look at what the next model has not seen, and use it if that is everything.

        Pictures of a folder that is offline are not waited for: they are looked at when it is there again.

        Args:
            where: The folders; with () all that are covered.
            progress: Told how far it has come.

        Returns:
            How far it has come; None if there is no next model.

        Raises:
            SimguiError: if the model is lost or damaged, or the catalogue cannot be written.
            Cancelled: if the person asked to stop; what was looked at is kept.
        """
        waiting = self._models.waiting()
        if not waiting:
            return None
        version, place = waiting[0]
        for folder in self._meant(where, place):
            try:
                self._folders.keep_up(folder, _Within(progress))  # what is new is found at once
                self._folders.keep_up(folder, self._within(version, place, progress), version.backbone)
            except OfflineFolder:
                continue
        changed = self._models.change_over()
        return self._state(version, place, in_use=changed is not None)

    def _meant(self, where: Where, place: Place) -> tuple[Path, ...]:
        """Give the folders of a place that lie in those that are meant, or around them."""
        places = self._folders.meant(place)
        meant = self._folders.meant(where)
        inside = (folder for folder in meant if any(folder.is_relative_to(each) for each in places))
        around = (each for each in places if any(each.is_relative_to(folder) for folder in meant))
        return tuple(dict.fromkeys((*inside, *around)))

    def _within(self, version: Model, place: Place, progress: Progress) -> Progress:
        """Count on from what the version has looked at by now."""
        state = self._state(version, place)
        return _Within(progress, state.text, state.done, state.total)

    def _state(self, version: Model, place: Place, *, in_use: bool = False) -> Prepared:
        coverage = self._catalogue.features.coverage(version.backbone.id, self._folders.meant(place))
        is_starter = version.id in self._models.starters
        text = (
            say("Preparing the new starter:") if is_starter else say("Preparing “{name}”:", name=version.name)
        )
        total = coverage.kept + coverage.lacking
        return Prepared(version.name, text, coverage.kept, total, coverage.lacking_offline, in_use)


class _Within(Progress):
    """Passes the steps on that one folder takes, as steps of the whole.

    Args:
        whole: Told of them.
        text: What is being done; empty to pass on nothing, only the wish to stop.
        before: How much of the whole was done before.
        total: How much it is.
    """

    def __init__(self, whole: Progress, text: Sentence = NOTHING, before: int = 0, total: int = 0) -> None:
        super().__init__()
        self._whole = whole
        self._doing = text
        self._before = before
        self._total = total

    def check(self) -> None:
        """Raise `Cancelled` if the person asked to stop."""
        self._whole.check()

    def step(
        self,
        text: Sentence,  # noqa: ARG002
        done: int,
        total: int = 0,
        unit: Unit = Unit.PICTURES,
        *,
        phase: str = "",  # noqa: ARG002
    ) -> None:
        """Pass a step on if it counts what is looked at."""
        self.check()
        if self._doing and total:
            self._whole.step(self._doing, min(self._before + done, self._total), self._total, unit)
