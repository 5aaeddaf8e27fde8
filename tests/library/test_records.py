from pathlib import Path

import pytest

from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.search.query import as_query
from simgui.search.records import Neighbour, SearchResult


@pytest.mark.parametrize(("distance", "match"), [(0.0, True), (0.25, True), (0.250001, False), (2.0, False)])
def test_a_cutpoint_accepts_what_lies_at_or_below_it(distance: float, match: bool) -> None:
    assert Cutpoint("starter", 0.25).accepts(distance) is match


@pytest.mark.parametrize(
    ("matches", "verdict"), [([], False), ([True, False], True), ([False], False), ([False, True], False)]
)
def test_the_verdict_is_that_of_the_nearest_neighbour(matches: list[bool], verdict: bool) -> None:
    picture = Picture(1, Path("a.jpg"), None, 1, 10, 10)
    neighbours = tuple(Neighbour(rank, picture, 0.1, match) for rank, match in enumerate(matches, start=1))
    assert (
        SearchResult(
            as_query(Path("q.jpg")), Path("q.jpg"), None, "starter-1", Cutpoint("starter", 0.2), neighbours, 9
        ).match
        is verdict
    )
