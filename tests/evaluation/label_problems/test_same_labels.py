from collections import Counter
from dataclasses import replace
from itertools import product
from math import comb

import numpy as np
import pytest
from measured import measured

from simgui.core.progress import Progress
from simgui.evaluation.label_problems.same_labels import binomial_tail, find_same_labels
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import measure
from simgui.models.head import unit_length
from simgui.search.gallery import Gallery


def of_centres(centres: list[int], each: int = 30, noise: float = 0.4) -> Measurement:
    """Measure labels a, b, c …, of which those with the same number lie around the same centre."""
    random = np.random.default_rng(1)
    means = random.normal(size=(max(centres) + 1, 12))
    labels = np.repeat(np.arange(len(centres)), each)
    vectors = means[np.array(centres)[labels]] + noise * random.normal(size=(len(labels), 12))
    gallery = Gallery(np.arange(len(labels)), unit_length(vectors.astype(np.float32)))
    return replace(
        measured(),
        names=tuple("abcdefgh"[: len(centres)]),
        query_ids=gallery.ids,
        query_labels=labels,
        gallery_ids=gallery.ids,
        gallery_labels=labels,
        figures=measure(gallery, labels, gallery, labels, Progress()),
    )


def test_two_names_of_one_thing_are_found_and_counted() -> None:
    measurement = of_centres([0, 1, 2, 2])
    (pair,) = find_same_labels(measurement)
    assert (pair.one, pair.other) == ("c", "d")
    counted: Counter[tuple[int, int]] = Counter()
    for label, nearest in zip(measurement.query_labels, measurement.neighbour_labels[:, 0], strict=True):
        counted[int(label), int(nearest)] += 1
    assert (pair.taken, pair.of) == (counted[2, 3], counted[2, 2] + counted[2, 3])
    assert (pair.taken_back, pair.of_back) == (counted[3, 2], counted[3, 3] + counted[3, 2])
    assert 0.5 <= pair.mixed <= 1


def test_of_two_labels_alone_one_is_found_too() -> None:
    assert [(pair.one, pair.other) for pair in find_same_labels(of_centres([0, 0], each=60))] == [("a", "b")]


@pytest.mark.parametrize("centres", [[0, 1], [0, 1, 2, 3], [0, 1, 2, 3, 4, 5, 6]])
def test_labels_that_are_told_apart_are_not_one(centres: list[int]) -> None:
    assert find_same_labels(of_centres(centres)) == ()


def test_a_few_pictures_are_not_enough() -> None:
    assert find_same_labels(of_centres([0, 1, 2, 2], each=4)) == ()


def test_labels_that_are_confused_but_differ_are_not_one() -> None:
    """Errors of both go to the other, but far fewer than of one label under two names."""
    measurement = of_centres([0, 1, 2, 3], each=60)
    labels = measurement.neighbour_labels[:, 0].copy()
    for label, other in ((2, 3), (3, 2)):
        labels[np.flatnonzero(measurement.query_labels == label)[:12]] = other
    rows = np.array([np.flatnonzero(measurement.gallery_labels == label)[0] for label in labels])
    neighbours = measurement.figures.neighbours.copy()
    neighbours[:, 0] = rows
    confused = replace(measurement, figures=replace(measurement.figures, neighbours=neighbours))
    assert find_same_labels(confused) == ()


def test_the_tail_of_the_binomial_distribution() -> None:
    for of, share in product((1, 5, 12), (0.1, 0.5, 0.9)):
        for least in range(of + 1):
            slow = sum(comb(of, k) * share**k * (1 - share) ** (of - k) for k in range(least, of + 1))
            assert binomial_tail(least, of, share) == pytest.approx(slow)
    assert (binomial_tail(0, 0, 0.5), binomial_tail(1, 5, 0.0), binomial_tail(1, 5, 1.0)) == (1, 0, 1)
