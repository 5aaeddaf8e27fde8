"""What becomes of a search in a shared library: it is asked, why it does not answer, how much it finds."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import plain, shown
from simgui.core.sentences import say_count
from simgui.gui.language import error_words, filled, translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import ElidedLabel
from simgui.gui.sharing.answers import SharedAnswer, SharedWordsAnswer
from simgui.gui.state import SharedPlace

_MARGIN_PX, _ABOVE_PX = 18, 2
_MS_UNTIL_BUSY = 400
"""A library that answers sooner shows its answer alone."""


class SharedLine(QWidget):
    """A line above the results; hidden as long as searches look on this computer alone.

    Args:
        parent: Owner.
    """

    again_wanted = Signal()
    """What was asked is to be asked again."""
    stop_wanted = Signal()
    """The answer is not to be waited for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place: SharedPlace | None = None
        self._faint = ElidedLabel("faint", end=True)
        self._failed, self._why = QWidget(self), _wrapped()
        self._failed.setObjectName("banner")
        self._again = quiet(self.tr("Try again"))
        self._again.clicked.connect(self.again_wanted)
        self._busy, self._waits = QWidget(self), _wrapped()
        self._busy.setObjectName("notice")
        stop = quiet(self.tr("Stop"))
        stop.clicked.connect(self._stop)
        for row, label, button in ((self._failed, self._why, self._again), (self._busy, self._waits, stop)):
            row.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            inside = QHBoxLayout(row)
            inside.setContentsMargins(14, 6, 8, 6)
            inside.addWidget(label, 1)
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN_PX, _ABOVE_PX, _MARGIN_PX, _ABOVE_PX)
        for part in (self._faint, self._failed, self._busy):
            layout.addWidget(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_MS_UNTIL_BUSY)
        self._timer.timeout.connect(self._say_busy)
        self.hide()

    def show_place(self, place: SharedPlace | None) -> None:
        """Say that searches look in a library, and nothing of a search before; None if they do not."""
        self._place = place
        self.setVisible(place is not None)
        if place is not None:
            said = self.tr("Pictures are searched for in “{0}”. Those below are on this computer.")
            self._show(self._faint)
            self._faint.show_text(filled(said, shown(place.name)), shown(place.address))

    def show_busy(self) -> None:
        """Say soon that the library is being asked, unless it has answered by then."""
        if self._place is not None:
            self._timer.start()

    def show_answer(self, answer: SharedAnswer, *, new_model: bool) -> None:
        """Say how much is found, and what is to be known besides.

        Args:
            answer: What was found.
            new_model: Whether the library has answered with another model before.
        """
        if self._place is None:
            return
        said = [*self._notes(answer, new_model=new_model), self._share(answer)]
        self._show(self._faint)
        self._faint.show_text(
            " · ".join(filter(None, (shown(self._place.name), *said))),
            "\n".join(filter(None, (*said, self._measured(answer), shown(self._place.address)))),
        )

    def show_words(self, answer: SharedWordsAnswer) -> None:
        """Say how many pictures answer words."""
        if self._place is None:
            return
        if answer.found > len(answer.pictures):
            counted = say_count(
                "about {found:,} of {count:,} picture found, best first",
                "about {found:,} of {count:,} pictures found, best first",
                answer.searched,
                found=answer.found,
            )
        else:
            counted = say_count(
                "{found:,} of {count:,} picture found, best first",
                "{found:,} of {count:,} pictures found, best first",
                answer.searched,
                found=answer.answering,
            )
        counts = translated(counted)
        notes = [error_words(each) for each in answer.problems]
        if not answer.is_whole:
            notes.append(self.tr("some pictures were published without what words need"))
        self._show(self._faint)
        self._faint.show_text(
            " · ".join((shown(self._place.name), *notes, counts)),
            "\n".join((counts, *notes, shown(self._place.address))),
        )

    def show_failed(self, error: SimguiError) -> None:
        """Say why there is no answer, until it is tried again."""
        self._fail(error_words(error))

    def _stop(self) -> None:
        self.stop_wanted.emit()
        self._fail(self.tr("Stopped: the shared library had not answered yet."))

    def _fail(self, said: str) -> None:
        self._show(self._failed)
        self._why.setText(plain(said))
        self._failed.setAccessibleName(self._why.text())

    def _say_busy(self) -> None:
        if self._place is not None:
            self._show(self._busy)
            self._waits.setText(filled(self.tr("Asking “{0}”…"), shown(self._place.name)))

    def _show(self, part: QWidget) -> None:
        self._timer.stop()
        for each in (self._faint, self._failed, self._busy):
            each.setVisible(each is part)

    def _notes(self, answer: SharedAnswer, *, new_model: bool) -> Sequence[str]:
        said = [f"{translated(each.title)}: {translated(each.message)}" for each in answer.problems]
        return [*said, self.tr("it uses a new model since then")] if new_model else said

    def _share(self, answer: SharedAnswer) -> str:
        if answer.share is None:
            return self.tr("not measured how many of the true neighbours are found")
        return filled(self.tr("about {0:.1f} % of the true neighbours are found"), 100 * answer.share)

    def _measured(self, answer: SharedAnswer) -> str:
        if answer.share is None:
            return ""
        said = self.tr("Measured with {0:,} searches among {1:,} pictures")
        return filled(said, *answer.measured)


def _wrapped() -> QLabel:
    label = QLabel()
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
