"""Each picture with its nearest other, sorted by distance: moving a threshold then needs no new search."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.search.neighbourhood import Neighbourhood

Ids = npt.NDArray[np.int64]
Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class NearestPairs:
    """Each picture with its nearest other picture.

    Attributes:
        pictures: int64 (n,), ids.
        others: int64 (n,), the nearest other of each; -1 where there is none.
        distances: float32 (n,), rising; inf where there is no other.
    """

    pictures: Ids
    others: Ids
    distances: npt.NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.pictures)

    def matches(self, threshold: float) -> int:
        """Count the pictures whose nearest other lies at or below a threshold."""
        return int(np.searchsorted(self.distances, np.float32(threshold), side="right"))

    def changed(self, before: float, after: float) -> Rows:
        """List the rows whose verdict another threshold changes, the nearest to `after` first.

        A smaller threshold makes them no match, a larger one makes them a match.
        """
        low, high = sorted((self.matches(before), self.matches(after)))
        rows = np.arange(low, high)
        return rows if after < before else rows[::-1]

    def around(self, threshold: float, most: int) -> tuple[Rows, Rows]:
        """List up to `most` matches and up to `most` other pictures next to a threshold, by distance."""
        place, known = self.matches(threshold), self.matches(2.0)  # no distance is larger
        return np.arange(max(0, place - most), place), np.arange(place, min(known, place + most))


def pair_up(pictures: Ids, others: Ids, distances: npt.NDArray[np.float32]) -> NearestPairs:
    """Sort pairs by distance; pairs at equal distance stay in order."""
    order = np.argsort(distances, kind="stable")
    return NearestPairs(pictures[order], others[order], distances[order])


def nearest_pairs(neighbourhood: Neighbourhood) -> NearestPairs:
    """Pair every picture of a neighbourhood with its nearest other."""
    if not neighbourhood.neighbours.shape[1]:  # no picture, or one alone
        count = len(neighbourhood)
        return pair_up(neighbourhood.ids, np.full(count, -1), np.full(count, np.inf, np.float32))
    others = neighbourhood.ids[neighbourhood.neighbours[:, 0]]
    return pair_up(neighbourhood.ids, others, neighbourhood.distances[:, 0])
