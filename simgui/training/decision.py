"""Whether the model of a training is used by itself, and why: better means better beyond chance."""

from enum import StrEnum

from simgui.core.sentences import Sentence, say, say_count
from simgui.duplicates.near_copies import LEAST_SCENES as LEAST_SCENES_OF_LABEL
from simgui.duplicates.scenes import LEAST_TO_MEASURE
from simgui.evaluation.paired import scenes_to_tell, smallest_gain
from simgui.models.metrics import BY_LABEL, Difference, TrainingMetrics

LEAST_SCENES = scenes_to_tell(0.2)
"""Fewer tell only a gain of more than 20 points of recall@1 from chance: nothing is decided on them."""
ADVISED_SCENES = scenes_to_tell(0.1)
"""So many tell a gain of 10 points, which is about what a training brings."""
LEAST_RECALL = 0.5
"""A model that leaves more right nearest pictures without a match is never used by itself."""
MEASURED_ON_COPIES = say(
    "No label of {pictures} pictures or more shows {scenes} scenes, so a model can only be measured on near "
    "copies of what it has learnt: with new pictures it will do worse. Add pictures from other times or "
    "places.",
    pictures=LEAST_TO_MEASURE,
    scenes=LEAST_SCENES_OF_LABEL,
)
_LOST_RECALL = -0.1
"""Nor is one that surely matches so much fewer of them than the one before."""
_VERDICTS = ("", BY_LABEL)
"""How the names of their differences begin: by the nearest picture, and by label."""


class Reason(StrEnum):
    """Why a model is used by itself, or is not; the first that holds."""

    ONLY_COPIES = "only copies"
    TOO_FEW_SCENES = "too few scenes"
    MATCHES_TOO_LITTLE = "matches too little"
    NOT_BETTER = "not better"
    VERDICT_WORSE = "verdict worse"
    BETTER = "better"


def decide(after: TrainingMetrics, difference: Difference, *, scenes_cut: bool = False) -> Reason:
    """Decide whether a model is to be used, from what both were measured on.

    It is used if recall@1 or mAP gains beyond its interval, the other does not fall beyond its own, and no
    verdict is worse, by the nearest picture or by label, where both models give one by label: recall may fall
    beyond its interval only where the false matches fall beyond theirs, these may rise only where recall
    rises, and the share of right verdicts, which weighs both, may not fall.

    Args:
        after: Metrics of the new model.
        difference: How much better it finds than the one in use.
        scenes_cut: Whether both were measured on near copies of what the new one has learnt.
    """
    if scenes_cut:
        return Reason.ONLY_COPIES
    if difference.scenes < LEAST_SCENES:
        return Reason.TOO_FEW_SCENES
    by_label = after.label_verdict
    recalls = [after.recall]
    if by_label is not None and by_label.threshold is not None:
        recalls.append(by_label.recall)
    lost = any(_loses_recall(difference, of) for of in _VERDICTS)
    if lost or any((recall or 0.0) < LEAST_RECALL for recall in recalls):
        return Reason.MATCHES_TOO_LITTLE
    finding = ("recall_at_1", "map")
    if not any(map(difference.rises, finding)) or any(map(difference.falls, finding)):
        return Reason.NOT_BETTER
    if any(_is_worse(difference, of) for of in _VERDICTS):
        return Reason.VERDICT_WORSE
    return Reason.BETTER


def _loses_recall(difference: Difference, of: str) -> bool:
    name = of + "recall"
    return name in difference.intervals and difference.intervals[name][1] < _LOST_RECALL


def _is_worse(difference: Difference, of: str) -> bool:
    recall, false_matches = of + "recall", of + "false_accept_rate"
    misses_more = difference.falls(recall) and not difference.falls(false_matches)
    accepts_more = difference.rises(false_matches) and not difference.rises(recall)
    return misses_more or accepts_more or difference.falls(of + "right_verdicts")


def explain_decision(reason: Reason, scenes: int) -> Sentence:
    """Say in a sentence or two why a model is used, or is not.

    Args:
        reason: Why.
        scenes: How many scenes both models were measured on.
    """
    match reason:
        case Reason.BETTER:
            return say("It finds better, beyond the margin of error, and its verdicts are no worse.")
        case Reason.ONLY_COPIES:
            return MEASURED_ON_COPIES
        case Reason.TOO_FEW_SCENES:
            return say_count(
                "Measured on {count:,} scene: only a gain of more than {gain:.0%} could be told from chance. "
                "About {advised} are needed to tell: add pictures of other scenes; a tenth is set aside to "
                "measure.",
                "Measured on {count:,} scenes: only a gain of more than {gain:.0%} could be told from "
                "chance. About {advised} are needed to tell: add pictures of other scenes; a tenth is set "
                "aside to measure.",
                scenes,
                gain=smallest_gain(scenes),
                advised=ADVISED_SCENES,
            )
        case Reason.MATCHES_TOO_LITTLE:
            return say("At its threshold it matches too little: right pictures would be called no match.")
        case Reason.NOT_BETTER:
            return say("It does not find better beyond the margin of error.")
        case Reason.VERDICT_WORSE:
            return say(
                "It finds better, but its verdicts are worse: it misses more, or has more false matches."
            )
