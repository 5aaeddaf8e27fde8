"""Stop a training, by its button or by closing the window: what it has reached is kept unless discarded."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox, QPushButton, QWidget

from simgui.gui.look.questions import plain_box
from simgui.gui.work.jobs import LongJobs

if TYPE_CHECKING:
    from simgui.training.service import Trainings


class Stopping(QObject):
    """The question before a running training is stopped; the training goes on until it is answered.

    Args:
        trainings: Gives what keeps what was reached, or throws it away.
        jobs: Runs the training.
        window: The question stands in front of it.
    """

    began = Signal()
    """The training is being stopped."""
    close_wanted = Signal()
    """The window was to be closed, and nothing is in the way any more."""

    def __init__(self, trainings: "Callable[[], Trainings]", jobs: LongJobs, window: QWidget) -> None:
        super().__init__(window)
        self._trainings = trainings
        self._jobs = jobs
        self._window = window
        self._question: QMessageBox | None = None
        self._keep: QPushButton | None = None
        self._discard: QPushButton | None = None
        self._closing = False
        self._session_ends = False
        jobs.stop_wanted.connect(self.ask)
        jobs.rested.connect(self._training_ended)

    def ask(self) -> None:
        """Ask whether to stop, and what becomes of what was reached."""
        if not self._jobs.precious or self._question is not None:
            return
        question = plain_box(
            QMessageBox.Icon.Question,
            self._window,
            self.tr("Quit during a training?") if self._closing else self.tr("Stop the training?"),
            self.tr(
                "A training is running. Kept, it goes on in Train whenever you like, from where it is now. "
                "Given up, what it has reached is lost; your model stays as it was."
            ),
        )
        self._keep = question.addButton(self.tr("&Keep and go on later"), QMessageBox.ButtonRole.AcceptRole)
        self._discard = question.addButton(self.tr("&Give up"), QMessageBox.ButtonRole.DestructiveRole)
        stay = question.addButton(self.tr("Go on &training"), QMessageBox.ButtonRole.RejectRole)
        question.setDefaultButton(self._keep)
        question.setEscapeButton(stay)
        question.finished.connect(self._answered)
        self._question = question
        question.open()

    def may_close(self) -> bool:
        """Tell whether the window may close; if a training is running, the person is asked first."""
        if self._session_ends or not self._jobs.precious:
            return True
        self._closing = True
        self.ask()
        return False

    def end_session(self) -> None:
        """Ask nothing any more: the person is logging out, and what was reached is kept."""
        self._session_ends = True

    def _answered(self, _result: int) -> None:
        question, self._question = self._question, None
        if question is None:
            return  # the training ended before it was answered
        chosen = question.clickedButton()
        if chosen not in (self._keep, self._discard):
            self._closing = False
            return
        if chosen is self._discard:
            self._trainings().discard_when_stopped()
        self.began.emit()
        self._jobs.stop()

    def _training_ended(self) -> None:
        question, self._question = self._question, None
        if question is not None:
            question.close()
        if self._closing:
            self._closing = False
            self.close_wanted.emit()
