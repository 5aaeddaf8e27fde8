"""How the new model does beside the one in use, on the same pictures."""

from collections.abc import Collection

import numpy as np

from simgui.core.progress import Progress
from simgui.core.sentences import say
from simgui.evaluation.intervals import effective_number, share_interval
from simgui.evaluation.label_verdicts import verdicts_by_label, with_label_verdicts
from simgui.evaluation.metrics import summarise, verdicts_by_picture
from simgui.evaluation.verdict_rates import Verdicts
from simgui.library.catalogue import Catalogue
from simgui.library.records import Ids
from simgui.models.head import Head
from simgui.models.label_thresholds import LabelThresholds
from simgui.models.metrics import HeldOutMatches, TrainingMetrics
from simgui.training.notes import Caution
from simgui.training.tensorflow.data.pictures import Features, Rows, TrainingPictures


class Tested:
    """A model tried on test pictures: measured once, summed up at any threshold.

    Args:
        pictures: Those of the training: all but the held-out ones are the gallery, as they are in a search.
        queries: Rows of the test pictures.
        features: float32 (n, d), of every picture.
        head: Of the model.

    Attributes:
        figures: What was measured of each query.
        query_ids: int64 (q,), the pictures that were asked about, in the order of the figures.
    """

    def __init__(self, pictures: TrainingPictures, queries: Rows, features: Features, head: Head) -> None:
        gallery = pictures.gallery(pictures.known, features, head)
        asked = pictures.gallery(queries, features, head)
        self.figures = gallery.measured_by(asked, Progress())
        self.query_ids, self._gallery_ids = asked.gallery.ids, gallery.gallery.ids
        self._labels, self._names = asked.labels, pictures.names
        unknown = pictures.gallery(pictures.held_out, features, head)
        self._unknown = (
            gallery.measured_by(unknown, Progress()).nearest if len(pictures.held_out) else np.empty(0)
        )
        self._unknown_scenes = pictures.scenes[pictures.held_out]

    def nearest_of(self, query: int, count: int) -> Ids:
        """Give the pictures nearest to a query, by its row in the figures: int64 (at most count,)."""
        rows = self.figures.neighbours[query, :count]
        return self._gallery_ids[rows[rows >= 0]]

    def at(self, threshold: float) -> TrainingMetrics:
        """Give the metrics at a threshold, and the share of held-out pictures that are taken for a match."""
        count = len(self._unknown)
        accepted = int((self._unknown <= threshold).sum())
        share = accepted / count if count else None
        return TrainingMetrics(
            **vars(summarise(self.figures, threshold)),
            held_out=HeldOutMatches(
                count, share, share_interval(accepted, count, effective_number(self._unknown_scenes))
            ),
        )

    def verdicts(self, threshold: float, label_thresholds: LabelThresholds | None) -> tuple[Verdicts, ...]:
        """Give what the model says of each query: by the nearest picture, and by label if it can."""
        by_picture = verdicts_by_picture(self.figures, threshold)
        if label_thresholds is None:
            return (by_picture,)
        matcher, deciding = label_thresholds.matcher, label_thresholds.deciding
        by_label = verdicts_by_label(self.figures, self._labels, self._names, matcher, deciding)
        return by_picture, by_label

    def report(self, threshold: float, label_thresholds: LabelThresholds | None) -> TrainingMetrics:
        """Give the metrics at a threshold, and how far verdicts by label hold at those of the model."""
        at = self.at(threshold)
        return with_label_verdicts(at, self.figures, self._labels, self._names, label_thresholds)


def fair_rows(
    library: Catalogue, pictures: TrainingPictures, learnt: Collection[bytes], progress: Progress
) -> Rows:
    """Give the rows of the test pictures that neither model has learnt from; of all if there are none.

    Args:
        library: Knows the contents of pictures.
        pictures: Those of the training.
        learnt: Contents that the model in use has learnt from.
        progress: Told if the comparison favours the model in use.
    """
    test = pictures.split.test
    fair = test[~library.pictures.are_among(pictures.ids[test], learnt)]
    if len(fair) == 0 < len(test):
        progress.tell(
            Caution(
                say(
                    "The model in use has learnt from all the pictures that both are measured on, so the "
                    "comparison favours it. Add pictures, or use the starter and train again."
                )
            )
        )
        return test
    return fair
