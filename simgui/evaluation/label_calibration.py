"""Find up to which distance each label is a match, on calibration pictures.

Pictures of one label lie closer together than those of another, so each label has a threshold of its own as
far as there are pictures to tell it from. It is the typical distance of the label plus an offset that all
labels share. The typical distance is the mean distance of the calibration pictures that are rightly taken for
the label, shrunk towards the mean of all: n of them count n / (n + m), where m is the variance within labels
over the variance between labels (Bühlmann's credibility: H. Bühlmann, Experience rating and credibility,
ASTIN Bulletin 4, 1967; it is the best linear estimate, and an empirical Bayes one). A label without
calibration pictures has the common threshold.

The offset is chosen by what the verdict promises: that at least 90 % of the pictures that are taken for their
own label are matches. A tenth of a small folder tells that with an error of its own, so a standard error is
added, as far as no more than 6 % of the calibration pictures are matches with their own label out of the
gallery; and more than that, up to 98 % of the right ones, as far as no more than 1 % are.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import effective_number
from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds

LEAST_RECALL = 0.90
_FEW_FALSE, _HARDLY_ANY_FALSE, _MOST_RECALL = 0.06, 0.01, 0.98
_LARGEST = 2.0
Floats = npt.NDArray[np.float64]


def calibrate_labels(
    figures: QueryFigures, query_labels: Labels, names: Sequence[str], matcher: str
) -> LabelThresholds | None:
    """Find the thresholds of all matchers.

    Args:
        figures: What was measured of calibration pictures, none of which the model has learnt.
        query_labels: int64 (q,), their labels, positions in `names`.
        names: The labels.
        matcher: Which one decides: one of `MATCHERS`.

    Returns:
        None if the matcher that decides has taken no calibration picture for its own label: nothing can be
        promised then.
    """
    found = {
        name: _calibrate(_Distances.of(figures, query_labels, column), names)
        for column, name in enumerate(MATCHERS)
    }
    by_matcher = {name: thresholds for name, thresholds in found.items() if thresholds is not None}
    return LabelThresholds(matcher, by_matcher) if matcher in by_matcher else None


@dataclass(frozen=True)
class _Distances:
    """What one matcher has found of calibration pictures.

    Attributes:
        right: float64 (n,), distances of those that are taken for their own label.
        labels: int64 (n,), these labels.
        other: float64 (u,), distances of all for which there is another label, their own out of the gallery.
        other_labels: int64 (u,), the labels that they are taken for then.
        independent: How many independent pictures the right ones are worth, as `effective_number` gives it.
    """

    right: Floats
    labels: Labels
    other: Floats
    other_labels: Labels
    independent: float

    @classmethod
    def of(cls, figures: QueryFigures, query_labels: Labels, column: int) -> "_Distances":
        taken, other = figures.taken_for[:, column], figures.other_taken_for[:, column]
        right, known = taken == query_labels, other >= 0
        return cls(
            figures.taken_distances[right, column].astype(np.float64),
            taken[right],
            figures.other_taken_distances[known, column].astype(np.float64),
            other[known],
            effective_number(figures.scenes[right]),
        )


def _calibrate(found: _Distances, names: Sequence[str]) -> MatcherThresholds | None:
    if not len(found.right):
        return None
    typical, without = typical_distances(found.right, found.labels, len(names))
    offset = _offset(found.right - without, found.other - typical[found.other_labels], found.independent)
    limits = np.clip(typical + offset, 0, _LARGEST)
    common = float(np.clip(found.right.mean() + offset, 0, _LARGEST))
    told = np.unique(found.labels).tolist()
    return MatcherThresholds(common, {names[label]: float(limits[label]) for label in told})


def typical_distances(distances: Floats, labels: Labels, count: int) -> tuple[Floats, Floats]:
    """Estimate how far away the pictures of each label typically are.

    Args:
        distances: float64 (n,), of pictures rightly taken for their labels; at least one.
        labels: int64 (n,), these labels.
        count: How many labels there are.

    Returns:
        float64 (count,), one for each label, and float64 (n,), for each picture the one of its label had that
        picture not been there: a picture says nothing of itself.
    """
    mean = float(distances.mean())
    sizes = np.bincount(labels, minlength=count)
    sums = np.bincount(labels, distances, count).astype(np.float64)
    weight = _credibility_constant(distances, labels, sizes, sums)
    # (n · own mean + m · mean of all) / (n + m) is n / (n + m) of the one and the rest of the other.
    typical = _shrunk(sums, sizes, mean, weight)
    return typical, _shrunk(sums[labels] - distances, sizes[labels] - 1, mean, weight)


def _shrunk(sums: Floats, sizes: Labels, mean: float, weight: float) -> Floats:
    if np.isinf(weight):
        return np.full(len(sums), mean)
    there = sizes + weight > 0
    return np.where(there, (sums + weight * mean) / np.where(there, sizes + weight, 1), mean)


def _credibility_constant(distances: Floats, labels: Labels, sizes: Labels, sums: Floats) -> float:
    """Give m: variance within labels over variance between them (the estimates of Bühlmann and Straub, 1970).

    It is infinite where the labels do not differ by more than chance, or where that cannot be told.
    """
    groups, total = int((sizes > 0).sum()), len(distances)
    if groups < 2 or total == groups:
        return np.inf
    means = sums / np.maximum(sizes, 1)
    within = float(((distances - means[labels]) ** 2).sum()) / (total - groups)
    spread = float((sizes * (means - distances.mean()) ** 2).sum())
    between = (spread - (groups - 1) * within) / (
        total - float((sizes.astype(np.float64) ** 2).sum()) / total
    )
    return within / between if between > 0 else np.inf


def _offset(right: Floats, other: Floats, independent: float) -> float:
    """Choose how far above its typical distance a label is still a match.

    Args:
        right: float64 (n,), how far the right ones lie above the typical distance of their label.
        other: float64 (u,), how far the others do.
        independent: How many independent pictures the right ones are worth.
    """
    rising, count = np.sort(right), len(right)
    others = np.sort(other)
    place = _rank(LEAST_RECALL, count)
    for share, most_false in (
        (recall_to_ask_for(independent), _FEW_FALSE),
        (_MOST_RECALL, _HARDLY_ANY_FALSE),
    ):
        allowed = int(most_false * len(others))
        limit = others[allowed] if allowed < len(others) else np.inf
        few_false = int(
            np.searchsorted(rising, limit, side="left")
        )  # so many lie below the first one too many
        place = max(place, min(_rank(share, count), few_false))
    return float(rising[place - 1])


def _rank(share: float, count: int) -> int:
    """Give how many of `count` are the least that make up a share."""
    return max(1, min(count, int(np.ceil(share * count - 1e-9))))


def recall_to_ask_for(independent: float) -> float:
    """Give the recall on calibration pictures that promises at least 90 %: a standard error more.

    Args:
        independent: How many independent pictures the calibration pictures are worth.
    """
    return LEAST_RECALL + float(np.sqrt(LEAST_RECALL * (1 - LEAST_RECALL) / independent))
