"""How much of a distance comes from the kept part of a head, how much from the learned part."""

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.metrics import mean_average_precision
from simgui.models.head import JoinedHead, join
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures

KEPT_SHARES = (0.2, 0.3, 0.4, 0.5)
"""Half at most: with more, less is found, and pictures of unknown labels are matches as often (by the nearest
picture, at a recall of 0.92: 0.475 with 0.6, 0.464 with half, the mean of seven pairs of labels held out)."""
MAP_GIVEN_UP = 0.015
"""What mean average precision on the calibration pictures may cost, so that unknown things are no match."""


def choose_kept_share(
    head: JoinedHead, features: Features, pictures: TrainingPictures, progress: Progress
) -> float:
    """Choose the weight of the kept part: the largest that costs at most `MAP_GIVEN_UP` of precision.

    Args:
        head: Its learned and its kept part are weighed.
        features: float32 (n, d), of all pictures.
        pictures: Calibration pictures are the queries; the gallery holds them as well as those that were
            trained on, as it does in use.
        progress: Told of each weight.
    """
    rows = pictures.split.calibration, np.union1d(pictures.split.train, pictures.split.calibration)
    parts = [head.parts(features[each]) for each in rows]
    found: dict[float, float] = {}
    for number, share in enumerate(KEPT_SHARES, start=1):
        queries, gallery = (
            pictures.embedded(each, join(*part, share)) for each, part in zip(rows, parts, strict=True)
        )
        found[share] = mean_average_precision(gallery.measured_by(queries, Progress()))
        Phase.CHOOSING.report(progress, number, len(KEPT_SHARES))
    return max(share for share, precision in found.items() if precision >= max(found.values()) - MAP_GIVEN_UP)
