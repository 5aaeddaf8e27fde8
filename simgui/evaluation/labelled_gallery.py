"""A gallery whose pictures have labels: models are calibrated and measured on such galleries."""

from simgui.core.progress import Progress
from simgui.evaluation.intervals import Scenes
from simgui.evaluation.metrics import Labels, QueryFigures, measure
from simgui.models.head import Embeddings
from simgui.search.gallery import Gallery


class LabelledGallery:
    """Embeddings with their labels, used as queries or as gallery.

    Args:
        ids: int64 (n,), sorted.
        labels: int64 (n,).
        embeddings: float32 (n, d), unit length.
        scenes: int64 (n,), the scene of each picture; each is a scene of its own if None.
    """

    def __init__(
        self, ids: Labels, labels: Labels, embeddings: Embeddings, scenes: Scenes | None = None
    ) -> None:
        self.gallery = Gallery(ids, embeddings)
        self.labels = labels
        self.scenes = scenes

    def measured_by(self, queries: "LabelledGallery", progress: Progress) -> QueryFigures:
        """Rank this gallery for each query, without the pictures of the query's own scene."""
        return measure(
            queries.gallery, queries.labels, self.gallery, self.labels, progress, queries.scenes, self.scenes
        )
