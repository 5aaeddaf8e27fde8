"""The backbone and the heads of a starter, as the tools here run them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from files import BACKBONE_NAME, STARTER, Starter
from quantised_backbone import load_quantised

from simgui.models.backbone import Backbone
from simgui.models.head import unit_length
from simgui.models.litert import load_backbone


class FeaturesHead:
    """All features, at unit length: what a projection is compared with.

    Args:
        features: how many there are.
    """

    def __init__(self, features: int) -> None:
        self._features = features

    @property
    def features(self) -> int:
        """How many features it takes."""
        return self._features

    def embed(self, features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Embed: float32 (n, d) → the same at unit length."""
        return unit_length(features)


def load(starter: Starter, folder: Path) -> Backbone:
    """Load the backbone of a starter from a folder."""
    return load_backbone(folder / BACKBONE_NAME) if starter is STARTER else load_quantised(folder)
