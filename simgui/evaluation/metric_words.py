"""What the metrics are called and what they say: one table for the report, the commands and the window."""

from collections.abc import Iterator
from dataclasses import dataclass

from simgui.core.sentences import Sentence, say


@dataclass(frozen=True)
class MetricWords:
    """One metric in words.

    Attributes:
        code: Its name in JSON, and the name of its field in `Metrics`.
        short: What the field calls it.
        meaning: What a rate of 1 says, for a person who does not know the term.
        higher_is_better: Whether a higher rate is a better one.
    """

    code: str
    short: Sentence
    meaning: Sentence
    higher_is_better: bool = True

    @property
    def sentence(self) -> Sentence:
        """What it says, with the field's term, or with the remark that a lower rate is better."""
        remark = self.short if self.higher_is_better else say("lower is better")
        return say("{meaning} ({remark})", meaning=self.meaning, remark=remark)


PRECISION = MetricWords("precision", say("precision"), say("A match is right"))
RECALL = MetricWords("recall", say("recall"), say("A right nearest picture is a match"))
F1 = MetricWords("f1", say("F1"), say("Both together"))
RECALL_AT_1 = MetricWords("recall_at_1", say("recall@1"), say("The nearest picture has the right label"))
MAP = MetricWords("map", say("mAP"), say("Pictures of a label stand together"))
METRICS = (
    RECALL_AT_1,
    MetricWords("recall_at_5", say("recall@5"), say("One of the five nearest has")),
    MAP,
    PRECISION,
    RECALL,
    F1,
    MetricWords("binary_accuracy", say("binary accuracy"), say("A picture is matched, and rightly")),
    MetricWords(
        "false_accept_rate",
        say("false-match rate"),
        say("Matches with its own label taken out"),
        higher_is_better=False,
    ),
)
"""In the order in which they are shown."""

LABEL_METRICS = (
    MetricWords("recall_at_1", say("label recall@1"), say("By label: the nearest is the right one")),
    MetricWords("precision", say("label precision"), say("By label: a match is right")),
    MetricWords("recall", say("label recall"), say("By label: a right one is a match")),
    MetricWords("f1", say("label F1"), say("By label: both together")),
    MetricWords("binary_accuracy", say("label accuracy"), say("By label: a picture is matched, and rightly")),
    MetricWords(
        "false_accept_rate",
        say("label false-match"),
        say("By label: matches with its own label taken out"),
        higher_is_better=False,
    ),
)
"""Those of verdicts by label, in the order in which they are shown."""

HELD_OUT = MetricWords(
    "held_out", say("held-out matches"), say("False matches among held-out labels"), higher_is_better=False
)
"""Measured by a training only, on labels that were held out of it."""

UNKNOWN = MetricWords(
    "unknown_label_rate",
    say("unknown-label rate"),
    say("False matches among labels it has not learnt"),
    higher_is_better=False,
)
UNKNOWN_BY_LABEL = MetricWords(
    "unknown_label_rate_by_label",
    say("label unknown rate"),
    say("By label: false matches among labels it has not learnt"),
    higher_is_better=False,
)
"""Measured by a training only, with labels left out of it in turn; named as in JSON."""


def explained(*others: MetricWords) -> Iterator[str]:
    """Explain the metrics, and others that are shown, that a reader could take the wrong way round."""
    for metric in (*METRICS, *LABEL_METRICS, *others):
        if not metric.higher_is_better:
            yield f"{metric.short}: {metric.sentence}"
