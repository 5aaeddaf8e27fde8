"""A few of the pictures that a training has changed something for."""

from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from simgui.models.records import ChangedQuery
from simgui.training.tensorflow.version.examples import draw_examples


class Contents:
    """A catalogue that names the content of a picture after its number."""

    @property
    def pictures(self) -> "Contents":
        return self

    def contents(self, ids: Any) -> list[bytes]:
        return [content(number) for number in ids]


class Model:
    """A model that was tried: whether the nearest of each query is right, and what is nearest."""

    def __init__(self, right: list[bool], first: int) -> None:
        self.figures = SimpleNamespace(nearest_is_right=np.array(right))
        self.query_ids = np.arange(len(right)) + 100
        self._first = first

    def nearest_of(self, query: int, count: int) -> Any:
        return np.arange(count) + self._first + 10 * query


def content(number: int) -> bytes:
    return int(number).to_bytes(16, "big")


def name(number: int) -> str:
    return content(number).hex()


def drawn(before: list[bool], after: list[bool], seed: int = 0) -> Any:
    return draw_examples(Contents(), Model(before, 1000), Model(after, 5000), seed)  # type: ignore[arg-type]


def test_an_example_has_its_query_and_what_was_and_is_nearest() -> None:
    found = drawn([True, False, True], [True, True, True])
    assert (found.better, found.worse, found.of_worse) == (1, 0, ())
    before, after = (tuple(name(first + 10 + place) for place in range(5)) for first in (1000, 5000))
    assert found.of_better == (ChangedQuery(name(101), before, after),)


def test_all_are_counted_and_a_few_of_both_kinds_are_drawn() -> None:
    before, after = [False] * 30 + [True] * 20, [True] * 30 + [False] * 10 + [True] * 10
    found = drawn(before, after)
    assert (found.better, found.worse) == (30, 10)
    better = {each.query for each in found.of_better}
    assert len(better) == 2
    assert better <= {name(100 + row) for row in range(30)}
    assert found.of_worse[0].query in {name(130 + row) for row in range(10)}
    assert drawn(before, after) == found  # the same seed draws the same
    assert any(drawn(before, after, seed) != found for seed in range(1, 5))


@pytest.mark.parametrize("right", [True, False])
def test_nothing_changed_gives_no_example(right: bool) -> None:
    found = drawn([right] * 4, [right] * 4)
    assert (found.better, found.worse, found.of_better, found.of_worse) == (0, 0, (), ())
