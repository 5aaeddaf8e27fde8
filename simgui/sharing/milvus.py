"""A gallery in a collection of Milvus.

The index of the engine proposes candidates, more than are wanted; their distances are computed again from the
embeddings that are kept, as a local search computes them, so that thresholds mean the same. What the index
does not propose is missed: `simgui/sharing/measuring.py` measures how much that is.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from simgui.models.head import Embeddings
from simgui.search.exact import distances_to
from simgui.sharing.conditions import condition_of, texts_of
from simgui.sharing.connection import Connection
from simgui.sharing.entry_rows import FIELDS, SHOWN, entry_of, row_of
from simgui.sharing.freshness import FRESH, Freshness
from simgui.sharing.gallery import ALL, Among, Distances, Entry, Found, merged, root_id

MOST_CANDIDATES = 16_384
"""Milvus gives no more at once."""
_MORE = 64
"""So many more candidates than are wanted: few true neighbours are missed, and ties are all seen."""
_TIMES = 4
_EF_AT_LEAST = 128
_ROWS_A_PAGE = 4096
_ROWS_A_WRITE = 500
_KEYS_A_DELETE = 1000
_EMBEDDED = ("content", "embedding")
INDEX = "HNSW"
_INDEX_OPTIONS = {"M": 16, "efConstruction": 200}


def create_collection(connection: Connection, name: str, width: int, description: str = "") -> None:
    """Make sure that there is a collection for entries.

    Args:
        connection: Of the server.
        name: Of the collection.
        width: How many numbers an embedding has.
        description: Kept with it.

    Raises:
        SharedLibraryProblem: if the server does not allow it.
    """
    fields = (*FIELDS, ("embedding", "FLOAT_VECTOR", {"dim": width}))
    connection.make_collection(name, fields, ("embedding", INDEX, _INDEX_OPTIONS), description)


class MilvusGallery:
    """The entries of a collection. Safe to use from several threads; many programs may share it.

    Args:
        connection: Of the server.
        collection: Its name.
        width: How many numbers an embedding has.
    """

    def __init__(self, connection: Connection, collection: str, width: int) -> None:
        self.collection = collection
        self._connection = connection
        self._width = width
        self._freshness = Freshness()

    @property
    def width(self) -> int:
        """How many numbers an embedding has."""
        return self._width

    def count(self, among: Among = ALL) -> int:
        """Count the entries, or those that pass a filter."""
        answer = self._query(condition_of(among), ["count(*)"])
        return int(answer[0]["count(*)"])

    def nearest(self, query: Embeddings, k: int, among: Among = ALL) -> Found:
        """Find the k nearest pictures among the candidates of the index; see `Gallery.nearest`."""
        wanted = min(MOST_CANDIDATES, k + _MORE)
        while True:
            rows = self._candidates(query, wanted, among)
            found = _nearest(rows, query, k)
            # Of pictures that lie under many roots, some candidates are the same picture again.
            if len(found) >= k or len(rows) < wanted or wanted == MOST_CANDIDATES:
                return found
            wanted = min(MOST_CANDIDATES, wanted * _TIMES)

    def _candidates(self, query: Embeddings, wanted: int, among: Among) -> list[Mapping[str, Any]]:
        hits = self._connection.ask(
            "search",
            self.collection,
            data=[query.astype(np.float32)],
            anns_field="embedding",
            filter=condition_of(among),
            limit=wanted,
            output_fields=[*SHOWN, "embedding"],
            # Each index takes the numbers that are meant for it.
            search_params={"metric_type": "IP", "params": {"ef": max(_EF_AT_LEAST, wanted), "nprobe": 64}},
            consistency_level=self._freshness.level,
        )
        return [hit["entity"] for hit in hits[0]]

    def get(self, contents: Sequence[bytes]) -> dict[bytes, Entry]:
        """Look pictures up by content, as of now; one that is not there is left out."""
        return self._look_up(contents, FRESH)

    def get_soon(self, contents: Sequence[bytes]) -> dict[bytes, Entry]:
        """Do as `get` without waiting for what others write at this moment, as a search does."""
        return self._look_up(contents, self._freshness.level)

    def _look_up(self, contents: Sequence[bytes], level: str) -> dict[bytes, Entry]:
        found: dict[bytes, Entry] = {}
        for group in _groups(contents, _KEYS_A_DELETE):
            condition = f"content in {texts_of(each.hex() for each in group)}"
            for row in self._pages(condition, SHOWN, level):
                entry = entry_of(row)
                found[entry.content] = (
                    merged(found[entry.content], entry) if entry.content in found else entry
                )
        return found

    def distances(self, contents: Sequence[bytes], queries: Embeddings) -> dict[bytes, Distances]:
        """Give how far pictures are from each query, float32 (q, d) → (q,), by content."""
        found: dict[bytes, Distances] = {}
        for group in _groups(contents, _ROWS_A_WRITE):
            condition = f"content in {texts_of(each.hex() for each in group)}"
            rows = list(self._pages(condition, _EMBEDDED, self._freshness.level))
            if not rows:
                continue
            vectors = np.array([row["embedding"] for row in rows], np.float32)
            away = np.stack([distances_to(vectors, query) for query in queries], axis=1)
            found |= {bytes.fromhex(row["content"]): each for row, each in zip(rows, away, strict=True)}
        return found

    def label_counts(self) -> Mapping[str, int]:
        """Count the entries of each label. It reads the labels of all entries."""
        return Counter(row["label"] for row in self._pages('label != ""', ("label",)))

    def stamps(self, root: str) -> Iterator[tuple[str, str]]:
        """Yield key and stamp of every entry under a root: what `stamp_of` gave when it was put there."""
        for row in self._pages(f'root == "{root_id(root)}"', ("stamp",)):
            yield row["id"], row["stamp"]

    def embeddings(self) -> Iterator[tuple[list[bytes], Embeddings]]:
        """Yield contents and embeddings, float32 (n, d), of all entries, a bounded number at once."""
        for rows in self._page_by_page("", _EMBEDDED, _ROWS_A_WRITE):
            vectors = np.array([row["embedding"] for row in rows], np.float32)
            yield [bytes.fromhex(row["content"]) for row in rows], vectors

    def put(self, entries: Sequence[Entry], embeddings: Embeddings) -> None:
        """Add entries with embeddings, float32 (n, d) of unit length; those of the same keys are replaced."""
        for start in range(0, len(entries), _ROWS_A_WRITE):
            group = slice(start, start + _ROWS_A_WRITE)
            rows = [
                row_of(entry, embedding)
                for entry, embedding in zip(entries[group], embeddings[group], strict=True)
            ]
            self._connection.write("upsert", self.collection, rows)
            self._freshness.wrote()

    def delete(self, keys: Sequence[str]) -> None:
        """Take entries out, by their keys; one that is not there is no error."""
        for group in _groups(keys, _KEYS_A_DELETE):
            self._connection.write("delete", self.collection, ids=list(group))
            self._freshness.wrote()

    def clear(self) -> None:
        """Take all entries out."""
        self._connection.write("delete", self.collection, filter='id >= ""')
        self._freshness.wrote()

    def _query(self, condition: str, fields: Sequence[str], **options: Any) -> list[Mapping[str, Any]]:
        options.setdefault("consistency_level", self._freshness.level)
        answer = self._connection.ask(
            "query", self.collection, filter=condition, output_fields=list(fields), **options
        )
        return list(answer)

    def _pages(
        self, condition: str, fields: Sequence[str], level: str = FRESH
    ) -> Iterator[Mapping[str, Any]]:
        for rows in self._page_by_page(condition, fields, _ROWS_A_PAGE, level):
            yield from rows

    def _page_by_page(
        self, condition: str, fields: Sequence[str], rows_a_page: int, level: str = FRESH
    ) -> Iterator[list[Mapping[str, Any]]]:
        """Yield all rows that fulfil a condition, in the order of their keys; as fresh as `level` says."""
        last = ""
        while True:
            beyond = f'id > "{last}"'
            rows = self._query(
                f"({condition}) and {beyond}" if condition else beyond,
                ["id", *fields],
                limit=rows_a_page,
                consistency_level=level,
            )
            if not rows:
                return
            yield rows
            last = max(row["id"] for row in rows)


def _nearest(rows: Sequence[Mapping[str, Any]], query: Embeddings, k: int) -> Found:
    """Compute the distances of candidates, and give the k nearest pictures."""
    if not rows:
        return Found((), np.empty(0, np.float32))
    distances = distances_to(np.array([row["embedding"] for row in rows], np.float32), query)
    contents: npt.NDArray[np.str_] = np.array([row["content"] for row in rows])
    found: dict[str, tuple[Entry, np.float32]] = {}
    for place in np.lexsort((contents, distances)).tolist():
        content, entry = rows[place]["content"], entry_of(rows[place])
        if content in found:
            found[content] = merged(found[content][0], entry), found[content][1]
        elif len(found) < k:
            found[content] = entry, distances[place]
    return Found(
        tuple(entry for entry, _ in found.values()),
        np.array([distance for _, distance in found.values()], np.float32),
    )


def _groups(values: Sequence[Any], at_once: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(values), at_once):
        yield values[start : start + at_once]
