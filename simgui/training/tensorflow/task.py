"""One training, from labels to a finished version that is compared with the model in use.

The way of a training: gather and divide the pictures (`data`), follow a recipe (`recipes`), which fits
networks (`fitting`), then find thresholds, compare, and write the files of the new version (`version`).
"""

import io
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.evaluation.metrics import summarise
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.models.cutpoints import NamedCutpoint
from simgui.models.layout import HEAD, LEARNT, write_hashed
from simgui.models.litert import load_backbone
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import learnt_contents, load_model
from simgui.models.records import Comparison, LearntFrom, Split
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
        after = tested.at(cutpoint.distance)
        progress.step(Phase.COMPARING, 2, 3, "")
        split = pictures.split
        manifest = ModelManifest(
            **requested.version.to_json(),
            recipe=options.recipe,
            options=options.to_manifest(),
            versions=versions,
            data=LearntFrom(
                folder=str(requested.folder),
                labels=pictures.counts(),
                contradictions=pictures.contradictions,
                left_out=pictures.skipped,
                held_out=options.held_out,
            ),
            split=Split(
                len(split.train),
                len(split.calibration),
                len(split.test),
                pictures.digest(library.contents(pictures.ids[queries])),
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
                Tested(pictures, queries, features_before, before.head).at(before.cutpoint.distance), after
            ),
            learnt_sha256=_write(run.version / LEARNT, _contents(library, pictures)),
            head_sha256=_write(run.version / HEAD, learned.arrays),
        )
        manifest.write(run.version)
        if learned.backbone_id != shipped.id:
            rows = pictures.rows
            library.add_features(pictures.ids[rows], learned.backbone_id, learned.features[rows])
        progress.step(Phase.COMPARING, 3, 3, "")
    return TrainResult(requested.version.id)


def _contents(library: Catalogue, pictures: TrainingPictures) -> Arrays:
    """Name the pictures that the model has seen, by content: they may never measure it."""
    seen = np.concatenate([pictures.split.train, pictures.split.calibration])
    hashes = library.contents(pictures.ids[seen])
    return {"contents": np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1)}


def _write(path: Path, arrays: Arrays) -> str:
    """Write arrays to a file of the new version, and give its hash.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # type: ignore[arg-type]  # numbers; allow_pickle would be an array to NumPy 2.1
    return write_hashed(path, content.getvalue())
