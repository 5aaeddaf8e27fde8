import numpy as np
import numpy.typing as npt
import pytest

from simgui.duplicates import near_copies
from simgui.duplicates.near_copies import NEAR, group_near_copies, measurable_groups, near_similarity
from simgui.models.head import unit_length


def at_degrees(*degrees: float) -> npt.NDArray[np.float32]:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_pictures_of_one_label_that_are_nearly_the_same_are_one_group() -> None:
    features = at_degrees(0, 90, 5, 92, 180)
    assert group_near_copies(features, np.zeros(5, np.int64), 0.99).tolist() == [0, 1, 0, 1, 4]


def test_pictures_of_different_labels_are_never_one_group() -> None:
    assert group_near_copies(at_degrees(0, 0, 0), np.array([1, 2, 1]), 0.9).tolist() == [0, 1, 0]


def test_groups_are_those_of_plain_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_copies, "_SIMILARITIES_AT_ONCE", 100)  # several blocks
    for seed in range(12):
        random = np.random.default_rng(seed)
        features = unit_length(random.normal(size=(50, 4)).astype(np.float32))
        labels = random.integers(0, 3, 50)
        expected = list(range(50))
        for _ in range(50):
            for one in range(50):
                for other in range(50):
                    if labels[one] == labels[other] and features[one] @ features[other] >= 0.9:
                        expected[one] = expected[other] = min(expected[one], expected[other])
        assert group_near_copies(features, labels, 0.9).tolist() == expected


def test_where_every_label_is_one_scene_it_is_taken_more_strictly_until_one_can_be_measured() -> None:
    features = at_degrees(0, 1, 2, 6, 7, 8, 14, 15, 90, 91)
    labels = np.array([0] * 8 + [1] * 2)
    assert len(np.unique(group_near_copies(features, labels, NEAR))) == 2
    found = measurable_groups(features, labels, 6)
    assert len(np.unique(found[:8])) >= 3
    alone = measurable_groups(np.ones((8, 2), np.float32), labels[:8], 6)  # nothing tells them apart
    assert alone.tolist() == list(range(8))


def test_one_label_of_three_scenes_is_enough() -> None:
    features = at_degrees(0, 1, 90, 91, 180, 181, 50, 51, 52, 53, 54, 55)
    found = measurable_groups(features, np.array([0] * 6 + [1] * 6), 6)
    assert found.tolist() == [0, 0, 2, 2, 4, 4, 6, 6, 6, 6, 6, 6]


def test_what_pictures_with_other_labels_reach_too_makes_no_near_copy() -> None:
    labels = np.array([0, 0, 1, 1])
    assert near_similarity(at_degrees(0, 1, 90, 91), labels) == NEAR
    alike = near_similarity(at_degrees(0, 1, 4, 5), labels)
    assert np.cos(np.radians(4)) < alike <= np.cos(np.radians(3)) + 1e-6
    assert near_similarity(at_degrees(0, 1, 2, 3), np.zeros(4, np.int64)) == NEAR
