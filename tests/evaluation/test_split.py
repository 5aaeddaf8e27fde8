from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from simgui.duplicates.scenes import LEAST_TO_MEASURE
from simgui.evaluation.split import (
    LEAST_PER_SPLIT,
    MOST_HELD_OUT,
    Split,
    evenly_drawn,
    stratified_split,
)


def distributions(count: int = 200) -> Iterator[Any]:
    """Give labels of many libraries, few and many, even and uneven, in mixed order."""
    for number in range(count):
        random = np.random.default_rng(number)
        sizes = random.integers(1, (4, 12, 60, 400)[number % 4], random.integers(1, 12))
        names = random.choice(1000, len(sizes), replace=False)
        yield random.permutation(np.repeat(names, sizes)).astype(np.int64)


def parts(split: Split) -> list[Any]:
    return [split.train, split.calibration, split.test]


def same(one: Split, other: Split) -> bool:
    return all(np.array_equal(a, b) for a, b in zip(parts(one), parts(other), strict=True))


def test_every_picture_is_in_exactly_one_part() -> None:
    for seed, labels in enumerate(distributions()):
        split = stratified_split(labels, seed)
        assert np.array_equal(np.sort(np.concatenate(parts(split))), np.arange(len(labels)))
        for part in parts(split):
            assert part.dtype == np.int64
            assert np.array_equal(part, np.sort(part))


def test_each_label_gives_two_pictures_or_a_tenth_to_calibration_and_to_test() -> None:
    for seed, labels in enumerate(distributions()):
        split = stratified_split(labels, seed)
        for label in np.unique(labels):
            size = int((labels == label).sum())
            train, calibration, test = (int((labels[part] == label).sum()) for part in parts(split))
            assert calibration == test
            if size < LEAST_TO_MEASURE:
                assert (train, test) == (size, 0)
            else:
                assert min(train, test) >= LEAST_PER_SPLIT
                assert test == LEAST_PER_SPLIT or abs(test - size / 10) <= 0.5
                assert train >= size / 3


def test_the_same_seed_gives_the_same_split() -> None:
    for seed, labels in enumerate(distributions(20)):
        assert same(stratified_split(labels, seed), stratified_split(labels.copy(), seed))


def test_another_seed_gives_another_split() -> None:
    labels = np.repeat(np.arange(5), 40)
    splits = [stratified_split(labels, seed) for seed in range(10)]
    assert not any(same(splits[one], splits[other]) for one in range(10) for other in range(one))


@pytest.mark.parametrize(
    ("size", "train", "held"), [(1, 1, 0), (5, 5, 0), (6, 2, 2), (24, 20, 2), (30, 24, 3), (100, 80, 10)]
)
def test_sizes_worked_by_hand(size: int, train: int, held: int) -> None:
    split = stratified_split(np.zeros(size, np.int64), 3)
    assert [len(part) for part in parts(split)] == [train, held, held]


def test_nothing_is_split_into_nothing() -> None:
    assert [part.tolist() for part in parts(stratified_split(np.empty(0, np.int64), 0))] == [[], [], []]


def test_of_many_pictures_a_smaller_share_is_held_out() -> None:
    labels = np.repeat(np.arange(10), 5000)
    split = stratified_split(labels, 0)
    assert len(split.test) == len(split.calibration) == MOST_HELD_OUT
    assert np.unique(labels[split.test], return_counts=True)[1].tolist() == [MOST_HELD_OUT // 10] * 10


def test_an_even_draw_keeps_every_label_and_its_share() -> None:
    for seed, labels in enumerate(distributions()):
        assert np.array_equal(evenly_drawn(labels, len(labels), seed), np.arange(len(labels)))
        drawn = evenly_drawn(labels, len(labels) // 3, seed)
        assert len(np.unique(drawn)) == len(drawn)
        assert np.array_equal(drawn, np.sort(drawn))
        assert np.array_equal(drawn, evenly_drawn(labels, len(labels) // 3, seed))
        for label in np.unique(labels):
            size, kept = int((labels == label).sum()), int((labels[drawn] == label).sum())
            assert kept == min(size, max(LEAST_TO_MEASURE, round(len(labels) // 3 / len(labels) * size)))


def in_scenes(labels: Any, random: np.random.Generator) -> Any:
    """Draw scenes of many sizes, each within one label."""
    scenes = labels * 1000 + random.integers(0, random.integers(1, 12) * 5, len(labels))
    return np.where(random.random(len(labels)) < 0.5, scenes, -1 - np.arange(len(labels)))


@pytest.mark.slow
def test_a_scene_stands_whole_in_one_part() -> None:
    for seed, labels in enumerate(distributions()):
        random = np.random.default_rng(seed)
        scenes, learnt = in_scenes(labels, random), random.random(len(labels)) < 0.2
        split = stratified_split(labels, seed, learnt, scenes)
        assert np.array_equal(np.sort(np.concatenate(parts(split))), np.arange(len(labels)))
        of_parts = [set(scenes[part].tolist()) for part in parts(split)]
        assert not any(of_parts[one] & of_parts[other] for one in range(3) for other in range(one))
        assert same(split, stratified_split(labels, seed, learnt, scenes))
        for label in np.unique(labels):
            counts = [int((labels[part] == label).sum()) for part in parts(split)]
            measured = sum(counts) >= 6 and len(np.unique(scenes[labels == label])) >= 3
            assert (counts[1] > 0, counts[2] > 0) == (measured, measured)
            assert counts[0] >= min(2, sum(counts))


def test_lone_pictures_are_divided_as_if_there_were_no_scenes() -> None:
    for seed, labels in enumerate(distributions(40)):
        lone = np.random.default_rng(seed).permutation(len(labels))
        assert same(stratified_split(labels, seed), stratified_split(labels, seed, None, lone))


@pytest.mark.parametrize(
    ("sizes", "train", "calibration", "test"),
    [
        ([12, 12, 12, 12], 24, 12, 12),  # four bursts: one is calibrated with, one tested with
        ([4, 1, 1], 4, 1, 1),  # the largest is trained on
        ([6, 6], 12, 0, 0),  # two scenes are no three parts
        ([2, 2, 1], 5, 0, 0),  # five pictures are too few
        ([12] + [1] * 38, 40, 5, 5),  # what fits is taken: the burst is not
    ],
)
def test_scenes_divided_by_hand(sizes: list[int], train: int, calibration: int, test: int) -> None:
    scenes = np.repeat(np.arange(len(sizes)), sizes)
    for seed in range(5):
        split = stratified_split(np.zeros(len(scenes), np.int64), seed, None, scenes)
        assert [len(part) for part in parts(split)] == [train, calibration, test]


@pytest.mark.slow
def test_pictures_that_the_other_model_has_learnt_from_are_tested_with_last() -> None:
    for seed, labels in enumerate(distributions()):
        learnt = np.random.default_rng(seed).random(len(labels)) < (0.3, 0.8, 0.9, 1.0)[seed % 4]
        split = stratified_split(labels, seed, learnt)
        assert np.array_equal(np.sort(np.concatenate(parts(split))), np.arange(len(labels)))
        for label in np.unique(labels):
            tested = split.test[labels[split.test] == label]
            fresh = int((~learnt & (labels == label)).sum())
            assert int((~learnt[tested]).sum()) == min(len(tested), fresh)


def test_the_split_after_a_training_tests_with_the_same_pictures_whatever_the_seed() -> None:
    labels = np.repeat(np.arange(5), 40)
    first = stratified_split(labels, 0)
    learnt = np.ones(len(labels), bool)
    learnt[first.test] = False
    second = stratified_split(labels, 1, learnt)
    assert np.array_equal(second.test, first.test)
    assert not np.array_equal(second.train, first.train)
