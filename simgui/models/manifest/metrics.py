"""Metrics and named cutpoints as they stand in a manifest, and in what the commands print."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from simgui.models.cutpoints import Cutpoint, NamedCutpoint
from simgui.models.match_rates import MatchRate
from simgui.models.metrics import (
    DIFFERENCES,
    LABEL_RATES,
    RATES,
    Difference,
    HeldOutMatches,
    Interval,
    LabelVerdictMetrics,
    Metrics,
    Outlook,
    TrainingMetrics,
    UnknownLabelRate,
)


def metrics_from(known: Mapping[str, Any]) -> Metrics:
    """Make metrics of a checked object of JSON."""
    return Metrics(**_fields(known))


def training_metrics_from(known: Mapping[str, Any]) -> TrainingMetrics:
    """Make the metrics of a training's comparison of a checked object of JSON."""
    held_out = None
    if "strangers" in known:
        found = known["strangers"]
        interval = tuple(found["interval"]) if "interval" in found else None
        held_out = HeldOutMatches(found.get("queries", 0), found.get("accepted"), interval)
    return TrainingMetrics(**_fields(known), held_out=held_out)


def _fields(known: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "queries": known.get("queries", 0),
        "scenes": known.get("scenes", 0),
        "cutpoint": known.get("cutpoint"),
        **{name: known.get(name) for name in RATES},
        "intervals": {name: tuple(ends) for name, ends in known.get("intervals", {}).items()},
        "counts": dict(known.get("counts", {})),
        "label_verdict": (_label_verdict_from(known["label_verdict"]) if "label_verdict" in known else None),
        "other_matchers": tuple(_label_verdict_from(each) for each in known.get("other_matchers", ())),
    }


def _label_verdict_from(known: Mapping[str, Any]) -> LabelVerdictMetrics:
    return LabelVerdictMetrics(
        matcher=known["matcher"],
        queries=known["queries"],
        threshold=known.get("threshold"),
        **{name: known.get(name) for name in LABEL_RATES},
        intervals={name: tuple(ends) for name, ends in known.get("intervals", {}).items()},
        counts=dict(known.get("counts", {})),
    )


def metrics_to_json(metrics: Metrics) -> dict[str, Any]:
    """Give metrics as an object of JSON; a rate that could not be measured is null."""
    values = asdict(metrics)
    values["intervals"] = _plain(metrics.intervals)
    if metrics.label_verdict is None:
        del values["label_verdict"], values["other_matchers"]
    else:
        values["label_verdict"] = label_verdict_to_json(metrics.label_verdict)
        values["other_matchers"] = [label_verdict_to_json(each) for each in metrics.other_matchers]
    if "binary_accuracy" not in metrics.counts:  # measured by an earlier version
        del values["binary_accuracy"]
    if metrics.cutpoint is None:
        del values["cutpoint"]
    if not metrics.scenes:
        del values["scenes"]
    found = values.pop("held_out", None)
    if found is not None:
        values["strangers"] = {"queries": found["queries"], "accepted": found["accepted"]}
        if found["interval"] is not None:
            values["strangers"]["interval"] = list(found["interval"])
    return values


def unknown_label_rate_from(known: Mapping[str, Any]) -> UnknownLabelRate:
    """Make the rate of a checked object of JSON."""
    low, high = known["interval"]
    return UnknownLabelRate(known["share"], (low, high), known["queries"], known["labels"])


def unknown_label_rate_to_json(rate: UnknownLabelRate) -> dict[str, Any]:
    """Give the rate as an object of JSON."""
    return asdict(rate) | {"interval": list(rate.interval)}


def match_rates_from(known: Sequence[Mapping[str, Any]]) -> tuple[MatchRate, ...]:
    """Make match rates of checked objects of JSON, rising by distance; impossible counts are left out."""
    rates = (
        MatchRate(tuple(each["ranks"]), each["up_to"], each["right"], each["pairs"], tuple(each["interval"]))
        for each in known
        if each["right"] <= each["pairs"]
    )
    return tuple(sorted(rates, key=lambda rate: rate.up_to))


def match_rates_to_json(rates: Sequence[MatchRate]) -> list[dict[str, Any]]:
    """Give match rates as objects of JSON."""
    return [asdict(rate) | {"ranks": list(rate.ranks), "interval": list(rate.interval)} for rate in rates]


def outlook_to_json(outlook: Outlook | None) -> dict[str, Any]:
    """Give what a training tells of what its model has yet to meet, as entries of JSON; null is not known."""
    told = outlook or Outlook(0.0)
    return {
        "unknown_label_rate": told.unknown_labels and unknown_label_rate_to_json(told.unknown_labels),
        "unknown_label_rate_by_label": told.unknown_labels_by_label
        and unknown_label_rate_to_json(told.unknown_labels_by_label),
        "later": told.later and metrics_to_json(told.later),
    }


def label_verdict_to_json(metrics: LabelVerdictMetrics) -> dict[str, Any]:
    """Give the figures of verdicts by label as an object of JSON; what could not be measured is null."""
    return asdict(metrics) | {"intervals": _plain(metrics.intervals)}


def _plain(intervals: Mapping[str, Interval]) -> dict[str, list[float]]:
    return {name: list(ends) for name, ends in intervals.items()}


def difference_from(known: Mapping[str, Any]) -> Difference:
    """Make a difference of a checked object of JSON."""
    return Difference(
        known.get("queries", 0),
        known.get("scenes", 0),
        {name: known[name] for name in DIFFERENCES if name in known},
        {name: tuple(ends) for name, ends in known.get("intervals", {}).items()},
    )


def difference_to_json(difference: Difference) -> dict[str, Any]:
    """Give a difference as an object of JSON; one that cannot be measured is left out."""
    return {
        "queries": difference.queries,
        "scenes": difference.scenes,
        **difference.rates,
        "intervals": {name: list(ends) for name, ends in difference.intervals.items()},
    }


def named_cutpoint_from(known: Mapping[str, Any]) -> NamedCutpoint:
    """Make a named cutpoint of a checked object of JSON."""
    return NamedCutpoint(
        Cutpoint(known["name"], known["distance"]),
        metrics_from(known["calibration"]) if "calibration" in known else None,
        training_metrics_from(known["test"]) if "test" in known else None,
        unknown_label_rate_from(known["unknown_label_rate"]) if "unknown_label_rate" in known else None,
        metrics_from(known["later"]) if "later" in known else None,
    )


def named_cutpoint_to_json(named: NamedCutpoint) -> dict[str, Any]:
    """Give a named cutpoint as an object of JSON; metrics that are not known are left out."""
    values = asdict(named.cutpoint)
    if named.calibration is not None:
        values["calibration"] = metrics_to_json(named.calibration)
    if named.test is not None:
        values["test"] = metrics_to_json(named.test)
    if named.unknown_labels is not None:
        values["unknown_label_rate"] = unknown_label_rate_to_json(named.unknown_labels)
    if named.later is not None:
        values["later"] = metrics_to_json(named.later)
    return values
