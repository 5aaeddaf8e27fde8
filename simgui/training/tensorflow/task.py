"""One training from labels to a finished version, measured before and after on the same pictures."""

import hashlib
import io
import json
from collections.abc import Collection, Mapping
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from simgui.core.errors import explain
from simgui.core.progress import Progress
from simgui.evaluation.intervals import share_interval
from simgui.evaluation.metrics import summarise
from simgui.library.catalogue import Catalogue
from simgui.models.head import Head
from simgui.models.litert import load_backbone
from simgui.models.manifest import SCHEMA
from simgui.models.model import learnt_contents, load_model
from simgui.training.options import Caution, TrainingOptions
from simgui.training.plans import COMPARING
from simgui.training.runs import TrainingRun
from simgui.training.tensorflow.assignment import Assignment, features_of_rows
from simgui.training.tensorflow.material import Features, Material, Rows, gather
from simgui.training.tensorflow.stack import check_stack


def train(
    *,
    run: str,
    version: Mapping[str, str],
    catalogue: str,
    folder: str,
    backbone: str,
    active: str,
    options: Mapping[str, Any],
    progress: Progress,
) -> dict[str, Any]:
    """Train and make the version in the run's folder, or go on from where the run was interrupted.

    Args:
        run: Folder of the training.
        version: Id, name and time of the new version.
        catalogue: The library's file.
        folder: The labelled folder, indexed; the first subfolder is the label.
        backbone: Manifest of the shipped backbone, whose features are kept.
        active: Folder of the model to compare with.
        options: Of `TrainingOptions`.
        progress: Told of every phase and of the curve.

    Returns:
        The manifest of the new version.

    Raises:
        SimguiError: if there is too little to learn from, or the disk does not allow it.
    """
    chosen = TrainingOptions.from_json(options)
    here = TrainingRun(Path(run))
    shipped = load_backbone(Path(backbone))
    with here.working(), closing(Catalogue(Path(catalogue))) as library:
        learnt, before = learnt_contents(Path(active)), load_model(Path(active), shipped)
        backbones = (shipped.id, before.backbone.id)
        material = gather(here, library, Path(folder), backbones, chosen, learnt)
        versions = check_stack(progress)
        from simgui.training.tensorflow.recipes import learn  # TensorFlow: only after the check

        given = Assignment(here, version["id"], library, Path(folder), shipped, chosen, material)
        learned = learn(given, progress)
        material = learned.material
        from simgui.training.tensorflow.calibration import calibrate

        progress.step(COMPARING, 0, 3, "")
        known = material.gallery(material.split.train, learned.features, learned.head)
        calibration = calibrate(
            material.gallery(material.split.calibration, learned.features, learned.head), known
        )
        progress.step(COMPARING, 1, 3, "")
        seen_before = features_of_rows(library, material, before.backbone.id)
        cutpoint = calibration.default
        asked = _fair(library, material, learnt, progress)
        tested = _Tested(material, asked, learned.features, learned.head)
        after = tested.at(cutpoint.distance)
        progress.step(COMPARING, 2, 3, "")
        manifest = {
            "schema": SCHEMA,
            **version,
            "recipe": chosen.recipe,
            "options": chosen.to_json(),
            "versions": versions,
            "data": {
                "folder": folder,
                "labels": material.counts(),
                "contradictions": material.contradictions,
                "left_out": material.left_out,
                "held_out": list(chosen.held_out),
            },
            "split": {name: len(rows) for name, rows in asdict(material.split).items()}
            | {"digest": material.digest(library.pictures.contents(material.ids[asked]))},
            "backbone": learned.backbone_id,
            "kept_share": float(learned.arrays.get("kept_share", np.zeros(())).item()),
            "cutpoint": asdict(cutpoint),
            "cutpoints": [
                {
                    **asdict(each),
                    "calibration": asdict(summarise(calibration.figures, each.distance)),
                    "test": tested.at(each.distance),
                }
                for each in calibration.cutpoints
            ],
            "thresholds": calibration.thresholds,
            "compared_with": before.id,
            "report": {
                "before": _Tested(material, asked, seen_before, before.head).at(before.cutpoint.distance),
                "after": after,
            },
        }
        manifest["learnt"] = _write(here.version, "learnt.npz", _contents(library, material))
        manifest["head"] = _write(here.version, "head.npz", learned.arrays)
        _write_manifest(here.version, manifest)
        if learned.backbone_id != shipped.id:
            rows = material.rows
            library.features.add(material.ids[rows], learned.backbone_id, learned.features[rows])
        progress.step(COMPARING, 3, 3, "")
    return manifest


class _Tested:
    """A head before the pictures that it is asked about: measured once, summed up at any cutpoint."""

    def __init__(self, material: Material, asked: Rows, features: Features, head: Head) -> None:
        gallery = material.gallery(material.split.train, features, head)
        self._figures = gallery.measured_by(material.gallery(asked, features, head), Progress())
        strangers = material.gallery(material.strangers, features, head)
        self._strangers = (
            gallery.measured_by(strangers, Progress()).nearest if len(material.strangers) else np.empty(0)
        )

    def at(self, cutpoint: float) -> dict[str, Any]:
        """Give the figures at a cutpoint, and the share of strangers that it accepts."""
        count = len(self._strangers)
        accepted = int((self._strangers <= cutpoint).sum())
        return asdict(summarise(self._figures, cutpoint)) | {
            "strangers": {
                "queries": count,
                "accepted": accepted / count if count else None,
                "interval": share_interval(accepted, count),
            }
        }


def _fair(library: Catalogue, material: Material, learnt: Collection[bytes], progress: Progress) -> Rows:
    """Give the rows of the test pictures that neither model has learnt from; of all if there are none."""
    test = material.split.test
    fair = test[~library.pictures.are_among(material.ids[test], learnt)]
    if len(fair) == 0 < len(test):
        progress.tell(
            Caution(
                "The model in use has learnt from all the pictures that both are measured on, so the "
                "comparison favours it. Add pictures, or use the starter and train again."
            )
        )
        return test
    return fair


def _contents(library: Catalogue, material: Material) -> dict[str, Any]:
    """Name the pictures that the model has seen, by content: they may never measure it."""
    seen = np.concatenate([material.split.train, material.split.calibration])
    hashes = library.pictures.contents(material.ids[seen])
    return {"contents": np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1)}


def _write(staged: Path, name: str, arrays: Mapping[str, Any]) -> dict[str, str]:
    """Write arrays and give the entry of the manifest that names the file.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # all are numbers; allow_pickle would be an array to NumPy 2.1
    try:
        (staged / name).write_bytes(content.getvalue())
    except OSError as error:
        raise explain(error, staged) from error
    return {"file": name, "sha256": hashlib.sha256(content.getvalue()).hexdigest()}


def _write_manifest(staged: Path, manifest: Mapping[str, Any]) -> None:
    """Write the manifest.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    try:
        (staged / "model.json").write_text(json.dumps(manifest, indent=2), "utf-8")
    except OSError as error:
        raise explain(error, staged) from error
