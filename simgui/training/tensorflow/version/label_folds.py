"""How often pictures of a label that the model has not learnt are matches, by label folds.

Taking a picture's own label out of the gallery flatters: the network has learnt that label and keeps it
apart. So each fold of labels is left out of a short training in turn, and its pictures are asked against
those of the other labels. Distances of two networks cannot be compared, but their recalls can: the pictures
are asked at the distance at which that network matches the same share of the right nearest pictures.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.intervals import bootstrap_interval
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import Labels
from simgui.models.head import Head
from simgui.models.metrics import UnknownLabelRate
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.pictures import Features, Rows, TrainingPictures
from simgui.training.tensorflow.fitting.validation import evenly

Relearn = Callable[[Labels, Progress], Head]
MOST_FOLDS = 5
LEAST_LABELS = 3
"""Of two labels, leaving one out would leave nothing to tell apart."""
LEAST_UNSEEN = 20
"""With fewer pictures of the other labels that were not learnt, a recall says too little of a distance."""
_MOST_OF_A_LABEL = 200
_MOST_KNOWN = 1000


@dataclass(frozen=True)
class UnknownLabels:
    """Pictures that were asked of networks that had not learnt their label.

    Attributes:
        labels: int64 (n,), numbers of labels.
        recalls: float64 (n,), in [0, 1]: the share of right nearest pictures that are nearer than the nearest
            of this picture. It is a match at every threshold with a higher recall.
    """

    labels: npt.NDArray[np.int64]
    recalls: npt.NDArray[np.float64]

    def at(self, recall: float) -> UnknownLabelRate:
        """Give the share of matches at a threshold of this recall: the mean over the labels.

        Its interval counts labels, not pictures: the next unknown label is another one.
        """
        numbers = np.unique(self.labels, return_inverse=True)[1]
        matches, counts = np.bincount(numbers, self.recalls < recall), np.bincount(numbers)
        shares = matches / counts
        interval = bootstrap_interval(
            lambda sums: sums[:, 0] / sums[:, 1], np.stack([shares, np.ones(len(shares))], axis=1)
        )
        return UnknownLabelRate(float(shares.mean()), interval, len(self.labels), len(shares))


def ask_label_folds(
    pictures: TrainingPictures, features: Features, relearn: Relearn | None, seed: int, progress: Progress
) -> UnknownLabels | None:
    """Leave each fold of labels out of a short training, and ask its pictures.

    Args:
        pictures: Those of the training.
        features: float32 (n, d), of every picture.
        relearn: Trains a head without some labels; None if the recipe cannot.
        seed: Of the folds.
        progress: Told of each fold.

    Returns:
        None if the recipe cannot train so, or there is too little to measure.
    """
    labels = np.unique(pictures.labels[pictures.learnable])
    if relearn is None or len(labels) < LEAST_LABELS:
        return None
    shuffled = np.random.default_rng(seed).permutation(labels)
    folds = np.array_split(shuffled, min(MOST_FOLDS, len(labels)))
    unseen = np.concatenate([pictures.split.calibration, pictures.split.test])
    if min((~np.isin(pictures.labels[unseen], fold)).sum() for fold in folds) < LEAST_UNSEEN:
        return None
    asked, recalls = [], []
    for number, fold in enumerate(folds):
        progress.step(Phase.UNKNOWN, number, len(folds), "")
        head, left_out = relearn(fold, progress), np.isin(pictures.labels, fold)

        def embedded(rows: Rows, head: Head = head) -> LabelledGallery:
            return pictures.gallery(rows, features, head)

        gallery = embedded(pictures.known[~left_out[pictures.known]])
        right = _right_distances(gallery, embedded(evenly(unseen[~left_out[unseen]], _MOST_KNOWN)))
        unknown = embedded(_some_of_each(pictures, pictures.known[left_out[pictures.known]]))
        if not len(right):
            return None
        asked.append(unknown.labels)
        recalls.append(np.searchsorted(right, gallery.measured_by(unknown, Progress()).nearest) / len(right))
    progress.step(Phase.UNKNOWN, len(folds), len(folds), "")
    return UnknownLabels(np.concatenate(asked), np.concatenate(recalls))


def _right_distances(gallery: LabelledGallery, queries: LabelledGallery) -> npt.NDArray[np.float32]:
    """Give the distances of right nearest pictures, rising."""
    figures = gallery.measured_by(queries, Progress())
    return np.sort(figures.nearest[figures.nearest_is_right])


def _some_of_each(pictures: TrainingPictures, rows: Rows) -> Rows:
    """Take at most so many pictures of each label, at even steps."""
    of_label = [rows[pictures.labels[rows] == label] for label in np.unique(pictures.labels[rows])]
    return np.sort(np.concatenate([evenly(each, _MOST_OF_A_LABEL) for each in of_label]))
