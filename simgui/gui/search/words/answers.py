"""The pictures that answer words, as the library lists them: those alone, or the rest behind them."""

from dataclasses import dataclass, field, replace

import numpy as np

from simgui.library.listing.records import Grouping, Groups, Listing
from simgui.library.records import Ids
from simgui.words.records import WordQuery, WordsResult


@dataclass(frozen=True)
class Answers:
    """What is to be listed; two are equal if the same was asked, whatever has come of it.

    Attributes:
        asked: What was asked.
        result: What was found.
        with_rest: Whether pictures that do not answer stand behind those that do.
    """

    asked: WordQuery
    result: WordsResult = field(compare=False)
    with_rest: bool = False

    @property
    def listed(self) -> Ids:
        """The pictures to list, the best first."""
        return self.result.ids if self.with_rest else self.result.ids[: self.result.answering]

    def set_apart(self, listing: Listing) -> Listing:
        """Give a list, the best first, in which the rest stands below a heading of its own."""
        answering = int(np.isin(listing.ids, self.result.ids[: self.result.answering]).sum())
        rest = len(listing) - answering
        if not self.with_rest or not rest or listing.groups.grouping is not Grouping.NONE:
            return listing
        starts = np.array([0, answering] if answering else [0], np.int64)
        keys = np.array([0, 1] if answering else [1], np.int64)
        return replace(listing, groups=Groups(starts, keys, ("", ""), Grouping.ANSWER))
