"""A line of words as a server is asked: by conditions, from the surest pictures down."""

import calendar
import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from simgui.sharing.conditions import condition_of, taken_between, with_label
from simgui.sharing.gallery import Among
from simgui.sharing.words.terms import (
    asked_names,
    colour_number,
    cut_level,
    folder_term,
    from_level,
)
from simgui.words.dates import Days, read_days
from simgui.words.lexicon import Lexicon
from simgui.words.reading import chosen_senses, labels_meant
from simgui.words.records import Known, Term, TermKind, WordQuery
from simgui.words.table import WordTable

_YEARS = range(1900, 2101)
"""A month without a year is one of these."""
_WORDS = (TermKind.WORD, TermKind.LABEL)
_NOTHING = 'id == ""'
_ALL = -1


@dataclass(frozen=True)
class Group:
    """Pictures that come before or after all others: those with a label that is asked for, or the rest.

    Attributes:
        condition: What makes them such; empty for all.
        least: The level from which on they answer; below 0 if they do whatever is seen in them.
    """

    condition: str
    least: int


class Question:
    """What a line asks of a library.

    Args:
        query: The line, read.
        among: Which pictures may be found.
        labels: Those of the library.
        table: The words.
    """

    def __init__(self, query: WordQuery, among: Among, labels: Sequence[str], table: WordTable) -> None:
        self._among = among
        self._labels = labels
        self._table = table
        self._lexicon = Lexicon(table)
        said = [term for term in query.terms if term.kind is not TermKind.WORD or term.known is not Known.NO]
        self.says_something = bool(said)
        wanted = [term for term in said if not term.unwanted]
        self._words = [term for term in wanted if term.kind in _WORDS]
        colours = [term for term in wanted if term.kind is TermKind.COLOUR]
        others = [term for term in wanted if term.kind not in (*_WORDS, TermKind.COLOUR)]
        self._graded = self._words or colours
        self._cut = cut_level(len(self._words) or 1)
        self._always = [
            condition_of(among, lambda folder: _contains([folder_term(folder)])),
            *(self._filter(term) for term in others),
            *(self._sure(term, cut_level(1)) for term in (colours if self._words else [])),
            *(f"not ({self._sure(term, cut_level(1))})" for term in said if term.unwanted),
        ]

    def groups(self) -> tuple[Group, ...]:
        """Give the groups in the order in which they come, which the labels of people decide."""
        asked = [term for term in self._words if term.kind is TermKind.LABEL]
        meant = [label for term in asked for label in self._meant(term)]
        if not meant:
            return (Group("", self._cut if self._graded else _ALL),)
        some, none = with_label(meant, self._among), with_label([""], self._among)
        return (
            Group(some, _ALL if len(self._words) == 1 else self._cut),
            Group(none, self._cut),
            Group(f"not ({some}) and not ({none})", self._cut),
        )

    def condition(self, level: int, group: Group) -> str:
        """Ask for the pictures of a group that are that sure, for each word; below 0, for all of them."""
        graded = [] if level < 0 else self._graded
        by_label = group.least != _ALL  # else all of them have it
        sure = [self._sure(term, level, by_label=by_label) for term in graded]
        return " and ".join(f"({each})" for each in (*self._always, group.condition, *sure) if each)

    def _sure(self, term: Term, level: int, *, by_label: bool = True) -> str:
        """Ask for pictures that answer one part so surely, by what is seen, by a label or by a name."""
        if term.kind is TermKind.COLOUR:
            return _contains(from_level([colour_number(term.text)], level))
        if term.kind not in _WORDS:
            return self._filter(term)
        ways = []
        if synsets := self._synsets(term):
            ways += [_contains(from_level(synsets, level)), _named(term.text, plural=True)]
        if by_label and term.kind is TermKind.LABEL and (meant := self._meant(term)):
            ways.append(with_label(meant, self._among))
        return " or ".join(f"({each})" for each in ways if each) or _NOTHING

    def _synsets(self, term: Term) -> list[int]:
        if term.known in (None, Known.NO):
            return []
        senses = chosen_senses(self._lexicon.look_up(term.text), term.sense)
        nodes = {int(self._table.sense_nodes[each.row]) for each in senses}
        return sorted(int(self._table.node_synsets[node]) for node in nodes)

    def _meant(self, term: Term) -> list[str]:
        return [self._labels[place] for place in labels_meant(term.text, self._labels)]

    def _filter(self, term: Term) -> str:
        if term.kind is TermKind.NAME:
            return _named(term.text, plural=False) or _NOTHING
        read = read_days(term.text.split())
        return _NOTHING if read is None else _taken(read[0])


def names_condition(text: str) -> str:
    """Ask for pictures with the words of a text in their names; empty if it has none."""
    return _named(text, plural=False)


def _named(text: str, *, plural: bool) -> str:
    return " and ".join(_contains(forms) for forms in asked_names(text, plural=plural))


def _contains(terms: Iterable[int]) -> str:
    return f"array_contains_any(terms, {sorted(terms)})"


def _taken(days: Days) -> str:
    """Ask for pictures that were taken on some days; of one that does not say when, its names count."""
    if days.year is None:
        spans = [_span(year, days.month, days.day) for year in _YEARS]
    else:
        spans = [_span(days.year, days.month, days.day)]
    ways = [f"({taken_between(*each)})" for each in spans if each is not None]
    if days.year is not None and days.month is None:
        ways.append(f"(not ({taken_between(None, None)}) and {_named(str(days.year), plural=False)})")
    return " or ".join(ways) or _NOTHING


def _span(year: int, month: int | None, day: int | None) -> tuple[int, int] | None:
    """Give the first second of some days, and the one behind the last; None if there is no such day."""
    last = calendar.monthrange(year, month or 12)[1]
    if day is not None and day > last:
        return None
    first = datetime.datetime(year, month or 1, day or 1, tzinfo=datetime.UTC)
    end = datetime.datetime(year, month or 12, day or last, tzinfo=datetime.UTC) + datetime.timedelta(1)
    return int(first.timestamp()), int(end.timestamp())
