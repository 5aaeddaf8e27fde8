"""From kept features to what a picture shows: the classifiers that belong to the starters' backbones."""

from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError
from simgui.core.packed import Arrays
from simgui.core.sentences import say
from simgui.words.table import WordFiles

Shares = npt.NDArray[np.float32]
"""How likely each class is: float32 (n, 1000), each row sums to 1."""


class Classifier:
    """The last layer of a published network: features → classes.

    Its weights are kept in 8 bits with a scale for each class; that changes the first class of one picture in
    some hundred, between classes that are about as likely.

    Args:
        arrays: `weights` int8 (c, d), `scales` and `offsets` float32 (c,).
    """

    def __init__(self, arrays: Arrays) -> None:
        self._weights: npt.NDArray[np.float32] = (
            arrays["weights"].astype(np.float32) * arrays["scales"][:, None]
        ).T.copy()
        self._offsets = arrays["offsets"]

    @property
    def features(self) -> int:
        """How many features it takes."""
        return int(self._weights.shape[0])

    @property
    def classes(self) -> int:
        """How many classes it tells apart."""
        return int(self._weights.shape[1])

    def shares(self, features: npt.NDArray[np.float32]) -> Shares:
        """Tell how likely each class is: float32 (n, d) → float32 (n, c); softmax."""
        found: Shares = features @ self._weights
        found += self._offsets
        found -= found.max(axis=1, keepdims=True)
        np.exp(found, out=found)
        found /= found.sum(axis=1, keepdims=True)
        return found


def backbones_with_words(files: WordFiles) -> dict[str, dict[str, Any]]:
    """Give the backbones for whose features there is a classifier, with what describes its file.

    Raises:
        SimguiError: if the shipped files are missing or damaged.
    """
    return {
        backbone: described
        for described in files.manifest["classifiers"]
        for backbone in described["backbones"]
    }


def read_classifier(files: WordFiles, backbone: str) -> Classifier:
    """Read the classifier of a backbone.

    Raises:
        SimguiError: if there is none, or its file is missing or damaged.
    """
    described = backbones_with_words(files).get(backbone)
    if described is None:
        raise SimguiError(
            say("Words need a starter"),
            say("No starter has looked at these pictures. Choose a starter in Train."),
        )
    return Classifier(files.read(described))
