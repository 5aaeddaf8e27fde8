"""What each model version says of itself: the starters, and those that were trained or imported."""

import contextlib
import logging
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.core.sentences import say
from simgui.models.choices import Choices
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import Model, learnt_contents, load_model
from simgui.models.records import SHIPPED, ModelReport, ModelVersion, Split
from simgui.models.starter import Starters, name_of_starter
from simgui.models.store import ModelStore

log = logging.getLogger(__name__)

_LONGEST_NAME = 120


class Versions:
    """The versions by their ids, whichever is used where; safe to use from several threads.

    Args:
        starters: The versions that come with the program.
        store: Keeps the others.
        choices: Keep the names that the person gave.
    """

    def __init__(self, starters: Starters, store: ModelStore, choices: Choices) -> None:
        self._starters = starters
        self._store = store
        self._choices = choices

    def list(self, active: str, following: Collection[str]) -> tuple[ModelVersion, ...]:
        """List the versions, the starters first, then the oldest; one that is damaged says so.

        Args:
            active: The id of the one that is in use.
            following: The ids of those that are to be in use when their features are whole.

        Raises:
            SimguiError: if the manifest of the default starter is missing or damaged.
        """
        default = self.describe(self._starters.default.manifest, active, following)
        starters = [each.id for each in self._starters if each.id != default.id]
        made = [model_id for model_id in self._store.ids() if model_id not in self._starters]
        others = [self._listed(model_id, active, following) for model_id in starters]
        kept = [self._listed(model_id, active, following) for model_id in made]
        return (default, *others, *sorted(kept, key=_created))

    def _listed(self, model_id: str, active: str, following: Collection[str]) -> ModelVersion:
        try:
            return self.describe(self.manifest(model_id), active, following)
        except SimguiError as error:
            log.info("%s", error)
            recipe = SHIPPED if model_id in self._starters else ""
            name = self._called(model_id, model_id)
            return ModelVersion(model_id, name, recipe, "", False, problem=error.message)

    def describe(self, manifest: ModelManifest, active: str, following: Collection[str]) -> ModelVersion:
        """Say in short what a version is; `active` and `following` as for `list`."""
        metrics = manifest.report.after if manifest.report else None
        return ModelVersion(
            id=manifest.id,
            name=self._called(manifest.id, manifest.name),
            recipe=SHIPPED if manifest.id in self._starters else manifest.recipe,
            created=manifest.created,
            active=manifest.id == active,
            next=manifest.id in following,
            recall_at_1=metrics.recall_at_1 if metrics else None,
            queries=metrics.queries if metrics else 0,
        )

    def report(self, model_id: str, active: str, following: Collection[str]) -> ModelReport:
        """Give all that a version says of itself; `active` and `following` as for `list`.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        manifest = self.manifest(model_id)
        data, report = manifest.data, manifest.report
        return ModelReport(
            version=self.describe(manifest, active, following),
            folder=data.folder if data else "",
            labels=data.labels if data else {},
            options=manifest.options,
            split=manifest.split or Split(),
            metrics=report.after if report else None,
            before=report.before if report else None,
            cutpoints=manifest.cutpoints,
            versions=manifest.versions,
            compared_with=manifest.compared_with,
            starter=report.starter if report else None,
            starter_id=report.starter_id if report else "",
            outlook=manifest.outlook,
            examples=report.examples if report else None,
        )

    def load(self, model_id: str) -> Model:
        """Load a version.

        Raises:
            SimguiError: if there is no such version, or it is damaged.
        """
        self.manifest(model_id)  # checks that it names this version
        loaded = load_model(self._folder_of(model_id), self._starters)
        return replace(loaded, name=self._called(model_id, loaded.name))

    def manifest(self, model_id: str) -> ModelManifest:
        """Read what a version says of itself.

        Raises:
            SimguiError: if there is no such version, or its manifest is damaged.
        """
        starter = self._starters.get(model_id)
        return starter.manifest if starter else self._store.manifest(model_id)

    def _folder_of(self, model_id: str) -> Path:
        starter = self._starters.get(model_id)
        return starter.folder if starter else self._store.folder(model_id)

    def folder(self, model_id: str) -> Path:
        """Give the folder of a version; that of the default starter for an id that is not known."""
        if model_id in self._starters or model_id in self._store.ids():
            return self._folder_of(model_id)
        return self._starters.default.folder

    def learnt(self, model_id: str) -> frozenset[bytes]:
        """Give the contents of the pictures that a version has learnt from or was calibrated on.

        Raises:
            SimguiError: if the version is damaged.
        """
        return learnt_contents(self.folder(model_id))

    def learnt_from(self, model_id: str) -> str:
        """Give the folder of the pictures that a version has learnt from; empty if that is not known."""
        with contextlib.suppress(SimguiError):
            data = self.manifest(model_id).data
            return data.folder if data else ""
        return ""

    def calibrated_on(self, model_id: str) -> int:
        """Count the labelled pictures of the person that calibrated a version; 0 of a starter."""
        if model_id not in self._starters:
            with contextlib.suppress(SimguiError):  # it is not kept any more
                split = self.manifest(model_id).split
                return (split.calibration or 0) if split else 0
        return 0

    # What the person calls them.

    def name(self, model_id: str) -> str:
        """Give what the person calls a version, as far as that is still known."""
        written = model_id
        with contextlib.suppress(SimguiError):
            written = self.manifest(model_id).name
        return self._called(model_id, written)

    def _called(self, model_id: str, written: str) -> str:
        """Give the name that the person gave a version, else the one that is written in it."""
        if chosen := self._choices.choice(_name_of(model_id)):
            return safe(chosen)
        return name_of_starter(written) if model_id in self._starters else safe(written)

    def rename(self, model_id: str, name: str) -> None:
        """Call a version by another name from now on; the version itself never changes.

        Raises:
            SimguiError: if there is no such version, or the name is empty.
        """
        self._folder_of(model_id)
        if not name.strip():
            raise SimguiError(say("A model needs a name"), say("Give it at least one letter."))
        self._choices.choose(_name_of(model_id), name.strip()[:_LONGEST_NAME])

    def forget_name(self, model_id: str) -> None:
        """Forget the name that the person gave a version, which is deleted."""
        self._choices.choose(_name_of(model_id), None)


def _created(version: ModelVersion) -> str:
    return version.created


def _name_of(model_id: str) -> str:
    return f"name of {model_id}"
