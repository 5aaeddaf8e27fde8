"""What a recipe is given, and what it gives."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.evaluation.metrics import Labels
from simgui.library.catalogue import Catalogue
from simgui.models.head import Head
from simgui.models.litert import LiteRTBackbone
from simgui.training.notes import Caution
from simgui.training.options import TrainingOptions
from simgui.training.records import skipped_sentence
from simgui.training.runs import Arrays, TrainingRun
from simgui.training.tensorflow.data.answers import AnsweredPairs
from simgui.training.tensorflow.data.pictures import Features, Rows, TrainingPictures
from simgui.training.tensorflow.data.reading import OpenPool, PictureFile
from simgui.training.tensorflow.data.row_file import PictureRows


@dataclass(frozen=True)
class RecipeInput:
    """What a recipe is given.

    Attributes:
        run: Keeps what is finished.
        version_id: Of the new version.
        library: Knows features and files.
        folder: The labelled folder.
        shipped: The backbone of the starter that the training stands on, whose features are kept.
        options: Those that are None are the recipe's to choose.
        pictures: What it learns from.
        answers: What the person said of pairs of pictures that are trained on.
        open_pool: Gives the processes that decode: the only way from a file to pixels.
    """

    run: TrainingRun
    version_id: str
    library: Catalogue
    folder: Path
    shipped: LiteRTBackbone
    options: TrainingOptions
    pictures: TrainingPictures
    open_pool: OpenPool
    answers: AnsweredPairs = field(default_factory=AnsweredPairs.none)

    def features(self) -> Features:
        """Give the kept features of each picture: float32 (n, d); zeros where a row is not used."""
        return features_of_rows(self.library, self.pictures, self.shipped.id)

    @property
    def all_rows(self) -> Rows:
        """The numbers of all pictures."""
        return np.arange(len(self.pictures.ids))

    def files(self, rows: Rows) -> list[PictureFile | None]:
        """Give a file of each of some pictures, in order; None where a row is not used."""
        used = rows[np.isin(rows, self.pictures.rows)]
        ids = self.pictures.ids[used]
        places = {
            picture.id: picture.path for picture in self.library.pictures.get(ids.tolist(), self.folder)
        }
        contents = dict(zip(used.tolist(), self.library.pictures.contents(ids), strict=True))
        return [
            PictureFile(row, places[number], contents[row]) if row in contents and number in places else None
            for row, number in zip(rows.tolist(), self.pictures.ids[rows].tolist(), strict=True)
        ]

    def without_unreadable(self, rows: Rows, read: PictureRows, progress: Progress) -> "RecipeInput":
        """Skip the pictures that could not be read, and tell how many they are.

        Args:
            rows: Numbers of the pictures that were to be read.
            read: What was read of each.
            progress: Told of those that could not be read.

        Raises:
            SimguiError: if too few are left; they are read again the next time, when a drive may be back.
        """
        there = np.ones(len(self.pictures.ids), bool)
        there[rows] = read.were_read()
        try:
            pictures = self.pictures.only(there)
        except SimguiError:
            read.forget()
            raise
        if pictures.skipped > self.pictures.skipped:
            progress.tell(Caution(skipped_sentence(pictures.skipped)))
        return replace(self, pictures=pictures)


@dataclass(frozen=True)
class RecipeResult:
    """What a recipe gives.

    Attributes:
        head: Features → embeddings.
        arrays: What the head is made of, for `head.npz`.
        features: float32 (n, d), of every picture.
        backbone_id: The backbone that gave them; its files are in the version's folder if it is a new one.
        pictures: The pictures, without those that could not be read meanwhile.
        relearn: Trains a head without some labels, shortly; None where that says nothing, because the
            backbone has learnt from all labels.
    """

    head: Head
    arrays: Arrays
    features: Features
    backbone_id: str
    pictures: TrainingPictures
    relearn: Callable[[Labels, Progress], Head] | None = None


def features_of_rows(library: Catalogue, pictures: TrainingPictures, backbone: str) -> Features:
    """Read the features of all pictures that are used: float32 (n, d); zeros where a row is not."""
    rows = pictures.rows
    read = library.features.read(pictures.ids[rows], backbone)
    features = np.zeros((len(pictures.ids), read.shape[1]), np.float32)
    features[rows] = read
    return features
