"""The pictures of a place, with all that a line of words can ask of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
import numpy.typing as npt

from simgui.library.listing.columns import Columns
from simgui.library.listing.records import NO_DATE, NONE
from simgui.library.records import Ids
from simgui.words.colours import Looks
from simgui.words.dates import Days
from simgui.words.kept_shares import ShareTable
from simgui.words.names import named
from simgui.words.reading import labels_meant
from simgui.words.records import Scores

Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Place:
    """The pictures of some folders; row `i` of what it gives is about `ids[i]`.

    Attributes:
        columns: What the catalogue knows of them.
        shares: What the classifier says of those that a starter has looked at, and of others.
        look_up: Gives the colours of pictures.
    """

    columns: Columns
    shares: ShareTable
    look_up: Callable[[Ids], Looks] = field(repr=False)

    @property
    def ids(self) -> Ids:
        """The pictures: int64 (n,)."""
        return self.columns.ids

    def __len__(self) -> int:
        return len(self.columns)

    @cached_property
    def _rows(self) -> npt.NDArray[np.int64]:
        """Where each stands in `shares`: int64 (n,); -1 if no starter has looked at it."""
        if not len(self.shares):
            return np.full(len(self), -1)
        places = np.minimum(np.searchsorted(self.shares.ids, self.ids), len(self.shares) - 1)
        return np.where(self.shares.ids[places] == self.ids, places, -1)

    def keywords(self) -> npt.NDArray[np.uint16]:
        """Give the nodes that describe those that a starter has looked at: uint16 (k, m)."""
        found: npt.NDArray[np.uint16] = self.shares.keywords()[self._rows[self.looked_at]]
        return found

    @cached_property
    def looked_at(self) -> Mask:
        """Which a starter has looked at: bool (n,)."""
        return self._rows >= 0

    def likelihoods(self, classes: Sequence[int]) -> Scores:
        """Tell how likely each picture shows one of some classes; 0 where no starter has looked at it."""
        found = np.zeros(len(self), np.float32)
        if len(self.shares):
            here = self.looked_at
            found[here] = self.shares.sums(classes)[self._rows[here]]
        return found

    @cached_property
    def looks(self) -> Looks:
        """The colours of all of them."""
        return self.look_up(self.ids)

    def learn_palettes(self, rows: npt.NDArray[np.int64]) -> None:
        """Look up the colours of some pictures again: their palettes have been found since."""
        found = self.look_up(self.ids[rows])
        self.looks.palettes[rows] = found.palettes

    def labelled(self, text: str) -> Mask:
        """Tell which have a label that a text means."""
        meant = labels_meant(text, self.columns.label_names)
        found: Mask = np.isin(self.columns.labels, meant) & self.has_label
        return found

    @property
    def has_label(self) -> Mask:
        """Which have a label: bool (n,)."""
        return np.asarray(self.columns.labels != NONE)

    def named(self, text: str, *, whole: bool = False) -> Mask:
        """Tell which have a text in the name of their file or of a folder, as `simgui.words.names.named`."""
        return named(self.columns, text, whole=whole)

    def taken(self, days: Days) -> Mask:
        """Tell which were taken on some days; of one that does not say when, its names count."""
        known = self.columns.taken != NO_DATE
        found = np.zeros(len(self), bool)
        found[known] = days.hold(self.columns.days[known])
        if days.year is not None and days.month is None:
            found |= ~known & self.named(str(days.year))
        return found

    @property
    def has_dates(self) -> bool:
        """Whether a picture says when it was taken."""
        return bool((self.columns.taken != NO_DATE).any())
