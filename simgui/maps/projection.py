"""Places on a map: principal components, where labels are named, and which places an outline holds."""

import numpy as np
import numpy.typing as npt

from simgui.models.head import Embeddings

Places = npt.NDArray[np.float32]
"""float32 (n, 2): across and up, without a unit."""
_ROWS_AT_ONCE = 16384
_CELLS = 24
"""Cells across the map, in which the pictures of a label are counted to find where most of them are."""


def principal_places(embeddings: Embeddings) -> Places:
    """Project on the two directions in which embeddings differ most: principal component analysis.

    A direction and its opposite are equally good. The one whose largest coordinate is positive is taken, so
    that the same pictures always give the same map.

    Args:
        embeddings: float32 (n, d).

    Returns:
        float32 (n, 2), centred; zeros where there are fewer than two directions.
    """
    count, width = embeddings.shape
    places = np.zeros((count, 2), np.float32)
    if count < 2 or not width:
        return places
    mean = embeddings.mean(axis=0, dtype=np.float64)
    spread = np.zeros((width, width))
    for start in range(0, count, _ROWS_AT_ONCE):
        centred = embeddings[start : start + _ROWS_AT_ONCE] - mean
        spread += centred.T @ centred
    directions = np.linalg.eigh(spread)[1][:, ::-1][:, :2]  # rising by variance: the last are the first
    largest = np.take_along_axis(directions, np.abs(directions).argmax(axis=0)[None], axis=0)
    directions *= np.where(largest < 0, -1, 1)
    projected = (embeddings @ directions.astype(np.float32)) - mean.astype(np.float32) @ directions
    places[:, : directions.shape[1]] = projected
    return places


def label_places(places: Places, labels: npt.NDArray[np.integer], count: int) -> Places:
    """Choose where the name of each label stands on a map: above the place where most of its pictures are.

    The middle of all its pictures may lie where none of them is; on top of them, a name would hide them.

    Args:
        places: float32 (n, 2).
        labels: Integer (n,), from 0 to `count` - 1; -1 for a picture without a label.
        count: How many labels there are.

    Returns:
        float32 (count, 2); NaN for a label without pictures.
    """
    found = np.full((count, 2), np.nan, np.float32)
    if not len(places):
        return found
    low, high = places.min(axis=0), places.max(axis=0)
    cells = ((places - low) / np.maximum(high - low, 1e-12) * (_CELLS - 1)).round().astype(np.int64)
    for label in range(count):
        rows = np.flatnonzero(labels == label)
        if not len(rows):
            continue
        counted = np.zeros((_CELLS + 2, _CELLS + 2))
        np.add.at(counted, (cells[rows, 0] + 1, cells[rows, 1] + 1), 1)
        around = sum(np.roll(counted, (i, j), (0, 1)) for i in (-1, 0, 1) for j in (-1, 0, 1))
        fullest = np.array(np.unravel_index(np.argmax(around), counted.shape)) - 1
        near = np.abs(cells[rows] - fullest).max(axis=1) <= 1
        thick = places[rows[near]]
        found[label] = thick[:, 0].mean(), thick[:, 1].max()
    return found


def inside(places: Places, outline: npt.NDArray[np.floating]) -> npt.NDArray[np.bool_]:
    """Tell which places lie inside an outline: bool (n,).

    By the even-odd rule: a place is inside if a line from it to the far right crosses the outline an odd
    number of times. An outline that crosses itself has holes where it overlaps.

    Args:
        places: float32 (n, 2).
        outline: Floating (m, 2), its corners in order; it closes by itself.
    """
    x, y = places[:, 0], places[:, 1]
    result = np.zeros(len(places), np.bool_)
    for (from_x, from_y), (to_x, to_y) in zip(outline, np.roll(outline, -1, axis=0), strict=True):
        if from_y == to_y:
            continue
        crossed = (from_y > y) != (to_y > y)
        result[crossed] ^= x[crossed] < from_x + (y[crossed] - from_y) * (to_x - from_x) / (to_y - from_y)
    return result
