"""How often neighbours of pictures that were not learnt have their label, by rank and distance."""

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.match_rates import measure_match_rates
from simgui.models.head import Head
from simgui.models.match_rates import MatchRate
from simgui.training.tensorflow.data.pictures import Features, TrainingPictures


def match_rates_of(pictures: TrainingPictures, features: Features, head: Head) -> tuple[MatchRate, ...]:
    """Ask the calibration and the test pictures, in the gallery that a search has.

    The network has learnt from neither, and no distance is chosen here, so both can be counted.

    Args:
        pictures: Those of the training.
        features: float32 (n, d), of every picture.
        head: Of the new model.
    """
    unlearnt = np.sort(np.concatenate([pictures.split.calibration, pictures.split.test]))
    asked = pictures.gallery(unlearnt, features, head)
    gallery = pictures.gallery(pictures.known, features, head)
    return measure_match_rates(gallery.measured_by(asked, Progress()), asked.labels, gallery.labels)
