"""The Search area: the words above everything, then the query and its neighbours, then the library."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from simgui.core.errors import SimguiError
from simgui.gui.look.actions import menu_action
from simgui.gui.look.fonts import lines_px
from simgui.gui.pictures.picture_loader import PictureLoader
from simgui.gui.search.earlier_queries import EarlierQueries
from simgui.gui.search.library_panel import LibraryPanel
from simgui.gui.search.preparing import Preparing
from simgui.gui.search.query.query_actions import QueryActions
from simgui.gui.search.query.query_bar import QueryBar
from simgui.gui.search.query.query_view import QueryView
from simgui.gui.search.query.recent_queries import RecentQueries
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.search.result_choices import ResultChoices
from simgui.gui.search.results.result_export import ResultExport
from simgui.gui.search.results.results import Results
from simgui.gui.search.results_pane import ResultsPane
from simgui.gui.search.search_bar import SearchBar
from simgui.gui.search.searching import Searching
from simgui.gui.search.services import SearchServices
from simgui.gui.search.shared_room import SharedRoom
from simgui.gui.search.shared_search import SharedSearch
from simgui.gui.search.shared_words import SharedWords
from simgui.gui.search.words.word_search import WordSearch
from simgui.gui.settings import Settings
from simgui.gui.sharing.answers import SharedWordsAnswer
from simgui.gui.state import WindowState
from simgui.gui.teaching.answering import Answering
from simgui.gui.teaching.asking import Asking
from simgui.gui.work.undo import Undo
from simgui.gui.work.worker import Worker
from simgui.search.query import Example, PictureId, Query, Source
from simgui.search.records import SearchResult
from simgui.words.records import Keyword, WordsResult

_PREVIEW_BYTES = 64 << 20
_LOW_LINES = 28
"""Fewer lines of text than this make a window low."""


class SearchPage(QWidget):
    """Searches in the open folder or in all; what is indexed so far is searched.

    Args:
        services: Of the library.
        state: Says where to search, and at which threshold.
        settings: Keep how the library is shown.
        worker: Does everything that may take longer than a frame.
        undo: Writes the threshold that the person chooses.
        thumbnails: Pictures by id.
        parent: Owner.
    """

    open_picture_wanted = Signal()
    more_wanted = Signal()
    """The person is to choose a picture to add to the query."""
    more_dropped = Signal(object)
    """Something was dropped to be added to the query: `QMimeData`."""
    asked = Signal()
    """A search has begun."""
    failed = Signal(object)
    """A `SimguiError`."""

    def __init__(
        self,
        services: SearchServices,
        state: WindowState,
        settings: Settings,
        worker: Worker,
        undo: Undo,
        thumbnails: PictureLoader,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._state = state
        self._searching = Searching(services.searches, services.words, services.shared, state, worker, self)
        previews = PictureLoader(worker, services.pictures.preview, _PREVIEW_BYTES, self, thumbnails)
        self._actions = QueryActions(self, previews)
        self._view = QueryView(self._actions, previews)
        self._search_bar = SearchBar(self._actions, self)
        self._bar = QueryBar(self)
        self._results = Results(previews, self._view)
        self._shared = SharedSearch(services.shared, services.pictures, state, worker, self)
        self._words_there = SharedWords(previews)
        self._choices = ResultChoices(
            services, self._results, self._searching, self._shared, state, settings, worker, undo, self
        )
        self._answering = Answering(services.teaching, state, worker, undo, self)
        self._asking = Asking(services.teaching, self._answering, state, worker, previews, self)
        self._export = ResultExport(self._shown, self._shared.preview, worker, self._results)
        self._results.add_to_bar(self._asking.button)
        self._results.add_to_bar(self._export.button, self._export.row, self._export.notice)
        scope = self._search_bar.scope
        self._library = LibraryPanel(services, state, settings, worker, thumbnails, scope)
        self._words = WordSearch(
            services.words, self._search_bar, self._searching, self._library, state, worker, self
        )
        self._recent = RecentQueries(settings)
        EarlierQueries(self._recent, self._actions, self._words, self._searching, self)
        self._low = False
        self._connect()
        self._connect_query()
        self._connect_shared()
        preparing = Preparing(services, state, worker, self)
        self._searching.answered.connect(preparing.refresh_soon)
        self._lay_out()

    def _connect(self) -> None:
        self._searching.began.connect(self.asked)
        self._searching.answered.connect(self._show_result)
        self._searching.waits.connect(self._bar.show_waiting)
        self._searching.failed.connect(self.failed)
        self._export.failed.connect(self.failed)
        self._results.chosen.connect(self.search)
        self._words.failed.connect(self.failed)
        self._words.shown.connect(self._show_words)
        self._search_bar.dropped.connect(self.more_dropped)
        self._bar.open_picture_wanted.connect(self.open_picture_wanted)
        self._choices.failed.connect(self.failed)
        self._results.verdicts_changed.connect(self._library.show_verdicts)
        self._library.chosen.connect(self.search)
        self._library.listed.connect(self._searching.search_waiting)
        self._library.failed.connect(self.failed)
        self._results.answered.connect(self._answer)
        self._asking.closed.connect(self._searching.search_again)
        self._answering.changed.connect(self._show_answers)
        self._answering.failed.connect(self.failed)
        self._state.folder_changed.connect(self._change_folder)
        self._state.scope_changed.connect(self._searching.search_again)
        self._state.model_changed.connect(self._searching.search_again)
        self._state.labels_changed.connect(self._searching.search_again)
        self._state.library_changed.connect(self._searching.search_words_again)

    def _connect_query(self) -> None:
        self._view.query_changed.connect(self._change_query)
        self._view.dropped.connect(self.more_dropped)
        self._actions.add_wanted.connect(self.more_wanted)
        self._searching.left.connect(self._leave_pictures)
        self._searching.words_answered.connect(self._offer_adding)

    def _connect_shared(self) -> None:
        self._searching.began.connect(self._shared.begin)
        self._searching.shared_answered.connect(self._shared.take)
        self._searching.shared_failed.connect(self._fail_shared)
        self._shared.again_wanted.connect(self._searching.search_again)
        self._shared.stop_wanted.connect(self._stop_shared)
        self._shared.changed.connect(self._searching.search_again)
        self._shared.scope_changed.connect(self._change_shared)
        self._shared.failed.connect(self.failed)
        self._searching.words_there_began.connect(self._shared.begin)
        self._searching.words_there.connect(self._show_words_there)
        self._words_there.chosen.connect(self.search)
        for shows in (self._results, self._words_there):
            shows.label_wanted.connect(self._shared.ask_label)
            shows.web_wanted.connect(self._shared.open_web)

    def _lay_out(self) -> None:
        self._upper = ResultsPane(self._results, self._words_there, self._shared.notice)
        self._room = SharedRoom(self._upper, self._library, self._upper.wanted_px)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._search_bar)
        layout.addWidget(self._results.filters)
        layout.addWidget(self._bar)
        layout.addWidget(self._shared.line)
        layout.addWidget(self._room, 1)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.go_back)
        menu_action(self, "view", self.tr("Go to results or library"), self._go_across, "F6", section="areas")

    @property
    def splitter_state(self) -> QByteArray:
        """How the room is shared between results and library, when there are results."""
        return self._room.share

    def restore_splitter(self, state: QByteArray) -> None:
        """Share the room as it was, as soon as there are results."""
        self._room.restore(state)

    def show_room(self, height_px: int) -> None:
        """Fit into the height in sight: if it is low, what the menu has, too, gives way to results."""
        low = height_px < lines_px(self.font(), _LOW_LINES)
        if low is self._low:
            return
        self._low = low
        self._upper.show_low(low)
        self._library.show_low(low and not self._upper.isHidden())
        self._room.show_low(low)

    def _show_upper(self, shown: bool) -> None:
        """Give results their room, or, if there are none, the whole of it to the library."""
        if shown is not self._upper.isHidden():
            return
        if shown and self._bar.isAncestorOf(self.focusWidget()):
            self._library.take_focus()  # not to whatever comes next, as if by the Tab key
        self._show_bar(pictures=shown)
        self._library.show_low(self._low and shown)
        if (layout := self.layout()) is not None:
            layout.activate()  # the room is as high as it will be
        self._room.show_results(shown)

    def _show_words(self) -> None:
        self._show_bar(pictures=not self._upper.isHidden())

    def _show_bar(self, *, pictures: bool) -> None:
        """Say what to do to search as long as nothing is searched with; else offer filters."""
        words = self._words.is_shown
        self._bar.setHidden(pictures or words)
        self._results.show_asked(pictures=pictures, words=words)

    @property
    def query(self) -> Query | None:
        """What is asked now, or else what is answered; None if nothing is."""
        return self._searching.query

    @property
    def has_words(self) -> bool:
        """Whether something is asked in words."""
        return bool(self._searching.words)

    def search(self, query: Source | Query) -> None:
        """Search with a picture, and no longer by words; a search under way is given up for it."""
        self._searching.search_anew(query)

    def search_keyword(self, keyword: Keyword) -> None:
        """Search for what the model sees in a picture, and no longer with pictures."""
        self._searching.clear_all()
        self._words.ask(WordLine(keyword.word).with_sense(keyword.word, keyword.sense))

    def search_together(self, sources: Sequence[Source]) -> None:
        """Search with several pictures together."""
        self.search(Query(tuple(map(Example, sources))))

    def add(self, sources: Sequence[Source]) -> None:
        """Search with more pictures together with those of the query that there is."""
        self._searching.add([Example(source) for source in sources])

    def unlike(self, sources: Sequence[Source]) -> None:
        """Search for what is like the query that there is, and not like these."""
        self._searching.add([Example(source, unlike=True) for source in sources])

    def clear(self) -> None:
        """Search with no picture any more; what is being searched is given up."""
        self._searching.clear()

    def _offer_adding(self, result: WordsResult | None) -> None:
        self._actions.show_words(asked=result is not None)

    def _leave_pictures(self) -> None:
        self._view.end_crop()
        self._actions.show_query(None)
        self._library.show_query(None)
        self._results.clear()
        self._shared.leave()
        self._show_upper(False)
        self._show_bar(pictures=False)

    def take_focus(self) -> None:
        """Let the keys go to the library."""
        self._library.take_focus()

    def _go_across(self) -> None:
        """Let the keys go to the neighbours, or from there to the library."""
        focused = QApplication.focusWidget()
        if self._upper.isHidden() or (focused is not None and self._upper.isAncestorOf(focused)):
            self._library.take_focus()
        else:
            self._upper.take_focus()

    def go_back(self) -> None:
        """Take back, one at a time, what is suggested, selected, asked in words, or asked with pictures."""
        if not (self._words.leave() or self._library.go_back() or self._words.clear()):
            self.clear()

    def refresh(self) -> None:
        """List what is indexed by now."""
        self._library.refresh()

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be more to search in: until then, a query can wait for it."""
        self._searching.show_indexing(indexing=indexing)
        self._library.show_indexing(indexing=indexing)

    def forget_ids(self) -> None:
        """Know the query by its file from now on: ids may stand for other pictures."""
        self._searching.forget_ids()

    def _show_result(self, result: SearchResult) -> None:
        self._library.show_query(result.picture, result.query)
        self._choices.show(result)
        together = self._choices.is_own(result) or not self._shared.is_shown
        self._search_bar.scope.allow_together(allow=together)
        self._show_upper(True)

    def _show_words_there(self, answer: SharedWordsAnswer | None) -> None:
        """Show what answers words alone in the shared library; None if that is not asked."""
        self._upper.show_words(answer)
        if answer is not None:
            self._shared.take_words(answer)
            self._show_upper(True)
            self._show_bar(pictures=False)
        elif self._results.result is None:
            self._show_upper(False)

    def _answer(self, neighbour: PictureId, same: bool | None) -> None:
        """Keep what the person says of a neighbour and the picture that is searched with."""
        result = self._results.result
        if result is not None and neighbour in self._shared.elsewhere:
            self._shared.answer(result.picture or result.source, neighbour, same)
        elif result is not None:
            self._answering.answer(result.picture or result.source, neighbour, same)

    def _show_answers(self) -> None:
        """Show what the person said of the neighbours; while they are asked, nobody looks at those."""
        if not self._asking.is_open:
            self._searching.search_again()

    def _change_query(self, query: Query | None) -> None:
        """Search with what the person has made of the query; with nothing left, clear it."""
        if query is None:
            self.clear()
        else:
            self._searching.search(query)

    def _shown(self) -> SearchResult | None:
        return self._results.result

    def _change_folder(self) -> None:
        self._results.clear_filters()  # labels and folders are others there
        if not self._state.everywhere:
            self._searching.clear_all()

    def _change_shared(self) -> None:
        """Ask the same somewhere else."""
        self._results.clear_filters()
        self._searching.search_again()

    def _fail_shared(self, error: SimguiError) -> None:
        """Say why there is no answer where it would be."""
        self._shared.fail(error)
        self._leave_results()

    def _stop_shared(self) -> None:
        self._searching.stop()
        self._leave_results()

    def _leave_results(self) -> None:
        self._results.clear()
        self._show_upper(False)
        self._bar.setVisible(self._searching.query is None)
