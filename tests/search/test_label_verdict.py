from collections import Counter
from functools import partial

import numpy as np
import pytest

from simgui.models.head import unit_length
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds
from simgui.search import label_verdict
from simgui.search.gallery import Gallery
from simgui.search.label_verdict import PICTURES_ASKED, LabelVerdict, PictureLabels, judge

NAMES = ("bags", "hats", "shoes", "tops")


def thresholds_of(matcher: str, threshold: float = 0.2, **labels: float) -> LabelThresholds:
    return LabelThresholds(matcher, {matcher: MatcherThresholds(threshold, labels)})


def gallery_at(*degrees: float) -> Gallery:
    angles = np.radians(degrees)
    return Gallery(
        np.arange(1, len(degrees) + 1), np.stack([np.cos(angles), np.sin(angles)], 1).astype(np.float32)
    )


def ranked(
    gallery: Gallery, labels: dict[int, str], query: np.ndarray, own: int | None
) -> list[tuple[str, float]]:
    """Give label and distance of every labelled picture but the query itself, by a plain loop."""
    distances = gallery.distances(query[None])[0]
    found = [
        (float(distance), number)
        for number, distance in zip(gallery.ids.tolist(), distances, strict=True)
        if number in labels and number != own
    ]
    return [(labels[number], distance) for distance, number in sorted(found)]


def taken_by_a_plain_loop(matcher: str, near: list[tuple[str, float]]) -> tuple[str, float]:
    if matcher == "match_nearest":
        return near[0]
    if matcher == "match_majority_vote":
        votes = Counter(label for label, _ in near[:10])
        most = max(votes.values())
        label = next(label for label, _ in near if votes[label] == most)
        return label, float(np.mean([distance for _, distance in near[:10]]))
    means = {}
    for label in {label for label, _ in near}:
        of_label = [distance for other, distance in near if other == label][:10]
        means[label] = sum(of_label) / len(of_label)
    label = min(means, key=lambda each: means[each])
    return label, means[label]


@pytest.mark.parametrize("matcher", MATCHERS)
def test_the_verdict_is_that_of_a_plain_loop(matcher: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(label_verdict, "FIRST_LOOK", 4)
    monkeypatch.setattr(label_verdict, "_GROWTH", 2)
    for seed in range(60):
        random = np.random.default_rng(seed)
        count = int(random.integers(2, 150))
        spread = random.choice([0.0, 0.3, 3.0])
        numbers = random.integers(0, 4, count)
        centres = random.normal(size=(4, 8))
        vectors = unit_length((centres[numbers] * spread + random.normal(size=(count, 8))).astype(np.float32))
        ids = random.permutation(count) + 10
        gallery, numbers = Gallery(ids, vectors), numbers[np.argsort(ids)]
        known = random.random(count) < 0.8
        known[:2] = True
        labels = {
            number: NAMES[label]
            for number, label, there in zip(gallery.ids.tolist(), numbers.tolist(), known, strict=True)
            if there
        }
        kept = PictureLabels(gallery.ids[known], numbers[known], NAMES)
        own = int(gallery.ids[0]) if seed % 2 else None
        query = (
            gallery.embeddings[0]
            if seed % 2
            else unit_length(random.normal(size=(1, 8)).astype(np.float32))[0]
        )
        found = judge(partial(gallery.nearest, query), kept, thresholds_of(matcher), own)
        label, distance = taken_by_a_plain_loop(matcher, ranked(gallery, labels, query, own))
        assert found is not None
        assert (found.label, found.distance) == (label, pytest.approx(distance, abs=1e-6))
        assert found.match == (found.distance <= 0.2)


def test_one_picture_that_happens_to_be_near_does_not_decide() -> None:
    # A hat at 1 degree among shoes at 5 to 14; the other hats are far away.
    gallery = gallery_at(1, *range(5, 15), *range(60, 70))
    labels = PictureLabels(gallery.ids, np.array([1] + [2] * 10 + [1] * 10), NAMES)
    found = judge(partial(gallery.nearest, np.float32([1, 0])), labels, thresholds_of("match_label"))
    assert found is not None
    assert found.label == "shoes"
    assert found.distance == pytest.approx(np.mean([1 - np.cos(np.radians(each)) for each in range(5, 15)]))
    nearest = judge(partial(gallery.nearest, np.float32([1, 0])), labels, thresholds_of("match_nearest"))
    assert nearest is not None
    assert nearest.label == "hats"


def test_a_label_of_few_pictures_is_judged_by_all_of_them() -> None:
    gallery = gallery_at(10, 20, 30, 31)
    labels = PictureLabels(gallery.ids, np.array([0, 0, 1, 1]), NAMES)
    found = judge(partial(gallery.nearest, np.float32([1, 0])), labels, thresholds_of("match_label"))
    assert found is not None
    expected = np.mean([1 - np.cos(np.radians(each)) for each in (10, 20)])
    assert (found.label, found.distance) == ("bags", pytest.approx(expected, abs=1e-6))


def test_the_query_itself_is_not_asked() -> None:
    gallery = gallery_at(0, 30, 20, 21)
    labels = PictureLabels(gallery.ids, np.array([0, 0, 1, 1]), NAMES)
    query = gallery.embeddings[0]
    found = judge(partial(gallery.nearest, query), labels, thresholds_of("match_label"), own=1)
    assert found is not None
    assert found.label == "hats"
    alone = PictureLabels(gallery.ids[:1], np.array([0]), NAMES)
    for matcher in MATCHERS:
        assert judge(partial(gallery.nearest, query), alone, thresholds_of(matcher), own=1) is None


def test_without_labels_there_is_no_verdict() -> None:
    gallery = gallery_at(0, 30)
    for matcher in MATCHERS:
        nearest = partial(gallery.nearest, np.float32([1, 0]))
        for own in (None, 1):
            assert judge(nearest, PictureLabels(), thresholds_of(matcher), own) is None


def test_without_thresholds_there_is_a_label_and_no_verdict() -> None:
    gallery = gallery_at(0, 30)
    labels = PictureLabels(gallery.ids, np.array([0, 1]), NAMES)
    found = judge(partial(gallery.nearest, np.float32([1, 0])), labels, None)
    assert found == LabelVerdict("bags", 0.0, None)
    assert found.match is None


def test_labels_of_pictures_that_are_not_in_the_gallery_are_passed_over() -> None:
    gallery = gallery_at(0, 30)
    labels = PictureLabels(np.array([1, 2, 8, 9]), np.array([0, 1, 1, 1]), NAMES)
    for query, label in ((0, "bags"), (1, "hats")):
        found = judge(
            partial(gallery.nearest, gallery.embeddings[query]), labels, thresholds_of("match_label")
        )
        assert found is not None
        assert (found.label, found.distance) == (label, pytest.approx(0, abs=1e-6))


def test_each_label_has_its_own_threshold() -> None:
    gallery = gallery_at(20, 200)
    labels = PictureLabels(gallery.ids, np.array([0, 1]), NAMES)
    nearest = partial(gallery.nearest, np.float32([1, 0]))
    distance = 1 - np.cos(np.radians(20))
    for of_bags, match in ((distance + 0.01, True), (distance - 0.01, False)):
        found = judge(nearest, labels, thresholds_of("match_label", 0.5, bags=of_bags))
        assert found is not None
        assert (found.threshold, found.match) == (of_bags, match)
    by_common = judge(nearest, labels, thresholds_of("match_label", 0.5, hats=0.0))
    assert by_common is not None
    assert (by_common.threshold, by_common.match) == (0.5, True)


def test_only_as_many_pictures_are_looked_at_as_it_takes() -> None:
    random = np.random.default_rng(1)
    numbers = np.repeat(np.arange(4), 1000)
    centres = unit_length(random.normal(size=(4, 16)).astype(np.float32))
    gallery = Gallery(
        np.arange(4000),
        unit_length((centres[numbers] + 0.05 * random.normal(size=(4000, 16))).astype(np.float32)),
    )
    asked: list[int] = []

    def nearest(count: int) -> tuple[np.ndarray, np.ndarray]:
        asked.append(count)
        return gallery.nearest(centres[2], count)

    found = judge(nearest, PictureLabels(gallery.ids, numbers, NAMES), thresholds_of("match_label"))
    assert found is not None
    assert found.label == "shoes"
    assert len(asked) == 1
    assert asked[0] < 1000


def test_figures_are_written_so_that_they_tell_the_verdict() -> None:
    assert LabelVerdict("shoes", 0.1212, 0.1874).figures == ("0.12", "0.19")
    assert LabelVerdict("shoes", 0.1904, 0.1896).figures == ("0.1904", "0.1896")
    assert LabelVerdict("shoes", 0.25, 0.25).figures == ("0.25", "0.25")


def test_a_vote_that_ties_goes_to_the_label_that_is_nearer() -> None:
    assert label_verdict.majority([3, 1, 1, 3, 0]) == 3
    assert PICTURES_ASKED == 10
