"""A line about work under way, with a bar and Cancel; or why it rests, with a button that begins it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from simgui.core.progress import Step
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import styled

_STEPS = 1000


class WorkRow(QWidget):
    """Hidden until there is something to say."""

    cancel_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._busy = False
        self._text = styled("", "faint")
        self._text.setMinimumWidth(40)  # where there is little room, the line is cut, not the window widened
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setMinimumWidth(60)
        self._button = quiet()
        self._button.clicked.connect(self._press)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._text)
        row.addWidget(self._bar, 1)
        row.addWidget(self._button)
        self.hide()

    def show_work(self, text: str) -> None:
        """Show that work has begun."""
        self._show(text, self.tr("Cancel"), busy=True)
        self._bar.setRange(0, 0)

    def show_step(self, step: Step) -> None:
        """Show how far it is."""
        self._bar.setRange(0, _STEPS if step.total else 0)
        self._bar.setValue(round(_STEPS * step.done / step.total) if step.total else 0)
        self._text.setText(str(step))

    def show_rest(self, text: str, begin: str) -> None:
        """Say why there is no work, beside a button that begins it."""
        self._show(text, begin, busy=False)

    def _show(self, text: str, button: str, *, busy: bool) -> None:
        self._busy = busy
        self._text.setText(text)
        self._text.setWordWrap(not busy)
        self._bar.setVisible(busy)
        self._button.setText(button)
        self._button.setEnabled(True)
        self._row.setStretch(0, 0 if busy else 1)
        self.show()

    def _press(self) -> None:
        self._button.setEnabled(not self._busy)
        (self.cancel_wanted if self._busy else self.begin_wanted).emit()
