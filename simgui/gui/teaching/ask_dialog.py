"""*Ask me*: two pictures side by side, and one key: the same, different, or skipped."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.core.names import shown
from simgui.gui.language import translated
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import ElidedLabel, styled
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.teaching.answering import Answering
from simgui.gui.teaching.learnt_card import LearntCard
from simgui.gui.teaching.pairs_to_ask import PairsToAsk
from simgui.library.catalogue import Change
from simgui.library.records import Picture
from simgui.search.query import PictureId
from simgui.teaching.records import PairToAsk

_SMALLEST = QSize(560, 380)
_SHARE = 0.94
"""Of the window that it belongs to."""


class AskDialog(QDialog):
    """Asks about one pair after the other until the person closes it.

    Args:
        answering: Keeps the answers.
        pairs: What is asked.
        previews: Loads pictures large.
        parent: The window.
    """

    def __init__(
        self, answering: Answering, pairs: PairsToAsk, previews: PictureLoader, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ask me about pairs"))
        self.setMinimumSize(_SMALLEST)
        if parent is not None:
            self.resize(parent.window().size() * _SHARE)
        self._answering = answering
        self._pairs = pairs
        self._given: list[PairToAsk] = []
        self._question = styled("", "heading")
        self._hint = styled("", "faint")
        self._hint.setWordWrap(True)
        self._sides = [_Side(previews) for _ in range(2)]
        self._same = self._button(self.tr("Same"), "S", partial(self._answer, True))
        self._different = self._button(self.tr("Different"), "D", partial(self._answer, False))
        self._skip = self._button(self.tr("Skip"), "U", self._skip_pair)
        self._back = self._button(self.tr("Undo"), "Ctrl+Z", self._answering.take_back)
        self._learnt = LearntCard()
        self._learnt.use_wanted.connect(answering.use)
        answering.learnt.connect(self._learnt.show_learnt)
        answering.taken_back.connect(self._ask_again)
        answering.failed.connect(self._fail)
        pairs.shown.connect(self._show)
        pairs.stepped.connect(self._show_step)
        pairs.failed.connect(self._fail)
        self._lay_out()
        answering.refresh()
        pairs.begin()

    def _lay_out(self) -> None:
        pictures = QHBoxLayout()
        pictures.setSpacing(18)
        for side in self._sides:
            pictures.addWidget(side, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(10)
        buttons.addStretch(1)
        for button in (self._same, self._different, self._skip, self._back):
            buttons.addWidget(button)
        buttons.addStretch(1)
        close = quiet(self.tr("&Close"))
        close.setAutoDefault(False)
        close.clicked.connect(self.reject)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 14, 22, 14)
        layout.setSpacing(8)
        for label in (self._question, self._hint):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            layout.addWidget(label)
        layout.addLayout(pictures, 1)
        layout.addLayout(buttons)
        layout.addSpacing(4)
        layout.addWidget(self._learnt)

    @property
    def question(self) -> str:
        """What it asks, or why it does not."""
        return self._question.text()

    def _button(self, text: str, key: str, slot: Callable[[], None]) -> QPushButton:
        button = quiet() if key == "Ctrl+Z" else QPushButton()
        written = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setText(f"{text}  ({written})")
        button.setAccessibleName(f"{text} ({written})")
        button.setAutoDefault(False)
        button.clicked.connect(slot)
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by one key; a key that is held down answers once."""
        keys = {
            int(Qt.Key.Key_S): self._same,
            int(Qt.Key.Key_D): self._different,
            int(Qt.Key.Key_U): self._skip,
            int(Qt.Key.Key_Right): self._skip,
        }
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
        button = keys.get(event.key()) if plain else None
        if event.matches(QKeySequence.StandardKey.Undo):
            button = self._back
        if button is None:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            button.click()

    def _show(self, pair: PairToAsk | None) -> None:
        for button in (self._same, self._different, self._skip):
            button.setEnabled(pair is not None)
        self._back.setEnabled(bool(self._given))
        if pair is not None:
            self._question.setText(self.tr("Are these two the same to you?"))
            self._hint.setText(
                self.tr("Say “same” where one should be found with the other. The model is not sure here.")
            )
        elif self._pairs.ended:
            self._question.setText(self.tr("There is nothing left to ask"))
            self._hint.setText(self.tr("Every pair that would teach something is answered or was skipped."))
        else:
            self._question.setText(self.tr("Looking for pairs that the model is unsure of…"))
            self._hint.setText("")
        for side, picture in zip(self._sides, (pair.one, pair.other) if pair else (None, None), strict=True):
            side.show_picture(picture)

    def _show_step(self, text: str) -> None:
        if self._pairs.now is None:
            self._hint.setText(text)

    def _answer(self, same: bool) -> None:
        pair = self._pairs.now
        if pair is None:
            return
        one, other = PictureId(pair.one.id), PictureId(pair.other.id)
        self._answering.answer(one, other, same, asked=True, then=partial(self._note_given, pair))
        self._pairs.go_on()

    def _note_given(self, pair: PairToAsk, _changes: Sequence[Change]) -> None:
        self._given.append(pair)
        self._back.setEnabled(True)

    def _skip_pair(self) -> None:
        if self._pairs.now is not None:
            self._pairs.go_on(skipped=True)

    def _ask_again(self) -> None:
        """Show the pair again whose answer was taken back."""
        if self._given:
            self._pairs.ask_again(self._given.pop())

    def _fail(self, error: SimguiError) -> None:
        self._show(None)
        self._question.setText(translated(error.title))
        self._hint.setText(translated(error.message))

    def done(self, result: int) -> None:
        """Look for no more pairs."""
        self._pairs.end()
        super().done(result)


class _Side(QWidget):
    """One of the two pictures, with the name of its file."""

    def __init__(self, previews: PictureLoader, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture = PictureView(previews, clickable=False)
        self._name = ElidedLabel("faint")
        self._name.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._picture, 1)
        layout.addWidget(self._name)

    def show_picture(self, picture: Picture | None) -> None:
        """Show a picture, or none."""
        self._picture.show_picture(picture.path if picture else None)
        name = shown(picture.path.relative_to(picture.folder)) if picture else ""
        self._name.show_text(name)
        self._picture.setAccessibleName(name or self.tr("No picture"))
