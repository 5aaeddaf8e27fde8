"""What a version says of itself: `model.json`."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from simgui.models.cutpoints import Cutpoint, NamedCutpoint, current_name, in_order
from simgui.models.label_thresholds import LabelThresholds
from simgui.models.layout import HEAD, LEARNT, MODEL
from simgui.models.manifest.checks import MODEL_FIELDS, SCHEMA
from simgui.models.manifest.file import read_manifest, write_manifest
from simgui.models.manifest.label_thresholds import label_thresholds_from, label_thresholds_to_json
from simgui.models.manifest.metrics import (
    difference_from,
    difference_to_json,
    match_rates_from,
    match_rates_to_json,
    metrics_to_json,
    named_cutpoint_from,
    named_cutpoint_to_json,
    training_metrics_from,
    unknown_label_rate_from,
    unknown_label_rate_to_json,
)
from simgui.models.match_rates import MatchRate
from simgui.models.metrics import Outlook, UnknownLabelRate
from simgui.models.records import ChangedQuery, Comparison, Examples, LearntFrom, OptionValue, Split

_BY_LABEL = "unknown_label_rate_by_label"


@dataclass(frozen=True)
class ModelManifest:
    """What a version says of itself, checked; empty or None where it says nothing.

    Attributes:
        id: Name of its folder.
        name: For people.
        backbone: Id of the backbone that it stands on.
        head_sha256: Of `head.npz`.
        cutpoint: Which it starts with.
        learnt_sha256: Of `learnt.npz`; None if it has learnt from no picture that it knows of.
        recipe: One of `RECIPES`.
        created: ISO 8601.
        options: How it was trained.
        versions: The libraries it was made with.
        data: What it has learnt from.
        split: How its pictures were divided.
        kept_share: Weight of the kept part of its head.
        cutpoints: Those that its calibration named, the strictest first.
        thresholds: For plotting: lists of one length, `distance` and the rates of TensorFlow Similarity's
            calibration at each.
        label_thresholds: Up to which distance a label is a match; None if it was not calibrated for that.
        unknown_labels_by_label: How often verdicts by label match pictures of labels that were not learnt.
        match_rates: How often neighbours at each distance have the query's label, rising by distance.
        compared_with: Id of the model that was active before it.
        report: How well both find.
    """

    id: str
    name: str
    backbone: str
    head_sha256: str
    cutpoint: Cutpoint
    learnt_sha256: str | None = None
    recipe: str = ""
    created: str = ""
    options: Mapping[str, OptionValue] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    data: LearntFrom | None = None
    split: Split | None = None
    kept_share: float | None = None
    cutpoints: tuple[NamedCutpoint, ...] = ()
    thresholds: Mapping[str, tuple[float | None, ...]] = field(default_factory=dict)
    label_thresholds: LabelThresholds | None = None
    unknown_labels_by_label: UnknownLabelRate | None = None
    match_rates: tuple[MatchRate, ...] = ()
    compared_with: str = ""
    report: Comparison | None = None

    @property
    def at_start(self) -> NamedCutpoint:
        """What was measured at the cutpoint that it starts with; that cutpoint alone if nothing was."""
        named = (each for each in self.cutpoints if each.cutpoint.name == self.cutpoint.name)
        return next(named, NamedCutpoint(self.cutpoint))

    @property
    def outlook(self) -> Outlook | None:
        """What its training tells of what it has yet to meet; None if it was not trained."""
        if self.data is None:
            return None
        start = self.at_start
        return Outlook(
            self.cutpoint.distance,
            len(self.data.labels.keys() - set(self.data.held_out)),
            start.unknown_labels,
            self.unknown_labels_by_label,
            start.later,
        )

    @classmethod
    def read(cls, folder: Path) -> "ModelManifest":
        """Read and check the manifest in a folder.

        Raises:
            SimguiError: if it cannot be read, is damaged, or was written by a newer program.
        """
        return read_manifest(folder / MODEL, cls.from_json)

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "ModelManifest":
        """Check every field; thresholds get the names and the order that they have today.

        Raises:
            FieldError: if one is not as it must be.
        """
        known = MODEL_FIELDS(dict(values))
        start = known["cutpoint"]
        return cls(
            id=known["id"],
            name=known["name"],
            backbone=known["backbone"],
            head_sha256=known["head"]["sha256"],
            cutpoint=Cutpoint(current_name(start["name"]), start["distance"]),
            learnt_sha256=known["learnt"]["sha256"] if "learnt" in known else None,
            recipe=known.get("recipe", ""),
            created=known.get("created", ""),
            options={name: _option(value) for name, value in known.get("options", {}).items()},
            versions=known.get("versions", {}),
            data=_data(known["data"]) if "data" in known else None,
            split=Split(**known["split"]) if "split" in known else None,
            kept_share=known.get("kept_share"),
            cutpoints=in_order([named_cutpoint_from(each) for each in known.get("cutpoints", [])]),
            thresholds={name: tuple(values) for name, values in known.get("thresholds", {}).items()},
            label_thresholds=(
                label_thresholds_from(known["label_thresholds"]) if "label_thresholds" in known else None
            ),
            unknown_labels_by_label=(
                unknown_label_rate_from(known[_BY_LABEL]) if _BY_LABEL in known else None
            ),
            match_rates=match_rates_from(known.get("match_rates", [])),
            compared_with=known.get("compared_with", ""),
            report=_comparison(known["report"]) if "report" in known else None,
        )

    def write(self, folder: Path) -> None:
        """Write it to a folder.

        Raises:
            SimguiError: if the disk does not allow it.
        """
        write_manifest(folder / MODEL, self.to_json())

    def to_json(self) -> dict[str, Any]:
        """Give it as an object of JSON; what it does not say is left out."""
        values = {
            "schema": SCHEMA,
            "id": self.id,
            "name": self.name,
            "created": self.created,
            "recipe": self.recipe,
            "options": {name: _plain(value) for name, value in self.options.items()},
            "versions": dict(self.versions),
            "data": self.data and _data_to_json(self.data),
            "split": self.split and _without_empty(asdict(self.split)),
            "backbone": self.backbone,
            "kept_share": self.kept_share,
            "cutpoint": asdict(self.cutpoint),
            "cutpoints": [named_cutpoint_to_json(each) for each in self.cutpoints],
            "thresholds": {name: list(values) for name, values in self.thresholds.items()},
            "label_thresholds": self.label_thresholds and label_thresholds_to_json(self.label_thresholds),
            _BY_LABEL: self.unknown_labels_by_label
            and unknown_label_rate_to_json(self.unknown_labels_by_label),
            "match_rates": match_rates_to_json(self.match_rates),
            "compared_with": self.compared_with,
            "report": self.report and _report_to_json(self.report),
            "learnt": self.learnt_sha256 and {"file": LEARNT, "sha256": self.learnt_sha256},
            "head": {"file": HEAD, "sha256": self.head_sha256},
        }
        return _without_empty(values) | {"name": self.name}

    def content_sha256(self, backbone: str) -> str:
        """Name what the version is, however it is called: a SHA-256 in hexadecimal.

        Args:
            backbone: The content of its own backbone, or the id of that of a starter. Empty if it stands on
                the backbone of the earlier starter: it was the only one when the first ids were given.
        """
        said = replace(self, id="", name="").to_json() | {"id": "", "backbone": backbone}
        if self.data is not None:
            del said["data"]["left_out"]  # an import by an earlier version dropped it
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def _without_empty(values: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out empty values."""
    return {name: value for name, value in values.items() if value not in (None, "", [], {})}


def _option(value: Any) -> OptionValue:
    return tuple(value) if isinstance(value, list) else value


def _plain(value: OptionValue) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _data(known: Mapping[str, Any]) -> LearntFrom:
    return LearntFrom(**{**known, "held_out": tuple(known.get("held_out", ()))})


def _data_to_json(data: LearntFrom) -> dict[str, Any]:
    values = asdict(data) | {"held_out": list(data.held_out)}
    for name in ("near_copies", "scenes_cut", "answers"):
        if not values[name]:  # versions from before they were counted keep their ids
            del values[name]
    return values


def _comparison(known: Mapping[str, Any]) -> Comparison:
    before, after, starter = (
        metrics and training_metrics_from(metrics)
        for metrics in (known.get("before"), known.get("after"), known.get("starter"))
    )
    difference = difference_from(known["difference"]) if "difference" in known else None
    examples = _examples(known["examples"]) if "examples" in known else None
    return Comparison(before, after, difference, starter, known.get("starter_id", ""), examples)


def _changed_query(known: Mapping[str, Any]) -> ChangedQuery:
    return ChangedQuery(known["query"], tuple(known["before"]), tuple(known["after"]))


def _examples(known: Mapping[str, Any]) -> Examples:
    of_better, of_worse = (
        tuple(
            ChangedQuery(each["query"], tuple(each["before"]), tuple(each["after"])) for each in known[name]
        )
        for name in ("of_better", "of_worse")
    )
    return Examples(known["better"], known["worse"], of_better, of_worse)


def _report_to_json(report: Comparison) -> dict[str, Any]:
    values: dict[str, Any] = {
        name: metrics and metrics_to_json(metrics)
        for name, metrics in (("before", report.before), ("after", report.after))
    }
    if report.difference is not None:
        values["difference"] = difference_to_json(report.difference)
    if report.starter is not None:
        values |= {"starter": metrics_to_json(report.starter), "starter_id": report.starter_id}
    if report.examples is not None:
        values["examples"] = asdict(report.examples)
    return values
