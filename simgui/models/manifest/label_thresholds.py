"""Thresholds by label as they stand in a manifest."""

from collections.abc import Mapping
from typing import Any

from simgui.core.checked import FieldError, fields, named, number, one_of, text
from simgui.core.sentences import say
from simgui.models.label_thresholds import MATCHERS, LabelThresholds, MatcherThresholds

_MOST_LABELS = 100_000
_DISTANCE = number(0, 2)

LABEL_THRESHOLDS = fields(
    {
        "matcher": one_of(*MATCHERS),
        "thresholds": named(
            one_of(*MATCHERS),
            fields({"threshold": _DISTANCE}, {"labels": named(text(1000), _DISTANCE, _MOST_LABELS)}),
            len(MATCHERS),
        ),
    }
)


def label_thresholds_from(known: Mapping[str, Any]) -> LabelThresholds:
    """Make thresholds of a checked object of JSON.

    Raises:
        FieldError: if those of the matcher that decides are not there.
    """
    if known["matcher"] not in known["thresholds"]:
        raise FieldError(known["matcher"], say("there")).inside("thresholds").inside("label_thresholds")
    by_matcher = {
        matcher: MatcherThresholds(each["threshold"], each.get("labels", {}))
        for matcher, each in known["thresholds"].items()
    }
    return LabelThresholds(known["matcher"], by_matcher)


def label_thresholds_to_json(thresholds: LabelThresholds) -> dict[str, Any]:
    """Give thresholds as an object of JSON."""
    return {
        "matcher": thresholds.matcher,
        "thresholds": {
            matcher: {"threshold": each.threshold, "labels": dict(each.labels)}
            for matcher, each in thresholds.by_matcher.items()
        },
    }
