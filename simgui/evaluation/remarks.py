"""What a measurement cannot tell because there are too few pictures or labels."""

import numpy as np

from simgui.core.counts import counted
from simgui.evaluation.intervals import effective_number, share_interval
from simgui.evaluation.measurement import Measurement

FEW_QUERIES = 50
"""Below this, a share may be off by more than 13 points."""


def remarks(measurement: Measurement) -> tuple[str, ...]:
    """Say what the metrics cannot tell, a sentence each; nothing if there is enough to measure."""
    said = []
    if len(np.unique([*measurement.gallery_labels, *measurement.query_labels])) == 1:
        said.append(
            "There is one label only, so every match is right whatever the model does: precision, mix-ups "
            "and false matches cannot be measured. Add pictures with another label."
        )
    single = int((np.bincount(measurement.gallery_labels) == 1).sum())
    if single and not measurement.has_test_folder:
        said.append(
            f"{counted(single, 'label has', 'labels have')} one picture only, which no other can find: each "
            "counts as an error."
        )
    tested, scenes = len(measurement.query_ids), len(np.unique(measurement.figures.scenes))
    if scenes < tested:
        pictures, of = counted(tested, "picture", "pictures"), counted(scenes, "scene", "scenes")
        left_out = "" if measurement.has_test_folder else " A picture does not find its near copies."
        said.append(f"Measured on {pictures} of {of}; the margins of error count scenes.{left_out}")
    if scenes < FEW_QUERIES:
        worth = effective_number(measurement.figures.scenes)
        low, high = share_interval(tested // 2, tested, worth)
        said.append(f"So few pictures say little: margin of error up to ±{(high - low) * 50:.0f} points.")
    return tuple(said)
