"""Words and pictures together: "like this, but a hat"."""

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.words.records import Scores


def with_pictures(scores: Scores, ids: Ids, near_ids: Ids, distances: npt.NDArray[np.float32]) -> Scores:
    """Give the scores of words and nearness to pictures together: the geometric mean of both.

    Args:
        scores: float32 (n,), of the words.
        ids: int64 (n,), the pictures.
        near_ids: int64 (k,), sorted, the pictures whose distance is known.
        distances: float32 (k,), to the nearest picture asked with, in [0, 2].
    """
    nearness = np.zeros(len(ids), np.float32)
    if len(near_ids):
        places = np.minimum(np.searchsorted(near_ids, ids), len(near_ids) - 1)
        here = near_ids[places] == ids
        nearness[here] = np.clip(1 - distances[places[here]], 0, 1)
    return np.asarray(np.sqrt(scores * nearness), np.float32)
