"""What people decide in a shared library: labels, and which pictures show the same.

Every decision is a row of its own, with who made it and when, and no row is ever changed: two people who
decide at once both leave a row, and the later one counts. A decision of somebody who has seen another one is
later than that, whatever the clocks of their computers say.
"""

import json
import threading
import time
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from simgui.core.names import safe
from simgui.sharing.connection import Connection
from simgui.sharing.failures import SharedLibraryProblem
from simgui.sharing.freshness import Freshness

_MOST_TEXT = 8000
_MOST_WHO = 500
_ROWS_A_PAGE = 4096
_VECTOR = [0.0, 1.0]
_FIELDS: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("id", "VARCHAR", {"is_primary": True, "max_length": 32}),
    ("at", "INT64", {}),
    ("who", "VARCHAR", {"max_length": 2 * _MOST_WHO}),
    ("kind", "VARCHAR", {"max_length": 16}),
    ("content", "VARCHAR", {"max_length": 32}),
    ("other", "VARCHAR", {"max_length": 32}),
    ("said", "VARCHAR", {"max_length": 2 * _MOST_TEXT}),
    ("vector", "FLOAT_VECTOR", {"dim": 2}),
)


class DecisionKind(StrEnum):
    """What a decision is about."""

    LABEL = "label"
    PAIR = "pair"


@dataclass(frozen=True)
class Decision:
    """What somebody decided.

    Attributes:
        kind: What about.
        content: Of the picture, 16 bytes; of the smaller of a pair.
        other: The other picture of a pair; empty for a label.
        value: The label, "same" or "different"; None takes back what was decided.
        who: Who decided.
        at_ms: When, in ms since 1970.
        id: Unique.
    """

    kind: DecisionKind
    content: bytes
    value: str | None
    who: str
    other: bytes = b""
    at_ms: int = 0
    id: str = ""

    @property
    def subject(self) -> tuple[str, bytes, bytes]:
        """What it is about: of the decisions with one subject, the last one counts."""
        return self.kind.value, self.content, self.other


def label_decision(content: bytes, label: str | None, who: str) -> Decision:
    """Give a picture a label; None gives it that of its folder again."""
    return Decision(DecisionKind.LABEL, content, None if label is None else safe(label), who)


def pair_decision(one: bytes, other: bytes, same: bool | None, who: str) -> Decision:
    """Say whether two pictures show the same; None takes it back."""
    value = None if same is None else ("same" if same else "different")
    first, second = sorted((one, other))
    return Decision(DecisionKind.PAIR, first, value, who, second)


def create_log(connection: Connection, collection: str) -> None:
    """Make sure that there is a collection for decisions.

    Raises:
        SharedLibraryProblem: if the server does not allow it.
    """
    connection.make_collection(collection, _FIELDS, ("vector", "FLAT", {}))


class DecisionLog:
    """The decisions of a library; safe to use from several threads, and from several programs.

    Args:
        connection: Of the server.
        collection: Its name.
        clock: Gives seconds since 1970.
    """

    def __init__(
        self, connection: Connection, collection: str, clock: Callable[[], float] = time.time
    ) -> None:
        self._connection = connection
        self._collection = collection
        self._clock = clock
        self._freshness = Freshness()
        self._lock = threading.Lock()
        self._known: dict[str, Decision] = {}
        self._may_add: bool | None = None

    def add(self, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
        """Write decisions, and give them as they were written.

        Raises:
            SharedLibraryProblem: if it does not work; then none counts, or all do.
        """
        before = {each.subject: each.at_ms for each in self.latest()}
        now = round(self._clock() * 1000)
        written = tuple(
            Decision(
                each.kind,
                each.content,
                each.value,
                each.who[:_MOST_WHO],
                each.other,
                max(now, before.get(each.subject, 0) + 1),
                uuid.uuid4().hex,
            )
            for each in decisions
        )
        if written:
            # The client library may send a request again: that is still one row for each id.
            self._connection.write("upsert", self._collection, [_row(each) for each in written])
            self._freshness.wrote()
        return written

    def may_add(self) -> bool:
        """Tell whether the user may write here: taking out a row that there is none of needs that right.

        Raises:
            SharedLibraryProblem: if the server does not answer.
        """
        if self._may_add is None:
            try:
                self._connection.write("delete", self._collection, filter='id == "-"')
                self._may_add = True
            except SharedLibraryProblem as problem:
                if not problem.is_refusal:
                    raise
                self._may_add = False
        return self._may_add

    def latest(self) -> list[Decision]:
        """Give the decision that counts about each subject."""
        found: dict[tuple[str, bytes, bytes], Decision] = {}
        for each in sorted(self._all(), key=lambda each: (each.at_ms, each.id)):
            found[each.subject] = each
        return list(found.values())

    def labels(self) -> dict[bytes, str]:
        """Give the labels that count, by content of the picture."""
        return {
            each.content: each.value
            for each in self.latest()
            if each.kind is DecisionKind.LABEL and each.value is not None
        }

    def answers(self, content: bytes) -> dict[bytes, bool]:
        """Give what counts about a picture and others: whether they show the same, by content."""
        return {
            each.other if each.content == content else each.content: each.value == "same"
            for each in self.latest()
            if each.kind is DecisionKind.PAIR
            and content in (each.content, each.other)
            and each.value is not None
        }

    def history(self, content: bytes) -> list[Decision]:
        """Give everything that was ever decided about a picture, the first first."""
        about = (each for each in self._all() if content in (each.content, each.other))
        return sorted(about, key=lambda each: (each.at_ms, each.id))

    def _all(self) -> Sequence[Decision]:
        """Read all decisions, if their number says that there are new ones: none ever changes."""
        with self._lock:
            level = self._freshness.level
            count = self._connection.ask(
                "query", self._collection, filter="", output_fields=["count(*)"], consistency_level=level
            )[0]["count(*)"]
            if count != len(self._known):
                self._known = {each.id: each for each in self._read(level)}
            return list(self._known.values())

    def _read(self, level: str) -> list[Decision]:
        found: list[Decision] = []
        last = ""
        while True:
            rows = self._connection.ask(
                "query",
                self._collection,
                filter=f"id > {json.dumps(last)}",
                output_fields=[name for name, *_ in _FIELDS if name != "vector"],
                limit=_ROWS_A_PAGE,
                consistency_level=level,
            )
            found += [_decision(row) for row in rows]
            if len(rows) < _ROWS_A_PAGE:
                return found
            last = max(row["id"] for row in rows)


def _row(decision: Decision) -> dict[str, Any]:
    return {
        "id": decision.id,
        "at": decision.at_ms,
        "who": decision.who,
        "kind": decision.kind.value,
        "content": decision.content.hex(),
        "other": decision.other.hex(),
        "said": json.dumps(None if decision.value is None else decision.value[: _MOST_TEXT // 6]),
        "vector": _VECTOR,
    }


def _decision(row: Mapping[str, Any]) -> Decision:
    value = json.loads(row["said"])
    return Decision(
        DecisionKind(row["kind"]),
        bytes.fromhex(row["content"]),
        value if isinstance(value, str) else None,
        str(row["who"]),
        bytes.fromhex(row["other"]),
        int(row["at"]),
        str(row["id"]),
    )
