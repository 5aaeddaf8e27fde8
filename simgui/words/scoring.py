"""How well pictures answer a line.

**A word** is answered by how likely a picture shows one of its classes: the sum of their shares in the
softmax of the classifier, and how sure that makes it (`simgui/words/certainty.py`). The person's own words
come first: a label that a word means, then a name of a file or folder that has it; among those that have it,
the surest first. Where a word means a label, labels decide the order before any score: what has it, then what
has no label, then what has another one.

**Several words** share one picture, and the classes share one sum: of n things that are all seen, each has a
share of 1 / n at most. So shares are taken n times. A picture answers if it answers every word; the score is
the geometric mean.

**Names in quotes, dates, colours and light** are filters: a picture passes or is left out. So is what a minus
leads: pictures that answer it are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.words.certainty import CUT, certainty
from simgui.words.colours import Looks, have_colour
from simgui.words.dates import Days, read_days
from simgui.words.lexicon import Lexicon
from simgui.words.reading import chosen_senses
from simgui.words.records import Known, Remark, Scores, Term, TermKind, WordQuery
from simgui.words.table import WordTable

_NAMED, _LABELLED = 0.98, 0.99
_LEFT = 0.01
_WORDS = (TermKind.WORD, TermKind.LABEL)
_LABEL_BITS, _SCORE_BITS, _ROW_BITS = 2, 31, 30
"""Of the number by which a picture is ordered, after one bit for whether it answers. The row comes last, so
that no two are equal. To sort such numbers takes half the time of sorting by each thing in turn."""

Mask = npt.NDArray[np.bool_]


class Scorable(Protocol):
    """Pictures with all that a line can ask of them; row `i` of what it gives is about one of them."""

    def __len__(self) -> int:
        """How many pictures there are."""

    @property
    def looked_at(self) -> Mask:
        """Which a classifier has looked at: bool (n,)."""

    @property
    def looks(self) -> Looks:
        """The colours of all of them."""

    @property
    def has_label(self) -> Mask:
        """Which have a label: bool (n,)."""

    @property
    def has_dates(self) -> bool:
        """Whether a picture says when it was taken."""

    def likelihoods(self, classes: Sequence[int]) -> Scores:
        """Tell how likely each shows one of some classes; 0 where no classifier has looked at it."""

    def labelled(self, text: str) -> Mask:
        """Tell which have a label that a text means."""

    def named(self, text: str, *, whole: bool = False) -> Mask:
        """Tell which have a text in the name of their file or of a folder."""

    def taken(self, days: Days) -> Mask:
        """Tell which were taken on some days."""


@dataclass(frozen=True)
class Scored:
    """How pictures of a place answer a line.

    Attributes:
        scores: float32 (n,), in [0, 1].
        passing: bool (n,), which are not left out.
        answers: bool (n,), which of these answer.
        labelled: int8 (n,), what their labels say: 1 has a label that is asked for, 0 has none, -1 another;
            0 for all if no label is asked for.
        remarks: What is to be known.
    """

    scores: Scores
    passing: Mask
    answers: Mask
    labelled: npt.NDArray[np.int8]
    remarks: tuple[Remark, ...]

    @property
    def order(self) -> npt.NDArray[np.int64]:
        """The rows of what passes: what answers first, of that what the labels say, then the best."""
        rows = np.flatnonzero(self.passing)
        keys = np.zeros(len(rows), np.uint64)
        for bits, numbers in (
            (1, ~self.answers[rows]),
            (_LABEL_BITS, 1 - self.labelled[rows]),
            (_SCORE_BITS, _descending(self.scores[rows])),
            (_ROW_BITS, rows),
        ):
            keys = keys << np.uint64(bits) | numbers.astype(np.uint64)
        keys.sort()
        return (keys & np.uint64((1 << _ROW_BITS) - 1)).astype(np.int64)


class Scorer:
    """Scores pictures.

    Args:
        table: Says which classes answer a word.
        lexicon: Looks words up.
    """

    def __init__(self, table: WordTable, lexicon: Lexicon) -> None:
        self._table = table
        self._lexicon = lexicon

    def score(self, query: WordQuery, place: Scorable) -> Scored:
        """Score the pictures of a place; if no part says something, none passes."""
        said = [term for term in query.terms if term.kind is not TermKind.WORD or term.known is not Known.NO]
        remarks = dict.fromkeys([Remark.NOT_KNOWN] if len(said) < len(query.terms) else [])
        passing = np.full(len(place), bool(said))
        words: list[Scores] = []
        filters = np.ones(len(place), np.float32)
        together = sum(term.kind in _WORDS and not term.unwanted for term in said)
        for term in said:
            is_word = term.kind in _WORDS
            if is_word:
                found = self._word(term, place, 1 if term.unwanted else together, remarks)
            else:
                found = _filter(term, place, remarks)
            if term.unwanted:
                passing &= found < CUT
            elif is_word:
                words.append(found)
            else:
                passing &= found >= CUT
                filters = filters * found
        scores = np.exp(np.mean(np.log(np.maximum(words, 1e-9)), axis=0)) if words else filters
        answers = passing & np.all([each >= CUT for each in words], axis=0) if words else passing
        scores = (scores * filters if words else scores).astype(np.float32)
        return Scored(scores, passing, answers, _by_label(said, place), tuple(remarks))

    def _word(self, term: Term, place: Scorable, together: int, remarks: dict[Remark, None]) -> Scores:
        """Give how sure it is that pictures answer a word: float32 (n,), in [0, 1]."""
        found = np.zeros(len(place), np.float32)
        if term.known not in (None, Known.NO):
            if not place.looked_at.all():
                some = place.looked_at.any()
                remarks[Remark.NOT_LOOKED_AT if some else Remark.NOTHING_LOOKED_AT] = None
            classes = self.classes_of(term)
            shares = np.minimum(together * place.likelihoods(classes), 1)
            found = certainty(shares, len(classes), len(self._table.class_nodes))
            found[~place.looked_at] = 0
        scores = np.where(found > CUT, CUT + (found - CUT) * (_NAMED - CUT) / (1 - CUT), found)
        if term.known not in (None, Known.NO):
            scores = np.where(place.named(term.text, whole=True), _NAMED + _LEFT * found, scores)
        if term.kind is TermKind.LABEL:
            scores = np.where(place.labelled(term.text), _LABELLED + _LEFT * found, scores)
        return np.asarray(scores, np.float32)

    def classes_of(self, term: Term) -> list[int]:
        """Give the classes that answer a word in the sense that is meant."""
        entry = self._lexicon.look_up(term.text)
        nodes = (int(self._table.sense_nodes[each.row]) for each in chosen_senses(entry, term.sense))
        return sorted({int(each) for node in nodes for each in self._table.classes_of(node)})


def _descending(scores: Scores) -> npt.NDArray[np.uint32]:
    """Give numbers of 31 bits that are the smaller the higher a score is: numbers from 0 on are ordered as
    their bits."""
    return np.uint32(0x7FFFFFFF) - np.abs(scores).astype(np.float32, copy=False).view(np.uint32)


def _by_label(terms: Sequence[Term], place: Scorable) -> npt.NDArray[np.int8]:
    """Tell what the labels of pictures say of the labels that are asked for, as `Scored.labelled`."""
    asked = [term.text for term in terms if term.kind is TermKind.LABEL and not term.unwanted]
    if not asked:
        return np.zeros(len(place), np.int8)
    has_one = np.any([place.labelled(text) for text in asked], axis=0)
    return np.where(has_one, 1, -place.has_label.astype(np.int8)).astype(np.int8)


def _filter(term: Term, place: Scorable, remarks: dict[Remark, None]) -> Scores:
    match term.kind:
        case TermKind.NAME:
            return place.named(term.text).astype(np.float32)
        case TermKind.DATE:
            read = read_days(term.text.split())
            if not place.has_dates:
                remarks[Remark.NO_DATES] = None
            return (
                np.zeros(len(place), np.float32) if read is None else place.taken(read[0]).astype(np.float32)
            )
    if place.looks.unknown.any():
        remarks[Remark.NO_COLOURS] = None
    return have_colour(term.text, place.looks)
