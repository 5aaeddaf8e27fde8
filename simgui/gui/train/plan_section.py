"""What a training would do, how long it would take, and the button that starts it."""

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.progress import duration
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.actions import button_action
from simgui.gui.look.labels import styled
from simgui.gui.train.training_options import TrainingOptionsPanel
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.training.estimates import Estimate
from simgui.training.options import TrainingOptions
from simgui.training.records import TrainingData
from simgui.training.service import Trainings


class PlanSection(QWidget):
    """A sentence about what would be learnt from, *Train*, *Preview*, the options, and what to know first.

    Args:
        trainings: Estimates how long a training takes.
        worker: Asks it.
        parent: Owner.
    """

    train_wanted = Signal(object)
    """`TrainingOptions`."""
    preview_wanted = Signal(object)
    """`TrainingOptions`."""
    thorough_estimated = Signal(str)
    """How long a thorough training would take."""
    ready_changed = Signal(bool)
    """Whether a training can be started."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(self, trainings: Trainings, worker: Worker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._trainings = trainings
        self._estimating = Latest(worker, Lane.INTERACTIVE, self)
        self._folder = Path()
        self._data: TrainingData | None = None
        self._estimates: Mapping[str, Estimate] = {}
        self._busy = False
        self._incomplete = False
        self._plan = styled("", "")
        self._plan.setWordWrap(True)
        self._remarks = styled("", "faint")
        self._remarks.setWordWrap(True)
        self._train = QPushButton(self.tr("Train"))
        self._train.setProperty("role", "primary")
        self._train.clicked.connect(self._want_training)
        self._preview = QPushButton(self.tr("Preview training pictures…"))
        self._preview.clicked.connect(self._want_preview)
        needs = self.tr("Needs labels, and no other training")
        button_action(self._train, "train", self.tr("Train on the open folder"), "Ctrl+T", needs=needs)
        button_action(self._preview, "train", self._preview.text(), needs=needs)
        self._options = TrainingOptionsPanel()
        self._options.changed.connect(self._estimate)
        buttons = QHBoxLayout()
        buttons.setSpacing(12)
        buttons.addWidget(self._train)
        buttons.addWidget(self._preview)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        self._draw()
        layout.addWidget(self._plan)
        layout.addLayout(buttons)
        layout.addWidget(self._options)
        layout.addWidget(self._remarks)

    def name_of(self, recipe: str) -> str:
        """Give what a recipe is called, in the middle of a sentence."""
        return self._options.name_of(recipe)

    def forget(self) -> None:
        """Know nothing to learn from: another folder is open."""
        self._data = None
        self._draw()

    def show_data(self, folder: Path, data: TrainingData) -> None:
        """Show what there is to learn from in a folder."""
        self._folder, self._data = folder, data
        self._options.show_labels(sorted(data.labels))
        self._remarks.setText("\n".join(f"• {translated(remark)}" for remark in data.remarks))
        self._estimate()

    def show_busy(self, busy: bool) -> None:
        """Take no wish to train while a long job is running."""
        self._busy = busy
        self._draw()

    def show_incomplete(self, incomplete: bool) -> None:
        """Ask for no more pictures as long as the folder is not known to its end."""
        self._incomplete = incomplete
        self._draw()

    def _estimate(self) -> None:
        """Estimate how long a training would take with what is chosen now."""
        self._draw()
        if self._data is not None and self._data.labels:
            pictures = sum(self._data.labels.values())
            task = partial(self._trainings.estimates, pictures, self._options.options())
            self._estimating.start(task, self._show_estimates, self.failed.emit)

    def _show_estimates(self, estimates: Mapping[str, Estimate]) -> None:
        self._estimates = estimates
        said = {recipe: self._said(each) for recipe, each in estimates.items()}
        self._options.show_estimates(said)
        self.thorough_estimated.emit(said.get("thorough", ""))
        self._draw()

    def _said(self, estimate: Estimate) -> str:
        said = translated(duration(estimate.seconds))
        return said if estimate.measured else filled(self.tr("{0} (a first guess)"), said)

    def _draw(self) -> None:
        data = self._data
        ready = data is not None and not data.lacks and not self._busy
        self._train.setEnabled(ready)
        self._preview.setEnabled(ready)
        self.ready_changed.emit(ready)
        if self._incomplete and (data is None or data.lacks):
            self._plan.setText("")
        elif data is None:
            self._plan.setText(self.tr("Looking at what there is to learn from…"))
        elif data.lacks:
            needs = self.tr(
                "SimGUI learns from labelled pictures: one subfolder of the open folder is one label. "
                "Hundreds of pictures of each are best."
            )
            self._plan.setText(f"{needs}\n\n{translated(data.lacks)}")
        else:
            self._plan.setText(self._what_happens(data))

    def _what_happens(self, data: TrainingData) -> str:
        estimate = self._estimates.get(self._options.options().recipe)
        return filled(
            self.tr(
                "Learns from {0} of {1} in “{2}”{3}. Some are set aside to measure "
                "it honestly. Your model stays unless the new one finds better beyond chance; you can go on "
                "searching meanwhile."
            ),
            translated(say_count("{count:,} picture", "{count:,} pictures", sum(data.labels.values()))),
            translated(say_count("{count:,} label", "{count:,} labels", len(data.labels))),
            shown(self._folder.name),
            filled(self.tr(", in {0}"), self._said(estimate)) if estimate else "",
        )

    def want_thorough(self) -> None:
        """Start a thorough training, with the labels held out and the seed that are chosen here."""
        chosen = self._options.options()
        self.train_wanted.emit(TrainingOptions("thorough", seed=chosen.seed, held_out=chosen.held_out))

    def _want_training(self) -> None:
        self.train_wanted.emit(self._options.options())

    def _want_preview(self) -> None:
        self.preview_wanted.emit(self._options.options())
