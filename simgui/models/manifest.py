"""The layout of a model folder, and the two manifests in it: the one place that knows either.

A folder holds `model.json`, `head.npz`, perhaps `learnt.npz`, and, where the version brings a backbone of its
own, `backbone.json` and `backbone.tflite`. Any of them may come from a stranger, so a manifest is checked
whole whenever it is read: every field has a type, a size and a range.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from simgui.core.checked import (
    Check,
    FieldError,
    either,
    fields,
    items,
    named,
    number,
    one_of,
    perhaps,
    read_object,
    text,
    whole,
)
from simgui.core.errors import SimguiError, explain
from simgui.models.backbone import InputSpec
from simgui.models.cutpoints import Cutpoint
from simgui.models.records import RECIPES

SCHEMA = 1
MODEL, HEAD, LEARNT = "model.json", "head.npz", "learnt.npz"
BACKBONE, NETWORK = "backbone.json", "backbone.tflite"
MOST_FILE_BYTES = {
    MODEL: 4 << 20,
    HEAD: 128 << 20,
    LEARNT: 32 << 20,
    BACKBONE: 64 << 10,
    NETWORK: 64 << 20,
}
"""The files of a model folder, and how large each may be: several times what a training writes."""

SMALLEST_PX, LARGEST_PX = 16, 1024
OWN_BACKBONE = "backbone-"
"""How the ids of backbones that are named by their content begin; no version may be called like one."""

_MOST_NAMES = 100_000
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,63}")


def is_model_id(name: str) -> bool:
    """Tell whether a version may have this id, which is the name of its folder too."""
    return _ID.fullmatch(name) is not None and not name.startswith(OWN_BACKBONE)


@dataclass(frozen=True)
class NamedCutpoint:
    """A cutpoint that calibration named.

    Attributes:
        cutpoint: Name and distance.
        calibration: Figures at it on the calibration pictures, by name.
        test: Those on pictures that the version never saw.
    """

    cutpoint: Cutpoint
    calibration: Mapping[str, Any]
    test: Mapping[str, Any]


@dataclass(frozen=True)
class ModelManifest:
    """What a version says of itself, checked.

    Attributes:
        id: Name of its folder.
        name: For people.
        recipe: One of `RECIPES`; empty if it does not say.
        created: ISO 8601; empty if it does not say.
        backbone: Id of the backbone that it stands on.
        head_sha256: Of `head.npz`.
        learnt_sha256: Of `learnt.npz`; None if it has learnt from no picture that it knows of.
        cutpoint: Which it starts with.
        cutpoints: All that its calibration named, the strictest first.
        folder: What it has learnt from.
        labels: Pictures of each label.
        options: How it was trained.
        split: Pictures that were trained on, calibrated on and tested with; `digest` of the last.
        before: Figures of the model before it, on pictures it never saw; None if that was not measured.
        after: Its own, on the same pictures.
        versions: The libraries it was made with.
        values: All of it, as JSON.
    """

    id: str
    name: str
    recipe: str
    created: str
    backbone: str
    head_sha256: str
    learnt_sha256: str | None
    cutpoint: Cutpoint
    cutpoints: tuple[NamedCutpoint, ...]
    folder: str
    labels: Mapping[str, int]
    options: Mapping[str, Any]
    split: Mapping[str, Any]
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None
    versions: Mapping[str, str]
    values: Mapping[str, Any]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "ModelManifest":
        """Check every field.

        Raises:
            FieldError: if one is not as it must be.
        """
        known = _MODEL(dict(values))
        data, report = known.get("data", {}), known.get("report", {})
        cutpoints = [
            NamedCutpoint(_cutpoint(each), each.get("calibration", {}), each.get("test", {}))
            for each in known.get("cutpoints", [])
        ]
        return cls(
            id=known["id"],
            name=known["name"],
            recipe=known.get("recipe", ""),
            created=known.get("created", ""),
            backbone=known["backbone"],
            head_sha256=known["head"]["sha256"],
            learnt_sha256=known["learnt"]["sha256"] if "learnt" in known else None,
            cutpoint=_cutpoint(known["cutpoint"]),
            cutpoints=tuple(sorted(cutpoints, key=_distance)),
            folder=data.get("folder", ""),
            labels=data.get("labels", {}),
            options=known.get("options", {}),
            split=known.get("split", {}),
            before=report.get("before"),
            after=report.get("after"),
            versions=known.get("versions", {}),
            values=known,
        )


@dataclass(frozen=True)
class BackboneManifest:
    """What a backbone says of itself, checked.

    Attributes:
        id: What it calls itself.
        sha256: Of `backbone.tflite`.
        input: What it looks at.
        values: All of it, as JSON.
    """

    id: str
    sha256: str
    input: InputSpec
    values: Mapping[str, Any]

    @classmethod
    def from_json(cls, values: Mapping[str, Any]) -> "BackboneManifest":
        """Check every field.

        Raises:
            FieldError: if one is not as it must be.
        """
        known = _BACKBONE(dict(values))
        wanted = InputSpec(known["input"]["size_px"], known["input"]["crop"])
        return cls(known["id"], known["sha256"], wanted, known)

    @property
    def content_id(self) -> str:
        """A name that only a backbone has which computes the same of every picture."""
        said = f"{self.sha256} {self.input.size_px} {self.input.crop!r}"
        return OWN_BACKBONE + hashlib.sha256(said.encode()).hexdigest()[:32]


def read_model_manifest(folder: Path) -> ModelManifest:
    """Read and check the manifest of a version.

    Raises:
        SimguiError: if it cannot be read, is damaged, or was written by a newer program.
    """
    path = folder / MODEL
    try:
        return ModelManifest.from_json(_of_known_schema(path))
    except FieldError as wrong:
        raise damaged(path, _how(wrong)) from wrong


def read_backbone_manifest(folder: Path) -> BackboneManifest:
    """Read and check the manifest of a backbone.

    Raises:
        SimguiError: if it cannot be read, is damaged, or was written by a newer program.
    """
    path = folder / BACKBONE
    try:
        return BackboneManifest.from_json(_of_known_schema(path))
    except FieldError as wrong:
        raise damaged(path, _how(wrong)) from wrong


def write_manifest(path: Path, values: Mapping[str, Any]) -> None:
    """Write a manifest.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    try:
        path.write_text(json.dumps(dict(values), indent=2), "utf-8")
    except OSError as error:
        raise explain(error, path) from error


def read_checked(path: Path, sha256: str, most_bytes: int) -> bytes:
    """Read a file of a model folder, after comparing size and hash.

    Raises:
        SimguiError: if it is missing or not the file that the manifest describes.
    """
    try:
        with path.open("rb") as file:
            content = file.read(most_bytes + 1)
    except OSError as error:
        raise explain(error, path) from error
    if len(content) > most_bytes or hashlib.sha256(content).hexdigest() != sha256:
        raise damaged(path)
    return content


def damaged(path: Path, how: str = "is not as it was written") -> SimguiError:
    """Say that a model file is not as it should be."""
    advice = "Use another model, or install SimGUI again"
    return SimguiError("The model is damaged", f"{path} {how}. {advice}.")


def _how(wrong: FieldError) -> str:
    return f"is not as it must be: {wrong}" if wrong.args[0] else f"is not {wrong.args[1]}"


def _of_known_schema(path: Path) -> dict[str, Any]:
    values = read_object(path, MOST_FILE_BYTES[path.name])
    schema = fields({"schema": whole(1, 1 << 31)})(values)["schema"]
    if schema > SCHEMA:
        raise SimguiError(
            "The model is newer than this program",
            f"{path} has schema {schema}, this program knows up to {SCHEMA}. Install the newer SimGUI.",
        )
    return values


def _cutpoint(values: Mapping[str, Any]) -> Cutpoint:
    return Cutpoint(values["name"], values["distance"])


def _distance(named: NamedCutpoint) -> float:
    return named.cutpoint.distance


def _time(value: Any) -> str:
    """A time of this age, as ISO 8601 writes it."""
    written = text(40)(value)
    try:
        if not written or 2000 <= datetime.fromisoformat(written).year < 2200:
            return str(written)
    except ValueError:
        pass
    raise FieldError("", "a time in ISO 8601, of this age")


def _entry(name: str) -> Check:
    """A file of the folder, which has one name only, and its hash."""
    return fields({"file": one_of(name), "sha256": _HASH})


_HASH = text(64, "[0-9a-f]{64}")
_NAME = text(1000)
_DISTANCE = number(-0.01, 2.01)  # a cutpoint may lie a rounding beyond the distances, which are 0 to 2
_COUNT = whole(0, 1 << 40)
_SHARE = number(-1e-6, 1 + 1e-6)
_RATE = perhaps(_SHARE)
_INTERVAL = items(_SHARE, 2, 2)
_RATES = ("recall_at_1", "recall_at_5", "map", "precision", "recall", "f1", "false_accept_rate")
_RESULTS: dict[str, Check] = {
    "queries": _COUNT,
    "cutpoint": _DISTANCE,
    **dict.fromkeys(_RATES, _RATE),
    "intervals": fields({}, dict.fromkeys(_RATES, _INTERVAL)),
    "counts": fields({}, dict.fromkeys(_RATES, _COUNT)),
    "strangers": fields({}, {"queries": _COUNT, "accepted": _RATE, "interval": _INTERVAL}),
}
_AT_CUTPOINT = fields({}, _RESULTS)
_FIGURES = fields(
    {
        "queries": _COUNT,
        "recall_at_1": _SHARE,
        "intervals": fields({"recall_at_1": _INTERVAL}, dict.fromkeys(_RATES, _INTERVAL)),
    },
    {name: check for name, check in _RESULTS.items() if name not in ("queries", "recall_at_1", "intervals")},
)
_OPTION = either(text(1000), whole(-(1 << 53), 1 << 53), number(-1e12, 1e12), items(_NAME, _MOST_NAMES))
_MODEL = fields(
    {
        "schema": whole(1, SCHEMA),
        "id": text(64, _ID.pattern),
        "name": _NAME,
        "backbone": text(100),
        "head": _entry(HEAD),
        "cutpoint": fields({"name": text(40), "distance": _DISTANCE}),
    },
    {
        "recipe": one_of(*RECIPES),
        "created": _time,
        "learnt": _entry(LEARNT),
        "cutpoints": items(
            fields(
                {"name": text(40), "distance": _DISTANCE}, {"calibration": _AT_CUTPOINT, "test": _AT_CUTPOINT}
            ),
            16,
        ),
        "options": named(text(40), perhaps(_OPTION), 40),
        "versions": named(text(100), text(100), 100),
        "data": fields(
            {},
            {
                "folder": text(8192),
                "labels": named(_NAME, _COUNT, _MOST_NAMES),
                "contradictions": _COUNT,
                "held_out": items(_NAME, _MOST_NAMES),
            },
        ),
        "split": fields({}, {**dict.fromkeys(("train", "calibration", "test"), _COUNT), "digest": text(128)}),
        "kept_share": number(0, 1),
        "thresholds": named(text(40), items(perhaps(number(-0.01, 2.01)), 1000), 40),
        "compared_with": text(64),
        "report": fields({}, {"before": perhaps(_FIGURES), "after": perhaps(_FIGURES)}),
    },
)
_BACKBONE = fields(
    {
        "schema": whole(1, SCHEMA),
        "id": text(100),
        "file": one_of(NETWORK),
        "sha256": _HASH,
        "input": fields(
            {"size_px": whole(SMALLEST_PX, LARGEST_PX), "crop": number(0.01, 1)},
            {"dtype": text(40), "layout": text(100)},
        ),
    },
    {"name": _NAME, "features": whole(1, 4096)},
)
