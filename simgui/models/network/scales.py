"""What the whole numbers of a LiteRT network in 8 bits stand for: `(number - zero_point) * scale`.

LiteRT refuses some scales, such as zero, and computes nonsense with others, as the implementation of an
operator happens to do. So they are held to the form that the converter writes, and to ratios that every
implementation takes.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from simgui.models.network.flatbuffer import Table, UnsoundError

SCALE_FIELDS = frozenset((2, 3, 6))
"""Scales, zero points and the axis that the scales belong to; no minimum or maximum, no foreign details."""
SMALLEST_SCALE, LARGEST_SCALE = 1e-12, 1e3
SMALLEST_WHOLE = 1e-6
"""Of what is computed: below, six, the limit of ReLU6, is no number of 32 bits any more."""
SMALLEST_RATIO, LARGEST_RATIO = 2.0**-32, 2.0**8
"""Of a scale that is computed with to the scale of the result."""
SMALLEST_SUMMAND, LARGEST_SUMMAND = 2.0**-10, 2.0**8
"""The same for the two sides of a sum."""
_ROUNDING = 1e-5

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, eq=False)
class Scales:
    """How a tensor is scaled, as a whole or each channel of it.

    Attributes:
        values: float64 (1,) or (channels,).
        zero_point: The number that stands for zero; 0 if each channel has a scale.
        axis: Which axis the channels are on.
    """

    values: Floats
    zero_point: int
    axis: int

    @property
    def whole(self) -> float:
        """The scale of a tensor that is scaled as a whole.

        Raises:
            UnsoundError: if each channel has one, or it is too small for what is computed.
        """
        if len(self.values) != 1 or self.values[0] < SMALLEST_WHOLE:
            raise UnsoundError("a tensor with several scales, or one that is too small")
        return float(self.values[0])


def read_scales(table: Table, smallest: int, largest: int, most: int) -> Scales | None:
    """Read how a tensor is scaled; None if it is not.

    Args:
        table: `QuantizationParameters` of the tensor.
        smallest: The smallest number that the tensor can hold.
        largest: The largest one.
        most: Channels that it may have.

    Raises:
        UnsoundError: if that is not as the converter writes it.
    """
    scales, zero_points = table.array(2, "<f4", most), table.array(3, "<i8", most)
    if scales is None and zero_points is None:
        return None
    if scales is None or zero_points is None or not len(scales) or len(scales) != len(zero_points):
        raise UnsoundError("scales without their zero points")
    values = scales.astype(np.float64)
    if not ((values >= SMALLEST_SCALE) & (values <= LARGEST_SCALE)).all():  # so none is NaN
        raise UnsoundError("a scale out of all bounds")
    zero_point = int(zero_points[0])
    if (len(scales) > 1 and zero_points.any()) or not smallest <= zero_point <= largest:
        raise UnsoundError("a zero point out of all bounds")
    return Scales(values, zero_point, table.number(6, "i"))


def check_weights(given: Scales, kernel: Scales, offsets: Scales, made: Scales, channels: int) -> None:
    """Check the scales of a convolution: those of its weights, a channel each, fit the others.

    Raises:
        UnsoundError: if they do not.
    """
    if kernel.values.shape != (channels,) or offsets.values.shape != (channels,) or offsets.axis:
        raise UnsoundError("weights whose scales are not those of their channels")
    if kernel.zero_point or offsets.zero_point:
        raise UnsoundError("weights that are not symmetric")
    products = given.whole * kernel.values
    if (abs(products - offsets.values) > _ROUNDING * products).any():
        raise UnsoundError("offsets on another scale than the products")
    check_ratio(products, made)


def check_ratio(
    scales: Floats, made: Scales, smallest: float = SMALLEST_RATIO, largest: float = LARGEST_RATIO
) -> None:
    """Check the ratio of what is computed to the scale of the result.

    Raises:
        UnsoundError: if it is too small or too large to compute with.
    """
    ratios = scales / made.whole
    if not ((ratios >= smallest) & (ratios < largest)).all():
        raise UnsoundError("scales too far from each other")
