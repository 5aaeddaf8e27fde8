"""Start what the Train area wants: a training, one that goes on, or a preview of its pictures."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from simgui.core.progress import Progress
from simgui.gui.state import Changes, WindowState
from simgui.gui.window.late import Late
from simgui.gui.work.jobs import LongJobs
from simgui.gui.work.worker import ReportingTask

if TYPE_CHECKING:
    from simgui.gui.train.batch_preview import Batch
    from simgui.gui.train.page import TrainPage
    from simgui.training.notes import Note
    from simgui.training.options import TrainingOptions
    from simgui.training.records import Training
    from simgui.training.service import Trainings


class TrainingJobs(QObject):
    """Starts trainings and previews as long jobs, as long as no other one runs.

    Args:
        trainings: Gives what does the work.
        state: Says which folder is open.
        jobs: Run it.
        late: Shows how it stands and what came of it.
        parent: Owner.
    """

    def __init__(
        self,
        trainings: "Callable[[], Trainings]",
        state: WindowState,
        jobs: LongJobs,
        late: "Late[TrainPage]",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._trainings = trainings
        self._state = state
        self._jobs = jobs
        self._late = late
        late.made.connect(self._connect)
        jobs.told.connect(self._show_note)

    def _connect(self) -> None:
        page = self._late.page
        page.train_wanted.connect(self.train)
        page.resume_wanted.connect(self.resume)
        page.preview_wanted.connect(self.preview)

    def train(self, options: "TrainingOptions") -> None:
        """Learn from the open folder, and let it use the new model if that finds better."""
        folder = self._state.folder
        if folder is not None and not self._jobs.busy:
            self._begin(partial(self._trainings().train, folder, options), folder)

    def resume(self, folder: Path) -> None:
        """Go on with the training on a folder that was interrupted."""
        if not self._jobs.busy:
            self._begin(self._trainings().resume, folder)

    def _begin(self, task: "ReportingTask[Training]", folder: Path) -> None:
        self._late.page.show_begin(folder)
        self._jobs.start(
            self.tr("Starting the training"),
            task,
            self._trained,
            self.tr("Training was stopped; your model is as it was."),
            precious=True,
            changes=Changes.LIBRARY | Changes.MODELS,  # it looks through the folder first
        )

    def _trained(self, training: "Training") -> str:
        self._late.page.show_training(training)
        return self.tr("Training is done.")

    def show_stopping(self) -> None:
        """Show that the training is being stopped."""
        self._late.page.show_stopping()

    def _show_note(self, note: "Note") -> None:
        self._late.tell(lambda page: page.show_note(note))

    def preview(self, options: "TrainingOptions") -> None:
        """Show one batch as a training would see it."""
        folder = self._state.folder
        if folder is not None and not self._jobs.busy:
            task: ReportingTask[Batch] = partial(_preview, self._trainings(), folder, options)
            self._jobs.start(self.tr("Preparing a preview"), task, self._previewed)

    def _previewed(self, rows: "Batch") -> str:
        self._late.page.show_batch(rows)
        return ""


def _preview(trainings: "Trainings", folder: Path, options: "TrainingOptions", progress: Progress) -> "Batch":
    return trainings.preview(folder, options, progress)
