"""The pairs that are asked: unsure ones, spread over pictures, the same for the same seed."""

import numpy as np

from simgui.teaching.asking import draw, likelihoods

AROUND = np.full((40, 2), -1)


def test_the_least_sure_are_the_likeliest_and_rare_distances_count_more() -> None:
    distances = np.concatenate([np.linspace(0, 1, 25), np.full(75, 0.5)]).astype(np.float32)
    likely = likelihoods(distances, np.where(distances < 0.3, 0.9, 0.5))
    assert likely[0] == 0  # outside of the range that is asked about
    near, sure, common = likely[20], likely[5], likely[60]
    assert near > sure > 0
    assert np.isclose(near / sure, (0.5 * 0.5) / (0.9 * 0.1))
    assert common < near


def test_nothing_but_the_distance_decides() -> None:
    distances = np.array([0.1, 0.2, 0.2, 0.3, 0.3, 0.4], np.float32)
    likely = likelihoods(distances, 1 - distances.astype(np.float64))
    assert likely[1] == likely[2]
    assert likely[3] == likely[4]


def test_no_picture_comes_twice_nor_one_that_was_asked_about() -> None:
    pairs = np.array([[one, other] for one in range(20) for other in range(one + 1, 20)])
    drawn = draw(pairs, np.ones(len(pairs)), AROUND, used=[3, 4], count=50, seed=1)
    pictures = pairs[drawn].ravel().tolist()
    assert len(pictures) == len(set(pictures)) == 18
    assert not {3, 4} & set(pictures)


def test_what_is_answered_is_never_drawn() -> None:
    pairs = np.arange(20).reshape(-1, 2)
    likely = np.ones(10)
    likely[[2, 7]] = 0
    assert sorted(draw(pairs, likely, AROUND, [], 50, 0)) == [0, 1, 3, 4, 5, 6, 8, 9]


def test_neighbours_of_a_pair_come_only_when_there_is_nothing_else() -> None:
    pairs = np.array([[0, 1], [2, 3], [4, 5]])
    around = AROUND.copy()
    around[0] = [2, 3]
    around[2] = [0, 1]
    for seed in range(20):
        drawn = draw(pairs, np.ones(3), around, [], 2, seed)
        assert 2 in drawn
    assert sorted(draw(pairs, np.ones(3), around, [], 3, 0)) == [0, 1, 2]


def test_the_same_seed_gives_the_same_pairs() -> None:
    pairs = np.arange(40).reshape(-1, 2)
    first = draw(pairs, np.ones(20), AROUND, [], 5, 7)
    assert first == draw(pairs, np.ones(20), AROUND, [], 5, 7)
    assert first != draw(pairs, np.ones(20), AROUND, [], 5, 8)


def test_likelier_pairs_come_more_often() -> None:
    pairs = np.arange(4).reshape(-1, 2)
    firsts = [draw(pairs, np.array([3.0, 1.0]), AROUND, [], 1, seed)[0] for seed in range(400)]
    assert 60 < firsts.count(1) < 140  # about a quarter
