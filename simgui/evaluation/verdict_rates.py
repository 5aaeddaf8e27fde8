"""The rates of verdicts: how many matches are right, and how many right ones are matches."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import Scenes, bootstrap_interval, effective_number, share_interval
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


def shares(hits: Mapping[str, tuple[Bools, Bools]], scenes: Scenes) -> Rates:
    """Give shares of queries, with Wilson's intervals for the number of scenes.

    Args:
        hits: bool (q,), whether each query is a hit, and bool (q,), whether it counts, by the name of the
            share.
        scenes: int64 (q,), the scene of each query.
    """
    counts = {name: int(among.sum()) for name, (_, among) in hits.items()}
    found = {name: int((hit & among).sum()) for name, (hit, among) in hits.items()}
    return Rates(
        {name: found[name] / of if of else None for name, of in counts.items()},
        {
            name: share_interval(found[name], counts[name], effective_number(scenes[among]))
            for name, (_, among) in hits.items()
        },
        counts,
    )


@dataclass(frozen=True)
class Verdicts:
    """What a model says of q queries.

    Attributes:
        matches: bool (q,), whether each query has a match.
        right: bool (q,), whether what it is taken for, match or not, has its label.
        other_matches: bool (q,), whether it has a match with every picture of its label out of the gallery.
        others: bool (q,), whether there is anything else in the gallery then.
    """

    matches: Bools
    right: Bools
    other_matches: Bools
    others: Bools


def verdict_rates(verdicts: Verdicts, scenes: Scenes) -> Rates:
    """Give precision, recall, F1, binary accuracy and false matches, as TensorFlow Similarity defines them.

    Recall is the share of the queries with a right label that are matches. Binary accuracy is the share of
    all queries that are matches and right: true positives / queries (`BinaryAccuracy` of TensorFlow
    Similarity, which is precision times the share of queries with a match). F1 has an interval by the cluster
    bootstrap.

    Args:
        verdicts: What a model says of q queries.
        scenes: int64 (q,), the scene of each query.
    """
    matches, right = verdicts.matches, verdicts.right
    found = {
        "precision": (right, matches),
        "recall": (matches, right),
        "binary_accuracy": (matches & right, np.ones(len(right), np.bool_)),
        "false_accept_rate": (verdicts.other_matches, verdicts.others),
    }
    sums = np.stack([matches & right, matches, right], axis=1).astype(np.float64)
    measurable = bool(matches.any() and right.any())
    return shares(found, scenes) | Rates(
        {"f1": float(f1_score(*sums.sum(axis=0))) if measurable else None},
        {"f1": bootstrap_interval(lambda drawn: f1_score(*drawn.T), sums, scenes)},
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
