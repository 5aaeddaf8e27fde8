"""How much of a distance comes from the kept part of a head, how much from the learned part."""

from simgui.core.progress import Progress
from simgui.evaluation.metrics import mean_average_precision, measure
from simgui.models.head import JoinedHead, join
from simgui.search.gallery import Gallery
from simgui.training.phases import Phase
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures

KEPT_SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
MAP_GIVEN_UP = 0.015
"""What mean average precision on the calibration pictures may cost, so that unknown things are no match."""


def choose_kept_share(
    head: JoinedHead, features: Features, pictures: TrainingPictures, progress: Progress
) -> float:
    """Choose the weight of the kept part: the largest that costs at most `MAP_GIVEN_UP` of precision.

    Args:
        head: Its learned and its kept part are weighed.
        features: float32 (n, d), of all pictures.
        pictures: Calibration pictures are the queries, those that were trained on the gallery.
        progress: Told of each weight.
    """
    rows = pictures.split.calibration, pictures.split.train
    parts = [head.parts(features[each]) for each in rows]
    found: dict[float, float] = {}
    for number, share in enumerate(KEPT_SHARES, start=1):
        queries, gallery = (
            Gallery(pictures.ids[each], join(*part, share)) for each, part in zip(rows, parts, strict=True)
        )
        labels = [pictures.labels[each] for each in rows]
        found[share] = mean_average_precision(measure(queries, labels[0], gallery, labels[1], Progress()))
        progress.step(Phase.CHOOSING, number, len(KEPT_SHARES), "")
    return max(share for share, precision in found.items() if precision >= max(found.values()) - MAP_GIVEN_UP)
