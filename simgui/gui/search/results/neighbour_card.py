"""One neighbour: its picture in a box, its verdict, its distance, and where it lies."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLayout, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.gui.language import filled, number_text
from simgui.gui.look.buttons import quiet
from simgui.gui.look.labels import ElidedLabel, VerdictPill, styled
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture, chosen_of
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.pictures.picture_view import PictureView
from simgui.gui.search.results.distance_scale import DistanceScale
from simgui.gui.search.results.neighbour_words import Words, examples_words, place_words, rate_words
from simgui.gui.teaching.answer_buttons import AnswerButtons
from simgui.models.cutpoints import Cutpoint
from simgui.models.match_rates import MatchRate
from simgui.search.query import PictureId
from simgui.search.records import Neighbour

_SPACING_PX = 4


class NeighbourCard(QWidget):
    """A picture with its verdict, distance, label and path; a click on the picture searches with it.

    Args:
        previews: Loads pictures large, by path or content.
        all_shown: Gives the pictures of the neighbours that are shown, this one among them.
        parent: Owner.
        measured: Whether it is compared with a picture: then there is a distance, and an answer to give.
    """

    chosen = Signal(object)
    """The neighbour to search with: a `Source`."""
    answered = Signal(object, object)
    """What the person says of a neighbour, a `PictureId`, and the query: `bool`, or None to take it back."""
    label_wanted = Signal(object)
    """The neighbour, an `Elsewhere`, is to have a label in its library."""
    web_wanted = Signal(object)
    """The original of the neighbour, an `Elsewhere`, is to be opened in a browser."""
    group_toggled = Signal(int)
    """Show the group that begins with the neighbour of this rank whole, or as one card again."""

    def __init__(
        self,
        previews: PictureLoader,
        all_shown: Callable[[], Sequence[ChosenPicture]] = tuple,
        parent: QWidget | None = None,
        *,
        measured: bool = True,
    ) -> None:
        super().__init__(parent)
        self._measured = measured
        self._all = all_shown
        self._neighbour: Neighbour | None = None
        self._elsewhere: Elsewhere | None = None
        self._threshold: Cutpoint | None = None
        self._picture = PictureView(previews, clickable=True)
        self._picture.clicked.connect(self._choose)
        PictureGestures(self._picture, self._chosen_at, drags=True)
        PictureGestures(self, self._chosen_at, keys=False)
        self._pill = VerdictPill()
        self._number = styled("", "faint")
        self._group = quiet()
        self._group.clicked.connect(self._toggle_group)
        self._scale = DistanceScale()
        self._label = ElidedLabel("heading")
        self._rate = ElidedLabel("faint", end=True)
        self._path = ElidedLabel("faint")
        self._answers = AnswerButtons()
        self._answers.answered.connect(self._answer)
        self._examples = ElidedLabel("faint", end=True)
        verdict = QHBoxLayout()
        verdict.addWidget(self._pill)
        verdict.addStretch(1)
        distance = QHBoxLayout()
        distance.setSpacing(6)
        distance.addWidget(self._scale, 1)
        distance.addWidget(self._examples, 1)
        distance.addWidget(self._number)
        words = QHBoxLayout()
        words.setSpacing(6)
        words.addWidget(self._label, 1)
        words.addWidget(self._group)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING_PX)
        layout.addWidget(self._picture)
        layout.addLayout(verdict)
        layout.addLayout(distance)
        layout.addLayout(words)
        layout.addWidget(self._rate)
        layout.addWidget(self._path)
        layout.addWidget(self._answers)
        layout.addStretch(1)
        for label in (self._number, self._label, self._rate, self._path):
            label.setText("0")  # an empty line may be lower than a written one
        self._group.hide()
        self._number.setVisible(measured)
        self._answers.setVisible(measured)
        self.fit_picture(self._picture.minimumSizeHint())

    @property
    def neighbour(self) -> Neighbour | None:
        """What is shown."""
        return self._neighbour

    @property
    def verdict(self) -> str:
        """Whether it is a match, in words; empty if there is no verdict."""
        return "" if self._pill.isHidden() else self._pill.word

    @property
    def picture(self) -> PictureView:
        """The picture, which takes the focus for the card."""
        return self._picture

    def follow(self, stop: QWidget) -> QWidget:
        """Let the Tab key come here after another widget, and give where it comes to last."""
        self.setTabOrder(stop, self._picture)
        self.setTabOrder(self._picture, self._group)
        return self._answers.follow(self._group)

    def fit_picture(self, box: QSize) -> None:
        """Give the picture a box of this size."""
        self._picture.setFixedSize(box)

    def show_path(self, *, show: bool) -> None:
        """Show where the picture lies, or leave that to its tool tip."""
        self._path.setVisible(show)

    def words_px(self, *, rates: bool, groups: bool) -> int:
        """Give how much height a card takes below its picture, with what stands on some of them.

        Args:
            rates: Whether there is a line about the rate.
            groups: Whether there is a button for a group.
        """
        self._rate.setVisible(rates)
        self._group.setVisible(groups)
        for part in self.findChildren(QWidget):
            part.ensurePolished()  # a card that is never shown has not heard of the style sheet
        for row in (*self._column.findChildren(QLayout), self._column):
            row.invalidate()
        return self._column.minimumSize().height() - self._picture.minimumHeight()

    def show_neighbour(
        self,
        neighbour: Neighbour,
        rate: MatchRate | None,
        *,
        name_folder: bool,
        elsewhere: Elsewhere | None = None,
    ) -> None:
        """Show a neighbour.

        Args:
            neighbour: The neighbour.
            rate: How often such neighbours have the query's label; None if that is not known.
            name_folder: Whether its path begins with the name of its folder.
            elsewhere: What is known of it if it is of a shared library; None if it is of this computer.
        """
        self._neighbour, self._elsewhere = neighbour, elsewhere
        picture = neighbour.picture
        shown_by = picture.path if elsewhere is None else elsewhere.shown_by
        faded = picture.offline and elsewhere is None
        own = picture.id if elsewhere is None else None
        self._picture.show_picture(shown_by, str(neighbour.rank), picture=own, faded=faded)
        self._number.setText(number_text(neighbour.distance, ".2f"))
        self._label.show_text(shown(picture.label or ""))
        self._rate.show_text(*rate_words(rate))
        self._rate.setVisible(rate is not None)
        self._path.show_text(*place_words(neighbour, elsewhere, name_folder=name_folder))
        self._answers.show_answer(neighbour.answered)
        self.apply_threshold(self._threshold)

    def offer_answers(self, *, offer: bool) -> None:
        """Let the person say whether neighbour and query are the same; where they are copies, they are."""
        writes = self._elsewhere is None or self._elsewhere.may_write
        self._answers.setVisible(writes and self._measured)
        copy = self._neighbour is not None and self._neighbour.copy
        alone = self.tr("Search with one whole picture alone to say whether these are the same")
        self._answers.offer(alone if not offer else self.tr("A copy is the same picture") if copy else "")

    def show_group(self, count: int, *, is_open: bool) -> None:
        """Say that the neighbour stands for a group of so many near copies, or begins it; 1 for no group."""
        self._group.setVisible(count > 1)
        self._group.setText(filled(self.tr("{0} alike  {1}"), count, "▴" if is_open else "▾"))
        action = (
            self.tr("Show as one card") if is_open else filled(self.tr("Show all {0} near copies"), count)
        )
        self._group.setToolTip(action)
        self._group.setAccessibleName(action)

    def apply_threshold(self, threshold: Cutpoint | None) -> None:
        """Show the verdict at another threshold; None if there is no verdict."""
        self._threshold = threshold
        self._pill.setVisible(threshold is not None)
        self._say_examples(threshold)
        self._scale.setVisible(threshold is not None and not self._examples.text())
        if self._neighbour is None:
            return
        distance = self._neighbour.distance
        said = [filled(self.tr("Neighbour {0}: {1}"), self._neighbour.rank, self._path.text())]
        if self._neighbour.picture.label:
            said.append(filled(self.tr("label {0}"), shown(self._neighbour.picture.label)))
        if not self._measured:
            pass  # words have no distance
        elif threshold is None:
            said.append(filled(self.tr("distance {0:.2f}"), distance))
        else:
            match = self._neighbour.is_match_at(threshold)
            self._pill.show_verdict(match, answered=self._neighbour.answered is not None)
            self._scale.show_distance(distance, threshold.distance, match=match)
            away = self._examples.accessibleName() or self._scale.accessibleName()
            said += [away, self._pill.text]
        self._picture.setAccessibleName(", ".join(part for part in (*said, self._rate.text()) if part))

    def _say_examples(self, threshold: Cutpoint | None) -> None:
        words = Words() if self._neighbour is None else examples_words(self._neighbour, threshold)
        self._examples.show_text(*words)
        self._examples.setAccessibleName(words.whole)
        self._examples.setVisible(bool(words.short))

    def _chosen_at(self, _place: QPoint | None) -> Chosen | None:
        """Give the picture, among all that are shown."""
        if self._neighbour is None:
            return None
        elsewhere = self._elsewhere
        own = chosen_of(self._neighbour.picture) if elsewhere is None else elsewhere.chosen
        shown_too = self._all()
        at = next((at for at, each in enumerate(shown_too) if each == own), 0)
        more: dict[str, Callable[[], object]] = {}
        if elsewhere is not None and elsewhere.may_write:
            more[filled(self.tr("Label in “{0}”…"), shown(elsewhere.library))] = self._want_label
        if elsewhere is not None and elsewhere.url is not None:
            more[self.tr("Open the original in the browser")] = self._want_web
        return Chosen((own,), shown_too, at, more)

    def _want_label(self) -> None:
        self.label_wanted.emit(self._elsewhere)

    def _want_web(self) -> None:
        self.web_wanted.emit(self._elsewhere)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a key, while the card has the focus."""
        answers = {int(Qt.Key.Key_S): self._answers.say_same, int(Qt.Key.Key_D): self._answers.say_different}
        answer = answers.get(event.key())
        if answer is None or event.modifiers() != Qt.KeyboardModifier.NoModifier:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            answer()

    def _answer(self, same: bool | None) -> None:
        if self._neighbour is not None:
            self.answered.emit(PictureId(self._neighbour.picture.id), same)

    def _choose(self) -> None:
        if self._neighbour is not None:
            elsewhere = self._elsewhere
            source = PictureId(self._neighbour.picture.id) if elsewhere is None else elsewhere.source
            if elsewhere is None or source:
                self.chosen.emit(source)

    def _toggle_group(self) -> None:
        if self._neighbour is not None:
            self.group_toggled.emit(self._neighbour.rank)
