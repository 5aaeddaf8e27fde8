"""A model version: backbone, head and cutpoint, loaded from its folder."""

import io
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from simgui.core.checked import bounded
from simgui.core.errors import SimguiError
from simgui.core.packed import Bounds, read_arrays
from simgui.core.sentences import say
from simgui.models.backbone import Backbone, are_usable
from simgui.models.cutpoints import Cutpoint
from simgui.models.head import Embeddings, Head, load_head
from simgui.models.label_thresholds import LabelThresholds
from simgui.models.layout import BACKBONE, HEAD, LEARNT, MODEL, MOST_FILE_BYTES, damaged, read_checked
from simgui.models.litert import load_backbone
from simgui.models.manifest.backbone import BackboneManifest
from simgui.models.manifest.model import ModelManifest
from simgui.models.match_rates import MatchRate
from simgui.models.starter import Starters

MOST_LEARNT = 1_000_000
"""Pictures that a version may have learnt from."""
_LEARNT = {"contents": Bounds("|u1", (MOST_LEARNT, 16))}


@dataclass(frozen=True)
class Model:
    """What a search needs of a model version.

    Attributes:
        id: "starter-2".
        name: What the window calls it: "Starter".
        backbone: Pixels → features.
        head: Features → embeddings.
        cutpoint: The calibrated cutpoint that it starts with.
        cutpoints: All that calibration named, the strictest first; empty for the starter.
        head_hash: SHA-256 of the head's file.
        label_thresholds: Up to which distance a label is a match; None for the starter.
        match_rates: How often neighbours at each distance have the query's label; empty if nothing says so.
        trained_on: The folder that it was trained on; None for the starter.
    """

    id: str
    name: str
    backbone: Backbone
    head: Head
    cutpoint: Cutpoint
    cutpoints: tuple[Cutpoint, ...] = ()
    head_hash: str = ""
    label_thresholds: LabelThresholds | None = None
    match_rates: tuple[MatchRate, ...] = ()
    trained_on: Path | None = None

    def embed_pixels(self, pixels: npt.NDArray[np.uint8]) -> Embeddings:
        """Embed: uint8 (n, size, size, 3), the size that the backbone takes → float32 (n, d), unit length.

        Raises:
            SimguiError: if the backbone makes no numbers of it.
        """
        features = self.backbone.features(pixels)
        if not are_usable(features):
            raise SimguiError(
                say("This model cannot be used here"),
                say("“{name}” makes no numbers of it. Use another model.", name=self.name),
            )
        return self.head.embed(features)


def load_model(folder: Path, starters: Starters | None = None) -> Model:
    """Load a model version; every field, every hash and the structure of every file is checked.

    Args:
        folder: Where it lies.
        starters: On the backbone of one of them it stands unless it brings its own.

    Raises:
        SimguiError: if something is missing, damaged or newer than this program.
    """
    manifest = ModelManifest.read(folder)
    head = load_head(folder / HEAD, manifest.head_sha256)
    backbone = _backbone_of(folder, manifest, starters or Starters())
    cutpoints = tuple(each.cutpoint for each in manifest.cutpoints)
    start = manifest.cutpoint
    return Model(
        manifest.id,
        manifest.name,
        backbone,
        head,
        next((each for each in cutpoints if each.distance == start.distance), start),
        cutpoints,
        manifest.head_sha256,
        manifest.label_thresholds,
        manifest.match_rates,
        None if manifest.data is None else Path(manifest.data.folder),
    )


def _backbone_of(folder: Path, manifest: ModelManifest, starters: Starters) -> Backbone:
    """Give the backbone of a version: its own, or that of a starter."""
    if (folder / BACKBONE).exists():
        own = load_backbone(folder / BACKBONE, manifest.id)
        if manifest.backbone in {own.id, BackboneManifest.read(folder).id}:
            return own
    elif starter := starters.with_backbone(manifest.backbone):
        return starter.backbone
    raise damaged(
        folder / MODEL, say("stands on another backbone, “{backbone}”", backbone=bounded(manifest.backbone))
    )


def check_version(folder: Path, starters: Starters | None = None) -> ModelManifest:
    """Check every file of a model folder from outside, without running any of it, and give its manifest.

    A folder that passes is bounded in size, and `load_model` loads it. The check takes at most a few hundred
    megabytes, however large the files are.

    Args:
        folder: With nothing in it but the files of a version.
        starters: As in `load_model`.

    Raises:
        SimguiError: if a file is missing, damaged, too large, no file of a version, or too new.
    """
    for path in folder.iterdir():
        if path.name not in MOST_FILE_BYTES or not path.is_file() or path.is_symlink():
            raise damaged(path, say("is no file of a model"))
    load_model(folder, starters)
    learnt_contents(folder)
    return ModelManifest.read(folder)


def learnt_contents(folder: Path) -> frozenset[bytes]:
    """Give the content hashes of the pictures that a model version has learnt from or was calibrated on.

    They lie in an `.npz` as uint8 (n, 16), a row a picture. Empty for the starter, which has learnt from no
    picture of the person, and for a version that does not say.

    Raises:
        SimguiError: if the version is damaged.
    """
    digest = ModelManifest.read(folder).learnt_sha256
    if digest is None:
        return frozenset()
    content = read_checked(folder / LEARNT, digest, MOST_FILE_BYTES[LEARNT])
    try:
        rows = read_arrays(io.BytesIO(content), _LEARNT)["contents"]
    except Exception as error:  # zipfile raises almost anything over a damaged file
        raise damaged(folder / LEARNT, say("does not say what it has learnt from")) from error
    return frozenset(row.tobytes() for row in rows)
