"""The ways to train: each gives a head, and features by the backbone that the head stands on."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from simgui.core.progress import Progress
from simgui.models.backbone import STARTER_INPUT
from simgui.models.head import Head, ProjectionHead, joined_head, rooted
from simgui.models.layout import BACKBONE
from simgui.models.litert import load_backbone
from simgui.training.plans import LOOKING, READING
from simgui.training.runs import Arrays
from simgui.training.tensorflow.assignment import Assignment
from simgui.training.tensorflow.calibration import choose_kept_share
from simgui.training.tensorflow.export import write_backbone
from simgui.training.tensorflow.material import Features, Material
from simgui.training.tensorflow.quick import fit_projection, train_learned_part
from simgui.training.tensorflow.reading import features_of, read_features, read_pixels
from simgui.training.tensorflow.scratch import INPUT, train_network
from simgui.training.tensorflow.thorough import tune_backbone


@dataclass(frozen=True)
class Learned:
    """What a recipe gives.

    Attributes:
        head: Features → embeddings.
        arrays: What the head is made of, for `head.npz`.
        features: float32 (n, d), of every picture of the material.
        backbone_id: The backbone that gave them; its files are in the version's folder if it is a new one.
        material: The pictures, without those that could not be read meanwhile.
    """

    head: Head
    arrays: Arrays
    features: Features
    backbone_id: str
    material: Material


def learn(given: Assignment, progress: Progress) -> Learned:
    """Follow the recipe that the options name."""
    return _RECIPES[given.options.recipe](given, progress)


def _quick(given: Assignment, progress: Progress) -> Learned:
    features = given.features()
    return _with_head(given, features, features, given.shipped.id, progress)


def _thorough(given: Assignment, progress: Progress) -> Learned:
    manifest = given.run.version / BACKBONE
    if not manifest.is_file():
        network = tune_backbone(given, progress)
        write_backbone(given.run.version, given.version_id, network, STARTER_INPUT)
    tuned = load_backbone(manifest)
    kept = given.run.folder / "features"
    read = read_features(given.files(given.all_rows), tuned, kept, LOOKING, progress)
    left, features = given.without_unread(given.all_rows, read, progress), np.array(read.rows())
    return _with_head(left, features, features[:, features.shape[1] // 2 :], tuned.id, progress)


def _with_head(
    given: Assignment, features: Features, kept: Features, backbone_id: str, progress: Progress
) -> Learned:
    """Train the learned part on all features, fit the kept part to those of the shipped backbone.

    Args:
        given: The assignment.
        features: float32 (n, d).
        kept: float32 (n, e), their last columns.
        backbone_id: What gave the features.
        progress: Told of steps and epochs.
    """
    material = given.material
    arrays = train_learned_part(given, rooted(features), progress)
    projection = fit_projection(rooted(kept[material.split.train]))
    unused = np.zeros((features.shape[1] - kept.shape[1], projection.shape[1]), np.float32)
    arrays |= {
        "projection": np.concatenate([unused, projection]),
        "root": np.ones((), np.float32),
        "kept_share": np.zeros((), np.float32),
    }
    share = choose_kept_share(joined_head(arrays), features, material, progress)
    arrays["kept_share"] = np.array(share, np.float32)
    return Learned(joined_head(arrays), arrays, features, backbone_id, material)


def _scratch(given: Assignment, progress: Progress) -> Learned:
    kept = given.run.folder / "pixels"
    read = read_pixels(given.files(given.all_rows), INPUT, kept, READING, progress)
    left, pixels = given.without_unread(given.all_rows, read, progress), read.rows()
    network = train_network(left, pixels, progress)
    backbone = load_backbone(write_backbone(given.run.version, given.version_id, network, INPUT))
    features = features_of(pixels, backbone, LOOKING, progress)
    projection = np.eye(features.shape[1], dtype=np.float32)
    head = ProjectionHead(projection)
    return Learned(head, {"projection": projection}, features, backbone.id, left.material)


_RECIPES: dict[str, Callable[[Assignment, Progress], Learned]] = {
    "quick": _quick,
    "thorough": _thorough,
    "scratch": _scratch,
}
