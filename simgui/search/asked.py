"""A search on its way to its answer: what all searches do alike, in folders and in shared libraries."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.models.model import Model
from simgui.search.examples import FoundQuery
from simgui.search.filters import Filter
from simgui.search.label_verdict import LabelVerdict
from simgui.search.query import Query
from simgui.search.records import Neighbour, SearchResult


@dataclass(frozen=True)
class Asked:
    """What was asked, looked up.

    Attributes:
        query: What was asked.
        found: The same, looked up and embedded.
        model: What has embedded it.
        cutpoint: The threshold in use.
        wanted: So many neighbours are wanted.
        chosen: Which pictures could be neighbours.
    """

    query: Query
    found: FoundQuery
    model: Model
    cutpoint: Cutpoint
    wanted: int
    chosen: Filter

    @property
    def most(self) -> int:
        """How many are to be looked for: the examples themselves may be among them."""
        return self.wanted + len(self.query.asked)

    def judged(self, neighbours: Iterable[Neighbour]) -> tuple[Neighbour, ...]:
        """Judge neighbours, if there is a verdict, and leave out what is not to be shown."""
        if not self.query.has_verdict:
            return tuple(neighbours)
        judged = (replace(each, match=each.is_match_at(self.cutpoint)) for each in neighbours)
        return tuple(each for each in judged if each.match or not self.chosen.only_matches)

    def answer(
        self,
        neighbours: Iterable[Neighbour],
        searched: int,
        label: LabelVerdict | None,
        copies: tuple[Path, ...],
        rates: tuple[MatchRate, ...],
    ) -> SearchResult:
        """Put the answer together.

        Args:
            neighbours: The nearest first, not judged yet.
            searched: Number of pictures compared with the query.
            label: What it is taken for.
            copies: The other files with its content.
            rates: How often such neighbours are right.
        """
        return SearchResult(
            self.query,
            self.found.first.source,
            self.found.first.picture,
            self.model.id,
            self.cutpoint,
            self.judged(neighbours),
            searched,
            self.model.cutpoints,
            label,
            copies,
            rates,
            self.wanted,
            self.chosen,
            self.found.sources,
            self.found.remarks,
        )
