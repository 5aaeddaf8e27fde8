"""Many short texts in one array: ordered, compared and searched without a Python object for each."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Rows = npt.NDArray[np.int64]
_WORD = 8
_PADDING = bytes(_WORD)
_MASKS = np.array([(2**64 - 1) ^ (2 ** (64 - 8 * kept) - 1) for kept in range(_WORD + 1)], np.uint64)
"""Keeps so many of the first bytes of a word."""
_MOST_DIGITS = 255
"""Longer numbers do not fit into the name of a file."""


@dataclass(frozen=True)
class Texts:
    """Texts without NUL.

    Attributes:
        data: uint8, the bytes of all texts, and at least a word behind the last.
        starts: int64 (n,), where each begins.
        ends: int64 (n,), behind its last byte.
    """

    data: npt.NDArray[np.uint8]
    starts: Rows
    ends: Rows

    @classmethod
    def joined(cls, texts: bytes) -> "Texts":
        """Take texts each of which is ended by a NUL."""
        data = np.frombuffer(texts + _PADDING, np.uint8)
        ends = np.flatnonzero(data[: len(texts)] == 0)
        return cls(data, np.concatenate([[0], ends[:-1] + 1])[: len(ends)].astype(np.int64), ends)

    @classmethod
    def of(cls, texts: Iterable[bytes]) -> "Texts":
        """Take a few texts."""
        return cls.joined(b"".join(text + b"\0" for text in texts))

    @classmethod
    def together(cls, parts: Sequence["Texts"]) -> "Texts":
        """Give the texts of all parts, one after the other."""
        offsets = np.cumsum([0, *(len(part.data) for part in parts)])
        pairs = list(zip(parts, offsets.tolist(), strict=False))
        return cls(
            np.concatenate([*(part.data for part in parts), np.frombuffer(_PADDING, np.uint8)]),
            np.concatenate([np.empty(0, np.int64), *(part.starts + offset for part, offset in pairs)]),
            np.concatenate([np.empty(0, np.int64), *(part.ends + offset for part, offset in pairs)]),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, row: int) -> bytes:
        return self.data[self.starts[row] : self.ends[row]].tobytes()

    def copied(self) -> "Texts":
        """Give the same texts in an array that holds nothing else."""
        lengths = self.ends - self.starts + 1
        ends = np.cumsum(lengths)
        starts = ends - lengths
        data = np.zeros(int(ends[-1]) + _WORD if len(ends) else _WORD, np.uint8)
        inside = np.arange(len(data) - _WORD)
        data[: len(inside)] = self.data[inside + np.repeat(self.starts - starts, lengths)]
        data[ends - 1] = 0
        return Texts(data, starts, ends - 1)

    def words(self, rows: Rows, number: int) -> npt.NDArray[np.uint64]:
        """Give eight bytes of each text as one number that is ordered like them: uint64 (len(rows),).

        Args:
            rows: Which texts.
            number: 0 for the first eight bytes, 1 for the next; what is behind the end is 0.
        """
        every = np.ndarray((len(self.data) - _WORD + 1,), ">u8", self.data, strides=(1,))
        first = self.starts[rows] + _WORD * number
        left = np.clip(self.ends[rows] - first, 0, _WORD)
        words: npt.NDArray[np.uint64] = every[np.minimum(first, len(every) - 1)].astype(np.uint64)
        return words & _MASKS[left]

    def ranks(self) -> Rows:
        """Tell of each text how many are before it in the order of their bytes: int64 (n,).

        Equal texts have equal ranks. Only texts that are still equal are compared further, a word at a time.
        """
        rank, rows, number = np.zeros(len(self), np.int64), np.arange(len(self)), 0
        while len(rows):
            word = self.words(rows, number)
            order = np.lexsort((word, rank[rows]))
            rows, word = rows[order], word[order]
            before = rank[rows]
            old = np.concatenate([[True], before[1:] != before[:-1]])
            new = old | np.concatenate([[True], word[1:] != word[:-1]])
            places = np.arange(len(rows))
            first, first_of_old = (np.maximum.accumulate(np.where(each, places, 0)) for each in (new, old))
            rank[rows] = before + first - first_of_old
            number += 1
            alone = new & np.concatenate([new[1:], [True]])
            longer = ~alone & (self.ends[rows] - self.starts[rows] > _WORD * number)
            group = np.cumsum(new) - 1
            ended = np.bincount(group, ~alone & ~longer)  # they come before what goes on
            rank[rows] += np.where(longer, ended[group], 0).astype(np.int64)
            rows = rows[longer]
        return rank

    def repeats(self) -> npt.NDArray[np.bool_]:
        """Tell of each text whether it equals the one before it: bool (n,)."""
        lengths = self.ends - self.starts
        same = np.zeros(len(self), bool)
        same[1:] = lengths[1:] == lengths[:-1]
        rows, number = np.flatnonzero(same), 0
        while len(rows):
            differ = self.words(rows, number) != self.words(rows - 1, number)
            same[rows[differ]] = False
            number += 1
            rows = rows[~differ & (lengths[rows] > _WORD * number)]
        return same

    def contain(self, part: bytes) -> npt.NDArray[np.bool_]:
        """Tell which texts contain a part, which is not empty: bool (n,)."""
        places = np.flatnonzero(self.data[: len(self.data) - len(part) + 1] == part[0])
        for offset, value in enumerate(part[1:], start=1):
            places = places[self.data[places + offset] == value]
        rows = np.searchsorted(self.starts, places, "right") - 1
        found = np.zeros(len(self), bool)
        found[rows[(rows >= 0) & (places + len(part) <= self.ends[rows])]] = True
        return found


def folded(texts: bytes) -> bytes:
    """Give UTF-8 in which upper and lower case are the same, and an accent is written in one way.

    Bytes that are no valid text, and NULs, stay as they are.
    """
    if texts.isascii():
        return texts.lower()
    text = unicodedata.normalize("NFC", texts.decode("utf-8", "surrogateescape"))
    return unicodedata.normalize("NFC", text.casefold()).encode("utf-8", "surrogateescape")


def natural(texts: Texts) -> Texts:
    """Give texts whose order by bytes is the one that people expect: “2.jpg” before “10.jpg”.

    Each number gets the count of its digits in front, and loses leading zeros.

    Args:
        texts: As `Texts.joined` takes them.
    """
    data = texts.data
    digit = (data >= ord("0")) & (data <= ord("9"))
    edges = np.flatnonzero(np.diff(digit, prepend=False, append=False))
    heads, ends = edges[::2].copy(), edges[1::2]
    widths = np.ones(len(data), np.int8)
    zero = np.flatnonzero((data[heads] == ord("0")) & (heads < ends - 1))
    while len(zero):  # each number that still begins with a zero loses it; its last digit stays
        widths[heads[zero]] = 0
        heads[zero] += 1
        zero = zero[(data[heads[zero]] == ord("0")) & (heads[zero] < ends[zero] - 1)]
    widths[heads] = 3
    behind = np.cumsum(widths, dtype=np.int64)
    made = np.repeat(data, widths)
    made[behind[heads] - 3] = ord("0")
    made[behind[heads] - 2] = np.minimum(ends - heads, _MOST_DIGITS)
    places = np.concatenate([[0], behind])
    return Texts(made, places[texts.starts], places[texts.ends])
