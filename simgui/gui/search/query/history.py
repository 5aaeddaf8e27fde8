"""The queries that were answered, for going back and forward."""

from dataclasses import dataclass, replace
from pathlib import Path

from simgui.gui.search.query.word_line import NO_WORDS, WordLine
from simgui.search.query import Query

MOST_KEPT = 40
"""Pasted pictures among them are held in memory."""


@dataclass(frozen=True)
class Visited:
    """A query that was answered: pictures, words, or both.

    Attributes:
        query: The pictures; without any example, only words were asked.
        sources: What showed each example: a file, or content.
        words: What was asked in words.
    """

    query: Query
    sources: tuple[Path | bytes, ...]
    words: WordLine = NO_WORDS

    @property
    def by_files(self) -> Query:
        """The query by the files of its pictures, for when their numbers may stand for others."""
        examples = (
            replace(example, source=source) if isinstance(example.source, int) and source else example
            for example, source in zip(self.query.examples, self.sources, strict=True)
        )
        return replace(self.query, examples=tuple(examples))

    @property
    def known_by_files(self) -> "Visited":
        """The same, its pictures known by their files."""
        return replace(self, query=self.by_files)

    @property
    def _asked(self) -> tuple[Query, WordLine]:
        return self.query, self.words

    def asks_the_same(self, other: "Visited") -> bool:
        """Tell whether another one asks the same, whatever showed it."""
        return self._asked == other._asked


class History:
    """Where the person has been, as a browser keeps it: a new query forgets what was gone back from."""

    def __init__(self) -> None:
        self._visited: list[Visited] = []
        self._place = -1
        self._left = False

    def visit(self, visited: Visited, *, instead: bool = False) -> None:
        """Note that a query is answered; the same once more is no step.

        Args:
            visited: The query.
            instead: Whether it takes the place of the one before it: that was still being written.
        """
        here = self._visited[self._place] if self._place >= 0 else None
        if here is not None and (instead or here.asks_the_same(visited)):
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

    def at(self, place: int) -> Visited:
        """Give the query in a place."""
        return self._visited[place]

    def arrive(self, place: int, visited: Visited) -> None:
        """Note that the query in a place is answered again."""
        self._place, self._left = place, False
        self._visited[place] = visited

    def forget_ids(self) -> None:
        """Know every picture by its file from now on."""
        self._visited = [each.known_by_files for each in self._visited]
