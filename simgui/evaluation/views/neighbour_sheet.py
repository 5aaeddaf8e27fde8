"""Which queries are shown with their neighbours."""

import numpy as np
import numpy.typing as npt

from simgui.evaluation.measurement import Measurement
from simgui.search.records import NEIGHBOURS_SHOWN

QUERIES = 10

Rows = npt.NDArray[np.int64]


def worst_errors(measurement: Measurement, most: int = QUERIES) -> Rows:
    """Give the queries whose nearest picture has another label, the most confident errors first."""
    figures = measurement.figures
    wrong = np.flatnonzero(~figures.nearest_is_right & np.isfinite(figures.nearest))
    return wrong[np.argsort(figures.nearest[wrong], kind="stable")][:most]


def best_found(measurement: Measurement, most: int = QUERIES) -> Rows:
    """Give the queries with the most neighbours of their label, one label after the other, nearest first."""
    figures = measurement.figures
    right = measurement.neighbour_labels[:, :NEIGHBOURS_SHOWN] == measurement.query_labels[:, None]
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
        label: Draw queries of this label only; of all labels if None.
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
