"""The starters: the model versions that come with the program."""

import contextlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from simgui.core.errors import SimguiError
from simgui.core.names import safe
from simgui.core.sentences import say
from simgui.models.layout import BACKBONE, EARLIER_STARTER, STARTER, STARTERS, starter_folder
from simgui.models.litert import LiteRTBackbone, load_backbone
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest

_NAMES = (say("Starter"), say("Starter (fast)"), say("Earlier starter"))


def name_of_starter(written: str) -> str:
    """Give the name that is written in a starter as a sentence, since it can be said in other languages."""
    return next((each for each in _NAMES if each == written), safe(written))


class Starter:
    """A version that comes with the program, and its backbone, each read when it is first needed.

    Args:
        model_id: One of `STARTERS`; the default starter if none is given.
    """

    def __init__(self, model_id: str = STARTER) -> None:
        self.id = model_id

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return starter_folder(self.id)

    @cached_property
    def manifest(self) -> ModelManifest:
        """What it says of itself.

        Raises:
            SimguiError: if its manifest is missing or damaged.
        """
        return ModelManifest.read(self.folder)

    @property
    def backbone_manifest(self) -> Path:
        """The file that describes its backbone."""
        return self.folder / BACKBONE

    @cached_property
    def _described(self) -> BackboneManifest:
        return BackboneManifest.read(self.folder)

    @property
    def backbone_id(self) -> str:
        """Name under which the features of its backbone are kept.

        Raises:
            SimguiError: if the manifest of its backbone is missing or damaged.
        """
        return self._described.id

    @property
    def features(self) -> int | None:
        """How many features its backbone gives; None if it does not say.

        Raises:
            SimguiError: as above.
        """
        return self._described.features

    @cached_property
    def backbone(self) -> LiteRTBackbone:
        """Its backbone, whose features are never forgotten.

        Raises:
            SimguiError: if its files are missing or damaged.
        """
        return load_backbone(self.backbone_manifest)


class Starters:
    """All of them, the default one first; each is read when it is first needed."""

    def __init__(self) -> None:
        self._each = {model_id: Starter(model_id) for model_id in STARTERS}

    def __iter__(self) -> Iterator[Starter]:
        return iter(self._each.values())

    def __contains__(self, model_id: object) -> bool:
        return model_id in self._each

    @property
    def default(self) -> Starter:
        """The one that a new library begins with."""
        return self._each[STARTER]

    @property
    def earlier(self) -> Starter:
        """The default one of earlier programs."""
        return self._each[EARLIER_STARTER]

    def get(self, model_id: str) -> Starter | None:
        """Give the one with this id; None if there is none."""
        return self._each.get(model_id)

    def with_backbone(self, backbone_id: str) -> Starter | None:
        """Give the one with this backbone; None if there is none, or it is damaged."""
        for starter in self:
            with contextlib.suppress(SimguiError):
                if starter.backbone_id == backbone_id:
                    return starter
        return None
