"""What a measurement cannot tell because there are too few pictures or labels."""

import numpy as np

from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.evaluation.intervals import effective_number, share_interval
from simgui.evaluation.measurement import Measurement

FEW_QUERIES = 50
"""Below this, a share may be off by more than 13 points."""


def remarks(measurement: Measurement) -> tuple[Sentence, ...]:
    """Say what the metrics cannot tell, a sentence each; nothing if there is enough to measure."""
    said = []
    if len(np.unique([*measurement.gallery_labels, *measurement.query_labels])) == 1:
        said.append(
            say(
                "There is one label only, so every match is right whatever the model does: precision, "
                "mix-ups and false matches cannot be measured. Add pictures with another label."
            )
        )
    single = int((np.bincount(measurement.gallery_labels) == 1).sum())
    if single and not measurement.has_test_folder:
        said.append(
            say_count(
                "{count:,} label has one picture only, which no other can find: each counts as an error.",
                "{count:,} labels have one picture only, which no other can find: each counts as an error.",
                single,
            )
        )
    tested, scenes = len(measurement.query_ids), len(np.unique(measurement.figures.scenes))
    if scenes < tested:
        measured = say_count(
            "Measured on {pictures:,} pictures of {count:,} scene; the margins of error count scenes.",
            "Measured on {pictures:,} pictures of {count:,} scenes; the margins of error count scenes.",
            scenes,
            pictures=tested,
        )
        left_out = say("A picture does not find its near copies.")
        said.append(measured if measurement.has_test_folder else joined([measured, left_out]))
    if scenes < FEW_QUERIES:
        worth = effective_number(measurement.figures.scenes)
        low, high = share_interval(tested // 2, tested, worth)
        said.append(
            say(
                "So few pictures say little: margin of error up to ±{points:.0f} points.",
                points=(high - low) * 50,
            )
        )
    return tuple(said)
