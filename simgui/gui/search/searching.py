"""The query of the person: asked, answered, or waiting until there is something to search in."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from simgui.core.errors import NothingToSearch, SimguiError
from simgui.gui.state import WindowState
from simgui.gui.work.latest import Latest
from simgui.gui.work.worker import Lane, Worker
from simgui.search.filters import Filter
from simgui.search.query import Query, Source, as_query
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

    def __init__(
        self, searches: Searches, state: WindowState, worker: Worker, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._searches = searches
        self._state = state
        self._run = Latest(worker, Lane.SEARCH, self)
        self._query: Query | None = None
        self._answered: Query | None = None
        self._source: Path | bytes = b""
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
        self._ask(query, self._wanted if query == self._query else self._number)

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

    def forget_ids(self) -> None:
        """Know the query by its file from now on: its id may stand for another picture."""
        if self._answered is not None and _has_ids(self._answered):
            self._answered = as_query(self._source)
        if self._query is not None and _has_ids(self._query):
            self._run.cancel()
            self._query = self._answered

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
        self._answered, self._source = result.query, result.source
        self.answered.emit(result)

    def _fail(self, error: SimguiError) -> None:
        waits = isinstance(error, NothingToSearch) and self._indexing
        self._wait_with(self._query if waits else None)
        self._query = self._answered  # what is still shown
        if not waits:
            self.failed.emit(error)


def _has_ids(query: Query) -> bool:
    return any(isinstance(example.source, int) for example in query.examples)
