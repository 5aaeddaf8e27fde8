"""Teach it your idea of similar: one button, what will happen, what came of it, and every version so far."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from simgui.core.progress import Progress
from simgui.core.records import ModelVersion, Training, TrainingData
from simgui.gui.before_after import BeforeAfter
from simgui.gui.label_chart import LabelChart
from simgui.gui.labels import styled
from simgui.gui.model_list import ModelList
from simgui.gui.worker import Lane, Worker
from simgui.session import Session


class TrainPage(QWidget):
    """Emits what the person wants; the window trains."""

    train_wanted = Signal()
    model_changed = Signal()
    """Another version is used now."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, session: Session, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._worker = worker
        self._folder = Path()
        self._data: TrainingData | None = None
        self._busy = False
        self._plan = styled("", "")
        self._plan.setWordWrap(True)
        self._remarks = styled("", "faint")
        self._remarks.setWordWrap(True)
        self._train = QPushButton(self.tr("Train"))
        self._train.setProperty("role", "primary")
        self._train.clicked.connect(self.train_wanted)
        self._outcome = BeforeAfter()
        self._chart = LabelChart()
        self._models = ModelList()
        self._models.use_wanted.connect(self._use)
        self._models.delete_wanted.connect(self._delete)

        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(styled(self.tr("Teach it your idea of similar"), "title"))
        left.addWidget(self._plan)
        left.addWidget(self._train, 0, Qt.AlignmentFlag.AlignLeft)
        left.addWidget(self._remarks)
        left.addSpacing(12)
        left.addWidget(self._outcome)
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(12)
        right.addWidget(styled(self.tr("Pictures of each label"), "heading"))
        right.addWidget(self._chart)
        right.addSpacing(18)
        right.addWidget(styled(self.tr("Models"), "heading"))
        right.addWidget(self._models)
        right.addStretch(1)
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(28, 26, 28, 18)
        columns.setSpacing(56)
        columns.addLayout(left, 3)
        columns.addLayout(right, 2)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)

    def show_folder(self, folder: Path) -> None:
        """Show what there is to learn from in another folder."""
        self._folder = folder
        self._data = None
        self._outcome.hide()
        self.refresh()

    def refresh(self) -> None:
        """Look up labels and models."""
        task = partial(_look_up, self._session, self._folder)
        self._worker.start(Lane.INTERACTIVE, task, self._show, self.failed.emit)

    def show_busy(self, busy: bool) -> None:
        """Take no wish to train while a long job is running."""
        self._busy = busy
        self._show_plan()

    def show_training(self, training: Training) -> None:
        """Show what a training has brought."""
        self._outcome.show_training(training)

    def _show(self, found: tuple[Path, TrainingData, tuple[ModelVersion, ...]]) -> None:
        folder, data, versions = found
        self._models.show_versions(versions)
        if folder == self._folder:
            self._data = data
            self._chart.show_counts(data.labels)
            self._remarks.setText("\n".join(f"• {remark}" for remark in data.remarks))
            self._show_plan()

    def _show_plan(self) -> None:
        data = self._data
        self._train.setEnabled(data is not None and data.enough and not self._busy)
        if data is None:
            self._plan.setText("")
        elif not data.enough:
            self._plan.setText(
                self.tr(
                    "SimGUI learns from labelled pictures: put them into subfolders of the open folder, "
                    "one subfolder a label. Two labels of six pictures are the least; hundreds are better."
                )
            )
        else:
            self._plan.setText(
                self.tr(
                    "Learns from the {0:,} pictures in {1} subfolders of “{2}”, in a minute or two. Some are "
                    "set aside to measure it honestly. Your model stays unless the new one finds better; you "
                    "can go on searching meanwhile."
                ).format(sum(data.labels.values()), len(data.labels), self._folder.name)
            )

    def _use(self, model_id: str) -> None:
        self._worker.start(
            Lane.INTERACTIVE, partial(_use, self._session, model_id), self._changed, self.failed.emit
        )

    def _delete(self, model_id: str) -> None:
        self._worker.start(
            Lane.INTERACTIVE, partial(_delete, self._session, model_id), self._deleted, self.failed.emit
        )

    def _changed(self, _model_id: str) -> None:
        self.refresh()
        self.model_changed.emit()

    def _deleted(self, _model_id: str) -> None:
        self.refresh()


# The tasks: they run off the GUI thread and touch no widget.


def _look_up(
    session: Session, folder: Path, _progress: Progress
) -> tuple[Path, TrainingData, tuple[ModelVersion, ...]]:
    return folder, session.training_data(folder), session.models.list()


def _use(session: Session, model_id: str, _progress: Progress) -> str:
    return session.models.use(model_id).id


def _delete(session: Session, model_id: str, _progress: Progress) -> str:
    session.models.delete(model_id)
    return model_id
