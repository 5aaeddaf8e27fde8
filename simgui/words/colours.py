"""Colours and light: which pictures are red, dark, or black and white.

A colour is judged by how much of the middle of the picture has it (`simgui.library.decoding.palette`); where
that is not known yet, and for light, by the average colour.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.library.decoding.palette import NAMES, names_of
from simgui.words.records import Scores

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
_LIGHT = ("dark", "light", "colourful", "black and white")
COLOURS: frozenset[str] = frozenset((*NAMES, *_LIGHT, *_OTHER_NAMES))
"""The words for them."""

ENOUGH = 0.25
"""Share of the middle that has to have a colour."""
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
_NEUTRAL = 0.97
_HARDLY = 0.5


@dataclass(frozen=True)
class Looks:
    """The colours of pictures.

    Attributes:
        average: float32 (n, 3), average colours, sRGB in [0, 1]; not a number where it is not known.
        palettes: float32 (n, 11), shares of the colours of `NAMES`; not a number where they are not known.
    """

    average: npt.NDArray[np.float32]
    palettes: npt.NDArray[np.float32]

    @classmethod
    def of_none(cls, count: int) -> "Looks":
        """Give so many pictures of which nothing is known, to be filled in."""
        return cls(np.full((count, 3), np.nan, np.float32), np.full((count, len(NAMES)), np.nan, np.float32))

    @property
    def unknown(self) -> npt.NDArray[np.bool_]:
        """Of which pictures nothing is known: bool (n,)."""
        return np.asarray(np.isnan(self.average[:, 0]) & self.without_palette)

    @property
    def without_palette(self) -> npt.NDArray[np.bool_]:
        """Which have no palette yet: bool (n,)."""
        return np.asarray(np.isnan(self.palettes[:, 0]))


def have_colour(word: str, looks: Looks) -> Scores:
    """Tell how far pictures have a colour or a light: float32 (n,), in [0, 1]; 0.5 or more is a yes.

    Args:
        word: One of `COLOURS`.
        looks: The colours of the pictures; one of which nothing is known has 0.
    """
    name = _OTHER_NAMES.get(word.lower(), word.lower())
    average = looks.average
    light, chroma = average @ _LUMINANCE, average.max(axis=1) - average.min(axis=1)
    match name:
        case "dark":
            found = _rising(1 - light, 0.6, 0.8)
        case "light":
            found = _rising(light, 0.5, 0.7)
        case "colourful":
            found = _rising(chroma, 0.15, 0.45)
        case "black and white":
            neutral = looks.palettes[:, [NAMES.index(each) for each in ("black", "white", "grey")]].sum(
                axis=1
            )
            found = _rising(0.04 - chroma, 0, 0.02)
            found = np.where(looks.without_palette, found, np.minimum(found, neutral >= _NEUTRAL))
        case _:
            share = looks.palettes[:, NAMES.index(name)]
            found = np.where(looks.without_palette, _by_average(name, average), _rising(share, 0, 2 * ENOUGH))
    return np.nan_to_num(found).astype(np.float32)


def _by_average(name: str, average: npt.NDArray[np.float32]) -> Scores:
    """Judge by the name of the average colour, a poor stand-in for the palette: hardly a yes, or no."""
    known = ~np.isnan(average[:, 0])
    found = np.zeros(len(average), np.float32)
    found[known] = np.where(names_of(average[known]) == NAMES.index(name), _HARDLY, 0)
    return found


def _rising(values: Scores, low: float, high: float) -> Scores:
    """Give 0 up to `low`, 1 from `high` on, and what is between in proportion."""
    return np.asarray(np.clip((values - low) / (high - low), 0, 1), np.float32)
