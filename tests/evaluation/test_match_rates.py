"""Rates by rank and distance, against counts by hand."""

from dataclasses import replace

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation.intervals import share_interval
from simgui.evaluation.match_rates import LEAST_QUERIES, measure_match_rates
from simgui.evaluation.metrics import QueryFigures, measure
from simgui.models.match_rates import MatchRate, rate_at
from simgui.search.gallery import Gallery


def figures(count: int, seed: int = 0) -> tuple[QueryFigures, np.ndarray, np.ndarray]:
    """Measure queries near 4 labels in a small space, so that some neighbours are wrong."""
    random = np.random.default_rng(seed)
    centres = random.normal(size=(4, 3))

    def drawn(many: int) -> tuple[np.ndarray, np.ndarray]:
        labels = random.integers(0, 4, many)
        rows = centres[labels] + random.normal(size=(many, 3))
        return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32), labels

    (queries, query_labels), (pictures, labels) = drawn(count), drawn(300)
    asked = Gallery(np.arange(1000, 1000 + count), queries)
    found = measure(asked, query_labels, Gallery(np.arange(300), pictures), labels, Progress())
    return found, query_labels, labels


@pytest.mark.parametrize("ranks", [(1, 1), (2, 5), (6, 10)])
def test_every_pair_is_counted_once_in_the_rate_of_its_rank_and_distance(ranks: tuple[int, int]) -> None:
    found, query_labels, labels = figures(400)
    rates = [rate for rate in measure_match_rates(found, query_labels, labels) if rate.ranks == ranks]
    assert len(rates) > 1
    counted = {rate.up_to: [0, 0] for rate in rates}
    for query in range(400):
        for rank in range(ranks[0], ranks[1] + 1):
            distance = float(found.neighbour_distances[query, rank - 1])
            rate = rate_at(rates, rank, distance)
            assert rate is not None
            counted[rate.up_to][0] += int(labels[found.neighbours[query, rank - 1]] == query_labels[query])
            counted[rate.up_to][1] += 1
    assert {rate.up_to: [rate.right, rate.pairs] for rate in rates} == counted


def test_a_farther_neighbour_is_never_said_to_be_right_more_often() -> None:
    for seed in range(5):
        found, query_labels, labels = figures(300, seed)
        rates = measure_match_rates(found, query_labels, labels)
        for ranks in {rate.ranks for rate in rates}:
            shares = [rate.share for rate in rates if rate.ranks == ranks]
            assert shares == sorted(shares, reverse=True)


def test_pairs_of_too_few_queries_say_nothing() -> None:
    assert measure_match_rates(*figures(LEAST_QUERIES - 1)) == ()
    assert measure_match_rates(*figures(LEAST_QUERIES)) != ()


def test_the_interval_counts_scenes_not_pairs() -> None:
    found, query_labels, labels = figures(LEAST_QUERIES)
    first = measure_match_rates(found, query_labels, labels)[0]
    bursts = replace(found, scenes=np.arange(LEAST_QUERIES) // 10)
    (in_bursts,) = (r for r in measure_match_rates(bursts, query_labels, labels) if r.ranks == first.ranks)
    assert in_bursts.interval == share_interval(in_bursts.right, in_bursts.pairs, 5)
    assert in_bursts.interval[0] < first.interval[0]


def test_nothing_is_said_beyond_the_ranks_and_distances_that_were_measured() -> None:
    rates = (MatchRate((1, 1), 0.2, 9, 10, (0.5, 1.0)), MatchRate((2, 5), 0.3, 8, 10, (0.4, 0.9)))
    assert rate_at(rates, 1, 0.2) is rates[0]
    assert rate_at(rates, 1, 0.25) is None
    assert rate_at(rates, 3, 0.25) is rates[1]
    assert rate_at(rates, 6, 0.1) is None


@pytest.mark.parametrize(
    ("right", "pairs", "said"),
    [(312, 312, (312, 312)), (311, 312, (19, 20)), (296, 312, (19, 20)), (1, 2, (5, 10)), (0, 50, (0, 10))],
)
def test_a_share_is_never_said_to_be_more_than_it_is_by_rounding_to_all(
    right: int, pairs: int, said: tuple[int, int]
) -> None:
    assert MatchRate((1, 1), 0.1, right, pairs, (0.0, 1.0)).in_few == said
