"""What the person asks for: asked, answered, or waiting until there is something to search in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import NothingToSearch, SimguiError
from simgui.gui.search.query.history import History, Visited
from simgui.gui.search.query.word_line import NO_WORDS, WordLine
from simgui.gui.search.waiting import Waiting
from simgui.gui.search.words.finding import Found, find, find_shared, find_words_there
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import SharedPlace, WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.filters import Filter
from simgui.search.query import Example, Query, Source, as_query
from simgui.search.records import NEIGHBOURS_SHOWN, NUMBERS
from simgui.search.service import Searches
from simgui.words.service import Words

_NO_PICTURES = Query(())


class Searching(QObject):
    """Searches where the person searches now: with pictures, words, or both.

    A newer query gives up the search under way.

    Args:
        searches: Finds the neighbours.
        words: Finds what answers words.
        shared: Finds neighbours in shared libraries.
        state: Says where to search.
        worker: Does the work.
        parent: Owner.
    """

    began = Signal()
    """A search with pictures has begun."""
    answered = Signal(object)
    """A `SearchResult`, of the newest query."""
    shared_answered = Signal(object)
    """A `SharedAnswer`, of which the `SearchResult` that follows is; None where that is of this computer."""
    failed = Signal(object)
    """A `SimguiError` of a search with pictures: the answer before it stays."""
    shared_failed = Signal(object)
    """A `SimguiError` of a search in a shared library: it can be tried again."""
    left = Signal()
    """No picture is searched with any more."""
    words_began = Signal()
    """What is asked in words is being looked for."""
    words_answered = Signal(object)
    """A `WordsResult`; None where nothing is asked in words."""
    words_failed = Signal(object)
    """A `SimguiError` of a search by words alone."""
    words_changed = Signal(object)
    """The `WordLine` that is asked is another than the one that was written."""
    kept = Signal(object)
    """A `Visited` that the person has asked for, and not merely begun to write."""
    words_there_began = Signal()
    """What is asked in words alone is being looked for in a shared library."""
    words_there = Signal(object)
    """A `SharedWordsAnswer` to words alone; None where a shared library is not asked by words alone."""
    waits = Signal(bool)
    """Whether a query waits for the first pictures that are indexed."""
    moved = Signal()
    """There may be another query to go back or forward to."""

    def __init__(
        self,
        searches: Searches,
        words: Words,
        shared: SharedLibraries,
        state: WindowState,
        worker: Worker,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._find = partial(find, searches, words)
        self._find_shared = partial(find_shared, shared, searches, words)
        self._find_words = partial(find_words_there, shared)
        self._state = state
        self._here = Latest(worker, Lane.SEARCH, self)
        self._there = Latest(worker, Lane.SHARED, self)
        self._words_run = Latest(worker, Lane.SHARED, self)
        self._run = self._here
        self._query: Query | None = None
        self._words = NO_WORDS
        self._answered: Visited | None = None
        self._history = History()
        self._target: int | None = None
        self._writing = self._begun = self._is_answered = False
        self._waiting = Waiting(self)
        self._waiting.changed.connect(self.waits)
        self._number = self._wanted = NEIGHBOURS_SHOWN
        self._chosen = Filter()

    @property
    def query(self) -> Query | None:
        """The pictures that are asked now, or else answered; None if there are none."""
        return self._query

    @property
    def words(self) -> WordLine:
        """What is asked in words."""
        return self._words

    # What is asked.

    def search(self, asked: Source | Query) -> None:
        """Search with a query, or one picture: of the library, a file or its content. Words stay."""
        query = as_query(asked)
        self._target = None
        self._ask(query, self._wanted if query == self._query else self._number)

    def search_anew(self, asked: Source | Query) -> None:
        """Search with a query, or one picture, alone: what was asked in words is over."""
        self._drop_words()
        self.search(asked)

    def add(self, examples: Sequence[Example]) -> None:
        """Search with more pictures, wanted or not, together with all that is asked now."""
        if examples:
            query = self._query or _NO_PICTURES
            fresh = tuple(each for each in examples if each not in query.examples)
            self.search(replace(query, examples=(*query.examples, *fresh)))

    def say(self, words: WordLine, *, writing: bool = False) -> None:
        """Search by words, together with the pictures of the query if there is one.

        Args:
            words: The words; an empty line takes them back.
            writing: Whether the person is still writing: then it is one step of the history, be it as many
                searches as it likes.
        """
        words = words.asked
        if words == self._words:
            if self._writing and not writing:
                self._keep()
            return
        self._words, self._target = words, None
        self._writing = writing
        self._ask(self._query, self._wanted)

    def search_again(self) -> None:
        """Ask the last query again, if there is one: what answers it has changed."""
        if self._query is not None or self._words:
            self._ask(self._query, self._wanted)

    def search_words_again(self) -> None:
        """Ask again if anything is asked in words: there may be other pictures."""
        if self._words:
            self.search_again()

    def show(self, number: int) -> None:
        """Find so many neighbours from now on, for the last query, too."""
        self._number = self._wanted = number
        if self._query is not None:
            self.search_again()

    def search_more(self) -> None:
        """Find more neighbours of the last query; no more if it has as many as can be shown."""
        more = next((number for number in NUMBERS if number > self._wanted), None)
        if self._query is not None and more is not None and not self._run.running:
            self._ask(self._query, more)

    def narrow(self, chosen: Filter) -> None:
        """Let only pictures that pass a filter be found from now on, of the last query, too."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.search_again()

    def _ask(self, query: Query | None, wanted: int) -> None:
        where = self._state.where
        place, folder = self._state.searched_library, self._state.folder
        if where is None and place is None:
            return
        self._waiting.end()
        self._words_run.cancel()
        self._query, self._wanted = query, wanted
        if query is None and not self._words:
            self._leave()
            return
        self._run.cancel()
        self._ask_words_there(query, place)
        if query is not None:
            self.began.emit()
        elif where is not None:
            self.words_began.emit()
        else:
            return
        if query is None or place is None:
            assert where is not None
            self._run = self._here
            task = partial(self._find, query, self._words, where, wanted, self._chosen)
            self._run.start_reporting(task, self._show, self._fail)
        else:
            self._run = self._there
            task = partial(self._find_shared, query, self._words, place, folder, wanted, self._chosen)
            self._run.start_reporting(task, self._show, self._fail_shared)

    def _ask_words_there(self, query: Query | None, place: SharedPlace | None) -> None:
        """Ask words alone in the shared library, too; what it has answered before stays until it answers."""
        if query is not None or place is None:
            self.words_there.emit(None)
            return
        self.words_there_began.emit()
        asked = partial(self._find_words, self._words, place, self._state.folder, self._chosen)
        self._words_run.start_reporting(asked, self.words_there.emit, self._fail_shared)

    def stop(self) -> None:
        """Give up the search under way; what was asked can be asked again."""
        self._run.cancel()
        self._words_run.cancel()

    # What is taken back.

    def clear(self) -> None:
        """Forget pictures and their answer; words, if there are any, are asked alone."""
        had = self._query is not None or self._answered is not None
        self._waiting.end()
        self._run.cancel()
        self._query = self._answered = None
        self.left.emit()
        if self._words and had:
            self._target = None
            self._ask(None, self._wanted)
        elif not self._words:
            self._leave()

    def clear_all(self) -> None:
        """Forget pictures and words."""
        self._drop_words()
        self.clear()

    def _drop_words(self) -> None:
        if self._words:
            self._words, self._writing = NO_WORDS, False
            self.words_changed.emit(NO_WORDS)
            self.words_answered.emit(None)

    def _leave(self) -> None:
        """Ask nothing any more."""
        self._run.cancel()
        self._words_run.cancel()
        self.words_there.emit(None)
        self._answered, self._writing, self._begun = None, False, False
        self._history.leave()
        self.words_answered.emit(None)
        self.moved.emit()

    # History.

    def can_step(self, by: int) -> bool:
        """Tell whether there is a query to go back to, by -1, or forward, by 1."""
        return self._history.step(by) is not None

    def step(self, by: int) -> None:
        """Go back to the query before, by -1, or forward again, by 1."""
        place = self._history.step(by)
        if place is not None:
            self.return_to(self._history.at(place))
            self._target = place

    def return_to(self, visited: Visited) -> None:
        """Ask what was asked before: pictures, words, or both."""
        self._target, self._writing, self._begun = None, False, False
        if visited.words != self._words:
            self._words = visited.words
            self.words_changed.emit(visited.words)
        if not self._words:
            self.words_answered.emit(None)
        if visited.query.examples:
            self._ask(visited.query, self._wanted if visited.query == self._query else self._number)
        else:
            if self._query is not None:
                self._query = None
                self.left.emit()
            self._ask(None, self._wanted)

    def forget_ids(self) -> None:
        """Know every query by its files from now on: an id may stand for another picture."""
        self._history.forget_ids()
        if self._answered is not None:
            self._answered = self._answered.known_by_files
        if self._query is not None and any(isinstance(each.source, int) for each in self._query.examples):
            self._run.cancel()
            self._query = self._answered_query

    # Waiting for pictures.

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be more to search in: until then, a query can wait for it."""
        self._waiting.show_indexing(indexing=indexing)

    def search_waiting(self, pictures: int) -> None:
        """Search with what waits, if there are pictures to search in now."""
        due = self._waiting.due(pictures)
        if due is None:
            return
        query, words = due
        if query is not None:
            self.search(query)
        elif words == self._words:
            self.search_again()

    # What comes of it.

    def _show(self, found: Found) -> None:
        sources = tuple(source for _, source in found.pictures.examples) if found.pictures else ()
        query = found.pictures.query if found.pictures else _NO_PICTURES
        self._answered = Visited(query, sources, self._words)
        self._is_answered = found.words is None or found.words.answering > 0
        if self._target is None:
            self._history.visit(self._answered, instead=self._begun)
        else:
            self._history.arrive(self._target, self._answered)
        self._begun = self._writing
        self.shared_answered.emit(found.shared)
        if found.pictures is not None:
            self.answered.emit(found.pictures)
        self.words_answered.emit(found.words)
        if not self._writing:
            self._keep()
        self.moved.emit()

    def _keep(self) -> None:
        """Take what is asked for what the person wanted to ask, if anything answers it."""
        self._writing = self._begun = False
        if self._answered is not None and self._is_answered and not self._run.running:
            self.kept.emit(self._answered)

    @property
    def _answered_query(self) -> Query | None:
        return self._answered.query if self._answered and self._answered.query.examples else None

    def _fail_shared(self, error: SimguiError) -> None:
        """Keep what was asked: it is tried again, or asked elsewhere."""
        self.shared_failed.emit(error)

    def _fail(self, error: SimguiError) -> None:
        waits = isinstance(error, NothingToSearch) and self._waiting.begin(self._query, self._words)
        if not waits:
            self._waiting.end()
        by_words_alone = self._query is None
        self._query = self._answered_query  # what is still shown
        if waits:
            return
        (self.words_failed if by_words_alone else self.failed).emit(error)
