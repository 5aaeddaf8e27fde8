"""One training, from labels to a finished version that is compared with the model in use.

The way of a training: gather and divide the pictures (`data`), follow a recipe (`recipes`), which fits
networks (`fitting`), then find thresholds, compare, and write the files of the new version (`version`).
"""

import hashlib
import io
from contextlib import closing
from dataclasses import asdict
from functools import partial
from pathlib import Path

import numpy as np

from simgui.core.files import written_whole
from simgui.core.progress import Progress
from simgui.evaluation.metrics import summarise
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.models.litert import load_backbone
from simgui.models.manifest import HEAD, LEARNT, MODEL, SCHEMA, write_manifest
from simgui.models.model import learnt_contents, load_model
from simgui.training.phases import Phase
from simgui.training.requests import TrainRequest, TrainResult
from simgui.training.runs import Arrays, TrainingRun
from simgui.training.tensorflow.data.pictures import TrainingPictures, gather
from simgui.training.tensorflow.data.reading import cores
from simgui.training.tensorflow.recipes.recipe import RecipeInput, features_of_rows
from simgui.training.tensorflow.stack import check_stack
from simgui.training.tensorflow.version.comparison import Tested, fair_rows


def train(request: TrainRequest, progress: Progress) -> TrainResult:
    """Train and make the version in the run's folder, or go on from where the run was interrupted.

    Args:
        request: What to train, on what, and what to compare with.
        progress: Told of every phase and of the curve.

    Raises:
        SimguiError: if there is too little to learn from, or the disk does not allow it.
    """
    requested, options = request.training, request.training.options
    run, shipped = TrainingRun(request.run), load_backbone(request.backbone)
    with run.working(), closing(Catalogue(request.catalogue)) as library:
        learnt, before = learnt_contents(request.active), load_model(request.active, shipped)
        backbones = (shipped.id, before.backbone.id)
        pictures = gather(run, library, requested.folder, backbones, options, learnt)
        versions = check_stack(progress)
        # TensorFlow: only after the check
        from simgui.training.tensorflow.recipes.follow import follow_recipe
        from simgui.training.tensorflow.version.calibration import calibrate

        given = RecipeInput(
            run=run,
            version_id=requested.version.id,
            library=library,
            folder=requested.folder,
            shipped=shipped,
            options=options,
            pictures=pictures,
            open_pool=partial(DecodingPool, cores()),
        )
        learned = follow_recipe(given, progress)
        pictures = learned.pictures
        progress.step(Phase.COMPARING, 0, 3, "")
        known = pictures.gallery(pictures.split.train, learned.features, learned.head)
        calibration = calibrate(
            pictures.gallery(pictures.split.calibration, learned.features, learned.head), known
        )
        progress.step(Phase.COMPARING, 1, 3, "")
        features_before = features_of_rows(library, pictures, before.backbone.id)
        queries = fair_rows(library, pictures, learnt, progress)
        tested = Tested(pictures, queries, learned.features, learned.head)
        cutpoint = calibration.default
        result = TrainResult(
            before=Tested(pictures, queries, features_before, before.head).at(before.cutpoint.distance),
            after=tested.at(cutpoint.distance),
            skipped=pictures.skipped,
        )
        progress.step(Phase.COMPARING, 2, 3, "")
        manifest = {
            "schema": SCHEMA,
            **requested.version.to_json(),
            "recipe": options.recipe,
            "options": options.to_json(),
            "versions": versions,
            "data": {
                "folder": str(requested.folder),
                "labels": pictures.counts(),
                "contradictions": pictures.contradictions,
                "left_out": pictures.skipped,
                "held_out": list(options.held_out),
            },
            "split": {name: len(rows) for name, rows in asdict(pictures.split).items()}
            | {"digest": pictures.digest(library.contents(pictures.ids[queries]))},
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
            "report": {"before": result.before, "after": result.after},
        }
        manifest["learnt"] = _write(run.version, LEARNT, _contents(library, pictures))
        manifest["head"] = _write(run.version, HEAD, learned.arrays)
        write_manifest(run.version / MODEL, manifest)
        if learned.backbone_id != shipped.id:
            rows = pictures.rows
            library.add_features(pictures.ids[rows], learned.backbone_id, learned.features[rows])
        progress.step(Phase.COMPARING, 3, 3, "")
    return result


def _contents(library: Catalogue, pictures: TrainingPictures) -> Arrays:
    """Name the pictures that the model has seen, by content: they may never measure it."""
    seen = np.concatenate([pictures.split.train, pictures.split.calibration])
    hashes = library.contents(pictures.ids[seen])
    return {"contents": np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1)}


def _write(version: Path, name: str, arrays: Arrays) -> dict[str, str]:
    """Write arrays and give the entry of the manifest that names the file.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # type: ignore[arg-type]  # numbers; allow_pickle would be an array to NumPy 2.1
    with written_whole(version / name) as beside:
        beside.write_bytes(content.getvalue())
    return {"file": name, "sha256": hashlib.sha256(content.getvalue()).hexdigest()}
