"""How often pictures of labels that were not learnt are matches, against plain loops."""

from dataclasses import replace

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.metrics import Labels
from simgui.evaluation.split import Split
from simgui.models.head import Head, ProjectionHead
from simgui.training.options import TrainingOptions
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures
from simgui.training.tensorflow.version.label_folds import UnknownLabels, ask_label_folds


class Relearning:
    """Stands for the short trainings: a head that stretches another direction for each fold."""

    def __init__(self, width: int) -> None:
        self.folds: list[list[int]] = []
        self.heads: list[Head] = []
        self._width = width

    def without(self, labels: Labels, _progress: Progress) -> Head:
        stretched = np.eye(self._width, dtype=np.float32)
        stretched[len(self.folds), len(self.folds)] = 3
        self.folds.append(labels.tolist())
        self.heads.append(ProjectionHead(stretched))
        return self.heads[-1]


@pytest.mark.parametrize("recall", [0.5, 0.9, 1.0])
def test_pictures_of_a_label_left_out_are_asked_at_the_distance_of_the_same_recall(
    recall: float, pictures: TrainingPictures, features: Features
) -> None:
    relearning = Relearning(features.shape[1])
    unknown = ask_label_folds(pictures, features, relearning.without, TrainingOptions(), Progress())
    assert unknown is not None
    assert sorted(label for fold in relearning.folds for label in fold) == [0, 1, 2, 3, 4]
    labels, learnt = pictures.labels.tolist(), set(pictures.split.train.tolist())
    shares = {}
    for fold, head in zip(relearning.folds, relearning.heads, strict=True):
        vectors = head.embed(features)
        others = [row for row in range(len(labels)) if labels[row] not in fold]

        def nearest(row: int) -> tuple[float, int]:
            return min((1 - float(vectors[row] @ vectors[other]), other) for other in others if other != row)  # noqa: B023

        asked = [(row, *nearest(row)) for row in others if row not in learnt]
        right = sorted(distance for row, distance, found in asked if labels[found] == labels[row])
        threshold = next(
            distance for number, distance in enumerate(right, start=1) if number / len(right) >= recall
        )
        for label in fold:
            distances = [nearest(row)[0] for row in range(len(labels)) if labels[row] == label]
            shares[label] = np.mean([distance <= threshold + 1e-6 for distance in distances])
    rate = unknown.at(recall)
    assert rate.share == pytest.approx(float(np.mean(list(shares.values()))), abs=0.01)
    assert (rate.queries, rate.labels) == (150, 5)
    assert 0 <= rate.interval[0] <= rate.share <= rate.interval[1] <= 1


def test_labels_count_alike_however_many_pictures_they_have() -> None:
    unknown = UnknownLabels(np.array([0] * 98 + [1, 1]), np.array([0.0] * 98 + [1.0, 1.0]))
    assert unknown.at(0.9).share == 0.5


def test_there_is_no_rate_where_it_would_say_nothing(pictures: TrainingPictures, features: Features) -> None:
    def never(_labels: Labels, _progress: Progress) -> Head:
        raise AssertionError("trained for nothing")

    assert ask_label_folds(pictures, features, None, TrainingOptions(), Progress()) is None
    two = replace(pictures, labels=np.minimum(pictures.labels, 1))
    assert ask_label_folds(two, features, never, TrainingOptions(), Progress()) is None
    split = pictures.split
    few = replace(pictures, split=Split(split.train, split.calibration[::2], split.test[::3]))
    assert ask_label_folds(few, features, never, TrainingOptions(), Progress()) is None
