"""Read a line: cut it into parts, and tell what each is."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from simgui.words.colours import COLOURS
from simgui.words.dates import read_days
from simgui.words.lexicon import Entry, FoundSense, Lexicon
from simgui.words.records import Known, Sense, Term, TermKind, WordQuery
from simgui.words.table import key_of

MOST_TERMS = 20
"""Of a line; the rest is left out."""

_MOST_WORDS = 4
"""Of one name: "egyptian cat", "lady's slipper orchid"."""
_PART = re.compile(r'(?P<minus>-?)(?:"(?P<quoted>[^"]*)"?|(?P<word>[^\s"]+))')
_AND = frozenset(("and", "with", "a", "an", "the", "of", "in", "on", "at", "from", "by", "or", "not"))
"""Between words they say nothing here."""


@dataclass(frozen=True)
class _Piece:
    """A word of a line, or what stands in quotes."""

    text: str
    unwanted: bool
    is_quoted: bool


class Reader:
    """Reads lines.

    Args:
        lexicon: Knows words.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def read(
        self,
        line: str,
        labels: Collection[str],
        senses: Mapping[str, str],
        has_name: Callable[[str], bool] = lambda _text: False,
    ) -> WordQuery:
        """Read a line.

        Args:
            line: The line.
            labels: The labels that there are: what the person calls so counts first.
            senses: The id of the sense that was chosen, by the text of a term.
            has_name: Tells whether a file or folder has a text in its name: what is no known word is looked
                for there.
        """
        known = {key_of(label): label for label in labels if key_of(label)}
        pieces = list(_pieces(line))
        terms: list[Term] = []
        while pieces and len(terms) < MOST_TERMS:
            term, taken = self._first(pieces, known)
            pieces = pieces[taken:]
            if term is not None:
                if term.kind is TermKind.WORD and term.known is Known.NO and has_name(term.text):
                    term = Term(term.text, TermKind.NAME, term.unwanted)
                terms.append(_with_sense(term, senses.get(term.text)))
        return WordQuery(line, tuple(terms))

    def _first(self, pieces: Sequence[_Piece], labels: Mapping[str, str]) -> tuple[Term | None, int]:
        """Read the first part of a line, and tell how many pieces it takes."""
        first = pieces[0]
        if first.is_quoted:
            return Term(first.text, TermKind.NAME, first.unwanted), 1
        run = list(_together(pieces))
        for count in range(len(run), 1, -1):
            text = " ".join(run[:count])
            if term := self._of_several(text, labels):
                return replace(term, unwanted=first.unwanted), count
        if found := read_days(run):
            return Term(" ".join(run[: found[1]]), TermKind.DATE, first.unwanted), found[1]
        return self._of_one(first.text, labels, alone=len(pieces) == 1, unwanted=first.unwanted), 1

    def _of_several(self, text: str, labels: Mapping[str, str]) -> Term | None:
        """Take several words for one name, if they are one."""
        if text.lower() in COLOURS:
            return Term(text, TermKind.COLOUR)
        entry = self._lexicon.look_up(text)
        label = _label(text, labels)
        if label is None and entry.known in (Known.NO, Known.NEAR):
            return None  # its words say more than what is near
        return self._term(text, entry, TermKind.WORD if label is None else TermKind.LABEL)

    def _of_one(self, text: str, labels: Mapping[str, str], *, alone: bool, unwanted: bool) -> Term | None:
        if text.lower() in _AND and not alone:
            return None
        if _label(text, labels) is not None:
            return replace(self._term(text, self._lexicon.look_up(text), TermKind.LABEL), unwanted=unwanted)
        if text.lower() in COLOURS:
            return Term(text, TermKind.COLOUR, unwanted)
        return replace(self._term(text, self._lexicon.look_up(text), TermKind.WORD), unwanted=unwanted)

    def _term(self, text: str, entry: Entry, kind: TermKind) -> Term:
        senses = tuple(dict.fromkeys(each.sense for each in entry.senses))
        if entry.known is Known.NO:
            near = self._lexicon.offered_for(text) if kind is TermKind.WORD else ()
        elif entry.known is Known.NEAR:
            shown = (name for each in entry.usual for name in self._lexicon.shown_for(each))
            near = tuple(dict.fromkeys(shown))
        else:
            near = ()
        return Term(text, kind, known=entry.known, senses=senses if len(senses) > 1 else (), near=near)


def chosen_senses(entry: Entry, sense: Sense | None) -> tuple[FoundSense, ...]:
    """Give the senses of a word that are meant."""
    if sense is None:
        return entry.usual
    return tuple(each for each in entry.senses if each.sense.id == sense.id) or entry.usual


def _with_sense(term: Term, chosen: str | None) -> Term:
    sense = next((each for each in term.senses if each.id == chosen), None)
    return replace(term, sense=sense)


def _label(text: str, labels: Mapping[str, str]) -> str | None:
    """Find a label by its name, in the singular or plural."""
    key = key_of(text)
    for each in (key, key.removesuffix("s"), key + "s", key.removesuffix("es"), key + "es"):
        if each in labels:
            return labels[each]
    return None


def labels_meant(text: str, labels: Sequence[str]) -> list[int]:
    """Give the places of the labels that a text means."""
    found = _label(text, {key_of(label): label for label in labels if key_of(label)})
    return (
        []
        if found is None
        else [place for place, label in enumerate(labels) if key_of(label) == key_of(found)]
    )


def _pieces(line: str) -> Iterator[_Piece]:
    for part in _PART.finditer(line):
        is_quoted = part["quoted"] is not None
        text = (part["quoted"] if is_quoted else part["word"].strip(",;")).strip()
        if text and text != "-":
            yield _Piece(text, bool(part["minus"]), is_quoted)


def _together(pieces: Sequence[_Piece]) -> Iterator[str]:
    """Yield the words that may be one name: until one in quotes or one that is led by a minus."""
    for place, piece in enumerate(pieces[:_MOST_WORDS]):
        if piece.is_quoted or (place and piece.unwanted):
            return
        yield piece.text
