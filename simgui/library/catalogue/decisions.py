"""What the person decided."""

import os
import sqlite3
from collections.abc import Iterable, Mapping
from pathlib import Path
from urllib.parse import quote_from_bytes

from simgui.library.catalogue.changes import (
    Change,
    Choice,
    GroupDecision,
    GroupVerdict,
    Kind,
    PairAnswer,
    PictureDecision,
    SubfolderLabel,
)
from simgui.library.catalogue.database import Database
from simgui.library.catalogue.decision_copy import DecisionCopy
from simgui.library.labels import Labelling


class StoredDecisions:
    """Choices by name, labels by folder, decisions by the content of a picture; each is kept twice.

    Args:
        database: Keeps them.
        copy: Keeps them too.
    """

    def __init__(self, database: Database, copy: DecisionCopy) -> None:
        self._database = database
        self._copy = copy

    def choice(self, name: str) -> str | None:
        """Give what the person chose under a name; None if they left it as it is."""
        row = self._database.query("SELECT value FROM choices WHERE name = ?", (name,)).fetchone()
        return None if row is None else str(row[0])

    def choices(self, beginning: str) -> dict[str, str]:
        """Give all choices whose names begin so, by name."""
        rows = self._database.query(
            "SELECT name, value FROM choices WHERE substr(name, 1, ?) = ?", (len(beginning), beginning)
        )
        return {str(name): str(value) for name, value in rows}

    def labelling(self, folder: Path) -> Labelling:
        """Give what the person made of the subfolders of a folder."""
        return Labelling.from_json(self.choice(_labels_of(folder)))

    def decided(self, kind: Kind) -> dict[int, str]:
        """Give what the person decided about pictures, by their ids."""
        return dict(
            self._database.query(
                "SELECT pictures.id, value FROM decisions JOIN pictures USING (content) WHERE kind = ?",
                (kind,),
            )
        )

    def answers(self, content: bytes | None = None) -> list[PairAnswer]:
        """Give what the person said about pairs of pictures, in the order of their contents.

        Args:
            content: Only pairs with this picture; all if None.
        """
        rows = self._database.query(
            "SELECT one, other, same, asked FROM pairs WHERE ?1 IS NULL OR one = ?1 OR other = ?1"
            " ORDER BY one, other",
            (content,),
        )
        return [PairAnswer(one, other, bool(same), bool(asked)) for one, other, same, asked in rows]

    def group_decisions(self) -> list[GroupDecision]:
        """Give what the person said of groups of duplicates, in the order of their names."""
        rows = self._database.query(
            "SELECT name, verdict, content, files FROM group_decisions ORDER BY name, content"
        )
        files: dict[tuple[bytes, str], list[tuple[bytes, int]]] = {}
        for name, verdict, content, count in rows:
            files.setdefault((name, verdict), []).append((content, count))
        return [GroupDecision(tuple(held), GroupVerdict(verdict)) for (_, verdict), held in files.items()]

    def apply(self, changes: Iterable[Change]) -> tuple[Change, ...]:
        """Make changes, in this order: all of them or, after an error or a kill, none.

        It is one transaction, and the copy is written once, for any number of changes.

        Returns:
            The changes that take these back.

        Raises:
            KeyError: if a picture is not known.
            SimguiError: if the disk does not allow it.
        """
        with self._copy.deciding(self._database) as connection:
            before = [self._make(connection, change) for change in changes]
        return tuple(reversed(before))

    def choose(self, name: str, value: str | None) -> None:
        """Keep a choice, or, with None, forget it."""
        self.choose_all({name: value})

    def choose_all(self, values: Mapping[str, str | None]) -> None:
        """Keep several choices, or, with None, forget them: all or, after an error or a kill, none."""
        self.apply(Choice(name, value) for name, value in values.items())

    def decide(self, kind: Kind, values: Mapping[int, str | None]) -> dict[int, str | None]:
        """Keep decisions of one kind.

        Args:
            kind: What is decided.
            values: By the ids of the pictures; None to forget what was decided before.

        Returns:
            What was decided before, by the same ids: given back to this method, it takes the change back.
        """
        undo = self.apply(PictureDecision(picture, kind, value) for picture, value in values.items())
        return {each.picture: each.value for each in undo if isinstance(each, PictureDecision)}

    def _make(self, connection: sqlite3.Connection, change: Change) -> Change:
        """Make one change, and give the one that takes it back."""
        match change:
            case PictureDecision():
                return _decide(connection, change)
            case SubfolderLabel(folder, subfolder, label):
                before = self.labelling(folder)
                after = before.with_label((subfolder,), label)
                _choose(connection, _labels_of(folder), after.to_json() if after.chosen else None)
                return SubfolderLabel(folder, subfolder, before.chosen.get(subfolder, subfolder))
            case Choice(name, value):
                known = self.choice(name)
                _choose(connection, name, value)
                return Choice(name, known)
            case PairAnswer():
                return _answer(connection, change)
            case GroupDecision():
                return _decide_group(connection, change)


def _decide(connection: sqlite3.Connection, change: PictureDecision) -> PictureDecision:
    row = connection.execute(
        "SELECT pictures.content, value FROM pictures LEFT JOIN decisions"
        " ON decisions.content = pictures.content AND kind = ? WHERE pictures.id = ?",
        (change.kind, change.picture),
    ).fetchone()
    if row is None:
        raise KeyError(change.picture)
    content, before = row
    if change.value is None:
        connection.execute("DELETE FROM decisions WHERE content = ? AND kind = ?", (content, change.kind))
    else:
        connection.execute(
            "INSERT OR REPLACE INTO decisions VALUES (?, ?, ?)", (content, change.kind, change.value)
        )
    return PictureDecision(change.picture, change.kind, before)


def _answer(connection: sqlite3.Connection, change: PairAnswer) -> PairAnswer:
    if change.one == change.other:
        raise ValueError("a picture makes no pair with itself")
    known = connection.execute(
        "SELECT same, asked FROM pairs WHERE one = ? AND other = ?", change.pair
    ).fetchone()
    if change.same is None:
        connection.execute("DELETE FROM pairs WHERE one = ? AND other = ?", change.pair)
    else:
        connection.execute(
            "INSERT OR REPLACE INTO pairs VALUES (?, ?, ?, ?)", (*change.pair, change.same, change.asked)
        )
    same, asked = (None, False) if known is None else (bool(known[0]), bool(known[1]))
    return PairAnswer(*change.pair, same, asked)


def _decide_group(connection: sqlite3.Connection, change: GroupDecision) -> GroupDecision:
    if not change.files:
        raise ValueError("a group holds something")
    rows = connection.execute(
        "SELECT content, files, verdict FROM group_decisions WHERE name = ? ORDER BY content", (change.name,)
    ).fetchall()
    connection.execute("DELETE FROM group_decisions WHERE name = ?", (change.name,))
    if change.verdict is not None:
        connection.executemany(
            "INSERT INTO group_decisions (name, content, files, verdict) VALUES (?, ?, ?, ?)",
            [(change.name, content, files, change.verdict) for content, files in change.files],
        )
    if not rows:
        return GroupDecision(change.files, None)
    return GroupDecision(tuple((content, files) for content, files, _ in rows), GroupVerdict(rows[0][2]))


def _choose(connection: sqlite3.Connection, name: str, value: str | None) -> None:
    if value is None:
        connection.execute("DELETE FROM choices WHERE name = ?", (name,))
    else:
        connection.execute("INSERT OR REPLACE INTO choices VALUES (?, ?)", (name, value))


def _labels_of(folder: Path) -> str:
    """Name the choice; the name of a folder may be no valid text."""
    return f"labels of {quote_from_bytes(os.fsencode(folder))}"
