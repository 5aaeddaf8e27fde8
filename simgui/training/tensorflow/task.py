"""One training from labels to a finished version, measured before and after on the same pictures."""

import io
from collections.abc import Collection, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.intervals import share_interval
from simgui.evaluation.metrics import summarise
from simgui.library.catalogue import Catalogue
from simgui.models.cutpoints import NamedCutpoint
from simgui.models.head import Head
from simgui.models.layout import HEAD, LEARNT, write_hashed
from simgui.models.litert import load_backbone
from simgui.models.manifest.model import ModelManifest
from simgui.models.metrics import HeldOutMatches, TrainingMetrics
from simgui.models.model import learnt_contents, load_model
from simgui.models.records import Comparison, LearntFrom, Split
from simgui.training.notes import Caution
from simgui.training.options import TrainingOptions
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
        The manifest of the new version, as JSON.

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
        split = material.split
        manifest = ModelManifest(
            **version,
            recipe=chosen.recipe,
            options=chosen.to_manifest(),
            versions=versions,
            data=LearntFrom(
                folder, material.counts(), material.contradictions, material.left_out, tuple(chosen.held_out)
            ),
            split=Split(
                len(split.train),
                len(split.calibration),
                len(split.test),
                material.digest(library.contents(material.ids[asked])),
            ),
            backbone=learned.backbone_id,
            kept_share=float(learned.arrays.get("kept_share", np.zeros(())).item()),
            cutpoint=cutpoint,
            cutpoints=tuple(
                NamedCutpoint(each, summarise(calibration.figures, each.distance), tested.at(each.distance))
                for each in calibration.cutpoints
            ),
            thresholds={name: tuple(values) for name, values in calibration.thresholds.items()},
            compared_with=before.id,
            report=Comparison(
                _Tested(material, asked, seen_before, before.head).at(before.cutpoint.distance), after
            ),
            learnt_sha256=_write(here.version / LEARNT, _contents(library, material)),
            head_sha256=_write(here.version / HEAD, learned.arrays),
        )
        manifest.write(here.version)
        if learned.backbone_id != shipped.id:
            rows = material.rows
            library.add_features(material.ids[rows], learned.backbone_id, learned.features[rows])
        progress.step(COMPARING, 3, 3, "")
    return manifest.to_json()


class _Tested:
    """A head before the pictures that it is asked about: measured once, summed up at any cutpoint."""

    def __init__(self, material: Material, asked: Rows, features: Features, head: Head) -> None:
        gallery = material.gallery(material.split.train, features, head)
        self._figures = gallery.measured_by(material.gallery(asked, features, head), Progress())
        strangers = material.gallery(material.strangers, features, head)
        self._strangers = (
            gallery.measured_by(strangers, Progress()).nearest if len(material.strangers) else np.empty(0)
        )

    def at(self, cutpoint: float) -> TrainingMetrics:
        """Give the metrics at a cutpoint, and the share of pictures of held-out labels that are matches."""
        count = len(self._strangers)
        accepted = int((self._strangers <= cutpoint).sum())
        share = accepted / count if count else None
        return TrainingMetrics(
            **vars(summarise(self._figures, cutpoint)),
            held_out=HeldOutMatches(count, share, share_interval(accepted, count)),
        )


def _fair(library: Catalogue, material: Material, learnt: Collection[bytes], progress: Progress) -> Rows:
    """Give the rows of the test pictures that neither model has learnt from; of all if there are none."""
    test = material.split.test
    fair = test[~library.are_among(material.ids[test], learnt)]
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
    hashes = library.contents(material.ids[seen])
    return {"contents": np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1)}


def _write(path: Path, arrays: Mapping[str, Any]) -> str:
    """Write arrays to a file of the new version, and give its hash.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # all are numbers; allow_pickle would be an array to NumPy 2.1
    return write_hashed(path, content.getvalue())
