"""Arrange a map so that neighbours stand together: UMAP (McInnes, Healy, Melville 2018), without TensorFlow.

It runs in the trainer process, because its compiler takes seconds and hundreds of megabytes to start, and
because a process can be ended at any moment, while a round of UMAP cannot.
"""

import sys
import warnings
from typing import Any, cast

import numpy as np

from simgui.core.progress import Progress
from simgui.core.requirements import check_requirement
from simgui.core.sentences import say
from simgui.core.units import Unit
from simgui.maps.requests import ProjectRequest, ProjectResult

_ROUNDS = 200
_SPREAD, _CLOSEST = 1.5, 0.8
"""Far wider than UMAP's own 1.0 and 0.1, with which the labels that a model has learnt shrink to specks far
apart: with these they are islands with room for their pictures."""
_REPULSION = 1.0
_NEGATIVE_SAMPLES = 5
_PARAMETRIC = "umap.parametric_umap"


def project(request: ProjectRequest, progress: Progress) -> ProjectResult:
    """Arrange pictures so that neighbours stand together; nothing is unpickled.

    Args:
        request: Files of neighbours and of the places at first, and where the result is written.
        progress: Told of every round.

    Raises:
        SimguiError: if UMAP is missing or of a version that does not work.
    """
    check_requirement("umap-learn")
    progress.step(say("Preparing the map"), 0)
    umap = _import_umap()
    near = np.load(request.neighbours, allow_pickle=False)
    far = np.load(request.distances, allow_pickle=False)
    count = len(near)
    itself = np.arange(count, dtype=near.dtype)[:, None]
    random = np.random.RandomState(request.seed)
    graph, _, _ = umap.fuzzy_simplicial_set(
        np.empty((count, 1), np.float32),  # UMAP wants the pictures, but uses only their neighbours
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
        negative_sample_rate=_NEGATIVE_SAMPLES,
        n_epochs=_ROUNDS,
        init=np.load(request.start, allow_pickle=False),
        random_state=random,
        metric="cosine",
        metric_kwds={},
        densmap=False,
        densmap_kwds={},
        output_dens=False,
        tqdm_kwds={"disable": False, "bar_format": "{n}", "file": _Rounds(progress)},
    )
    np.save(request.result, places.astype(np.float32), allow_pickle=False)
    return ProjectResult(_ROUNDS)


class _Rounds:
    """The file that UMAP writes its progress bar to: each number in it is reported."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def write(self, drawn: str) -> None:
        """Report the rounds that are done. The first takes long: UMAP's code is compiled."""
        done = int(drawn) if drawn.strip().isdecimal() else 0
        if done:
            self._progress.step(say("Arranging the map:"), done, _ROUNDS, Unit.ROUNDS)

    def flush(self) -> None:
        """Do nothing: everything is reported at once."""


def _import_umap() -> Any:
    """Import UMAP without its parametric half, which would only import TensorFlow."""
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
