"""The lower edge: the running job with its bar and Cancel, or a quiet sentence about the open folder."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QPushButton, QWidget

from simgui.core.names import plain
from simgui.core.progress import Step
from simgui.gui.language import translated
from simgui.gui.look.labels import ElidedLabel
from simgui.gui.look.spoken import announce

_STEPS = 1000
_HEIGHT_PX = 44
_PASSING_MS = 10_000


class StatusStrip(QWidget):
    """A strip for every job. It says for a while how a job ended, then how the open folder stands."""

    cancel_wanted = Signal()
    go_on_wanted = Signal()
    """The open folder is to be indexed to its end."""
    told = Signal(str)
    """What has just begun or ended, in words: a screen reader says it at once."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusStrip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._folder, self._is_cut, self._told = "", False, ""
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
        self._go_on = QPushButton(self.tr("Go on indexing"))
        self._go_on.setProperty("role", "quiet")
        self._go_on.clicked.connect(self.go_on_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(18, 5, 12, 5)
        layout.setSpacing(14)
        layout.addWidget(self._text, 3)
        layout.addWidget(self._bar, 1, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._cancel)
        layout.addWidget(self._go_on)
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
        self._text.show_text(translated(step.line))
        self._tell(translated(step.text))
        self._bar.setRange(0, _STEPS if step.total else 0)
        self._bar.setValue(round(step.done / step.total * _STEPS) if step.total else 0)
        if not self.busy:
            self._cancel.setEnabled(True)
        self._bar.show()
        self._go_on.hide()
        self._cancel.show()

    def show_folder(self, text: str, *, is_cut: bool = False) -> None:
        """Show that no job is running, and how the open folder stands.

        Args:
            text: How.
            is_cut: Whether it was not indexed to its end; a button offers to go on.
        """
        self._folder, self._is_cut = text, is_cut
        self._rest(text)

    def forget_folder(self) -> None:
        """Say no more of how the folder stands that was open until now; a job that runs goes on."""
        self._folder, self._is_cut = "", False
        if not self.busy:
            self._rest("")

    def show_ended(self, text: str) -> None:
        """Show for a while what has just ended; then how the open folder stands, as it was said last."""
        self._rest(text or self._folder)
        self._told = ""
        if text:
            self._tell(plain(text))
            self._passing.start()

    def _rest(self, text: str) -> None:
        self._passing.stop()
        self._text.show_text(plain(text))
        self._bar.hide()
        self._cancel.hide()
        self._go_on.setVisible(self._is_cut)

    def show_stopping(self) -> None:
        """Show that the job is being stopped."""
        self._cancel.setEnabled(False)
        self._text.show_text(self.tr("Stopping; everything finished so far is kept…"))

    def _tell(self, text: str) -> None:
        """Tell once of what goes on for a while."""
        if text != self._told:
            self._told = text
            self.told.emit(text)
            announce(self, text)

    def _pass(self) -> None:
        self._rest(self._folder)
