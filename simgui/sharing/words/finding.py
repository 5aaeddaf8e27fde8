"""Find the pictures of a shared library that answer a line of words.

The server proposes candidates, the surest levels first, group by group; they are scored as pictures here are.
So the order is that of a local search, as far as the candidates go: of many pictures of one level, some are
proposed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from simgui.models.head import Embeddings
from simgui.sharing.gallery import Among
from simgui.sharing.milvus import MilvusGallery
from simgui.sharing.words.candidates import Candidates
from simgui.sharing.words.question import Group, Question, names_condition
from simgui.sharing.words.rows import MOST_ROWS, WordRows
from simgui.sharing.words.terms import LEVELS
from simgui.words.lexicon import Lexicon
from simgui.words.reading import Reader
from simgui.words.records import Remark, Scores, WordQuery
from simgui.words.scoring import Scorer
from simgui.words.table import WordTable
from simgui.words.together import with_pictures

_LEAST_WANTED = 200
"""So many candidates are asked for, at least: those of one level are scored apart from each other."""
_TIMES = 4


@dataclass(frozen=True)
class WordHits:
    """What answers a line in one library.

    Attributes:
        contents: Of the pictures, the best first.
        scores: How well each answers: float32 (n,), in [0, 1].
        answering: So many of them, from the first on, answer.
        found: How many pictures of the library answer, as far as the server can count them.
        remarks: What is to be known besides.
        distances: From the pictures that were asked with, by content; empty if there were none.
    """

    contents: tuple[bytes, ...]
    scores: Scores
    answering: int
    found: int
    remarks: tuple[Remark, ...] = ()
    distances: Mapping[bytes, float] = field(default_factory=dict)


class WordFinder:
    """Reads lines and answers them.

    Args:
        rows: Of the library.
        gallery: Its pictures, for words and pictures together.
        among: Which pictures may be found.
        labels: The labels of the library.
        table: The words.
    """

    def __init__(
        self, rows: WordRows, gallery: MilvusGallery, among: Among, labels: Sequence[str], table: WordTable
    ) -> None:
        self._rows = rows
        self._gallery = gallery
        self._among = among
        self._labels = labels
        self._table = table
        self._lexicon = Lexicon(table)

    def read(self, line: str, senses: Mapping[str, str]) -> WordQuery:
        """Read a line, as `simgui.words.service.Words.read`."""
        return Reader(self._lexicon).read(line, self._labels, senses, self._has_name)

    def _has_name(self, text: str) -> bool:
        condition = names_condition(text)
        return bool(condition) and bool(self._rows.find(condition, 1))

    def find(self, query: WordQuery, k: int, like: Embeddings | None = None) -> WordHits:
        """Find the k pictures that answer best.

        Args:
            query: The line, as `read` gives it.
            k: How many.
            like: Pictures to be like as well: float32 (v, d), unit length, of the model of the library.

        Raises:
            SharedLibraryProblem: if the server does not answer.
        """
        question = Question(query, self._among, self._labels, self._table)
        rows: list[Mapping[str, Any]] = []
        found = 0
        if question.says_something:
            wanted = max(_LEAST_WANTED, _TIMES * k)
            for group in question.groups():
                answering, proposed = self._propose(question, group, wanted - len(rows))
                found += answering
                rows += proposed
        if like is not None and rows:
            rows += self._near(question, like)
        candidates = Candidates(rows, self._among, len(self._table.class_nodes))
        scored = Scorer(self._table, self._lexicon).score(query, candidates)
        distances: dict[bytes, float] = {}
        if like is not None:
            away = self._gallery.distances(candidates.contents, like)
            distances = {content: float(each.min()) for content, each in away.items()}
        if like is not None:
            scored = replace(scored, scores=_with_pictures(scored.scores, candidates, distances))
        order = scored.order[:k]
        return WordHits(
            tuple(candidates.contents[row] for row in order.tolist()),
            scored.scores[order],
            int(scored.answers[order].sum()),
            found,
            scored.remarks,
            distances,
        )

    def _propose(self, question: Question, group: Group, wanted: int) -> tuple[int, list[Mapping[str, Any]]]:
        """Count the pictures of a group that answer, and propose so many at least, the surest first."""
        answering = self._rows.count(question.condition(group.least, group))
        if wanted <= 0:
            return answering, []
        if answering <= MOST_ROWS:
            above, below = group.least, 0  # what does not answer comes behind, if there is room
            more = answering < wanted and above > below
        else:
            below = _highest(
                group.least,
                lambda level: self._rows.count(question.condition(level, group)) >= wanted,
            )
            above, more = below + 1, True
        sure = question.condition(above, group)
        found = self._rows.find(sure) if above < LEVELS else []
        if more and len(found) < MOST_ROWS:
            rest = question.condition(below, group)
            condition = f"({rest}) and not ({sure})" if above < LEVELS else rest
            found += self._rows.find(condition, MOST_ROWS - len(found))
        return answering, found

    def _near(self, question: Question, like: Embeddings) -> list[Mapping[str, Any]]:
        """Propose what is most like pictures, too: it may answer a little less surely."""
        contents = {
            entry.content.hex()
            for variant in like
            for entry in self._gallery.nearest(variant, _LEAST_WANTED, self._among).entries
        }
        listed = ", ".join(f'"{each}"' for each in sorted(contents))
        found: list[Mapping[str, Any]] = []
        for group in question.groups():
            condition = question.condition(min(group.least, 0), group)
            found += self._rows.find(" and ".join(filter(None, (condition, f"content in [{listed}]"))))
        return found


def _with_pictures(scores: Scores, candidates: Candidates, distances: Mapping[bytes, float]) -> Scores:
    numbers = np.arange(len(candidates))
    known = np.array([each in distances for each in candidates.contents], bool)
    away = np.array([distances[each] for each in candidates.contents if each in distances], np.float32)
    return with_pictures(scores, numbers, numbers[known], away)


def _highest(least: int, is_enough: Callable[[int], bool]) -> int:
    """Give the highest level with which there is enough; `least` is known to be one."""
    low, high = least, LEVELS
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if is_enough(middle) else (low, middle)
    return low
