import numpy as np
import numpy.typing as npt
import pytest

from simgui.words import class_shares
from simgui.words.class_shares import LikeliestClasses, ShareBlock

CLASSES = 200


def softmax(seed: int, count: int) -> npt.NDArray[np.float32]:
    logits = np.random.default_rng(seed).normal(0, 3, (count, CLASSES))
    shares = np.exp(logits)
    return (shares / shares.sum(axis=1, keepdims=True)).astype(np.float32)


def block(shares: npt.NDArray[np.float32], first: int = 0) -> ShareBlock:
    ids = np.arange(first, first + len(shares), dtype=np.int64)
    keywords = np.arange(len(shares) * 2, dtype=np.uint16).reshape(-1, 2)
    half = len(shares) // 2
    parts = [LikeliestClasses.of(shares[rows], keywords[rows]) for rows in (slice(half), slice(half, None))]
    return ShareBlock.of(ids, parts, CLASSES)


@pytest.mark.parametrize("classes", [[3], [0, 7, 199], list(range(100)), list(range(CLASSES))])
def test_sums_are_those_of_all_classes_as_far_as_they_matter(classes: list[int]) -> None:
    shares = softmax(1, 50)
    exact = shares[:, classes].sum(axis=1)
    assert np.abs(block(shares).sums(classes) - exact).max() < 0.03


def test_what_is_not_kept_is_spread_evenly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(class_shares, "KEPT", 2)
    shares = np.full((2, CLASSES), 0.3 / 198, np.float32)
    shares[:, :2] = 0.4, 0.3
    found = block(shares).sums([0, 5, 6])
    assert found == pytest.approx(np.full(2, 0.4 + 2 * 0.3 / 198), abs=0.01)


def test_small_and_large_shares_are_told_apart() -> None:
    shares = np.zeros((4, CLASSES), np.float32)
    shares[:, 0] = 0.99, 0.98, 0.002, 0.001
    shares[:, 1] = 1 - shares[:, 0]
    found = block(shares).sums([0])
    assert (np.diff(found) < 0).all()
    assert found == pytest.approx(shares[:, 0], rel=0.05)


def test_two_blocks_make_one() -> None:
    one, other = softmax(2, 20), softmax(3, 30)
    joined = block(one).joined(block(other, first=100))
    assert joined.ids.tolist() == [*range(20), *range(100, 130)]
    for classes in ([4], [1, 2, 3], [150]):
        apart = [block(one).sums(classes), block(other).sums(classes)]
        assert np.array_equal(joined.sums(classes), np.concatenate(apart))
    assert joined.keywords.tolist() == [*block(one).keywords.tolist(), *block(other).keywords.tolist()]


def test_a_part_of_a_block() -> None:
    whole, wanted = block(softmax(4, 40)), np.arange(40) % 3 == 0
    part = whole.only(wanted)
    assert part.ids.tolist() == whole.ids[wanted].tolist()
    assert np.array_equal(part.sums([1, 9]), whole.sums([1, 9])[wanted])
    assert np.array_equal(part.keywords, whole.keywords[wanted])
