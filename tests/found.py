"""Results without a library."""

from pathlib import Path
from typing import Any

from simgui.library.records import Picture
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.search.filters import Filter
from simgui.search.query import as_query
from simgui.search.records import Neighbour, SearchResult

THRESHOLD = Cutpoint("starter", 0.305)


def found(
    folder: Path,
    count: int,
    *,
    wanted: int = 0,
    copies: int = 0,
    rates: tuple[MatchRate, ...] = (),
    chosen: Filter | None = None,
    **of_pictures: Any,
) -> SearchResult:
    """Make a result of so many neighbours, each 0.01 farther away than the one before.

    Args:
        folder: Where they lie, and the query.
        count: How many.
        wanted: So many were asked for; as many as there are if 0.
        copies: So many of the first are copies of the query.
        rates: Of the model.
        chosen: The filter.
        of_pictures: More of each `Picture`.
    """
    neighbours = tuple(
        Neighbour(
            rank,
            Picture(rank, folder / "hats" / f"{rank}.png", "hats", 1, 40, 30, folder=folder, **of_pictures),
            rank / 100,
            THRESHOLD.accepts(rank / 100),
            copy=rank <= copies,
        )
        for rank in range(1, count + 1)
    )
    query = folder / "query.png"
    return SearchResult(
        as_query(query),
        query,
        None,
        "model",
        THRESHOLD,
        neighbours,
        count,
        copies=tuple(neighbour.picture.path for neighbour in neighbours[:copies]),
        match_rates=rates,
        wanted=wanted or count,
        chosen=chosen or Filter(),
    )
