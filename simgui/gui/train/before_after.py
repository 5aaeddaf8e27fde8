"""Results of a training: figures before and after it, on pictures it never saw, and what to do next."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.evaluation.outlook import outlook_sentences
from simgui.evaluation.paired import smallest_gain
from simgui.gui.language import filled, translated
from simgui.gui.look.flow_layout import FlowLayout
from simgui.gui.look.labels import styled
from simgui.gui.train.example_pictures import ExamplePictures
from simgui.gui.train.figures_table import FiguresTable
from simgui.gui.train.moments import moment, now
from simgui.gui.train.thorough_offer import ThoroughOffer
from simgui.models.metrics import Outlook, TrainingMetrics
from simgui.models.records import ModelReport
from simgui.training.decision import ADVISED_SCENES, Reason
from simgui.training.records import Training, scenes_sentence, skipped_sentence

_SPACING_PX = 12


class BeforeAfter(QWidget):
    """What a training brought, in words, pictures and figures; hidden until there is something to show.

    Args:
        pictures: Pictures that the training changed something for.
        parent: Owner.
    """

    use_wanted = Signal(str)
    """Id of the new model: the person wants it all the same."""
    starter_wanted = Signal()
    """The person wants the starter again."""
    search_wanted = Signal()
    """The person wants to see what the model in use finds."""
    reasons_wanted = Signal()
    """The person wants to see what the figures rest on."""

    def __init__(self, pictures: ExamplePictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = ""
        self._pictures = pictures
        self._sentence, self._why, self._measured = styled("", "heading"), styled("", ""), styled("", "faint")
        self._outlook = styled("", "")
        for each in (self._sentence, self._why, self._outlook, self._measured):
            each.setWordWrap(True)
        self._figures = FiguresTable(self.tr("before"), self.tr("after"))
        self._use = QPushButton(self.tr("Use it all the same"))
        self._use.clicked.connect(self._want_use)
        self._back = QPushButton(self.tr("Back to Starter"))
        self._back.clicked.connect(self.starter_wanted)
        self._search = QPushButton(self.tr("See it in Search"))
        self._search.clicked.connect(self.search_wanted)
        self._reasons = QPushButton(self.tr("Why?"))
        self._reasons.setToolTip(self.tr("Show the measurement of the model in use in Insight"))
        self._reasons.clicked.connect(self.reasons_wanted)
        self.thorough = ThoroughOffer()
        buttons = FlowLayout(_SPACING_PX)
        for button in (self._search, self._reasons, self._use, self._back):
            buttons.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self._sentence, self._why, self._outlook, self._measured):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        layout.addWidget(self.thorough)
        layout.addWidget(self._pictures)
        layout.addWidget(self._figures)
        self.hide()

    def show_training(self, training: Training) -> None:
        """Show the results of a training."""
        self._model = training.model
        self._pictures.show_examples(training.examples, training.folder)
        self._use.setVisible(not training.activated)
        for button in (self._search, self._reasons, self._back):
            button.setVisible(training.activated)
        self.thorough.setVisible(training.recipe == "quick")
        self._show(
            self._outcome(training),
            self._reason(training),
            filled(self.tr("Finished {0}."), now()),
            training.before,
            training.after,
            training.recipe,
            training.outlook,
            translated(scenes_sentence(training)),
            translated(skipped_sentence(training.skipped)) if training.skipped else "",
        )

    def show_report(self, report: ModelReport | None) -> None:
        """Show the results of the training of the model in use; nothing if it was not trained here."""
        self.hide()
        if report is not None and report.before and report.metrics:
            self._use.hide()
            self._pictures.show_examples(report.examples, Path(report.folder))
            for button in (self._search, self._reasons, self._back):
                button.show()
            self.thorough.setVisible(report.version.recipe == "quick")
            self._show(
                filled(self.tr("Results of “{0}”"), report.version.name),
                "",
                filled(
                    self.tr("Trained on “{0}”, {1}."),
                    Path(report.folder).name,
                    moment(report.version.created),
                ),
                report.before,
                report.metrics,
                report.version.recipe,
                report.outlook,
            )

    def _outcome(self, training: Training) -> str:
        """Say whether the new model is used."""
        match training.reason:
            case Reason.BETTER:
                folder = shown(training.folder.name)
                return filled(self.tr("The new model finds better. It is used from now on in “{0}”."), folder)
            case Reason.ONLY_COPIES | Reason.TOO_FEW_SCENES:
                return self.tr("Too little to tell whether the new model finds better. Yours is still used.")
            case Reason.MATCHES_TOO_LITTLE:
                return self.tr("The new model matches too little. It is kept; yours is still used.")
            case Reason.VERDICT_WORSE:
                return self.tr("The new model's verdicts are worse. It is kept; yours is still used.")
            case Reason.NOT_BETTER:
                return self.tr("The new model does not find better. It is kept; yours is still used.")

    def _reason(self, training: Training) -> str:
        """Say what that rests on, and what would be needed."""
        gains, scenes = training.difference, training.difference.scenes
        if training.reason is Reason.TOO_FEW_SCENES:
            return filled(
                self.tr(
                    "Measured on {0}: only a gain of more than {1:.0f} points could be told from chance. "
                    "About {2} are needed to tell. Add pictures of other scenes: a tenth is set aside to "
                    "measure."
                ),
                translated(say_count("{count:,} scene", "{count:,} scenes", scenes)),
                100 * smallest_gain(scenes),
                ADVISED_SCENES,
            )
        if training.reason is Reason.ONLY_COPIES or "recall_at_1" not in gains.rates:
            return ""
        low, high = gains.intervals["recall_at_1"]
        if low == high == 0:
            return self.tr("On the same pictures, both find the same nearest ones right.")
        return filled(
            self.tr(
                "On the same pictures, the share whose nearest one is right changes by {0:+.0f} points, "
                "{1:+.0f} to {2:+.0f}."
            ),
            100 * gains.rates["recall_at_1"],
            100 * low,
            100 * high,
        )

    def _show(
        self,
        sentence: str,
        why: str,
        origin: str,
        before: TrainingMetrics,
        after: TrainingMetrics,
        recipe: str,
        outlook: Outlook | None,
        *further: str,
    ) -> None:
        self._sentence.setText(sentence)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        on = translated(say_count("{count:,} picture", "{count:,} pictures", after.queries))
        if after.scenes and after.scenes != after.queries:
            on += filled(
                self.tr(" of {0}"), translated(say_count("{count:,} scene", "{count:,} scenes", after.scenes))
            )
        measured = filled(
            self.tr("Measured on {0} that it never saw. Beside each share, its 95% margin."), on
        )
        self._measured.setText(" ".join(filter(None, (origin, measured, *further))))
        self._outlook.setText("\n".join(map(translated, outlook_sentences(recipe, after, outlook))))
        self._outlook.setVisible(bool(self._outlook.text()))
        self._figures.show_metrics(before, after, None, outlook)
        self.show()

    def _want_use(self) -> None:
        self.use_wanted.emit(self._model)
