"""Trainings: how one is started, stopped, resumed and discarded, and whether its model is used."""

import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock

from simgui.child.client import open_log, run_trainer
from simgui.child.protocol import Request
from simgui.core.errors import Cancelled, OfflineFolder, SimguiError
from simgui.core.progress import Progress
from simgui.core.real_path import real_path
from simgui.core.sentences import say
from simgui.duplicates.scenes import FoundScenes, find_scenes
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.library.labelled import LabelledPictures, read_labelled
from simgui.library.storage.data_folder import DataFolder
from simgui.library.subfolder_check import keep_check
from simgui.models.backbone import Backbone
from simgui.models.manifest.model import ModelManifest
from simgui.models.metrics import Difference, TrainingMetrics
from simgui.models.records import LearntFrom
from simgui.models.registry import Models
from simgui.models.starter import Starter
from simgui.models.store import ModelStore
from simgui.training.decision import decide
from simgui.training.estimates import Estimate, Estimates
from simgui.training.options import TrainingOptions
from simgui.training.phase_clock import PhaseClock
from simgui.training.phase_progress import TimedProgress
from simgui.training.readiness import MOST_COMPARED, lacks, remarks, require_enough
from simgui.training.records import Training, TrainingData, Unfinished
from simgui.training.requests import (
    BatchRow,
    NewVersion,
    PreviewRequest,
    PreviewResult,
    RequestedTraining,
    TrainRequest,
)
from simgui.training.runs import TrainingRun, TrainingRuns
from simgui.training.stack_versions import missing_stack, stack_versions, yet_to_add


class Trainings:
    """Starts, resumes and discards trainings, one at a time.

    The model of a folder changes only at the end of a training that finds better.

    Args:
        data_folder: Where trainings under way and their log are kept.
        catalogue: Knows pictures and features.
        store: Keeps the new versions.
        models: Says what is compared with, and lets a folder use what finds better.
    """

    def __init__(
        self, data_folder: DataFolder, catalogue: Catalogue, store: ModelStore, models: Models
    ) -> None:
        self._log = data_folder.logs / "trainer.log"
        self._catalogue = catalogue
        self._store = store
        self._models = models
        self._runs = TrainingRuns(data_folder.trainings)
        self._running = Lock()
        self._discarded = Event()
        self._estimates = Estimates(data_folder.speeds)
        self._last_scenes: tuple[tuple[object, ...], FoundScenes] | None = None

    def estimates(self, pictures: int, options: TrainingOptions) -> dict[str, Estimate]:
        """Estimate how long each recipe would take for so many pictures, with these options."""
        return self._estimates.of_each_recipe(pictures, options, self._yardstick)

    @property
    def _yardstick(self) -> Backbone:
        """What the speed of this computer is measured with: always the same network, whatever is in use."""
        return self._models.starters.earlier.backbone

    def data(self, folder: Path) -> TrainingData:
        """Tell what there is to learn from in a folder, as far as it is indexed."""
        pictures = read_labelled(self._catalogue, real_path(folder), self._models.of(folder).backbone.id)
        return TrainingData(
            pictures.counts(),
            pictures.subfolders,
            pictures.excluded,
            missing_stack() or lacks(pictures),
            (*yet_to_add(), *remarks(pictures, self._scenes(real_path(folder), pictures))),
            pictures.rule,
        )

    def _scenes(self, folder: Path, pictures: LabelledPictures) -> FoundScenes | None:
        """Find the scenes of not too many pictures that the starter has seen, as a training does.

        The same pictures are not compared again.
        """
        backbone = self._models.starter_of(folder).backbone_id
        is_small = len(pictures.ids) <= MOST_COMPARED
        if not is_small or not self._catalogue.features.have(pictures.ids, backbone).all():
            return None
        key = folder, backbone, pictures.ids.tobytes(), pictures.labels.tobytes()
        last = self._last_scenes
        if last is None or last[0] != key:
            found = find_scenes(self._catalogue, folder, pictures.ids, pictures.labels, backbone)
            last = self._last_scenes = key, found
        return last[1]

    def preview(self, folder: Path, options: TrainingOptions, progress: Progress) -> tuple[BatchRow, ...]:
        """Draw one batch as the training would see it, a row for each label.

        Raises:
            SimguiError: if there is too little to learn from, or the trainer fails.
            Cancelled: if the person asked to stop.
        """
        stack_versions()
        request = PreviewRequest(
            self._catalogue.path, real_path(folder), self._models.of(folder).backbone.id, options
        )
        with open_log(self._log) as log:
            result = run_trainer(Request(request.TASK, request.to_json()), log, progress)
        return PreviewResult.from_json(result).rows

    def train(self, folder: Path, options: TrainingOptions, progress: Progress) -> Training:
        """Learn what is similar from a labelled folder, and let it use the new model if that finds better.

        `simgui.training.decision` says what better means. Either way the new version is kept.

        Args:
            folder: The first subfolder on the way to a picture is its label.
            options: How to train.
            progress: Told of every phase, of the plan and of the curve.

        Raises:
            SimguiError: if there is too little to learn from, or the trainer fails; nothing has changed then.
            Cancelled: if the person asked to stop; the model in use stays, and what was reached is kept for
                `resume`, unless it was to be discarded.
        """
        stack_versions()
        folder = real_path(folder)
        created = datetime.now(UTC)
        version = NewVersion(
            id=f"{options.recipe}-{created:%Y%m%d-%H%M%S-%f}",
            name=f"{folder.name}, {created:%Y-%m-%d %H:%M}",
            created=created.isoformat(timespec="seconds"),
        )
        with self._running:
            requested = RequestedTraining(version, folder, options, self._models.starter_of(folder).id)
            return self._finish(self._runs.begin(requested), progress)

    def unfinished(self) -> Unfinished | None:
        """Give the newest training that can be resumed; None if there is none, or one is running."""
        if self._running.locked():
            return None
        run = self._interrupted()
        if run is None:
            return None
        requested = run.request
        return Unfinished(requested.folder, requested.options, requested.version.created)

    def resume(self, progress: Progress) -> Training:
        """Go on with the training that was stopped or interrupted: the same pictures, split and seed.

        Raises:
            SimguiError: if there is none, or the trainer fails.
            Cancelled: as in `train`.
        """
        stack_versions()
        with self._running:
            run = self._interrupted()
            if run is None:
                raise SimguiError(
                    say("Nothing to resume"), say("No training is waiting to go on. Train anew.")
                )
            return self._finish(run, progress)

    def discard_when_stopped(self) -> None:
        """Keep nothing of the running training if it is stopped from now on."""
        self._discarded.set()

    def discard(self) -> None:
        """Discard the training that was stopped or interrupted."""
        run = self._interrupted()
        if run is not None:
            self._discard(run)

    def _interrupted(self) -> TrainingRun | None:
        run = self._runs.unfinished()
        if run is not None and run.request.version.id in self._store.ids():
            self._discard(run)  # its version was published; only its folder was still to be deleted
            return None
        return run

    def _index(self, run: TrainingRun, progress: Progress) -> None:
        """Index the folder for every backbone that the training or its comparison needs."""
        backbones = (self._starter_of(run).backbone, self._models.of(run.request.folder).backbone)
        try:
            for backbone in {each.id: each for each in backbones}.values():
                index_folder(run.request.folder, self._catalogue, backbone, progress)
            keep_check(run.request.folder, self._catalogue, self._starter_of(run).backbone_id)
        except OfflineFolder:
            if not run.begun:
                raise
            # what is finished may be enough; pictures that would have to be read again are skipped

    def _starter_of(self, run: TrainingRun) -> Starter:
        """Give the starter on whose features a training stands: the one that was in use when it began."""
        return self._models.starters.get(run.request.starter) or self._models.starters.default

    def _finish(self, run: TrainingRun, progress: Progress) -> Training:
        started, folder = time.monotonic(), run.request.folder
        self._discarded.clear()
        try:
            self._index(run, progress)
            self._run_trainer(run, progress)
            model = self._store.publish(run.version)
        except Cancelled:
            if self._discarded.is_set():
                self._discard(run)
            raise
        except BaseException as error:
            if not run.begun and isinstance(error, SimguiError):
                self._discard(run)
            raise
        self._runs.discard(run)
        manifest = self._store.manifest(model)
        before, after, difference = _measured(manifest)
        data = manifest.data or LearntFrom()
        training = Training(
            model,
            decide(after, difference, scenes_cut=data.scenes_cut),
            before,
            after,
            time.monotonic() - started,
            skipped=data.left_out,
            pictures=sum(data.labels.values()),
            near_copies=data.near_copies,
            scenes_cut=data.scenes_cut,
            outlook=manifest.outlook,
            difference=difference,
            recipe=manifest.recipe,
            folder=folder,
            examples=manifest.report.examples if manifest.report else None,
        )
        if training.activated:
            self._models.use(model, folder)
        return training

    def _run_trainer(self, run: TrainingRun, progress: Progress) -> None:
        requested, starter = run.request, self._starter_of(run)
        options, yardstick = requested.options, self._yardstick
        request = TrainRequest(
            training=requested,
            run=run.folder,
            catalogue=self._catalogue.path,
            backbone=starter.backbone_manifest,
            active=self._models.folder(self._models.of(requested.folder).id),
            starter=starter.folder,
        )
        labelled = read_labelled(self._catalogue, requested.folder, starter.backbone_id)
        if not run.begun:
            require_enough(labelled, options.held_out)  # before TensorFlow is waited for
        pictures = len(labelled.ids)
        plan = self._estimates.plan(pictures, options, yardstick)
        clock, finished = PhaseClock(plan), False
        progress.tell(plan)
        try:
            with open_log(self._log) as log:
                timed = TimedProgress(progress, clock)
                run_trainer(Request(request.TASK, request.to_json()), log, timed, timed.tell_event)
            finished = True
        finally:
            self._estimates.learn(pictures, options, yardstick, clock.measured(), finished=finished)

    def _discard(self, run: TrainingRun) -> None:
        self._models.forget_backbone(run.version, run.request.version.id)
        self._runs.discard(run)


def _measured(manifest: ModelManifest) -> tuple[TrainingMetrics, TrainingMetrics, Difference]:
    """Give what a training measured: before, after, and the difference on the same queries."""
    report = manifest.report
    if report is None or report.before is None or report.after is None or report.difference is None:
        raise SimguiError(
            say("The training measured nothing"), say("“{model}” is kept, and not used.", model=manifest.id)
        )
    return report.before, report.after, report.difference
