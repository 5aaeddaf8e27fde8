"""How pictures are listed, and the list."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids

Rows = npt.NDArray[np.int64]
NONE = -1
"""Stands for no label in an array of labels."""
NO_DATE = int(np.iinfo(np.int64).max)
"""Stands for no date in an array of dates: it is after all of them."""


class Order(StrEnum):
    """What pictures are ordered by; then by name, then by path.

    `ANSWER` is how well they answer what was asked for in words.
    """

    FOLDER = "folder"
    NAME = "name"
    TAKEN = "taken"
    LABEL = "label"
    DISTANCE = "distance"
    ANSWER = "answer"


class Grouping(StrEnum):
    """What stands together under a heading.

    `ANSWER` sets pictures that answer words apart from the others; nobody chooses it.
    """

    NONE = "none"
    LABEL = "label"
    FOLDER = "folder"
    DAY = "day"
    ANSWER = "answer"


@dataclass(frozen=True)
class Arrangement:
    """How the person wants to see pictures.

    Attributes:
        order: What they are ordered by.
        backwards: The last one first. What has no label or no date stays at the end.
        grouping: What stands together.
    """

    order: Order = Order.FOLDER
    backwards: bool = False
    grouping: Grouping = Grouping.NONE


@dataclass(frozen=True)
class Groups:
    """Where each group begins, and what it is; there is none if pictures are not grouped.

    Attributes:
        starts: int64 (g,), the row of its first picture, rising from 0.
        keys: int64 (g,), the place of its name in `names`; of days, days since 1970; `NONE`: it has no name.
        names: Labels or folders; empty for days.
        grouping: What stands together.
    """

    starts: Rows = field(default_factory=lambda: np.empty(0, np.int64))
    keys: Rows = field(default_factory=lambda: np.empty(0, np.int64))
    names: Sequence[str] = ()
    grouping: Grouping = Grouping.NONE

    def __len__(self) -> int:
        return len(self.starts)

    def name(self, group: int) -> str:
        """Name a group: a label, a folder, or a day as YYYY-MM-DD; empty for what has none."""
        key = int(self.keys[group])
        if self.grouping is Grouping.DAY:
            return "" if key == NO_DATE else str(np.datetime64(key, "D"))
        return "" if key == NONE else self.names[key]


@dataclass(frozen=True)
class Listing:
    """Pictures in the order in which they are shown; row `i` of each array is about the same picture.

    Attributes:
        ids: int64 (n,).
        offline: bool (n,), whether no file of it is there now.
        labels: int32 (n,), the place of its label in `names`; `NONE` if it has none.
        names: The labels.
        groups: What stands under one heading.
        total: How many pictures there are, with those that were filtered out.
    """

    ids: Ids = field(default_factory=lambda: np.empty(0, np.int64))
    offline: npt.NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))
    labels: npt.NDArray[np.int32] = field(default_factory=lambda: np.empty(0, np.int32))
    names: Sequence[str] = ()
    groups: Groups = field(default_factory=Groups)
    total: int = 0

    @classmethod
    def of(cls, ids: Ids) -> "Listing":
        """Give a list of pictures of which no more is known."""
        return cls(ids, np.zeros(len(ids), bool), np.full(len(ids), NONE, np.int32), total=len(ids))

    def __len__(self) -> int:
        return len(self.ids)

    def label(self, row: int) -> str:
        """Give the label of a picture; empty if it has none."""
        place = int(self.labels[row])
        return "" if place == NONE else self.names[place]

    def rows_of(self, ids: Ids) -> Rows:
        """Find pictures: int64, the rows of those that are listed, rising."""
        return np.flatnonzero(np.isin(self.ids, ids)) if len(ids) else np.empty(0, np.int64)


@dataclass(frozen=True)
class QueryDistances:
    """How far pictures are from a query.

    Attributes:
        ids: int64 (n,), sorted.
        values: float32 (n,), cosine distances in [0, 2].
    """

    ids: Ids
    values: npt.NDArray[np.float32]

    def of(self, ids: Ids) -> npt.NDArray[np.float32]:
        """Give the distances of pictures: float32 (len(ids),), infinite of one that is not known."""
        if not len(self.ids):
            return np.full(len(ids), np.inf, np.float32)
        places = np.minimum(np.searchsorted(self.ids, ids), len(self.ids) - 1)
        return np.where(self.ids[places] == ids, self.values[places], np.float32(np.inf))
