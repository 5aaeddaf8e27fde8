"""Words and pictures together: "like this, but a hat".

    score = certainty of the words * exp(-distance / SCALE)

What answers the words comes first, the best of both before all. `SCALE` was chosen on the training part of
clothing and then measured on other pictures: with a picture of the same thing, more of the first ten are
right than by the word alone where that says little; with a picture of something else, the word still decides,
while with a smaller scale the picture would (`benchmarks/words.py`).
"""

import numpy as np
import numpy.typing as npt

from simgui.library.records import Ids
from simgui.words.records import Scores

SCALE = 0.5


def with_pictures(scores: Scores, ids: Ids, near_ids: Ids, distances: npt.NDArray[np.float32]) -> Scores:
    """Give the scores of words and nearness to pictures together: float32 (n,), in [0, 1].

    Args:
        scores: float32 (n,), of the words.
        ids: int64 (n,), the pictures.
        near_ids: int64 (k,), sorted, the pictures whose distance is known; others have 0.
        distances: float32 (k,), to the nearest picture asked with, in [0, 2].
    """
    nearness = np.zeros(len(ids), np.float32)
    if len(near_ids):
        places = np.minimum(np.searchsorted(near_ids, ids), len(near_ids) - 1)
        here = near_ids[places] == ids
        nearness[here] = np.exp(-distances[places[here]] / SCALE)
    return np.asarray(scores * nearness, np.float32)
