"""A model before labelled pictures: what every figure and every view of the Insight area is drawn from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.models.cutpoints import Cutpoint


@dataclass(frozen=True)
class Measurement:
    """Queries, the gallery they were asked in, and what was found.

    Attributes:
        model_id: The version.
        model_name: What the person calls it.
        cutpoint: Where its verdicts are drawn.
        cutpoints: Those that its calibration named, the strictest first.
        names: The labels.
        query_ids: int64 (q,), pictures of the catalogue.
        query_labels: int64 (q,), positions in `names`.
        gallery_ids: int64 (n,); `figures.neighbours` are its rows.
        gallery_labels: int64 (n,), positions in `names`.
        figures: What was found for each query.
        apart: Whether the queries come from a folder of their own.
        learnt: Pictures that were no queries because the model has learnt or was calibrated on them.
        left_over: Pictures that were no queries because there were enough.
        folder: Where the gallery lies.
        active: Whether the version is the one in use.
        key: Names all that the figures depend on; two measurements with the same key have the same figures.
    """

    model_id: str
    model_name: str
    cutpoint: Cutpoint
    cutpoints: tuple[Cutpoint, ...]
    names: tuple[str, ...]
    query_ids: npt.NDArray[np.int64]
    query_labels: Labels
    gallery_ids: npt.NDArray[np.int64]
    gallery_labels: Labels
    figures: QueryFigures
    apart: bool
    learnt: int
    left_over: int
    folder: Path = Path()
    active: bool = True
    key: bytes = b""

    @property
    def neighbour_ids(self) -> npt.NDArray[np.int64]:
        """Pictures nearest to each query: int64 (q, k), nearest first; -1 where there is none."""
        return _taken(self.gallery_ids, self.figures.neighbours)

    @property
    def neighbour_labels(self) -> Labels:
        """Their labels: int64 (q, k), positions in `names`; -1 where there is none."""
        return _taken(self.gallery_labels, self.figures.neighbours)


def _taken(values: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.where(rows >= 0, values[rows], -1)
