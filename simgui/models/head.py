"""Heads: from features to embeddings.

A head takes the features of the backbone that it was made for: 1,280 of a starter, 2,560 of a backbone
that *thorough* has trained.
"""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from simgui.core.packed import Bounds, read_arrays
from simgui.core.sentences import say
from simgui.models.backbone import MOST_FEATURES
from simgui.models.layout import HEAD, MOST_FILE_BYTES, damaged, read_checked

Embeddings = npt.NDArray[np.float32]

MOST_NETWORKS, MOST_HIDDEN, MOST_EMBEDDING = 16, 8192, 2048
"""How large a head may be; a training makes 4 networks of 2,560 features and 1,024 hidden units."""
LARGEST_WEIGHT = 1e5
"""With weights up to here no sum in a head overflows; trained ones are far smaller."""
_BOUNDS = {
    "hidden_weights": Bounds("<f4", (MOST_NETWORKS, MOST_FEATURES, MOST_HIDDEN)),
    "hidden_biases": Bounds("<f4", (MOST_NETWORKS, MOST_HIDDEN)),
    "output_weights": Bounds("<f4", (MOST_NETWORKS, MOST_HIDDEN, MOST_EMBEDDING)),
    "output_biases": Bounds("<f4", (MOST_NETWORKS, MOST_EMBEDDING)),
    "projection": Bounds("<f4", (MOST_FEATURES, MOST_EMBEDDING)),
    "kept_share": Bounds("<f4", ()),
    "root": Bounds("<f4", ()),
}


class Head(Protocol):
    """What turns features into embeddings."""

    @property
    def features(self) -> int:
        """How many features it takes."""

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        """Embed: float32 (n, f) → float32 (n, d), unit length."""


def unit_length(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Scale each row of float32 (n, d) to unit L2 norm; a row of zeros stays zero."""
    norms = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(norms, np.float32(1e-12)), np.float32)


def signed_square_root(features: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Take the signed square root of features: float32 (n, f) → float32 (n, f).

    Mean activations are large where one pattern covers the picture and small where several share it; the root
    gives the small ones more weight (Arandjelovic and Zisserman 2012, "RootSIFT", for histograms).
    """
    root: npt.NDArray[np.float32] = np.abs(features)
    np.sqrt(root, out=root)
    np.copysign(root, features, out=root)
    return root


class ProjectionHead:
    """Unit-length features projected on fixed directions, without centring.

    The mean is kept on purpose: it holds what sets all pictures of one kind apart from everything else, and a
    projection that removes it takes pictures of unknown labels for matches.

    Args:
        projection: float32 (f, d).
    """

    def __init__(self, projection: npt.NDArray[np.float32]) -> None:
        self._projection = projection

    @property
    def features(self) -> int:
        """How many features it takes."""
        return len(self._projection)

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        """Embed: float32 (n, f) → float32 (n, d), unit length."""
        return self.project(unit_length(features))

    def project(self, scaled: npt.NDArray[np.float32]) -> Embeddings:
        """Embed features of unit length: float32 (n, f) → float32 (n, d), unit length."""
        return unit_length(scaled @ self._projection)


class JoinedHead:
    """A learned part and a kept part, joined: the embedding is *learned part ⊕ kept part*.

    The learned part alone puts pictures of labels that it was never shown near those that it knows; the kept
    part, an uncentred projection of the features, keeps them apart. The learned part consists of several
    small networks, each with its own initial weights: the mean of their distances errs less than any of them.

    Args:
        hidden: Weights float32 (m, f, h) and biases (m, h) of the hidden layers of m networks (ReLU).
        output: Weights float32 (m, h, e) and biases (m, e) of their output layers.
        projection: float32 (f, d), of the kept part.
        kept_share: Weight of the kept part in the squared distance, in [0, 1].
        root: Whether it takes the signed square root of the features first.
    """

    def __init__(
        self,
        hidden: tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]],
        output: tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]],
        projection: npt.NDArray[np.float32],
        kept_share: float,
        root: bool = False,
    ) -> None:
        self._root = root
        self._hidden = hidden
        self._output = output
        self._kept = ProjectionHead(projection)
        self._kept_share = kept_share

    @property
    def features(self) -> int:
        """How many features it takes."""
        return self._kept.features

    def embed(self, features: npt.NDArray[np.float32]) -> Embeddings:
        """Embed: float32 (n, f) → float32 (n, m * e + d), unit length."""
        learned, kept = self.parts(features)
        return join(learned, kept, self._kept_share)

    def parts(self, features: npt.NDArray[np.float32]) -> tuple[Embeddings, Embeddings]:
        """Give the learned part, float32 (n, m * e), and the kept part, (n, d), both of unit length."""
        scaled = unit_length(signed_square_root(features) if self._root else features)
        learned = []
        for weights, bias, out_weights, out_bias in zip(*self._hidden, *self._output, strict=True):
            hidden = scaled @ weights
            hidden += bias
            np.maximum(hidden, 0, out=hidden)
            learned.append(unit_length(hidden @ out_weights + out_bias))
        return unit_length(np.concatenate(learned, axis=1)), self._kept.project(scaled)


def join(learned: Embeddings, kept: Embeddings, kept_share: float) -> Embeddings:
    """Join two embeddings of unit length to one; `kept_share` of its distances comes from the second."""
    return np.concatenate(
        [learned * np.float32(np.sqrt(1 - kept_share)), kept * np.float32(np.sqrt(kept_share))], axis=1
    )


def load_head(path: Path, sha256: str) -> Head:
    """Load a head from its file in a model folder, its hash checked; never unpickles.

    Raises:
        SimguiError: if the file is missing or holds no usable head.
    """
    content = read_checked(path, sha256, MOST_FILE_BYTES[HEAD])
    try:
        return _head(read_arrays(io.BytesIO(content), _BOUNDS, len(content)))
    except Exception as error:  # zipfile raises almost anything over a damaged file
        raise damaged(path, say("holds no usable head")) from error


def _head(arrays: Mapping[str, npt.NDArray[np.float32]]) -> Head:
    """Make the head that the arrays describe, after checking that they fit each other."""
    for array in arrays.values():
        if not array.size or not float(np.abs(array).max()) <= LARGEST_WEIGHT:
            raise ValueError("a weight too large, or no number")
    if set(arrays) == {"projection"}:
        return ProjectionHead(arrays["projection"])
    return joined_head(arrays)


def joined_head(arrays: Mapping[str, npt.NDArray[np.float32]]) -> JoinedHead:
    """Make a joined head of hidden and output weights and biases, projection, kept_share and root.

    Raises:
        ValueError: if they do not fit each other.
    """
    networks, features, width = arrays["hidden_weights"].shape
    size = arrays["output_weights"].shape[2]
    share = float(arrays["kept_share"].item())
    others = ("projection", "kept_share", "root")
    shapes = {name: array.shape for name, array in arrays.items() if name not in others}
    if (
        arrays["projection"].shape[0] != features
        or not 0 <= share <= 1
        or shapes
        != {
            "hidden_weights": (networks, features, width),
            "hidden_biases": (networks, width),
            "output_weights": (networks, width, size),
            "output_biases": (networks, size),
        }
    ):
        raise ValueError(shapes)
    return JoinedHead(
        (arrays["hidden_weights"], arrays["hidden_biases"]),
        (arrays["output_weights"], arrays["output_biases"]),
        arrays["projection"],
        share,
        bool(arrays.get("root", np.zeros(())).item()),
    )
