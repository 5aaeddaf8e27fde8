"""How one picture lies on another one that it was made of: turned, mirrored, as a part of it."""

import numpy as np

from simgui.duplicates.looks.aligning import align, inverse_of, refined
from simgui.duplicates.looks.borders import without_borders
from simgui.duplicates.looks.checking import are_near_parts, are_near_wholes, width_for_height
from simgui.duplicates.looks.placing import Frames, Numbers
from simgui.duplicates.looks.sketches import Sketches
from simgui.duplicates.looks.turning import compare_wholes
from simgui.duplicates.records import Placement

_STEPS = 6
_PAIR = np.array([[0, 1]])


def placement_of(sketches: Sketches, sizes: np.ndarray, finer: Frames | None) -> Placement | None:
    """Find how the second of two pictures lies on the first.

    Args:
        sketches: Of both.
        sizes: int64 (2, 2), widths and heights of the originals.
        finer: float32 (2, s, s), both in grey, squashed to larger squares; None if they are not there.

    Returns:
        None if neither was made of the other.
    """
    if not sketches.known.all():
        return None
    frames, wide, boxes = without_borders(sketches.frames, width_for_height(sizes))
    found, _ = compare_wholes(frames, _PAIR, wide)
    if not are_near_wholes(found)[0]:
        found = align(frames, _PAIR, wide)
        if not are_near_parts(found)[0]:
            return None
    whole = np.vstack([found.maps[0].astype(np.float64), [0, 0, 1]])
    map_ = (_of_box(boxes[0]) @ whole @ np.linalg.inv(_of_box(boxes[1])))[:2]
    finer = sketches.frames.astype(np.float32) if finer is None else finer
    map_ = _finer(finer, np.asarray(map_[None], np.float32))
    (a, b, c), (d, e, f) = map_.tolist()
    return Placement(a, b, c, d, e, f)


def _finer(frames: Frames, maps: Numbers) -> Numbers:
    """Give a map that fits better, float32 (2, 3); the smaller picture is looked for in the larger one."""
    if abs(np.linalg.det(maps[0, :, :2])) <= 1:
        maps = refined(frames[:1], frames[1:], maps, _STEPS)
    else:
        maps = inverse_of(refined(frames[1:], frames[:1], inverse_of(maps), _STEPS))
    return np.asarray(maps[0], np.float32)


def _of_box(box: Numbers) -> np.ndarray:
    """Give the map from shares of a box to shares of all: float64 (3, 3)."""
    left, top, width, height = box.tolist()
    return np.array([[width, 0, left], [0, height, top], [0, 0, 1]])
