"""The check of labels: which pictures of a folder look mislabelled."""

import threading
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.mislabelled import Features, Suspect, find_suspects
from simgui.library.catalogue import Catalogue
from simgui.models.registry import Models

_SECONDS_BETWEEN_CHECKS = 0.1


@dataclass(frozen=True)
class LabelCheck:
    """What came of a check of the labels of a folder.

    Attributes:
        suspects: The pictures that look like another label than their own, the most doubtful first.
        seen_by: The name of the model whose features were looked at.
        impartial: Whether that has learnt from no label of the person's.
    """

    suspects: tuple[Suspect, ...]
    seen_by: str
    impartial: bool


class Mislabelled:
    """Looks through the gallery of a measurement; the last check is kept, for whoever asks next.

    Args:
        catalogue: Knows the features, and which labels a person said are right.
        models: Tells whose features are looked at: those of the shipped backbone, which has learnt from no
            label of the person's. Only where they are not kept for every picture, those of the active model.
    """

    def __init__(self, catalogue: Catalogue, models: Models) -> None:
        self._catalogue = catalogue
        self._models = models
        self._lock = threading.Lock()
        self._kept: tuple[object, LabelCheck] | None = None

    def among(self, measurement: Measurement, progress: Progress) -> LabelCheck:
        """Find the pictures that look like another label than their own, the most doubtful first.

        Those whose label a person said is right are not among them, as long as it is the same.

        Raises:
            Cancelled: if the person asked to stop.
        """
        ids, labels, names = measurement.gallery_ids, measurement.gallery_labels, measurement.names
        confirmed = self._catalogue.decided("right")
        right = np.array(
            [
                confirmed.get(number) == names[label]
                for number, label in zip(ids.tolist(), labels.tolist(), strict=True)
            ],
            np.bool_,
        )
        impartial = self._shipped_knows(ids)
        backbone = (self._models.shipped_backbone if impartial else self._models.active.backbone).id
        name = self._models.starter_name if impartial else self._models.active.name
        key = backbone, name, names, ids.tobytes(), labels.tobytes(), right.tobytes()
        while not self._lock.acquire(timeout=_SECONDS_BETWEEN_CHECKS):
            progress.check()
        try:
            if self._kept is None or self._kept[0] != key:
                read = partial(self._features, ids, backbone)
                found = find_suspects(ids, labels, names, read, right, progress)
                self._kept = key, LabelCheck(found, name, impartial)
            return self._kept[1]
        finally:
            self._lock.release()

    def _shipped_knows(self, ids: npt.NDArray[np.int64]) -> bool:
        contents = set(self._catalogue.contents(ids))
        shipped = self._models.shipped_backbone.id
        return self._catalogue.contents_with_features(list(contents), shipped) == contents

    def _features(self, ids: npt.NDArray[np.int64], backbone: str, rows: npt.NDArray[np.int64]) -> Features:
        return self._catalogue.features(ids[rows], backbone)
