from functools import partial

import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.evaluation import metrics as evaluation
from simgui.evaluation.label_verdicts import label_verdict_metrics, with_label_verdicts
from simgui.evaluation.metrics import QueryFigures, measure, summarise
from simgui.models.head import unit_length
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds
from simgui.search.gallery import Gallery
from simgui.search.label_verdict import PictureLabels, judge

NAMES = tuple("abcde")


def random_gallery(seed: int, first_id: int, labels: np.ndarray, noise: float = 0.7) -> Gallery:
    random = np.random.default_rng(seed)
    centres = np.random.default_rng(7).normal(size=(len(NAMES), 6))
    vectors = centres[labels] + noise * random.normal(size=(len(labels), 6))
    return Gallery(np.arange(first_id, first_id + len(labels)), unit_length(vectors.astype(np.float32)))


def thresholds_of(matcher: str) -> LabelThresholds:
    return LabelThresholds(matcher, {matcher: MatcherThresholds(0.25, {"b": 0.1, "d": 0.4})})


@pytest.mark.parametrize("matcher", MATCHERS)
@pytest.mark.parametrize("leave_one_out", [True, False])
def test_figures_are_those_of_searches_in_which_labels_are_really_left_out(
    matcher: str, leave_one_out: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluation, "_DISTANCES_AT_ONCE", 500)  # several groups of queries
    thresholds, column = thresholds_of(matcher), MATCHERS.index(matcher)
    for seed in range(4):
        random = np.random.default_rng(seed)
        labels = random.integers(0, 4, 70)  # the gallery has no picture of the fifth label
        gallery = random_gallery(seed, 0, labels)
        query_labels = labels if leave_one_out else random.integers(0, 5, 30)
        queries = gallery if leave_one_out else random_gallery(50 + seed, 500, query_labels)
        figures = measure(queries, query_labels, gallery, labels, Progress())

        matches = right = right_matches = false_matches = 0
        for row, label in enumerate(query_labels.tolist()):
            own = int(queries.ids[row])
            nearest = partial(gallery.nearest, queries.embeddings[row])
            found = judge(nearest, PictureLabels(gallery.ids, labels, NAMES), thresholds, own)
            assert found is not None
            assert NAMES[figures.taken_for[row, column]] == found.label
            assert figures.taken_distances[row, column] == pytest.approx(found.distance, abs=1e-6)
            others = labels != label
            kept = PictureLabels(gallery.ids[others], labels[others], NAMES)
            without = judge(nearest, kept, thresholds, own)
            assert without is not None
            assert NAMES[figures.other_taken_for[row, column]] == without.label
            matches += bool(found.match)
            right += found.label == NAMES[label]
            right_matches += bool(found.match) and found.label == NAMES[label]
            false_matches += bool(without.match)
        rates = label_verdict_metrics(figures, query_labels, NAMES, matcher, thresholds.deciding)
        count = len(query_labels)
        assert rates.queries == count
        assert rates.recall_at_1 == pytest.approx(right / count)
        assert rates.precision == pytest.approx(right_matches / matches)
        assert rates.recall == pytest.approx(right_matches / right)
        assert rates.f1 == pytest.approx(2 * right_matches / (matches + right))
        assert rates.binary_accuracy == pytest.approx(right_matches / count)
        assert rates.false_accept_rate == pytest.approx(false_matches / count)
        assert rates.counts == {
            "recall_at_1": count,
            "precision": matches,
            "recall": right,
            "f1": count,
            "binary_accuracy": count,
            "false_accept_rate": count,
        }
        for name, (low, high) in rates.intervals.items():
            value = rates.rate(name)
            assert value is not None
            assert 0 <= low <= value <= high <= 1


def measured(seed: int = 0) -> tuple[QueryFigures, np.ndarray]:
    labels = np.random.default_rng(seed).integers(0, 4, 60)
    gallery = random_gallery(seed, 0, labels)
    return measure(gallery, labels, gallery, labels, Progress()), labels


def test_by_the_nearest_picture_both_ways_to_sum_up_say_the_same() -> None:
    figures, labels = measured()
    by_picture = summarise(figures, 0.2)
    by_label = label_verdict_metrics(figures, labels, NAMES, "match_nearest", MatcherThresholds(0.2))
    for name in ("recall_at_1", "precision", "recall", "f1", "binary_accuracy", "false_accept_rate"):
        assert by_label.rate(name) == by_picture.rate(name)
        assert by_label.intervals[name] == by_picture.intervals[name]
        assert by_label.counts[name] == by_picture.counts[name]


def test_a_model_without_thresholds_tells_only_which_label_is_nearest() -> None:
    figures, labels = measured()
    rates = label_verdict_metrics(figures, labels, NAMES, "match_label", None)
    assert rates.recall_at_1 is not None
    assert rates.threshold is rates.precision is rates.recall is rates.f1 is None
    assert rates.binary_accuracy is rates.false_accept_rate is None
    assert set(rates.intervals) == set(rates.counts) == {"recall_at_1"}


def test_all_matchers_stand_beside_the_one_that_decides() -> None:
    figures, labels = measured()
    by_matcher = {name: MatcherThresholds(0.2) for name in MATCHERS}
    for deciding in MATCHERS:
        thresholds = LabelThresholds(deciding, by_matcher)
        found = with_label_verdicts(summarise(figures, 0.3), figures, labels, NAMES, thresholds)
        assert found.label_verdict is not None
        assert found.label_verdict.matcher == deciding
        assert {each.matcher for each in found.other_matchers} == {*MATCHERS} - {deciding}
        assert found.recall == summarise(figures, 0.3).recall


def test_with_one_label_there_is_nothing_to_be_taken_for_without_it() -> None:
    labels = np.zeros(6, np.int64)
    gallery = random_gallery(0, 0, labels)
    figures = measure(gallery, labels, gallery, labels, Progress())
    rates = label_verdict_metrics(figures, labels, ("a",), "match_label", MatcherThresholds(2.0))
    assert (rates.precision, rates.recall, rates.false_accept_rate) == (1.0, 1.0, None)
    assert rates.counts["false_accept_rate"] == 0
