"""Find the threshold that a person's answers give, and how far it can be trusted."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.sentences import say_count
from simgui.duplicates.linking import Groups, Rows
from simgui.models.metrics import Interval
from simgui.models.taught import TaughtThreshold
from simgui.teaching.expected_rates import KnownDistances, expected_rates
from simgui.teaching.same_curve import Distances, Numbers, SameCurves, Scale, fit

ENOUGH = 30
"""Answers that a threshold needs at least."""
GOOD = 50
"""After so many, more change little."""
LEAST_OF_EACH = 3
_DRAWS = 200
_LEAST_DISTANCE = 0.01
"""Below this, distances say nothing: copies lie as far apart once features are rounded."""


@dataclass(frozen=True)
class AnsweredPairs:
    """The answers that may calibrate a model: the program chose the pairs, and it has not learnt from them.

    Attributes:
        distances: float32 (n,), by the model.
        same: bool (n,), what the person said.
        pictures: int64 (n, 2), the pictures of each pair.
    """

    distances: Distances
    same: npt.NDArray[np.bool_]
    pictures: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.distances)


@dataclass(frozen=True)
class Labelled:
    """What labels found for the model.

    Attributes:
        distance: Their threshold.
        pictures: How many labelled pictures it rests on; 0 if none: then it is as good as any other.
    """

    distance: float
    pictures: int

    def with_answers(self, distances: Numbers, answers: int) -> Numbers:
        """Add answers to labels: the mean of both thresholds, each counted as often as it has cases."""
        result: Numbers = (self.pictures * self.distance + answers * distances) / (self.pictures + answers)
        return result


def refusal(answers: AnsweredPairs) -> str:
    """Say why answers give no threshold yet; empty if they do."""
    missing, same = ENOUGH - len(answers), int(answers.same.sum())
    if missing > 0:
        return say_count(
            "{count:,} more answer, and the threshold follows what you said.",
            "{count:,} more answers, and the threshold follows what you said.",
            missing,
        )
    if same < LEAST_OF_EACH:
        return say_count(
            "Only {count} of your {answers} answers is “same”. A threshold needs {least}.",
            "Only {count} of your {answers} answers are “same”. A threshold needs {least}.",
            same,
            answers=len(answers),
            least=LEAST_OF_EACH,
        )
    if len(answers) - same < LEAST_OF_EACH:
        return say_count(
            "Only {count} of your {answers} answers is “different”. A threshold needs {least}.",
            "Only {count} of your {answers} answers are “different”. A threshold needs {least}.",
            len(answers) - same,
            answers=len(answers),
            least=LEAST_OF_EACH,
        )
    return ""


def calibrate(answers: AnsweredPairs, known: KnownDistances, labelled: Labelled) -> TaughtThreshold:
    """Find the threshold with the best expected F1; `refusal` must be empty.

    The intervals come from a bootstrap over pictures: answers that share a picture hang together, and are
    drawn together.

    Args:
        answers: What the person said.
        known: The neighbours of the folder.
        labelled: What the model has without answers.
    """
    scale = Scale.of(known.nearest)
    groups = groups_of(answers.pictures)
    weights = np.concatenate([np.ones((1, len(answers))), _drawn(groups)])
    curves = fit(answers.distances, answers.same, scale, weights)
    rates = [expected_rates(known, curves.at(known.nearest, row)) for row in range(len(curves))]
    alone = np.array([known.thresholds[each.f1.argmax()] for each in rates])
    together = np.maximum(labelled.with_answers(alone, len(answers)), _LEAST_DISTANCE)
    after, before = known.place(together[0]), known.place(labelled.distance)
    f1 = np.array([each.f1[after] for each in rates])
    f1_before = np.array([each.f1[before] for each in rates])
    right = np.nan_to_num([each.right[after] for each in rates])
    return TaughtThreshold(
        distance=float(together[0]),
        interval=_interval(together),
        answers=len(answers),
        same=int(answers.same.sum()),
        before=labelled.distance,
        f1=float(f1[0]),
        f1_interval=_interval(f1),
        f1_before=float(f1_before[0]),
        gain_interval=_interval(f1 - f1_before),
        right=float(right[0]),
        right_interval=_interval(right),
        labelled=labelled.pictures,
    )


def fitted(answers: AnsweredPairs, known: KnownDistances) -> SameCurves:
    """Give the curve of *same* of all answers, which may be few or none."""
    return fit(answers.distances, answers.same, Scale.of(known.nearest), np.ones((1, len(answers))))


def groups_of(pictures: npt.NDArray[np.int64]) -> Rows:
    """Group pairs that share a picture, or hang together by others that do: int64 (n, 2) → int64 (n,)."""
    names, places = np.unique(pictures, return_inverse=True)
    places = places.reshape(-1, 2)
    groups = Groups(len(names))
    groups.join(places[:, 0], places[:, 1])
    return np.unique(groups.numbers[places[:, 0]], return_inverse=True)[1]


def _drawn(groups: Rows) -> Numbers:
    """Draw groups with repetition: how often each pair comes, float64 (draws, n); seeded."""
    count = int(groups.max()) + 1
    drawn = np.random.default_rng(0).integers(0, count, (_DRAWS, count))
    times = np.stack([np.bincount(each, minlength=count) for each in drawn])
    return times[:, groups].astype(np.float64)


def _interval(values: Numbers) -> Interval:
    """Give the 95 % interval: values drawn, the first of which is the one itself and lies within."""
    low, high = np.quantile(values[1:], (0.025, 0.975)).tolist()
    return min(low, float(values[0])), max(high, float(values[0]))
