"""The starter's cutpoint: the rule that finds it, and its figures with their uncertainty."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sets import Features, LabelledFeatures

from simgui.core.progress import Progress
from simgui.evaluation.metrics import QueryFigures, mean_average_precision, measure, recall_at
from simgui.models.head import Head
from simgui.search.gallery import Gallery

Distances = npt.NDArray[np.float32]

RIGHT_ACCEPTED = 0.98
MOST_STRANGERS = 0.02
RULE = (
    "the smallest distance, rounded up to 0.001, at which at least "
    f"{RIGHT_ACCEPTED:.0%} of the known queries whose nearest picture has the right label are matches, "
    f"provided that at most {MOST_STRANGERS:.0%} of the strangers are"
)
OTHER_TARGETS = (0.8, 0.9, 0.95, RIGHT_ACCEPTED, 0.99)
_Z_95 = 1.959964


class NoCutpointError(Exception):
    """No distance satisfies the rule."""


@dataclass(frozen=True)
class Rate:
    """A share of a count, with its 95 % interval (Wilson 1927)."""

    count: int
    of: int

    @property
    def value(self) -> float:
        """The share itself."""
        return self.count / self.of

    def interval(self) -> tuple[float, float]:
        """Lower and upper end; sound near 0 and 1, where the usual one is not."""
        z2 = _Z_95**2
        centre = (self.value + z2 / (2 * self.of)) / (1 + z2 / self.of)
        spread = self.value * (1 - self.value) / self.of + z2 / (4 * self.of**2)
        half = _Z_95 * math.sqrt(spread) / (1 + z2 / self.of)
        return max(0.0, centre - half), min(1.0, centre + half)

    def described(self) -> dict[str, Any]:
        """For the manifest."""
        low, high = self.interval()
        return {
            "rate": round(self.value, 4),
            "low_95": round(low, 4),
            "high_95": round(high, 4),
            "count": self.count,
            "of": self.of,
        }


@dataclass(frozen=True)
class Situation:
    """Known queries and strangers before one gallery.

    Attributes:
        gallery: how many pictures were searched.
        known: figures of the queries whose label is in the gallery.
        strangers: float32 (n,), distance of each stranger's nearest picture.
    """

    gallery: int
    known: QueryFigures
    strangers: Distances

    def described(self, distance: float) -> dict[str, Any]:
        """The figures of a cutpoint, for the manifest."""
        accepted = self.known.nearest <= distance
        right = self.known.nearest_is_right
        hits, total = int((accepted & right).sum()), len(accepted)
        rates = {
            "recall": Rate(hits, int(right.sum())),
            "accepted": Rate(int(accepted.sum()), total),
            "precision": Rate(hits, int(accepted.sum())),
            "false_accept_rate_strangers": stranger_rate(self.strangers, distance),
            "false_accept_rate_left_out_labels": Rate(
                int((self.known.nearest_other <= distance).sum()), total
            ),
        }
        counts = {
            "gallery": self.gallery,
            "known": total,
            "strangers": len(self.strangers),
            "left_out": total,
        }
        return {"queries": counts, **{name: rate.described() for name, rate in rates.items()}}


def stranger_rate(nearest: Distances, distance: float) -> Rate:
    """The share of strangers that are taken for a match."""
    return Rate(int((nearest <= distance).sum()), len(nearest))


def nearest_distances(head: Head, queries: Features, gallery: Features) -> Distances:
    """The distance of each query's nearest picture: float32 (q,)."""
    searched = Gallery(np.arange(len(gallery)), head.embed(gallery))
    return np.asarray(searched.distances(head.embed(queries)).min(axis=1), dtype=np.float32)


def ask(head: Head, queries: LabelledFeatures, gallery: LabelledFeatures) -> QueryFigures:
    """Rank the whole gallery for each query; no picture is both."""
    asked = Gallery(np.arange(len(queries)) + len(gallery), head.embed(queries.features))
    searched = Gallery(np.arange(len(gallery)), head.embed(gallery.features))
    return measure(asked, queries.labels, searched, gallery.labels, Progress())


def finding(figures: QueryFigures) -> dict[str, float]:
    """How well the right pictures come first, for the manifest."""
    return {
        "recall_at_1": round(recall_at(1, figures), 4),
        "map": round(mean_average_precision(figures), 4),
    }


def choose(calibration: Situation) -> float:
    """Apply ``RULE``.

    Raises:
        NoCutpointError: so many known queries can only be accepted with too many strangers.
    """
    distance = smallest_accepting(RIGHT_ACCEPTED, calibration)
    strangers = stranger_rate(calibration.strangers, distance)
    if strangers.value > MOST_STRANGERS:
        raise NoCutpointError(f"at {distance} {strangers.value:.1%} of the strangers would be matches")
    return distance


def smallest_accepting(share: float, calibration: Situation) -> float:
    """The smallest distance, rounded up to 0.001, that accepts a share of the right nearest pictures."""
    right = np.sort(calibration.known.nearest[calibration.known.nearest_is_right].astype(np.float64))
    needed = float(right[math.ceil(share * len(right)) - 1])
    return math.ceil(needed * 1000) / 1000


def most_lenient(calibration: Situation) -> float:
    """The largest distance, rounded down to 0.001, with at most ``MOST_STRANGERS`` of the strangers."""
    nearest = np.sort(calibration.strangers.astype(np.float64))
    first_too_many = float(nearest[math.floor(MOST_STRANGERS * len(nearest))])
    return math.ceil(first_too_many * 1000 - 1) / 1000


def trade_off(calibration: Situation) -> list[dict[str, Any]]:
    """What other cutpoints would do: the figures behind the choice of the rule."""
    targets = {f"accepts {share:.0%} of the right nearest": share for share in OTHER_TARGETS}
    distances = {text: smallest_accepting(share, calibration) for text, share in targets.items()}
    distances[f"most lenient with {MOST_STRANGERS:.0%} strangers"] = most_lenient(calibration)
    rows = []
    for text, distance in distances.items():
        figures = calibration.described(distance)
        del figures["queries"]
        rates = {name: figure["rate"] for name, figure in figures.items()}
        rows.append({"cutpoint": text, "distance": distance, **rates})
    return rows
