"""Trainings: begun, watched, taken up again, and what comes of them."""

import time
from datetime import UTC, datetime
from pathlib import Path
from threading import Event, Lock

from simgui.child.client import open_log, run_trainer
from simgui.child.protocol import Request
from simgui.core.errors import Cancelled, OfflineFolder, SimguiError
from simgui.core.progress import Progress
from simgui.library.catalogue import Catalogue
from simgui.library.folders.indexer import index_folder
from simgui.library.labelled import read_labelled
from simgui.library.storage.data_folder import DataFolder
from simgui.models.manifest.model import ModelManifest
from simgui.models.metrics import TrainingMetrics
from simgui.models.registry import Models
from simgui.models.store import ModelStore
from simgui.training.estimates import Estimate, Estimates
from simgui.training.options import TrainingOptions, Unfinished
from simgui.training.phases import PhaseClock, TimedProgress
from simgui.training.readiness import lacks, remarks
from simgui.training.records import Training, TrainingData
from simgui.training.runs import TrainingRun, TrainingRuns


class Trainings:
    """One training at a time; the active model changes only at the end of one that finds better.

    Args:
        data_folder: Where trainings under way and their log are kept.
        catalogue: Knows pictures and features.
        store: Takes in what was made.
        models: Says what is compared with, and uses what finds better.
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

    def estimates(self, pictures: int, options: TrainingOptions) -> dict[str, Estimate]:
        """Estimate how long each recipe would take for so many pictures, with these options."""
        return self._estimates.of_each_recipe(pictures, options, self._models.starter.backbone)

    def data(self, folder: Path) -> TrainingData:
        """Tell what there is to learn from in a folder, as far as it is indexed."""
        pictures = read_labelled(self._catalogue, folder.resolve(), self._models.active.backbone.id)
        return TrainingData(
            pictures.counts(),
            pictures.subfolders,
            pictures.left_out,
            lacks(pictures),
            tuple(remarks(pictures)),
        )

    def preview(
        self, folder: Path, options: TrainingOptions, progress: Progress
    ) -> list[tuple[str, list[int]]]:
        """Draw one batch as the training would see it: for each label its name and ids of pictures.

        Raises:
            SimguiError: if there is too little to learn from, or the trainer fails.
            Cancelled: if the person asked to stop.
        """
        request = {
            "catalogue": str(self._catalogue.path),
            "folder": str(folder.resolve()),
            "backbone_id": self._models.starter.backbone.id,
            "options": options.to_json(),
        }
        with open_log(self._log) as log:
            rows = run_trainer(Request("preview", request), log, progress)["rows"]
        return [(str(label), [int(number) for number in ids]) for label, ids in rows]

    def train(self, folder: Path, options: TrainingOptions, progress: Progress) -> Training:
        """Learn what is similar from a labelled folder, and use the new model if it finds better.

        It finds better if recall@1 on pictures it never saw is higher or, where the 95 % interval leaves that
        open, if mean average precision is higher. Either way the new version is kept.

        Args:
            folder: The first subfolder on the way to a picture is its label.
            options: How to train.
            progress: Told of every phase, of the plan and of the curve.

        Raises:
            SimguiError: if there is too little to learn from, or the trainer fails; nothing has changed then.
            Cancelled: if the person asked to stop; the model in use stays, and what was reached is kept for
                `resume`, unless it was to be discarded.
        """
        folder = folder.resolve()
        created = datetime.now(UTC)
        request = {
            "version": {
                "id": f"{options.recipe}-{created:%Y%m%d-%H%M%S-%f}",
                "name": f"{folder.name}, {created:%Y-%m-%d %H:%M}",
                "created": created.isoformat(timespec="seconds"),
            },
            "folder": str(folder),
            "options": options.to_json(),
        }
        with self._running:
            return self._finish(self._runs.begin(request), progress)

    def unfinished(self) -> Unfinished | None:
        """Tell of the newest training that was stopped or interrupted; None while one is running."""
        if self._running.locked():
            return None
        run = self._interrupted()
        if run is None:
            return None
        request = run.request
        return Unfinished(
            Path(request["folder"]),
            TrainingOptions.from_json(request["options"]),
            str(request["version"]["created"]),
        )

    def resume(self, progress: Progress) -> Training:
        """Go on with the training that was stopped or interrupted: the same pictures, split and seed.

        Raises:
            SimguiError: if there is none, or the trainer fails.
            Cancelled: as in `train`.
        """
        with self._running:
            run = self._interrupted()
            if run is None:
                raise SimguiError("Nothing to resume", "No training is waiting to go on. Train anew.")
            return self._finish(run, progress)

    def discard_when_stopped(self) -> None:
        """Let nothing be kept of the running training when it is stopped now."""
        self._discarded.set()

    def discard(self) -> None:
        """Give up the training that was stopped or interrupted."""
        run = self._interrupted()
        if run is not None:
            self._discard(run)

    def _interrupted(self) -> TrainingRun | None:
        run = self._runs.unfinished()
        if run is not None and run.request["version"]["id"] in self._store.ids():
            self._discard(run)  # it was published; only the last broom is missing
            return None
        return run

    def _index(self, run: TrainingRun, progress: Progress) -> None:
        """Make sure that all features are kept which a training and its comparison need."""
        backbones = (self._models.starter.backbone, self._models.active.backbone)
        try:
            for backbone in {each.id: each for each in backbones}.values():
                index_folder(Path(run.request["folder"]), self._catalogue, backbone, progress)
        except OfflineFolder:
            if not run.begun:
                raise
            # what was kept may do; what needs a picture again leaves it out, and says so

    def _finish(self, run: TrainingRun, progress: Progress) -> Training:
        started = time.monotonic()
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
        before, after, left_out = _measured(self._store.manifest(model))
        activated = finds_better(before, after)
        if activated:
            self._models.use(model)
        return Training(model, activated, before, after, time.monotonic() - started, left_out)

    def _run_trainer(self, run: TrainingRun, progress: Progress) -> None:
        shipped, options = self._models.starter.backbone, TrainingOptions.from_json(run.request["options"])
        request = {
            **run.request,
            "run": str(run.folder),
            "catalogue": str(self._catalogue.path),
            "backbone": str(self._models.starter.backbone_manifest),
            "active": str(self._models.folder(self._models.active.id)),
        }
        pictures = len(read_labelled(self._catalogue, Path(run.request["folder"]), shipped.id).ids)
        plan = self._estimates.plan(pictures, options, shipped)
        clock, finished = PhaseClock(plan), False
        progress.tell(plan)
        try:
            with open_log(self._log) as log:
                timed = TimedProgress(progress, clock)
                run_trainer(Request("train", request), log, timed, timed.tell_event)
            finished = True
        finally:
            self._estimates.learn(pictures, options, shipped, clock.measured(), finished=finished)

    def _discard(self, run: TrainingRun) -> None:
        self._models.forget_backbone(run.version, run.request["version"]["id"])
        self._runs.discard(run)


def _measured(manifest: ModelManifest) -> tuple[TrainingMetrics, TrainingMetrics, int]:
    """Give what a training measured, before and after, and how many pictures it left out."""
    report, data = manifest.report, manifest.data
    if report is None or report.before is None or report.after is None:
        raise SimguiError("The training measured nothing", f"“{manifest.id}” is kept, and not used.")
    return report.before, report.after, data.left_out if data else 0


def finds_better(before: TrainingMetrics, after: TrainingMetrics) -> bool:
    """Decide whether a new model is to be used, from the metrics of both on the same pictures."""
    low, high = after.intervals["recall_at_1"]
    old, new = before.recall_at_1 or 0.0, after.recall_at_1 or 0.0
    if low <= old <= high:
        return (after.map or 0.0) > (before.map or 0.0)
    return new > old
