"""Colours and light: which pictures are red, dark, or black and white.

A colour is one of the eleven that all people name (Berlin and Kay 1969, *Basic Color Terms*); the bounds are
in hue, saturation and value of sRGB.
"""

import numpy as np
import numpy.typing as npt

from simgui.words.records import Scores

Colours = npt.NDArray[np.float32]
"""float32 (n, 3), sRGB in [0, 1]; not a number where it is not known."""

_HUES = {
    "red": (345, 15),
    "orange": (15, 42),
    "yellow": (42, 68),
    "green": (68, 165),
    "blue": (165, 255),
    "purple": (255, 295),
    "pink": (295, 345),
}
_OTHER_NAMES = {
    "gray": "grey",
    "violet": "purple",
    "magenta": "pink",
    "turquoise": "blue",
    "bright": "light",
    "colorful": "colourful",
    "monochrome": "black and white",
    "b&w": "black and white",
    "greyscale": "black and white",
    "grayscale": "black and white",
}
_LIGHT = ("brown", "black", "white", "grey", "dark", "light", "colourful", "black and white")
COLOURS: frozenset[str] = frozenset((*_HUES, *_LIGHT, *_OTHER_NAMES))
"""The words for them."""


def have_colour(word: str, colours: Colours) -> Scores:
    """Tell how far pictures have a colour or a light: float32 (n,), in [0, 1]; 0.5 or more is a yes.

    Args:
        word: One of `COLOURS`.
        colours: The average colours of the pictures.
    """
    name = _OTHER_NAMES.get(word.lower(), word.lower())
    top, low = colours.max(axis=1), colours.min(axis=1)
    chroma, value = top - low, top
    with np.errstate(invalid="ignore", divide="ignore"):
        hue = _hue(colours, top, chroma)
    light = colours @ np.array([0.2126, 0.7152, 0.0722], np.float32)
    match name:
        case "dark":
            found = _rising(1 - light, 0.6, 0.8)
        case "light":
            found = _rising(light, 0.55, 0.8)
        case "black":
            found = _rising(1 - value, 0.6, 0.85)
        case "white":
            found = _rising(light, 0.65, 0.9) * _rising(0.2 - chroma, 0, 0.1)
        case "grey":
            found = _rising(0.12 - chroma, 0, 0.06) * _rising(0.35 - np.abs(light - 0.5), 0, 0.15)
        case "black and white":
            found = _rising(0.05 - chroma, 0, 0.03)
        case "colourful":
            found = _rising(chroma, 0.15, 0.45)
        case "brown":
            found = _between(hue, 10, 45) * _rising(chroma, 0.05, 0.15) * _rising(0.75 - value, 0, 0.25)
        case _:
            found = _between(hue, *_HUES[name]) * _rising(chroma, 0.06, 0.25)
    return np.nan_to_num(found).astype(np.float32)


def _hue(colours: Colours, top: Scores, chroma: Scores) -> Scores:
    """Give the hue: float32 (n,), degrees in [0, 360)."""
    red, green, blue = colours.T
    sector = np.select(
        [top == red, top == green],
        [(green - blue) / chroma % 6, (blue - red) / chroma + 2],
        (red - green) / chroma + 4,
    )
    return np.asarray(60 * sector, np.float32)


def _between(hue: Scores, low: float, high: float) -> Scores:
    width = (high - low) % 360
    return ((hue - low) % 360 < width).astype(np.float32)


def _rising(values: Scores, low: float, high: float) -> Scores:
    """Give 0 up to `low`, 1 from `high` on, and what is between in proportion."""
    return np.clip((values - low) / (high - low), 0, 1).astype(np.float32)
