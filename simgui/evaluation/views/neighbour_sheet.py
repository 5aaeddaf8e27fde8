"""Which queries a sheet of neighbours shows."""

import numpy as np
import numpy.typing as npt

from simgui.evaluation.measurement import Measurement

QUERIES = 10
NEIGHBOURS = 5

Rows = npt.NDArray[np.int64]


def worst_errors(measurement: Measurement, most: int = QUERIES) -> Rows:
    """Give the queries whose nearest picture is wrong, the nearest first: there the model is most sure."""
    figures = measurement.figures
    wrong = np.flatnonzero(~figures.nearest_is_right & np.isfinite(figures.nearest))
    return wrong[np.argsort(figures.nearest[wrong], kind="stable")][:most]


def best_found(measurement: Measurement, most: int = QUERIES) -> Rows:
    """Give the queries with the most right neighbours, one of each label in turn, the nearest first."""
    figures = measurement.figures
    right = measurement.neighbour_labels[:, :NEIGHBOURS] == measurement.query_labels[:, None]
    order = np.lexsort((figures.nearest, -right.sum(axis=1)))
    order = order[figures.nearest_is_right[order]]
    turns = np.zeros(len(order), np.int64)
    for label in np.unique(measurement.query_labels[order]):
        of_label = np.flatnonzero(measurement.query_labels[order] == label)
        turns[of_label] = np.arange(len(of_label))
    return np.asarray(order[np.argsort(turns, kind="stable")][:most], np.int64)


def drawn(measurement: Measurement, label: str | None, seed: int, most: int = QUERIES) -> Rows:
    """Draw queries at random, of one label or of all.

    Args:
        measurement: What was measured.
        label: Only of this one; of any if None.
        seed: The same seed draws the same queries.
        most: How many at most.
    """
    labels = measurement.query_labels
    rows = np.arange(len(labels))
    if label is not None:
        rows = (
            np.flatnonzero(labels == measurement.names.index(label))
            if label in measurement.names
            else rows[:0]
        )
    return np.random.default_rng(seed).permutation(rows)[:most]
