"""Look words up: plurals, spellings, senses, and what is offered for a word that is not known."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from simgui.words.records import Known, Sense
from simgui.words.spelling import nearest_spellings
from simgui.words.table import WordTable, key_of

MOST_NAMED = 3
"""So many words say what is shown instead of a word, or are offered for one that is not known."""

_KNOWN = (Known.DIRECTLY, Known.KINDS, Known.NEAR)
_ENDINGS = (("ies", "y"), ("ves", "f"), ("ves", "fe"), ("es", ""), ("s", ""), ("men", "man"))
_LEAST_STEM = 2


@dataclass(frozen=True)
class FoundSense:
    """A sense of a word that was looked up.

    Attributes:
        row: Its place in the table.
        sense: What it is.
        known: How well it is known.
        usual: Whether it is meant if none is chosen.
    """

    row: int
    sense: Sense
    known: Known
    usual: bool


@dataclass(frozen=True)
class Entry:
    """A word that was looked up.

    Attributes:
        word: As the table writes it; the word itself if it is not known.
        senses: The usual ones first; empty if it is not known.
    """

    word: str
    senses: tuple[FoundSense, ...] = ()

    @property
    def usual(self) -> tuple[FoundSense, ...]:
        """The senses that are meant if none is chosen."""
        return tuple(each for each in self.senses if each.usual)

    @property
    def known(self) -> Known:
        """How well it is known, in its best usual sense."""
        return min((each.known for each in self.usual), key=_order, default=Known.NO)


class Lexicon:
    """Looks words up.

    Args:
        table: The words.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self._spellings: list[str] | None = None

    def look_up(self, text: str) -> Entry:
        """Look a word or a name of several words up, in the singular or plural.

        Args:
            text: The word. Where it has a space, so has the name that is found: "cat house" is no cathouse.
        """
        rows = list(self._rows(text))
        if not rows:
            return Entry(text)
        found: dict[int, FoundSense] = {}
        for row in rows:
            for each in self._senses(row):
                kept = found.get(each.row, each)
                found[each.row] = replace(kept, usual=kept.usual or each.usual)
        senses = sorted(found.values(), key=lambda each: not each.usual)  # else as frequent as before
        return Entry(self._table.words[rows[0]], tuple(senses))

    def shown_for(self, found: FoundSense) -> tuple[str, ...]:
        """Name what answers a sense that is known by something near."""
        table, node = self._table, int(self._table.sense_nodes[found.row])
        if int(table.node_synsets[node]) != int(table.sense_synsets[found.row]):
            return (table.node_names[node],)
        classes = table.classes_of(node)[:MOST_NAMED].tolist()
        return tuple(table.node_names[int(table.class_nodes[each])] for each in classes)

    def offered_for(self, text: str) -> tuple[str, ...]:
        """Give words to offer for one that is not known: those spelled almost like it, the nearest first.

        None are offered for a noun that is spelled right, but that no class has anything to do with.
        """
        if any(self._table.other_keys.rows_of(key) for key in _singulars(key_of(text))):
            return ()
        if self._spellings is None:
            table = self._table
            self._spellings = [table.word_keys[row] for row in range(len(table.word_keys))]
        rows = nearest_spellings(key_of(text), self._spellings, MOST_NAMED)
        return tuple(dict.fromkeys(self._table.words[row] for row in rows))

    def beginning(self, text: str, most: int) -> list[str]:
        """Give words that begin like this, the best known and shortest first."""
        table, key = self._table, key_of(text)
        if not key:
            return []
        rows = table.word_keys.rows_beginning(key)
        best = sorted(rows, key=lambda row: (self._knowledge(row), len(table.words[row]), row))
        return list(dict.fromkeys(table.words[row] for row in best[: 2 * most]))[:most]

    def _knowledge(self, row: int) -> int:
        table = self._table
        senses = table.word_senses[table.word_starts[row] : table.word_starts[row + 1]]
        return int(np.minimum(table.sense_known[senses], 2).min()) // 2

    def _rows(self, text: str) -> Iterator[int]:
        parts = _parts(text)
        for key in _singulars(key_of(text)):
            keys = [key]
            keys += [key_of(self._table.singulars[row]) for row in self._table.plurals.rows_of(key)]
            for each in keys:
                for row in self._table.word_keys.rows_of(each):
                    if len(parts) == 1 or len(_parts(self._table.words[row])) == len(parts):
                        yield row

    def _senses(self, row: int) -> Iterator[FoundSense]:
        table = self._table
        for place in range(int(table.word_starts[row]), int(table.word_starts[row + 1])):
            sense = int(table.word_senses[place])
            yield FoundSense(
                sense,
                Sense(
                    f"n{int(table.sense_synsets[sense]):08}",
                    table.sense_names[sense],
                    table.sense_glosses[sense],
                ),
                _KNOWN[int(table.sense_known[sense])],
                bool(table.word_usual[place]),
            )


def _order(known: Known) -> int:
    return list(Known).index(known)


def _parts(text: str) -> list[str]:
    return text.replace("-", " ").split()


def _singulars(key: str) -> Iterator[str]:
    """Give a key, and what it may be the plural of."""
    yield key
    for ending, singular in _ENDINGS:
        if key.endswith(ending) and len(key) - len(ending) >= _LEAST_STEM:
            yield key.removesuffix(ending) + singular
