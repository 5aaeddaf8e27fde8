"""The model versions of a library: which there are, and which one is in use."""

import contextlib
import logging
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Protocol

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.models.cutpoints import Cutpoint, distance_of
from simgui.models.layout import STARTERS
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import Model, learnt_contents, load_model
from simgui.models.records import ModelReport, ModelVersion, Split
from simgui.models.starter import Starter
from simgui.models.store import ModelStore
from simgui.models.unused_features import UnusedFeatures

log = logging.getLogger(__name__)

_ACTIVE = "active model"
_LONGEST_NAME = 120


class Choices(Protocol):
    """What the person chose, by name; kept from one start of the program to the next."""

    def choice(self, name: str) -> str | None:
        """Give what was chosen; None if nothing was."""

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice; None forgets it."""


class Models:
    """The starters and the versions that were trained or imported; safe to use from several threads.

    Attributes:
        starter: The default one of the versions that come with the program.

    Args:
        choices: What the person chose.
        forget_features: Deletes all features of the backbone with this id.
        store: Keeps the versions.
        active: A model to use instead of the chosen one.
    """

    def __init__(
        self,
        choices: Choices,
        forget_features: Callable[[str], None],
        store: ModelStore,
        active: Model | None = None,
    ) -> None:
        self._starters = {model_id: Starter(model_id) for model_id in STARTERS}
        self.starter = self._starters[STARTERS[0]]
        self._choices = choices
        self._store = store
        self._unused = UnusedFeatures(store, self._starters.values(), forget_features)
        self._lock = Lock()
        self._given = self._active = active
        self._loss: SimguiError | None = None

    @property
    def active(self) -> Model:
        """The active model, loaded when it is first needed; the starter if the chosen one is lost.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        with self._lock:
            if self._active is None:
                self._active = self._load_chosen()
            return self._active

    def _load_chosen(self) -> Model:
        model_id = self._choices.choice(_ACTIVE)
        if model_id is not None:
            try:
                return self.load(model_id)
            except SimguiError as error:
                log.info("%s", error)
                with contextlib.suppress(SimguiError):  # on a full disk it is said again at the next start
                    self._choices.choose(_ACTIVE, None)
                self._loss = SimguiError(
                    "The starter is used from now on",
                    f"The model “{self.name(model_id)}” is lost or damaged. Choose another one in Train, or "
                    "train anew.",
                )
        return self.load(self.starter.id)

    def settle(self) -> SimguiError | None:
        """Load the active model; say, once, that the chosen one is lost, if it is."""
        with contextlib.suppress(SimguiError):  # a damaged starter is told to those who use it
            _ = self.active
        loss, self._loss = self._loss, None
        return loss

    @property
    def cutpoint(self) -> Cutpoint:
        """The active cutpoint: the one the person chose, else the one that the model starts with."""
        model = self.active
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
        default = self._version(self.starter.manifest)
        others = (self._listed(model_id) for model_id in self._starters if model_id != default.id)
        made = (self._listed(model_id) for model_id in self._store.ids() if model_id not in self._starters)
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

        Raises:
            SimguiError: if there is no such version, or it is damaged; the active one stays.
        """
        with self._lock:
            loaded = self.load(model_id)
            self._choices.choose(_ACTIVE, None if model_id == self.starter.id else model_id)
            self._active = loaded
            return loaded

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
        loaded = load_model(self._folder_of(model_id), self.starter.backbone)
        return replace(loaded, name=self._called(model_id, loaded.name))

    def _folder_of(self, model_id: str) -> Path:
        starter = self._starters.get(model_id)
        return starter.folder if starter else self._store.folder(model_id)

    def _manifest(self, model_id: str) -> ModelManifest:
        """Read what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        starter = self._starters.get(model_id)
        return starter.manifest if starter else self._store.manifest(model_id)

    def folder(self, model_id: str) -> Path:
        """Give the folder of a version; that of the default starter for an id that is not known."""
        if model_id in self._starters or model_id in self._store.ids():
            return self._folder_of(model_id)
        return self.starter.folder

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
        if model_id in self._starters:
            raise SimguiError("The starter stays", "A starter is part of SimGUI. Delete another model.")
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
            recipe="shipped" if manifest.id in self._starters else manifest.recipe,
            created=manifest.created,
            active=manifest.id == self.active.id,
            recall_at_1=metrics.recall_at_1 if metrics else None,
            queries=metrics.queries if metrics else 0,
        )


def _cutpoint_of(model: Model) -> str:
    return f"cutpoint of {model.id}"


def _created(version: ModelVersion) -> str:
    return version.created


def _name_of(model_id: str) -> str:
    return f"name of {model_id}"
