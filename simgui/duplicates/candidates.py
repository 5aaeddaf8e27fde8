"""Which pairs of pictures are worth a closer look: near by their features, or of the same rough shape."""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.duplicates.buckets import nearest_pairs
from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.shapes import SHAPE_NUMBERS, shapes_of
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.projection import projected
from simgui.library.catalogue import Catalogue
from simgui.models.head import unit_length

FEW = 128
"""Of fewer pictures, every pair is looked at."""
_TOO_FEW_TO_PROJECT = 2048
NEIGHBOURS = 4
LEAST_ALIKE = 0.35
"""Cosine of projected features; of features that are not, it takes more."""
_LEAST_UNPROJECTED = 0.6
_SAME_SHAPE = 0.985
_AT_ONCE = 4096


def by_features(catalogue: Catalogue, ids: Rows, backbone: str, progress: Progress) -> Rows:
    """Find pairs whose features are near.

    Args:
        catalogue: Keeps features.
        ids: int64 (n,), of pictures that have them.
        backbone: Whose features are compared.
        progress: Told how far it is.

    Returns:
        int64 (m, 2): places in `ids`.

    Raises:
        SimguiError: if features are damaged.
    """
    if len(ids) < _TOO_FEW_TO_PROJECT:
        features = unit_length(catalogue.features.read(ids, backbone)) if len(ids) else np.empty((0, 1))
        return nearest_pairs(features, 2 * NEIGHBOURS, _LEAST_UNPROJECTED, progress)[0]

    def read(rows: Rows) -> npt.NDArray[np.float32]:
        progress.step(say("Reading features"), int(rows[-1]), len(ids))
        return catalogue.features.read(ids[rows], backbone)

    return nearest_pairs(projected(read, len(ids)), NEIGHBOURS, LEAST_ALIKE, progress)[0]


def by_shape(read: Callable[[Rows], Sketches], count: int, progress: Progress) -> Rows:
    """Find pairs of the same rough shape, turned or mirrored as they may be.

    Args:
        read: Gives the sketches of some rows.
        count: How many rows there are.
        progress: Told how far it is.

    Returns:
        int64 (m, 2): rows.
    """
    shapes = np.zeros((count, SHAPE_NUMBERS), np.float32)
    for start in range(0, count, _AT_ONCE):
        progress.step(say("Reading shapes"), start, count)
        rows = np.arange(start, min(start + _AT_ONCE, count))
        shapes[rows] = shapes_of(read(rows).frames)
    return nearest_pairs(shapes, NEIGHBOURS, _SAME_SHAPE, progress)[0]


def every_pair(count: int) -> Rows:
    """Give every pair of a few rows: int64 (count * (count - 1) / 2, 2)."""
    return np.stack(np.triu_indices(count, 1), axis=1).astype(np.int64)
