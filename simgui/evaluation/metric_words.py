"""What the metrics are called and what they say: one table for the report, the commands and the window."""

from collections.abc import Iterator
from dataclasses import dataclass


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
    short: str
    meaning: str
    higher_is_better: bool = True

    @property
    def sentence(self) -> str:
        """What it says, with the field's term, or with the remark that a lower rate is better."""
        return f"{self.meaning} ({self.short if self.higher_is_better else 'lower is better'})"


PRECISION = MetricWords("precision", "precision", "A match is right")
RECALL = MetricWords("recall", "recall", "A right nearest picture is a match")
F1 = MetricWords("f1", "F1", "Both together")
RECALL_AT_1 = MetricWords("recall_at_1", "recall@1", "The nearest picture has the right label")
MAP = MetricWords("map", "mAP", "Pictures of a label stand together")
METRICS = (
    RECALL_AT_1,
    MetricWords("recall_at_5", "recall@5", "One of the five nearest has"),
    MAP,
    PRECISION,
    RECALL,
    F1,
    MetricWords("binary_accuracy", "binary accuracy", "A picture is matched, and rightly"),
    MetricWords(
        "false_accept_rate",
        "false-match rate",
        "Matches with its own label taken out",
        higher_is_better=False,
    ),
)
"""In the order in which they are shown."""

LABEL_METRICS = (
    MetricWords("recall_at_1", "label recall@1", "By label: the nearest is the right one"),
    MetricWords("precision", "label precision", "By label: a match is right"),
    MetricWords("recall", "label recall", "By label: a right one is a match"),
    MetricWords("f1", "label F1", "By label: both together"),
    MetricWords("binary_accuracy", "label accuracy", "By label: a picture is matched, and rightly"),
    MetricWords(
        "false_accept_rate",
        "label false-match",
        "By label: matches with its own label taken out",
        higher_is_better=False,
    ),
)
"""Those of verdicts by label, in the order in which they are shown."""

HELD_OUT = MetricWords(
    "held_out", "held-out matches", "False matches among held-out labels", higher_is_better=False
)
"""Measured by a training only, on labels that were held out of it."""

UNKNOWN = MetricWords(
    "unknown_label_rate",
    "unknown-label rate",
    "False matches among labels it has not learnt",
    higher_is_better=False,
)
UNKNOWN_BY_LABEL = MetricWords(
    "unknown_label_rate_by_label",
    "label unknown rate",
    "By label: false matches among labels it has not learnt",
    higher_is_better=False,
)
"""Measured by a training only, with labels left out of it in turn; named as in JSON."""


def explained(*others: MetricWords) -> Iterator[str]:
    """Explain the metrics, and others that are shown, that a reader could take the wrong way round."""
    for metric in (*METRICS, *LABEL_METRICS, *others):
        if not metric.higher_is_better:
            yield f"{metric.short}: {metric.sentence}"
