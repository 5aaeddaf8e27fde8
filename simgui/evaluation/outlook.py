"""What a model has yet to meet: labels that it has not learnt, and pictures that come in later."""

from collections.abc import Iterator

from simgui.core.sentences import Sentence, joined, say
from simgui.evaluation.metric_words import RECALL, RECALL_AT_1, UNKNOWN, UNKNOWN_BY_LABEL, MetricWords
from simgui.models.metrics import Metrics, Outlook, UnknownLabelRate
from simgui.models.records import SHIPPED

LEAST_LABELS = 3
"""Of two labels, leaving one out would leave nothing to tell apart."""
LEAST_UNSEEN = 20
"""With fewer pictures of the other labels that were not learnt, a recall says too little of a distance."""


def unknown_label_rates(outlook: Outlook | None) -> Iterator[tuple[MetricWords, UnknownLabelRate]]:
    """Give how often pictures of labels that were not learnt are matches, as far as that was measured."""
    if outlook is None:
        return
    rates = (UNKNOWN, outlook.unknown_labels), (UNKNOWN_BY_LABEL, outlook.unknown_labels_by_label)
    yield from ((metric, rate) for metric, rate in rates if rate is not None)


def outlook_sentences(recipe: str, now: Metrics | None, outlook: Outlook | None) -> Iterator[Sentence]:
    """Say why false matches among labels that were not learnt are not known, and what more pictures change.

    Args:
        recipe: How the model was made.
        now: Its metrics at its own threshold; None if it was not measured.
        outlook: What its training told; None if it was not trained.
    """
    if outlook is None or now is None or recipe == SHIPPED:
        return
    if outlook.unknown_labels is None:
        yield say("{meaning}: not measured. {why}", meaning=UNKNOWN.meaning, why=_reason(recipe, outlook))
    if outlook.later is not None:
        yield from _change(now, outlook.later)


def _reason(recipe: str, outlook: Outlook) -> Sentence:
    if outlook.later is None:
        return say("An earlier version of SimGUI trained this model.")
    if recipe != "quick":
        return say(
            "The recipe {recipe} trains the network on all labels; quick leaves labels out in turn.",
            recipe=recipe,
        )
    if outlook.labels < LEAST_LABELS:
        return say("Labels are left out in turn, which takes at least {least}.", least=LEAST_LABELS)
    return say(
        "Labels are left out in turn, which takes {labels} labels with enough pictures, and {pictures} "
        "pictures of the others that it has not learnt.",
        labels=LEAST_LABELS,
        pictures=LEAST_UNSEEN,
    )


def _change(now: Metrics, later: Metrics) -> Iterator[Sentence]:
    """Say what changes by a percent or more when as many pictures have come in as there are."""
    changes = []
    for metric in (RECALL_AT_1, RECALL):
        today, then = now.rate(metric.code), later.rate(metric.code)
        if today is not None and then is not None and f"{today:.0%}" != f"{then:.0%}":
            changes.append(
                say(
                    "{metric} now {today:.0%}, later about {then:.0%}",
                    metric=metric.short,
                    today=today,
                    then=then,
                )
            )
    if changes:
        yield say(
            "When as many pictures have come in as there are now: {changes}.", changes=joined(changes, "; ")
        )
