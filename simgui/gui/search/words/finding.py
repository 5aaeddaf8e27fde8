"""One search of the window: with pictures, by words, or with both together."""

from dataclasses import dataclass
from functools import reduce
from pathlib import Path

import numpy as np

from simgui.core.progress import Progress
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.sharing.answers import SharedAnswer, SharedWordsAnswer
from simgui.gui.sharing.libraries import SharedLibraries
from simgui.gui.state import SharedPlace
from simgui.library.catalogue import Where
from simgui.library.records import Ids
from simgui.models.head import Embeddings
from simgui.search.filters import Filter
from simgui.search.query import Query
from simgui.search.records import SearchResult
from simgui.search.service import Searches
from simgui.words.records import WordsResult
from simgui.words.service import Words

_WORDS_THERE = 50
"""So many pictures of a shared library are shown that answer words."""


@dataclass(frozen=True)
class Found:
    """What was found.

    Attributes:
        pictures: What is similar to pictures; None if none are searched with.
        words: What answers words; None if nothing is asked in words.
        shared: The same as `pictures`, with what is known of those of a shared library; None where none was
            searched.
    """

    pictures: SearchResult | None
    words: WordsResult | None
    shared: SharedAnswer | None = None


def find(
    searches: Searches,
    words: Words,
    query: Query | None,
    line: WordLine,
    where: Where,
    number: int,
    chosen: Filter,
    progress: Progress,
) -> Found:
    """Search with pictures, by words, or both: then words change the order of what is similar.

    Args:
        searches: Finds neighbours.
        words: Finds what answers words.
        query: The pictures; None if there are none.
        line: The words; empty if there are none.
        where: Where to search.
        number: So many neighbours at most.
        chosen: Which pictures may be found.
        progress: Stops the work.

    Raises:
        SimguiError: if the query cannot be read, or nothing is indexed there.
        Cancelled: if the person asked to stop.
    """
    similar = None if query is None else searches.find(query, where, number, chosen)
    if not line:
        return Found(similar, None)
    among = _among(searches, words, query, line, where, chosen)
    if query is None or similar is None:
        return Found(None, _by_words(words, line, where, among, None, progress))
    answer = _by_words(words, line, where, among, searches.embedded(query, where), progress)
    return Found(searches.in_order(similar, answer.ids, where), answer)


def find_shared(
    libraries: SharedLibraries,
    searches: Searches,
    words: Words,
    query: Query,
    line: WordLine,
    place: SharedPlace,
    folder: Path | None,
    number: int,
    chosen: Filter,
    progress: Progress,
) -> Found:
    """Search with pictures in a shared library; words, too, have a say in the order there.

    By words alone, the open folder answers besides, which is shown below.

    Args:
        libraries: Find neighbours there.
        searches: Know filters here.
        words: Find what answers words here.
        query: The pictures.
        line: The words; empty if there are none.
        place: The library.
        folder: The open folder; None if none is.
        number: So many neighbours at most.
        chosen: Which pictures may be found.
        progress: Stops the work.

    Raises:
        SimguiError: if the query cannot be read, or the library does not answer.
        Cancelled: if the person asked to stop.
    """
    shared = libraries.find(query, place, folder, number, chosen)
    if line:
        shared = libraries.in_order(shared, query, line.whole, place, folder, number, chosen)
    if not line or folder is None:
        return Found(shared.result, None, shared)
    among = _among(searches, words, None, line, folder, Filter())
    return Found(shared.result, _by_words(words, line, folder, among, None, progress), shared)


def find_words_there(
    libraries: SharedLibraries,
    line: WordLine,
    place: SharedPlace,
    folder: Path | None,
    chosen: Filter,
    _progress: Progress,
) -> SharedWordsAnswer:
    """Find what answers words in a shared library.

    Args:
        libraries: Find it.
        line: The words.
        place: The library.
        folder: The open folder; None if none is.
        chosen: Which pictures may be found.

    Raises:
        SimguiError: if the library does not answer, or knows no words.
    """
    return libraries.find_words(line.whole, place, folder, _WORDS_THERE, chosen)


def _by_words(
    words: Words, line: WordLine, where: Where, among: Ids | None, like: Embeddings | None, progress: Progress
) -> WordsResult:
    """Find what answers a line; keywords alone are answered by every picture that has them."""
    read = words.read(line.text, where, dict(line.senses))
    if read.terms or among is None:
        return words.find(read, where, among, like, progress)
    return WordsResult(read, among, np.ones(len(among), np.float32), len(among))


def _among(
    searches: Searches, words: Words, query: Query | None, line: WordLine, where: Where, chosen: Filter
) -> Ids | None:
    """Give the pictures that pass the filter and have every keyword; None if nothing is left out."""
    kept = [words.with_keyword(each, where) for each in line.keywords]
    passing = searches.passing(where, chosen, query)
    if passing is not None:
        kept.append(passing)
    return reduce(_both, kept) if kept else None


def _both(first: Ids, second: Ids) -> Ids:
    """Give the pictures that are in both, in the order of the first."""
    return first[np.isin(first, second)]
