"""Samples of any type and range to 8 bits: by what the file says about them, else by the rules below.

The rules, in this order. They look at the values without those that stand for *no data*, and *highest* and
*lowest* are the 99.9th and 0.1th percentile, so that a few outliers (hot pixels, say) do not count:

1. The file says how many bits a sample has (of those of its type), or which values are black and white: that.
2. Unsigned integers: the smallest even number of bits, 8 to that of the type, that holds the highest value. A
   camera of 12 bits writes into 16, and all files of a series come out alike. Where every value is a multiple
   of 257, 8 bits have been spread over 16 (and so for 32 and 64).
3. Signed integers of 8 bits, or that use more than half of the range of their type: by that range. Others
   without a negative value: as unsigned ones.
4. Floating point: the smallest of 0…1, 0…255, 0…65535 that holds the values, if they use a quarter of it.
5. Anything else by its own range, lowest to highest.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt
from PIL import Image

Values = npt.NDArray[np.generic]
Pixels = npt.NDArray[np.uint8]

FULL_SCALE = "full scale"
"""Key of `Image.info`: the samples of this image of more than 8 bits have been scaled to 16 bits already."""

_MIDDLE = 127
_OUTLIERS = 0.001
_SAMPLED = 1 << 18
_AT_ONCE = 1 << 20
_FLOAT_SCALES = (1.0, 255.0, 65535.0)
_SLACK = 0.05
"""Floating point may exceed its scale by this share: resampling and sharpening overshoot."""

_LEAST_DISTINCT = 16
_MOST_IN_32_BITS = 1e37  # of floating point
_FAR, _FAR_IN_UNSIGNED = 8, 12  # times the spread; white behind a dark thing is nearer
_USUAL = (9999, 99999, 32767, 32768, 1e20, 3.4028234663852886e38)
"""Values, or their negatives, that often stand for no data: they need not lie as far from the others."""


@dataclass(frozen=True)
class SampleInfo:
    """What a file says about its samples, beyond their type.

    Attributes:
        full: Value of the brightest sample there can be, the darkest being 0; 0 if it does not say.
        black: Value of black, None if it does not say; white, if `inverted`.
        white: Value of white, as before.
        missing: The value that stands for no data; None if there is none.
        inverted: Small values are bright.
    """

    full: int = 0
    black: float | None = None
    white: float | None = None
    missing: float | None = None
    inverted: bool = False


@dataclass(frozen=True)
class Tone:
    """How the values of one picture become 8 bits.

    Attributes:
        black: Value that becomes 0.
        white: Value that becomes 255.
        missing: Values that stand for no data, besides those that are not finite.
        inverted: The other way round.
    """

    black: float
    white: float
    missing: tuple[float, ...] = ()
    inverted: bool = False

    def eight_bits(self, values: Values) -> Pixels:
        """Convert values of any shape to uint8 of that shape; NaN becomes black."""
        if values.dtype == np.uint8 and (self.black, self.white, self.inverted) == (0, 255, False):
            unchanged: Pixels = np.asarray(values, np.uint8)
            return unchanged
        if values.dtype.kind in "ui" and values.dtype.itemsize <= 2:
            bits = 8 * values.dtype.itemsize  # few enough to look each value up
            every = np.arange(2**bits, dtype=f"u{bits // 8}").view(values.dtype.newbyteorder("="))
            looked_up: Pixels = self._scaled(every)[values.astype(every.dtype).view(f"u{bits // 8}")]
            return looked_up
        return self._scaled(values)

    def _scaled(self, values: Values) -> Pixels:
        span = self.white - self.black
        if not span:
            return np.full(values.shape, _MIDDLE, np.uint8)
        is_short = values.dtype.kind == "f" and values.dtype.itemsize <= 4 and span < _MOST_IN_32_BITS
        scaled: npt.NDArray[np.floating[Any]] = np.fmax(
            values.astype(np.float32 if is_short else np.float64), self.black
        )
        np.fmin(scaled, self.white, out=scaled)
        scaled -= self.black
        scaled *= -255 / span if self.inverted else 255 / span
        scaled += 255.5 if self.inverted else 0.5
        brought: Pixels = scaled.astype(np.uint8)
        return brought

    def there(self, values: Values) -> npt.NDArray[np.bool_]:
        """Tell which values are data: bool, of the shape of `values`."""
        found = np.isfinite(values)
        for missing in self.missing:
            found &= values != missing
        return found


def image_of_samples(values: Values, known: SampleInfo, colours: int = 1, alpha: str = "") -> Image.Image:
    """Make an image of 8 bits from samples of any type.

    Args:
        values: (height, width) or (height, width, channels): the colours, then alpha, then what is ignored.
        known: What the file says about them.
        colours: 1 (grey), 3 (RGB) or 4 (CMYK).
        alpha: "straight" or "premultiplied" if the channel after the colours is alpha.

    Returns:
        L, LA, RGB, RGBA or CMYK. Pixels without data are transparent, but in CMYK.
    """
    values = np.abs(values) if values.dtype.kind == "c" else values
    values = values[:, :, None] if values.ndim == 2 else values
    colour, opacity = values[:, :, :colours], values[:, :, colours : colours + 1] if alpha else None
    if opacity is not None and not known.full:
        known = _told_by_alpha(known, opacity)
    tone = tone_of(_sample(colour), known)
    has_gaps = bool(tone.missing) or (values.dtype.kind == "f" and not np.isfinite(_extremes(colour)).all())
    transparent = (has_gaps or opacity is not None) and colours != 4
    pixels = np.empty((*values.shape[:2], colours + transparent), np.uint8)
    opaque = None if opacity is None else Tone(0, _full(opacity, known))
    for rows in _bands(values.shape):
        pixels[rows, :, :colours] = tone.eight_bits(colour[rows])
        if not transparent:
            continue
        cover = (
            np.uint8(255) if opaque is None or opacity is None else opaque.eight_bits(opacity[rows])[:, :, 0]
        )
        if alpha == "premultiplied":
            pixels[rows, :, :colours] = _divided(pixels[rows, :, :colours], cover)
        pixels[rows, :, colours] = tone.there(colour[rows]).any(axis=2) * cover
    return Image.fromarray(
        pixels[:, :, 0] if pixels.shape[2] == 1 else pixels, "CMYK" if colours == 4 else None
    )


def resizable(image: Image.Image) -> Image.Image:
    """Convert a mode that cannot be resized smoothly to one that can: L, LA, RGB, RGBA, CMYK or LAB."""
    if image.mode in ("P", "PA"):
        transparent = image.mode == "PA" or "transparency" in image.info
        return image.convert("RGBA" if transparent else "RGB")
    if image.mode in ("RGB", "L", "1") and "transparency" in image.info:
        return image.convert("RGBA")
    if image.mode == "1":
        return image.convert("L")
    if image.mode == "F" or image.mode.startswith("I"):
        values = np.asarray(image)
        return image_of_samples(values, SampleInfo(full=65535 if FULL_SCALE in image.info else 0))
    if image.mode in ("L", "LA", "RGB", "RGBA", "CMYK", "LAB"):
        image.load()
        return image
    return image.convert("RGB")


def tone_of(sample: Values, known: SampleInfo) -> Tone:
    """Find out how the values of a picture become 8 bits.

    Args:
        sample: Some or all of its values, of any shape.
        known: What the file says about them.
    """
    missing: tuple[float, ...] = () if known.missing is None else (known.missing,)
    values = sample.ravel()
    values = np.sort(values[Tone(0, 1, missing).there(values)])
    if known.missing is None and known.white is None:
        start, end = _data(values)
        missing = tuple(float(each) for each in (*values[:start][:1], *values[end:][:1]))
        values = values[start:end]
    black, white = _range(values, known) if values.size else (0.0, 1.0)
    return Tone(black, white, missing, known.inverted)


def _range(ordered: Values, known: SampleInfo) -> tuple[float, float]:
    """Choose black and white for values in ascending order."""
    kind, bits = ordered.dtype.kind, 8 * ordered.dtype.itemsize
    if kind == "b":
        return 0.0, 1.0
    if known.full and kind in "ui":
        return 0.0, float(known.full)
    low, high = _quantile(ordered, _OUTLIERS), _quantile(ordered, 1 - _OUTLIERS)
    if known.black is not None and known.white is not None and _fits(low, high, known.black, known.white):
        return known.black, known.white
    half = float(2 ** (bits - 1))
    if kind == "i" and (bits == 8 or high - low > half):
        return -half, half - 1
    if kind in "ui" and low >= 0:
        return 0.0, float(2 ** min(bits - (kind == "i"), _bits(ordered, high)) - 1)
    for scale in _FLOAT_SCALES:
        if low >= -_SLACK * scale and high <= (1 + _SLACK) * scale:
            return (0.0, scale) if high >= scale / 4 else (low, high)
    return low, high


def _bits(values: Values, high: float) -> int:
    """Give the number of bits that integers have, none of them negative."""
    needed = max(8, int(high).bit_length())
    for spread in (64, 32, 16):
        if spread <= 8 * values.dtype.itemsize and not (values % ((2**spread - 1) // 255)).any():
            return spread
    return needed + needed % 2


def _fits(low: float, high: float, black: float, white: float) -> bool:
    """Tell whether values fit the range that a file declares: some files declare that of the type."""
    span = white - black
    return (
        span > 0 and low >= black - _SLACK * span and high <= white + _SLACK * span and high - low > span / 64
    )


def _data(ordered: Values) -> tuple[int, int]:
    """Guess which values are data, where a file does not say: all but -9999, 1e20 and their like.

    What stands for no data is the lowest value or the highest, many are the same, and all others lie far away
    and close together. Zero in unsigned integers is just black, and white on black is no gap in two colours.

    Returns:
        Where in `ordered`, which ascends, they start and end.
    """
    kind, size = ordered.dtype.kind, ordered.size
    if kind == "b" or ordered.dtype.itemsize == 1 or size < _LEAST_DISTINCT:
        return 0, size
    low, high = ordered[0], ordered[-1]
    start, end = (
        int(each) for each in (np.searchsorted(ordered, low, "right"), np.searchsorted(ordered, high))
    )
    others = ordered[start:end]
    if others.size < _LEAST_DISTINCT:
        return 0, size
    first, last = _quantile(others, 0.01), _quantile(others, 0.99)
    spread, least = last - first, max(2, _OUTLIERS * size)
    is_varied = np.count_nonzero(others[1:] != others[:-1]) >= _LEAST_DISTINCT
    is_far_below = kind != "u" and first - float(low) > spread * _distance(low, kind)
    is_far_above = float(high) - last > spread * _distance(high, kind)
    return (
        start if is_varied and is_far_below and start >= least else 0,
        end if is_varied and is_far_above and size - end >= least else size,
    )


def _distance(value: Any, kind: str) -> int:
    """Give how many times their spread the other values must lie away from one that stands for no data."""
    if kind == "u":
        return _FAR_IN_UNSIGNED
    return 1 if abs(float(value)) in _USUAL else _FAR


def _quantile(ordered: Values, share: float) -> float:
    return float(ordered[round(share * (ordered.size - 1))])


def _told_by_alpha(known: SampleInfo, opacity: Values) -> SampleInfo:
    """Take the number of bits from the alpha: opaque is the highest value that samples can have."""
    highest = int(opacity.max()) if opacity.dtype.kind == "u" else 0
    is_all_ones = highest >= 255 and not highest & highest + 1
    return replace(known, full=highest) if is_all_ones else known


def _full(opacity: Values, known: SampleInfo) -> float:
    """Give the value of full opacity."""
    if known.full:
        return float(known.full)
    if opacity.dtype.kind in "ui":
        return float(2 ** (8 * opacity.dtype.itemsize - (opacity.dtype.kind == "i")) - 1)
    highest = float(np.nan_to_num(opacity).max())
    return next((scale for scale in _FLOAT_SCALES if highest <= (1 + _SLACK) * scale), highest)


def _divided(colours: Pixels, cover: Pixels | np.uint8) -> Pixels:
    """Undo the multiplication of colours, uint8 (…, n), by their alpha, uint8 (…)."""
    whole = np.maximum(np.asarray(cover), 1)[..., None].astype(np.uint16)
    divided: Pixels = ((colours.astype(np.uint16) * 255 + whole // 2) // whole).clip(0, 255).astype(np.uint8)
    return divided


def _extremes(values: Values) -> Values:
    return np.array([values.min(), values.max()])  # not finite if any value is not


def _sample(values: Values) -> Values:
    """Take rows and columns at even distances, so that about `_SAMPLED` values remain."""
    step = max(1, round((values.size / _SAMPLED) ** 0.5))
    return values[::step, ::step] if min(values.shape[:2]) >= 4 * step else values.reshape(-1)[:: step**2]


def _bands(shape: tuple[int, ...]) -> Iterator[slice]:
    """Cut a picture into bands of rows: intermediate values take eight times the memory."""
    rows = max(1, _AT_ONCE // max(1, shape[1] * shape[2]))
    for start in range(0, shape[0], rows):
        yield slice(start, start + rows)
