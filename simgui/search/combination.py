"""How several examples become one query, by Rocchio's rule.

    q = unit(mean of the embeddings of what is wanted - UNLIKE_WEIGHT * mean of those of what is not)

The distance of a picture x is the cosine distance 1 - q·x, as that of a query of one picture is (Rocchio
1971, "Relevance feedback in information retrieval", in *The SMART Retrieval System*). Without unwanted
examples the order is that of the mean distance to the examples, since 1 - mean(e)·x is the mean of 1 - e·x.
It finds more of what is meant than the smallest distance to any example, by which the oddest of them decides
(`benchmarks/queries.py`).

A threshold is calibrated for distances to one picture. A mean of several is nearer to everything of its kind,
and to what only resembles it, so thresholds do not hold for it. So verdicts are those of each example by
itself, of which more than half must agree (`Neighbour.is_match_at`).
"""

import numpy as np
import numpy.typing as npt

from simgui.models.head import Embeddings, unit_length

UNLIKE_WEIGHT = 0.15
"""Of 0.1 to 0.5 the best on pictures of clothing that were then not used to test it; one of the values that
are common for text (Manning, Raghavan and Schütze, *Introduction to Information Retrieval*, 2008, 9.1.1)."""


def combined(liked: Embeddings, unlike: Embeddings) -> Embeddings:
    """Make one query of several examples, for each variant of theirs.

    Args:
        liked: What is wanted, float32 (n, v, d), unit length: n ≥ 1 pictures in v variants.
        unlike: What is not wanted, float32 (m, v, d), unit length; m may be 0.

    Returns:
        float32 (v, d), unit length; a single example stays as it is, to the last bit.
    """
    if len(liked) == 1 and not len(unlike):
        return np.asarray(liked[0])
    wanted = np.asarray(liked.mean(axis=0, dtype=np.float64))
    if len(unlike):
        wanted = wanted - UNLIKE_WEIGHT * unlike.mean(axis=0, dtype=np.float64)
    return unit_length(np.asarray(wanted, np.float32))


def turned(pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint8]:
    """Give a square picture as it is, rotated by 90, 180 and 270 degrees, and each of these mirrored.

    uint8 (size, size, 3) → uint8 (8, size, size, 3), the picture itself first.
    """
    rotated = [np.rot90(pixels, turns) for turns in range(4)]
    return np.stack([*rotated, *(each[:, ::-1] for each in rotated)])
