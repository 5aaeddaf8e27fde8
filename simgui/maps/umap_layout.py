"""Bring neighbours together on a map: UMAP (McInnes, Healy, Melville 2018), without TensorFlow.

Here and not in the program itself, because its compiler takes seconds and hundreds of megabytes to start, and
because a process can be ended at any moment of a computation that asks nobody.
"""

import sys
import warnings
from pathlib import Path
from typing import Any, cast

import numpy as np

from simgui.core.progress import Progress
from simgui.core.requirements import check_requirement

_ROUNDS = 200
_SPREAD, _CLOSEST = 1.5, 0.8
"""Far wider than UMAP's own 1.0 and 0.1, with which the labels that a model has learnt shrink to specks far
apart: here they are islands with room for their pictures."""
_REPULSION, _STRANGERS = 1.0, 5
_PARAMETRIC = "umap.parametric_umap"


def project(
    *, neighbours: str, distances: str, start: str, result: str, seed: int, progress: Progress
) -> dict[str, Any]:
    """Arrange pictures so that neighbours stand together; all files are `.npy`, nothing is unpickled.

    Args:
        neighbours: int32 (n, k), rows of the k exact nearest of each picture, nearest first, without itself.
        distances: float32 (n, k), theirs.
        start: float32 (n, 2), where the pictures stand at first.
        result: Where the places, float32 (n, 2), are written.
        seed: The same seed gives the same map on the same computer.
        progress: Told of every round.

    Raises:
        SimguiError: if UMAP is missing or of a version that does not work.
    """
    check_requirement("umap-learn")
    progress.step("Starting UMAP", 0)
    umap = _import_umap()
    progress.step("Weighing neighbours", 0)
    near, far = np.load(neighbours, allow_pickle=False), np.load(distances, allow_pickle=False)
    count = len(near)
    itself = np.arange(count, dtype=near.dtype)[:, None]
    random = np.random.RandomState(seed)
    graph, _, _ = umap.fuzzy_simplicial_set(
        np.empty((count, 1), np.float32),  # UMAP asks for the pictures, and looks at their neighbours only
        near.shape[1] + 1,
        random,
        "cosine",
        knn_indices=np.hstack([itself, near]),
        knn_dists=np.hstack([np.zeros((count, 1), np.float32), far]),
    )
    a, b = umap.find_ab_params(_SPREAD, _CLOSEST)
    places, _ = umap.simplicial_set_embedding(
        None,
        graph,
        2,
        initial_alpha=1.0,
        a=a,
        b=b,
        gamma=_REPULSION,
        negative_sample_rate=_STRANGERS,
        n_epochs=_ROUNDS,
        init=np.load(start, allow_pickle=False),
        random_state=random,
        metric="cosine",
        metric_kwds={},
        densmap=False,
        densmap_kwds={},
        output_dens=False,
        tqdm_kwds={"disable": False, "bar_format": "{n}", "file": _Rounds(progress)},
    )
    np.save(Path(result), places.astype(np.float32), allow_pickle=False)
    return {"rounds": _ROUNDS}


class _Rounds:
    """Where UMAP draws its progress bar: a number a time, told on."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def write(self, drawn: str) -> None:
        """Take what is drawn; a number is that of the rounds done. The first takes UMAP's compiler's time."""
        done = int(drawn) if drawn.strip().isdecimal() else 0
        if done:
            self._progress.step("Arranging the map:", done, _ROUNDS, "rounds")

    def flush(self) -> None:
        """Do nothing: whatever is written is told at once."""


def _import_umap() -> Any:
    """Import UMAP without its parametric half, which would import TensorFlow for nothing."""
    kept = _PARAMETRIC in sys.modules
    if not kept:
        cast("dict[str, Any]", sys.modules)[_PARAMETRIC] = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # UMAP warns that the half is missing
            from umap import umap_
    finally:
        if not kept:
            del sys.modules[_PARAMETRIC]
    return umap_
