"""Which colours the middle of a picture has, by the names that people give to colours.

The names are the eleven that nearly every language has (Berlin and Kay 1969, *Basic Color Terms*). A pixel
has one of them by its hue, saturation and value in sRGB; beige and the like have none. The middle, since what
is meant stands there, before something of another colour.
"""

import numpy as np
import numpy.typing as npt

NAMES = ("red", "orange", "yellow", "green", "blue", "purple", "pink", "brown", "black", "white", "grey")
MIDDLE = 0.6
"""Share of width and height that is looked at."""
SAMPLES_PX = 16
"""Width and height at which it is looked at."""

_BLACK, _WHITE = 0.22, 0.78
_GREY_SATURATION, _GREY_CHROMA = 0.14, 0.07
_PALE = 0.35
_DARK = 0.62
_ENDS = {"red": 12, "orange": 42, "yellow": 68, "green": 165, "blue": 255, "purple": 290, "pink": 343}
"""The hue, in degrees, at which each ends; from the last end on it is red again."""

Pixels = npt.NDArray[np.uint8]


def palette(pixels: Pixels) -> bytes:
    """Give the share of each of `NAMES`, in 0 to 255 a byte.

    Args:
        pixels: uint8 (n, n, 3), RGB, of the middle of a picture.
    """
    named = names_of(pixels.reshape(-1, 3).astype(np.float32) / np.float32(255))
    shares = np.bincount(named[named >= 0], minlength=len(NAMES)) / max(len(named), 1)
    return np.rint(255 * shares).astype(np.uint8).tobytes()


def names_of(colours: npt.NDArray[np.float32]) -> npt.NDArray[np.int64]:
    """Name colours: float32 (n, 3), RGB in [0, 1] → int64 (n,), the place in `NAMES`; -1 for none."""
    value, low = colours.max(axis=1), colours.min(axis=1)
    chroma = value - low
    saturation = chroma / np.maximum(value, 1e-6)
    hue = _hues(colours, value, np.maximum(chroma, 1e-6))
    ends = np.array(list(_ENDS.values()))
    found = np.searchsorted(ends, hue, "right") % len(ends)
    warm = (hue >= 8) & (hue < _ENDS["orange"] + 6)
    found = np.where(warm & (value < _DARK), NAMES.index("brown"), found)
    pale_red = ((hue < 25) | (hue > _ENDS["pink"])) & (saturation < 0.5) & (value > 0.7)
    found = np.where(pale_red & (saturation > 0.25), NAMES.index("pink"), found)
    found = np.where((hue >= 12) & (hue < 68) & (saturation < _PALE), -1, found)
    grey = (saturation < _GREY_SATURATION) | (chroma < _GREY_CHROMA)
    light = np.where(value > _WHITE, NAMES.index("white"), NAMES.index("grey"))
    found = np.where(grey, light, found)
    return np.where(value < _BLACK, NAMES.index("black"), found)


def _hues(
    colours: npt.NDArray[np.float32], value: npt.NDArray[np.float32], chroma: npt.NDArray[np.float32]
) -> npt.NDArray[np.float32]:
    """Give hues: float32 (n,), degrees in [0, 360)."""
    red, green, blue = colours.T
    sector = np.select(
        [value == red, value == green],
        [(green - blue) / chroma % 6, (blue - red) / chroma + 2],
        (red - green) / chroma + 4,
    )
    return np.asarray(60 * sector, np.float32)
