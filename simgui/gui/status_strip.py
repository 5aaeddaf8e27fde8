"""The lower edge: the running job with its bar and Cancel, or a quiet sentence about the library."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from simgui.core.progress import Step

_STEPS = 1000


class StatusStrip(QWidget):
    """One strip for every job."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(44)
        self._text = QLabel()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(240)
        self._bar.setAccessibleName(self.tr("Progress"))
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setProperty("role", "quiet")
        self._cancel.clicked.connect(self.cancel_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 0, 12, 0)
        layout.setSpacing(14)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._bar, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._cancel)
        self.show_rest("")

    @property
    def text(self) -> str:
        """What it says."""
        return self._text.text()

    @property
    def busy(self) -> bool:
        """Whether a job is shown."""
        return not self._bar.isHidden()

    def show_step(self, step: Step) -> None:
        """Show a running job."""
        self._text.setText(str(step))
        self._bar.setRange(0, _STEPS if step.total else 0)
        self._bar.setValue(round(step.done / step.total * _STEPS) if step.total else 0)
        if not self.busy:
            self._cancel.setEnabled(True)
        self._bar.show()
        self._cancel.show()

    def show_rest(self, text: str) -> None:
        """Show that no job is running, and a sentence."""
        self._text.setText(text)
        self._bar.hide()
        self._cancel.hide()

    def show_stopping(self) -> None:
        """Show that the job is being stopped."""
        self._cancel.setEnabled(False)
        self._text.setText(self.tr("Stopping; everything finished so far is kept…"))
