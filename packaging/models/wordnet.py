"""The nouns of WordNet 3.0, read from its database files (`wndb(5WN)`)."""

from __future__ import annotations

import functools
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

FOLDER = Path("/usr/share/wordnet")
"""Where Debian's package `wordnet-base` puts them."""

_ENCODING = "latin-1"
_HYPERNYMS = ("@", "@i")


@dataclass(frozen=True)
class Synset:
    """Words that mean one thing.

    Attributes:
        offset: its number.
        lemmas: the words, the usual one first, with spaces.
        above: numbers of what it is a kind of.
        gloss: its definition, without examples.
    """

    offset: int
    lemmas: tuple[str, ...]
    above: tuple[int, ...]
    gloss: str


@dataclass(frozen=True)
class Nouns:
    """All nouns.

    Attributes:
        synsets: by number.
        senses: the numbers of the synsets of a word, the most frequent first, by the word in lower case.
        counts: how often a text that was tagged by hand uses a word in a sense: (word, place of the sense).
    """

    synsets: dict[int, Synset]
    senses: dict[str, tuple[int, ...]]
    counts: Counter[tuple[str, int]] = field(repr=False)

    @functools.cached_property
    def ancestors(self) -> dict[int, frozenset[int]]:
        """What each synset is a kind of, and itself."""
        found: dict[int, frozenset[int]] = {}

        def of(offset: int) -> frozenset[int]:
            if offset not in found:
                above = (of(each) for each in self.synsets[offset].above)
                found[offset] = frozenset((offset,)).union(*above)
            return found[offset]

        for offset in self.synsets:
            of(offset)
        return found

    @functools.cached_property
    def kinds(self) -> Counter[int]:
        """How many synsets are kinds of each, itself among them."""
        return Counter(above for each in self.ancestors.values() for above in each)

    def below(self, chosen: Sequence[int]) -> dict[int, frozenset[int]]:
        """Which of some synsets, by their places in the list, are kinds of each; of none if it is missing."""
        found = defaultdict(set)
        for place, offset in enumerate(chosen):
            for above in self.ancestors[offset]:
                found[above].add(place)
        return {offset: frozenset(places) for offset, places in found.items()}


def read_nouns(folder: Path = FOLDER) -> Nouns:
    """Read `data.noun`, `index.noun` and `cntlist.rev`."""
    synsets = {}
    for line in _lines(folder / "data.noun"):
        fields, _, gloss = line.partition(" | ")
        synset = _synset(fields.split(), gloss)
        synsets[synset.offset] = synset
    senses = {}
    for line in _lines(folder / "index.noun"):
        parts = line.split()
        pointers = int(parts[3])
        senses[parts[0].replace("_", " ")] = tuple(map(int, parts[6 + pointers :]))
    counts: Counter[tuple[str, int]] = Counter()
    for line in _lines(folder / "cntlist.rev"):
        key, sense, count = line.split()
        word, _, lexical = key.partition("%")
        if lexical.startswith("1:"):
            counts[word.replace("_", " "), int(sense) - 1] = int(count)
    return Nouns(synsets, senses, counts)


def read_irregular(folder: Path = FOLDER) -> dict[str, str]:
    """Give the irregular plurals of `noun.exc`: plural → singular."""
    pairs = (line.split() for line in _lines(folder / "noun.exc"))
    return {plural.replace("_", " "): singular.replace("_", " ") for plural, singular, *_ in pairs}


def _lines(path: Path) -> list[str]:
    """Give the lines of a file without the licence at its head."""
    return [line for line in path.read_text(_ENCODING).splitlines() if line and not line.startswith("  ")]


def _synset(fields: list[str], gloss: str) -> Synset:
    words = int(fields[3], 16)
    lemmas = tuple(fields[4 + 2 * number].replace("_", " ") for number in range(words))
    rest = fields[4 + 2 * words :]
    pointers = (rest[1 + 4 * number : 5 + 4 * number] for number in range(int(rest[0])))
    above = tuple(int(offset) for sign, offset, part, _ in pointers if sign in _HYPERNYMS and part == "n")
    definition = gloss.strip().partition('; "')[0]
    return Synset(int(fields[0]), lemmas, above, definition)
