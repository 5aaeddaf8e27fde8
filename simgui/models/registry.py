"""The model versions of a library: which there are, which is active, how they come and go."""

import contextlib
import hashlib
import json
import logging
import os
import time
from dataclasses import replace
from pathlib import Path
from threading import Lock

from simgui.child.client import TrainerEnded, open_log, run_trainer
from simgui.child.protocol import Request
from simgui.core.errors import Cancelled, SimguiError
from simgui.core.names import safe
from simgui.core.progress import Progress
from simgui.core.resources import resource
from simgui.library.catalogue import Catalogue
from simgui.models.backbone import Backbone
from simgui.models.cutpoints import Cutpoint, distance_of, in_order
from simgui.models.litert import load_backbone, own_backbone_id
from simgui.models.manifest import (
    BACKBONE,
    MODEL,
    ModelManifest,
    read_backbone_manifest,
    read_model_manifest,
    write_manifest,
)
from simgui.models.model import Model, learnt_contents, load_model
from simgui.models.records import ModelReport, ModelVersion
from simgui.models.store import ModelStore

log = logging.getLogger(__name__)

_ACTIVE = "active model"
_SECONDS_TO_TRY = 120.0
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
        model_id = self._catalogue.decisions.choice(_ACTIVE)
        if model_id is not None:
            try:
                return self.load(model_id)
            except SimguiError as error:
                log.info("%s", error)
                with contextlib.suppress(SimguiError):  # a full disk: it is said again at the next start
                    self._catalogue.decisions.choose(_ACTIVE, None)
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
            written = self._manifest(model_id).name
        return self._called(model_id, written)

    def _called(self, model_id: str, written: str) -> str:
        """Give the name that the person gave a version, else the one that is written in it."""
        return safe(self._catalogue.decisions.choice(_name_of(model_id)) or written)

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
        chosen = distance_of(self._catalogue.decisions.choice(_cutpoint_of(model)) or "")
        if chosen is None:
            return model.cutpoint
        named = (each for each in model.cutpoints if each.distance == chosen)
        return next(named, Cutpoint("custom", chosen))

    def choose_cutpoint(self, distance: float | None) -> Cutpoint:
        """Use a cutpoint from now on, or, with None, the one that the model starts with again."""
        self._catalogue.decisions.choose(
            _cutpoint_of(self.active), None if distance is None else repr(distance)
        )
        return self.cutpoint

    def list(self) -> tuple[ModelVersion, ...]:
        """List the versions, the starter first, then the oldest; one that is damaged says so."""
        versions = [self._version(read_model_manifest(_starter()))]
        for model_id in self._store.ids():
            try:
                versions.append(self._version(self._store.manifest(model_id)))
            except SimguiError as error:
                log.info("%s", error)
                name = self._called(model_id, model_id)
                versions.append(ModelVersion(model_id, name, "", "", False, problem=error.message))
        return (versions[0], *sorted(versions[1:], key=_created))

    def use(self, model_id: str) -> Model:
        """Make a version the active one; what is indexed is embedded anew from the kept features.

        Raises:
            SimguiError: if there is no such version, or it is damaged; the active one stays.
        """
        with self._lock:
            loaded = self.load(model_id)
            self._catalogue.decisions.choose(_ACTIVE, None if model_id == _starter_id() else model_id)
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
        self._manifest(model_id)  # names this version, and no other
        loaded = load_model(self._folder_of(model_id), self.shipped_backbone)
        return replace(loaded, name=self._called(model_id, loaded.name))

    def _folder_of(self, model_id: str) -> Path:
        return _starter() if model_id == _starter_id() else self._store.folder(model_id)

    def _manifest(self, model_id: str) -> ModelManifest:
        """Read what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        if model_id == _starter_id():
            return read_model_manifest(_starter())
        return self._store.manifest(model_id)

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
        self._catalogue.decisions.choose(_name_of(model_id), name.strip()[:_LONGEST_NAME])

    def report(self, model_id: str) -> ModelReport:
        """Give what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        manifest = self._manifest(model_id)
        return ModelReport(
            version=self._version(manifest),
            folder=manifest.folder,
            labels=manifest.labels,
            options=manifest.options,
            split=manifest.split,
            figures=manifest.after,
            before=manifest.before,
            compared_with=manifest.values.get("compared_with", ""),
            cutpoints=in_order(manifest.values.get("cutpoints", ())),
            versions=manifest.versions,
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
        unused = self._backbones_of(self._store.folder(model_id), model_id)
        self._store.delete(model_id)
        self._catalogue.decisions.choose(_name_of(model_id), None)
        self._forget(unused)

    def forget_backbone(self, folder: Path, model_id: str) -> None:
        """Forget the features of the backbone of a version that was never published.

        Args:
            folder: Of the version, if it is still there.
            model_id: Its id.
        """
        self._forget(self._backbones_of(folder, model_id))

    def _backbones_of(self, folder: Path, model_id: str) -> set[str]:
        """Name what the features of a version's own backbone may be kept under."""
        found = {model_id}
        with contextlib.suppress(SimguiError):
            found.add(own_backbone_id(folder, model_id) or model_id)
        return found

    def _forget(self, backbones: set[str]) -> None:
        """Forget features, but never those that the starter or another version stands on."""
        used = {self.shipped_backbone.id}
        for model_id in self._store.ids():
            used |= self._backbones_of(self._store.folder(model_id), model_id)
        for backbone in backbones - used:
            self._catalogue.features.forget(backbone)

    def export(self, model_id: str, file: Path) -> None:
        """Write a version to one file.

        Raises:
            SimguiError: if there is no such version, or the file cannot be written.
        """
        self._store.export(model_id, file)

    def import_file(self, file: Path) -> str:
        """Take in a version from a file, after checking that it is one and fits, and give its id.

        The id is made here, of its content: whatever a stranger calls a model or its backbone, it cannot name
        anything of this library.

        Raises:
            SimguiError: if it is no model, is damaged, or is here already.
        """
        staged = self._store.unpack(file)
        try:
            self._check(staged, file)
            return self._store.publish(staged, self._rename_staged(staged))
        finally:
            self._store.discard(staged)

    def _rename_staged(self, staged: Path) -> str:
        """Give a version from outside, and its backbone, ids that their content decides.

        Raises:
            SimguiError: if it is here already.
        """
        content = _content_of(staged)
        for here in self._store.ids():
            if self._is(here, content):
                raise SimguiError("This model is here already", f"It is “{self._name(here)}” ({here}).")
        model_id = f"imported-{content[:20]}"
        manifest, backbone = read_model_manifest(staged), self.shipped_backbone.id
        if (staged / BACKBONE).exists():
            own = read_backbone_manifest(staged)
            backbone = own.content_id
            write_manifest(staged / BACKBONE, {**own.values, "id": backbone})
        write_manifest(staged / MODEL, {**manifest.values, "id": model_id, "backbone": backbone})
        return model_id

    def _is(self, model_id: str, content: str) -> bool:
        """Tell whether a version is of this content; one that is damaged is not."""
        try:
            return _content_of(self._store.folder(model_id)) == content
        except SimguiError:
            return False

    def _check(self, staged: Path, file: Path) -> None:
        """Check a stranger's model and try it on pictures, in a process of its own, which is bounded.

        Raises:
            SimguiError: if it does not work.
        """
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
                "The model is damaged",
                f"The network in {file} does not run within its bounds. Choose another file.",
            ) from error
        except SimguiError as error:  # says which file of it: the person knows the one that was chosen
            raise SimguiError(error.title, error.message.replace(f"{staged}{os.sep}", f"{file}: ")) from error

    def _version(self, manifest: ModelManifest) -> ModelVersion:
        figures = manifest.after or {}
        return ModelVersion(
            id=manifest.id,
            name=self._called(manifest.id, manifest.name),
            recipe="shipped" if manifest.id == _starter_id() else manifest.recipe,
            created=manifest.created,
            active=manifest.id == self.active.id,
            recall_at_1=figures.get("recall_at_1"),
            queries=figures.get("queries", 0),
        )

    @property
    def starter_name(self) -> str:
        """What the person calls the shipped starter."""
        return self._version(read_model_manifest(_starter())).name

    @property
    def shipped_backbone(self) -> Backbone:
        """The backbone whose features are always kept."""
        if self._backbone is None:
            self._backbone = load_backbone(self.shipped_backbone_manifest)
        return self._backbone

    @property
    def shipped_backbone_manifest(self) -> Path:
        """The file that describes it."""
        return _starter() / BACKBONE


def _starter() -> Path:
    return resource("models", "starter")


def _starter_id() -> str:
    return read_model_manifest(_starter()).id


def _cutpoint_of(model: Model) -> str:
    return f"cutpoint of {model.id}"


def _created(version: ModelVersion) -> str:
    return version.created


def _name_of(model_id: str) -> str:
    return f"name of {model_id}"


def _content_of(folder: Path) -> str:
    """Name what a version is, whatever it and its backbone are called: a SHA-256 in hexadecimal.

    Raises:
        SimguiError: if a manifest is damaged.
    """
    said = {**read_model_manifest(folder).values, "id": "", "name": "", "backbone": ""}
    if (folder / BACKBONE).exists():
        said["backbone"] = read_backbone_manifest(folder).content_id
    return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()
