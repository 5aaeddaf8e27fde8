"""Trainings: begun, watched, taken up again, and what comes of them."""

import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any

from simgui.core.errors import Cancelled, SimguiError
from simgui.core.progress import Progress
from simgui.core.records import Training
from simgui.core.trainer_protocol import Request
from simgui.core.training import TrainingOptions, Unfinished
from simgui.library.catalogue import Catalogue
from simgui.library.data_folder import DataFolder
from simgui.library.indexer import index_folder
from simgui.library.model_store import ModelStore
from simgui.library.training_runs import TrainingRun, TrainingRuns
from simgui.session.estimates import estimate, seconds_a_picture
from simgui.session.models import Models
from simgui.session.trainer import open_log, run_trainer


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
        self._unit: float | None = None

    def estimates(self, pictures: int) -> dict[str, float]:
        """Estimate how many seconds each recipe would take for so many pictures, without a graphics card."""
        if self._unit is None:
            self._unit = seconds_a_picture(self._models.shipped_backbone)
        return estimate(pictures, self._unit)

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
            "backbone_id": self._models.shipped_backbone.id,
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
            Cancelled: if the person asked to stop; nothing has changed then.
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
            started = time.monotonic()
            self._index(folder, progress)
            return self._finish(self._runs.begin(request), started, progress)

    def unfinished(self) -> Unfinished | None:
        """Tell of a training that was interrupted and can be taken up again; None while one is running."""
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
        """Go on with the training that was interrupted: the same pictures, split and seed.

        Raises:
            SimguiError: if there is none, or the trainer fails.
            Cancelled: if the person asked to stop; the training is given up then.
        """
        with self._running:
            run = self._interrupted()
            if run is None:
                raise SimguiError("Nothing to resume", "No training was interrupted. Train anew.")
            return self._finish(run, time.monotonic(), progress)

    def discard(self) -> None:
        """Give up the training that was interrupted."""
        run = self._interrupted()
        if run is not None:
            self._discard(run)

    def _interrupted(self) -> TrainingRun | None:
        run = self._runs.unfinished()
        if run is not None and run.request["version"]["id"] in self._store.ids():
            self._discard(run)  # it was published; only the last broom is missing
            return None
        return run

    def _index(self, folder: Path, progress: Progress) -> None:
        """Make sure that all features are kept which a training and its comparison need."""
        for backbone in {
            each.id: each for each in (self._models.shipped_backbone, self._models.active.backbone)
        }.values():
            index_folder(folder, self._catalogue, backbone, progress)

    def _finish(self, run: TrainingRun, started: float, progress: Progress) -> Training:
        try:
            manifest = self._run_trainer(run, progress)
            model = self._store.publish(run.version)
        except Cancelled:
            self._discard(run)
            raise
        except BaseException:
            if not run.begun:
                self._discard(run)
            raise
        self._runs.discard(run)
        before, after = manifest["report"]["before"], manifest["report"]["after"]
        activated = finds_better(before, after)
        if activated:
            self._models.use(model)
        return Training(model, activated, before, after, time.monotonic() - started)

    def _run_trainer(self, run: TrainingRun, progress: Progress) -> dict[str, Any]:
        options = {
            **run.request,
            "run": str(run.folder),
            "catalogue": str(self._catalogue.path),
            "backbone": str(self._models.shipped_backbone_manifest),
            "active": str(self._models.folder(self._models.active)),
        }
        with open_log(self._log) as log:
            return run_trainer(Request("train", options), log, progress)

    def _discard(self, run: TrainingRun) -> None:
        self._models.forget_backbone(run.version, run.request["version"]["id"])
        self._runs.discard(run)


def finds_better(before: Mapping[str, Any], after: Mapping[str, Any]) -> bool:
    """Decide whether a new model is to be used, from the figures of both on the same pictures."""
    low, high = after["intervals"]["recall_at_1"]
    if low <= before["recall_at_1"] <= high:
        return bool(after["map"] > before["map"])
    return bool(after["recall_at_1"] > before["recall_at_1"])
