"""Numbers that stand for what is seen in a picture, how sure that is, and which words its names have.

A server cannot put pictures in the order of a sum of shares. So the share of each node (a sense of words,
with the classes that answer it) is cut into levels, and a picture has one number for each node that is likely
enough: node and level. Whoever wants the surest asks for the highest levels first. This is an inverted index
in the order of impacts (Anh, de Kretser and Moffat 2001, *Vector-space ranking with effective early
termination*).

Numbers are made of WordNet's numbers, which stay as they are when the shipped words change.
"""

import hashlib
import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import PurePath

import numpy as np
import numpy.typing as npt

from simgui.library.listing.texts import folded
from simgui.words.certainty import CUT, least_share
from simgui.words.classifier import Shares
from simgui.words.colours import COLOURS, Looks, have_colour
from simgui.words.table import WordTable

LEVELS = 32
TOGETHER = 3
"""A picture has the nodes by which it may answer up to so many words at once."""
MOST_TERMS = 512
_MOST_ODDS = 9.0
"""Log odds above which shares are not told apart, as in `simgui/words/class_shares.py`."""
_FIRST_SYNSET = 1740
"""*Entity*: below it there is none, and numbers stand for colours."""
_MOST_NAME_WORDS = 32
_WORD_OF_NAME = re.compile(rb"[a-z\x80-\xff]+|[0-9]+")
_COLOURS = tuple(sorted(COLOURS))

Terms = npt.NDArray[np.int32]


class Nodes:
    """The nodes that words can ask for.

    Args:
        table: The words.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table
        self.total = len(table.class_nodes)
        self._nodes = np.unique(table.sense_nodes).astype(np.int64)
        self.synsets: npt.NDArray[np.int64] = table.node_synsets[self._nodes].astype(np.int64)

    @cached_property
    def _members(self) -> Shares:
        """Which class is of which node: float32 (classes, nodes)."""
        members = np.zeros((self.total, len(self._nodes)), np.float32)
        for column, node in enumerate(self._nodes.tolist()):
            members[self._table.classes_of(node), column] = 1
        return members

    @cached_property
    def _edges(self) -> npt.NDArray[np.float32]:
        """The share at which each level of each node begins: float32 (LEVELS, nodes)."""
        sizes = self._members.sum(axis=0)
        cuts = np.array([least_share(CUT, min(int(size), self.total - 1), self.total) for size in sizes])
        low = np.log(cuts / (1 - cuts))
        steps = np.linspace(0, 1, LEVELS - TOGETHER + 1, endpoint=False)[:, None]
        rising = 1 / (1 + np.exp(-(low + steps * (_MOST_ODDS - low))))
        below = [cuts / together for together in range(TOGETHER, 1, -1)]
        return np.asarray(np.concatenate([below, rising]), np.float32)

    def terms(self, shares: Shares) -> list[list[int]]:
        """Give the terms of pictures, the surest first.

        Args:
            shares: float32 (n, c), as the classifier gives them.
        """
        likely = shares @ self._members
        rows, columns = np.nonzero(likely >= self._edges[0])
        values = likely[rows, columns]
        levels = (values >= self._edges[:, columns]).sum(axis=0) - 1
        order = np.lexsort((-levels, rows))
        rows, numbers = rows[order], (self.synsets[columns] * LEVELS + levels)[order]
        starts = np.searchsorted(rows, np.arange(len(shares) + 1))
        return [numbers[starts[row] : starts[row + 1]].tolist() for row in range(len(shares))]


def cut_level(together: int) -> int:
    """Give the level from which on a picture answers a word, of so many that are asked together."""
    return TOGETHER - min(together, TOGETHER)


def from_level(synsets: Sequence[int], level: int) -> list[int]:
    """List the terms of nodes from a level on."""
    return [synset * LEVELS + each for synset in synsets for each in range(level, LEVELS)]


def colour_terms(looks: Looks) -> list[list[int]]:
    """Give the terms of the colours that pictures have, and of their light."""
    found: list[list[int]] = [[] for _ in looks.average]
    for number, word in enumerate(_COLOURS):
        scores = have_colour(word, looks)
        for row in np.flatnonzero(scores >= CUT).tolist():
            level = int(cut_level(1) + (LEVELS - 1 - cut_level(1)) * (scores[row] - CUT) / (1 - CUT))
            found[row].append(number * LEVELS + level)
    return found


def colour_number(word: str) -> int:
    """Give what stands for a colour instead of a synset."""
    number = _COLOURS.index(word.lower())
    assert number < _FIRST_SYNSET
    return number


def name_terms(places: Sequence[PurePath]) -> list[int]:
    """Give the terms of the words in the names of files and of the folders that they lie in."""
    words = (word for place in places for part in reversed(place.parts) for word in words_of(part))
    return [number_of(word) for word in list(dict.fromkeys(words))[:_MOST_NAME_WORDS]]


def words_of(name: str) -> list[bytes]:
    """List the words and numbers of a name, folded."""
    return _WORD_OF_NAME.findall(folded(name.encode("utf-8", "surrogatepass").replace(b"\0", b" ")))


def asked_names(text: str, *, plural: bool) -> list[list[int]]:
    """Give what a text asks of names: of each of its words one of these terms.

    Args:
        text: The text.
        plural: Whether the last word may stand there in the plural.
    """
    words = words_of(text)
    return [
        [number_of(each) for each in (_forms(word) if plural and place == len(words) - 1 else [word])]
        for place, word in enumerate(words)
    ]


def _forms(word: bytes) -> Iterator[bytes]:
    yield from (word, word + b"s", word + b"es")


def number_of(word: bytes) -> int:
    """Give the number that stands for a word of a name: below 0, of 31 bits."""
    return -1 - (int.from_bytes(hashlib.blake2b(word, digest_size=4).digest(), "big") >> 1)


def folder_term(folder: str) -> int:
    """Give the number that stands for a folder, as `simgui.sharing.entry_rows.folders_of` writes it."""
    return number_of(b"/" + folder.encode("utf-8", "surrogatepass"))
