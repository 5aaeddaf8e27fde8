"""The query of the person: asked, answered, or waiting until there is something to search in."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import NothingToSearch, SimguiError
from simgui.gui.search.query.history import History, Visited
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.filters import Filter
from simgui.search.query import Example, Query, Source, as_query
from simgui.search.records import NEIGHBOURS_SHOWN, NUMBERS, SearchResult
from simgui.search.service import Searches


class Searching(QObject):
    """Searches where the person searches now; a newer query gives up the search under way.

    Args:
        searches: Finds the neighbours.
        state: Says where to search.
        worker: Does the work.
        parent: Owner.
    """

    began = Signal()
    answered = Signal(object)
    """A `SearchResult`, of the newest query."""
    failed = Signal(object)
    """A `SimguiError`: the answer before it stays."""
    waits = Signal(bool)
    """Whether a query waits for the first pictures that are indexed."""
    moved = Signal()
    """There may be another query to go back or forward to."""

    def __init__(
        self, searches: Searches, state: WindowState, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._searches = searches
        self._state = state
        self._run = Latest(worker, Lane.SEARCH, self)
        self._query: Query | None = None
        self._answered: Visited | None = None
        self._history = History()
        self._target: int | None = None
        self._waiting: Query | None = None
        self._number = self._wanted = NEIGHBOURS_SHOWN
        self._chosen = Filter()
        self._indexing = False

    @property
    def query(self) -> Query | None:
        """What is asked now, or else what is answered; None if nothing is."""
        return self._query

    def search(self, asked: Source | Query) -> None:
        """Search with a query, or with one picture: of the library, a file or the content of one."""
        query = as_query(asked)
        self._target = None
        self._ask(query, self._wanted if query == self._query else self._number)

    def add(self, examples: Sequence[Example]) -> None:
        """Search with more pictures, wanted or not, together with those of the query that there is."""
        if examples:
            query = self._query or Query(())
            fresh = tuple(each for each in examples if each not in query.examples)
            self.search(replace(query, examples=(*query.examples, *fresh)))

    def can_step(self, by: int) -> bool:
        """Tell whether there is a query to go back to, by -1, or forward, by 1."""
        return self._history.step(by) is not None

    def step(self, by: int) -> None:
        """Go back to the query before, by -1, or forward again, by 1."""
        place = self._history.step(by)
        if place is not None:
            self.search(self._history.at(place))
            self._target = place

    def search_again(self) -> None:
        """Ask the last query again, if there is one: what answers it has changed."""
        if self._query is not None:
            self._ask(self._query, self._wanted)

    def show(self, number: int) -> None:
        """Find so many neighbours from now on, for the last query, too."""
        self._number = self._wanted = number
        self.search_again()

    def search_more(self) -> None:
        """Find more neighbours of the last query; no more if it has as many as can be shown."""
        more = next((number for number in NUMBERS if number > self._wanted), None)
        if self._query is not None and more is not None and not self._run.running:
            self._ask(self._query, more)

    def narrow(self, chosen: Filter) -> None:
        """Let only pictures that pass a filter be neighbours from now on, of the last query, too."""
        if chosen != self._chosen:
            self._chosen = chosen
            self.search_again()

    def _ask(self, query: Query, wanted: int) -> None:
        where = self._state.where
        if where is None:
            return
        self._wait_with(None)
        self._query, self._wanted = query, wanted
        self.began.emit()
        task = partial(self._searches.find, query, where, wanted, self._chosen)
        self._run.start(task, self._show, self._fail)

    def clear(self) -> None:
        """Forget query and answer; what is being searched is given up."""
        self._wait_with(None)
        self._run.cancel()
        self._query = self._answered = None
        self._history.leave()
        self.moved.emit()

    def forget_ids(self) -> None:
        """Know every query by its files from now on: an id may stand for another picture."""
        self._history.forget_ids()
        if self._answered is not None:
            self._answered = Visited(self._answered.by_files, self._answered.sources)
        if self._query is not None and any(isinstance(each.source, int) for each in self._query.examples):
            self._run.cancel()
            self._query = self._answered.query if self._answered else None

    def show_indexing(self, *, indexing: bool) -> None:
        """Know whether there will soon be more to search in: until then, a query can wait for it."""
        self._indexing = indexing

    def search_waiting(self, pictures: int) -> None:
        """Search with the query that waits, if there are pictures to search in now."""
        if self._waiting is not None and pictures:
            self.search(self._waiting)
        elif not self._indexing:
            self._wait_with(None)

    def _wait_with(self, query: Query | None) -> None:
        self._waiting = query
        self.waits.emit(query is not None)

    def _show(self, result: SearchResult) -> None:
        self._answered = Visited(result.query, tuple(source for _, source in result.examples))
        if self._target is None:
            self._history.visit(self._answered)
        else:
            self._history.arrive(self._target, self._answered)
        self.answered.emit(result)
        self.moved.emit()

    def _fail(self, error: SimguiError) -> None:
        waits = isinstance(error, NothingToSearch) and self._indexing
        self._wait_with(self._query if waits else None)
        self._query = self._answered.query if self._answered else None  # what is still shown
        if not waits:
            self.failed.emit(error)
