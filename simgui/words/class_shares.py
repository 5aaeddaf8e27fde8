"""How likely each class is for each picture: computed once from kept features, and kept in memory.

Of each picture the `KEPT` likeliest classes are kept, and what is left for all others together, which is
taken to be spread evenly over them. A picture takes 300 bytes instead of the 4,000 of all classes. They are
kept class by class: a word reads only the pictures for which its classes are among the likeliest.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.words.classifier import Shares
from simgui.words.records import Scores

KEPT = 96
"""With it, mAP of the words for the labels of CIFAR-10, whose small pictures may be many things, is 0.54
instead of 0.55; 32 lose five hundredths. On photographs, 32 would do (`benchmarks/words.py`)."""

BLOCK = 65_536
"""Pictures of a block at most: a place in it takes two bytes."""

_LEAST, _MOST = -11.0, 9.0
"""Log odds below and above which shares are not told apart."""
_STEPS = 255
_SHARES = (1 / (1 + np.exp(-np.linspace(_LEAST, _MOST, _STEPS + 1)))).astype(np.float32).astype(np.float64)
"""What each number stands for, as it is summed up."""


@dataclass(frozen=True)
class LikeliestClasses:
    """What is kept of some pictures, picture by picture.

    Attributes:
        classes: uint16 (n, k).
        odds: uint8 (n, k), as in `ShareBlock`.
        rests: float16 (n,), as in `ShareBlock`.
        keywords: uint16 (n, m), as in `ShareBlock`.
    """

    classes: npt.NDArray[np.uint16]
    odds: npt.NDArray[np.uint8]
    rests: npt.NDArray[np.float16]
    keywords: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, shares: Shares, keywords: npt.NDArray[np.uint16]) -> "LikeliestClasses":
        """Choose those of pictures: float32 (n, c); and take their keywords."""
        kept = min(KEPT, shares.shape[1])
        classes = np.argpartition(shares, shares.shape[1] - kept, axis=1)[:, shares.shape[1] - kept :]
        values = np.take_along_axis(shares, classes, axis=1)
        rests = np.maximum(1 - values.sum(axis=1), 0).astype(np.float16)
        odds = _packed(values)
        return cls(classes.astype(np.uint16), odds, rests, keywords)


@dataclass(frozen=True)
class ShareBlock:
    """Some pictures, class by class.

    Attributes:
        ids: int64 (n,), the pictures.
        starts: int64 (c + 1,): what is kept of a class is `rows[starts[c]:starts[c + 1]]`.
        rows: uint16 (k,), places in `ids`.
        odds: uint8 (k,), the share as `_packed`: small ones are told apart, and large ones too.
        rests: float16 (n,), the share of all classes that are not kept, together.
        keywords: uint16 (n, m), the nodes that describe each picture (`simgui/words/keywords.py`).
    """

    ids: Ids
    starts: npt.NDArray[np.int64]
    rows: npt.NDArray[np.uint16]
    odds: npt.NDArray[np.uint8]
    rests: npt.NDArray[np.float16]
    keywords: npt.NDArray[np.uint16]

    @classmethod
    def of(cls, ids: Ids, parts: Sequence[LikeliestClasses], classes: int) -> "ShareBlock":
        """Make a block of pictures that come in parts, one at least.

        Args:
            ids: int64 (n,), n at most `BLOCK`.
            parts: What is kept of them.
            classes: How many classes there are.
        """
        which, odds = (
            np.concatenate(each) for each in zip(*((p.classes, p.odds) for p in parts), strict=True)
        )
        rows = np.repeat(np.arange(len(ids), dtype=np.uint16), which.shape[1])
        rests = np.concatenate([part.rests for part in parts])
        keywords = np.concatenate([part.keywords for part in parts])
        return cls.of_pairs(ids, classes, which.ravel(), rows, odds.ravel(), rests, keywords)

    @classmethod
    def of_pairs(
        cls,
        ids: Ids,
        classes: int,
        which: npt.NDArray[np.integer],
        rows: npt.NDArray[np.uint16],
        odds: npt.NDArray[np.uint8],
        rests: npt.NDArray[np.float16],
        keywords: npt.NDArray[np.uint16],
    ) -> "ShareBlock":
        """Make a block of pairs of class and picture, in whatever order.

        Args:
            ids: int64 (n,), the pictures, n at most `BLOCK`.
            classes: How many classes there are.
            which: Integers (k,), the class of each pair.
            rows: uint16 (k,), the place of its picture in `ids`.
            odds: uint8 (k,), how likely that picture shows that class, as in `odds` of the block.
            rests: float16 (n,), as in the block.
            keywords: uint16 (n, m), as in the block.
        """
        order = np.argsort(which, kind="stable")
        starts = np.concatenate([[0], np.cumsum(np.bincount(which, minlength=classes))])
        return cls(ids, starts, rows[order], odds[order], rests, keywords)

    def __len__(self) -> int:
        return len(self.ids)

    @property
    def nbytes(self) -> int:
        """The memory that it takes."""
        arrays = (self.ids, self.starts, self.rows, self.odds, self.rests, self.keywords)
        return sum(array.nbytes for array in arrays)

    def joined(self, other: "ShareBlock") -> "ShareBlock":
        """Give one block of two, which have `BLOCK` pictures at most together."""
        which = np.concatenate([self._classes(), other._classes()])
        rows = np.concatenate([self.rows, other.rows + np.uint16(len(self))])
        return self.of_pairs(
            np.concatenate([self.ids, other.ids]),
            len(self.starts) - 1,
            which,
            rows,
            np.concatenate([self.odds, other.odds]),
            np.concatenate([self.rests, other.rests]),
            np.concatenate([self.keywords, other.keywords]),
        )

    def only(self, wanted: npt.NDArray[np.bool_]) -> "ShareBlock":
        """Give it with some of its pictures: bool (n,)."""
        places = np.cumsum(wanted) - 1
        kept = wanted[self.rows]
        return self.of_pairs(
            self.ids[wanted],
            len(self.starts) - 1,
            self._classes()[kept],
            places[self.rows[kept]].astype(np.uint16),
            self.odds[kept],
            self.rests[wanted],
            self.keywords[wanted],
        )

    def _classes(self) -> npt.NDArray[np.uint16]:
        counts = np.diff(self.starts)
        return np.repeat(np.arange(len(counts), dtype=np.uint16), counts)

    def sums(self, classes: Sequence[int]) -> Scores:
        """Give how likely each picture shows one of some classes: float32 (n,), in [0, 1]."""
        parts = [slice(int(self.starts[low]), int(self.starts[high])) for low, high in _runs(classes)]
        rows = np.concatenate([self.rows[part] for part in parts] or [self.rows[:0]]).astype(np.intp)
        odds = np.concatenate([self.odds[part] for part in parts] or [self.odds[:0]])
        found = np.bincount(rows, _SHARES[odds], minlength=len(self))
        others = np.bincount(rows, minlength=len(self))
        spread = (len(classes) - others) / self._not_kept
        sums: Scores = np.minimum(found + spread * self.rests.astype(np.float32), 1).astype(np.float32)
        return sums

    @cached_property
    def _not_kept(self) -> npt.NDArray[np.uint16]:
        """How many classes are not kept of each picture, at least 1: uint16 (n,)."""
        left = len(self.starts) - 1 - np.bincount(self.rows, minlength=len(self))
        return np.maximum(left, 1).astype(np.uint16)


def _runs(classes: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Yield the first of classes that follow each other, and what comes after the last of them."""
    numbers = np.array(classes, np.int64)
    for run in np.split(numbers, np.flatnonzero(np.diff(numbers) != 1) + 1):
        if len(run):
            yield int(run[0]), int(run[-1]) + 1


def _packed(shares: npt.NDArray[np.float32]) -> npt.NDArray[np.uint8]:
    """Give log odds in 255 steps: a share, or what it lacks to 1, is kept to 4 %."""
    inside = np.clip(shares, 1e-6, 1 - 1e-6)
    steps = (np.log(inside / (1 - inside)) - _LEAST) / (_MOST - _LEAST) * _STEPS
    return np.asarray(np.clip(np.rint(steps), 0, _STEPS), np.uint8)
