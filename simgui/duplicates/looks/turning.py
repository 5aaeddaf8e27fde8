"""Whether one picture is the whole of another one, as it stands, turned by 90 degrees, or mirrored."""

import numpy as np

from simgui.duplicates.linking import Rows
from simgui.duplicates.looks.comparing import Compared, compare_as_they_are
from simgui.duplicates.looks.frames import Frames, Numbers, squashed
from simgui.duplicates.looks.products import in_groups

_SIDE = 16
_WAYS = 8
_LEAST_LIKE = 0.8
UPRIGHT = 0
"""The way of a picture that stands as the other one does."""


def compare_wholes(frames: Frames, pairs: Rows, stretch: Numbers) -> tuple[Compared, Rows]:
    """Compare pictures as wholes, in the way in which they are most alike.

    Args:
        frames: float32 (m, 64, 64), squashed to squares.
        pairs: int64 (n, 2), rows of them.
        stretch: float32 (m,): how wide each picture is for its height.

    Returns:
        What is found, and the way of each pair, int64 (n,): `UPRIGHT`, or how the other picture is turned.
    """
    one, other = pairs.T
    alike = _alike(frames, one, other)
    found, way = Compared.nothing(len(pairs)), alike.argmax(axis=1)
    for each in range(_WAYS):
        likely = np.flatnonzero((way == each) & (alike[:, each] >= _LEAST_LIKE))
        for some in in_groups(len(likely), frames.shape[1]):
            here = likely[some]
            compared = compare_as_they_are(frames[one[here]], turned_by(frames[other[here]], each))
            wide = stretch[other[here]]
            ratio = stretch[one[here]] / (1 / wide if each % 4 % 2 else wide)
            turned = np.tile(map_of(each), (len(here), 1, 1))
            found.put(here, compared.placed(np.maximum(ratio, 1 / ratio), turned))
    return found, way


def _alike(frames: Frames, one: Rows, other: Rows) -> Numbers:
    """Give the correlation of small frames in each way: float32 (n, 8)."""
    small = squashed(frames, _SIDE, _SIDE)
    ways = np.stack([turned_by(small, way) for way in range(_WAYS)], axis=1).reshape(len(small), _WAYS, -1)
    ways = ways - ways.mean(axis=2, keepdims=True)
    ways /= np.maximum(np.linalg.norm(ways, axis=2, keepdims=True), _SIDE)
    alike = np.empty((len(one), _WAYS), np.float32)
    for rows in in_groups(len(one), _SIDE * _WAYS // 2):
        alike[rows] = np.einsum("nd,nwd->nw", ways[one[rows], UPRIGHT], ways[other[rows]])
    return alike


def turned_by(frames: Frames, way: int) -> Frames:
    """Turn frames by so many times 90 degrees; from 4 on, mirror them after that."""
    turned = np.rot90(frames, way % 4, axes=(1, 2))
    return turned[:, :, ::-1] if way >= 4 else turned


def map_of(way: int) -> Numbers:
    """Give where a place (u, v, 1) of a frame is after `turned_by`: float32 (2, 3)."""
    map_ = np.eye(3, dtype=np.float32)
    for _ in range(way % 4):
        map_ = np.array([[0, 1, 0], [-1, 0, 1], [0, 0, 1]], np.float32) @ map_
    if way >= 4:
        map_ = np.array([[-1, 0, 1], [0, 1, 0], [0, 0, 1]], np.float32) @ map_
    return map_[:2]
