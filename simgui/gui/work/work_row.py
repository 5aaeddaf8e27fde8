"""A line about work under way, with a bar and Cancel; or why it rests, with a button that begins it."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from simgui.core.progress import Step
from simgui.gui.language import translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import styled

_STEPS = 1000


class WorkRow(QWidget):
    """A line of text with a bar and a button; hidden until there is something to say.

    Args:
        parent: Owner.
        narrow: Whether there is little room: the text stands above the bar then, in several lines if need be.
    """

    begin_wanted = Signal()
    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None, *, narrow: bool = False) -> None:
        super().__init__(parent)
        self._busy = False
        self._narrow = narrow
        self._estimate = True
        self._text = styled("", "faint")
        self._text.setMinimumWidth(40)  # where there is little room, the line is cut, not the window widened
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setMinimumWidth(60)
        self._button = quiet()
        self._button.clicked.connect(self._press)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(4)
        self._row = row = QHBoxLayout()
        row.setSpacing(10)
        (whole if narrow else row).addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        whole.addLayout(row)
        self.hide()

    @property
    def busy(self) -> bool:
        """Whether it shows work under way."""
        return self._busy and not self.isHidden()

    def show_work(self, text: str, *, estimate: bool = True) -> None:
        """Show work that has begun; *Cancel* asks to stop it.

        Args:
            text: What it does; said until it reports a step.
            estimate: Whether to say how long it will still take. Of two jobs that may be seen at once, only
                one should.
        """
        self._busy, self._estimate = True, estimate
        self._show(text, self.tr("Cancel"))
        self._bar.setRange(0, 0)

    def show_step(self, step: Step) -> None:
        """Show how far the work has come."""
        self._bar.setRange(0, _STEPS if step.total else 0)
        self._bar.setValue(round(_STEPS * step.done / step.total) if step.total else 0)
        shown = step if self._estimate else replace(step, seconds_left=None)
        self._text.setText(translated(shown.line))

    def show_rest(self, text: str, begin: str) -> None:
        """Say why there is no work, beside a button that begins it."""
        self._busy = False
        self._show(text, begin)

    def _show(self, text: str, button: str) -> None:
        self._text.setText(text)
        self._text.setWordWrap(self._narrow or not self._busy)
        self._bar.setVisible(self._busy)
        self._button.setText(button)
        self._button.setEnabled(True)
        if not self._narrow:
            self._row.setStretch(0, 0 if self._busy else 1)
        self.show()

    def _press(self) -> None:
        if self._busy:
            self._button.setEnabled(False)
            self.stop_wanted.emit()
        else:
            self.begin_wanted.emit()
