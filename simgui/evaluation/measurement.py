"""How a model did on labelled pictures: what every metric and every view of the Insight area comes from."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.evaluation.intervals import Scenes
from simgui.evaluation.metrics import Labels, QueryFigures
from simgui.models.cutpoints import Cutpoint
from simgui.models.label_thresholds import LabelThresholds


@dataclass(frozen=True)
class MeasurementRequest:
    """What is to be measured.

    Attributes:
        folder: The gallery; its subfolders are labels.
        test: The folder of the queries; every picture of the gallery in turn, without itself, if None. It
            does not become a folder of the library: it is forgotten when the program ends.
        model_id: A version, measured at its own threshold; the folder's own at the person's if None.
        beside: Another version that is compared with it: what that one has learnt from is no query either, so
            that both are tested with the same pictures.
        most_queries: If there are more, so many are drawn, the same share of each label.
        rescan: Whether to look for new and changed files first even if everything is indexed.
        may_index: Whether the gallery may be indexed; False while somebody else is about to do it.
    """

    folder: Path
    test: Path | None = None
    model_id: str | None = None
    beside: str | None = None
    most_queries: int | None = None
    rescan: bool = False
    may_index: bool = True


@dataclass(frozen=True)
class Measurement:
    """Queries, the gallery in which their neighbours were looked for, and what was found.

    Attributes:
        model_id: The version.
        model_name: What the person calls it.
        cutpoint: The threshold of its verdicts.
        cutpoints: The thresholds that its calibration named, the strictest first.
        names: The labels.
        query_ids: int64 (q,), ids of pictures.
        query_labels: int64 (q,), positions in `names`.
        gallery_ids: int64 (n,), ids of pictures; `figures.neighbours` are rows of it.
        gallery_labels: int64 (n,), positions in `names`.
        figures: What was found for each query.
        has_test_folder: Whether the queries come from another folder than the gallery.
        gallery_scenes: int64 (n,), the scene of each picture of the gallery, with the numbers of
            `figures.scenes`: a query does not find those of its own; None if the queries come from another
            folder, since these would find them when they are searched for.
        learnt: Pictures that were no queries because the model was trained or calibrated on them.
        not_drawn: Pictures that were no queries because there were enough.
        folder: The folder of the gallery.
        active: Whether the version is the one in use.
        label_thresholds: Those of the version's verdicts by label; None if it has none.
        key: Hash of everything that the figures depend on: with the same key, the figures are the same.
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
    gallery_scenes: Scenes | None = None
    has_test_folder: bool = False
    learnt: int = 0
    not_drawn: int = 0
    folder: Path = Path()
    active: bool = True
    label_thresholds: LabelThresholds | None = None
    key: bytes = b""

    @property
    def neighbour_ids(self) -> npt.NDArray[np.int64]:
        """Ids of the pictures nearest to each query: int64 (q, k), nearest first; -1 where there is none."""
        return _picked(self.gallery_ids, self.figures.neighbours)

    @property
    def neighbour_labels(self) -> Labels:
        """Their labels: int64 (q, k), positions in `names`; -1 where there is none."""
        return _picked(self.gallery_labels, self.figures.neighbours)


def _picked(values: npt.NDArray[np.int64], rows: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    return np.where(rows >= 0, values[rows], -1)
