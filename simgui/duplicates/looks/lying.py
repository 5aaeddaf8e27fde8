"""How one picture lies on another one that it was made of: turned, mirrored, as a part of it."""

import numpy as np

from simgui.duplicates.looks.aligning import align
from simgui.duplicates.looks.borders import without_borders
from simgui.duplicates.looks.checking import are_near_parts, are_near_wholes, width_for_height
from simgui.duplicates.looks.frames import Frames, Numbers, squashed
from simgui.duplicates.looks.stepping import inverse_of, stepped
from simgui.duplicates.looks.turning import compare_wholes, map_of, turned_by
from simgui.duplicates.records import Placement

FINER_PX = 128
"""Sides of the frames that pictures are laid on each other by, at last."""
_FRAME_PX = 64
_STEPS, _QUARTER_TURNS = 6, 4
_PAIR = np.array([[0, 1]])


def placement_of(finer: Frames, sizes: np.ndarray) -> Placement | None:
    """Find how the second of two pictures lies on the first.

    Args:
        finer: float32 (2, 128, 128), both.
        sizes: int64 (2, 2), their widths and heights.

    Returns:
        None if neither was made of the other.
    """
    small = np.rint(squashed(finer, _FRAME_PX, _FRAME_PX)).astype(np.uint8)
    frames, wide, boxes = without_borders(small, width_for_height(sizes))
    found = _found(frames, wide)
    if found is None:
        return None
    map_ = (_of_box(boxes[0]) @ found @ np.linalg.inv(_of_box(boxes[1])))[:2]
    map_ = _finer(finer, np.asarray(map_[None], np.float32))
    (a, b, c), (d, e, f) = map_.tolist()
    return Placement(a, b, c, d, e, f)


def _found(frames: Frames, wide: Numbers) -> np.ndarray | None:
    """Find the map from places of the second picture to those of the first, float64 (3, 3), turned or not."""
    wholes, _ = compare_wholes(frames, _PAIR, wide)
    if are_near_wholes(wholes)[0]:
        return _whole_map(wholes.maps[0])
    best, best_detail = None, -1.0
    for way in range(_QUARTER_TURNS):
        turned = np.concatenate([frames[:1], turned_by(frames[1:], way)])
        parts = align(turned, _PAIR, np.array([wide[0], 1 / wide[1] if way % 2 else wide[1]], np.float32))
        if are_near_parts(parts)[0] and parts.detail[0] > best_detail:
            best, best_detail = _whole_map(parts.maps[0]) @ _whole_map(map_of(way)), float(parts.detail[0])
    return best


def _whole_map(numbers: Numbers) -> np.ndarray:
    return np.vstack([numbers.astype(np.float64), [0, 0, 1]])


def _finer(frames: Frames, maps: Numbers) -> Numbers:
    """Give a map that fits better, float32 (2, 3); the smaller picture is looked for in the larger one."""
    if abs(np.linalg.det(maps[0, :, :2])) <= 1:
        maps, _ = stepped(frames[:1], frames[1:], maps, _STEPS)
    else:
        maps, _ = stepped(frames[1:], frames[:1], inverse_of(maps), _STEPS)
        maps = inverse_of(maps)
    return np.asarray(maps[0], np.float32)


def _of_box(box: Numbers) -> np.ndarray:
    """Give the map from shares of a box to shares of all: float64 (3, 3)."""
    left, top, width, height = box.tolist()
    return np.array([[width, 0, left], [0, height, top], [0, 0, 1]])
