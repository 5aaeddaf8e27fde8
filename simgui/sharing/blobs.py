"""Bytes by name in a collection of Milvus: thumbnails, the files of models, what is said of a version.

A row holds 64 kB of text at most, so bytes are cut into parts. Each part tells the hash of the whole, so that
a kill between two parts, or two writers at once, are seen and never give something mixed.
"""

import base64
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from simgui.sharing.connection import Connection
from simgui.sharing.freshness import FRESH, Freshness

MOST_NAME = 128
_BYTES_A_PART = 48_000
_MOST_TEXT = 65_535
_BYTES_A_WRITE = 4 << 20
_NAMES_A_READ = 64
_ROWS_A_PAGE = 128
_NAMES_A_PAGE = 4096
_VECTOR = [0.0, 1.0]  # every collection must have vectors

_FIELDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("id", "VARCHAR", {"is_primary": True, "max_length": MOST_NAME + 16}),
    ("name", "VARCHAR", {"max_length": MOST_NAME}),
    ("part", "INT64", {}),
    ("parts", "INT64", {}),
    ("hash", "VARCHAR", {"max_length": 32}),
    ("data", "VARCHAR", {"max_length": _MOST_TEXT}),
    ("vector", "FLOAT_VECTOR", {"dim": 2}),
)


def create_blobs(connection: Connection, collection: str) -> None:
    """Make sure that there is a collection for blobs; they are too large to be held in the server's memory.

    Raises:
        SharedLibraryProblem: if the server does not allow it.
    """
    connection.make_collection(collection, _FIELDS, ("vector", "FLAT", {}), mapped=True)


class Blobs:
    """Bytes by name; safe to use from several threads, and from several programs.

    Names are of ASCII letters, digits and `/-_.`, at most `MOST_NAME` of them.

    Args:
        connection: Of the server.
        collection: Its name.
    """

    def __init__(self, connection: Connection, collection: str) -> None:
        self._connection = connection
        self._collection = collection
        self._freshness = Freshness()

    def put(self, blobs: Mapping[str, bytes]) -> None:
        """Keep bytes by name; what has that name is replaced.

        Raises:
            SharedLibraryProblem: if it does not work; what was there may be lost then, but is never mixed.
        """
        rows: list[dict[str, Any]] = []
        room = _BYTES_A_WRITE
        for name, content in blobs.items():
            for row in _parts(name, content):
                rows.append(row)
                room -= len(row["data"])
                if room < 0:
                    self._write(rows)
                    rows, room = [], _BYTES_A_WRITE
        if rows:
            self._write(rows)

    def get(self, names: Sequence[str]) -> dict[str, bytes]:
        """Give bytes by name; what is not there, or not whole, is left out."""
        found: dict[str, bytes] = {}
        for start in range(0, len(names), _NAMES_A_READ):
            group = names[start : start + _NAMES_A_READ]
            parts: dict[tuple[str, str], dict[int, Mapping[str, Any]]] = defaultdict(dict)
            for row in self._rows(
                f"name in {json.dumps(list(group))}", ("data", "part", "parts", "hash", "name")
            ):
                parts[row["name"], row["hash"]][row["part"]] = row
            for (name, digest), rows in parts.items():
                content = _joined(rows)
                if content is not None and _hash(content) == digest:
                    found[name] = content
        return found

    def known(self, names: Sequence[str]) -> set[str]:
        """Tell which names there are, of some."""
        found: set[str] = set()
        for start in range(0, len(names), _NAMES_A_PAGE):
            group = [f"{name}#0000" for name in names[start : start + _NAMES_A_PAGE]]
            rows = self._read(f"id in {json.dumps(group)}", ["name"], self._freshness.level)
            found |= {row["name"] for row in rows}
        return found

    def names(self, beginning: str) -> list[str]:
        """List the names that begin so, in their order."""
        condition = f'part == 0 and name >= "{beginning}" and name < "{beginning}~"'
        return sorted({row["name"] for row in self._rows(condition, ("name",), _NAMES_A_PAGE)})

    def delete(self, names: Sequence[str]) -> None:
        """Take blobs away; one that is not there is no error."""
        for start in range(0, len(names), _NAMES_A_PAGE):
            group = list(names[start : start + _NAMES_A_PAGE])
            ids = [row["id"] for row in self._rows(f"name in {json.dumps(group)}", (), _NAMES_A_PAGE)]
            if ids:
                self._connection.write("delete", self._collection, ids=ids)
                self._freshness.wrote()

    def _write(self, rows: Sequence[Mapping[str, Any]]) -> None:
        self._connection.write("upsert", self._collection, list(rows))
        self._freshness.wrote()

    def _rows(
        self, condition: str, fields: Sequence[str], rows_a_page: int = _ROWS_A_PAGE
    ) -> Iterator[Mapping[str, Any]]:
        last, level = "", self._freshness.level
        while True:
            rows = self._read(f'({condition}) and id > "{last}"', ["id", *fields], level, rows_a_page)
            yield from rows
            if len(rows) < rows_a_page:
                return
            last = max(row["id"] for row in rows)

    def _read(
        self, condition: str, fields: Sequence[str], level: str = FRESH, most: int = _NAMES_A_PAGE
    ) -> Sequence[Mapping[str, Any]]:
        answer = self._connection.ask(
            "query",
            self._collection,
            filter=condition,
            output_fields=list(fields),
            limit=most,
            consistency_level=level,
        )
        return list(answer)


def _parts(name: str, content: bytes) -> Iterator[dict[str, Any]]:
    parts = max(1, -(-len(content) // _BYTES_A_PART))
    digest = _hash(content)
    for part in range(parts):
        piece = content[part * _BYTES_A_PART : (part + 1) * _BYTES_A_PART]
        yield {
            "id": f"{name}#{part:04}",
            "name": name,
            "part": part,
            "parts": parts,
            "hash": digest,
            "data": base64.b64encode(piece).decode("ascii"),
            "vector": _VECTOR,
        }


def _joined(rows: Mapping[int, Mapping[str, Any]]) -> bytes | None:
    """Put parts together; None if one is missing, or is none."""
    parts = next(iter(rows.values()))["parts"]
    try:
        return b"".join(base64.b64decode(rows[part]["data"], validate=True) for part in range(parts))
    except (KeyError, ValueError, TypeError):
        return None


def _hash(content: bytes) -> str:
    return hashlib.blake2b(content, digest_size=16).hexdigest()
