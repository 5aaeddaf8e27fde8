"""Recent queries, kept across starts by the files of their pictures; nothing is kept of a pasted picture."""

import json
import os
from dataclasses import astuple
from pathlib import Path
from typing import Any

from simgui.gui.search.query.history import Visited
from simgui.gui.settings import Settings
from simgui.search.query import MOST_EXAMPLES, Example, Query, Region, Source

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
    def queries(self) -> tuple[Query, ...]:
        """The newest first."""
        return self._queries

    def note(self, visited: Visited) -> None:
        """Keep a query that was answered, unless something of it has no file.

        It takes the place of one of the same pictures: each move of a crop is a query.
        """
        query = Query(visited.by_files.asked, visited.query.turned)
        if all(isinstance(example.source, Path) for example in query.examples):
            others = tuple(each for each in self._queries if _pictures(each) != _pictures(query))
            self._keep((query, *others)[:MOST_KEPT])

    def clear(self) -> None:
        """Forget them all."""
        self._keep(())

    def _keep(self, queries: tuple[Query, ...]) -> None:
        self._queries = queries
        self._settings["recent_queries"] = json.dumps([_to_json(query) for query in queries])


def _pictures(query: Query) -> frozenset[tuple[Source, bool]]:
    return frozenset((example.source, example.unlike) for example in query.examples)


def _to_json(query: Query) -> dict[str, Any]:
    return {
        "turned": query.turned,
        "examples": [
            {
                "file": os.fsencode(example.source).hex(),  # a name may be no valid text
                "region": astuple(example.region) if example.region else None,
                "unlike": example.unlike,
            }
            for example in query.examples
            if isinstance(example.source, Path)
        ],
    }


def _read(text: str) -> tuple[Query, ...]:
    """Read what was kept; what is not of this form is forgotten."""
    try:
        return tuple(_from_json(each) for each in json.loads(text)[:MOST_KEPT]) if text else ()
    except (ValueError, TypeError, KeyError, RecursionError):
        return ()


def _from_json(kept: Any) -> Query:
    examples = tuple(
        Example(
            Path(os.fsdecode(bytes.fromhex(each["file"]))),
            Region(*map(float, each["region"])) if each["region"] else None,
            each["unlike"] is True,
        )
        for each in kept["examples"][:MOST_EXAMPLES]
    )
    return Query(examples, kept["turned"] is True)
