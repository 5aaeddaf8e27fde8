"""A gallery whose pictures have labels: models are calibrated and measured on such galleries."""

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.metrics import Labels, QueryFigures, measure
from simgui.models.head import Embeddings
from simgui.search.gallery import Gallery


class LabelledGallery:
    """Embeddings with their labels, used as queries or as gallery.

    Args:
        ids: int64 (n,), distinct, in any order.
        labels: int64 (n,).
        embeddings: float32 (n, d), unit length.
    """

    def __init__(self, ids: Labels, labels: Labels, embeddings: Embeddings) -> None:
        self.gallery = Gallery(ids, embeddings)
        self.labels = labels[np.argsort(ids)]  # the gallery is sorted by ids

    def measured_by(self, queries: "LabelledGallery", progress: Progress) -> QueryFigures:
        """Rank this gallery for each query."""
        return measure(queries.gallery, queries.labels, self.gallery, self.labels, progress)
