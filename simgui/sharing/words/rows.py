"""The collection that holds, for words, what is seen in each picture of a library.

It is one for all model versions: what a picture shows does not depend on the model that searches.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from simgui.sharing.connection import Connection
from simgui.sharing.entry_rows import folders_of, label_written, numbers_of, stamp_of
from simgui.sharing.freshness import FRESH, Freshness
from simgui.sharing.gallery import Entry, root_id
from simgui.sharing.words.seen import MOST_LETTERS
from simgui.sharing.words.terms import MOST_TERMS, folder_term

FORMAT = 1
MOST_ROWS = 1000
"""So many candidates are read at once, at most."""
_ROWS_A_WRITE = 500
_ROWS_A_PAGE = 4096
_KEYS_A_DELETE = 1000
_VECTOR = [0.0, 1.0]  # every collection must have vectors
_READ = ("content", "label", "taken", "terms", "seen")

_FIELDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("id", "VARCHAR", {"is_primary": True, "max_length": 64}),
    ("content", "VARCHAR", {"max_length": 32}),
    ("root", "VARCHAR", {"max_length": 16}),
    ("stamp", "VARCHAR", {"max_length": 32}),
    ("label", "VARCHAR", {"max_length": 8000}),
    ("least", "INT64", {}),
    ("taken", "INT64", {}),
    ("terms", "ARRAY", {"element_type": "INT32", "max_capacity": MOST_TERMS}),
    ("seen", "VARCHAR", {"max_length": MOST_LETTERS}),
    ("vector", "FLOAT_VECTOR", {"dim": 2}),
)


@dataclass(frozen=True)
class WordRow:
    """What is published of an entry for words.

    Attributes:
        entry: It.
        terms: For what is seen, colours and names: `simgui/sharing/words/terms.py`.
        seen: What the classifier and the colours say: `simgui/sharing/words/seen.py`.
    """

    entry: Entry
    terms: Sequence[int]
    seen: str


def stamp_for_words(entry: Entry, backbone: str) -> str:
    """Name what is published of an entry for words: another publishing writes what has changed alone."""
    said = json.dumps([FORMAT, backbone, stamp_of(entry)])
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()


def create_words(connection: Connection, collection: str) -> None:
    """Make sure that there is a collection for words.

    Raises:
        SharedLibraryProblem: if the server does not allow it.
    """
    connection.make_collection(collection, _FIELDS, ("vector", "FLAT", {}), f"simgui words {FORMAT}")


class WordRows:
    """The rows of the collection. Safe to use from several threads; many programs may share it.

    Args:
        connection: Of the server.
        collection: Its name.
    """

    def __init__(self, connection: Connection, collection: str) -> None:
        self._connection = connection
        self._collection = collection
        self._freshness = Freshness()

    def count(self, condition: str = "") -> int:
        """Count the rows that fulfil a condition; all, if it is empty."""
        answer = self._query(condition, ["count(*)"], self._freshness.level)
        return int(answer[0]["count(*)"])

    def find(self, condition: str, most: int = MOST_ROWS) -> list[Mapping[str, Any]]:
        """Read rows that fulfil a condition, in no order: content, label, taken, terms, seen."""
        return self._query(condition, _READ, self._freshness.level, limit=min(most, MOST_ROWS))

    def stamps(self, root: str) -> Iterator[tuple[str, str]]:
        """Yield key and stamp of every row under a root, in the order of their keys."""
        last = ""
        while True:
            condition = f'root == "{root_id(root)}" and id > "{last}"'
            rows = self._query(condition, ["id", "stamp"], FRESH, limit=_ROWS_A_PAGE)
            if not rows:
                return
            found = sorted((row["id"], row["stamp"]) for row in rows)
            yield from found
            last = found[-1][0]

    def put(self, rows: Sequence[WordRow], backbone: str) -> None:
        """Write rows; those of the same keys are replaced.

        Args:
            rows: The rows.
            backbone: Whose classifier has looked at the pictures.
        """
        for start in range(0, len(rows), _ROWS_A_WRITE):
            group = [_row(each, backbone) for each in rows[start : start + _ROWS_A_WRITE]]
            self._connection.write("upsert", self._collection, group)
            self._freshness.wrote()

    def delete(self, keys: Sequence[str]) -> None:
        """Take rows out, by their keys; one that is not there is no error."""
        for start in range(0, len(keys), _KEYS_A_DELETE):
            self._connection.write("delete", self._collection, ids=list(keys[start : start + _KEYS_A_DELETE]))
            self._freshness.wrote()

    def _query(
        self, condition: str, fields: Sequence[str], level: str, **options: Any
    ) -> list[Mapping[str, Any]]:
        answer = self._connection.ask(
            "query",
            self._collection,
            filter=condition,
            output_fields=list(fields),
            consistency_level=level,
            **options,
        )
        return list(answer)


def _row(row: WordRow, backbone: str) -> dict[str, Any]:
    entry, numbers = row.entry, numbers_of(row.entry)
    terms = [*map(folder_term, folders_of(entry)), *row.terms]
    return {
        "id": entry.key,
        "content": entry.content.hex(),
        "root": root_id(entry.root),
        "stamp": stamp_for_words(entry, backbone),
        "label": label_written(entry),
        "least": numbers["least"],
        "taken": numbers["taken"],
        "terms": list(dict.fromkeys(terms))[:MOST_TERMS],
        "seen": row.seen,
        "vector": _VECTOR,
    }
