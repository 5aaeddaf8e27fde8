"""The queries that were answered, for going back and forward."""

from dataclasses import dataclass, replace
from pathlib import Path

from simgui.search.query import Query

MOST_KEPT = 40
"""Pasted pictures among them are held in memory."""


@dataclass(frozen=True)
class Visited:
    """A query that was answered, and what showed its examples: files, or content."""

    query: Query
    sources: tuple[Path | bytes, ...]

    @property
    def by_files(self) -> Query:
        """The query by the files of its pictures, for when their numbers may stand for others."""
        examples = (
            replace(example, source=source) if isinstance(example.source, int) and source else example
            for example, source in zip(self.query.examples, self.sources, strict=True)
        )
        return replace(self.query, examples=tuple(examples))


class History:
    """Where the person has been, as a browser keeps it: a new query forgets what was gone back from."""

    def __init__(self) -> None:
        self._visited: list[Visited] = []
        self._place = -1
        self._left = False

    def visit(self, visited: Visited) -> None:
        """Note that a query is answered; the same once more is no step."""
        if self._place >= 0 and self._visited[self._place].query == visited.query:
            self._visited[self._place] = visited
        else:
            self._visited = [*self._visited[: self._place + 1], visited][-MOST_KEPT:]
            self._place = len(self._visited) - 1
        self._left = False

    def leave(self) -> None:
        """Note that no query is shown: the step back is to the last one."""
        self._left = self._place >= 0

    def step(self, by: int) -> int | None:
        """Give the place that a step leads to, -1 for back and 1 for forward; None if there is none."""
        place = self._place if self._left and by < 0 else self._place + by
        return place if 0 <= place < len(self._visited) else None

    def at(self, place: int) -> Query:
        """Give the query in a place."""
        return self._visited[place].query

    def arrive(self, place: int, visited: Visited) -> None:
        """Note that the query in a place is answered again."""
        self._place, self._left = place, False
        self._visited[place] = visited

    def forget_ids(self) -> None:
        """Know every picture by its file from now on."""
        self._visited = [Visited(each.by_files, each.sources) for each in self._visited]
