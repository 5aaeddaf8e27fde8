"""Recent queries, kept across starts: words, and pictures by their files; nothing of a pasted picture."""

import json
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

from simgui.gui.search.query.history import Visited
from simgui.gui.search.query.word_line import WordLine
from simgui.gui.settings import Settings
from simgui.search.query import MOST_EXAMPLES, Example, Query, Region, Source
from simgui.words.records import Keyword

MOST_KEPT = 12


class RecentQueries:
    """The last queries, the newest first.

    Args:
        settings: Keep them.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._queries = _read(settings["recent_queries"])

    @property
    def queries(self) -> tuple[Visited, ...]:
        """The newest first; pictures are known by their files."""
        return self._queries

    def note(self, visited: Visited) -> None:
        """Keep a query that was answered, unless something of it has no file.

        It takes the place of one of the same pictures and words: each move of a crop is a query.
        """
        query = Query(visited.by_files.asked, visited.query.turned)
        paths = tuple(each.source for each in query.examples if isinstance(each.source, Path))
        if len(paths) == len(query.examples):
            noted = Visited(query, paths, visited.words.asked)
            others = tuple(each for each in self._queries if _what(each) != _what(noted))
            self._keep((noted, *others)[:MOST_KEPT])

    def clear(self) -> None:
        """Forget them all."""
        self._keep(())

    def _keep(self, queries: tuple[Visited, ...]) -> None:
        self._queries = queries
        self._settings["recent_queries"] = json.dumps([_to_json(each) for each in queries])


def _what(visited: Visited) -> tuple[frozenset[tuple[Source, bool]], str]:
    pictures = frozenset((example.source, example.unlike) for example in visited.query.examples)
    return pictures, visited.words.summary.casefold()


def _to_json(visited: Visited) -> dict[str, Any]:
    return {
        "words": visited.words.text,
        "senses": visited.words.senses,
        "keywords": [(each.word, each.sense) for each in visited.words.keywords],
        "turned": visited.query.turned,
        "examples": [
            {
                "file": os.fsencode(example.source).hex(),  # a name may be no valid text
                "region": astuple(example.region) if example.region else None,
                "unlike": example.unlike,
            }
            for example in visited.query.examples
            if isinstance(example.source, Path)
        ],
    }


def _read(text: str) -> tuple[Visited, ...]:
    """Read what was kept; what is not of this form is forgotten."""
    try:
        return tuple(_from_json(each) for each in json.loads(text)[:MOST_KEPT]) if text else ()
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _from_json(kept: Any) -> Visited:
    examples = tuple(
        Example(
            Path(os.fsdecode(bytes.fromhex(each["file"]))),
            Region(*map(float, each["region"])) if each["region"] else None,
            each["unlike"] is True,
        )
        for each in kept["examples"][:MOST_EXAMPLES]
    )
    senses = tuple((str(word), str(sense)) for word, sense in kept.get("senses", ()))
    keywords = tuple(Keyword(str(word), str(sense), 1.0) for word, sense in kept.get("keywords", ()))
    words = WordLine(str(kept.get("words", "")), senses, keywords)  # an earlier version has kept none
    paths = tuple(each.source for each in examples if isinstance(each.source, Path))
    return Visited(Query(examples, kept["turned"] is True), paths, words)
