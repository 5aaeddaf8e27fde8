"""Features that no version needs any more: those of a backbone that only a deleted version stood on."""

import contextlib
from collections.abc import Callable, Iterable
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.models.litert import own_backbone_id
from simgui.models.starter import Starter
from simgui.models.store import ModelStore


class UnusedFeatures:
    """Finds the features that no version needs any more, and lets them be forgotten.

    Args:
        store: Keeps the versions.
        starters: Their features are never forgotten.
        forget: Deletes all features of the backbone with this id.
    """

    def __init__(self, store: ModelStore, starters: Iterable[Starter], forget: Callable[[str], None]) -> None:
        self._store = store
        self._starters = starters
        self._forget = forget

    def backbones_of(self, folder: Path, model_id: str) -> set[str]:
        """Name what the features of a version's own backbone may be kept under.

        Args:
            folder: Of the version, if it is still there.
            model_id: Its id.
        """
        found = {model_id}
        with contextlib.suppress(SimguiError):
            found.add(own_backbone_id(folder, model_id) or model_id)
        return found

    def forget(self, backbones: set[str]) -> None:
        """Forget the features of backbones, except those that a starter or a version in the store needs."""
        used = {starter.backbone_id for starter in self._starters}
        for model_id in self._store.ids():
            used |= self.backbones_of(self._store.folder(model_id), model_id)
        for backbone in backbones - used:
            self._forget(backbone)
