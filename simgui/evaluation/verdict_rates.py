"""The rates of verdicts: how many matches are right, and how many right ones are matches."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import bootstrap_interval, share_interval
from simgui.models.metrics import Interval

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Rates:
    """Rates by their names.

    Attributes:
        values: In [0, 1]; None where there is nothing to take one of.
        intervals: Their 95 % intervals.
        counts: Of how many queries each is taken.
    """

    values: Mapping[str, float | None]
    intervals: Mapping[str, Interval]
    counts: Mapping[str, int]

    def __or__(self, others: "Rates") -> "Rates":
        """Give these rates and others."""
        return Rates(
            {**self.values, **others.values},
            {**self.intervals, **others.intervals},
            {**self.counts, **others.counts},
        )


def shares(hits: Mapping[str, Bools]) -> Rates:
    """Give shares of queries, with Wilson's intervals.

    Args:
        hits: bool (n,), whether each query that counts for a share is a hit, by the name of the share.
    """
    return Rates(
        {name: float(each.mean()) if len(each) else None for name, each in hits.items()},
        {name: share_interval(int(each.sum()), len(each)) for name, each in hits.items()},
        {name: len(each) for name, each in hits.items()},
    )


def verdict_rates(matches: Bools, right: Bools, other_matches: Bools, others: Bools) -> Rates:
    """Give precision, recall, F1, binary accuracy and false matches, as TensorFlow Similarity defines them.

    Recall is the share of the queries with a right label that are matches. Binary accuracy is the share of
    all queries that are matches and right: true positives / queries (`BinaryAccuracy` of TensorFlow
    Similarity, which is precision times the share of queries with a match).

    Args:
        matches: bool (q,), whether each query has a match.
        right: bool (q,), whether what it is taken for, match or not, has its label.
        other_matches: bool (q,), whether it has a match with every picture of its label out of the gallery.
        others: bool (q,), whether there is anything else in the gallery then.
    """
    found = shares(
        {
            "precision": right[matches],
            "recall": matches[right],
            "binary_accuracy": matches & right,
            "false_accept_rate": other_matches[others],
        }
    )
    verdicts = np.stack([matches & right, matches, right], axis=1)
    measurable = bool(matches.any() and right.any())

    def f1(rows: npt.NDArray[np.int64]) -> npt.NDArray[np.float64]:
        return f1_score(*verdicts[rows].sum(axis=1).T)

    return found | Rates(
        {"f1": float(f1_score(*verdicts.sum(axis=0))) if measurable else None},
        {"f1": bootstrap_interval(f1, len(right))},
        {"f1": len(right)},
    )


def f1_score(
    right_matches: npt.ArrayLike, matches: npt.ArrayLike, all_right: npt.ArrayLike
) -> npt.NDArray[np.float64]:
    """Give F1, the harmonic mean of precision and recall; nan where there is nothing to measure.

    Args:
        right_matches: Matches that have the right label.
        matches: Queries whose nearest picture is a match.
        all_right: Queries whose nearest picture has the right label, match or not.
    """
    both = np.asarray(matches) + np.asarray(all_right)
    return np.where(both > 0, 2 * np.asarray(right_matches) / np.maximum(both, 1), np.nan)
