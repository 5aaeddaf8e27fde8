"""What a recipe is given to work with."""

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.models.litert import LiteRTBackbone
from simgui.training.notes import Caution
from simgui.training.options import TrainingOptions, left_out_sentence
from simgui.training.runs import TrainingRun
from simgui.training.tensorflow.material import Features, Material, Rows
from simgui.training.tensorflow.reading import PictureFile
from simgui.training.tensorflow.row_file import PictureRows


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
        """Give the kept features of each picture: float32 (n, 1280); zeros where a row is not used."""
        return features_of_rows(self.library, self.material, self.shipped.id)

    @property
    def all_rows(self) -> Rows:
        """The numbers of all pictures of the material."""
        return np.arange(len(self.material.ids))

    def files(self, rows: Rows) -> list[PictureFile | None]:
        """Give a file of each of some pictures of the material, in order; None where a row is not used."""
        used = rows[np.isin(rows, self.material.rows)]
        ids = self.material.ids[used]
        places = {picture.id: picture.path for picture in self.library.pictures(ids.tolist(), self.folder)}
        contents = dict(zip(used.tolist(), self.library.contents(ids), strict=True))
        return [
            PictureFile(row, places[number], contents[row]) if row in contents and number in places else None
            for row, number in zip(rows.tolist(), self.material.ids[rows].tolist(), strict=True)
        ]

    def without_unread(self, rows: Rows, pictures: PictureRows, progress: Progress) -> "Assignment":
        """Leave out what could not be read, and say how many that is.

        Args:
            rows: Of the material.
            pictures: What was read of each.
            progress: Told of those that could not be read.

        Raises:
            SimguiError: if too few are left; they are read again the next time, when a drive may be back.
        """
        there = np.ones(len(self.material.ids), bool)
        there[rows] = pictures.were_read()
        try:
            material = self.material.only(there)
        except SimguiError:
            pictures.forget()
            raise
        if material.left_out > self.material.left_out:
            progress.tell(Caution(left_out_sentence(material.left_out)))
        return replace(self, material=material)


def features_of_rows(library: Catalogue, material: Material, backbone: str) -> Features:
    """Read the features of all pictures that are used: float32 (n, d); zeros where a row is not."""
    rows = material.rows
    read = library.features(material.ids[rows], backbone)
    features = np.zeros((len(material.ids), read.shape[1]), np.float32)
    features[rows] = read
    return features
