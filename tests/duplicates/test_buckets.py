"""The nearest among very many: as a slow loop finds them among few, and nearly as well among more."""

import numpy as np

from simgui.core.progress import Progress
from simgui.duplicates.buckets import nearest_pairs
from simgui.models.head import unit_length


def test_few_rows_give_what_a_slow_loop_gives() -> None:
    vectors = unit_length(np.random.default_rng(0).standard_normal((40, 8)).astype(np.float32))
    pairs, cosines = nearest_pairs(vectors, 3, 0.2, Progress())
    wanted = {}
    for one in range(40):
        alike = [(float(vectors[one] @ vectors[other]), other) for other in range(40) if other != one]
        for cosine, other in sorted(alike, reverse=True)[:3]:
            if cosine >= 0.2:
                wanted[min(one, other), max(one, other)] = cosine
    found = {(one, other): cosine for (one, other), cosine in zip(pairs.tolist(), cosines, strict=True)}
    assert found.keys() == wanted.keys()
    assert all(abs(found[pair] - wanted[pair]) < 1e-5 for pair in wanted)


def test_planted_pairs_among_many_rows_are_found_and_each_pair_stands_once() -> None:
    random = np.random.default_rng(1)
    vectors = random.standard_normal((4000, 32)).astype(np.float32)
    vectors[2000:2300] = vectors[:300] + 0.2 * random.standard_normal((300, 32)).astype(np.float32)
    pairs, _ = nearest_pairs(unit_length(vectors), 4, 0.5, Progress())
    found = {tuple(pair) for pair in pairs.tolist()}
    assert len(found) == len(pairs)
    assert (pairs[:, 0] < pairs[:, 1]).all()
    assert sum((row, 2000 + row) in found for row in range(300)) >= 295


def test_rows_that_are_all_the_same_are_cut_into_buckets() -> None:
    vectors = np.tile(unit_length(np.ones((1, 4), np.float32)), (1600, 1))
    pairs, cosines = nearest_pairs(vectors, 2, 0.9, Progress())
    assert len(pairs) >= 800
    assert (cosines > 0.999).all()


def test_no_rows_and_one_row_give_no_pairs() -> None:
    for count in (0, 1):
        assert len(nearest_pairs(np.zeros((count, 4), np.float32), 3, 0.5, Progress())[0]) == 0
