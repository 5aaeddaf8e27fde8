"""What a backbone is to the rooms that use one: an id and a way from pixels to features."""

from typing import Protocol

import numpy as np
import numpy.typing as npt


class Backbone(Protocol):
    """A pretrained network without its classifier."""

    @property
    def id(self) -> str:
        """Name under which features are kept; two variants that compute differently have two ids."""

    def features(self, pixels: npt.NDArray[np.uint8]) -> npt.NDArray[np.float32]:
        """Compute features; may be called from several threads at once.

        Args:
            pixels: uint8 (n, 224, 224, 3), RGB.

        Returns:
            float32 (n, d), finite; d is 1280 for EfficientNet-Lite0.
        """
