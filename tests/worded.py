"""Words that are known to a few pictures, for tests of the window: no network has to look at them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np

from simgui.app import App
from simgui.core.errors import SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Where
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.query import Source
from simgui.words.records import (
    Completion,
    Keyword,
    Known,
    Remark,
    Sense,
    Term,
    TermKind,
    WordQuery,
    WordsResult,
)

LIFTS = Sense("n1", "crane", "lifts and moves heavy objects; on a building site")
BIRD = Sense("n2", "crane", "a large wading bird")
ROUND = Keyword("round", "n3", 0.9)
TERMS = {
    "round": Term("round", TermKind.WORD, known=Known.DIRECTLY),
    "thing": Term("thing", TermKind.WORD, known=Known.KINDS),
    "cap": Term("cap", TermKind.WORD, known=Known.NEAR, near=("hat",)),
    "crane": Term("crane", TermKind.WORD, known=Known.DIRECTLY, senses=(LIFTS, BIRD)),
    "unicorn": Term("unicorn", TermKind.WORD, known=Known.NO, near=("round", "crane")),
}
SCORES = {
    "round": (0.1, 0.9, 0.2, 0.8, 0.7, 0.05, 0, 0, 0),
    "thing": (0.9,) * 9,
    "cap": (0, 0, 0, 0.6, 0.5, 0.4, 0, 0, 0),
    LIFTS.id: (0.9, 0, 0, 0, 0, 0, 0, 0, 0),
    BIRD.id: (0, 0.9, 0.8, 0, 0, 0, 0, 0, 0),
}
"""How well each of the nine pictures answers, in the order of their paths."""
_CUT = 0.25


class FakeWords:
    """Knows a few words; asks the real service about anything else. Satisfies `simgui.words.service.Words`.

    Attributes:
        asked: The lines that were searched by.
        problem: Raised by the next searches.
    """

    def __init__(self, app: App) -> None:
        self._real = app.words
        self._listings = app.listings
        self.asked: list[str] = []
        self.problem: SimguiError | None = None

    def ids(self, where: Where) -> Ids:
        """Give the pictures in the order of their paths."""
        return self._listings.list(where).ids

    def prepare(self, where: Where, progress: Progress) -> None:
        self._real.prepare(where, progress)

    def prepare_colours(self, where: Where, progress: Progress) -> None:
        self._real.prepare_colours(where, progress)

    def read(self, line: str, where: Where, senses: Mapping[str, str] | None = None) -> WordQuery:
        words = [each.removeprefix("-") for each in line.split()]
        if not words or any(each not in TERMS for each in words):
            return self._real.read(line, where, senses or {})
        terms = []
        for written, word in zip(line.split(), words, strict=True):
            sense = next((each for each in TERMS[word].senses if each.id == (senses or {}).get(word)), None)
            terms.append(replace(TERMS[word], sense=sense, unwanted=written.startswith("-")))
        return WordQuery(line, tuple(terms))

    def find(
        self,
        query: WordQuery,
        where: Where,
        among: Ids | None = None,
        like: Embeddings | None = None,
        progress: Progress | None = None,
    ) -> WordsResult:
        self.asked.append(query.text)
        if self.problem is not None:
            raise self.problem
        if any(each.text not in TERMS for each in query.terms):
            return self._real.find(query, where, among, like, progress)
        ids = self.ids(where)
        scores = np.ones(len(ids), np.float32)
        for term in query.terms:
            if term.known is not Known.NO:
                found = self._scores(term)[: len(ids)]
                scores *= 1 - found if term.unwanted else found
        if all(each.known is Known.NO for each in query.terms):
            scores[:] = 0
        if among is not None:
            scores[~np.isin(ids, among)] = 0
        order = np.argsort(-scores, kind="stable")
        order = order[scores[order] > 0]
        remarks = (Remark.NOT_KNOWN,) if any(each.known is Known.NO for each in query.terms) else ()
        return WordsResult(query, ids[order], scores[order], int((scores >= _CUT).sum()), remarks)

    def _scores(self, term: Term) -> np.ndarray:
        names: Sequence[str] = [term.text]
        if term.senses:
            names = [each.id for each in term.senses if term.sense in (None, each)]
        return np.max([np.array(SCORES[name], np.float32) for name in names], axis=0)

    def complete(self, line: str, where: Where, most: int = 8) -> tuple[Completion, ...]:
        begin = [word for word in TERMS if word.startswith(line)] if line.strip() else []
        ours = tuple(Completion(word, TermKind.WORD, 5 if word == "round" else None) for word in begin)
        return (ours or self._real.complete(line, where, most))[:most]

    def keywords(self, picture: Source, most: int = 5) -> tuple[Keyword, ...]:
        return (*self._real.keywords(picture, most)[:1], ROUND, Keyword("thing", "n4", 0.4))[:most]

    def counts(self, where: Where, most: int = 30) -> tuple[tuple[Keyword, int], ...]:
        return (*self._real.counts(where, most), (ROUND, 2))[:most]

    def with_keyword(self, keyword: Keyword, where: Where) -> Ids:
        if keyword.sense:
            return self.ids(where)[[1, 3]]
        return self._real.with_keyword(keyword, where)
