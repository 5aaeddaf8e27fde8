"""Which distance is a match? Found on pictures that the model did not train on."""

from dataclasses import asdict
from typing import Any

import numpy as np
import tensorflow as tf
from tensorflow_similarity.losses import MultiSimilarityLoss
from tensorflow_similarity.models import SimilarityModel

from simgui.core.progress import Progress
from simgui.search.evaluation import Labels, at_cutpoint, mean_average_precision
from simgui.search.head import Embeddings, join
from simgui.search.labelled_gallery import LabelledGallery

KEPT_SHARES = (0.2, 0.3, 0.4, 0.5, 0.6, 0.8)
MAP_GIVEN_UP = 0.01
"""What mean average precision on the calibration pictures may cost to keep strangers out."""
STRICT_FALSE_ACCEPTS = 0.01
LENIENT_RECALL = 0.95


def choose_kept_share(
    queries: tuple[Labels, Labels, Embeddings, Embeddings],
    gallery: tuple[Labels, Labels, Embeddings, Embeddings],
    progress: Progress,
) -> float:
    """Choose the weight of the kept part: the largest that costs at most `MAP_GIVEN_UP` of precision.

    Args:
        queries: Ids, labels, learned part and kept part of the calibration pictures.
        gallery: The same of the pictures that were trained on.
        progress: Told of each comparison.
    """

    def joined(part: tuple[Labels, Labels, Embeddings, Embeddings], share: float) -> LabelledGallery:
        return LabelledGallery(part[0], part[1], join(part[2], part[3], share))

    found = {
        share: mean_average_precision(joined(gallery, share).measured_by(joined(queries, share), progress))
        for share in KEPT_SHARES
    }
    return max(share for share, precision in found.items() if precision >= max(found.values()) - MAP_GIVEN_UP)


def find_cutpoints(
    queries: LabelledGallery, gallery: LabelledGallery, progress: Progress
) -> list[dict[str, Any]]:
    """Find the three named cutpoints and what each gives on the calibration pictures.

    *optimal* has the best F1, by TensorFlow Similarity's calibration; *strict* accepts at most 1 % of the
    queries whose label is left out of the gallery; *lenient* accepts at least 95 % of the right nearest.
    """
    figures = gallery.measured_by(queries, progress)
    right = np.sort(figures.nearest[figures.nearest_is_right])
    unknown = np.sort(figures.nearest_other[np.isfinite(figures.nearest_other)])
    allowed = int(STRICT_FALSE_ACCEPTS * len(unknown))
    distances = {
        "optimal": _optimal(queries, gallery),
        "strict": float(np.nextafter(unknown[allowed], np.float32(-1))) if len(unknown) else 0.0,
        "lenient": float(right[int(np.ceil(LENIENT_RECALL * len(right))) - 1]) if len(right) else 0.0,
    }
    return [
        {"name": name, "distance": distance, **asdict(at_cutpoint(distance, figures))}
        for name, distance in distances.items()
    ]


def default_cutpoint(cutpoints: list[dict[str, Any]]) -> dict[str, Any]:
    """Choose the cutpoint that a new model starts with: *lenient*, unless *optimal* is stricter.

    F1 is nearly flat where no right picture is left to be won, and knows nothing of strangers: its best place
    may lie far out, where they are taken for matches. The smallest distance that keeps 95 % of the right
    pictures costs little F1 and shuts most of them out.
    """
    chosen = [cutpoint for cutpoint in cutpoints if cutpoint["name"] in ("optimal", "lenient")]
    return min(chosen, key=lambda cutpoint: float(cutpoint["distance"]))


def _optimal(queries: LabelledGallery, gallery: LabelledGallery) -> float:
    """Let TensorFlow Similarity calibrate by F1; its model passes the given embeddings on."""
    inputs = tf.keras.layers.Input((gallery.gallery.embeddings.shape[1],))
    model = SimilarityModel(inputs, tf.keras.layers.UnitNormalization()(inputs))
    model.compile(optimizer="adam", loss=MultiSimilarityLoss(distance="cosine"))
    model.index(gallery.gallery.embeddings, gallery.labels, verbose=0)
    calibrated = model.calibrate(
        queries.gallery.embeddings,
        queries.labels,
        calibration_metric="f1",
        matcher="match_nearest",
        extra_metrics=["precision", "recall", "binary_accuracy"],
        rounding=4,
        verbose=0,
    )
    return float(calibrated.cutpoints["optimal"]["distance"])
