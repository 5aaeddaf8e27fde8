"""How well pictures answer a line, and how many of them do.

**A word** is answered by how likely a picture shows one of its classes: the sum of their shares in the
softmax of the classifier. The person's own words come first: a label that a word means gives 1, and a name of
a file or folder that has it `NAMED`.

**Several words** share one picture, and the classes share one sum: of n things that are all seen, each has a
share of 1 / n. So the score of n words is n times the geometric mean of their shares, 1 at most, which is the
share itself for one word. What is known for sure (a label, a name) takes no part in that.

**Names in quotes, dates, colours and light** are filters: a picture passes or is left out. So is what a minus
leads: pictures that answer it are left out.

**The cut.** A picture answers if its score is at least `CUT`; see there.
"""

from dataclasses import dataclass

import numpy as np

from simgui.words.colours import have_colour
from simgui.words.dates import read_days
from simgui.words.lexicon import Lexicon
from simgui.words.place import Mask, Place
from simgui.words.reading import chosen_senses
from simgui.words.records import Known, Remark, Scores, Term, TermKind, WordQuery
from simgui.words.table import WordTable

CUT = 0.25
NAMED = 0.95
_YES = 0.5


@dataclass(frozen=True)
class Scored:
    """How pictures of a place answer a line.

    Attributes:
        scores: float32 (n,), in [0, 1].
        passing: bool (n,), which are not left out.
        remarks: What is to be known.
    """

    scores: Scores
    passing: Mask
    remarks: tuple[Remark, ...]


class Scorer:
    """Scores pictures.

    Args:
        table: Says which classes answer a word.
        lexicon: Looks words up.
    """

    def __init__(self, table: WordTable, lexicon: Lexicon) -> None:
        self._table = table
        self._lexicon = lexicon

    def score(self, query: WordQuery, place: Place) -> Scored:
        """Score the pictures of a place; without a part that says something, all of them pass with 0."""
        passing, remarks = np.ones(len(place), bool), dict[Remark, None]()
        words: list[Scores] = []
        filters = np.ones(len(place), np.float32)
        for term in query.terms:
            if term.kind in (TermKind.WORD, TermKind.LABEL):
                found = self._word(term, place)
                if found is None:
                    remarks[Remark.NOT_KNOWN] = None
                    continue
                if term.known is not Known.NO and not place.looked_at.all():
                    some = place.looked_at.any()
                    remarks[Remark.NOT_LOOKED_AT if some else Remark.NOTHING_LOOKED_AT] = None
            else:
                found = _filter(term, place, remarks)
            if term.unwanted:
                passing &= found < (CUT if term.kind in (TermKind.WORD, TermKind.LABEL) else _YES)
            elif term.kind in (TermKind.WORD, TermKind.LABEL):
                words.append(found)
            else:
                passing &= found >= _YES
                filters *= found
        says_something = any(
            not (term.kind is TermKind.WORD and term.known is Known.NO) for term in query.terms
        )
        scores = _together(words) if words else np.full(len(place), float(says_something), np.float32)
        return Scored(scores * filters, passing, tuple(remarks))

    def _word(self, term: Term, place: Place) -> Scores | None:
        """Score a word: float32 (n,), in [0, 1] or above; None if it is not known at all."""
        labelled = place.labelled(term.text) if term.kind is TermKind.LABEL else None
        if term.known in (None, Known.NO):
            return None if labelled is None else labelled.astype(np.float32)
        found = place.likelihoods(self.classes_of(term))
        found[place.named(term.text, whole=True)] = NAMED
        if labelled is not None:
            found[labelled] = 1
        return found

    def classes_of(self, term: Term) -> list[int]:
        """Give the classes that answer a word in the sense that is meant."""
        entry = self._lexicon.look_up(term.text)
        nodes = (int(self._table.sense_nodes[each.row]) for each in chosen_senses(entry, term.sense))
        return sorted({int(each) for node in nodes for each in self._table.classes_of(node)})


def _together(words: list[Scores]) -> Scores:
    """Give the score of several words: n times their geometric mean, of those that are not known for sure."""
    if len(words) == 1:
        return words[0]
    stacked = np.stack(words)
    unsure = stacked < NAMED
    count = np.maximum(unsure.sum(axis=0), 1)
    logs = np.where(unsure, np.log(np.maximum(stacked, 1e-9)), 0)
    means = np.exp(logs.sum(axis=0) / count)
    return np.where(unsure.any(axis=0), np.minimum(count * means, 1), 1).astype(np.float32)


def _filter(term: Term, place: Place, remarks: dict[Remark, None]) -> Scores:
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
    colours = place.look_up_colours(place.ids)
    if np.isnan(colours).any():
        remarks[Remark.NO_COLOURS] = None
    return have_colour(term.text, colours)
