"""The words for what is seen in a picture.

Of the classes, and of the kinds of things that people name (*dog*, *furniture*; not *artifact*), those are
given that are likely enough, the most telling first: by their share times what it tells to know them,
`-log(classes of it / all classes)`. So a breed comes before *dog* if it is sure, and after it if not (Deng,
Krause, Berg and Fei-Fei 2012, "Hedging your bets").
"""

import numpy as np
import numpy.typing as npt

from simgui.words.certainty import least_share
from simgui.words.classifier import Shares
from simgui.words.records import Keyword
from simgui.words.table import WordTable

MOST_KEYWORDS = 5
LEAST_SHARE = 0.3
LEAST_CERTAINTY = 0.6
"""A keyword has such a share at least and is as sure as that: 0.5 of *dog*, 0.75 of *animal*."""

NO_NODE = np.iinfo(np.uint16).max
LIKELY = 0.1
"""The least share of one that is likely, though not sure."""

Nodes = npt.NDArray[np.uint16]


class Describer:
    """Chooses keywords.

    Args:
        table: The words.
    """

    def __init__(self, table: WordTable) -> None:
        self._table = table
        keywords = np.flatnonzero(table.node_keyword)
        groups = {int(node): table.classes_of(int(node)) for node in keywords}
        kinds = [node for node, classes in groups.items() if len(classes) > 1]
        count = len(table.class_nodes)
        self._members = np.zeros((count, len(kinds)), np.float32)
        for column, node in enumerate(kinds):
            self._members[groups[node], column] = 1
        self._nodes = np.concatenate([table.class_nodes, np.array(kinds, np.int64)])
        sizes = np.concatenate([np.ones(count), self._members.sum(axis=0)])
        self._least = np.maximum(
            LEAST_SHARE, [least_share(LEAST_CERTAINTY, int(size), count) for size in sizes]
        )
        self._telling = np.concatenate(
            [np.full(count, np.log(count)), -np.log(np.maximum(self._members.mean(axis=0), 1 / count))]
        ).astype(np.float32)

    def nodes(self, shares: Shares, *, also_unsure: bool = False) -> tuple[Nodes, npt.NDArray[np.float32]]:
        """Choose the nodes that describe pictures.

        Args:
            shares: float32 (n, c).
            also_unsure: Whether likely ones that are not sure come behind those that are.

        Returns:
            uint16 (n, `MOST_KEYWORDS`), the most telling first, `NO_NODE` behind the last one; and how likely
            each is, float32 of the same shape.
        """
        likely = np.concatenate([shares, shares @ self._members], axis=1)
        rows, columns = np.nonzero(
            likely >= (np.minimum(self._least, LIKELY) if also_unsure else self._least)
        )
        values = likely[rows, columns]
        sure = values >= self._least[columns]
        order = np.lexsort((-values * self._telling[columns], ~sure, rows))
        rows, columns, values = rows[order], columns[order], values[order]
        places = np.arange(len(rows)) - np.searchsorted(rows, rows)  # of each among those of its picture
        kept = places < MOST_KEYWORDS
        nodes = np.full((len(shares), MOST_KEYWORDS), NO_NODE, np.uint16)
        scores = np.zeros(nodes.shape, np.float32)
        nodes[rows[kept], places[kept]] = self._nodes[columns[kept]]
        scores[rows[kept], places[kept]] = values[kept]
        return nodes, scores

    def keyword(self, node: int, score: float = 1.0) -> Keyword:
        """Give the keyword of a node."""
        return Keyword(
            self._table.node_names[node], f"n{int(self._table.node_synsets[node]):08}", min(score, 1.0)
        )
