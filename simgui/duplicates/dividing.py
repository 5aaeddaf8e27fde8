"""Groups that hang together by a few links alone are divided: most of their pictures have nothing in common.

Joined link by link, a hundred look-alikes are one group as soon as each is taken for the next one. So all
pairs of a group are asked about, and parts are joined only while a fair share of the pairs across them is
proven: average linkage (Sokal and Michener 1958).
"""

from collections.abc import Iterator

import numpy as np
import numpy.typing as npt

from simgui.duplicates.linking import Groups, Rows

_TOO_FEW, _TOO_MANY = 4, 2000
"""Smaller groups are never divided: a crop of a crop need not be proven against the whole. Larger ones are
not either: it would take too long."""
_LEAST_SHARE = 1 / 3
_ALL_ASKED = 40
_ASKED_OF_EACH = 16
"""Of larger groups, each picture is asked about with so many others."""


def pairs_within(pairs: Rows, count: int) -> Rows:
    """Give the pairs to be asked about to know whether groups hang together.

    Args:
        pairs: int64 (n, 2), rows that are linked, the lower first.
        count: How many rows there are.

    Returns:
        int64 (m, 2): of each group that may be divided all pairs, or of a very large one some.
    """
    asked = [pairs[:0]]
    for rows in _groups(pairs, count):
        if len(rows) <= _ALL_ASKED:
            places = np.stack(np.triu_indices(len(rows), 1), axis=1)
        else:
            one = np.repeat(np.arange(len(rows)), _ASKED_OF_EACH)
            other = np.random.default_rng(0).integers(0, len(rows), len(one))
            places = np.sort(np.stack([one, other], axis=1), axis=1)[one != other]
        asked.append(rows[places])
    return np.unique(np.concatenate(asked), axis=0)


def divided(
    pairs: Rows, distances: npt.NDArray[np.float32], asked: Rows, count: int
) -> npt.NDArray[np.bool_]:
    """Tell which links stay when groups are divided.

    Args:
        pairs: int64 (n, 2), rows that are linked, the lower first.
        distances: float32 (n,), of each link.
        asked: int64 (m, 2), all pairs that were asked about; those that are no link are not alike.
        count: How many rows there are.

    Returns:
        bool (n,).
    """
    groups = Groups(count)
    groups.join(*pairs.T)
    part = groups.numbers.copy()
    of_pairs, of_asked = groups.numbers[pairs[:, 0]], groups.numbers[asked[:, 0]]
    for rows in _groups(pairs, count):
        links = np.flatnonzero(of_pairs == groups.numbers[rows[0]])
        known = asked[of_asked == groups.numbers[rows[0]]]
        ordered = np.searchsorted(rows, pairs[links[np.argsort(distances[links], kind="stable")]])
        part[rows] = rows[_parts(ordered, np.searchsorted(rows, known), len(rows))]
    kept: npt.NDArray[np.bool_] = part[pairs[:, 0]] == part[pairs[:, 1]]
    return kept


def _groups(pairs: Rows, count: int) -> Iterator[Rows]:
    """Yield the rows of each group that may be divided."""
    groups = Groups(count)
    groups.join(*pairs.T)
    order = np.argsort(groups.numbers, kind="stable")
    begins = np.flatnonzero(np.diff(groups.numbers[order], prepend=-1))
    for rows in np.split(order, begins[1:]):
        if _TOO_FEW <= len(rows) <= _TOO_MANY:
            yield rows


def _parts(links: Rows, known: Rows, count: int) -> Rows:
    """Join rows link by link, the strongest first, while enough of what is known across is a link."""
    is_known, is_link = np.zeros((count, count), bool), np.zeros((count, count), bool)
    for marks, places in ((is_known, known), (is_known, links), (is_link, links)):
        marks[places[:, 0], places[:, 1]] = marks[places[:, 1], places[:, 0]] = True
    part = np.arange(count)
    joins = True
    while joins:
        joins = False
        for one, other in links.tolist():
            if part[one] == part[other]:
                continue
            across = np.ix_(part == part[one], part == part[other])
            if is_link[across].sum() >= _LEAST_SHARE * is_known[across].sum():
                part[part == part[other]] = part[one]
                joins = True
    return part
