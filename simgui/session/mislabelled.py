"""The hunt for wrong labels among the labelled pictures of a folder."""

from functools import partial

import numpy as np
import numpy.typing as npt

from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.search.measurement import Measurement
from simgui.search.mislabelled import Features, Suspect, find_suspects
from simgui.session.models import Models


class Mislabelled:
    """Looks through the gallery of a measurement.

    Args:
        catalogue: Knows the features, and which labels a person said are right.
        models: Tells whose features are looked at: those of the shipped backbone, which has learnt from no
            label of the person's. Only where they are not kept for every picture, those of the active model.
    """

    def __init__(self, catalogue: Catalogue, models: Models) -> None:
        self._catalogue = catalogue
        self._models = models

    def among(self, measurement: Measurement, progress: Progress) -> tuple[Suspect, ...]:
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
        read = partial(self._features, ids, self._backbone(ids))
        return find_suspects(ids, labels, names, read, right, progress)

    def _backbone(self, ids: npt.NDArray[np.int64]) -> str:
        contents = set(self._catalogue.contents(ids))
        shipped = self._models.shipped_backbone.id
        kept = self._catalogue.contents_with_features(list(contents), shipped)
        return shipped if kept == contents else self._models.active.backbone.id

    def _features(self, ids: npt.NDArray[np.int64], backbone: str, rows: npt.NDArray[np.int64]) -> Features:
        return self._catalogue.features(ids[rows], backbone)
