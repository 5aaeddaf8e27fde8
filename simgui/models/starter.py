"""The starter: the model version that comes with the program."""

from functools import cached_property
from pathlib import Path

from simgui.models.backbone import Backbone
from simgui.models.layout import BACKBONE, starter_folder
from simgui.models.litert import load_backbone
from simgui.models.manifest.model import ModelManifest


class Starter:
    """The starter and the shipped backbone, each read when it is first needed."""

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return starter_folder()

    @cached_property
    def manifest(self) -> ModelManifest:
        """What it says of itself.

        Raises:
            SimguiError: if its manifest is missing or damaged.
        """
        return ModelManifest.read(self.folder)

    @property
    def id(self) -> str:
        """Its id.

        Raises:
            SimguiError: if its manifest is missing or damaged.
        """
        return self.manifest.id

    @property
    def backbone_manifest(self) -> Path:
        """The file that describes the shipped backbone."""
        return self.folder / BACKBONE

    @cached_property
    def backbone(self) -> Backbone:
        """The shipped backbone, whose features are always kept.

        Raises:
            SimguiError: if its files are missing or damaged.
        """
        return load_backbone(self.backbone_manifest)
