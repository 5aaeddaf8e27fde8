"""The upper half of the Search area, where there is a query: the query and its neighbours."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from simgui.core.names import shown
from simgui.core.sentences import say_count
from simgui.gui.language import filled, translated
from simgui.gui.look.buttons import chip
from simgui.gui.look.labels import ElidedLabel
from simgui.gui.pictures.elsewhere import Elsewhere
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.query.query_view import QueryView
from simgui.gui.search.results.answer import NOTHING_ELSEWHERE, Answer
from simgui.gui.search.results.filter_bar import FilterBar
from simgui.gui.search.results.label_pill import LabelPill
from simgui.models.cutpoints import Cutpoint
from simgui.search.filters import Filter, FilterChoices
from simgui.search.records import SearchResult


class Results(QWidget):
    """Shows an answer; what narrows it down stands elsewhere.

    Args:
        previews: Loads pictures large, by path or content.
        view: The query, and what changes it.
        parent: Owner.
    """

    chosen = Signal(object)
    """A neighbour to search with: a `Source`."""
    answered = Signal(object, object)
    """What the person says of a neighbour, a `PictureId`, and the query: `bool`, or None to take it back."""
    label_wanted = Signal(object)
    """A neighbour, an `Elsewhere`, is to have a label in its library."""
    web_wanted = Signal(object)
    """The original of a neighbour, an `Elsewhere`, is to be opened in a browser."""
    threshold_chosen = Signal(object)
    """A distance; None for the calibrated threshold."""
    verdicts_changed = Signal(object)
    """What the cards say, by the id of the picture: `dict[int, str]`."""
    number_chosen = Signal(int)
    """So many neighbours are to be shown from now on."""
    more_wanted = Signal()
    """The person has come to the end of the neighbours, and there are more."""
    filter_changed = Signal(object)
    """A `Filter`, without `only_matches`: the threshold that decides it is here."""
    choices_wanted = Signal()
    """What a filter can choose from is about to be shown."""
    groups_wanted = Signal(object)
    """Which neighbours of a `SearchResult` are near copies of each other is to be shown."""

    def __init__(self, previews: PictureLoader, view: QueryView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tools = view.tools
        self._answer = Answer(previews, view)
        self._answer.chosen.connect(self.chosen)
        self._answer.more_wanted.connect(self._want_more)
        self._answer.panel.threshold_moved.connect(self._show_moved)
        self._answer.panel.threshold_chosen.connect(self.threshold_chosen)
        self._answer.answered.connect(self.answered)
        self._answer.label_wanted.connect(self.label_wanted)
        self._answer.web_wanted.connect(self.web_wanted)
        self._elsewhere: Mapping[int, Elsewhere] = NOTHING_ELSEWHERE
        self._bar = FilterBar(self)
        self._bar.number_chosen.connect(self.number_chosen)
        self._bar.more_wanted.connect(self._want_more)
        self._bar.filter_changed.connect(self._change_filter)
        self._bar.choices_wanted.connect(self.choices_wanted)
        self._bar.grouping_chosen.connect(self._change_grouping)
        self._label = LabelPill()
        self._copies = ElidedLabel("", end=True)
        self._below_bar = QVBoxLayout()
        self._low = self._by_pictures = self._by_words = False
        self._bar.hide()
        self._filters = chip(self.tr("Filters"))
        self._filters.setToolTip(self.tr("How many are shown, and which pictures may be among them"))
        self._filters.toggled.connect(self._offer_filters)
        self._filters.hide()
        self._bar.used_changed.connect(self._offer_filters)
        self._threshold = Cutpoint("", 0.0)
        self._lay_out()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        about_query = QHBoxLayout()
        about_query.setSpacing(12)
        about_query.addWidget(self._tools)
        about_query.addWidget(self._label)
        about_query.addWidget(self._copies, 1000)
        about_query.addStretch(1)
        about_query.addWidget(self._filters)
        layout.addLayout(about_query)
        layout.addLayout(self._below_bar)
        layout.addWidget(self._answer, 1)

    def show_low(self, low: bool) -> None:
        """Show filters only if they are asked for or in use, as there is little height, or always."""
        self._low = low
        self._filters.setVisible(low)
        self._offer_filters()
        self._answer.show_low(low)

    @property
    def filters(self) -> FilterBar:
        """What narrows a search down, with pictures or by words; it stands elsewhere."""
        return self._bar

    def show_asked(self, *, pictures: bool, words: bool) -> None:
        """Offer the filters of what is asked: with pictures, by words, or neither."""
        self._by_pictures, self._by_words = pictures, words
        self._bar.show_neighbours(pictures)
        self._offer_filters()

    def take_focus(self) -> None:
        """Let the keys go to the nearest neighbour."""
        self._answer.take_focus()

    def wanted_px(self, width_px: int) -> int:
        """Give the height that is worth having, at a width."""
        layout = self.layout()
        above_px = layout.minimumHeightForWidth(width_px) - self._answer.minimumHeight() if layout else 0
        return above_px + self._answer.wanted_px(width_px)

    def _offer_filters(self) -> None:
        if self._by_pictures:
            shown = not self._low or self._filters.isChecked() or self._bar.is_used
        else:
            shown = self._by_words
        self._bar.setVisible(shown)

    @property
    def result(self) -> SearchResult | None:
        """What is shown, as it is shown: without what the threshold leaves out."""
        result = self._answer.result
        if result is None or not (self._bar.filter.only_matches and result.has_verdict):
            return result
        matches = tuple(each for each in result.neighbours if each.is_match_at(self._threshold))
        return replace(result, neighbours=matches)

    @property
    def groups(self) -> bool:
        """Whether near copies are shown as one card."""
        return self._bar.groups

    def add_to_bar(self, button: QWidget, *below: QWidget) -> None:
        """Add a button at the end of the bar, and what it says below the bar."""
        self._bar.add(button)
        for widget in below:
            self._below_bar.addWidget(widget)

    def show_number(self, number: int) -> None:
        """Say how many neighbours are wanted now."""
        self._bar.show_number(number)

    def show_choices(self, choices: FilterChoices, below: Path | None) -> None:
        """Offer what a filter can choose from."""
        self._bar.show_choices(choices, below)

    def clear_filters(self) -> None:
        """Choose nothing any more."""
        self._bar.clear()

    def show_result(
        self,
        result: SearchResult,
        threshold: Cutpoint,
        *,
        name_folders: bool,
        elsewhere: Mapping[int, Elsewhere] = NOTHING_ELSEWHERE,
    ) -> None:
        """Show an answer.

        Args:
            result: The answer.
            threshold: Decides which neighbours are matches.
            name_folders: Whether the paths of the neighbours begin with the name of their folder.
            elsewhere: Neighbours of a shared library, by their ids.
        """
        self._elsewhere = elsewhere
        self._threshold = threshold
        self._label.show_label(result.label)
        self._say_copies(result.copies)
        only_matches = self._bar.filter.only_matches
        self._answer.show_result(
            result, threshold, name_folders=name_folders, only_matches=only_matches, elsewhere=elsewhere
        )
        if self._bar.groups:
            self.groups_wanted.emit(result)
        self._tell_verdicts()

    def show_groups(self, result: SearchResult, groups: Sequence[int]) -> None:
        """Show each group of near copies as one card."""
        if self._bar.groups:
            self._answer.show_groups(result, groups)
            self._tell_verdicts()

    def clear(self) -> None:
        """Show no answer."""
        self._answer.clear()
        self.verdicts_changed.emit({})

    def show_threshold(self, threshold: Cutpoint) -> None:
        """Show the verdicts at another threshold."""
        self._answer.panel.show_threshold(threshold)
        self._apply(threshold)

    def _show_moved(self, distance: float) -> None:
        self._apply(Cutpoint("custom", distance))

    def _apply(self, threshold: Cutpoint) -> None:
        self._threshold = threshold
        self._answer.show_threshold(threshold)
        self._tell_verdicts()

    def _tell_verdicts(self) -> None:
        if self._answer.result is not None:
            self.verdicts_changed.emit(self._answer.verdicts())

    def _change_filter(self, chosen: Filter) -> None:
        self._answer.show_only_matches(only=chosen.only_matches)
        self._tell_verdicts()
        self.filter_changed.emit(replace(chosen, only_matches=False))

    def _change_grouping(self, grouped: bool) -> None:
        result = self._answer.result
        if result is None:
            return
        if grouped:
            self.groups_wanted.emit(result)
        else:
            self._answer.show_groups(result, ())
            self._tell_verdicts()

    def _want_more(self) -> None:
        result = self._answer.result
        if result is None or result.ends or not result.neighbours:
            return
        only_matches = self._bar.filter.only_matches and result.query.is_one and result.has_verdict
        if only_matches and not result.neighbours[-1].is_match_at(self._threshold):
            return  # what is farther away is no match either
        self.more_wanted.emit()

    def _say_copies(self, copies: Sequence[Path]) -> None:
        self._copies.setVisible(bool(copies))
        if copies:
            count = translated(say_count("{count:,} exact copy", "{count:,} exact copies", len(copies)))
            places = [str(shown(path)) for path in copies]
            said = self.tr("Your library has {0} of this picture: {1}")
            if self._elsewhere:
                said = self.tr("There is {0} of this picture: {1}")
            self._copies.show_text(
                filled(said, count, ", ".join(places)),
                "\n".join(places),
            )
