"""Results of a training: each figure before and after it, on pictures that it never saw."""

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from simgui.gui.look.labels import styled
from simgui.gui.train.figures_table import FiguresTable
from simgui.gui.train.moments import moment, now
from simgui.models.metrics import TrainingMetrics
from simgui.models.records import ModelReport
from simgui.training.records import Training, scenes_sentence, skipped_sentence


class BeforeAfter(QWidget):
    """A sentence, and a table of figures before and after; hidden until there is something to show."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = styled("", "heading")
        self._sentence.setWordWrap(True)
        self._measured = styled("", "faint")
        self._measured.setWordWrap(True)
        self._figures = FiguresTable(self.tr("before"), self.tr("after"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._sentence)
        layout.addWidget(self._measured)
        layout.addWidget(self._figures)
        self.hide()

    def show_training(self, training: Training) -> None:
        """Show the results of a training."""
        self._show(
            self.tr("The new model finds better. It is used from now on.")
            if training.activated
            else self.tr("The new model does not find better. It is kept; yours is still used."),
            self.tr("Finished {0}.").format(now()),
            training.before,
            training.after,
            scenes_sentence(training),
            skipped_sentence(training.skipped) if training.skipped else "",
        )

    def show_report(self, report: ModelReport | None) -> None:
        """Show the results of the training of the model in use; nothing if it was not trained here."""
        self.hide()
        if report is not None and report.before and report.metrics:
            self._show(
                self.tr("Results of “{0}”").format(report.version.name),
                self.tr("Trained on “{0}”, {1}.").format(
                    Path(report.folder).name, moment(report.version.created)
                ),
                report.before,
                report.metrics,
            )

    def _show(
        self,
        sentence: str,
        origin: str,
        before: TrainingMetrics,
        after: TrainingMetrics,
        *further: str,
    ) -> None:
        self._sentence.setText(sentence)
        low, high = after.intervals["recall_at_1"]
        measured = self.tr("Measured on {0:,} pictures it never saw. Margin of error: {1:.0%} to {2:.0%}.")
        self._measured.setText(
            " ".join(filter(None, (origin, measured.format(after.queries, low, high), *further)))
        )
        self._figures.show_metrics(before, after)
        self.show()
