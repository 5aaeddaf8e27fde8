"""The model versions of a library: which there are, and which one is in use."""

import contextlib
import logging
from dataclasses import replace
from pathlib import Path
from threading import Lock

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.models.change_over import ChangeOver, Choices, KeptFeatures
from simgui.models.cutpoints import Cutpoint, distance_of
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import Model, learnt_contents, load_model
from simgui.models.records import ModelReport, ModelVersion, Split
from simgui.models.starter import Starter, Starters
from simgui.models.store import ModelStore
from simgui.models.unused_features import UnusedFeatures

log = logging.getLogger(__name__)

_LONGEST_NAME = 120


class Models:
    """The starters and the versions that were trained or imported; safe to use from several threads.

    Attributes:
        starters: The versions that come with the program.

    Args:
        choices: What the person chose.
        features: What is kept of the pictures, by the backbone that gave it.
        store: Keeps the versions.
        active: A model to use instead of the chosen one.
    """

    def __init__(
        self,
        choices: Choices,
        features: KeptFeatures,
        store: ModelStore,
        active: Model | None = None,
    ) -> None:
        self.starters = Starters()
        self._choices = choices
        self._turn = ChangeOver(choices, features, self.starters)
        self._store = store
        self._unused = UnusedFeatures(store, self.starters, features.forget)
        self._lock = Lock()
        self._given = self._active = active
        self._before: Model | None = None
        self._loss: SimguiError | None = None

    @property
    def active(self) -> Model:
        """The active model, loaded when it is first needed; a starter if the chosen one is lost.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        with self._lock:
            return self._in_use()

    def _in_use(self) -> Model:
        if self._active is None:
            self._active = self._load_chosen()
        return self._active

    def _load_chosen(self) -> Model:
        model_id = self._turn.active
        if model_id is not None:
            try:
                return self.load(model_id)
            except SimguiError as error:
                log.info("%s", error)
                self._loss = SimguiError(
                    "The starter is used from now on",
                    f"The model “{self.name(model_id)}” is lost or damaged. Choose another one in Train, or "
                    "train anew.",
                )
        return self.load(self._turn.begin_with_a_starter())

    @property
    def starter_in_use(self) -> Starter:
        """The starter on whose backbone the active model stands.

        Of one with a backbone of its own it is the starter whose features are there.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        return self.starters.with_backbone(self.active.backbone.id) or self._turn.most_complete()

    def settle(self) -> SimguiError | None:
        """Load the active model; say, once, that the chosen one is lost, if it is."""
        with contextlib.suppress(SimguiError):  # a damaged starter is told to those who use it
            _ = self.active
        loss, self._loss = self._loss, None
        return loss

    @property
    def cutpoint(self) -> Cutpoint:
        """The active cutpoint: the one the person chose, else the one that the model starts with."""
        return self.cutpoint_of(self.active)

    def cutpoint_of(self, model: Model) -> Cutpoint:
        """Give the cutpoint of a model: the one the person chose for it, else the one that it starts with."""
        chosen = distance_of(self._choices.choice(_cutpoint_of(model)) or "")
        if chosen is None:
            return model.cutpoint
        named = (each for each in model.cutpoints if each.distance == chosen)
        return next(named, Cutpoint("custom", chosen))

    def choose_cutpoint(self, distance: float | None) -> Cutpoint:
        """Use a cutpoint from now on, or, with None, the one that the model starts with again."""
        self._choices.choose(_cutpoint_of(self.active), None if distance is None else repr(distance))
        return self.cutpoint

    def list(self) -> tuple[ModelVersion, ...]:
        """List the versions, the starters first, then the oldest; one that is damaged says so.

        Raises:
            SimguiError: if the manifest of the default starter is missing or damaged.
        """
        default = self._version(self.starters.default.manifest)
        others = (self._listed(each.id) for each in self.starters if each.id != default.id)
        made = (self._listed(model_id) for model_id in self._store.ids() if model_id not in self.starters)
        return (default, *others, *sorted(made, key=_created))

    def _listed(self, model_id: str) -> ModelVersion:
        try:
            return self._version(self._manifest(model_id))
        except SimguiError as error:
            log.info("%s", error)
            name = self._called(model_id, model_id)
            return ModelVersion(model_id, name, "", "", False, problem=error.message)

    def use(self, model_id: str) -> Model:
        """Make a version the active one; what is indexed is embedded anew from the kept features.

        As long as its backbone has yet to look at pictures that are there, the one before goes on answering,
        and the version is the `next` one.

        Raises:
            SimguiError: if there is no such version, or it is damaged; the active one stays.
        """
        with self._lock:
            loaded = self.load(model_id)
            if self._turn.may_answer(loaded, self._in_use()):
                self._change_to(loaded)
            else:
                self._turn.prepare(model_id)
            return loaded

    @property
    def next(self) -> Model | None:
        """The version that is to answer when its features are whole; None if there is none.

        Raises:
            SimguiError: if it is lost or damaged; it is not asked for again.
        """
        with self._lock:
            return self._load_next()

    def _load_next(self) -> Model | None:
        self._in_use()  # where nothing was chosen, this decides what is next
        model_id = self._turn.next
        if model_id is None:
            return None
        try:
            return self.load(model_id)
        except SimguiError:
            self._turn.prepare(None)
            raise

    def change_over(self) -> Model | None:
        """Use the next version if its features are whole by now, and give it.

        Raises:
            SimguiError: as in `next`.
        """
        with self._lock:
            version = self._load_next()
            if version is None or not self._turn.may_answer(version, self._in_use()):
                return None
            self._change_to(version)
            return version

    def _change_to(self, model: Model) -> None:
        self._turn.complete(model, self._in_use())
        self._active = model

    @property
    def before(self) -> Model | None:
        """The version that answered before the last change to another backbone; None if it is no more."""
        model_id = self._turn.before
        with self._lock, contextlib.suppress(SimguiError):
            if model_id is not None and (self._before is None or self._before.id != model_id):
                self._before = self.load(model_id)
            return self._before if model_id is not None else None
        return None

    def reload(self) -> None:
        """Use the model that a restored backup has chosen."""
        with self._lock:
            self._active = self._given

    def load(self, model_id: str) -> Model:
        """Load a version without making it the active one.

        Raises:
            SimguiError: if there is no such version, or it is damaged.
        """
        self._manifest(model_id)  # checks that it names this version
        loaded = load_model(self._folder_of(model_id), self.starters)
        return replace(loaded, name=self._called(model_id, loaded.name))

    def _folder_of(self, model_id: str) -> Path:
        starter = self.starters.get(model_id)
        return starter.folder if starter else self._store.folder(model_id)

    def _manifest(self, model_id: str) -> ModelManifest:
        """Read what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        starter = self.starters.get(model_id)
        return starter.manifest if starter else self._store.manifest(model_id)

    def folder(self, model_id: str) -> Path:
        """Give the folder of a version; that of the default starter for an id that is not known."""
        if model_id in self.starters or model_id in self._store.ids():
            return self._folder_of(model_id)
        return self.starters.default.folder

    def learnt(self, model_id: str) -> frozenset[bytes]:
        """Give the contents of the pictures that a version has learnt from or was calibrated on.

        Raises:
            SimguiError: if the version is damaged.
        """
        return learnt_contents(self.folder(model_id))

    def name(self, model_id: str) -> str:
        """Give what the person calls a version, as far as that is still known."""
        written = model_id
        with contextlib.suppress(SimguiError):
            written = self._manifest(model_id).name
        return self._called(model_id, written)

    def _called(self, model_id: str, written: str) -> str:
        """Give the name that the person gave a version, else the one that is written in it."""
        return safe(self._choices.choice(_name_of(model_id)) or written)

    def rename(self, model_id: str, name: str) -> None:
        """Call a version by another name from now on; the version itself never changes.

        Raises:
            SimguiError: if there is no such version, or the name is empty.
        """
        self._folder_of(model_id)
        if not name.strip():
            raise SimguiError("A model needs a name", "Give it at least one letter.")
        self._choices.choose(_name_of(model_id), name.strip()[:_LONGEST_NAME])

    def report(self, model_id: str) -> ModelReport:
        """Give what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        manifest = self._manifest(model_id)
        data, report = manifest.data, manifest.report
        return ModelReport(
            version=self._version(manifest),
            folder=data.folder if data else "",
            labels=data.labels if data else {},
            options=manifest.options,
            split=manifest.split or Split(),
            metrics=report.after if report else None,
            before=report.before if report else None,
            cutpoints=manifest.cutpoints,
            versions=manifest.versions,
            compared_with=manifest.compared_with,
        )

    def delete(self, model_id: str) -> None:
        """Delete a version.

        Raises:
            SimguiError: if it is active or a starter, or there is none.
        """
        if model_id == self.active.id:
            raise SimguiError(
                "This model is in use", f"“{model_id}” is the active model. Use another one first."
            )
        if model_id in self.starters:
            raise SimguiError("The starter stays", "A starter is part of SimGUI. Delete another model.")
        if model_id == self._turn.next:
            self._turn.prepare(None)
        unused = self._unused.backbones_of(self._store.folder(model_id), model_id)
        self._store.delete(model_id)
        self._choices.choose(_name_of(model_id), None)
        self._unused.forget(unused)

    def forget_backbone(self, folder: Path, model_id: str) -> None:
        """Forget the features of the backbone of a version that was never published.

        Args:
            folder: Of the version, if it is still there.
            model_id: Its id.
        """
        self._unused.forget(self._unused.backbones_of(folder, model_id))

    def _version(self, manifest: ModelManifest) -> ModelVersion:
        metrics = manifest.report.after if manifest.report else None
        return ModelVersion(
            id=manifest.id,
            name=self._called(manifest.id, manifest.name),
            recipe="shipped" if manifest.id in self.starters else manifest.recipe,
            created=manifest.created,
            active=manifest.id == self.active.id,
            next=manifest.id == self._turn.next,
            recall_at_1=metrics.recall_at_1 if metrics else None,
            queries=metrics.queries if metrics else 0,
        )


def _cutpoint_of(model: Model) -> str:
    return f"cutpoint of {model.id}"


def _created(version: ModelVersion) -> str:
    return version.created


def _name_of(model_id: str) -> str:
    return f"name of {model_id}"
