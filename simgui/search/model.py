"""A model version: backbone, head and cutpoint, loaded from its folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.backbone import Backbone
from simgui.core.manifest import checked_file, damaged, read_manifest
from simgui.core.records import Cutpoint
from simgui.search.backbone import load_backbone
from simgui.search.cutpoints import current_name, in_order
from simgui.search.head import Embeddings, Head, load_head

BACKBONE = "backbone.json"


@dataclass(frozen=True)
class Model:
    """What a search needs of a model version.

    Attributes:
        id: "starter-1".
        name: What the window calls it: "Starter".
        backbone: Pixels → features.
        head: Features → embeddings.
        cutpoint: The calibrated cutpoint that it starts with.
        cutpoints: All that calibration named, the strictest first; empty for the starter.
        head_hash: SHA-256 of the head's file.
    """

    id: str
    name: str
    backbone: Backbone
    head: Head
    cutpoint: Cutpoint
    cutpoints: tuple[Cutpoint, ...] = ()
    head_hash: str = ""

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> Embeddings:
        """Embed: uint8 (n, 224, 224, 3) → float32 (n, d), unit length."""
        return self.head.embed(self.backbone.features(pixels))


def load_model(folder: Path, backbone: Backbone | None = None) -> Model:
    """Load a model version, every file's hash checked.

    Args:
        folder: Where it lies.
        backbone: The backbone that it stands on, unless it brings its own.

    Raises:
        SimguiError: if something is missing, damaged or newer than this program.
    """
    manifest = read_manifest(folder / "model.json")
    try:
        head = load_head(checked_file(folder, manifest["head"]))
        cutpoints = tuple(map(_cutpoint, in_order(manifest.get("cutpoints", ()))))
        start = _cutpoint(manifest["cutpoint"])
        cutpoint = next((each for each in cutpoints if each.distance == start.distance), start)
        own = folder / BACKBONE
        if backbone is None or own.is_file():
            backbone = load_backbone(own)
        if manifest["backbone"] != backbone.id:
            raise ValueError(f"the backbone {manifest['backbone']}")
        return Model(
            manifest["id"],
            manifest["name"],
            backbone,
            head,
            cutpoint,
            cutpoints,
            str(manifest["head"]["sha256"]),
        )
    except (KeyError, TypeError, ValueError) as error:
        raise damaged(folder / "model.json", f"lacks {error}") from error


def learnt_contents(folder: Path) -> frozenset[bytes]:
    """Give the content hashes of the pictures that a model version has learnt from or was calibrated on.

    They lie in an `.npz` as uint8 (n, 16), a row a picture. Empty for the starter, which has seen none of the
    person's, and for a version that does not say.

    Raises:
        SimguiError: if the version is damaged.
    """
    entry = read_manifest(folder / "model.json").get("learnt")
    if entry is None:
        return frozenset()
    path = checked_file(folder, entry)
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as stored:
            rows = np.ascontiguousarray(stored["contents"], np.uint8)
        return frozenset(row.tobytes() for row in rows)
    except Exception as error:  # what NumPy raises over a damaged file is not to be foreseen
        raise damaged(path, "does not say what it has learnt from") from error


def _cutpoint(values: dict[str, Any]) -> Cutpoint:
    return Cutpoint(current_name(str(values["name"])), float(values["distance"]))
