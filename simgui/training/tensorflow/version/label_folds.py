"""How often pictures of a label that the model has not learnt are matches, by label folds.

Taking a picture's own label out of the gallery flatters: the network has learnt that label and keeps it
apart. So each fold of labels is left out of a short training in turn, and its pictures are asked against
those of the other labels. Distances of two networks cannot be compared, but their recalls can: the pictures
are asked at the distance at which that network matches the same share of the right nearest pictures.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.intervals import bootstrap_interval
from simgui.evaluation.label_calibration import calibrate_labels
from simgui.evaluation.labelled_gallery import LabelledGallery
from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.evaluation.outlook import LEAST_LABELS, LEAST_UNSEEN
from simgui.models.head import Head
from simgui.models.label_thresholds import MATCHERS, LabelThresholds
from simgui.models.metrics import UnknownLabelRate
from simgui.training.options import TrainingOptions
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.pictures import Features, Rows, TrainingPictures, evenly

Relearn = Callable[[Labels, Progress], Head]
MOST_FOLDS = 5
_MOST_OF_A_LABEL = 200
_MOST_KNOWN = 1000


@dataclass(frozen=True)
class UnknownLabels:
    """Pictures that were asked of networks that had not learnt their label.

    Attributes:
        labels: int64 (n,), numbers of labels.
        recalls: float64 (n,), in [0, 1]: the share of right nearest pictures that are nearer than the nearest
            of this picture. It is a match at every threshold with a higher recall.
        by_label: bool (n,), whether the verdict by label is a match, at thresholds that were found for that
            network by the same rule; None if there were none.
    """

    labels: npt.NDArray[np.int64]
    recalls: npt.NDArray[np.float64]
    by_label: npt.NDArray[np.bool_] | None = None

    def at(self, recall: float) -> UnknownLabelRate:
        """Give the share of matches at a threshold of this recall."""
        return self._rate(self.recalls < recall)

    @property
    def verdicts(self) -> UnknownLabelRate | None:
        """The share of matches by label; None if that is not known."""
        return None if self.by_label is None else self._rate(self.by_label)

    def _rate(self, accepted: npt.NDArray[np.bool_]) -> UnknownLabelRate:
        """Give the mean share over the labels; its interval counts them: the next label is another one."""
        numbers = np.unique(self.labels, return_inverse=True)[1]
        matches, counts = np.bincount(numbers, accepted), np.bincount(numbers)
        shares = matches / counts
        interval = bootstrap_interval(
            lambda sums: sums[:, 0] / sums[:, 1], np.stack([shares, np.ones(len(shares))], axis=1)
        )
        return UnknownLabelRate(float(shares.mean()), interval, len(self.labels), len(shares))


def ask_label_folds(
    pictures: TrainingPictures,
    features: Features,
    relearn: Relearn | None,
    options: TrainingOptions,
    progress: Progress,
) -> UnknownLabels | None:
    """Leave each fold of labels out of a short training, and ask its pictures.

    Args:
        pictures: Those of the training.
        features: float32 (n, d), of every picture.
        relearn: Trains a head without some labels; None if the recipe cannot.
        options: Seed of the folds, and the matcher that decides.
        progress: Told of each fold.

    Returns:
        None if the recipe cannot train so, or there is too little to measure.
    """
    if relearn is None:
        return None
    folds = _folds(pictures, options.seed)
    unseen = np.concatenate([pictures.split.calibration, pictures.split.test])
    asked, recalls, by_label = [], [], []
    for number, fold in enumerate(folds):
        Phase.UNKNOWN.report(progress, number, len(folds))
        head, left_out = relearn(fold, progress), np.isin(pictures.labels, fold)

        def embedded(rows: Rows, head: Head = head) -> LabelledGallery:
            return pictures.gallery(rows, features, head)

        gallery = embedded(pictures.known[~left_out[pictures.known]])
        others = embedded(evenly(unseen[~left_out[unseen]], _MOST_KNOWN))
        figures = gallery.measured_by(others, Progress())
        right = np.sort(figures.nearest[figures.nearest_is_right])
        thresholds = calibrate_labels(figures, others.labels, pictures.names, options.matcher)
        unknown = embedded(_some_of_each(pictures, pictures.known[left_out[pictures.known]]))
        found = gallery.measured_by(unknown, Progress())
        asked.append(unknown.labels)
        recalls.append(np.searchsorted(right, found.nearest) / max(1, len(right)))
        if thresholds is not None:
            by_label.append(_matches(found, thresholds, pictures.names))
    Phase.UNKNOWN.report(progress, max(1, len(folds)), max(1, len(folds)))
    if not folds:
        return None
    verdicts = np.concatenate(by_label) if len(by_label) == len(folds) else None
    return UnknownLabels(np.concatenate(asked), np.concatenate(recalls), verdicts)


def _folds(pictures: TrainingPictures, seed: int) -> list[Labels]:
    """Divide the labels into folds; none if leaving them out would say nothing."""
    labels = np.unique(pictures.labels[pictures.learnable])
    if len(labels) < LEAST_LABELS:
        return []
    folds = np.array_split(np.random.default_rng(seed).permutation(labels), min(MOST_FOLDS, len(labels)))
    unseen = pictures.labels[np.concatenate([pictures.split.calibration, pictures.split.test])]
    enough = all((~np.isin(unseen, fold)).sum() >= LEAST_UNSEEN for fold in folds)
    return folds if enough else []


def _matches(
    figures: QueryFigures, thresholds: LabelThresholds, names: Sequence[str]
) -> npt.NDArray[np.bool_]:
    """Tell which queries are a match by label: bool (q,)."""
    column = MATCHERS.index(thresholds.matcher)
    limits = np.array([thresholds.deciding.of(name) for name in names])
    taken_for = figures.taken_for[:, column]
    return np.asarray((taken_for >= 0) & (figures.taken_distances[:, column] <= limits[taken_for]), np.bool_)


def _some_of_each(pictures: TrainingPictures, rows: Rows) -> Rows:
    """Take at most so many pictures of each label, at even steps."""
    of_label = [rows[pictures.labels[rows] == label] for label in np.unique(pictures.labels[rows])]
    return np.sort(np.concatenate([evenly(each, _MOST_OF_A_LABEL) for each in of_label]))
