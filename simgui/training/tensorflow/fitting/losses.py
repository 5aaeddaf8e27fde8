"""The losses of TensorFlow Similarity that learn from labels, by the names that the window uses.

All but the soft nearest neighbour loss compare by cosine distance, as the search does. What sets them apart:

- *multi-similarity* (Wang et al. 2019, arXiv:1904.06627) weighs each pair by how hard it is, against the
  other pairs of the batch; the most robust choice for few labels.
- *soft nearest neighbour* (Frosst et al. 2019, arXiv:1902.01889) asks that a picture drawn near another be
  of its label; several groups of one label may stay apart.
- *circle* (Sun et al. 2020, arXiv:2002.10857) pulls and pushes each pair with a weight of its own, the
  farther it is from where it should be.
- *triplet* (Schroff et al. 2015, arXiv:1503.03832) compares one near and one far picture at a time.
- *positive-negative* (the library's own) is a triplet loss that also keeps the two apart from each other.
- *cross-batch memory* (Wang et al. 2020, arXiv:1912.06798) is multi-similarity against the embeddings of the
  last batches as well: many more pairs for small batches.
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy.typing as npt
import tensorflow as tf
from tensorflow_similarity.losses import (
    XBM,
    CircleLoss,
    MultiSimilarityLoss,
    PNLoss,
    SoftNearestNeighborLoss,
    TripletLoss,
)

WITH_MEMORY = "cross-batch memory"
_MEMORY = 1024
_STEPS_BEFORE_MEMORY = 100


class CrossBatchMemory(XBM):  # type: ignore[misc]
    """Multi-similarity against the last batches as well, which a checkpoint can hold."""

    def __init__(self) -> None:
        super().__init__(MultiSimilarityLoss(), memory_size=_MEMORY, warmup_steps=_STEPS_BEFORE_MEMORY)

    def memory(self) -> list[npt.NDArray[Any]]:
        """Give what it remembers: its number of steps, labels and embeddings; nothing before the first."""
        if self._y_true_memory is None:
            return []
        return [each.numpy() for each in (self._total_steps, self._y_true_memory, self._y_pred_memory)]

    def remember(self, memory: Sequence[npt.NDArray[Any]]) -> None:
        """Take back what `memory` gave."""
        steps, labels, embeddings = memory
        self._total_steps.assign(steps)
        self._y_true_memory, self._y_pred_memory = (
            tf.Variable(each, trainable=False, shape=(None, *each.shape[1:])) for each in (labels, embeddings)
        )


_LOSSES: dict[str, Callable[[], Any]] = {
    "multi-similarity": MultiSimilarityLoss,
    "soft nearest neighbour": SoftNearestNeighborLoss,
    "circle": CircleLoss,
    "triplet": TripletLoss,
    "positive-negative": PNLoss,
    WITH_MEMORY: CrossBatchMemory,
}


def make_loss(name: str) -> Any:
    """Make the loss of a name of `simgui.training.options.LOSSES`."""
    return _LOSSES[name]()
