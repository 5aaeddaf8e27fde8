"""The starters: the model versions that come with the program."""

from functools import cached_property
from pathlib import Path

from simgui.models.backbone import Backbone
from simgui.models.layout import BACKBONE, STARTER, starter_folder
from simgui.models.litert import load_backbone
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest


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
    def backbone_id(self) -> str:
        """Name under which the features of its backbone are kept.

        Raises:
            SimguiError: if the manifest of its backbone is missing or damaged.
        """
        return BackboneManifest.read(self.folder).id

    @cached_property
    def backbone(self) -> Backbone:
        """Its backbone, whose features are never forgotten.

        Raises:
            SimguiError: if its files are missing or damaged.
        """
        return load_backbone(self.backbone_manifest)
