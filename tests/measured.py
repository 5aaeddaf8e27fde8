"""Measurements and metrics of pictures that do not exist: random embeddings, random labels."""

from typing import Any

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.measurement import Measurement
from simgui.evaluation.metrics import measure
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import unit_length
from simgui.models.metrics import RATES, TrainingMetrics
from simgui.search.gallery import Gallery


def measured(
    queries: int = 60, pictures: int = 80, labels: int = 4, cutpoint: float = 0.4, seed: int = 3
) -> Measurement:
    """Ask about the first `queries` of some pictures; those of a label are somewhat alike."""
    random = np.random.default_rng(seed)
    numbers = random.integers(0, labels, pictures)
    centres = random.normal(size=(labels, 6))
    vectors = (centres[numbers] + 0.9 * random.normal(size=(pictures, 6))).astype(np.float32)
    gallery = Gallery(np.arange(pictures) * 3 + 10, unit_length(vectors))
    asked = Gallery(gallery.ids[:queries], gallery.embeddings[:queries])
    return Measurement(
        "measured-1",
        "Measured",
        Cutpoint("custom", cutpoint),
        (Cutpoint("strict", 0.1), Cutpoint("balanced", 0.2), Cutpoint("lenient", 0.3)),
        tuple(f"label {number:03}" for number in range(labels)),
        asked.ids,
        numbers[:queries],
        gallery.ids,
        numbers,
        measure(asked, numbers[:queries], gallery, numbers, Progress()),
    )


def metrics_of(**values: Any) -> TrainingMetrics:
    """Make metrics of which only these values are known."""
    unknown = {"queries": 0, "cutpoint": None, "intervals": {}, "counts": {}} | dict.fromkeys(RATES)
    return TrainingMetrics(**(unknown | values))
