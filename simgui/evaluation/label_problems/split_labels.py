"""Labels that are two: their pictures fall into two groups that lie further apart than labels usually do.

The pictures of a label are divided in two by k-means (Lloyd 1982; begun as Arthur and Vassilvitskii 2007,
several times, the best is kept). Two groups of pictures are as far apart as their means, without what chance
adds to it: the squared distance of the means, less the variance of each mean. They are told apart as well as
that distance in units of the spread along it. A label is two if its halves surpass the median pair of labels
in both.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress

LEAST_PICTURES = 30
"""Of fewer, halves differ by chance."""
_LEAST_SHARE = 0.1
_LEAST_IN_HALF = 10
_STARTS = 5
_MOST_ROUNDS = 50
_MOST_DIVIDED = 1000
"""So many pictures of a label tell where its halves lie."""

Rows = npt.NDArray[np.int64]
Features = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Gap:
    """How far two groups of pictures lie apart.

    Attributes:
        distance: Of their means, Euclidean, without what chance adds; 0 if that is all.
        spreads: That distance in units of the spread of the groups along it.
    """

    distance: float
    spreads: float


@dataclass(frozen=True)
class SplitLabel:
    """A label whose pictures look like two labels.

    Attributes:
        label: Its name.
        larger: int64, rows of the larger half, those nearest to its mean first.
        smaller: int64, rows of the smaller half, those nearest to its mean first.
        gap: Between the halves.
        usual: Between two labels: the median of each figure.
    """

    label: str
    larger: Rows
    smaller: Rows
    gap: Gap
    usual: Gap


def find_split_labels(
    features: Features, labels: npt.NDArray[np.int64], names: tuple[str, ...], progress: Progress
) -> tuple[SplitLabel, ...]:
    """Find the labels that look like two, the widest gap first.

    Args:
        features: float32 (n, d), unit length.
        labels: int64 (n,), positions in `names`.
        names: The labels.
        progress: Asked whether to stop.
    """
    rows = [np.flatnonzero(labels == number) for number in range(len(names))]
    large = [number for number, each in enumerate(rows) if len(each) >= LEAST_PICTURES]
    gaps = [
        gap_between(features[rows[one]], features[rows[other]])
        for place, one in enumerate(large)
        for other in large[place + 1 :]
    ]
    if not gaps:
        return ()
    usual = Gap(
        float(np.median([gap.distance for gap in gaps])), float(np.median([gap.spreads for gap in gaps]))
    )
    found = []
    for number in large:
        progress.check()
        own = features[rows[number]]
        second = halves(own)
        few = min(int(second.sum()), len(own) - int(second.sum()))
        if few < max(_LEAST_IN_HALF, _LEAST_SHARE * len(own)):
            continue
        gap = gap_between(own[~second], own[second])
        if gap.distance > usual.distance and gap.spreads > usual.spreads:
            larger = second if 2 * int(second.sum()) > len(own) else ~second
            found.append(
                SplitLabel(
                    names[number],
                    rows[number][_from_mean(own, larger)],
                    rows[number][_from_mean(own, ~larger)],
                    gap,
                    usual,
                )
            )
    return tuple(sorted(found, key=lambda split: -split.gap.distance))


def gap_between(one: Features, other: Features) -> Gap:
    """Measure how far two groups lie apart, each float32 (n, d) with at least two rows."""
    apart = one.mean(axis=0, dtype=np.float64) - other.mean(axis=0, dtype=np.float64)
    by_chance = sum(float(each.var(axis=0, ddof=1).sum()) / len(each) for each in (one, other))
    square = float(apart @ apart)
    distance = float(np.sqrt(max(0.0, square - by_chance)))
    along = apart / max(np.sqrt(square), 1e-12)
    within = sum(len(each) * float((each @ along).var()) for each in (one, other)) / (len(one) + len(other))
    return Gap(distance, distance / max(float(np.sqrt(within)), 1e-12))


def halves(features: Features) -> npt.NDArray[np.bool_]:
    """Divide pictures in two by k-means, seeded; of many, some tell where the halves lie.

    Args:
        features: float32 (n, d).

    Returns:
        bool (n,), whether each is in the second half; all False if they cannot be divided.
    """
    random = np.random.default_rng(0)
    drawn = features[:: -(-len(features) // _MOST_DIVIDED)]
    best, least = np.zeros((2, features.shape[1]), np.float32), np.inf
    for _ in range(_STARTS):
        first = drawn[random.integers(len(drawn))]
        squares = _squares(drawn, first[None])[:, 0]
        if not squares.any():
            break
        second = drawn[random.choice(len(drawn), p=squares / squares.sum(dtype=np.float64))]
        centres, cost = _settled(drawn, np.stack([first, second]))
        if cost < least:
            best, least = centres, cost
    return np.asarray(_squares(features, best).argmin(axis=1) == 1)


def _settled(features: Features, centres: Features) -> tuple[Features, float]:
    """Move two centres to the means of what is nearest until nothing changes; give them and the cost."""
    nearest = np.full(len(features), -1)
    for _ in range(_MOST_ROUNDS):
        squares = _squares(features, centres)
        before, nearest = nearest, squares.argmin(axis=1)
        if np.array_equal(before, nearest) or nearest.all() or not nearest.any():
            break
        centres = np.stack([features[nearest == half].mean(axis=0) for half in (0, 1)])
    return centres, float(squares.min(axis=1).sum())


def _squares(features: Features, centres: Features) -> npt.NDArray[np.float32]:
    """Give the squared distances of rows to centres: float32 (n, centres), 0 or more."""
    of_rows, of_centres = (np.einsum("ij,ij->i", each, each) for each in (features, centres))
    squares = of_rows[:, None] + of_centres - 2 * (features @ centres.T)
    return np.asarray(np.maximum(squares, 0), np.float32)


def _from_mean(features: Features, half: npt.NDArray[np.bool_]) -> Rows:
    rows = np.flatnonzero(half)
    squares = ((features[rows] - features[rows].mean(axis=0)) ** 2).sum(axis=1)
    return rows[np.argsort(squares, kind="stable")]
