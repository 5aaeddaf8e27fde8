"""Pictures that the new model finds otherwise than the one in use: a few to look at, drawn at random."""

import numpy as np

from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.models.records import ChangedQuery, Examples
from simgui.training.tensorflow.version.comparison import Tested

_OF_BETTER, _OF_WORSE = 2, 1
_NEAREST = 5


def draw_examples(library: Catalogue, before: Tested, after: Tested, seed: int) -> Examples:
    """Count the queries whose nearest picture became right, or wrong, and draw some of each.

    Args:
        library: Knows the contents of pictures.
        before: The model in use.
        after: The new one, tried on the same queries.
        seed: The same seed draws the same.
    """
    was, became = before.figures.nearest_is_right, after.figures.nearest_is_right
    random = np.random.default_rng(seed)
    better, worse = np.flatnonzero(became & ~was), np.flatnonzero(was & ~became)

    def drawn(rows: Ids, most: int) -> tuple[ChangedQuery, ...]:
        chosen = random.choice(rows, min(most, len(rows)), replace=False)
        return tuple(_example(library, before, after, row) for row in chosen.tolist())

    return Examples(len(better), len(worse), drawn(better, _OF_BETTER), drawn(worse, _OF_WORSE))


def _example(library: Catalogue, before: Tested, after: Tested, row: int) -> ChangedQuery:
    query, old, new = (
        tuple(content.hex() for content in library.pictures.contents(ids))
        for ids in (
            after.query_ids[row : row + 1],
            before.nearest_of(row, _NEAREST),
            after.nearest_of(row, _NEAREST),
        )
    )
    return ChangedQuery(query[0], old, new)
