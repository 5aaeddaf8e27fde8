"""The lower edge: the running job with its bar and Cancel, or a quiet sentence about the open folder."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from simgui.core.names import plain
from simgui.core.progress import Step
from simgui.gui.look.labels import ElidedLabel

_STEPS = 1000
_HEIGHT_PX = 44
_PASSING_MS = 10_000


class StatusStrip(QWidget):
    """A strip for every job. It says for a while how a job ended, then how the open folder stands."""

    cancel_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder = ""
        self._passing = QTimer(self)
        self._passing.setSingleShot(True)
        self._passing.setInterval(_PASSING_MS)
        self._passing.timeout.connect(self._pass)
        self._text = ElidedLabel("", end=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMaximumWidth(240)
        self._bar.setAccessibleName(self.tr("Progress"))
        self.setMinimumHeight(_HEIGHT_PX)
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setProperty("role", "quiet")
        self._cancel.clicked.connect(self.cancel_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 5, 12, 5)
        layout.setSpacing(14)
        layout.addWidget(self._text, 3)
        layout.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._cancel)
        self.show_folder("")

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
        self._passing.stop()
        self._text.show_text(str(step))
        self._bar.setRange(0, _STEPS if step.total else 0)
        self._bar.setValue(round(step.done / step.total * _STEPS) if step.total else 0)
        if not self.busy:
            self._cancel.setEnabled(True)
        self._bar.show()
        self._cancel.show()

    def show_folder(self, text: str) -> None:
        """Show that no job is running, and how the open folder stands."""
        self._folder = text
        self._rest(text)

    def forget_folder(self) -> None:
        """Say no more of how the folder stands that was open until now; a job that runs goes on."""
        self._folder = ""
        if not self.busy:
            self._rest("")

    def show_ended(self, text: str) -> None:
        """Show for a while what has just ended; then how the open folder stands, as it was said last."""
        self._rest(text or self._folder)
        if text:
            self._passing.start()

    def _rest(self, text: str) -> None:
        self._passing.stop()
        self._text.show_text(plain(text))
        self._bar.hide()
        self._cancel.hide()

    def show_stopping(self) -> None:
        """Show that the job is being stopped."""
        self._cancel.setEnabled(False)
        self._text.show_text(self.tr("Stopping; everything finished so far is kept…"))

    def _pass(self) -> None:
        self._rest(self._folder)
