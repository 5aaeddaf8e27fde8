"""What a recipe is given to work with."""

from dataclasses import dataclass
from pathlib import Path

from simgui.core.training import TrainingOptions
from simgui.library.catalogue import Catalogue
from simgui.library.training_runs import TrainingRun
from simgui.search.backbone import LiteRTBackbone
from simgui.training.material import Features, Material


@dataclass(frozen=True)
class Assignment:
    """What a recipe is given.

    Attributes:
        run: Keeps what is finished.
        version_id: Of the new version.
        library: Knows features and files.
        folder: The labelled folder.
        shipped: The backbone whose features are kept.
        options: Those that are None are the recipe's to choose.
        material: The pictures.
    """

    run: TrainingRun
    version_id: str
    library: Catalogue
    folder: Path
    shipped: LiteRTBackbone
    options: TrainingOptions
    material: Material

    def features(self) -> Features:
        """Give the kept features of each picture: float32 (n, 1280)."""
        return self.library.features(self.material.ids, self.shipped.id)

    def paths(self) -> list[Path]:
        """Give a file of each picture of the material, in order."""
        found = self.library.pictures(self.material.ids.tolist(), self.folder)
        places = {picture.id: picture.path for picture in found}
        return [places.get(number, self.folder / "gone") for number in self.material.ids.tolist()]
