"""Searching by words: brings field, chips, keywords and library together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from simgui.core.errors import SimguiError
from simgui.gui.search.library_panel import LibraryPanel
from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.word_line import NO_WORDS, WordLine
from simgui.gui.search.search_bar import SearchBar
from simgui.gui.search.searching import Searching
from simgui.gui.search.words.answers import Answers
from simgui.gui.search.words.keywords_button import Counts
from simgui.gui.search.words.word_suggestions import completed, recent
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.words.records import Completion, Keyword, WordsResult
from simgui.words.service import Words


class WordSearch(QObject):
    """Asks what is written, and shows what was understood and what answers.

    Args:
        words: Complete lines, and know what the model sees.
        bar: Where words are written.
        searching: Asks.
        library: Shows what answers.
        state: Says where to search.
        worker: Does everything that may take longer than a frame.
        parent: Owner.
    """

    shown = Signal()
    """What became of a line is shown, or no longer."""
    failed = Signal(object)
    """A `SimguiError` of what helps to write."""

    def __init__(
        self,
        words: Words,
        bar: SearchBar,
        searching: Searching,
        library: LibraryPanel,
        state: WindowState,
        worker: Worker,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._field, self._keywords = bar.field, bar.keywords
        self._searching = searching
        self._library = library
        self._state = state
        self._completing = Latest(worker, Lane.SEARCH, self)
        self._counting = Latest(worker, Lane.INSIGHT, self)
        self._line = NO_WORDS
        self._result: WordsResult | None = None
        self._recent: tuple[Visited, ...] = ()
        self._understood = bar.understood
        self._connect()

    def _connect(self) -> None:
        self._field.written.connect(self._write)
        self._field.done.connect(self._finish)
        self._field.suggestions_wanted.connect(self._suggest)
        self._field.left.connect(self._library.take_focus)
        self._keywords.counts_wanted.connect(self._count)
        self._keywords.changed.connect(self._choose_keywords)
        self._understood.line_changed.connect(self.ask)
        self._understood.rest_wanted.connect(self._show_answers)
        self._understood.shown.connect(self.shown)
        self._understood.again_wanted.connect(self._searching.search_again)
        self._library.words_over.connect(self.clear)
        self._library.rest_wanted.connect(partial(self._understood.show_rest, True))
        self._searching.words_began.connect(self._understood.show_busy)
        self._searching.words_answered.connect(self._show_result)
        self._searching.words_failed.connect(self._show_failed)
        self._searching.words_changed.connect(self._show_line)

    @property
    def is_shown(self) -> bool:
        """Whether something is asked in words, and what became of it is shown."""
        return not self._understood.isHidden()

    def show_recent(self, queries: Sequence[Visited]) -> None:
        """Suggest what was asked before, the newest first."""
        self._recent = tuple(queries)

    # What the person asks.

    def ask(self, line: WordLine) -> None:
        """Ask a line that was made of another one, or of nothing."""
        self._show_line(line)
        self._searching.say(line)

    def _write(self, text: str) -> None:
        self._line = self._line.with_text(text)
        self._searching.say(self._line, writing=True)

    def _finish(self, text: str) -> None:
        self._completing.cancel()
        self._line = self._line.with_text(text)
        self._searching.say(self._line)

    def _choose_keywords(self, keywords: tuple[Keyword, ...]) -> None:
        self._line = self._line.with_keywords(keywords)
        self._searching.say(self._line)

    def leave(self) -> bool:
        """Put suggestions away or, where the person is writing, the words; tell whether there was any."""
        return self._field.put_away() or (self._field.hasFocus() and self.clear())

    def clear(self) -> bool:
        """Ask nothing in words any more; tell whether anything was asked."""
        had = bool(self._line or self._searching.words)
        if had:
            self.ask(NO_WORDS)
        return had

    # What helps to write.

    def _suggest(self, text: str) -> None:
        where = self._state.where
        if not text.strip():
            self._field.suggest(text, recent(self._recent))
        elif where is not None:
            self._completing.cancel()
            task = partial(self._words.complete, text, where)
            self._completing.start(task, partial(self._show_completions, text), self._not_completed)

    def _show_completions(self, text: str, completions: Sequence[Completion]) -> None:
        self._field.suggest(text, completed(completions))

    def _not_completed(self, _error: SimguiError) -> None:
        """Say nothing: the search itself says what is wrong."""

    def _count(self) -> None:
        where = self._state.where
        if where is not None:
            self._counting.start(partial(self._words.counts, where), self._show_counts, self.failed.emit)

    def _show_counts(self, counts: Counts) -> None:
        self._keywords.show_counts(counts)

    # What comes of it.

    def _show_line(self, line: WordLine) -> None:
        self._line = line
        self._field.show_line(line.text)
        self._keywords.choose(line.keywords)

    def _show_result(self, result: WordsResult | None) -> None:
        if result is not None and self._result is not None and result.query != self._result.query:
            self._understood.begin()
        self._result = result
        if result is None:
            self._understood.forget()
        else:
            self._understood.show_result(self._searching.words, result)
        self._show_answers()

    def _show_answers(self, _rest: bool = False) -> None:
        result = self._result
        if result is None:
            self._library.show_answers(None)
        else:
            rest = self._understood.rest_shown
            self._understood.show_result(self._searching.words, result)
            self._library.show_answers(Answers(result.query, result, rest))

    def _show_failed(self, error: SimguiError) -> None:
        self._result = None
        self._library.show_answers(None)
        self._understood.show_failed(error)
