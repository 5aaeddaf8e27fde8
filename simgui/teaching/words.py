"""What was learnt from answers, in sentences."""

from collections.abc import Iterator

from simgui.core.counts import counted
from simgui.core.sentences import say, say_count
from simgui.models.metrics import Interval
from simgui.teaching.records import Learnt


def learnt_sentences(learnt: Learnt) -> Iterator[str]:
    """Say for the command what threshold the answers give, and how far it can be trusted."""
    taught = learnt.threshold
    if learnt.refusal:
        yield learnt.refusal
    if taught is not None:
        low, high = taught.interval
        yield (
            f"Your answers give a threshold of {taught.distance:.2f} ({low:.2f} to {high:.2f}); "
            f"it was {taught.before:.2f}."
        )
        yield f"{_right(taught.right)} ({_percent(taught.right_interval)})."
        yield (
            f"Expected F1: {taught.f1:.2f} ({taught.f1_interval[0]:.2f} to {taught.f1_interval[1]:.2f}); "
            f"{taught.f1_before:.2f} before."
        )
        yield rests_on(learnt)
        if not taught.on:
            yield f"It is switched off: the threshold in use is {learnt.in_use.distance:.2f}."
        elif not learnt.is_used:
            yield f"You have set the threshold to {learnt.in_use.distance:.2f} yourself, and that counts."
    if learnt.others:
        yield (
            f"{counted(learnt.others, 'answer decides its', 'answers decide their')} own pair only: "
            "pairs that you choose yourself, or of pictures that the model has learnt from, "
            "say little of the others."
        )


def rests_on(learnt: Learnt) -> str:
    """Say what a threshold rests on; empty if there is none."""
    taught = learnt.threshold
    if taught is None:
        return ""
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


def _right(share: float) -> str:
    return f"About {round(10 * share)} of 10 matches are right"


def _percent(interval: Interval) -> str:
    return f"{100 * interval[0]:.0f} to {100 * interval[1]:.0f} %"
