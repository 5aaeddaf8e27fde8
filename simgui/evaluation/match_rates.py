"""Measure how often a neighbour at about a distance has the query's label.

The nearest, the second to fifth and the sixth to tenth neighbours are counted apart: at one distance, the
farther ones are right more often, since so many others are nearer still. Within each, the pairs are divided
by distance into groups of one size, and neighbouring groups are pooled as long as a farther one is right more
often than a nearer one (isotonic regression by pooling adjacent violators: Ayer et al. 1955; for calibration,
Zadrozny and Elkan 2002). The groups are fixed before anybody looks at what is right: boundaries that are
chosen so that a group is all right would flatter.
"""

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import Scenes, effective_number, share_interval
from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.models.match_rates import MatchRate

RANKS = ((1, 1), (2, 5), (6, 10))
LEAST_QUERIES = 50
"""Of a group of pairs. Of fewer, an interval would be too wide to be worth a sentence."""
_MOST_GROUPS = 10


def measure_match_rates(
    figures: QueryFigures, query_labels: Labels, gallery_labels: Labels
) -> tuple[MatchRate, ...]:
    """Count right pairs by rank and distance.

    Args:
        figures: What was measured of q queries that the model has not learnt from.
        query_labels: int64 (q,).
        gallery_labels: int64 (n,), of the gallery they were measured in, with the same numbers.

    Returns:
        Rising by distance; empty if there are too few queries.
    """
    right = gallery_labels[figures.neighbours] == query_labels[:, None]
    found: list[MatchRate] = []
    for ranks in RANKS:
        columns = slice(ranks[0] - 1, ranks[1])
        there = figures.neighbours[:, columns] >= 0
        scenes = np.broadcast_to(figures.scenes[:, None], there.shape)[there]
        found += _rates(
            ranks, figures.neighbour_distances[:, columns][there], right[:, columns][there], scenes
        )
    return tuple(sorted(found, key=lambda rate: rate.up_to))


def _rates(
    ranks: tuple[int, int],
    distances: npt.NDArray[np.float32],
    right: npt.NDArray[np.bool_],
    scenes: Scenes,
) -> list[MatchRate]:
    of_a_query = ranks[1] - ranks[0] + 1
    count = min(_MOST_GROUPS, len(distances) // (LEAST_QUERIES * of_a_query))
    if not count:
        return []
    groups = [group for group in np.array_split(np.argsort(distances, kind="stable"), count) if len(group)]
    pooled: list[npt.NDArray[np.int64]] = []
    for group in groups:
        pooled.append(group)
        while len(pooled) > 1 and right[pooled[-1]].mean() >= right[pooled[-2]].mean():
            last = pooled.pop()
            pooled[-1] = np.concatenate([pooled[-1], last])
    return [_rate(ranks, distances[rows], right[rows], scenes[rows]) for rows in pooled]


def _rate(
    ranks: tuple[int, int],
    distances: npt.NDArray[np.float32],
    right: npt.NDArray[np.bool_],
    scenes: Scenes,
) -> MatchRate:
    hits, pairs = int(right.sum()), len(right)
    interval = share_interval(hits, pairs, effective_number(scenes))
    return MatchRate(ranks, float(distances.max()), hits, pairs, interval)
