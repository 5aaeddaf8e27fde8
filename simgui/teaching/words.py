"""What was learnt from answers, in sentences."""

from simgui.core.sentences import Sentence, joined, say, say_count
from simgui.teaching.records import Learnt


def rests_on(learnt: Learnt) -> Sentence:
    """Say what a threshold rests on; empty if there is none."""
    taught = learnt.threshold
    if taught is None:
        return joined(())
    if not taught.labelled:
        return say(
            "It rests on {answers:,} answers, {same:,} of them “same”.",
            answers=taught.answers,
            same=taught.same,
        )
    return say_count(
        "It rests on {answers:,} answers, {same:,} of them “same”, "
        "added to {count:,} labelled picture that calibrated the model.",
        "It rests on {answers:,} answers, {same:,} of them “same”, "
        "added to {count:,} labelled pictures that calibrated the model.",
        taught.labelled,
        answers=taught.answers,
        same=taught.same,
    )
