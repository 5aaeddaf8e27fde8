"""One training from labels to a staged model version, measured before and after on the same pictures."""

import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import closing
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.core.errors import SimguiError, explain
from simgui.core.manifest import SCHEMA
from simgui.core.progress import Progress
from simgui.core.split import LEAST_TO_MEASURE, Split, stratified_split
from simgui.library.catalogue import Catalogue
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.search.backbone import load_backbone
from simgui.search.evaluation import at_cutpoint, mean_average_precision, recall_at
from simgui.search.head import Head, joined_head
from simgui.search.intervals import share_interval
from simgui.search.labelled_gallery import LabelledGallery
from simgui.search.model import load_model
from simgui.training.stack import check_stack


def train(
    *,
    catalogue: str,
    folder: str,
    backbone: str,
    active: str,
    staged: str,
    seed: int,
    steps: int | None = None,
    progress: Progress,
) -> dict[str, Any]:
    """Train the quick recipe and write the version into the staging folder.

    Args:
        catalogue: The library's file.
        folder: The labelled folder, indexed; the first subfolder is the label.
        backbone: Manifest of the backbone whose features are kept.
        active: Folder of the model to compare with.
        staged: Empty folder for the new version.
        seed: Of the split and of the training.
        steps: Batches a network is shown; the recipe's own number if None.
        progress: Told of every phase.

    Returns:
        The manifest of the new version.

    Raises:
        SimguiError: if there is too little to learn from, or the disk does not allow it.
    """
    shipped = load_backbone(Path(backbone))
    with closing(Catalogue(Path(catalogue))) as opened:
        pictures = read_labelled(opened, Path(folder), shipped.id)
        split = stratified_split(pictures.labels, seed)
        rows = _learnable(pictures, split)
        features = opened.features(pictures.ids, shipped.id)
    versions = check_stack(progress)
    from simgui.training.calibration import (  # TensorFlow: only after the check
        choose_kept_share,
        default_cutpoint,
        find_cutpoints,
    )
    from simgui.training.quick import STEPS, fit_projection, train_learned_part

    steps = STEPS if steps is None else steps
    arrays = train_learned_part(features[rows], pictures.labels[rows], seed, progress, steps)
    arrays["projection"] = fit_projection(features[split.train])
    head = joined_head(arrays | {"kept_share": np.zeros((), np.float32)})

    def parts(rows: npt.NDArray[np.int64]) -> tuple[Any, ...]:
        return pictures.ids[rows], pictures.labels[rows], *head.parts(features[rows])

    share = choose_kept_share(parts(split.calibration), parts(split.train), progress)
    arrays["kept_share"] = np.array(share, np.float32)
    head = joined_head(arrays)
    known = _embedded(pictures, features, split.train, head)
    cutpoints = find_cutpoints(_embedded(pictures, features, split.calibration, head), known, progress)
    cutpoint = default_cutpoint(cutpoints)
    before = load_model(Path(active), shipped)
    report = {
        name: _measured(pictures, features, split, model, progress)
        for name, model in {
            "before": (before.head, before.cutpoint.distance),
            "after": (head, cutpoint["distance"]),
        }.items()
    }
    created = datetime.now(UTC)
    manifest = {
        "schema": SCHEMA,
        "id": f"quick-{created:%Y%m%d-%H%M%S-%f}",
        "name": f"{Path(folder).name}, {created:%Y-%m-%d %H:%M}",
        "created": created.isoformat(timespec="seconds"),
        "recipe": "quick",
        "options": {"seed": seed, "steps": steps},
        "versions": versions,
        "data": {"folder": folder, "labels": pictures.counts(), "contradictions": pictures.contradictions},
        "split": {name: len(rows) for name, rows in asdict(split).items()},
        "backbone": shipped.id,
        "kept_share": share,
        "cutpoint": {key: cutpoint[key] for key in ("name", "distance")},
        "cutpoints": cutpoints,
        "compared_with": before.id,
        "report": report,
    }
    _write(Path(staged), manifest, arrays)
    return manifest


def _learnable(pictures: LabelledPictures, split: Split) -> npt.NDArray[np.int64]:
    """Give the rows to train on: those of labels with at least two pictures in the train part.

    Raises:
        SimguiError: if there is too little to learn from.
    """
    if not pictures.enough:
        raise SimguiError(
            "Too little to learn from",
            f"Training needs two labels, and {LEAST_TO_MEASURE} pictures of one of them: subfolders of the "
            "folder, one a label. Add pictures and try again.",
        )
    counts = np.bincount(pictures.labels[split.train], minlength=len(pictures.names))
    return split.train[counts[pictures.labels[split.train]] >= 2]


def _embedded(
    pictures: LabelledPictures, features: npt.NDArray[np.float32], rows: npt.NDArray[np.int64], head: Head
) -> LabelledGallery:
    return LabelledGallery(pictures.ids[rows], pictures.labels[rows], head.embed(features[rows]))


def _measured(
    pictures: LabelledPictures,
    features: npt.NDArray[np.float32],
    split: Split,
    model: tuple[Head, float],
    progress: Progress,
) -> dict[str, Any]:
    """Measure a head at a cutpoint: queries of the test part before the gallery of the train part."""
    head, cutpoint = model
    gallery = _embedded(pictures, features, split.train, head)
    figures = gallery.measured_by(_embedded(pictures, features, split.test, head), progress)
    count = len(split.test)
    first, five = recall_at(1, figures), recall_at(5, figures)
    return {
        "queries": count,
        "recall_at_1": first,
        "recall_at_1_interval": share_interval(round(first * count), count),
        "recall_at_5": five,
        "map": mean_average_precision(figures),
        "cutpoint": cutpoint,
        **asdict(at_cutpoint(cutpoint, figures)),
    }


def _write(staged: Path, manifest: dict[str, Any], arrays: Mapping[str, Any]) -> None:
    """Write head and manifest.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # all are numbers; allow_pickle would be an array to NumPy 2.1
    digest = hashlib.sha256(content.getvalue()).hexdigest()
    manifest["head"] = {"file": "head.npz", "sha256": digest, "kind": "joined"}
    try:
        (staged / "head.npz").write_bytes(content.getvalue())
        (staged / "model.json").write_text(json.dumps(manifest, indent=2), "utf-8")
    except OSError as error:
        raise explain(error, staged) from error
