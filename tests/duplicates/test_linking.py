import numpy as np

from simgui.duplicates.linking import Groups


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
