"""What the answers have taught so far: how many there are, and the threshold before and after."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.labels import FittedLabel, styled
from simgui.teaching.calibration import GOOD
from simgui.teaching.records import Learnt
from simgui.teaching.words import rests_on

_MOST_LINES = 3
_BAR_PX = 150


class LearntCard(QWidget):
    """Progress towards enough answers, the threshold that they give, and whether searches use it."""

    use_wanted = Signal(bool)
    """Whether the threshold is to be used."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._count = styled("", "faint")
        self._bar = QProgressBar()
        self._bar.setRange(0, GOOD)
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(_BAR_PX)
        self._title = styled("", "heading")
        self._title.setWordWrap(True)
        self._details = FittedLabel("faint", _MOST_LINES)
        self._use = QCheckBox(self.tr("Use it in searches"))
        self._use.clicked.connect(self.use_wanted)
        progress = QVBoxLayout()
        progress.addStretch(1)
        progress.addWidget(self._count)
        progress.addWidget(self._bar)
        progress.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._title)
        words.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(18)
        row.addLayout(progress)
        row.addLayout(words, 1)
        row.addWidget(self._use)
        self._show_count(0)
        self._title.setText(self.tr("Counting your answers…"))
        self._use.hide()

    @property
    def title(self) -> str:
        """What it says first."""
        return self._title.text()

    @property
    def details(self) -> str:
        """What it says below."""
        return self._details.text()

    def show_learnt(self, learnt: Learnt) -> None:
        """Show what the answers teach."""
        taught = learnt.threshold
        self._show_count(learnt.answers)
        self._use.setVisible(taught is not None)
        if taught is None:
            self._title.setText(translated(learnt.refusal))
            self._details.show_text(
                filled(self.tr("The threshold is {0:.2f} until then."), learnt.in_use.distance)
            )
            return
        self._use.setChecked(taught.on)
        low, high = taught.interval
        self._title.setText(
            filled(self.tr("Match up to {0:.2f} → {1:.2f}"), taught.before, taught.distance)
            if round(taught.before, 2) != round(taught.distance, 2)
            else filled(self.tr("Match up to {0:.2f}, as before"), taught.distance)
        )
        said = [
            filled(
                self.tr("About {0} of 10 matches are right ({1:.0%} to {2:.0%});"),
                round(10 * taught.right),
                *taught.right_interval,
            ),
            filled(self.tr("the threshold may lie from {0:.2f} to {1:.2f}."), low, high),
            translated(rests_on(learnt)),
        ]
        if taught.on and not learnt.is_used:
            said.append(
                filled(self.tr("You have set {0:.2f} yourself, and that counts."), learnt.in_use.distance)
            )
        self._details.show_text(" ".join(said))

    def _show_count(self, answers: int) -> None:
        self._bar.setValue(min(answers, GOOD))
        self._count.setText(
            translated(say_count("{count:,} answer", "{count:,} answers", answers))
            if answers >= GOOD
            else filled(self.tr("{0} of {1} answers"), answers, GOOD)
        )
        self._bar.setAccessibleName(self._count.text())
