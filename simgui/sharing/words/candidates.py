"""Pictures that the server proposes for a line of words, with all that scoring asks of them."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.sharing.entry_rows import UNKNOWN_TIME
from simgui.sharing.gallery import Among
from simgui.sharing.words.seen import read
from simgui.sharing.words.terms import asked_names
from simgui.words.colours import Looks
from simgui.words.dates import Days
from simgui.words.reading import labels_meant
from simgui.words.records import Scores

Mask = npt.NDArray[np.bool_]
_DAY_S = 24 * 60 * 60
_NONE = -1


class Candidates:
    """Rows of a library; satisfies `simgui.words.scoring.Scorable`.

    Args:
        rows: As the server gives them, `BLOCK` at most.
        among: Says which labels people have given since.
        classes: How many classes the classifier tells apart.
    """

    def __init__(self, rows: Sequence[Mapping[str, Any]], among: Among, classes: int) -> None:
        once = {row["content"]: row for row in rows}
        self.contents = [bytes.fromhex(content) for content in sorted(once)]
        self._rows = [once[content] for content in sorted(once)]
        self._among = among
        self._seen = read([row["seen"] for row in self._rows], classes)

    def __len__(self) -> int:
        return len(self.contents)

    @property
    def looked_at(self) -> Mask:
        """Which a classifier has looked at: all of them."""
        return np.ones(len(self), bool)

    @property
    def looks(self) -> Looks:
        """The colours of all of them."""
        return self._seen.looks

    def likelihoods(self, classes: Sequence[int]) -> Scores:
        """Tell how likely each shows one of some classes."""
        return self._seen.block.sums(classes)

    @cached_property
    def _labels(self) -> tuple[tuple[str, ...], npt.NDArray[np.int64]]:
        own = [
            self._among.relabelled.get(content, row["label"] or None)
            for content, row in zip(self.contents, self._rows, strict=True)
        ]
        names = tuple(sorted({label for label in own if label}))
        places = {label: place for place, label in enumerate(names)}
        return names, np.array([places[label] if label else _NONE for label in own], np.int64)

    def labelled(self, text: str) -> Mask:
        """Tell which have a label that a text means."""
        names, labels = self._labels
        return np.asarray(np.isin(labels, labels_meant(text, names)) & self.has_label)

    @property
    def has_label(self) -> Mask:
        """Which have a label: bool (n,)."""
        return np.asarray(self._labels[1] != _NONE)

    def named(self, text: str, *, whole: bool = False) -> Mask:
        """Tell which have the words of a text in the name of their file or of a folder below the root."""
        asked = asked_names(text, plural=whole)
        return np.array(
            [
                bool(asked) and all(any(each in terms for each in forms) for forms in asked)
                for terms in self._terms
            ],
            bool,
        )

    @cached_property
    def _terms(self) -> list[frozenset[int]]:
        return [frozenset(row["terms"]) for row in self._rows]

    @cached_property
    def _taken(self) -> npt.NDArray[np.int64]:
        return np.array([int(row["taken"]) for row in self._rows], np.int64)

    def taken(self, days: Days) -> Mask:
        """Tell which were taken on some days; of one that does not say when, its names count."""
        known = self._taken != UNKNOWN_TIME
        found = np.zeros(len(self), bool)
        found[known] = days.hold(self._taken[known] // _DAY_S)
        if days.year is not None and days.month is None:
            found |= ~known & self.named(str(days.year))
        return found

    @property
    def has_dates(self) -> bool:
        """Whether a picture says when it was taken."""
        return bool((self._taken != UNKNOWN_TIME).any())
