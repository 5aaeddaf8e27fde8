"""Up to which distance a label is a match: what a calibration found, for every way to take a query for one.

A *matcher* (the word of TensorFlow Similarity) takes a query for a label, at a distance. `match_label` is
ours: the label whose pictures are nearest on average. `match_nearest` and `match_majority_vote` are those of
TensorFlow Similarity: the label of the nearest picture, and the most frequent one among the nearest.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

MATCH_LABEL = "match_label"
MATCH_NEAREST = "match_nearest"
MATCH_MAJORITY_VOTE = "match_majority_vote"
MATCHERS = (MATCH_LABEL, MATCH_NEAREST, MATCH_MAJORITY_VOTE)
"""The first is the default."""


@dataclass(frozen=True)
class MatcherThresholds:
    """The thresholds of one matcher.

    Attributes:
        threshold: For labels that have none of their own: cosine distance in [0, 2].
        labels: The thresholds of labels, by their names.
    """

    threshold: float
    labels: Mapping[str, float] = field(default_factory=dict)

    def of(self, label: str) -> float:
        """Give the threshold of a label."""
        return self.labels.get(label, self.threshold)


@dataclass(frozen=True)
class LabelThresholds:
    """The thresholds of a model version by label.

    Attributes:
        matcher: Which one decides the verdict of a query: one of `MATCHERS`.
        by_matcher: The thresholds of that one, and of the others for comparison.
    """

    matcher: str
    by_matcher: Mapping[str, MatcherThresholds]

    @property
    def deciding(self) -> MatcherThresholds:
        """Those of the matcher that decides."""
        return self.by_matcher[self.matcher]
