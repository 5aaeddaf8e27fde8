from dataclasses import replace

import numpy as np
import pytest

from simgui.core.errors import Cancelled
from simgui.core.progress import Progress, Step
from simgui.evaluation import metrics as evaluation
from simgui.evaluation.intervals import share_interval
from simgui.evaluation.metrics import (
    QueryFigures,
    mean_average_precision,
    measure,
    recall_at,
    summarise,
)
from simgui.models.head import unit_length
from simgui.models.metrics import RATES
from simgui.search.gallery import Gallery


def gallery_at(ids: list[int], *degrees: float) -> Gallery:
    angles = np.radians(degrees)
    return Gallery(np.array(ids), np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32))


def random_gallery(seed: int, first_id: int, count: int, width: int = 3) -> Gallery:
    vectors = np.random.default_rng(seed).normal(size=(count, width)).astype(np.float32)
    return Gallery(np.arange(first_id, first_id + count), unit_length(vectors))


def ranked(query: int, queries: Gallery, gallery: Gallery) -> list[tuple[float, int]]:
    """Rank the whole gallery for one query, by a plain loop: (distance, row), the query itself left out."""
    distances = gallery.distances(queries.embeddings)[query]
    rows = [row for row in range(len(gallery)) if gallery.ids[row] != queries.ids[query]]
    return sorted((float(distances[row]), row) for row in rows)


def test_figures_worked_by_hand() -> None:
    # Gallery at 0 (a), 10 (b), 20 (a), 90 (b); queries at 1 (a) and 12 (c, which the gallery does not have).
    gallery, labels = gallery_at([1, 2, 3, 4], 0, 10, 20, 90), np.array([0, 1, 0, 1])
    queries = gallery_at([11, 12], 1, 12)
    figures = measure(queries, np.array([0, 2]), gallery, labels, Progress())
    assert figures.rank_of_first.tolist() == [1, 0]
    # a, b, a, b: precision 1/1 at the first a, 2/3 at the second
    assert np.allclose(figures.average_precision, [(1 + 2 / 3) / 2, 0])
    assert np.allclose(figures.nearest, 1 - np.cos(np.radians([1, 2])), atol=1e-6)
    assert figures.nearest_is_right.tolist() == [True, False]
    assert np.allclose(figures.nearest_other, 1 - np.cos(np.radians([9, 2])), atol=1e-6)
    assert recall_at(1, figures) == 0.5
    assert mean_average_precision(figures) == pytest.approx(5 / 12)


@pytest.mark.parametrize("leave_one_out", [True, False])
def test_figures_are_those_of_plain_loops(leave_one_out: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "_DISTANCES_AT_ONCE", 100)  # several groups of queries
    for seed in range(12):
        random = np.random.default_rng(seed)
        gallery = random_gallery(seed, 0, 30)
        labels = random.integers(0, 4, 30)
        queries = gallery if leave_one_out else random_gallery(100 + seed, 500, 23)
        query_labels = labels if leave_one_out else random.integers(0, 5, 23)
        figures = measure(queries, query_labels, gallery, labels, Progress())

        first_hits, precisions = [], []
        for query in range(len(queries)):
            order = ranked(query, queries, gallery)
            right = [labels[row] == query_labels[query] for _, row in order]
            first_hits.append(right.index(True) + 1 if True in right else 0)
            at_hits = [sum(right[: rank + 1]) / (rank + 1) for rank, hit in enumerate(right) if hit]
            precisions.append(sum(at_hits) / len(at_hits) if at_hits else 0.0)
            assert figures.nearest[query] == pytest.approx(order[0][0])
            assert figures.nearest_is_right[query] == right[0]
            others = [distance for (distance, _), hit in zip(order, right, strict=True) if not hit]
            assert figures.nearest_other[query] == pytest.approx(min(others))
        assert figures.rank_of_first.tolist() == first_hits
        assert np.allclose(figures.average_precision, precisions)
        for k in (1, 2, 5, 30):
            expected = sum(1 <= rank <= k for rank in first_hits) / len(first_hits)
            assert recall_at(k, figures) == pytest.approx(expected)
        assert mean_average_precision(figures) == pytest.approx(sum(precisions) / len(precisions))


@pytest.mark.slow
def test_verdicts_are_those_of_searches_in_which_labels_are_really_left_out() -> None:
    for seed in range(12):
        random = np.random.default_rng(seed)
        gallery, queries = random_gallery(seed, 0, 40), random_gallery(50 + seed, 500, 25)
        labels, query_labels = random.integers(0, 5, 40), random.integers(0, 5, 25)
        figures = measure(queries, query_labels, gallery, labels, Progress())
        for cutpoint in (0.0, 0.005, 0.02, 0.08, 0.4, 2.0):
            accepted = right = nearest_right = false_matches = 0
            for row in range(len(queries)):
                (found,), (distance,) = gallery.nearest(queries.embeddings[row], 1)
                is_right = labels[found] == query_labels[row]
                nearest_right += is_right
                accepted += distance <= cutpoint
                right += is_right and distance <= cutpoint
                other_labels = labels != query_labels[row]
                without = Gallery(gallery.ids[other_labels], gallery.embeddings[other_labels])
                false_matches += without.nearest(queries.embeddings[row], 1)[1][0] <= cutpoint
            rates = summarise(figures, cutpoint)
            assert rates.precision == (pytest.approx(right / accepted) if accepted else None)
            assert rates.recall == pytest.approx(right / nearest_right)
            assert rates.false_accept_rate == pytest.approx(false_matches / len(queries))
            if accepted:
                assert rates.f1 == pytest.approx(2 * right / (accepted + nearest_right))
            else:
                assert rates.f1 is None


def test_the_nearest_of_each_query_are_those_of_single_searches() -> None:
    random = np.random.default_rng(5)
    embeddings = unit_length(random.normal(size=(14, 6)).astype(np.float32))
    labels = random.integers(0, 3, 14)
    gallery = Gallery(np.arange(100, 114), embeddings)
    asked = Gallery(gallery.ids[:6], gallery.embeddings[:6])
    figures = measure(asked, labels[:6], gallery, labels, Progress())
    for row in range(6):
        others = Gallery(np.delete(gallery.ids, row), np.delete(gallery.embeddings, row, axis=0))
        ids, distances = others.nearest(asked.embeddings[row], 10)
        assert gallery.ids[figures.neighbours[row]].tolist() == ids.tolist()
        assert figures.neighbour_distances[row] == pytest.approx(distances, abs=1e-6)


def test_where_nothing_else_is_left_there_is_no_neighbour() -> None:
    two = Gallery(np.array([1, 2]), unit_length(np.array([[1, 0], [1, 1]], np.float32)))
    figures = measure(two, np.array([0, 0]), two, np.array([0, 0]), Progress())
    assert figures.neighbours.tolist() == [[1, -1], [0, -1]]
    assert np.isinf(figures.neighbour_distances[:, 1]).all()


def test_a_query_finds_no_picture_of_its_own_scene() -> None:
    for seed in range(12):
        random = np.random.default_rng(seed)
        gallery, queries = random_gallery(seed, 0, 40), random_gallery(50 + seed, 500, 25)
        labels, query_labels = random.integers(0, 3, 40), random.integers(0, 3, 25)
        scenes, query_scenes = random.integers(0, 9, 40), random.integers(0, 9, 25)
        figures = measure(queries, query_labels, gallery, labels, Progress(), query_scenes, scenes)
        assert figures.scenes.tolist() == query_scenes.tolist()
        for row in range(25):
            left = scenes != query_scenes[row]
            without = Gallery(gallery.ids[left], gallery.embeddings[left])
            alone = Gallery(queries.ids[[row]], queries.embeddings[[row]])
            expected = measure(alone, query_labels[[row]], without, labels[left], Progress())
            for name in ("rank_of_first", "average_precision", "nearest_is_right"):
                assert getattr(figures, name)[row] == pytest.approx(getattr(expected, name)[0])
            for name in ("nearest", "nearest_other"):
                assert getattr(figures, name)[row] == pytest.approx(getattr(expected, name)[0], abs=1e-6)
            found = figures.neighbours[row][figures.neighbours[row] >= 0]
            assert gallery.ids[found].tolist() == without.ids[expected.neighbours[0]].tolist()


def test_pictures_of_a_scene_are_found_by_queries_from_elsewhere() -> None:
    gallery, labels = gallery_at([1, 2], 0, 90), np.array([0, 1])
    figures = measure(gallery_at([11], 1), np.array([0]), gallery, labels, Progress(), np.array([0]))
    assert figures.nearest_is_right.tolist() == [True]


def test_where_a_scene_is_the_whole_gallery_nothing_is_found() -> None:
    two, none = gallery_at([1, 2], 0, 1), np.array([0, 0])
    rates = summarise(measure(two, none, two, none, Progress(), none, none), 0.5)
    assert (rates.recall_at_1, rates.map, rates.scenes, rates.precision) == (0.0, 0.0, 1, None)


def test_intervals_count_scenes() -> None:
    figures = figures_of([0.1] * 30 + [0.9] * 30, [True] * 45 + [False] * 15, [0.5] * 60)
    copied = replace(figures, scenes=np.arange(60) // 6)
    alone, of_scenes = summarise(figures, 0.5), summarise(copied, 0.5)
    assert (alone.scenes, of_scenes.scenes) == (60, 10)
    for name in ("recall_at_1", "precision", "recall", "f1", "false_accept_rate"):
        assert getattr(alone, name) == getattr(of_scenes, name)
        (low, high), (lower, higher) = alone.intervals[name], of_scenes.intervals[name]
        assert lower <= low
        assert higher >= high
    assert of_scenes.intervals["recall_at_1"] == share_interval(10, 10)


def figures_of(nearest: list[float], is_right: list[bool], other: list[float]) -> QueryFigures:
    count = len(nearest)
    return QueryFigures(
        np.ones(count, np.int64),
        np.ones(count),
        np.array(nearest, np.float32),
        np.array(is_right),
        np.array(other, np.float32),
        np.zeros((count, 1), np.int64),
        np.array(nearest, np.float32)[:, None],
        np.arange(count),
        *[np.zeros((count, 1))] * 4,
    )


def test_what_cannot_be_measured_is_none() -> None:
    one_label = figures_of([0.1, 0.2], [True, True], [np.inf, np.inf])
    assert summarise(one_label, 0.15).false_accept_rate is None  # there is nothing to take it for
    nothing_accepted = summarise(one_label, 0.05)
    assert (nothing_accepted.precision, nothing_accepted.recall, nothing_accepted.f1) == (None, 0.0, None)
    never_right = summarise(figures_of([0.1], [False], [0.1]), 1.0)
    assert (never_right.precision, never_right.recall, never_right.f1) == (0.0, None, None)


def test_a_model_that_accepts_only_what_is_wrong_has_an_f1_of_zero() -> None:
    rates = summarise(figures_of([0.1, 0.9], [False, True], [0.1, 2.0]), 0.5)
    assert (rates.precision, rates.recall, rates.f1) == (0.0, 0.0, 0.0)


def test_a_distance_at_the_cutpoint_is_accepted() -> None:
    figures = figures_of([0.5, 0.75], [True, True], [0.5, 0.75])
    rates = summarise(figures, 0.5)
    assert (rates.precision, rates.recall, rates.false_accept_rate) == (1.0, 0.5, 0.5)


def test_every_rate_has_an_interval_around_it_and_says_of_how_many_it_is() -> None:
    figures = measure(
        random_gallery(3, 500, 60), np.arange(60) % 5, random_gallery(4, 0, 40), np.arange(40) % 5, Progress()
    )
    summary = summarise(figures, 0.1)
    names = RATES
    assert set(summary.intervals) == set(summary.counts) == set(names)
    for name in names:
        low, high = summary.intervals[name]
        value = getattr(summary, name)
        assert value is not None
        assert 0 <= low <= value <= high <= 1
    assert summary.counts["map"] == summary.counts["recall_at_1"] == summary.queries == 60
    assert summary.counts["precision"] == int((figures.nearest <= 0.1).sum())
    assert summary.counts["recall"] == int(figures.nearest_is_right.sum())


def test_progress_counts_queries_and_can_stop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evaluation, "_DISTANCES_AT_ONCE", 40)
    gallery, labels = random_gallery(0, 0, 10), np.zeros(10, np.int64)
    steps: list[Step] = []
    ticks = iter(range(100))
    measure(gallery, labels, gallery, labels, Progress(steps.append, clock=lambda: next(ticks)))
    assert [(step.done, step.total) for step in steps] == [(4, 10), (8, 10), (10, 10)]
    with pytest.raises(Cancelled):
        measure(gallery, labels, gallery, labels, Progress(is_cancelled=lambda: True))
