"""The query, its verdict, and the threshold that decides it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSlider,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.fonts import columns_px
from simgui.gui.look.labels import FittedLabel, VerdictPill, styled
from simgui.gui.look.questions import tool_tip
from simgui.gui.pictures.menu.chosen import Chosen, ChosenPicture
from simgui.gui.pictures.menu.picture_gestures import PictureGestures
from simgui.gui.search.query.query_view import QueryView
from simgui.models.cutpoints import Cutpoint
from simgui.search.records import SearchResult

_STEPS_PER_DISTANCE = 200
_LARGEST_DISTANCE = 1.0
_MOST_LINES = 2
_LEAST_COLUMNS = 19
"""Width of the panel at least, in digits of its font."""


class QueryPanel(QWidget):
    """Shows the picture that is searched with, whether anything matches it, and a slider for the threshold.

    Where there is a verdict by label, it is not shown here, and the slider is about the pictures alone.

    Args:
        view: The query, and what changes it.
        parent: Owner.
    """

    threshold_moved = Signal(float)
    """The slider is being moved: a distance."""
    threshold_chosen = Signal(object)
    """The slider was let go: a distance; None for the calibrated one."""

    def __init__(self, view: QueryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view = view
        self._pill = VerdictPill()
        self._sentence = FittedLabel("faint", _MOST_LINES)
        self._threshold = styled("", "")
        self._threshold.setWordWrap(True)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # as the scales of the neighbours
        self._slider.setRange(0, round(_LARGEST_DISTANCE * _STEPS_PER_DISTANCE))
        self._slider.setAccessibleName(self.tr("Match up to this distance"))
        self._slider.valueChanged.connect(self._moved)
        self._slider.sliderReleased.connect(self._let_go)
        self._reset = QPushButton(self.tr("Reset"))
        self._reset.setProperty("role", "quiet")
        self._reset.setToolTip(self.tr("Use the calibrated threshold again"))
        self._reset.clicked.connect(self._reset_threshold)
        self._named = QPushButton("⋯")
        self._named.setProperty("role", "quiet")
        self._named.setToolTip(self.tr("Thresholds that calibration found"))
        self._named.setAccessibleName(self._named.toolTip())
        self._named.clicked.connect(self._show_named)
        self._named.hide()

        verdict = QHBoxLayout()
        verdict.addWidget(self._pill)
        verdict.addStretch(1)
        threshold = QHBoxLayout()
        threshold.addWidget(self._threshold, 1)
        threshold.addWidget(self._reset)
        threshold.addWidget(self._named)
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(view, 1)
        layout.addSpacing(4)
        layout.addLayout(verdict)
        layout.addWidget(self._sentence)
        layout.addLayout(threshold)
        layout.addWidget(self._slider)
        below = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        layout.addItem(below)  # takes what the picture may not
        PictureGestures(view.picture, self._chosen_at, drags=True)
        self._result: SearchResult | None = None
        self._shown: Cutpoint | None = None

    @property
    def last_stop(self) -> QWidget:
        """Where the Tab key comes to last."""
        return self._slider

    @property
    def least_px(self) -> int:
        """The least width that the words need."""
        return columns_px(self.font(), _LEAST_COLUMNS)

    def words_px(self, width_px: int) -> int:
        """Give how much height the panel takes below its picture at a width."""
        picture = self._view.picture
        picture_px = min(picture.minimumSizeHint().height(), picture.maximumHeight())
        return self._column.minimumHeightForWidth(width_px) - picture_px

    def fit_picture(self, box: QSize) -> None:
        """Give the picture a box of this size, as the neighbours have."""
        self._view.fit_picture(box)

    def _chosen_at(self, _place: QPoint | None) -> Chosen | None:
        """Give the picture that is searched with."""
        large = self._view.large
        if large is None:
            return None
        example, shown_by = large
        known = example.source if isinstance(example.source, int) else None
        if known is None and self._result is not None and self._result.source == shown_by:
            known = self._result.picture
        path = shown_by if isinstance(shown_by, Path) else None
        source = shown_by if known is None else known
        return Chosen((ChosenPicture(source, path, in_library=known is not None, is_query=True),))

    def show_result(self, result: SearchResult, threshold: Cutpoint) -> None:
        """Show the verdict at a threshold."""
        self._result = result
        self._view.show_result(result)
        self._named.setVisible(bool(result.cutpoints))
        self.show_threshold(threshold)

    def show_threshold(self, threshold: Cutpoint) -> None:
        """Show another threshold, and the verdict at it."""
        self._slider.blockSignals(True)
        self._slider.setValue(round(threshold.distance * _STEPS_PER_DISTANCE))
        self._slider.blockSignals(False)
        self._reset.setVisible(threshold.name == "custom")
        self._say(threshold)

    def named_menu(self) -> QMenu:
        """Make the menu of the thresholds that calibration named."""
        words = {
            "strict": self.tr("Strict: few false matches"),
            "balanced": self.tr("Balanced: the default"),
            "lenient": self.tr("Lenient: few matches missed"),
        }
        menu = QMenu(self)
        for threshold in self._result.cutpoints if self._result else ():
            text = filled(
                self.tr("{0}, up to {1:.2f}"), words.get(threshold.name, threshold.name), threshold.distance
            )
            action = menu.addAction(text)
            action.setCheckable(True)
            action.setChecked(threshold == self._shown)
            action.triggered.connect(partial(self.threshold_chosen.emit, threshold.distance))
        return menu

    def _say(self, threshold: Cutpoint) -> None:
        self._shown = threshold
        names = {
            "taught": self.tr(" · taught"),
            "strict": self.tr(" · strict"),
            "balanced": self.tr(" · balanced"),
            "lenient": self.tr(" · lenient"),
        }
        by_label = self._result is not None and self._result.has_label_verdict
        words = self.tr("Pictures match up to {0:.2f}") if by_label else self.tr("Match up to {0:.2f}")
        taught = self.tr("Found from your answers about pairs of pictures")
        self._threshold.setToolTip(taught if threshold.name == "taught" else "")
        several = self._result is not None and not self._result.query.is_one
        self._threshold.setText(filled(words, threshold.distance) + names.get(threshold.name, ""))
        judged = self._result is None or self._result.has_verdict
        remarks = list(map(translated, self._result.remarks)) if self._result is not None else []
        for widget in (self._threshold, self._slider):
            widget.setVisible(judged)
        self._pill.setVisible(judged and not by_label)
        self._sentence.setVisible(not by_label or bool(remarks))
        if self._result is None:
            return
        if not judged:
            self._named.hide()
            self._reset.hide()
            by_words = self._result.by_words
            no_verdict = (
                self.tr("Also ordered by words: no verdict")
                if by_words
                else self.tr("No verdict for pictures that are turned")
            )
            self._sentence.show_text(" ".join([*remarks, no_verdict]))
            self._sentence.setToolTip(tool_tip(" ".join([*remarks, self._no_verdict()])))
            return
        nearest = self._result.neighbours[0] if self._result.neighbours else None
        match = nearest is not None and nearest.is_match_at(threshold)
        self._pill.show_verdict(match)
        if nearest is None:
            self._pill.hide()  # where nothing is compared, nothing is denied
        if nearest is None and self._result.chosen.narrows:
            sentence = ""  # that nothing fits the filters is said where the neighbours would stand
        elif nearest is None:
            sentence = self.tr("There is no other picture to compare with.")
        elif not match:
            sentence = filled(self.tr("None of {0:,} is close enough."), self._result.searched)
        elif nearest.picture.label:
            sentence = filled(self.tr("Like the pictures in “{0}”."), shown(nearest.picture.label))
        else:
            sentence = filled(self.tr("Found among {0}."), self._searched())
        self._sentence.show_text(" ".join(remarks if by_label else [*remarks, sentence]))
        if several:
            rule = self.tr("A match is close enough to more than half of the pictures that you want.")
            self._sentence.setToolTip(tool_tip(" ".join([*remarks, sentence, rule])))

    def _no_verdict(self) -> str:
        """Say why nothing is called a match."""
        if self._result is not None and self._result.by_words:
            return self.tr("Picture and words together decide the order; thresholds apply to pictures alone.")
        return self.tr(
            "The threshold holds for a picture as it stands. Of eight ways to turn it the nearest counts, by "
            "which pictures of something else come nearer, too."
        )

    def _searched(self) -> str:
        searched = self._result.searched if self._result is not None else 0
        return translated(say_count("{count:,} picture", "{count:,} pictures", searched))

    def _moved(self, value: int) -> None:
        distance = value / _STEPS_PER_DISTANCE
        self._say(Cutpoint("custom", distance))
        self._reset.setVisible(True)
        self.threshold_moved.emit(distance)
        if not self._slider.isSliderDown():
            self.threshold_chosen.emit(distance)

    def _let_go(self) -> None:
        self.threshold_chosen.emit(self._slider.value() / _STEPS_PER_DISTANCE)

    def _show_named(self) -> None:
        self.named_menu().popup(self._named.mapToGlobal(self._named.rect().bottomLeft()))

    def _reset_threshold(self) -> None:
        self.threshold_chosen.emit(None)
