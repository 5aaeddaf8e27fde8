"""The rough shape of a picture, the same whichever way it is turned or mirrored and however light it is.

A perceptual hash (pHash) takes the signs of the lowest waves of a picture. Mirrored, those of every other
wave change; turned by 90 degrees, waves across become waves down. So here their sizes count, without signs,
and those of a wave across and of the same one down together.
"""

from functools import lru_cache

import numpy as np
import numpy.typing as npt

from simgui.duplicates.looks.frames import Frames, Numbers, squashed

_SIDE, _WAVES = 32, 8
SHAPE_NUMBERS = _WAVES * (_WAVES + 1) // 2
_PLAIN = 32.0
"""Length of the waves of a picture that differs by one grey level from its mean: it has no shape."""


def shapes_of(frames: npt.NDArray[np.uint8]) -> Numbers:
    """Give the shapes of frames: uint8 (n, 64, 64) → float32 (n, 36), unit length; near 0 for a plain one."""
    small = squashed(frames.astype(np.float32), _SIDE, _SIDE)
    waves = _cosines() @ small @ _cosines().T
    waves[:, 0, 0] = 0
    sizes = np.sqrt(waves**2 + waves.transpose(0, 2, 1) ** 2)
    shapes = sizes[:, *np.triu_indices(_WAVES)]
    lengths = np.linalg.norm(shapes, axis=1, keepdims=True)
    return np.asarray(shapes / np.maximum(lengths, _PLAIN), np.float32)


@lru_cache
def _cosines() -> Frames:
    """Give the lowest waves of the discrete cosine transform: float32 (8, 32)."""
    wave, place = np.arange(_WAVES)[:, None], np.arange(_SIDE)[None]
    return np.asarray(np.cos(np.pi * wave * (place + 0.5) / _SIDE) * np.sqrt(2 / _SIDE), np.float32)
