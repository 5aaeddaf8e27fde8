import numpy as np
import pytest

from simgui.core.progress import Progress
from simgui.duplicates import near_copies
from simgui.duplicates.nearness import nearness
from simgui.evaluation.label_problems.copies_across_labels import find_near_copies
from simgui.models.head import unit_length


def test_pairs_are_those_of_a_slow_loop(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near_copies, "_SIMILARITIES_AT_ONCE", 200)  # several groups
    random = np.random.default_rng(5)
    features = random.normal(size=(50, 16))
    for copy, original in ((30, 2), (31, 3), (49, 30)):
        features[copy] = features[original] + 0.02 * random.normal(size=16)
    scaled = unit_length(features.astype(np.float32))
    labels = np.arange(50) % 4
    labels[31] = labels[3]
    near = nearness(scaled, labels).copies
    wanted = {
        (one, other)
        for one in range(50)
        for other in range(one + 1, 50)
        if labels[one] != labels[other] and scaled[one] @ scaled[other] >= near
    }
    found = find_near_copies(scaled, labels, Progress())
    assert {(pair.one, pair.other) for pair in found} <= wanted
    assert {pair.one for pair in found} == {one for one, _ in wanted}
    assert [pair.cosine for pair in found] == sorted((pair.cosine for pair in found), reverse=True)


def test_without_pictures_there_are_none() -> None:
    assert find_near_copies(np.empty((0, 4), np.float32), np.empty(0, np.int64), Progress()) == ()
