import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from simgui.core.checked import FieldError
from simgui.core.resources import resource
from simgui.models.backbone import LITE0_INPUT
from simgui.models.cutpoints import Cutpoint, NamedCutpoint
from simgui.models.label_thresholds import MatcherThresholds
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest
from simgui.models.match_rates import MatchRate
from simgui.models.metrics import LABEL_RATES, RATES, HeldOutMatches, UnknownLabelRate
from simgui.models.records import LearntFrom, Split

HASH = "0" * 64
METRICS = {
    "queries": 8,
    **dict.fromkeys(("recall_at_1", "recall_at_5", "map"), 0.5),
    "cutpoint": 0.25,
    "precision": None,
    "recall": 1.0,
    "f1": None,
    "false_accept_rate": 0.125,
    "intervals": {name: [0.25, 0.75] for name in RATES},
    "counts": dict.fromkeys(RATES, 8),
    "binary_accuracy": 0.75,
}
BY_LABEL = {
    "matcher": "match_label",
    "queries": 8,
    "threshold": 0.25,
    "recall_at_1": 0.5,
    "precision": None,
    "recall": 1.0,
    "f1": None,
    "binary_accuracy": 0.5,
    "false_accept_rate": 0.0,
    "intervals": {name: [0.25, 0.75] for name in LABEL_RATES},
    "counts": dict.fromkeys(LABEL_RATES, 8),
}
WITH_LABELS = {
    "label_verdict": BY_LABEL,
    "other_matchers": [BY_LABEL | {"matcher": "match_nearest", "threshold": None}],
}
COMPARED = METRICS | {"strangers": {"queries": 3, "accepted": 0.25, "interval": [0.0, 0.5]}}
UNKNOWN = {"share": 0.5, "interval": [0.25, 0.75], "queries": 90, "labels": 5}
WHOLE = {
    "schema": 1,
    "id": "quick-1",
    "name": "clothing, 2026-11-24 10:00",
    "created": "2026-11-24T10:00:00+00:00",
    "recipe": "quick",
    "options": {"recipe": "quick", "seed": 3, "loss": None, "learning_rate": 0.002, "held_out": ["bags"]},
    "versions": {"tensorflow": "2.19.0"},
    "data": {
        "folder": "/photos",
        "labels": {"hats": 9, "shoes": 8},
        "contradictions": 0,
        "left_out": 2,
        "held_out": ["bags"],
    },
    "split": {"train": 9, "calibration": 0, "test": 8, "digest": "ab"},
    "backbone": "efficientnet-lite0-f16-1",
    "kept_share": 0.0,
    "cutpoint": {"name": "balanced", "distance": 0.25},
    "cutpoints": [
        {"name": name, "distance": distance, "calibration": METRICS, "test": COMPARED}
        | {"unknown_label_rate": UNKNOWN, "later": METRICS}
        for name, distance in (("strict", 0.125), ("balanced", 0.25), ("lenient", 0.5))
    ],
    "thresholds": {"distance": [0.1, 0.2], "f1": [0.5, None]},
    "label_thresholds": {
        "matcher": "match_label",
        "thresholds": {
            "match_label": {"threshold": 0.25, "labels": {"hats": 0.125, "shoes": 0.5}},
            "match_nearest": {"threshold": 0.125, "labels": {}},
        },
    },
    "unknown_label_rate_by_label": UNKNOWN | {"share": 0.25},
    "match_rates": [
        {"ranks": [1, 1], "up_to": 0.25, "right": 9, "pairs": 10, "interval": [0.5, 1.0]},
        {"ranks": [2, 5], "up_to": 0.5, "right": 8, "pairs": 10, "interval": [0.25, 1.0]},
    ],
    "compared_with": "starter-1",
    "report": {
        "before": COMPARED,
        "after": COMPARED
        | WITH_LABELS
        | {"strangers": {"queries": 0, "accepted": None, "interval": [0.0, 1.0]}},
    },
    "learnt": {"file": "learnt.npz", "sha256": HASH},
    "head": {"file": "head.npz", "sha256": HASH},
}
BARE = {name: WHOLE[name] for name in ("schema", "id", "name", "backbone", "cutpoint", "head")}
OWN = {
    "schema": 1,
    "id": "backbone-1",
    "name": "thorough-1",
    "file": "backbone.tflite",
    "sha256": HASH,
    "input": {"size_px": 32, "crop": 1.0, "dtype": "uint8", "layout": "NHWC RGB 0..255"},
    "features": 2560,
}


def test_what_a_version_says_is_typed() -> None:
    manifest = ModelManifest.from_json(WHOLE)
    assert manifest.data == LearntFrom("/photos", {"hats": 9, "shoes": 8}, 0, 2, ("bags",))
    assert manifest.split == Split(9, 0, 8, "ab")
    assert manifest.options["held_out"] == ("bags",)
    assert manifest.cutpoint == manifest.cutpoints[1].cutpoint == Cutpoint("balanced", 0.25)
    report = manifest.report
    assert report is not None
    assert report.before is not None
    assert report.before.held_out == HeldOutMatches(3, 0.25, (0.0, 0.5))
    assert [report.before.rate(name) for name in RATES] == [0.5, 0.5, 0.5, None, 1.0, None, 0.75, 0.125]


def test_the_rate_of_unknown_labels_is_that_of_the_threshold_it_starts_with() -> None:
    manifest = ModelManifest.from_json(WHOLE)
    assert manifest.at_start.cutpoint == manifest.cutpoint
    assert manifest.at_start.unknown_labels == UnknownLabelRate(0.5, (0.25, 0.75), 90, 5)
    assert manifest.at_start.later is not None
    assert manifest.unknown_labels_by_label == UnknownLabelRate(0.25, (0.25, 0.75), 90, 5)
    older = ModelManifest.from_json(BARE)
    assert older.at_start == NamedCutpoint(older.cutpoint)
    assert older.unknown_labels_by_label is None


def test_rates_of_matches_rise_by_distance_and_are_possible() -> None:
    first, second = WHOLE["match_rates"]
    impossible = first | {"right": 11}
    manifest = ModelManifest.from_json(WHOLE | {"match_rates": [second, impossible, first]})
    assert manifest.match_rates == (
        MatchRate((1, 1), 0.25, 9, 10, (0.5, 1.0)),
        MatchRate((2, 5), 0.5, 8, 10, (0.25, 1.0)),
    )
    assert ModelManifest.from_json(BARE).match_rates == ()


@pytest.mark.parametrize("values", [WHOLE, BARE], ids=["whole", "bare"])
def test_what_is_read_is_written_again(values: dict[str, Any], tmp_path: Path) -> None:
    manifest = ModelManifest.from_json(values)
    assert manifest.to_json() == values
    manifest.write(tmp_path)
    assert ModelManifest.read(tmp_path) == manifest
    assert json.loads((tmp_path / "model.json").read_text("utf-8")) == values


def test_thresholds_by_label_and_their_figures_are_typed() -> None:
    manifest = ModelManifest.from_json(WHOLE)
    thresholds = manifest.label_thresholds
    assert thresholds is not None
    assert thresholds.deciding == MatcherThresholds(0.25, {"hats": 0.125, "shoes": 0.5})
    assert [thresholds.deciding.of(label) for label in ("hats", "shoes", "bags")] == [0.125, 0.5, 0.25]
    assert manifest.report is not None
    before, after = manifest.report.before, manifest.report.after
    assert before is not None
    assert before.label_verdict is None
    assert after is not None
    assert after.label_verdict is not None
    assert [after.label_verdict.rate(name) for name in LABEL_RATES] == [0.5, None, 1.0, None, 0.5, 0.0]
    assert [each.matcher for each in after.other_matchers] == ["match_nearest"]


def test_a_version_from_before_thresholds_by_label_has_none_and_stays_the_same() -> None:
    old = {name: value for name, value in METRICS.items() if name != "binary_accuracy"}
    old["intervals"] = {name: ends for name, ends in old["intervals"].items() if name != "binary_accuracy"}
    old["counts"] = {name: count for name, count in old["counts"].items() if name != "binary_accuracy"}
    values = {name: value for name, value in WHOLE.items() if name != "label_thresholds"}
    values |= {"report": {"before": old, "after": old}, "cutpoints": []}
    manifest = ModelManifest.from_json(values)
    assert manifest.label_thresholds is None
    assert manifest.report is not None
    assert manifest.report.after is not None
    assert manifest.report.after.binary_accuracy is None
    assert manifest.to_json() == {name: value for name, value in values.items() if name != "cutpoints"}


@pytest.mark.parametrize(
    "wrong",
    [
        {"matcher": "match_label", "thresholds": {}},  # those of the matcher that decides are not there
        {"matcher": "match_label"},
        {"matcher": "another", "thresholds": {"another": {"threshold": 0.2}}},
        {"matcher": "match_label", "thresholds": {"match_label": {"threshold": 2.5}}},
        {"matcher": "match_label", "thresholds": {"match_label": {"threshold": float("nan")}}},
        {"matcher": "match_label", "thresholds": {"match_label": {"threshold": 0.2, "labels": {"a": "0.2"}}}},
        {"matcher": "match_label", "thresholds": {"match_label": {"threshold": 0.2, "labels": {"a": -1}}}},
        {
            "matcher": "match_label",
            "thresholds": {"match_label": {"threshold": 0.2, "labels": {"a" * 1001: 1}}},
        },
        [],
    ],
)
def test_thresholds_by_label_that_are_wrong_are_refused(wrong: object) -> None:
    with pytest.raises(FieldError, match="label_thresholds"):
        ModelManifest.from_json(WHOLE | {"label_thresholds": wrong})


def test_the_fields_stand_in_the_order_of_a_training() -> None:
    assert list(ModelManifest.from_json(WHOLE).to_json()) == list(WHOLE)


def test_fields_of_a_newer_program_are_left_out() -> None:
    newer = WHOLE | {"mood": "good", "split": WHOLE["split"] | {"spare": 5}}
    assert ModelManifest.from_json(newer).to_json() == WHOLE


def test_a_part_that_says_little_can_be_written_and_read() -> None:
    little = BARE | {
        "data": {},
        "split": {"test": 5},
        "report": {"after": {"queries": 5, "recall_at_1": 0.5, "intervals": {"recall_at_1": [0.1, 0.9]}}},
        "cutpoints": [{"name": "strict", "distance": 0.1, "test": {}}, {"name": "lenient", "distance": 0.2}],
    }
    manifest = ModelManifest.from_json(little)
    assert ModelManifest.from_json(json.loads(json.dumps(manifest.to_json()))) == manifest


def test_the_starter_can_be_read() -> None:
    manifest = ModelManifest.read(resource("models", "starter"))
    assert (manifest.id, manifest.recipe, manifest.report, manifest.data) == ("starter-1", "", None, None)
    backbone = BackboneManifest.read(resource("models", "starter"))
    assert (backbone.id, backbone.input, backbone.features) == (manifest.backbone, LITE0_INPUT, 1280)


def test_the_content_of_a_version_does_not_depend_on_its_name() -> None:
    manifest = ModelManifest.from_json(WHOLE)
    content = manifest.content_sha256("")
    assert (
        replace(manifest, id="imported-1", name="Mine", backbone="backbone-1").content_sha256("") == content
    )
    assert replace(manifest, kept_share=0.5).content_sha256("") != content
    assert manifest.content_sha256("backbone-1") != content


def test_near_copies_are_kept_where_there_are_some() -> None:
    values = WHOLE | {"data": WHOLE["data"] | {"near_copies": 5}}
    manifest = ModelManifest.from_json(values)
    assert manifest.data is not None
    assert manifest.data.near_copies == 5
    assert manifest.to_json() == values


def test_that_scenes_were_cut_is_kept_where_it_is_so() -> None:
    values = WHOLE | {"data": WHOLE["data"] | {"near_copies": 5, "scenes_cut": True}}
    manifest = ModelManifest.from_json(values)
    assert manifest.data is not None
    assert manifest.data.scenes_cut
    assert manifest.to_json() == values
    for wrong in (1, "yes", None):
        with pytest.raises(ValueError, match="scenes_cut"):
            ModelManifest.from_json(WHOLE | {"data": WHOLE["data"] | {"scenes_cut": wrong}})


def test_an_import_gets_the_id_that_earlier_versions_gave_it() -> None:
    """They dropped how many pictures were left out, which they did not know."""
    data = {name: value for name, value in WHOLE["data"].items() if name != "left_out"}
    known = WHOLE | {"id": "", "name": "", "backbone": "", "data": data}
    expected = hashlib.sha256(json.dumps(known, sort_keys=True).encode()).hexdigest()
    assert ModelManifest.from_json(WHOLE).content_sha256("") == expected
    assert ModelManifest.from_json(WHOLE | {"data": data}).content_sha256("") == expected


def test_a_backbone_is_read_and_written(tmp_path: Path) -> None:
    manifest = BackboneManifest.from_json(OWN)
    assert manifest.to_json() == OWN
    assert list(manifest.to_json()) == list(OWN)
    assert manifest.write(tmp_path) == tmp_path / "backbone.json"
    assert BackboneManifest.read(tmp_path) == manifest
    assert replace(manifest, id="another", name="").content_id == manifest.content_id


@pytest.mark.parametrize("features", [0, 4097, "1280"])
def test_a_backbone_of_too_many_features_is_refused(features: object) -> None:
    with pytest.raises(FieldError):
        BackboneManifest.from_json(OWN | {"features": features})
