"""From features to embeddings."""

from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError

Embeddings = npt.NDArray[np.float32]


class Head(Protocol):
    """What turns features into embeddings."""

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        """Embed: float32 (n, 1280) → float32 (n, d), unit length."""


def unit_length(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Scale each row of float32 (n, d) to unit L2 norm; a row of zeros stays zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, np.float32(1e-12)), np.float32)


class ProjectionHead:
    """Unit-length features projected on fixed directions, without centring.

    The mean is kept on purpose: what sets all pictures of one kind apart from everything else lies in it, and
    a projection that removes it takes strangers for friends.

    Args:
        projection: float32 (1280, d).
    """

    def __init__(self, projection: npt.NDArray[np.float32]) -> None:
        self._projection = projection

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        """Embed: float32 (n, 1280) → float32 (n, d), unit length."""
        return unit_length(unit_length(features) @ self._projection)


def load_head(path: Path) -> ProjectionHead:
    """Load a head from `.npz`; never unpickles.

    Raises:
        SimguiError: if the file does not hold a projection.
    """
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:
            projection = np.ascontiguousarray(arrays["projection"], dtype=np.float32)
        if projection.ndim != 2 or not np.isfinite(projection).all():
            raise ValueError(projection.shape)
    except Exception as error:  # what NumPy raises over a damaged file is not to be foreseen
        raise SimguiError(
            "The model is damaged", f"{path} holds no usable head. Install SimGUI again."
        ) from error
    return ProjectionHead(projection)
