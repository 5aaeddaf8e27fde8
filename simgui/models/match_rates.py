"""How often a neighbour at about a distance has the query's label, as a calibration has measured it."""

from collections.abc import Sequence
from dataclasses import dataclass

from simgui.models.metrics import Interval


@dataclass(frozen=True)
class MatchRate:
    """What was counted among pairs of a query and a neighbour of about one rank, at about one distance.

    The model has not learnt from the queries; the neighbours are pictures of the folder, learnt from or not,
    as in use. So the rate is that of a picture of one of the labels that were trained. It says nothing of a
    picture of something else, whose neighbours are all wrong.

    Attributes:
        ranks: The first and the last rank that are meant: at one distance, the nearest picture of all is
            right less often than the fifth, which has four at its side.
        up_to: The largest distance that is meant; the rate before it says where the distances begin.
        right: Pairs with one label.
        pairs: All pairs.
        interval: 95 % interval of the share, which counts scenes of queries.
    """

    ranks: tuple[int, int]
    up_to: float
    right: int
    pairs: int
    interval: Interval

    @property
    def share(self) -> float:
        """The share of the pairs with one label, in [0, 1]."""
        return self.right / self.pairs

    @property
    def in_few(self) -> tuple[int, int]:
        """The share as a person says it: so many of 10, or of 20. If all pairs are right, these pairs."""
        if self.right == self.pairs:
            return self.right, self.pairs
        of = 10 if self.share <= 0.9 else 20
        return min(round(self.share * of), of - 1), of


def rate_at(rates: Sequence[MatchRate], rank: int, distance: float) -> MatchRate | None:
    """Give the rate of a neighbour; None where nothing was measured.

    Args:
        rates: Rising by distance.
        rank: Of the neighbour.
        distance: Its cosine distance.
    """
    there = (rate for rate in rates if rate.ranks[0] <= rank <= rate.ranks[1] and distance <= rate.up_to)
    return next(there, None)
