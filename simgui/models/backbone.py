"""A backbone as other rooms see it: an id, and a way from pixels to features."""

from dataclasses import dataclass
from typing import Protocol

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


STARTER_INPUT = InputSpec(224, 0.875)
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

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features; may be called from several threads at once.

        Args:
            pixels: uint8 (n, size, size, 3), RGB, as `input` says.

        Returns:
            float32 (n, d); d is 1,280 for EfficientNet-Lite0, 2,560 for one that *thorough* has trained.
        """
