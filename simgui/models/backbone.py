"""A backbone as other rooms see it: an id, and a way from pixels to features."""

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
import numpy.typing as npt


@dataclass(frozen=True)
class InputSpec:
    """The pictures that a backbone takes.

    Attributes:
        size_px: Width and height of its input.
        crop: Share of the shorter side of the picture that the central square takes, in (0, 1].
    """

    size_px: int
    crop: float


@dataclass(frozen=True)
class Quantisation:
    """What the features in 8 bits of a network stand for: `(number - zero_point) * scale`.

    Attributes:
        scale: From `SMALLEST_SCALE` to `LARGEST_SCALE`; a number that float32 can tell.
        zero_point: The number that stands for zero, -128 to 127.
    """

    scale: float
    zero_point: int

    def features(self, numbers: npt.NDArray[np.int8]) -> npt.NDArray[np.float32]:
        """Give what numbers stand for: int8 → float32, of one shape."""
        features: npt.NDArray[np.float32] = np.subtract(
            numbers, np.float32(self.zero_point), dtype=np.float32
        )
        features *= np.float32(self.scale)
        return features

    def numbers(self, features: npt.NDArray[np.floating[Any]]) -> npt.NDArray[np.int8]:
        """Give the numbers that stand for features, float → int8; exactly those that `features` was given.

        That holds for float16 too: its rounding moves the largest number by an eighth.
        """
        nearest = np.rint(np.asarray(features, np.float32) / np.float32(self.scale)) + self.zero_point
        numbers: npt.NDArray[np.int8] = np.clip(nearest, -128, 127).astype(np.int8)
        return numbers


SMALLEST_SCALE, LARGEST_SCALE = 1e-6, 256.0
"""With a larger one, features would not fit in 16 bits, in which others are kept."""


LITE0_INPUT = InputSpec(224, 0.875)
"""What EfficientNet-Lite0 was trained to look at."""


MOST_FEATURES = 4096
"""Of a backbone; *thorough* makes one of 2,560."""


def are_usable(features: npt.NDArray[np.float32]) -> bool:
    """Tell whether features stay finite in 16 bits, in which they are kept."""
    return bool((np.abs(features) <= np.finfo(np.float16).max).all())


class Backbone(Protocol):
    """A pretrained network without its classifier."""

    @property
    def id(self) -> str:
        """Name under which features are kept; two variants that compute differently have two ids."""

    @property
    def input(self) -> InputSpec:
        """The pictures that it takes; 224 pixels and 0.875 for EfficientNet-Lite0, 32 and 1 for *scratch*."""

    @property
    def quantisation(self) -> Quantisation | None:
        """What its features in 8 bits stand for, as which they are kept; None if they are kept in 16."""

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features; may be called from several threads at once.

        Args:
            pixels: uint8 (n, size, size, 3), RGB, as `input` says.

        Returns:
            float32 (n, d); d is 1,280 for EfficientNet-Lite0, 2,560 for one that *thorough* has trained.
        """
