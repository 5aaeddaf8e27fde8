"""How sharp a picture is, to be compared with other pictures of the same thing."""

import numpy as np
import numpy.typing as npt

SEEN_PX = 256
"""The longer side of the pixels that are looked at: that of a thumbnail."""
_GREY = np.array([0.299, 0.587, 0.114], np.float32)
_FAR = 4


def sharpness_of(pixels: npt.NDArray[np.uint8]) -> float:
    """Tell how sharp a picture is: the steps between next pixels, as a share of those between distant ones.

    Args:
        pixels: uint8 (height, width, 3), RGB.

    Returns:
        0 to 1.
    """
    grey = pixels.astype(np.float32) @ _GREY
    if min(grey.shape) <= _FAR:
        return 0.0
    near = np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean()
    far = np.abs(grey[_FAR:] - grey[:-_FAR]).mean() + np.abs(grey[:, _FAR:] - grey[:, :-_FAR]).mean()
    return float(np.clip(near / max(float(far), 1.0), 0, 1))
