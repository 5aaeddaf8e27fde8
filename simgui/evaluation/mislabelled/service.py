"""Find the pictures of a measurement that look mislabelled, and keep what was found."""

import threading
from dataclasses import dataclass
from functools import partial

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.evaluation.independent_starter import independent_starter
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.mislabelled.detection import Features, MislabelledPicture, find_mislabelled
from simgui.library.catalogue import Catalogue, Kind
from simgui.models.registry import Models

_SECONDS_BETWEEN_CHECKS = 0.1


@dataclass(frozen=True)
class LabelCheck:
    """The pictures of a gallery that look mislabelled.

    Attributes:
        pictures: They, the most doubtful first.
        model_name: The model whose features were compared.
        independent: Whether that model has learnt none of the person's labels.
    """

    pictures: tuple[MislabelledPicture, ...]
    model_name: str
    independent: bool


class Mislabelled:
    """Finds the pictures that look mislabelled; the last result is kept and given again if nothing changed.

    Args:
        catalogue: Knows the features, and which labels a person said are right.
        models: Tells whose features are compared: those of a starter, which has learnt none of the person's
            labels. Only where those of none are kept for every picture, those of the model of the folder.
    """

    def __init__(self, catalogue: Catalogue, models: Models) -> None:
        self._catalogue = catalogue
        self._models = models
        self._lock = threading.Lock()
        self._last: tuple[object, LabelCheck] | None = None

    def find(self, measurement: Measurement, progress: Progress) -> LabelCheck:
        """Find the pictures of the gallery that look like another label than their own.

        A picture whose label a person said is right is not given, as long as it has that label.

        Raises:
            Cancelled: if the person asked to stop.
        """
        ids, labels, names = measurement.gallery_ids, measurement.gallery_labels, measurement.names
        confirmed = self._catalogue.decisions.decided(Kind.RIGHT)
        right = np.array(
            [
                confirmed.get(number) == names[label]
                for number, label in zip(ids.tolist(), labels.tolist(), strict=True)
            ],
            np.bool_,
        )
        starter = independent_starter(ids, self._catalogue, self._models)
        independent = starter is not None
        own = self._models.of(measurement.folder)
        backbone = own.backbone.id if starter is None else starter.backbone_id
        name = own.name if starter is None else self._models.name(starter.id)
        key = backbone, name, names, ids.tobytes(), labels.tobytes(), right.tobytes()
        while not self._lock.acquire(timeout=_SECONDS_BETWEEN_CHECKS):
            progress.check()
        try:
            if self._last is None or self._last[0] != key:
                read = partial(self._features, ids, backbone)
                found = find_mislabelled(ids, labels, names, read, right, progress)
                self._last = key, LabelCheck(found, name, independent)
            return self._last[1]
        finally:
            self._lock.release()

    def _features(self, ids: npt.NDArray[np.int64], backbone: str, rows: npt.NDArray[np.int64]) -> Features:
        return self._catalogue.features.read(ids[rows], backbone)
