"""How well a model will find when as many pictures have come in as it was trained on.

Distances to pictures that the network has not learnt are larger, and their share grows with every picture
that comes in. There are too few of them to make the gallery of that day. But small galleries can be drawn
with the share of today and with that of later, both of one size: what differs between them comes from the
share alone. For each query, the difference is added to what it finds today.
"""

from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.intervals import bootstrap_interval
from simgui.evaluation.metrics import QueryFigures
from simgui.models.head import Head
from simgui.models.metrics import RATES, Interval, Metrics
from simgui.training.tensorflow.data.pictures import Features, Rows, TrainingPictures, evenly

_DRAWS = 8
_MOST_QUERIES = 1000
Sums = npt.NDArray[np.float64]


class Later:
    """The figures of queries today, and in galleries drawn for today and for later.

    Args:
        pictures: Those of the training.
        queries: Rows of the test pictures.
        features: float32 (n, d), of every picture.
        head: Of the model.
        seed: Of the draws.
    """

    def __init__(
        self, pictures: TrainingPictures, queries: Rows, features: Features, head: Head, seed: int
    ) -> None:
        random = np.random.default_rng(seed)
        learnt = pictures.split.train
        unlearnt = np.concatenate([pictures.split.calibration, pictures.split.test])
        asked = pictures.gallery(evenly(queries, _MOST_QUERIES), features, head)
        known = pictures.known
        embeddings = head.embed(features[known])

        def found(rows: Rows) -> QueryFigures:
            rows = np.sort(rows)
            gallery = pictures.embedded(rows, embeddings[np.searchsorted(known, rows)])
            return gallery.measured_by(asked, Progress())

        def drawn(share: float, size: int) -> QueryFigures:
            new = round(share * size)
            parts = random.permutation(unlearnt)[:new], random.permutation(learnt)[: size - new]
            return found(np.concatenate(parts))

        count = len(known)
        now = len(unlearnt) / count
        later = (len(unlearnt) + count) / (2 * count)
        size = round(len(unlearnt) / later)
        self._today = found(known)
        self._drawn = [(drawn(later, size), drawn(now, size)) for _ in range(_DRAWS)]

    def at(self, threshold: float) -> Metrics:
        """Estimate the metrics at a threshold; intervals by the cluster bootstrap over scenes."""
        differences = [_values(later, threshold) - _values(now, threshold) for later, now in self._drawn]
        values = _values(self._today, threshold) + np.mean(differences, axis=0)
        rates = _rates(values.sum(axis=0)[None])
        scenes = self._today.scenes
        found: dict[str, Any] = {
            name: None if np.isnan(rate[0]) else float(rate[0]) for name, rate in rates.items()
        }

        def interval(name: str) -> Interval:
            return bootstrap_interval(lambda sums: _rates(sums)[name], values, scenes)

        return Metrics(
            queries=len(values),
            cutpoint=threshold,
            intervals={name: interval(name) for name in RATES},
            counts=dict.fromkeys(RATES, len(values)),
            scenes=len(np.unique(scenes)),
            **found,
        )


def _values(figures: QueryFigures, threshold: float) -> Sums:
    """Give what the rates are made of: float64 (q, 9), a row a query."""
    accepted, right = figures.nearest <= threshold, figures.nearest_is_right
    rank = figures.rank_of_first
    columns = (
        np.ones(len(rank)),
        rank == 1,
        (rank >= 1) & (rank <= 5),
        figures.average_precision,
        right,
        accepted,
        accepted & right,
        np.isfinite(figures.nearest_other),
        figures.nearest_other <= threshold,
    )
    return np.stack([np.asarray(column, np.float64) for column in columns], axis=1)


def _rates(sums: Sums) -> dict[str, Sums]:
    """Give the rates of sums of `_values`, float64 (n, 9) → float64 (n,) each; nan where there is none."""
    queries, first, five, average, right, accepted, both, known, other = np.maximum(sums, 0).T
    pairs = {
        "recall_at_1": (first, queries),
        "recall_at_5": (five, queries),
        "map": (average, queries),
        "precision": (both, accepted),
        "recall": (both, right),
        "f1": (2 * both, accepted + right),
        "binary_accuracy": (both, queries),
        "false_accept_rate": (other, known),
    }
    return {
        name: np.where(of > 0, np.minimum(part / np.where(of > 0, of, 1), 1), np.nan)
        for name, (part, of) in pairs.items()
    }
