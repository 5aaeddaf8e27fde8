import numpy as np
import numpy.typing as npt
import pytest

from simgui.duplicates import near_copies
from simgui.duplicates.near_copies import (
    Links,
    copies_across_labels,
    group_near_copies,
    measurable_groups,
)
from simgui.duplicates.nearness import Nearness
from simgui.models.head import unit_length


def at(near: float, by_chance: float = 1, in_a_row: float = -1, in_a_burst: float = -1) -> Nearness:
    return Nearness(by_chance, near, in_a_row, in_a_burst)


NEAR = at(0.97)  # 14 degrees


def at_degrees(*degrees: float) -> npt.NDArray[np.float32]:
    angles = np.radians(degrees)
    return np.stack([np.cos(angles), np.sin(angles)], axis=1).astype(np.float32)


def test_pictures_of_one_label_that_are_nearly_the_same_are_one_group() -> None:
    features = at_degrees(0, 90, 5, 92, 180)
    assert group_near_copies(features, np.zeros(5, np.int64), at(0.99)).tolist() == [0, 1, 0, 1, 4]


def test_pictures_of_different_labels_are_never_one_group() -> None:
    assert group_near_copies(at_degrees(0, 0, 0), np.array([1, 2, 1]), at(0.9)).tolist() == [0, 1, 0]


@pytest.mark.slow
def test_small_groups_are_those_of_plain_loops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_copies, "_SIMILARITIES_AT_ONCE", 100)  # several blocks
    monkeypatch.setattr(near_copies, "LEAST_SCENES", 1)  # no group is too large
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
        assert group_near_copies(features, labels, at(0.9)).tolist() == expected


def test_a_chain_that_would_swallow_its_label_is_cut() -> None:
    chain = at_degrees(*range(0, 180, 10))
    found = group_near_copies(chain, np.zeros(18, np.int64), NEAR)
    assert np.bincount(found).max() <= 6
    together = at_degrees(*range(12))  # all of them are near, each to each
    assert group_near_copies(together, np.zeros(12, np.int64), NEAR).tolist() == [0] * 12


def test_a_chain_that_is_a_small_part_of_its_label_stays() -> None:
    features = np.zeros((24, 20), np.float32)
    features[:6, :2] = at_degrees(0, 10, 20, 30, 40, 50)
    features[np.arange(6, 24), np.arange(2, 20)] = 1
    assert group_near_copies(features, np.zeros(24, np.int64), NEAR).tolist() == [0] * 6 + list(range(6, 24))


def test_pictures_that_stand_out_are_near_copies_below_the_limit_too() -> None:
    stranger = at_degrees(*range(90, 270, 11))  # at least 76 degrees from the others
    pair = at_degrees(0, 14)
    labels = np.zeros(len(stranger) + 2, np.int64)
    found = group_near_copies(np.concatenate([pair, stranger]), labels, at(0.99, by_chance=0.95))
    assert found.tolist()[:2] == [0, 0]
    assert len(np.unique(found)) == len(labels) - 1
    found = group_near_copies(np.concatenate([pair, stranger]), labels, at(0.99, by_chance=0.98))
    assert len(np.unique(found)) == len(labels)  # 14 degrees: chance does as much


def test_among_many_that_are_alike_none_stands_out() -> None:
    catalogue = at_degrees(*np.linspace(0, 30, 60))
    found = group_near_copies(catalogue, np.zeros(60, np.int64), at(0.999999, by_chance=0.5))
    assert len(np.unique(found)) == 60


def test_files_in_a_row_are_linked_if_they_have_more_in_common_than_with_others() -> None:
    features, labels = at_degrees(0, 20, 90, 130, 180, 200, 240, 280), np.zeros(8, np.int64)
    links = Links(in_a_row=np.array([[0, 1], [2, 3], [4, 5]]))
    found = group_near_copies(features, labels, at(0.999, in_a_row=0.9), links)
    assert found.tolist() == [0, 0, 2, 3, 4, 4, 6, 7]  # 40 degrees is too far
    catalogue = at_degrees(*np.linspace(0, 30, 60))
    ends = Links(in_a_row=np.array([[0, 59]]))
    found = group_near_copies(catalogue, np.zeros(60, np.int64), at(0.999999, in_a_row=0.8), ends)
    assert len(np.unique(found)) == 60


def test_a_row_that_would_swallow_its_label_is_doubted_and_a_burst_is_not() -> None:
    features = at_degrees(*range(0, 120, 12))  # the label: one picture in ten directions
    labels, one_after_the_other = np.zeros(10, np.int64), np.array([[row, row + 1] for row in range(9)])
    row, burst = Links(in_a_row=one_after_the_other), Links(in_a_burst=one_after_the_other)
    assert len(np.unique(group_near_copies(features, labels, at(0.99, in_a_row=0.9), row))) == 10
    assert set(group_near_copies(features, labels, at(0.99, in_a_burst=0.9), burst).tolist()) == {0}
    assert len(np.unique(group_near_copies(features, labels, at(0.99, in_a_burst=0.99), burst))) == 10


def test_links_between_labels_do_not_count() -> None:
    features, labels = at_degrees(0, 5, 90, 95, 180), np.array([0, 0, 0, 0, 1])
    pairs = np.array([[1, 2], [3, 4]])
    found = group_near_copies(features, labels, at(0.99), Links(in_a_burst=pairs))
    assert found.tolist() == [0, 0, 0, 0, 4]


def test_where_every_label_is_one_scene_it_is_taken_more_strictly_until_it_can_be_measured() -> None:
    features = at_degrees(0, 1, 2, 6, 7, 8, 14, 15, 90, 91)
    labels = np.array([0] * 8 + [1] * 2)
    assert len(np.unique(group_near_copies(features, labels, NEAR))) == 2
    found, are_cut = measurable_groups(features, labels, NEAR, 6)
    assert are_cut
    assert np.bincount(found[:8]).max() <= 8 / 3
    alone, _ = measurable_groups(np.ones((8, 2), np.float32) / np.float32(1.42), labels[:8], NEAR, 6)
    assert alone.tolist() == list(range(8))  # nothing tells them apart


def test_one_label_of_three_scenes_is_enough() -> None:
    features = at_degrees(0, 1, 90, 91, 180, 181, 50, 51, 52, 53, 54, 55)
    found, are_cut = measurable_groups(features, np.array([0] * 6 + [1] * 6), NEAR, 6)
    assert not are_cut
    assert found.tolist() == [0, 0, 2, 2, 4, 4, 6, 6, 6, 6, 6, 6]


def test_near_copies_with_different_labels_are_found_the_nearest_first() -> None:
    features, labels = at_degrees(0, 5, 90, 91, 180, 0.5), np.array([0, 1, 0, 1, 0, 0])
    assert copies_across_labels(features, labels, 0.99, 9).tolist() == [[2, 3], [1, 5], [0, 1]]
    assert copies_across_labels(features, labels, 0.99, 1).tolist() == [[2, 3]]
    assert copies_across_labels(features, labels, 1.1, 9).tolist() == []
