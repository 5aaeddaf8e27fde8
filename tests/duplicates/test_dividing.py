"""Chains are divided, and groups that hang together stay."""

import numpy as np

from simgui.duplicates.dividing import divided, pairs_within

CHAIN = np.array([(row, row + 1) for row in range(9)])


def every_pair(rows: list[int]) -> list[tuple[int, int]]:
    return [(one, other) for one in rows for other in rows if one < other]


def stays(links: np.ndarray, count: int) -> list[list[int]]:
    asked = np.unique(np.concatenate([pairs_within(links, count), links]), axis=0)
    kept = divided(links, np.zeros(len(links), np.float32), asked, count)
    return links[kept].tolist()


def test_all_pairs_of_a_group_of_four_are_asked_about_and_none_of_a_smaller_one() -> None:
    links = np.array([(0, 1), (1, 2), (2, 5), (7, 8), (8, 9)])
    assert pairs_within(links, 10).tolist() == [list(pair) for pair in every_pair([0, 1, 2, 5])]


def test_of_a_very_large_group_some_pairs_of_each_picture_are_asked_about() -> None:
    asked = pairs_within(np.array([(0, row) for row in range(1, 1000)]), 1000)
    assert len(asked) <= 16 * 1000
    assert (asked[:, 0] < asked[:, 1]).all()
    assert len(np.unique(asked)) == 1000


def test_a_chain_falls_into_short_pieces() -> None:
    groups = stays(CHAIN, 10)
    assert 5 <= len(groups) < len(CHAIN)


def test_one_link_does_not_hold_two_groups_together() -> None:
    one, other = every_pair([0, 1, 2, 3]), every_pair([4, 5, 6])
    links = np.array(sorted([*one, *other, (3, 4)]))
    assert stays(links, 7) == [list(pair) for pair in sorted([*one, *other])]


def test_copies_stay_together_though_some_pairs_are_not_proven() -> None:
    links = np.array([pair for pair in every_pair(list(range(8))) if sum(pair) % 3])
    assert stays(links, 8) == links.tolist()


def test_a_crop_of_a_crop_stays_with_the_whole() -> None:
    links = np.array([(0, 1), (1, 2)])
    assert stays(links, 3) == links.tolist()
