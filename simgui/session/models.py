"""The model versions of a library: which there are, which is active, how they come and go."""

import contextlib
import logging
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Lock
from typing import Any

from simgui.core.backbone import Backbone
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.manifest import read_manifest
from simgui.core.names import safe
from simgui.core.progress import Progress
from simgui.core.records import Cutpoint, ModelReport, ModelVersion
from simgui.core.resources import resource
from simgui.core.trainer_protocol import Request
from simgui.library.catalogue import Catalogue
from simgui.library.model_store import MANIFEST, ModelStore
from simgui.library.row_rules import distance_of
from simgui.search.backbone import load_backbone
from simgui.search.cutpoints import in_order
from simgui.search.model import Model, learnt_contents, load_model
from simgui.session.trainer import TrainerEnded, open_log, run_trainer

log = logging.getLogger(__name__)

_ACTIVE = "active model"
_SECONDS_TO_TRY = 60.0
_LONGEST_NAME = 120


class Models:
    """The shipped starter and what was trained or imported; safe to use from several threads.

    Args:
        catalogue: Keeps what the person chose.
        store: Keeps the versions.
        log: Receives what is said while a stranger's model is tried.
        active: A model to use instead of the chosen one.
    """

    def __init__(
        self, catalogue: Catalogue, store: ModelStore, log: Path, active: Model | None = None
    ) -> None:
        self._catalogue = catalogue
        self._store = store
        self._log = log
        self._lock = Lock()
        self._given = self._active = active
        self._loss: SimguiError | None = None
        self._backbone: Backbone | None = None

    @property
    def active(self) -> Model:
        """The active model, loaded when it is first needed: the starter, if the chosen one is lost.

        Raises:
            SimguiError: if the starter's files are missing or damaged.
        """
        with self._lock:
            if self._active is None:
                self._active = self._load_chosen()
            return self._active

    def _load_chosen(self) -> Model:
        model_id = self._catalogue.choice(_ACTIVE)
        if model_id is not None:
            try:
                return self.load(model_id)
            except SimguiError as error:
                log.info("%s", error)
                with contextlib.suppress(SimguiError):  # a full disk: it is said again at the next start
                    self._catalogue.choose(_ACTIVE, None)
                self._loss = SimguiError(
                    "The starter is used from now on",
                    f"The model “{self._name(model_id)}” is lost or damaged. Choose another one in Train, or "
                    "train anew.",
                )
        return self.load(_starter_id())

    def _name(self, model_id: str) -> str:
        """Give what the person calls a version, as far as that is still known."""
        written = model_id
        with contextlib.suppress(SimguiError):
            written = str(read_manifest(self._folder_of(model_id) / MANIFEST).get("name", model_id))
        return self._called(model_id, written)

    def _called(self, model_id: str, written: str) -> str:
        """Give the name that the person gave a version, else the one that is written in it."""
        return safe(self._catalogue.choice(_name_of(model_id)) or written)

    def settle(self) -> SimguiError | None:
        """Load the active model; give what the person is to be told, once: that the chosen one is lost."""
        with contextlib.suppress(SimguiError):  # a damaged starter is told to who needs it
            _ = self.active
        loss, self._loss = self._loss, None
        return loss

    @property
    def cutpoint(self) -> Cutpoint:
        """The active cutpoint: the one the person chose, else the one that the model starts with."""
        model = self.active
        chosen = distance_of(self._catalogue.choice(_cutpoint_of(model)) or "")
        if chosen is None:
            return model.cutpoint
        named = (each for each in model.cutpoints if each.distance == chosen)
        return next(named, Cutpoint("custom", chosen))

    def choose_cutpoint(self, distance: float | None) -> Cutpoint:
        """Use a cutpoint from now on, or, with None, the one that the model starts with again."""
        self._catalogue.choose(_cutpoint_of(self.active), None if distance is None else repr(distance))
        return self.cutpoint

    def list(self) -> tuple[ModelVersion, ...]:
        """List the versions, the starter first, then the oldest; a damaged one is left to the log."""
        versions = [self._version(read_manifest(_starter() / MANIFEST))]
        for model_id in self._store.ids():
            try:
                manifest = read_manifest(self._store.folder(model_id) / MANIFEST)
            except SimguiError as error:
                log.warning("%s", error)
                continue
            versions.append(self._version(manifest))
        return (versions[0], *sorted(versions[1:], key=_created))

    def use(self, model_id: str) -> Model:
        """Make a version the active one; what is indexed is embedded anew from the kept features.

        Raises:
            SimguiError: if there is no such version, or it is damaged; the active one stays.
        """
        with self._lock:
            loaded = self.load(model_id)
            self._catalogue.choose(_ACTIVE, None if model_id == _starter_id() else model_id)
            self._active = loaded
            return loaded

    def reload(self) -> None:
        """Use what a backup that was brought back has chosen."""
        with self._lock:
            self._active = self._given

    def load(self, model_id: str) -> Model:
        """Load a version without making it the active one.

        Raises:
            SimguiError: if there is no such version, or it is damaged.
        """
        loaded = load_model(self._folder_of(model_id), self.shipped_backbone)
        return replace(loaded, name=self._called(model_id, loaded.name))

    def _folder_of(self, model_id: str) -> Path:
        return _starter() if model_id == _starter_id() else self._store.folder(model_id)

    def folder(self, model: Model) -> Path:
        """Give the folder of a version."""
        return self._place(model.id)

    def _place(self, model_id: str) -> Path:
        return self._store.folder(model_id) if model_id in self._store.ids() else _starter()

    def learnt(self, model_id: str) -> frozenset[bytes]:
        """Give the contents of the pictures that a version has learnt from or was calibrated on.

        Raises:
            SimguiError: if the version is damaged.
        """
        return learnt_contents(self._place(model_id))

    def rename(self, model_id: str, name: str) -> None:
        """Call a version by another name from now on; the version itself never changes.

        Raises:
            SimguiError: if there is no such version, or the name is empty.
        """
        self._folder_of(model_id)
        if not name.strip():
            raise SimguiError("A model needs a name", "Give it at least one letter.")
        self._catalogue.choose(_name_of(model_id), name.strip()[:_LONGEST_NAME])

    def report(self, model_id: str) -> ModelReport:
        """Give what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        manifest = read_manifest(self._folder_of(model_id) / MANIFEST)
        data = _object(manifest, "data")
        cutpoints = manifest.get("cutpoints")
        return ModelReport(
            version=self._version(manifest),
            folder=str(data.get("folder", "")),
            labels=_object(data, "labels"),
            options=_object(manifest, "options"),
            split=_object(manifest, "split"),
            figures=_object(manifest, "report").get("after"),
            before=_object(manifest, "report").get("before"),
            compared_with=str(manifest.get("compared_with", "")),
            cutpoints=in_order(cutpoints) if isinstance(cutpoints, list) else (),
            versions=_object(manifest, "versions"),
        )

    def delete(self, model_id: str) -> None:
        """Delete a version.

        Raises:
            SimguiError: if it is active, or there is none.
        """
        if model_id == self.active.id:
            raise SimguiError(
                "This model is in use", f"“{model_id}” is the active model. Use another one first."
            )
        if model_id == _starter_id():
            raise SimguiError("The starter stays", "The starter is part of SimGUI. Delete another model.")
        self._store.delete(model_id)
        self._catalogue.choose(_name_of(model_id), None)
        self._catalogue.forget_features(model_id)  # of its own backbone, if it brought one

    def export(self, model_id: str, file: Path) -> None:
        """Write a version to one file.

        Raises:
            SimguiError: if there is no such version, or the file cannot be written.
        """
        self._store.export(model_id, file)

    def import_file(self, file: Path) -> str:
        """Take in a version from a file, after checking that it is one and fits, and give its id.

        Raises:
            SimguiError: if it is no model, is damaged, or is here already.
        """
        staged = self._store.unpack(file)
        try:
            self._check(staged, file)
            return self._store.publish(staged)
        finally:
            self._store.discard(staged)

    def _check(self, staged: Path, file: Path) -> None:
        """Try a stranger's model on a picture, in a process of its own: a damaged network may end it.

        Raises:
            SimguiError: if it does not work, or would pass for the starter.
        """
        if read_manifest(staged / MANIFEST).get("id") == _starter_id():
            raise SimguiError(
                "This model is here already", f"“{_starter_id()}” is the model that SimGUI came with."
            )
        deadline = time.monotonic() + _SECONDS_TO_TRY
        progress = Progress(is_cancelled=lambda: time.monotonic() > deadline)
        request = Request(
            "try model", {"folder": str(staged), "backbone": str(self.shipped_backbone_manifest)}
        )
        try:
            with open_log(self._log) as log:
                run_trainer(request, log, progress)
        except (TrainerEnded, Cancelled) as error:
            raise SimguiError(
                "The model is damaged", f"The network in {file} does not run. Choose another file."
            ) from error

    def _version(self, manifest: Mapping[str, Any]) -> ModelVersion:
        model_id = str(manifest.get("id"))
        figures = _object(manifest, "report").get("after") or {}
        return ModelVersion(
            id=model_id,
            name=self._called(model_id, str(manifest.get("name"))),
            recipe=str(manifest.get("recipe", "shipped")),
            created=str(manifest.get("created", "")),
            active=model_id == self.active.id,
            recall_at_1=figures.get("recall_at_1"),
            queries=int(figures.get("queries", 0)),
        )

    @property
    def starter_name(self) -> str:
        """What the person calls the shipped starter."""
        return self._version(read_manifest(_starter() / MANIFEST)).name

    @property
    def shipped_backbone(self) -> Backbone:
        """The backbone whose features are always kept."""
        if self._backbone is None:
            self._backbone = load_backbone(self.shipped_backbone_manifest)
        return self._backbone

    @property
    def shipped_backbone_manifest(self) -> Path:
        """The file that describes it."""
        return _starter() / "backbone.json"


def _starter() -> Path:
    return resource("models", "starter")


def _starter_id() -> str:
    return str(read_manifest(_starter() / MANIFEST)["id"])


def _cutpoint_of(model: Model) -> str:
    return f"cutpoint of {model.id}"


def _created(version: ModelVersion) -> str:
    return version.created


def _name_of(model_id: str) -> str:
    return f"name of {model_id}"


def _object(values: Mapping[str, Any], name: str) -> dict[str, Any]:
    """Give an object inside an object; an empty one if there is none."""
    inside = values.get(name)
    return dict(inside) if isinstance(inside, dict) else {}
