"""What the Train area says while the open folder is not yet indexed to its end."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from simgui.core.progress import Step
from simgui.gui.language import filled
from simgui.gui.look.labels import styled


class IndexingLine(QWidget):
    """A line of text about indexing; hidden when the whole folder is indexed."""

    go_on_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._step: Step | None = None
        self._text = styled("", "")
        self._text.setWordWrap(True)
        self._go_on = QPushButton(self.tr("Go on indexing"))
        self._go_on.clicked.connect(self.go_on_wanted)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._text, 1)
        layout.addWidget(self._go_on)
        self.hide()

    @property
    def unfinished(self) -> bool:
        """Whether the folder is not known to its end."""
        return not self.isHidden()

    @property
    def running(self) -> bool:
        """Whether the folder is being indexed."""
        return self._running

    def show_begin(self) -> None:
        """Say that the folder is being looked through."""
        self._running, self._step = True, None
        self._say(self.tr("Still indexing: the folder is being looked through."))

    def show_step(self, step: Step) -> None:
        """Say how far indexing has come."""
        if self._running and step.total:
            self._step = step
            text = self.tr("Still indexing, {0:,} of {1:,} new pictures. You can train when it is done.")
            self._say(filled(text, step.done, step.total))

    def show_end(self, finished: bool) -> None:
        """Say nothing any more, or that it was stopped."""
        self._running = False
        if finished:
            self.hide()
        else:
            self._say(self._stopped())

    def _stopped(self) -> str:
        if self._step is None:
            return self.tr("Indexing was stopped, so some pictures and labels may be missing here.")
        return filled(
            self.tr(
                "Indexing was stopped at {0:,} of {1:,} new pictures, so some pictures and labels may be "
                "missing here."
            ),
            self._step.done,
            self._step.total,
        )

    def forget(self) -> None:
        """Say nothing: another folder is open."""
        self._running = False
        self.hide()

    def _say(self, text: str) -> None:
        self._text.setText(text)
        self._go_on.setVisible(not self._running)
        self.show()
