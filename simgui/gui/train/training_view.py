"""What is seen while a training runs: the whole, its phases, the curve."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QProgressBar, QPushButton, QVBoxLayout, QWidget

from simgui.core.progress import Step, time_left
from simgui.gui.language import number_text, share_text, translated
from simgui.gui.look.labels import styled
from simgui.training.notes import Caution, CurvePoint, Note, TrainingPlan
from simgui.training.phase_clock import PhaseClock
from simgui.training.phases import Phase

if TYPE_CHECKING:
    from simgui.gui.train.curve_chart import CurveChart

_STEPS = 1000


class _Phase:
    """A row of the view: the name of a phase, its bar, and how far it is."""

    def __init__(self, name: str, grid: QGridLayout, row: int) -> None:
        self.name = styled(name, "faint")
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setRange(0, _STEPS)
        self.bar.setAccessibleName(name)
        self.state = styled("", "faint")
        grid.addWidget(self.name, row, 0)
        grid.addWidget(self.bar, row, 1, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self.state, row, 2)

    def show_share(self, share: float, state: str) -> None:
        self.bar.setValue(round(share * _STEPS))
        self.state.setText(state)

    def remove(self) -> None:
        for widget in (self.name, self.bar, self.state):
            widget.hide()
            widget.deleteLater()


class TrainingView(QWidget):
    """A running training: how far the whole and each phase are, its curve, and *Stop training*."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._phases: dict[str, _Phase] = {}
        self._clock: PhaseClock | None = None
        self._title = styled("", "heading")
        self._title.setWordWrap(True)
        self._left = styled("", "faint")
        self._share = styled("", "heading")
        self._whole = QProgressBar()
        self._whole.setTextVisible(False)
        self._whole.setRange(0, _STEPS)
        self._whole.setAccessibleName(self.tr("The whole training"))
        self._curve: CurveChart | None = None
        self._curve_place = QVBoxLayout()
        self._cautions = styled("", "faint")
        self._cautions.setWordWrap(True)
        self._cancel = QPushButton(self.tr("Stop training"))
        self._cancel.clicked.connect(self.cancel_wanted)
        above = QHBoxLayout()
        above.addWidget(self._title, 1)
        above.addWidget(self._share)
        below = QHBoxLayout()
        below.addWidget(self._left, 1)
        below.addWidget(self._cancel)
        self._rows = QGridLayout()
        self._rows.setHorizontalSpacing(16)
        self._rows.setVerticalSpacing(6)
        self._rows.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addLayout(above)
        layout.addWidget(self._whole)
        layout.addLayout(below)
        layout.addSpacing(4)
        layout.addLayout(self._rows)
        layout.addSpacing(8)
        layout.addLayout(self._curve_place)
        layout.addWidget(self._cautions)
        self.hide()

    def begin(self, title: str) -> None:
        """Show that a training begins."""
        self._title.setText(title)
        self._share.setText("")
        self._left.setText(self.tr("You can go on searching meanwhile."))
        self._cautions.setText("")
        self._cautions.hide()
        self._whole.setRange(0, 0)  # nobody knows yet how long
        if self._curve is not None:
            self._curve.clear()
            self._curve.hide()
        self._cancel.setEnabled(True)
        self._clock = None
        self._show_phases(())
        self.show()

    def _shown_curve(self) -> "CurveChart":
        """Give the curve, made with its first point: plots take a while to load, and to make."""
        if self._curve is None:
            from simgui.gui.train.curve_chart import CurveChart

            self._curve = CurveChart()
            self._curve_place.addWidget(self._curve)
        return self._curve

    def show_stopping(self) -> None:
        """Show that it is being stopped."""
        self._cancel.setEnabled(False)
        self._left.setText(self.tr("Stopping…"))

    def end(self) -> None:
        """Show that no training runs any more."""
        self.hide()

    def show_step(self, step: Step) -> None:
        """Show how far it has come."""
        code = step.phase or step.text  # what precedes the plan belongs to no phase
        if code not in self._phases and self._clock is None:
            self._add_phase(code, translated(step.text))
        running = self._phases.get(code)
        if running is None:
            return
        codes = list(self._phases)
        for before in codes[: codes.index(code)]:
            self._phases[before].show_share(1, self.tr("✓ done"))
        share = step.done / step.total if step.total else 0.0
        count = (
            f"{number_text(step.done)} / {number_text(step.total)}" if step.total else number_text(step.done)
        )
        count = count if step.unit else "…"
        running.show_share(share, self.tr("✓ done") if share >= 1 else count)
        if self._clock is not None:
            self._clock.follow(step)
            self._show_whole(self._clock, step.seconds_left)

    def show_note(self, note: Note) -> None:
        """Show the plan, go on with the curve, or say what a person should know."""
        if isinstance(note, TrainingPlan):
            self._clock = PhaseClock(note)
            self._show_phases(note.phases)
        elif isinstance(note, CurvePoint):
            curve = self._shown_curve()
            curve.add_point(note)
            curve.show()
        elif isinstance(note, Caution):
            self._cautions.setText(
                "\n".join(filter(None, (self._cautions.text(), f"• {translated(note.text)}")))
            )
            self._cautions.show()

    def _show_whole(self, clock: PhaseClock, seconds: float | None) -> None:
        self._whole.setRange(0, _STEPS)
        self._whole.setValue(round(clock.whole * _STEPS))
        self._share.setText(share_text(clock.whole))
        if seconds is not None and self._cancel.isEnabled():
            left = translated(time_left(seconds))
            self._left.setText(f"{left[:1].upper()}{left[1:]}.")

    def _show_phases(self, codes: tuple[str, ...]) -> None:
        for phase in self._phases.values():
            phase.remove()
        self._phases = {}
        for code in codes:
            self._add_phase(code, translated(Phase(code).text))

    def _add_phase(self, code: str, title: str) -> None:
        self._phases[code] = _Phase(title, self._rows, self._rows.rowCount())
