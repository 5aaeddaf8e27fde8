"""The model versions of a library: which there are, and which one each folder uses."""

import contextlib
from collections.abc import Callable
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.names import quoted
from simgui.core.real_path import real_path
from simgui.core.sentences import joined, say
from simgui.models.change_over import KeptFeatures
from simgui.models.choices import Choices, Place
from simgui.models.cutpoints import Cutpoint, distance_of
from simgui.models.in_use import ModelsInUse
from simgui.models.model import Model
from simgui.models.records import ModelReport, ModelVersion
from simgui.models.starter import Starter, Starters
from simgui.models.store import ModelStore
from simgui.models.taught import TAUGHT, TaughtThreshold, name_of_taught
from simgui.models.unused_features import UnusedFeatures
from simgui.models.versions import Versions


class Models:
    """The starters and the versions that were trained or imported; safe to use from several threads.

    Attributes:
        starters: The versions that come with the program.

    Args:
        choices: What the person chose.
        covered: Lists the folders that the library covers.
        features: What is kept of the pictures, by the backbone that gave it.
        store: Keeps the versions.
        given: A model to use instead of the default starter, where no other one is chosen.
    """

    def __init__(
        self,
        choices: Choices,
        covered: Callable[[], list[Path]],
        features: KeptFeatures,
        store: ModelStore,
        given: Model | None = None,
    ) -> None:
        self.starters = Starters()
        self._choices = choices
        self._store = store
        self._unused = UnusedFeatures(store, self.starters, features.forget)
        self._versions = Versions(self.starters, store, choices)
        self._in_use = ModelsInUse(choices, covered, features, self._versions.load, self.starters, given)
        self._chosen = self._in_use.chosen
        self._is_taken_over = False

    def of(self, where: Place = ()) -> Model:
        """Give the model that a place uses, loaded when it is first needed; the starter if that one is lost.

        Args:
            where: A folder, which may lie in a covered one, or several; () is the whole library.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        self._take_over()
        return self._in_use.of(where)

    def _take_over(self) -> None:
        """Read what an earlier version has kept as the one choice for the whole library."""
        if not self._is_taken_over:
            with contextlib.suppress(SimguiError):  # on a full disk it is done at the next start
                self._chosen.take_over(self._versions.learnt_from)
            self._is_taken_over = True

    def settle(self, where: Place = ()) -> SimguiError | None:
        """Load the model of a place; say, once, that one that was chosen is lost, if it is."""
        with contextlib.suppress(SimguiError):  # a damaged starter is told to those who use it
            self.of(where)
        lost = self._in_use.newly_lost()
        if lost is None:
            return None
        return SimguiError(
            say("The starter is used from now on"),
            say(
                "The model “{name}” is lost or damaged. Choose another one in Train, or train anew.",
                name=self.name(lost),
            ),
        )

    def cutpoint_of(self, model: Model, where: Place = ()) -> Cutpoint:
        """Give the cutpoint of a model: the one that the person chose for it, else its own there.

        Its own is what answers taught it in that folder, if they have and that is switched on, or else what
        it starts with.

        Args:
            model: The model.
            where: Where it answers; answers count in one folder, and in the folders in it.
        """
        chosen = distance_of(self._choices.choice(_choice_of(model)) or "")
        if chosen is None:
            taught = self.taught(model, where)
            return taught.cutpoint if taught is not None and taught.on else model.cutpoint
        named = (each for each in model.cutpoints if each.distance == chosen)
        return next(named, Cutpoint("custom", chosen))

    def choose_cutpoint(self, distance: float | None, where: Place = ()) -> Cutpoint:
        """Use a cutpoint of a place's model from now on, or, with None, the one that the model starts with.

        It belongs to the model: other places that use the same one have it too.
        """
        self._choices.choose(*self.cutpoint_choice(distance, where))
        return self.cutpoint_of(self.of(where), where)

    def cutpoint_choice(self, distance: float | None, where: Place = ()) -> tuple[str, str | None]:
        """Give the name and the value of the choice that `choose_cutpoint` makes, for those who write it."""
        return _choice_of(self.of(where)), None if distance is None else repr(distance)

    def taught(self, model: Model, where: Place) -> TaughtThreshold | None:
        """Give what answers taught a model in a folder, or the nearest around it; None if they have not."""
        folders = (where,) if isinstance(where, Path) else where
        if len(folders) != 1:
            return None
        place = real_path(folders[0])
        known = self._choices.choices(TAUGHT)
        names = (name_of_taught(model.id, each) for each in (place, *place.parents))
        return TaughtThreshold.from_json(next((known[name] for name in names if name in known), None))

    def calibrated_on(self, model: Model) -> int:
        """Count the labelled pictures of the person that calibrated a model; 0 of a starter."""
        return self._versions.calibrated_on(model.id)

    def list(self, where: Place = ()) -> tuple[ModelVersion, ...]:
        """List the versions, the starters first, then the oldest; one that is damaged says so.

        Args:
            where: The place whose model is marked as the active one.

        Raises:
            SimguiError: if the manifest of the default starter is missing or damaged.
        """
        return self._versions.list(self.of(where).id, self._in_use.next_ids())

    def use(self, model_id: str, where: Place | None = None) -> Model:
        """Let a place use a version from now on; its pictures are embedded anew from the kept features.

        As long as its backbone has yet to look at pictures of the place that are there, the one before goes
        on answering, and the version is the `next` one.

        Args:
            model_id: Its id.
            where: A folder, or () for the searches in all folders; None lets every folder use it, those that
                have a version of their own too.

        Raises:
            SimguiError: if there is no such version, or it is damaged; what is used stays.
        """
        self._take_over()
        return self._in_use.use(model_id, where)

    @property
    def next(self) -> Model | None:
        """A version that is to answer when its features are whole; None if there is none.

        Raises:
            SimguiError: if it is lost or damaged; it is not asked for again.
        """
        waiting = self.waiting()
        return waiting[0][0] if waiting else None

    def waiting(self) -> tuple[tuple[Model, Place], ...]:
        """Give all such versions, each with the folder that waits for it; () for the whole library.

        Raises:
            SimguiError: as in `next`.
        """
        self._take_over()
        return self._in_use.waiting()

    def change_over(self) -> Model | None:
        """Use the next versions whose features are whole by now, and give one of them.

        Raises:
            SimguiError: as in `next`.
        """
        self._take_over()
        return self._in_use.change_over()

    @property
    def before(self) -> Model | None:
        """The version that answered before the last change to another backbone; None if it is no more."""
        return self._in_use.before

    def starter_of(self, where: Place = ()) -> Starter:
        """Give the starter on whose backbone the model of a place stands, or whose features are there.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        self._take_over()
        return self._in_use.starter_of(where)

    def used_in(self, model_id: str) -> tuple[Path, ...]:
        """List the folders of the library that use a version, in path order."""
        return self._chosen.folders(None if model_id == self.starters.default.id else model_id)

    def reload(self) -> None:
        """Use the models that a restored backup has chosen."""
        self._in_use.forget_all()
        self._is_taken_over = False

    def load(self, model_id: str) -> Model:
        """Load a version without making it the active one.

        Raises:
            SimguiError: if there is no such version, or it is damaged.
        """
        return self._versions.load(model_id)

    def version(self, model_id: str | None, where: Place) -> Model:
        """Give the version of an id, or with None the one that a place uses, which is not loaded again.

        Raises:
            SimguiError: if there is no such version, or it is damaged.
        """
        own = self.of(where)
        return own if model_id is None or model_id == own.id else self.load(model_id)

    def folder(self, model_id: str) -> Path:
        """Give the folder of a version; that of the default starter for an id that is not known."""
        return self._versions.folder(model_id)

    def learnt(self, model_id: str) -> frozenset[bytes]:
        """Give the contents of the pictures that a version has learnt from or was calibrated on.

        Raises:
            SimguiError: if the version is damaged.
        """
        return self._versions.learnt(model_id)

    def name(self, model_id: str) -> str:
        """Give what the person calls a version, as far as that is still known."""
        return self._versions.name(model_id)

    def rename(self, model_id: str, name: str) -> None:
        """Call a version by another name from now on; the version itself never changes.

        Raises:
            SimguiError: if there is no such version, or the name is empty.
        """
        self._versions.rename(model_id, name)
        self._in_use.forget(model_id)

    def report(self, model_id: str) -> ModelReport:
        """Give what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        return self._versions.report(model_id, self.of().id, self._in_use.next_ids())

    def delete(self, model_id: str) -> None:
        """Delete a version.

        Raises:
            SimguiError: if a folder uses it, it is a starter, or there is none.
        """
        if model_id in self.starters:
            raise SimguiError(
                say("The starter stays"), say("A starter is part of SimGUI. Delete another model.")
            )
        self.of()  # what an earlier version has chosen is taken over by then
        places = [quoted(folder) for folder in self.used_in(model_id)]
        if self._chosen.of(()) == model_id:
            places = places or [say("searches in all folders")]
        if places:
            raise SimguiError(
                say("This model is in use"),
                say(
                    "“{model}” is the model of {places}. Use another one there first.",
                    model=model_id,
                    places=joined(places, ", "),
                ),
            )
        unused = self._unused.backbones_of(self._store.folder(model_id), model_id)
        self._store.delete(model_id)
        self._in_use.forget(model_id)
        self._chosen.forget(model_id)
        self._versions.forget_name(model_id)
        self._unused.forget(unused)

    def forget_backbone(self, folder: Path, model_id: str) -> None:
        """Forget the features of the backbone of a version that was never published.

        Args:
            folder: Of the version, if it is still there.
            model_id: Its id.
        """
        self._unused.forget(self._unused.backbones_of(folder, model_id))


def _choice_of(model: Model) -> str:
    return f"cutpoint of {model.id}"
