"""The shipped table of words, as arrays: `packaging/models/word_table.py` makes it."""

import hashlib
import io
import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.packed import Arrays, read_arrays
from simgui.core.resources import resource
from simgui.core.sentences import say

MANIFEST = "words.json"
_SCHEMA = 1
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]")
_END = b"\0"

Rows = npt.NDArray[np.int64]


def key_of(word: str) -> str:
    """Give what the spellings of a word have in common: T-shirt, tshirt and t shirt are one.

    That is its letters and digits, of any script, in lower case.
    """
    if word.isascii():
        return _NOT_IN_KEYS.sub("", word.lower())
    return "".join(letter for letter in unicodedata.normalize("NFKC", word).casefold() if letter.isalnum())


@dataclass(frozen=True)
class WordFiles:
    """The shipped files, read when they are asked for and checked against their manifest.

    Attributes:
        folder: Where they lie.
    """

    folder: Path

    @classmethod
    def shipped(cls) -> "WordFiles":
        """Give those of the program."""
        return cls(resource("words"))

    @cached_property
    def manifest(self) -> dict[str, Any]:
        """What the files say of themselves.

        Raises:
            SimguiError: if it is missing, damaged or newer than this program.
        """
        try:
            said = json.loads((self.folder / MANIFEST).read_text("utf-8"))
            known = said["schema"] == _SCHEMA
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise _damaged(self.folder / MANIFEST) from error
        if not known:
            raise _damaged(self.folder / MANIFEST)
        return dict(said)

    def read(self, described: dict[str, str]) -> Arrays:
        """Read the arrays of a file.

        Args:
            described: Its name and its SHA-256.

        Raises:
            SimguiError: if it is missing or damaged.
        """
        path = self.folder / described["file"]
        try:
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() != described["sha256"]:
                raise _damaged(path)
            return read_arrays(io.BytesIO(content))
        except (OSError, ValueError) as error:
            raise _damaged(path) from error


def _damaged(path: Path) -> SimguiError:
    return SimguiError(
        say("Searching by words does not work"),
        say("{path} is missing or damaged. Install SimGUI again.", path=str(path)),
    )


class TextColumn:
    """Texts of a table, each decoded when it is asked for.

    Args:
        joined: uint8, the texts as UTF-8, each ended by a NUL.
    """

    def __init__(self, joined: npt.NDArray[np.uint8]) -> None:
        self._ends = np.flatnonzero(joined == 0)
        self._data = joined.tobytes()

    def __len__(self) -> int:
        return len(self._ends)

    def __getitem__(self, row: int) -> str:
        start = int(self._ends[row - 1]) + 1 if row else 0
        return self._data[start : int(self._ends[row])].decode()

    def rows_of(self, text: str) -> range:
        """Find a text in a column that is sorted."""
        return self._range(text.encode() + _END, text.encode() + b"\1")

    def rows_beginning(self, text: str) -> range:
        """Find the texts that begin with a text, in a column that is sorted."""
        return self._range(text.encode(), text.encode() + b"\xff")

    def _range(self, low: bytes, high: bytes) -> range:
        return range(self._first(low), self._first(high))

    def _first(self, key: bytes) -> int:
        """Give the first row whose bytes, with its NUL, are not below a key."""
        low, high = 0, len(self._ends)
        while low < high:
            middle = (low + high) // 2
            start = int(self._ends[middle - 1]) + 1 if middle else 0
            if self._data[start : int(self._ends[middle]) + 1] < key:
                low = middle + 1
            else:
                high = middle
        return low


class WordTable:
    """Words, their senses, and the classes that answer a sense.

    A *sense* is a synset that a word means. A *node* is a synset with classes below it, by which senses are
    answered. Rows of words, senses and nodes are places in the columns.

    Args:
        arrays: The columns, as shipped.

    Attributes:
        word_keys: `key_of` each word, sorted.
        words: The words as they are written.
        word_starts: uint32 (w + 1,), where the senses of each word begin in `word_senses`; then the end.
        word_senses: Places of senses, those of a word from the most frequent on.
        word_usual: Whether such a sense is meant if none is chosen.
        sense_synsets: uint32 (s,), numbers of synsets.
        sense_known: uint8 (s,): 0 directly, 1 by kinds, 2 by something near.
        sense_nodes: uint16 (s,), the node that answers.
        sense_names: What a sense is called.
        sense_glosses: What it means.
        node_synsets: uint32 (n,), sorted.
        node_names: What a node is called.
        node_keyword: bool (n,), whether it is a word to describe a picture with.
        class_nodes: uint16 (1000,), the node that each class is.
        plurals: `key_of` irregular plurals, sorted.
        singulars: What each of them is the plural of.
        other_keys: `key_of` nouns that no class answers, sorted.
    """

    def __init__(self, arrays: Arrays) -> None:
        self.word_keys = TextColumn(arrays["word_keys"])
        self.words = TextColumn(arrays["words"])
        self.word_starts = arrays["word_starts"]
        self.word_senses = arrays["word_senses"]
        self.word_usual = arrays["word_usual"]
        self.sense_synsets = arrays["sense_synsets"]
        self.sense_known = arrays["sense_known"]
        self.sense_nodes = arrays["sense_nodes"]
        self.sense_names = TextColumn(arrays["sense_names"])
        self.sense_glosses = TextColumn(arrays["sense_glosses"])
        self.node_synsets = arrays["node_synsets"]
        self.node_names = TextColumn(arrays["node_names"])
        self.node_keyword = arrays["node_keyword"]
        self._node_starts = arrays["node_starts"]
        self._node_classes = arrays["node_classes"]
        self.class_nodes = arrays["class_nodes"]
        self.plurals = TextColumn(arrays["plurals"])
        self.singulars = TextColumn(arrays["singulars"])
        self.other_keys = TextColumn(arrays["other_keys"])

    @classmethod
    def read(cls, files: WordFiles) -> "WordTable":
        """Read the shipped table.

        Raises:
            SimguiError: if it is missing or damaged.
        """
        return cls(files.read(files.manifest["table"]))

    @property
    def nodes(self) -> int:
        """How many nodes there are."""
        return len(self.node_synsets)

    def classes_of(self, node: int) -> npt.NDArray[np.uint16]:
        """Give the classes of a node, rising."""
        found: npt.NDArray[np.uint16] = self._node_classes[
            self._node_starts[node] : self._node_starts[node + 1]
        ]
        return found

    def node_of(self, synset: int) -> int | None:
        """Find a node by its synset; None if that is none."""
        row = int(np.searchsorted(self.node_synsets, synset))
        return row if row < self.nodes and self.node_synsets[row] == synset else None

    def sense_of(self, synset: int) -> int | None:
        """Find a sense by its synset; None if no word has it."""
        row = int(np.searchsorted(self.sense_synsets, synset))
        return row if row < len(self.sense_synsets) and self.sense_synsets[row] == synset else None
