import numpy as np

from simgui.duplicates.linking import Groups, joined_but, side_by_side


def test_groups_are_those_of_a_plain_search() -> None:
    for seed in range(30):
        random = np.random.default_rng(seed)
        groups, neighbours = Groups(40), {row: {row} for row in range(40)}
        for _ in range(3):
            one, other = random.integers(0, 40, (2, 8))
            groups.join(one, other)
            for a, b in zip(one.tolist(), other.tolist(), strict=True):
                neighbours[a].add(b)
                neighbours[b].add(a)
        for row in range(40):
            reached, frontier = {row}, [row]
            while frontier:
                for further in neighbours[frontier.pop()] - reached:
                    reached.add(further)
                    frontier.append(further)
            assert groups.numbers[row] == min(reached)


def test_rows_that_are_to_stay_apart_are_joined_neither_straight_nor_by_way_of_others() -> None:
    apart = {0: frozenset("x"), 3: frozenset("x")}
    pairs = np.array([(0, 1), (2, 3), (1, 2), (0, 3), (4, 5)])
    found = joined_but(pairs, lambda row: apart.get(row, frozenset()), lambda row: row)
    assert found == [[0, 1], [2, 3], [4, 5]]


def test_rows_that_are_one_may_be_joined_though_they_are_in_a_set_of_different_ones() -> None:
    pairs = np.array([(0, 1), (1, 2)])
    found = joined_but(pairs, lambda row: frozenset("x") if row < 2 else frozenset(), lambda _row: "same")
    assert found == [[0, 1, 2]]


def test_without_anything_to_keep_apart_groups_are_those_of_the_other_way() -> None:
    random = np.random.default_rng(0)
    pairs = random.integers(0, 60, (40, 2))
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    groups = Groups(60)
    groups.join(*pairs.T)
    wanted = [
        np.flatnonzero(groups.numbers == number).tolist()
        for number in np.unique(groups.numbers)
        if (groups.numbers == number).sum() > 1
    ]
    assert joined_but(pairs, lambda _row: frozenset(), lambda row: row) == wanted


def test_pairs_that_share_rows_stand_side_by_side_whatever_order_they_came_in() -> None:
    random = np.random.default_rng(0)
    place = random.permutation(60).reshape(10, 6)
    within = np.stack(np.triu_indices(6, 1), axis=1)
    pairs = np.sort(random.permutation(np.concatenate([rows[within] for rows in place])), axis=1)
    order = side_by_side(pairs)
    assert sorted(order.tolist()) == list(range(len(pairs)))
    together = pairs[order].reshape(10, -1)
    assert all(len(set(rows.tolist())) == 6 for rows in together)


def test_no_pairs_stand_in_an_empty_order() -> None:
    assert side_by_side(np.empty((0, 2), np.int64)).tolist() == []
