"""One training, from labels to a finished version that is compared with the model in use.

The way of a training: gather and divide the pictures (`data`), follow a recipe (`recipes`), which fits
networks (`fitting`), then find thresholds, compare, and write the files of the new version (`version`).
"""

import io
from collections.abc import Collection, Mapping
from contextlib import closing
from functools import partial
from pathlib import Path

import numpy as np

from simgui.core.cores import cores
from simgui.core.progress import Progress
from simgui.duplicates.scenes import contradictions_sentence, find_contradictions, near_copies
from simgui.evaluation.label_calibration import calibrate_labels
from simgui.evaluation.metrics import summarise
from simgui.evaluation.paired import compare_pairwise
from simgui.library.catalogue import Catalogue
from simgui.library.decoding.pool import DecodingPool
from simgui.models.cutpoints import Cutpoint, NamedCutpoint
from simgui.models.layout import HEAD, LEARNT, write_hashed
from simgui.models.litert import load_backbone
from simgui.models.manifest.model import ModelManifest
from simgui.models.model import Model, learnt_contents, load_model
from simgui.models.records import Comparison, LearntFrom, Split
from simgui.training.notes import Caution
from simgui.training.phases import Phase
from simgui.training.requests import TrainRequest, TrainResult
from simgui.training.runs import Arrays, TrainingRun
from simgui.training.tensorflow.data.answers import read_answers
from simgui.training.tensorflow.data.pictures import TrainingPictures, gather
from simgui.training.tensorflow.recipes.recipe import RecipeInput, RecipeResult, features_of_rows
from simgui.training.tensorflow.stack import check_stack
from simgui.training.tensorflow.version.comparison import Tested, fair_rows
from simgui.training.tensorflow.version.examples import draw_examples
from simgui.training.tensorflow.version.match_rates import match_rates_of


def train(request: TrainRequest, progress: Progress) -> TrainResult:
    """Train and make the version in the run's folder, or go on from where the run was interrupted.

    Args:
        request: What to train, on what, and what to compare with.
        progress: Told of every phase and of the curve.

    Raises:
        SimguiError: if there is too little to learn from, or the disk does not allow it.
    """
    requested = request.training
    run, shipped = TrainingRun(request.run), load_backbone(request.backbone)
    with run.working(), closing(Catalogue(request.catalogue)) as library:
        in_use, learnt = load_model(request.active), learnt_contents(request.active)
        backbones = (shipped.id, in_use.backbone.id)
        pictures = gather(run, library, requested.folder, backbones, requested.options, learnt)
        contradictions = find_contradictions(library, pictures.ids, pictures.labels, shipped.id)
        if said := contradictions_sentence(library, requested.folder, contradictions):
            progress.tell(Caution(said))
        versions = check_stack(progress)
        # TensorFlow: only after the check.
        from simgui.training.tensorflow.recipes.follow import follow_recipe

        given = RecipeInput(
            run=run,
            version_id=requested.version.id,
            library=library,
            folder=requested.folder,
            shipped=shipped,
            options=requested.options,
            pictures=pictures,
            open_pool=partial(DecodingPool, cores()),
            answers=read_answers(run, library, pictures),
        )
        learned = follow_recipe(given, progress)
        _make_version(request, library, learned, versions, in_use, learnt, len(given.answers), progress)
        if learned.backbone_id != shipped.id:
            rows = learned.pictures.rows
            library.features.add(learned.pictures.ids[rows], learned.backbone_id, learned.features[rows])
        Phase.COMPARING.report(progress, 3, 3)
    return TrainResult(requested.version.id)


def _make_version(
    request: TrainRequest,
    library: Catalogue,
    learned: RecipeResult,
    versions: Mapping[str, str],
    in_use: Model,
    learnt: Collection[bytes],
    answers: int,
    progress: Progress,
) -> None:
    """Find the thresholds, compare with the model in use, and write the files of the new version.

    Args:
        request: What was asked for.
        library: Knows contents and features.
        learned: What the recipe gave.
        versions: Of the libraries that were used.
        in_use: The model to compare with.
        learnt: Contents that it has learnt from.
        answers: How many answers about pairs the new model has learnt from.
        progress: Told of the parts.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    # TensorFlow: only after the check.
    from simgui.training.tensorflow.version.calibration import calibrate
    from simgui.training.tensorflow.version.label_folds import ask_label_folds
    from simgui.training.tensorflow.version.later import Later

    requested, folder = request.training, TrainingRun(request.run).version
    pictures, split = learned.pictures, learned.pictures.split
    unknown = ask_label_folds(pictures, learned.features, learned.relearn, requested.options, progress)
    Phase.COMPARING.report(progress, 0, 3)
    asked = pictures.gallery(split.calibration, learned.features, learned.head)
    calibration = calibrate(asked, pictures.gallery(pictures.known, learned.features, learned.head))
    matcher = requested.options.matcher
    label_thresholds = calibrate_labels(calibration.figures, asked.labels, pictures.names, matcher)
    Phase.COMPARING.report(progress, 1, 3)
    queries = fair_rows(library, pictures, learnt, progress)
    features_in_use = features_of_rows(library, pictures, in_use.backbone.id)
    before = Tested(pictures, queries, features_in_use, in_use.head)
    tested = Tested(pictures, queries, learned.features, learned.head)
    later = Later(pictures, queries, learned.features, learned.head, requested.options.seed)
    starter = load_model(request.starter)
    features_of_starter = features_of_rows(library, pictures, starter.backbone.id)
    at_first = Tested(pictures, queries, features_of_starter, starter.head)
    chosen, in_use_at = calibration.default.distance, in_use.cutpoint.distance
    Phase.COMPARING.report(progress, 2, 3)

    def measured(cutpoint: Cutpoint) -> NamedCutpoint:
        threshold, recall = cutpoint.distance, calibration.recall_at(cutpoint.distance)
        return NamedCutpoint(
            cutpoint,
            summarise(calibration.figures, threshold),
            tested.at(threshold),
            None if unknown is None else unknown.at(recall),
            later.at(threshold),
        )

    manifest = ModelManifest(
        **requested.version.to_json(),
        recipe=requested.options.recipe,
        options=requested.options.to_manifest(),
        versions=versions,
        data=LearntFrom(
            folder=str(requested.folder),
            labels=pictures.counts(),
            contradictions=pictures.contradictions,
            left_out=pictures.skipped,
            held_out=requested.options.held_out,
            near_copies=near_copies(pictures.scenes[pictures.rows]),
            scenes_cut=pictures.scenes_cut,
            answers=answers,
        ),
        split=Split(
            len(split.train),
            len(split.calibration),
            len(split.test),
            pictures.digest(library.pictures.contents(pictures.ids[queries])),
        ),
        backbone=learned.backbone_id,
        kept_share=float(learned.arrays.get("kept_share", np.zeros(())).item()),
        cutpoint=calibration.default,
        cutpoints=tuple(measured(each) for each in calibration.cutpoints),
        thresholds={name: tuple(values) for name, values in calibration.thresholds.items()},
        label_thresholds=label_thresholds,
        unknown_labels_by_label=None if unknown is None else unknown.verdicts,
        match_rates=match_rates_of(pictures, learned.features, learned.head),
        compared_with=in_use.id,
        report=Comparison(
            before.report(in_use_at, in_use.label_thresholds),
            tested.report(chosen, label_thresholds),
            compare_pairwise(
                before.figures,
                tested.figures,
                before.verdicts(in_use_at, in_use.label_thresholds),
                tested.verdicts(chosen, label_thresholds),
            ),
            at_first.report(starter.cutpoint.distance, starter.label_thresholds),
            starter.id,
            draw_examples(library, before, tested, requested.options.seed),
        ),
        learnt_sha256=_write(folder / LEARNT, _contents(library, pictures)),
        head_sha256=_write(folder / HEAD, learned.arrays),
    )
    manifest.write(folder)


def _contents(library: Catalogue, pictures: TrainingPictures) -> Arrays:
    """Name the pictures that the model has seen, by content: they may never measure it."""
    seen = np.concatenate([pictures.split.train, pictures.split.calibration])
    hashes = library.pictures.contents(pictures.ids[seen])
    return {"contents": np.frombuffer(b"".join(hashes), np.uint8).reshape(len(hashes), -1)}


def _write(path: Path, arrays: Arrays) -> str:
    """Write arrays to a file of the new version, and give its hash.

    Raises:
        SimguiError: if the disk does not allow it.
    """
    content = io.BytesIO()
    np.savez(content, **arrays)  # type: ignore[arg-type]  # numbers; allow_pickle would be an array to NumPy 2.1
    return write_hashed(path, content.getvalue())
