"""Views of a picture as a person might have taken it: cropped, mirrored, in another light."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageEnhance

from simgui.library.decoding.decoder import central_square, small_pixels
from simgui.library.decoding.reading.opening import Source
from simgui.models.backbone import InputSpec

Pixels = npt.NDArray[np.uint8]

LONGEST_PX = 448
"""Longer side of the picture that views are cut out of: twice the input of EfficientNet-Lite0."""

LEAST_AREA = 0.5
"""Share of the square on the shorter side: smaller crops often miss what the label is about."""
ASPECT = 4 / 3
LIGHT = 0.2
_TRIES = 10


def views(source: Source, wanted: InputSpec, count: int, seed: Sequence[int]) -> Pixels:
    """Decode a picture once and give views of it: uint8 (count, size, size, 3), RGB.

    Args:
        source: The picture.
        wanted: What the network looks at; the first view is the picture as it is searched with.
        count: How many views, at least 1.
        seed: The same seed gives the same views.

    Raises:
        UnreadablePicture: if it gives no picture, with the reason.
    """
    picture, random = small_pixels(source, LONGEST_PX), np.random.default_rng(seed)
    drawn = [augmented(picture, wanted.size_px, random) for _ in range(count - 1)]
    searched_with = np.asarray(central_square(Image.fromarray(picture), wanted))
    return np.stack([searched_with, *drawn])


def augmented(picture: Pixels, size_px: int, random: np.random.Generator) -> Pixels:
    """Draw one view: uint8 (height, width, 3) → uint8 (size, size, 3), RGB."""
    image = Image.fromarray(picture)
    box = _crop(image.width, image.height, random)
    image = image.resize((size_px, size_px), Image.Resampling.BICUBIC, box=box)
    if random.random() < 0.5:
        image = image.transpose(Image.Transpose.FLIP_LEFT_RIGHT)
    for enhancer in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        image = enhancer(image).enhance(random.uniform(1 - LIGHT, 1 + LIGHT))
    return np.asarray(image)


def _crop(width: int, height: int, random: np.random.Generator) -> tuple[float, float, float, float]:
    shorter = min(width, height)
    for _ in range(_TRIES):
        area = random.uniform(LEAST_AREA, 1.0) * shorter**2
        aspect = np.exp(random.uniform(-np.log(ASPECT), np.log(ASPECT)))
        wide, high = float(np.sqrt(area * aspect)), float(np.sqrt(area / aspect))
        if wide <= width and high <= height:
            break
    else:
        wide = high = float(shorter)
    left, top = random.uniform(0, width - wide), random.uniform(0, height - high)
    return left, top, left + wide, top + high
