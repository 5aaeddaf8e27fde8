"""What queries are taken for: their label beside that of their nearest picture, if it is a match."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.evaluation.measurement import Measurement

Rows = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Confusion:
    """Queries counted by their label and by what they are taken for.

    Attributes:
        names: The labels.
        counts: int64 (labels, labels + 1): a row for the label of the query, a column for the label of its
            nearest picture; the last column is for queries whose nearest picture is no match.
        asked: int64 (q,), the row of each query.
        taken_for: int64 (q,), the column of each query.
        distances: float32 (q,), from each query to its nearest picture.
    """

    names: tuple[str, ...]
    counts: npt.NDArray[np.int64]
    asked: Rows
    taken_for: Rows
    distances: npt.NDArray[np.float32]

    @property
    def no_match(self) -> int:
        """The column of queries without a match."""
        return len(self.names)

    @property
    def shares(self) -> npt.NDArray[np.float64]:
        """The counts as shares of their row: float64, in [0, 1]; 0 in the row of a label without a query."""
        return np.asarray(self.counts / np.maximum(self.counts.sum(axis=1, keepdims=True), 1), np.float64)

    def queries(self, row: int, column: int) -> Rows:
        """List the queries of a cell, the nearest first."""
        found = np.flatnonzero((self.asked == row) & (self.taken_for == column))
        return found[np.argsort(self.distances[found], kind="stable")]

    def largest_errors(self, most: int) -> list[tuple[int, int]]:
        """List the cells where one label is taken for another, the largest count first."""
        wrong = self.counts[:, : self.no_match] * (1 - np.eye(len(self.names), dtype=np.int64))
        order = np.argsort(-wrong, axis=None, kind="stable")[:most]
        cells = (divmod(int(place), max(1, self.no_match)) for place in order)
        return [(row, column) for row, column in cells if wrong[row, column]]


def confuse(measurement: Measurement) -> Confusion:
    """Count the queries of a measurement by what they are taken for at its threshold."""
    nearest, count = measurement.figures.nearest, len(measurement.names)
    match = nearest <= measurement.cutpoint.distance
    taken_for = np.where(match, measurement.neighbour_labels[:, 0], count)
    counts = np.zeros((count, count + 1), np.int64)
    np.add.at(counts, (measurement.query_labels, taken_for), 1)
    return Confusion(measurement.names, counts, measurement.query_labels, taken_for, nearest)
